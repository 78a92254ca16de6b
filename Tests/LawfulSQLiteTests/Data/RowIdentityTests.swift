// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulSQLite
import LawfulTesting
import LawfulTime
import Testing

@Suite("Which rows of SQLite are erased")
struct RowIdentityTests {
    private static let now = Instant(milliseconds: 1_767_956_400_000)

    private static func database(_ sql: String) throws -> DatabaseQueue {
        let database = try DatabaseQueue()
        try database.write { try $0.execute(sql: sql) }
        return database
    }

    private static func set(
        _ table: String = "bills",
        key: [String] = ["id"],
        erasing: DataSet.Erasing = .row
    ) -> DataSet {
        DataSet(table, of: "person", for: "bills", dated: "issued", key: key, erasing: erasing) {
            Field("name", "name")
        }
    }

    private static func names(_ database: DatabaseQueue, _ table: String = "bills") async throws -> [String?] {
        try await database.read {
            try String?.fetchAll($0, sql: "SELECT name FROM \(table) ORDER BY name IS NULL, name")
        }
    }

    /// Sweeps a table under a rule of seven years.
    private static func sweep(
        _ database: DatabaseQueue,
        _ set: DataSet = set(),
        batchSize: Int = 500
    ) async throws -> RetentionSweep.Report {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2010-01-01")
            CategoryDeclaration("name")
            Role("archivist", boundBy: .secrecy, for: nil)
            Activity("bills", covering: ["name"]) {
                LegalObligation(LawReference("AWR 52(4)"))
                Keep(for: .years(7), after: .endOfCalendarYear, atLeast: .years(7), by: LawReference("AWR 52(4)"))
            }
        }
        let newID: @Sendable () -> EntryID = { EntryID(rawValue: UUID().uuidString) }
        let path = GuardedErasure(
            engine: DecisionEngine(try register.activate(.asDeclared)), ledger: InMemoryLedger(),
            map: DataMap(SQLiteStore(database)) { set }, role: "archivist", newID: newID)
        return try await RetentionSweep(path, batchSize: batchSize, newID: newID).run(at: now, dryRun: false)
    }

    // MARK: Keys

    @Test("none, where a key names several", arguments: [.row, .fields] as [DataSet.Erasing])
    func ambiguous(_ erasing: DataSet.Erasing) async throws {
        let database = try Self.database(
            """
            CREATE TABLE bills (id INTEGER, person TEXT, name TEXT, issued TEXT);
            INSERT INTO bills VALUES (1, 'a', 'alone', '2010-01-01'), (2, 'a', 'old', '2010-01-01'),
            (2, 'a', 'young', '2025-12-01');
            """)
        let keys = [RecordKey([.integer(1)]), RecordKey([.integer(2)])]
        await #expect(throws: DataError(.map, "")) {
            try await SQLiteStore(database).erase(keys, in: Self.set(erasing: erasing))
        }
        #expect(try await Self.names(database) == ["alone", "old", "young"])
    }

    @Test("one whose key is null in a column, by that null")
    func nullInKey() async throws {
        let database = try Self.database(
            """
            CREATE TABLE bills (id TEXT PRIMARY KEY, person TEXT, name TEXT, issued TEXT);
            INSERT INTO bills VALUES (NULL, 'a', 'keyless', '2010-01-01'), ('k', 'a', 'keyed', '2010-01-01');
            """)
        let store = SQLiteStore(database)
        #expect(try await store.erase([RecordKey([.null])], in: Self.set()) == 1)
        #expect(try await Self.names(database) == ["keyed"])
    }

    @Test("all that are due though a row without a key stands among them", arguments: [1, 2, 100])
    func paging(_ batchSize: Int) async throws {
        let database = try Self.database(
            """
            CREATE TABLE bills (id TEXT PRIMARY KEY, person TEXT, name TEXT, issued TEXT);
            INSERT INTO bills VALUES (NULL, 'a', 'keyless', '2010-01-01'), ('k1', 'a', 'one', '2010-01-01'),
            ('k2', 'a', 'two', '2010-01-01'), ('k3', 'a', 'young', '2025-12-01');
            """)
        _ = try await Self.sweep(database, batchSize: batchSize)
        let left = try await Self.names(database)
        #expect(!left.contains("one") && !left.contains("two"))
        #expect(left.contains("young"))
    }

    // MARK: Foreign keys

    @Test(
        "none, where rows of another table would go or change along",
        arguments: ["ON DELETE CASCADE", "ON DELETE SET NULL"])
    func cascade(_ action: String) async throws {
        let database = try Self.database(
            """
            CREATE TABLE bills (id TEXT PRIMARY KEY, person TEXT, name TEXT, issued TEXT);
            CREATE TABLE lines (id INTEGER PRIMARY KEY, bill TEXT REFERENCES bills(id) \(action), name TEXT);
            INSERT INTO bills VALUES ('k', 'a', 'old', '2010-01-01');
            INSERT INTO lines VALUES (1, 'k', 'line');
            """)
        let error = await #expect(throws: DataError.self) {
            try await SQLiteStore(database).erase([RecordKey([.text("k")])], in: Self.set())
        }
        #expect(error?.code == .map)
        #expect(error?.message.contains("lines") == true)
        #expect(try await Self.names(database) == ["old"])
        let bills = try await database.read { try String?.fetchAll($0, sql: "SELECT bill FROM lines") }
        #expect(bills == ["k"])
        let blanked = try await SQLiteStore(database).erase([RecordKey([.text("k")])], in: Self.set(erasing: .fields))
        #expect(blanked == 1, "a row that stays takes nothing along")
    }

    @Test("those that nothing refers to, or that are referred to without an action")
    func noAction() async throws {
        let database = try Self.database(
            """
            CREATE TABLE bills (id TEXT PRIMARY KEY, person TEXT, name TEXT, issued TEXT);
            CREATE TABLE lines (id INTEGER PRIMARY KEY, bill TEXT REFERENCES bills(id), name TEXT);
            INSERT INTO bills VALUES ('k1', 'a', 'free', '2010-01-01'), ('k2', 'a', 'used', '2010-01-01');
            INSERT INTO lines VALUES (1, 'k2', 'line');
            """)
        let store = SQLiteStore(database)
        #expect(try await store.erase([RecordKey([.text("k1")])], in: Self.set()) == 1)
        await #expect(throws: DataError(.constraint, "")) {
            try await store.erase([RecordKey([.text("k2")])], in: Self.set())
        }
        #expect(try await Self.names(database) == ["used"])
    }

    // MARK: Columns of other types

    @Test("those of one whose number is an integer")
    func integerSubject() async throws {
        let database = try Self.database(
            """
            CREATE TABLE bills (id INTEGER PRIMARY KEY, person INTEGER, name TEXT, issued TEXT);
            INSERT INTO bills VALUES (1, 42, 'old', '2010-01-01'), (2, 42, 'young', '2025-01-01'),
            (3, 43, 'other', '2025-01-01');
            """)
        let store = SQLiteStore(database)
        let dated = try await store.datedRecords(of: "42", in: Self.set())
        #expect(dated.map(\.key) == [RecordKey([.integer(1)]), RecordKey([.integer(2)])])
        #expect(dated.allSatisfy { $0.subject == "42" })
        #expect(try await store.records(of: "42", in: Self.set(), after: nil, limit: 9).count == 2)
        #expect(try await store.isErased("42", in: Self.set()) == false)
        #expect(try await store.isErased("44", in: Self.set()))
        #expect(try await Self.sweep(database).erased == 1)
        #expect(try await Self.names(database) == ["other", "young"])
    }

    @Test("none whose date isn't text")
    func otherDates() async throws {
        let database = try Self.database(
            """
            CREATE TABLE bills (id INTEGER PRIMARY KEY, person TEXT, name TEXT, issued);
            INSERT INTO bills VALUES (1, 'a', 'seconds', 1262304000), (2, 'a', 'real', 1262304000.5),
            (3, 'a', 'bytes', x'323031302d30312d3031'), (4, 'a', 'nothing', NULL), (5, 'a', 'words', '1 Jan 2010'),
            (6, 'a', 'text', '2010-01-01');
            """)
        let dated = try await SQLiteStore(database).datedRecords(of: "a", in: Self.set())
        #expect(dated.map { $0.date?.description } == [nil, nil, nil, nil, nil, "2010-01-01"])
        #expect(try await Self.sweep(database, batchSize: 2).erased == 1)
        #expect(try await Self.names(database) == ["bytes", "nothing", "real", "seconds", "words"])
    }

    @Test("none that names nobody")
    func nobody() async throws {
        let database = try Self.database(
            """
            CREATE TABLE bills (id INTEGER PRIMARY KEY, person TEXT, name TEXT, issued TEXT);
            INSERT INTO bills VALUES (1, NULL, 'of nobody', '2010-01-01'), (2, 'a', 'of a', '2010-01-01');
            """)
        let report = try await Self.sweep(database, batchSize: 1)
        #expect(report.erased == 1)
        #expect(report.lines.first?.kept == ["subject.unknown": 1])
        #expect(try await Self.names(database) == ["of nobody"])
    }
}
#endif
