// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulData
import LawfulDecisions
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulSQLite
import LawfulTesting
import LawfulTime
import Synchronization
import Testing

/// A service with a marker in every mapped column of one person's rows, beside a ledger with evidence, in one folder.
private struct Service {
    static let now = Instant(milliseconds: 1_767_956_400_000)
    static let person: SubjectID = "canary-of-the-person"
    /// Table, column, marker: of every mapped column.
    static let columns = [
        ("customers", "name"), ("customers", "email"), ("orders", "note"), ("lines", "text"), ("messages", "body"),
        ("visits", "place"), ("visits", "visitor"), ("invoices", "name"), ("invoices", "sum"),
    ]
    static func marker(_ table: String, _ column: String, _ number: Int = 0) -> String {
        "canary-\(table)-\(column)-\(number)-é"
    }

    let register: Register
    let sealed: SealedLedger
    let pool: DatabasePool
    let store: SQLiteStore
    let map: DataMap
    let ledger: SQLiteLedger

    init() throws {
        let law = LawReference("AWR 52(4)")
        register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2010-01-01")
            for category in ["name", "text", "sum"] as [CategoryID] { CategoryDeclaration(category) }
            Role("officer", boundBy: .secrecy, for: nil)
            Activity("shop", covering: ["name", "text"]) {
                Contract("sale")
                Keep(for: .years(2), after: .lastContact)
            }
            Activity("billing", covering: ["name", "sum"]) {
                LegalObligation(law)
                Keep(for: .years(7), after: .endOfCalendarYear, atLeast: .years(7), by: law)
            }
        }
        sealed = try SealedLedger()
        pool = try DatabasePool(path: sealed.folder.path("service.sqlite"))
        store = SQLiteStore(pool, id: "service")
        map = DataMap(store) {
            DataSet("customers", of: "id", for: "shop") {
                Field("name", "name")
                Field("email", "name")
            }
            DataSet("orders", of: "customer", for: "shop") { Field("note", "text") }
            DataSet("lines", of: .through("orders", on: "order_id").at("customer"), for: "shop") {
                Field("text", "text")
            }
            DataSet("messages", of: "sender", accessedBy: ["recipient"], for: "shop") { Field("body", "text") }
            DataSet("visits", of: "customer", for: "shop", erasing: .fields) {
                Field("place", "text", whenErased: .replace("somewhere"))
                Field("visitor", "name", whenErased: .pseudonym)
                Field("customer", "name", whenErased: .pseudonym)
            }
            DataSet("invoices", of: "customer", for: "billing", dated: "issued_on") {
                Field("name", "name")
                Field("sum", "sum")
                Field("issued_on", "sum")
            }
        }
        ledger = try sealed.open()
    }

    func fill() async throws {
        let person = Self.person.rawValue
        try await pool.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE customers (id TEXT PRIMARY KEY, name TEXT, email TEXT);
                    CREATE TABLE orders (id INTEGER PRIMARY KEY, customer TEXT, note TEXT);
                    CREATE INDEX orders_customer ON orders (customer);
                    CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id INTEGER, text TEXT);
                    CREATE TABLE messages (id INTEGER PRIMARY KEY, sender TEXT, recipient TEXT, body TEXT);
                    CREATE TABLE visits (id INTEGER PRIMARY KEY, customer TEXT NOT NULL, place TEXT NOT NULL, visitor TEXT NOT NULL);
                    CREATE TABLE invoices (id INTEGER PRIMARY KEY, customer TEXT, name TEXT, sum TEXT, issued_on TEXT);
                    """)
            func value(_ table: String, _ column: String, _ number: Int = 0) -> String {
                Self.marker(table, column, number)
            }
            try database.execute(
                sql: "INSERT INTO customers VALUES (?, ?, ?), ('bob', 'Bob', 'b@x')",
                arguments: [person, value("customers", "name"), value("customers", "email")])
            for number in 0..<40 {
                // Some rows are changed once, so that their former values were in the file, too.
                try database.execute(
                    sql: "INSERT INTO orders VALUES (?, ?, ?)",
                    arguments: [number, person, "canary-former-\(number)"])
                try database.execute(
                    sql: "INSERT INTO lines VALUES (?, ?, ?)",
                    arguments: [number, number, value("lines", "text", number)])
                try database.execute(
                    sql: "INSERT INTO messages VALUES (?, ?, ?, ?), (?, 'bob', ?, 'from Bob')",
                    arguments: [number * 2, person, "bob", value("messages", "body", number), number * 2 + 1, person])
                try database.execute(
                    sql: "INSERT INTO visits VALUES (?, ?, ?, ?)",
                    arguments: [number, person, value("visits", "place", number), value("visits", "visitor", number)])
            }
            try database.execute(sql: "INSERT INTO orders VALUES (999, 'bob', 'Bob''s')")
            try database.execute(
                sql: "INSERT INTO invoices VALUES (1, ?, ?, ?, '2024-05-01')",
                arguments: [person, value("invoices", "name"), value("invoices", "sum")])
        }
        try await pool.write { database in
            for number in 0..<40 {
                try database.execute(
                    sql: "UPDATE orders SET note = ? WHERE id = ?",
                    arguments: [Self.marker("orders", "note", number), number])
            }
        }
        _ = try await ledger.append(EntryDraft("started", .contractStarted("sale"), of: Self.person))
        _ = try await ledger.append(EntryDraft("ended", .contractEnded("sale"), of: Self.person))
    }

    func path() throws -> GuardedErasure {
        let names = Names()
        return GuardedErasure(
            engine: DecisionEngine(try register.activate(.asDeclared)), ledger: ledger, map: map, role: "officer",
            newID: { names.next() })
    }

    /// Everything that access shows of the person.
    func access() async throws -> Set<String> {
        let shown = Shown()
        for entry in map.entries {
            try await entry.store.forEachRecord(of: Self.person, in: entry.set) { row in
                shown.add(row.map(\.text))
            }
        }
        return shown.all
    }
}

private final class Names: Sendable {
    private let last = Mutex(0)

    func next() -> EntryID {
        EntryID(
            rawValue: last.withLock { last in
                last += 1
                return "name-\(last)"
            })
    }
}

private final class Shown: Sendable {
    private let texts = Mutex<Set<String>>([])
    var all: Set<String> { texts.withLock { $0 } }
    func add(_ row: [String]) { texts.withLock { $0.formUnion(row) } }
}

@Suite("Erased means erased")
struct CanaryTests {
    @Test(
        "access shows every marker; after erasing, no file holds one, but what the law keeps; after that, none at all")
    func canaries() async throws {
        let service = try Service()
        try await service.fill()
        let shown = try await service.access()
        for (table, column) in Service.columns {
            let many = ["orders", "lines", "messages", "visits"].contains(table)
            for number in 0..<(many ? 40 : 1) {
                #expect(shown.contains(Service.marker(table, column, number)), "\(table).\(column) \(number)")
            }
        }
        #expect(shown.contains("from Bob"), "and what others wrote to them")
        let folder = service.sealed.folder
        for (table, column) in Service.columns {
            let files = try folder.files(holding: Service.marker(table, column))
            #expect(!files.isEmpty, "or the search shows nothing: \(table).\(column)")
        }

        let path = try service.path()
        var kept: [String: [GuardedErasure.Obstacle]] = [:]
        for entry in service.map.entriesForErasing {
            let records = try await entry.store.datedRecords(of: Service.person, in: entry.set)
            let outcome = try await path.erase(records, of: entry, at: Service.now, for: "request")
            if !outcome.kept.isEmpty { kept[entry.set.table] = outcome.kept.map(\.obstacle) }
        }
        #expect(kept == ["invoices": [.denied([.retentionMinimum])]], "\(kept)")
        #expect(try await service.store.clearRemains() == .none)
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.url.path(percentEncoded: false))
        #expect(names.count >= 3, "\(names)")
        for (table, column) in Service.columns {
            for number in 0..<40 {
                let files = try folder.files(holding: Service.marker(table, column, number))
                let isKept = table == "invoices" && number == 0
                #expect(files == (isKept ? ["service.sqlite"] : []), "\(table).\(column) \(number)")
            }
        }
        #expect(try folder.files(holding: "canary-former").isEmpty)
        // The invoice names them, and so does the ledger's index: of contracts it still has something to show.
        let named = Set(try folder.files(holding: Service.person.rawValue))
        #expect(named.subtracting(["ledger.sqlite", "ledger.sqlite-wal"]) == ["service.sqlite"], "\(named)")
        #expect(try await service.ledger.verify().isVerified)
        let bob = try await service.pool.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM orders") }
        #expect(bob == 1, "others' rows stay")
        let left = try service.pool.read { database in
            try Row.fetchAll(database, sql: "SELECT DISTINCT place, customer FROM visits")
        }
        #expect(left.count == 1 && left[0]["place"] == "somewhere", "what is left can be counted by person")

        // Seven years after the invoice's year.
        let later = try Instant(iso8601: "2032-01-02T12:00+01:00")
        let sweep = RetentionSweep(path, newID: { EntryID(rawValue: UUID().uuidString) })
        let report = try await sweep.run(at: later, dryRun: false)
        #expect(report.erased == 1 && report.remains.isEmpty, "\(report)")
        for (table, column) in Service.columns {
            #expect(try folder.files(holding: Service.marker(table, column)).isEmpty, "\(table).\(column)")
        }
        // That they were erased, and what contracts there were, the ledger goes on telling.
        let last = Set(try folder.files(holding: "canary"))
        #expect(last.isSubset(of: ["ledger.sqlite", "ledger.sqlite-wal"]), "\(last)")
        #expect(try await service.ledger.verify().isVerified)
    }

    @Test("while somebody reads an older state, it is told that something may be left")
    func pending() async throws {
        let service = try Service()
        try await service.fill()
        let path = try service.path()
        let reading = try service.pool.makeSnapshot()
        let count = try await reading.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM orders") }
        #expect(count == 41)
        for entry in service.map.entriesForErasing where entry.set.activity == "shop" {
            let records = try await entry.store.datedRecords(of: Service.person, in: entry.set)
            _ = try await path.erase(records, of: entry, at: Service.now, for: "request")
        }
        #expect(try await service.store.clearRemains() == .pending)
        #expect(try !service.sealed.folder.files(holding: "canary-orders").isEmpty)
        try reading.close()
        #expect(try await service.store.clearRemains() == .none)
        #expect(try service.sealed.folder.files(holding: "canary-orders").isEmpty)
    }
}
#endif
