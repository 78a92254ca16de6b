// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("After the answer, or without it")
struct AppealTests {
    private let now = Desk.now

    @Test("an appeal opens the file again: nothing is purged, and the request can be handled once more")
    func appeal() async throws {
        let desk = try Desk()
        desk.add("i1", to: "invoices", on: "2024-05-01")
        let decided = try await desk.decide(.requestErasure)
        _ = try await desk.desk().answered(decided, at: now)
        #expect(try await desk.status().openRequests.isEmpty)
        let request = decided.request
        let later = try Desk.morning("2026-04-20")
        let appealed = try await desk.desk().record(.appealed(to: .court), for: request, at: later)
        #expect(appealed.state == .appealed && appealed.appeals == [.court])
        #expect(try await desk.status(at: later).openRequests == ["r-1": .requestErasure])
        let reopened = try await desk.desk().record(.reopened, for: request, at: later)
        #expect(reopened.isOpen && reopened.deadlines(at: later).limit.lastDay.description == "2026-05-20")
        #expect(reopened.deadlines(at: later).promised == nil)
        let early = await #expect(throws: RightsError.self) {
            try await desk.desk().record(.closed, for: request, at: later)
        }
        #expect(early?.allowed == [.beganAssessment, .withdrawn])
        let anew = try await desk.desk().decide(
            try await desk.desk().assess(request, at: later), approvedBy: "J. de Vries", at: later)
        #expect(try await desk.desk().answered(anew, at: later) == .inTime)
        #expect(try await desk.desk().record(.closed, for: request, at: later).state == .closed)
        #expect(try await desk.status(at: later).openRequests.isEmpty)
    }

    @Test("silence can be appealed, and closes nothing")
    func silence() async throws {
        let desk = try Desk()
        let request = try await desk.receive(.requestAccess)
        let early = await #expect(throws: RightsError.self) {
            try await desk.desk().record(.appealed(to: .authority), for: request, at: now)
        }
        #expect(early?.code == .illegalStep)
        let late = try Desk.morning("2026-04-08")
        let appealed = try await desk.desk().record(.appealed(to: .authority), for: request, at: late)
        #expect(appealed.steps(at: late) == [.reopened] && appealed.isOverdue(at: late))
        let reopened = try await desk.desk().record(.reopened, for: request, at: late)
        #expect(reopened.wasLateBefore && reopened.findings(at: late).map(\.code) == ["G-60"])
    }

    @Test("a complaint to us about an answer is an appeal; any other is recorded")
    func complaint() async throws {
        let desk = try Desk()
        let decided = try await desk.decide(.requestAccess)
        try await desk.desk().receiveComplaint(from: Desk.anna, about: decided.request, saying: "slow", at: now)
        #expect(try await desk.desk().request("r-1", of: Desk.anna).appeals.isEmpty, "there is no answer yet")
        _ = try await desk.desk().answered(decided, at: now)
        try await desk.desk().receiveComplaint(from: Desk.anna, about: decided.request, at: now)
        #expect(try await desk.desk().request("r-1", of: Desk.anna).appeals == [.controller])
        try await desk.desk().answeredComplaint(of: Desk.anna, about: decided.request, at: now)
        #expect(try await desk.kinds().suffix(3) == [.complained, .requestAppealed, .complaintAnswered])
        try await desk.desk().receiveComplaint(from: "bert", saying: "spam", at: now)
        #expect(try await desk.ledger.entries(of: "bert").map(\.publicPart.kind) == [.complained])
    }

    @Test("what the person takes back is over, and blocks nothing")
    func withdrawn() async throws {
        let desk = try Desk()
        let request = try await desk.receive(.requestAccess)
        let file = try await desk.desk().record(.withdrawn, for: request, at: now)
        #expect(file.state == .withdrawn && file.steps(at: now).isEmpty && !file.isOverdue(at: .distantFuture))
        #expect(try await desk.status().openRequests.isEmpty)
    }

    @Test("as processor it is sent on to the tenant, named in the entry, and nothing is answered in substance")
    func redirected() async throws {
        let desk = try Desk()
        let request = try await desk.receive(.requestAccess)
        let stranger = await #expect(throws: RightsError.self) {
            try await desk.desk().redirect(request, to: "stranger", at: now)
        }
        #expect(stranger?.code == .notATenant)
        #expect(try await desk.desk().redirect(request, to: "tenant", at: now).state == .redirected)
        let entry = try #require(try await desk.ledger.entries(of: Desk.anna).last)
        #expect(entry.publicPart.kind == .requestRedirected && entry.publicPart.entity == "tenant")
        #expect(try await desk.status().openRequests.isEmpty)
        await #expect(throws: RightsError.self) { try await desk.desk().assess(request, at: now) }
    }

    @Test("a name is one request's, as long as it is open")
    func names() async throws {
        let desk = try Desk()
        _ = try await desk.receive(.requestAccess)
        let again = try await desk.receive(.requestAccess)
        #expect(again.id == "r-1")
        let error = await #expect(throws: RightsError.self) { try await desk.receive(.requestErasure) }
        #expect(error?.code == .wrongRight)
        _ = try await desk.desk().receive(.requestErasure, from: "bert", by: .email, id: "r-1", at: now)
        #expect(try await desk.desk().requests().count == 2)
    }

    @Test("of two handlers who take the same step at once, one does")
    func race() async throws {
        let desk = try Desk()
        let request = try await desk.receive(.requestAccess)
        _ = try await desk.desk().assess(request, at: now)
        let rights = try desk.desk()
        let step = RequestStep.extended(.number, because: "many", approvedBy: "J. de Vries")
        let taken = await withTaskGroup(of: Bool.self) { group in
            for _ in 0..<8 {
                group.addTask { (try? await rights.record(step, for: request, at: Desk.now)) != nil }
            }
            return await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(taken == 1)
        #expect(try await desk.kinds().count { $0 == .requestExtended } == 1)
    }
}
