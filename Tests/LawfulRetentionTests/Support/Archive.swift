// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulTime

/// A small company's tables, each under a rule of another kind, with a sweep over them.
struct Archive: Sendable {
    let register: Register
    let store = InMemoryStore("main")
    let ledger = InMemoryLedger()
    let names = Names()
    /// What the sweep records in, where it isn't the ledger itself.
    var recorder: (any Ledger)?

    /// Noon of 8 December 2025 in the register's zone.
    static let now = Instant(milliseconds: 1_765_191_600_000)

    init() throws {
        register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2010-01-01")
            CategoryDeclaration("name")
            CategoryDeclaration("amount")
            CategoryDeclaration("note")
            Role("archivist", boundBy: .secrecy, for: nil)
            Activity("calls", covering: ["name", "note"]) {
                Contract("service")
                Keep(for: .years(2), after: .lastContact)
            }
            Activity("stays", covering: ["name"]) {
                Contract("service")
                Keep(for: .years(3), after: .endOfCalendarYear)
            }
            Activity("invoices", covering: ["name", "amount"]) {
                LegalObligation(LawReference("AWR 52(4)"))
                Keep(
                    for: .years(7), after: RetentionTrigger("record", counting: .endOfFinancialYear(month: 6, day: 30)),
                    atLeast: .years(7), by: LawReference("AWR 52(4)"))
            }
            Self.permits
        }
    }

    /// Two categories with rules of their own: the fee has a statutory minimum, the rest goes sooner.
    private static var permits: Activity {
        var activity = Activity("permits", covering: ["name", "amount"]) {
            LegalObligation(LawReference("Wet X"))
            Keep(for: .years(1), after: .collection)
        }
        activity.retention.append(
            RetentionRule(
                period: .years(5), trigger: .collection, minimum: .years(4), law: LawReference("Wet X"),
                categories: ["amount"]))
        return activity
    }

    var map: DataMap {
        DataMap(store) {
            DataSet("calls", of: "person", for: "calls", dated: "on") {
                Field("name", "name")
                Field("note", "note")
            }
            DataSet("stays", of: "person", for: "stays", dated: "on", erasing: .fields) { Field("name", "name") }
            DataSet("invoices", of: "person", for: "invoices", dated: "on") {
                Field("name", "name")
                Field("amount", "amount")
            }
            DataSet("permits", of: "person", for: "permits", dated: "on") {
                Field("name", "name")
                Field("amount", "amount")
            }
        }
    }

    func path() throws -> GuardedErasure {
        GuardedErasure(
            engine: DecisionEngine(try register.activate(.strict)), ledger: recorder ?? ledger, map: map,
            role: "archivist", newID: { names.next() })
    }

    func sweep(batchSize: Int = 500) throws -> RetentionSweep {
        RetentionSweep(try path(), batchSize: batchSize, newID: { names.next() })
    }

    func add(_ id: String, of person: SubjectID, to table: String, on date: String?) {
        store.insert(
            [
                "id": .text(id), "person": .text(person.rawValue), "name": .text("N. of \(id)"), "note": .text("note"),
                "amount": .integer(100), "on": date.map { .text($0) } ?? .null,
            ], into: table)
    }

    func tell(_ event: LedgerEvent, of person: SubjectID, at instant: Instant = Self.now) async throws {
        _ = try await ledger.append(
            EntryDraft(id: names.next(), event, subject: person, effectiveAt: instant, recordedAt: instant))
    }

    /// The names of the records that still hold something, of every table.
    func left(of people: [SubjectID]) async throws -> Set<String> {
        var left: Set<String> = []
        for entry in map.entries {
            for person in people {
                for record in try await store.records(of: person, in: entry.set, after: nil, limit: .max)
                where record.fields.contains(where: { $0.value != .null }) {
                    left.formUnion(record.key.values.map(\.text))
                }
            }
        }
        return left
    }

    func entries() async throws -> [LedgerEntry] { try await ledger.entries(after: 0, limit: .max) }

    func status(of person: SubjectID, at instant: Instant = Self.now) async throws -> SubjectStatus {
        SubjectStatus(folding: try await ledger.history(of: person).entries, effectiveAt: instant, knownAt: instant)
    }
}
