// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Testing

@Suite("A host whose clock is years ahead")
struct ClockSkewTests {
    private func skewed() async throws -> Archive {
        let archive = try Archive()
        archive.add("i0", of: "anna", to: "invoices", on: "2025-06-01")
        archive.add("p0", of: "anna", to: "permits", on: "2025-01-01")
        try await archive.tell(
            .ageStated(40, country: "NL"), of: "anna", at: try Instant(iso8601: "2040-01-01T00:00+01:00"))
        return archive
    }

    @Test("makes no record due before its time")
    func due() async throws {
        let archive = try await skewed()
        for entry in archive.map.entries where ["invoices", "permits"].contains(entry.set.table) {
            let records = try await archive.store.datedRecords(of: "anna", in: entry.set)
            let outcome = try await archive.path().erase(records, of: entry, at: Archive.now)
            #expect(outcome.erased == 0)
            #expect(outcome.kept.map(\.obstacle) == [.denied([.retentionMinimum])], "\(entry.set.table)")
        }
        #expect(archive.store.count("invoices") == 1)
        #expect(archive.store.count("permits") == 1)
    }

    @Test("hides nothing that it recorded: its hold protects")
    func hold() async throws {
        let archive = try Archive()
        archive.add("c0", of: "anna", to: "calls", on: "2020-01-01")
        try await archive.tell(
            .held("case-1", because: "a claim"), of: "anna", at: try Instant(iso8601: "2040-01-01T00:00+01:00"))
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.lines.first?.kept == ["hold.active": 1])
        #expect(archive.store.count("calls") == 1)
    }
}
