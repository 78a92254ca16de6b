// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTime
import Testing

@Suite("Records of one person under many identifiers")
struct LinkedPeopleTests {
    private func link(_ archive: Archive) async throws {
        try await archive.ledger.link(
            "anna", "a2", id: "link", because: "the same address",
            recordedAt: Archive.now.advanced(bySeconds: -60))
    }

    @Test("a hold or a restriction under one identifier protects the records under the other, until it ends there")
    func protected() async throws {
        let archive = try Archive()
        archive.add("c0", of: "a2", to: "calls", on: "2020-01-01")
        try await link(archive)
        try await archive.tell(.held("case-1", because: "a claim"), of: "anna")
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.erased == 0 && report.lines.first?.kept == ["hold.active": 1])
        let later = Archive.now.advanced(bySeconds: 1)
        try await archive.tell(.holdReleased("case-1"), of: "anna", at: later)
        try await archive.tell(.restricted(.b), of: "anna", at: later)
        let second = try await archive.sweep().run(at: later, dryRun: false)
        #expect(second.erased == 0 && second.lines.first?.kept == ["restriction.active": 1])
        let last = Archive.now.advanced(bySeconds: 2)
        try await archive.tell(.restrictionLiftAnnounced(), of: "anna", at: last)
        try await archive.tell(.restrictionLifted(), of: "anna", at: last)
        #expect(try await archive.sweep().run(at: last, dryRun: false).erased == 1)
    }

    @Test("a sweep erases what is due under each identifier, and leaves what isn't")
    func swept() async throws {
        let archive = try Archive()
        archive.add("old", of: "anna", to: "calls", on: "2020-01-01")
        archive.add("due", of: "a2", to: "calls", on: "2020-01-01")
        archive.add("new", of: "a2", to: "calls", on: "2025-11-01")
        try await link(archive)
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.erased == 2)
        #expect(try await archive.left(of: ["anna", "a2"]) == ["new"])
    }
}
