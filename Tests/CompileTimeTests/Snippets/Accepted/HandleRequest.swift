// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTime

func handle(_ person: SubjectID, at desk: RightsDesk, _ register: Register, on date: LocalDate, now: Instant)
    async throws
{
    let request = try await desk.receive(.requestErasure, from: person, by: .email, id: "R-1", at: now)
    try await desk.record(.askedIdentity(because: .unknownAddress, by: .signIn), for: request, at: now)
    try await desk.record(.confirmedIdentity(by: .signIn), for: request, at: now)
    try await desk.record(.extended(.complexity, because: "four systems", approvedBy: "J."), for: request, at: now)
    let assessment = try await desk.assess(request, at: now)
    let decided = try await desk.decide(assessment, approvedBy: "J.", at: now)
    _ = try await desk.erase(decided, at: now)
    let file = try await desk.request("R-1", of: person)
    try await send(RightsLetter(answering: decided, of: file, register: register, date: date).text(in: .nl))
    _ = try await desk.answered(decided, at: now)
    let objection = try await desk.objectToMarketing(from: person, by: .phone, id: "R-2", at: now)
    _ = try await desk.confirmed(objection, at: now)
}
