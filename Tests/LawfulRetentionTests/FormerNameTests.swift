// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTesting
import LawfulTime
import Testing

@Suite("Erasing what was recorded under former names of a purpose")
struct FormerNameTests {
    private let anna: SubjectID = "anna"
    private let store = InMemoryStore("main")
    private let ledger = InMemoryLedger()
    private let names = Names()

    private func sweep(@RegisterBuilder _ parts: () -> [any RegisterPart]) throws -> RetentionSweep {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2010-01-01")
            CategoryDeclaration("name")
            Role("archivist", boundBy: .secrecy, for: nil)
            for purpose in ["letters", "offers"] as [PurposeID] {
                Activity(purpose, covering: ["name"]) {
                    Contract("service")
                    Keep(for: .years(2), after: .lastContact)
                }
            }
            parts()
        }
        let map = DataMap(store) {
            DataSet("letters", of: "person", for: "letters", dated: "on") { Field("name", "name") }
            DataSet("offers", of: "person", for: "offers", dated: "on") { Field("name", "name") }
        }
        let path = GuardedErasure(
            engine: DecisionEngine(try register.activate(.asDeclared)), ledger: ledger, map: map, role: "archivist",
            newID: { names.next() })
        return RetentionSweep(path, newID: { names.next() })
    }

    private func add(_ table: String, on date: String) {
        store.insert(
            ["id": .text("1"), "person": .text("anna"), "name": .text("Anna"), "on": .text(date)], into: table)
    }

    private func tell(_ event: LedgerEvent) async throws {
        let at = try Instant(iso8601: "2020-01-01T12:00+01:00")
        _ = try await ledger.append(
            EntryDraft(id: names.next(), event, subject: anna, effectiveAt: at, recordedAt: at))
    }

    private func readable() async throws -> [String] {
        try await ledger.entries(of: anna).compactMap { entry in
            entry.publicPart.kind == .informed ? entry.publicPart.activity?.rawValue : nil
        }
    }

    @Test("retention runs from a date under the former name, and takes the private parts under it")
    func renamed() async throws {
        try await tell(.informed("mailing", by: "1"))
        try await tell(.happened(.lastContact, on: try LocalDate("2020-01-01"), activity: "mailing"))
        add("letters", on: "2020-01-01")
        let sweep = try sweep { Renamed("letters", from: "mailing", on: "2024-01-01") }
        let report = try await sweep.run(at: Archive.now, dryRun: false)
        #expect(report.erased == 1 && report.kept == 0)
        #expect(try await readable() == [])
    }

    @Test("after a split they go when the last part is erased")
    func split() async throws {
        try await tell(.informed("mailing", by: "1"))
        add("letters", on: "2020-01-01")
        add("offers", on: "2025-01-01")
        let sweep = try sweep { Split("mailing", into: ["letters", "offers"], on: "2024-01-01") }
        _ = try await sweep.run(at: Archive.now, dryRun: false)
        #expect(try await readable() == ["mailing"], "the offers are held, and were collected for it, too")
        _ = try await sweep.run(at: try Instant(iso8601: "2027-02-01T12:00+01:00"), dryRun: false)
        #expect(try await readable() == [])
    }

    @Test("a restriction under the former name stops the sweep")
    func restricted() async throws {
        try await tell(.restricted(.b, activity: "mailing"))
        add("letters", on: "2020-01-01")
        add("offers", on: "2020-01-01")
        let sweep = try sweep { Split("mailing", into: ["letters", "offers"], on: "2024-01-01") }
        let report = try await sweep.run(at: Archive.now, dryRun: false)
        #expect(report.erased == 0 && report.lines.allSatisfy { $0.kept == ["restriction.active": 1] })
    }
}
