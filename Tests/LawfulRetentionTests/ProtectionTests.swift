// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Testing

@Suite("What protects a record from erasure")
struct ProtectionTests {
    private let anna: SubjectID = "anna"

    @Test("a hold, until its release")
    func hold() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        archive.add("s0", of: anna, to: "stays", on: "2020-01-01")
        try await archive.tell(.held("case-1", because: "a claim", activities: ["calls"]), of: anna)
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.erased == 1, "the hold names the calls only")
        #expect(report.lines.first?.kept == ["hold.active": 1])
        #expect(try await archive.left(of: [anna]) == ["c0"])
        let later = Archive.now.advanced(bySeconds: 1)
        try await archive.tell(.holdReleased("case-1"), of: anna, at: later)
        let next = try await archive.sweep().run(at: later, dryRun: false)
        #expect(next.erased == 1)
        #expect(try await archive.left(of: [anna]).isEmpty)
    }

    @Test("a restriction against the sweep, but not against the person's own request")
    func restriction() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        try await archive.tell(.restricted(.b), of: anna)
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.lines.first?.kept == ["restriction.active": 1])
        #expect(archive.store.count("calls") == 1)
        try await archive.tell(request(.requestReceived, "r-1"), of: anna)
        let outcome = try await archive.eraseCalls(of: anna, for: "r-1")
        #expect(outcome.erased == 1)
        #expect(outcome.kept.isEmpty)
        #expect(archive.store.count("calls") == 0)
    }

    @Test("a hold, even against the person's own request")
    func holdAgainstRequest() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        try await archive.tell(.held("case-1", because: "a claim"), of: anna)
        let outcome = try await archive.eraseCalls(of: anna, for: "r-1")
        #expect(outcome.kept.map(\.obstacle) == [.denied([.holdActive])])
        #expect(archive.store.count("calls") == 1)
    }

    @Test("an open request, until it is answered; another request's own erasure waits for it, too")
    func openRequest() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        try await archive.tell(request(.requestReceived, "access-1"), of: anna)
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.lines.first?.kept == ["request.open": 1])
        #expect(try await archive.eraseCalls(of: anna, for: "erase-2").kept.map(\.obstacle) == [.openRequest])
        #expect(archive.store.count("calls") == 1)
        let later = Archive.now.advanced(bySeconds: 1)
        try await archive.tell(request(.requestAnswered, "access-1"), of: anna, at: later)
        #expect(try await archive.sweep().run(at: later, dryRun: false).erased == 1)
    }

    @Test("a statutory minimum, even against the person's own request, and no longer than it runs")
    func minimum() async throws {
        let archive = try Archive()
        // The financial year ends on 30 June: kept through 2026-06-30 and 2025-06-30.
        archive.add("running", of: anna, to: "invoices", on: "2018-07-01")
        archive.add("over", of: anna, to: "invoices", on: "2018-06-30")
        let entry = try #require(archive.map.entries.first { $0.set.table == "invoices" })
        let records = try await archive.store.datedRecords(of: anna, in: entry.set)
        let outcome = try await archive.path().erase(records, of: entry, at: Archive.now, for: "r-1")
        #expect(outcome.erased == 1)
        #expect(outcome.kept.map(\.obstacle) == [.denied([.retentionMinimum])])
        #expect(try await archive.left(of: [anna]) == ["running"])
    }

    @Test("a statutory minimum on one of the row's categories protects the row")
    func minimumOfOneCategory() async throws {
        let archive = try Archive()
        // The name's year is over, the fee's four years are not.
        archive.add("p0", of: anna, to: "permits", on: "2023-01-01")
        let entry = try #require(archive.map.entries.first { $0.set.table == "permits" })
        let records = try await archive.store.datedRecords(of: anna, in: entry.set)
        let outcome = try await archive.path().erase(records, of: entry, at: Archive.now, for: "r-1")
        #expect(outcome.kept.map(\.obstacle) == [.denied([.retentionMinimum])])
        #expect(archive.store.count("permits") == 1)
    }

    @Test("a documented extension, through its last day; an undocumented one protects nothing")
    func extensions() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        archive.add("c1", of: "bert", to: "calls", on: "2020-01-01")
        let until = try LocalDate("2025-12-31")
        try await archive.tell(
            .retentionExtended("calls", until: until, reviewBy: until, because: "a dispute", approvedBy: "J. de Vries"),
            of: anna)
        try await archive.tell(
            .retentionExtended("calls", until: until, reviewBy: until, because: nil, approvedBy: nil), of: "bert")
        _ = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(try await archive.left(of: [anna, "bert"]) == ["c0"])
        let after = try Instant(iso8601: "2026-01-01T12:00+01:00")
        #expect(try await archive.sweep().run(at: after, dryRun: false).erased == 1)
    }

    @Test("a date that can't be read, whatever becomes of the rest", arguments: [nil, "", "soon", "2020-13-01"])
    func unreadableDate(_ date: String?) async throws {
        let archive = try Archive()
        archive.add("odd", of: anna, to: "calls", on: date)
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false)
        #expect(report.erased == 1)
        #expect(try await archive.left(of: [anna]) == ["odd"])
    }

    @Test("a role without the grant")
    func role() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        let path = GuardedErasure(
            engine: DecisionEngine(try archive.register.activate(.strict)), ledger: archive.ledger, map: archive.map,
            role: "intruder", newID: { archive.names.next() })
        let report = try await RetentionSweep(path, newID: { archive.names.next() }).run(at: Archive.now, dryRun: false)
        #expect(report.lines.first?.kept == ["access.role": 1])
        #expect(archive.store.count("calls") == 1)
    }

    @Test("several reasons at once are all told, and the record counts as one")
    func severalReasons() async throws {
        let archive = try Archive()
        archive.add("c0", of: anna, to: "calls", on: "2020-01-01")
        try await archive.tell(.held("case-1", because: "a claim"), of: anna)
        try await archive.tell(.restricted(.c), of: anna)
        var last: RetentionSweep.Progress?
        let report = try await archive.sweep().run(at: Archive.now, dryRun: false) { last = $0 }
        #expect(report.lines.first?.kept == ["hold.active": 1, "restriction.active": 1])
        #expect(report.kept == 1, "one row was kept, for two reasons")
        #expect(last?.kept == 1)
    }

    private func request(_ kind: EntryKind, _ id: RequestID) -> LedgerEvent {
        .request(kind, id, id.rawValue.hasPrefix("access") ? .requestAccess : .requestErasure)
    }
}

extension Archive {
    /// Erases one person's calls for a request of theirs.
    func eraseCalls(of person: SubjectID, for request: RequestID) async throws -> GuardedErasure.Outcome {
        let entry = try #require(map.entries.first { $0.set.table == "calls" })
        let records = try await store.datedRecords(of: person, in: entry.set)
        return try await path().erase(records, of: entry, at: Self.now, for: request)
    }
}
