// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Erasure on request")
struct ErasureRequestTests {
    private func prepared() async throws -> Desk {
        let desk = try Desk()
        desk.add("n1", to: "news")
        desk.add("n2", to: "news")
        desk.add("i1", to: "invoices", on: "2024-05-01")
        desk.add("others", to: "news", of: "bert")
        try await desk.tell(.consentGiven("news", text: "news-1"), at: Desk.now.advanced(bySeconds: -9))
        try await desk.tell(.consentWithdrawn("news"), at: Desk.now.advanced(bySeconds: -8))
        return desk
    }

    @Test("erases what was granted, keeps what was refused, and says so store by store")
    func receipt() async throws {
        let desk = try await prepared()
        let receipt = try await desk.desk().erase(try await desk.decide(.requestErasure), at: Desk.now)
        #expect(receipt.request == "r-1")
        #expect(receipt.erased == 2)
        let line = try #require(receipt.lines.first)
        #expect(receipt.lines.count == 1)
        #expect(line.store == "main")
        #expect(line.table == "news")
        #expect(line.activity == "news")
        #expect(line.kept.isEmpty)
        #expect(desk.store.count("news") == 1, "the other person's row stays")
        #expect(desk.store.count("invoices") == 1)
    }

    @Test("is recorded for the request before it is done, with how many rows of which table")
    func recorded() async throws {
        let desk = try await prepared()
        let receipt = try await desk.desk().erase(try await desk.decide(.requestErasure), at: Desk.now)
        let kinds = try await desk.kinds()
        #expect(
            kinds.suffix(7) == [
                .requestReceived, .assessmentBegan, .requestDecided, .permitted, .erased, .privatePartsErased,
                .requestExecuted,
            ])
        #expect(receipt.ledger.map(\.sequence) == [Int64(kinds.count - 1)], "the receipt is about the ledger's record")
        let done = try await desk.ledger.entries(of: Desk.anna).last?.privatePart?.event
        #expect(done?.counts == ["main.news": 2])
    }

    @Test("done twice is success")
    func twice() async throws {
        let desk = try await prepared()
        let decided = try await desk.decide(.requestErasure)
        #expect(try await desk.desk().erase(decided, at: Desk.now).erased == 2)
        #expect(try await desk.desk().erase(decided, at: Desk.now).erased == 0)
        let anew = try await desk.decide(.requestErasure, id: "r-2")
        #expect(try await desk.desk().erase(anew, at: Desk.now).erased == 0)
        #expect(desk.store.count("news") == 1)
    }

    @Test("leaves what a hold laid after the decision protects, and names it")
    func heldMeanwhile() async throws {
        let desk = try await prepared()
        let decided = try await desk.decide(.requestErasure)
        try await desk.tell(.held("case-1", because: "a claim"))
        let receipt = try await desk.desk().erase(decided, at: Desk.now)
        #expect(receipt.erased == 0)
        #expect(receipt.lines.first?.kept == ["hold.active", "hold.active"])
        #expect(desk.store.count("news") == 3)
    }

    @Test("gets through the person's own restriction")
    func restricted() async throws {
        let desk = try await prepared()
        try await desk.tell(.restricted(.b))
        let receipt = try await desk.desk().erase(try await desk.decide(.requestErasure), at: Desk.now)
        #expect(receipt.erased == 2)
    }

    @Test("waits for the answer to an access request that came with it")
    func accessFirst() async throws {
        let desk = try await prepared()
        let access = try await desk.decide(.requestAccess, id: "access")
        let erasure = try await desk.decide(.requestErasure, id: "erasure")
        let early = try await desk.desk().erase(erasure, at: Desk.now)
        #expect(early.lines.first?.kept == ["request.open", "request.open"])
        let later = Desk.now.advanced(bySeconds: 60)
        _ = try await desk.desk().answered(access, at: later)
        #expect(try await desk.desk().erase(erasure, at: later).erased == 2)
    }

    @Test("an open request stops the sweep until it is answered")
    func purge() async throws {
        let desk = try await prepared()
        desk.add("old", to: "invoices", on: "2010-05-01")
        let decided = try await desk.decide(.requestAccess)
        let sweep = RetentionSweep(try desk.path(), newID: { desk.names.next() })
        let report = try await sweep.run(at: Desk.now, dryRun: false)
        #expect(report.lines.first { $0.table == "invoices" }?.kept == ["request.open": 1])
        #expect(desk.store.count("invoices") == 2)
        let later = Desk.now.advanced(bySeconds: 60)
        _ = try await desk.desk().answered(decided, at: later)
        #expect(try await sweep.run(at: later, dryRun: false).erased == 1)
        #expect(desk.store.count("invoices") == 1)
    }

    @Test("only an erasure request erases")
    func wrongRight() async throws {
        let desk = try await prepared()
        let decided = try await desk.decide(.requestAccess)
        let error = await #expect(throws: RightsError.self) { try await desk.desk().erase(decided, at: Desk.now) }
        #expect(error?.code == .wrongRight)
        #expect(desk.store.count("news") == 3)
    }
}
