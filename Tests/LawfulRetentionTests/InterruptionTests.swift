// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Synchronization
import Testing

@Suite("A tombstone comes, and only where nothing more will")
struct InterruptionTests {
    private let anna: SubjectID = "anna"

    /// An archive whose ledger fails once, at the first tombstone: the store has erased by then.
    private func interrupted(_ table: String) async throws -> Archive {
        var archive = try Archive()
        archive.add("r0", of: anna, to: table, on: "2019-05-01")
        let activity = PurposeID(rawValue: table)
        try await archive.tell(.informed(activity, by: "1"), of: anna)
        let isFirst = Mutex(true)
        archive.recorder = WrappedLedger(archive.ledger) { drafts in
            guard drafts.contains(where: { $0.draft.event.kind == .erased }) else { return }
            let fails = isFirst.withLock { first in
                defer { first = false }
                return first
            }
            if fails { throw LedgerError(.storage, "power cut") }
        }
        return archive
    }

    @Test("the next run makes up for one that the ledger failed at", arguments: ["calls", "stays"])
    func resumed(_ table: String) async throws {
        let archive = try await interrupted(table)
        let activity = PurposeID(rawValue: table)
        await #expect(throws: LedgerError(.storage, "")) {
            try await archive.sweep().run(at: Archive.now, dryRun: false)
        }
        #expect(try await archive.left(of: [anna]) == [], "the store had erased")
        #expect(try await archive.status(of: anna).isErased(activity) == false)
        let second = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(second.erased == 0)
        #expect(try await archive.status(of: anna).isErased(activity))
        let kinds = try await archive.ledger.entries(of: anna).map(\.publicPart.kind)
        #expect(kinds == [.erased], "and the private parts are gone")
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(try await archive.entries().count { $0.publicPart.kind == .erased } == 1, "once is enough")
    }

    @Test("a dry run makes up for nothing")
    func dryRun() async throws {
        let archive = try await interrupted("calls")
        _ = try? await archive.sweep().run(at: Archive.now, dryRun: false)
        let before = try await archive.entries()
        _ = try await archive.sweep().run(at: Archive.now, dryRun: true)
        #expect(try await archive.entries() == before)
    }

    @Test("rows that are erased by fields and stay don't stand in its way")
    func fields() async throws {
        let archive = try Archive()
        archive.add("s0", of: anna, to: "stays", on: "2019-05-01")
        archive.add("s1", of: anna, to: "stays", on: "2020-05-01")
        archive.add("young", of: anna, to: "stays", on: "2024-05-01")
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(try await archive.status(of: anna).isErased("stays") == false, "one still holds something")
        let later = try Instant(iso8601: "2028-01-01T12:00+01:00")
        _ = try await archive.sweep().run(at: later, dryRun: false)
        #expect(archive.store.count("stays") == 3)
        #expect(try await archive.status(of: anna, at: later).isErased("stays"))
        #expect(try await archive.ledger.entries(of: anna).map(\.publicPart.kind) == [.erased])
    }

    @Test(
        "not while the activity's contract or consent stands: the next record isn't one of erased data",
        arguments: ["calls", "invoices"],
        [[.contractStarted("service")], [.consentGiven("calls", text: "v1"), .consentGiven("invoices", text: "v1")]]
            as [[LedgerEvent]])
    func activeCustomer(_ table: String, _ story: [LedgerEvent]) async throws {
        let archive = try Archive()
        let activity = PurposeID(rawValue: table)
        for event in story { try await archive.tell(event, of: anna) }
        archive.add("old", of: anna, to: table, on: "2010-01-01")
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.erased == 1)
        let status = try await archive.status(of: anna)
        #expect(!status.isErased(activity))
        #expect(try await !archive.entries().contains { $0.publicPart.kind == .erased })
        archive.add("new", of: anna, to: table, on: "2025-12-08")
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(archive.store.count(table) == 1)
        #expect(try await archive.status(of: anna).isErased(activity) == false)
    }
}
