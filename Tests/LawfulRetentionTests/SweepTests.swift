// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Synchronization
import Testing

@Suite("The sweep")
struct SweepTests {
    private let anna: SubjectID = "anna"
    private let bert: SubjectID = "bert"

    @Test("keeps a record through its last day and erases it on the next, in the register's zone")
    func lastDay() async throws {
        let archive = try Archive()
        archive.add("call", of: anna, to: "calls", on: "2023-12-08")
        // 2025-12-08T22:59Z is still the last day in Amsterdam, a minute later it isn't.
        let lastMinute = try Instant(iso8601: "2025-12-08T23:59+01:00")
        let report = try await archive.sweep().run(at: lastMinute, dryRun: false)
        #expect(report.erased == 0)
        #expect(archive.store.count("calls") == 1)
        let next = try await archive.sweep().run(at: try Instant(iso8601: "2025-12-09T00:00+01:00"), dryRun: false)
        #expect(next.erased == 1)
        #expect(archive.store.count("calls") == 0)
    }

    @Test("a dry run changes nothing, in the tables or the ledger, and foretells the real one")
    func dryRun() async throws {
        let archive = try Archive()
        for index in 0..<7 { archive.add("c\(index)", of: anna, to: "calls", on: "2020-01-0\(index + 1)") }
        for index in 0..<3 { archive.add("s\(index)", of: bert, to: "stays", on: "2019-05-0\(index + 1)") }
        archive.add("young", of: bert, to: "calls", on: "2025-01-01")
        archive.add("held", of: "cato", to: "calls", on: "2020-01-01")
        try await archive.tell(.held("case-1", because: "a claim"), of: "cato")
        let before = try await archive.entries()
        let dry = try await archive.sweep(batchSize: 2).run(at: Archive.now, dryRun: true)
        #expect(dry.isDryRun)
        #expect(try await archive.entries() == before)
        #expect(archive.store.count("calls") == 9)
        #expect(try await archive.left(of: [bert]) == ["s0", "s1", "s2", "young"])
        let real = try await archive.sweep(batchSize: 2).run(at: Archive.now, dryRun: false)
        #expect(!real.isDryRun)
        #expect(real.lines == dry.lines)
        #expect(real.unswept == dry.unswept)
        #expect(real.erased == 10)
        #expect(real.kept == 1)
        #expect(try await archive.left(of: [anna, bert, "cato"]) == ["young", "held"])
    }

    @Test("tells its progress after every batch, adding up")
    func progress() async throws {
        let archive = try Archive()
        for index in 0..<5 { archive.add("c\(index)", of: anna, to: "calls", on: "2020-01-0\(index + 1)") }
        archive.add("c9", of: bert, to: "calls", on: "2020-01-09")
        try await archive.tell(.held("case-1", because: "a claim"), of: bert)
        var steps: [RetentionSweep.Progress] = []
        _ = try await archive.sweep(batchSize: 2).run(at: Archive.now, dryRun: false) { steps.append($0) }
        #expect(steps.map(\.table) == ["calls", "calls", "calls"])
        #expect(steps.map(\.erased) == [2, 4, 5])
        #expect(steps.map(\.kept) == [0, 0, 1])
    }

    @Test("goes on where it was stopped, to the same end", arguments: [1, 2, 3])
    func resumes(stoppedAfter batches: Int) async throws {
        let archive = try Archive()
        for index in 0..<9 { archive.add("c\(index)", of: anna, to: "calls", on: "2020-01-0\(index + 1)") }
        archive.add("young", of: anna, to: "calls", on: "2025-01-01")
        let run = Task {
            var seen = 0
            return try await archive.sweep(batchSize: 2).run(at: Archive.now, dryRun: false) { _ in
                seen += 1
                if seen == batches { unsafe withUnsafeCurrentTask { unsafe $0?.cancel() } }
            }
        }
        await #expect(throws: CancellationError.self) { try await run.value }
        #expect(archive.store.count("calls") == 10 - 2 * batches)
        let rest = try await archive.sweep(batchSize: 2).run(at: Archive.now, dryRun: false)
        #expect(rest.erased == 9 - 2 * batches)
        #expect(try await archive.left(of: [anna]) == ["young"])
        let again = try await archive.sweep(batchSize: 2).run(at: Archive.now, dryRun: false)
        #expect(again.erased == 0)
    }

    @Test("erases nothing when the ledger can't record it")
    func ledgerFails() async throws {
        var archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        archive.recorder = WrappedLedger(archive.ledger) { _ in throw LedgerError(.storage, "disk full") }
        await #expect(throws: LedgerError(.storage, "")) {
            try await archive.sweep().run(at: Archive.now, dryRun: false)
        }
        // Also when the plan could be noted and the erasure itself couldn't.
        archive.recorder = WrappedLedger(archive.ledger) { drafts in
            if drafts.contains(where: { $0.draft.event.kind == .permitted }) {
                throw LedgerError(.storage, "disk full")
            }
        }
        await #expect(throws: LedgerError(.storage, "")) {
            try await archive.sweep().run(at: Archive.now, dryRun: false)
        }
        #expect(archive.store.count("calls") == 1)
    }

    @Test("has plan and permit in the ledger while the rows are still there")
    func recordedFirst() async throws {
        var archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        let store = archive.store
        let counts = Mutex<[EntryKind: Int]>([:])
        archive.recorder = WrappedLedger(archive.ledger) { drafts in
            counts.withLock { counts in
                for draft in drafts { counts[draft.draft.event.kind] = store.count("calls") }
            }
        }
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        let seen = counts.withLock { $0 }
        #expect(seen == [.sweepPlanned: 1, .permitted: 1, .erased: 0, .privatePartsErased: 0, .sweepDone: 0])
    }

    @Test("keeps a record whose person's status moved between decision and recording, until the next run")
    func statusMoved() async throws {
        var archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        archive.add("c1", of: bert, to: "calls", on: "2020-01-01")
        let (inner, names) = (archive.ledger, archive.names)
        let isFirst = Mutex(true)
        archive.recorder = WrappedLedger(inner) { drafts in
            guard drafts.contains(where: { $0.draft.event.kind == .permitted }),
                isFirst.withLock({ first in
                    defer { first = false }
                    return first
                })
            else { return }
            _ = try await inner.append(
                EntryDraft(
                    id: names.next(), .held("case-1", because: "a claim"), subject: "anna", effectiveAt: Archive.now,
                    recordedAt: Archive.now))
        }
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.erased == 1)
        #expect(report.lines.first?.kept == ["status.moved": 1])
        #expect(try await archive.left(of: [anna, bert]) == ["c0"])
        let next = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(next.lines.first?.kept == ["hold.active": 1])
        #expect(try await archive.left(of: [anna, bert]) == ["c0"])
    }

    @Test("leaves sets without a date or a rule alone, and names them")
    func unswept() async throws {
        let archive = try Archive()
        let store = InMemoryStore("other")
        store.insert(["id": .text("x"), "person": .text("anna"), "name": .text("A")], into: "cards")
        let map = DataMap(store) {
            DataSet("cards", of: "person", for: "calls") { Field("name", "name") }
            DataSet("ruleless", of: "person", for: "unknown", dated: "on") { Field("name", "name") }
        }
        let path = GuardedErasure(
            engine: DecisionEngine(try archive.register.activate(.strict)), ledger: archive.ledger, map: map,
            role: "archivist", newID: { archive.names.next() })
        let sweep = RetentionSweep(path, newID: { archive.names.next() })
        let report = try await sweep.run(at: Archive.now, dryRun: false)
        #expect(report.unswept == ["other.cards", "other.ruleless"])
        #expect(report.lines.isEmpty)
        #expect(store.count("cards") == 1)
    }
}
