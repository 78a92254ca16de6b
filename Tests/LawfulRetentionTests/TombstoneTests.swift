// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Testing

@Suite("What the ledger says once an activity's last record of a person is gone")
struct TombstoneTests {
    private let anna: SubjectID = "anna"

    @Test("data.erased, with the last record and not before")
    func lastRecord() async throws {
        let archive = try Archive()
        archive.add("old", of: anna, to: "calls", on: "2020-01-01")
        archive.add("younger", of: anna, to: "calls", on: "2024-06-01")
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(try await archive.status(of: anna).isErased("calls") == false)
        let later = try Instant(iso8601: "2026-06-02T00:00+02:00")
        _ = try await archive.sweep().run(at: later, dryRun: false)
        let status = try await archive.status(of: anna, at: later)
        #expect(status.isErased("calls"))
        #expect(!status.isErased("stays"), "other activities go on")
    }

    @Test("private parts of that activity go; the proof of consent and the objection stay")
    func privateParts() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        try await archive.tell(.consentGiven("calls", text: "text-1"), of: anna)
        try await archive.tell(.consentWithdrawn("calls"), of: anna)
        try await archive.tell(.informed("calls", by: "1"), of: anna)
        try await archive.tell(.informed("stays", by: "1"), of: anna)
        try await archive.tell(.objectedToMarketing(), of: anna)
        let before = try await archive.entries().count
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        let entries = try await archive.entries()
        #expect(entries.map(\.sequence) == (1...entries.count).map { Int64($0) }, "public parts stay where they are")
        #expect(
            entries.prefix(before).map { $0.privatePart != nil } == [true, true, false, true, true],
            "only what told of the calls is gone")
        let readable = try await archive.ledger.entries(of: anna).map(\.publicPart.kind)
        #expect(readable == [.consentGiven, .consentWithdrawn, .informed, .objectedToMarketing, .erased])
    }

    @Test("a consent that a review ended stands in no way, and its proof stays")
    func invalidatedConsent() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        try await archive.tell(.consentRenewed("calls", text: "text-1"), of: anna)
        try await archive.tell(.consentInvalidated("calls", flaws: [.preticked], because: "a review"), of: anna)
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        let status = try await archive.status(of: anna)
        #expect(status.isErased("calls") && status.consents["calls"] == nil)
        let readable = try await archive.ledger.entries(of: anna).map(\.publicPart.kind)
        #expect(readable == [.consentRenewed, .consentInvalidated, .erased])
    }

    @Test("an objection to the activity outlives the data, since it protects the person")
    func objection() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        try await archive.tell(.objected(to: "calls"), of: anna)
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        let status = try await archive.status(of: anna)
        #expect(status.isErased("calls"))
        #expect(status.objection(to: "calls") == .open)
    }

    @Test("nothing while a record was kept for a reason")
    func keptRecord() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        try await archive.tell(.held("case-1", because: "a claim"), of: anna)
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(try await archive.status(of: anna).isErased("calls") == false)
    }

    @Test("the tombstone counts after all that was recorded, whatever another host's clock said")
    func skewedClock() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        let ahead = Archive.now.advanced(bySeconds: 90)
        try await archive.tell(.informed("calls", by: nil), of: anna, at: ahead)
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(archive.store.count("calls") == 0)
        #expect(try await archive.status(of: anna, at: ahead).isErased("calls"))
    }

    @Test("what the ledger's files may still hold is reported, whatever later batches say")
    func pending() async throws {
        var archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        // The second batch erases a record but no last one, so nothing is erased from the ledger in it.
        archive.add("c1", of: "bert", to: "calls", on: "2020-01-01")
        archive.add("young", of: "bert", to: "calls", on: "2025-01-01")
        archive.recorder = WrappedLedger(
            archive.ledger, afterErasing: { _ in throw LedgerError(.erasurePending, "somebody reads") })
        let report = try await archive.sweep(batchSize: 1).run(at: Archive.now, dryRun: false)
        #expect(report.erased == 2)
        #expect(report.isLedgerPending)
    }

    @Test("erasing what is gone already succeeds and counts nothing")
    func twice() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        let entry = try #require(archive.map.entries.first)
        let records = try await archive.store.datedRecords(of: anna, in: entry.set)
        let path = try archive.path()
        #expect(try await path.erase(records, of: entry, at: Archive.now).erased == 1)
        let again = try await path.erase(records, of: entry, at: Archive.now)
        #expect(again.erased == 0)
        #expect(again.kept.isEmpty)
    }
}
