// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("An erasure that was granted and isn't done")
struct UnfinishedErasureTests {
    private func prepared() async throws -> Desk {
        let desk = try Desk()
        desk.add("n1", to: "news")
        desk.add("i1", to: "invoices", on: "2024-05-01")
        try await desk.tell(.consentGiven("news", text: "news-1"), at: Desk.now.advanced(bySeconds: -9))
        try await desk.tell(.consentWithdrawn("news"), at: Desk.now.advanced(bySeconds: -8))
        return desk
    }

    @Test("isn't answered, until the obstacle is gone and it was done")
    func held() async throws {
        let desk = try await prepared()
        let decided = try await desk.decide(.requestErasure)
        try await desk.tell(.held("case-1", because: "a claim"))
        #expect(try await desk.desk().erase(decided, at: Desk.now).erased == 0)
        let error = await #expect(throws: RightsError.self) { try await desk.desk().answered(decided, at: Desk.now) }
        #expect(error?.code == .unfinished)
        #expect(error?.description.contains("anna") == false)
        #expect(try await !desk.kinds().contains(.requestAnswered))
        let later = Desk.now.advanced(bySeconds: 60)
        try await desk.tell(.holdReleased("case-1"), at: later)
        await #expect(throws: RightsError.self) { try await desk.desk().answered(decided, at: later) }
        #expect(try await desk.desk().erase(decided, at: later).erased == 1)
        #expect(try await desk.desk().answered(decided, at: later) == .inTime)
        #expect(try await desk.kinds().last == .requestAnswered)
        #expect(desk.store.count("invoices") == 1, "what was refused stays and doesn't hold up the answer")
    }

    @Test("waits for the answer to another request")
    func openRequest() async throws {
        let desk = try await prepared()
        let access = try await desk.decide(.requestAccess, id: "access")
        let erasure = try await desk.decide(.requestErasure, id: "erasure")
        _ = try await desk.desk().erase(erasure, at: Desk.now)
        let error = await #expect(throws: RightsError.self) { try await desk.desk().answered(erasure, at: Desk.now) }
        #expect(error?.code == .unfinished)
        let later = Desk.now.advanced(bySeconds: 60)
        _ = try await desk.desk().answered(access, at: later)
        #expect(try await desk.desk().erase(erasure, at: later).erased == 1)
        _ = try await desk.desk().answered(erasure, at: later)
        #expect(try await desk.kinds().count { $0 == .requestAnswered } == 2)
    }

    @Test("isn't any where all was refused")
    func refused() async throws {
        let desk = try Desk()
        desk.add("i1", to: "invoices", on: "2024-05-01")
        let decided = try await desk.decide(.requestErasure)
        #expect(decided.assessment.granted.isEmpty)
        #expect(try await desk.desk().answered(decided, at: Desk.now) == .inTime)
    }

    @Test("is assessed by the instant passed, though an entry comes from a clock years ahead")
    func clockSkew() async throws {
        let desk = try Desk()
        desk.add("i1", to: "invoices", on: "2025-06-01")
        try await desk.tell(.ageStated(40, country: "NL"), at: try Instant(iso8601: "2040-01-01T00:00+01:00"))
        let request = try await desk.receive(.requestErasure)
        let assessment = try await desk.desk().assess(request, at: Desk.now)
        #expect(assessment.granted.isEmpty)
        #expect(assessment.refused.map { $0.reasons.map(\.code) } == [[.rightExemptLegalObligation]])
    }
}
