// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Testing

@Suite("Records about which nothing can be decided")
struct UndecidableRecordTests {
    @Test("stay where the date isn't one")
    func undated() async throws {
        let archive = try Archive()
        archive.store.insert(
            ["id": .text("c0"), "person": .text("anna"), "name": .text("N."), "on": .integer(1_767_000_000)],
            into: "calls")
        archive.add("c1", of: "anna", to: "calls", on: "long ago")
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.erased == 0)
        #expect(archive.store.count("calls") == 2)
    }

    @Test("what was kept says nothing of whose it is")
    func outcome() async throws {
        let archive = try Archive()
        archive.add("id geheim", of: "anna geheim", to: "calls", on: "2020-01-01")
        try await archive.tell(.held("case-1", because: "claim of anna geheim"), of: "anna geheim")
        let entry = try #require(archive.map.entries.first)
        let records = try await archive.store.datedRecords(of: "anna geheim", in: entry.set)
        let outcome = try await archive.path().erase(records, of: entry, at: Archive.now, dryRun: true)
        #expect(outcome.kept.count == 1)
        var dumped = ""
        dump(outcome, to: &dumped)
        dump(outcome.kept, to: &dumped)
        for text in ["\(outcome)", String(reflecting: outcome), dumped, "\(outcome.kept)", "\(entry.store)"] {
            #expect(!text.contains("geheim"))
        }
    }
}
