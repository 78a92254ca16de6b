// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulData
import LawfulModel
import LawfulPostgres
import LawfulTesting
import LawfulTime
import Testing

@Suite("The service's tables in PostgreSQL")
struct PostgresStoreTests {
    private let schema: TestSchema

    init() async throws {
        schema = try await TestSchema()
        try await schema.sql("CREATE SCHEMA ~")
    }

    private func store(_ schema: TestSchema) throws -> PostgresStore {
        try PostgresStore(
            schema.server.address(), schemas: [schema.name],
            zone: try #require(TimeZone(identifier: "Europe/Amsterdam")), patience: .seconds(600))
    }

    private static func literal(_ value: DataValue) -> String {
        switch value {
        case .null: "NULL"
        case .integer(let number): String(number)
        default: "'\(value.text.replacing("'", with: "''"))'"
        }
    }

    private static func sql(_ table: DataStoreConformance.Table) -> String {
        let columns = table.columns.map { column in
            "\"\(column.name)\" \(column.isInteger ? "BIGINT" : "TEXT")\(column.isNullable ? "" : " NOT NULL")"
        }
        let key = table.key.map { "\"\($0)\"" }.joined(separator: ", ")
        let rows = table.rows.map { row in
            "INSERT INTO ~.\(table.name) VALUES (\(row.map(literal).joined(separator: ", ")));"
        }
        return "CREATE TABLE ~.\(table.name) (\(columns.joined(separator: ", ")), PRIMARY KEY (\(key)));"
            + rows.joined()
    }

    @Test("keep the promises of every data store", arguments: 1...2 as ClosedRange<UInt64>)
    func conforms(seed: UInt64) async throws {
        let server = schema.server
        try await DataStoreConformance(seed: seed) { tables in
            let schema = try await TestSchema(on: server)
            try await schema.sql("CREATE SCHEMA ~;" + tables.map(Self.sql).joined())
            return try store(schema)
        }.run()
    }

    @Test("take an identifier for the type that its column has; one that it can't have names nobody")
    func types() async throws {
        try await schema.sql(
            """
            CREATE TABLE ~.visits (
                id UUID PRIMARY KEY, person INTEGER, at TIMESTAMPTZ, on_day DATE, note BYTEA, weight NUMERIC, seen BOOLEAN,
                share REAL, tags TEXT[]);
            INSERT INTO ~.visits VALUES
                ('00000000-0000-0000-0000-00000000000A', 7, '2020-06-15T22:30:00Z', '2020-06-15', '\\x00ff', 12.50, true,
                    0.5, '{a,b}'),
                ('00000000-0000-0000-0000-00000000000b', 7, NULL, NULL, NULL, NULL, NULL, NULL, NULL),
                ('00000000-0000-0000-0000-00000000000c', 8, '2020-06-15T21:30:00Z', '2020-06-16', NULL, NULL, NULL, NULL, NULL);
            """)
        let store = try store(schema)
        func set(_ date: RecordDate) -> DataSet {
            DataSet("visits", of: "person", for: "visits", dated: date) {
                Field("note", "text")
                Field("weight", "text")
                Field("seen", "text")
                Field("share", "text")
                Field("tags", "text")
            }
        }
        let records = try await store.records(of: "7", in: set("at"), after: nil, limit: 10)
        #expect(records.count == 2)
        #expect(
            records[0].fields.map(\.value) == [
                .bytes(Data([0, 255])), .text("12.50"), .integer(1), .real(0.5), .text("{a,b}"),
            ])
        #expect(records[1].fields.allSatisfy { $0.value == .null })
        let next = try await store.records(of: "7", in: set("at"), after: records[0].key, limit: 10)
        #expect(next.map(\.key) == [records[1].key])
        // The moment's day is that of the zone, where it is past midnight.
        #expect(
            try await store.datedRecords(of: "7", in: set("at")).map { $0.date?.description } == ["2020-06-16", nil])
        for (date, day, count) in [
            ("at", "2020-06-15", 1), ("at", "2020-06-16", 2), ("on_day", "2020-06-15", 1), ("on_day", "2020-06-14", 0),
        ] as [(RecordDate, String, Int)] {
            let due = try await store.datedRecords(in: set(date), upTo: LocalDate(day), after: nil, limit: 10)
            #expect(due.count == count, "\(date.link.column) up to \(day)")
        }
        for nobody in ["anna", "99999999999999999999", "7 ", ""] as [SubjectID] where nobody != "7 " {
            #expect(try await store.records(of: nobody, in: set("at"), after: nil, limit: 10).isEmpty)
            #expect(try await store.datedRecords(of: nobody, in: set("at")).isEmpty)
            #expect(try await store.isErased(nobody, in: set("at")))
            try await store.forEachRecord(of: nobody, in: set("at")) { _ in Issue.record("nobody has rows") }
        }
        #expect(try await store.erase(records.map(\.key), in: set("at")) == 2)
        #expect(try await schema.sql("SELECT person FROM ~.visits") == ["8"])
    }

    @Test("another person's name isn't theirs, whatever the column's collation takes for equal")
    func collations() async throws {
        try await schema.sql(
            """
            CREATE COLLATION ~.loose (provider = icu, locale = 'und-u-ks-level1', deterministic = false);
            CREATE TABLE ~.notes (id INTEGER PRIMARY KEY, owner TEXT COLLATE ~.loose, text TEXT);
            INSERT INTO ~.notes VALUES (1, 'Anna', 'hers'), (2, 'anna', 'the other''s'), (3, 'ånna', 'a third''s');
            """)
        let set = DataSet("notes", of: "owner", for: "notes") { Field("text", "text") }
        let records = try await store(schema).records(of: "anna", in: set, after: nil, limit: 10)
        #expect(records.map(\.key) == [RecordKey([.integer(2)])])
    }

    @Test(
        "a row that others hang on is refused, and a column that mustn't be empty, with what to do; nothing is erased")
    func constraints() async throws {
        try await schema.sql(
            """
            CREATE TABLE ~.people (id INTEGER PRIMARY KEY, name TEXT NOT NULL);
            CREATE TABLE ~.orders (id INTEGER PRIMARY KEY, person INTEGER REFERENCES ~.people ON DELETE CASCADE);
            CREATE TABLE ~.visits (id INTEGER PRIMARY KEY, person INTEGER REFERENCES ~.orders);
            INSERT INTO ~.people VALUES (1, 'anna'), (2, 'bob');
            INSERT INTO ~.orders VALUES (1, 1); INSERT INTO ~.visits VALUES (1, 1);
            """)
        let store = try store(schema)
        let people = DataSet("people", of: "id", for: "people") { Field("name", "text") }
        let cascade = try await #require(throws: DataError.self) {
            try await store.erase([RecordKey([.integer(1)])], in: people)
        }
        #expect(cascade.code == .map && cascade.message.contains("orders"), "\(cascade)")
        let blank = DataSet("people", of: "id", for: "people", erasing: .fields) { Field("name", "text") }
        let empty = try await #require(throws: DataError.self) {
            try await store.erase([RecordKey([.integer(2)]), RecordKey([.integer(1)])], in: blank)
        }
        #expect(empty.code == .constraint && empty.message.contains(".pseudonym"), "\(empty)")
        let orders = DataSet("orders", of: "person", for: "people") { Field("person", "text") }
        await #expect(throws: DataError(.constraint, "")) {
            try await store.erase([RecordKey([.integer(1)])], in: orders)
        }
        #expect(try await schema.sql("SELECT name FROM ~.people ORDER BY id") == ["anna", "bob"])
        let gone = DataSet("nowhere", of: "id", for: "people") { Field("name", "text") }
        let missing = try await #require(throws: DataError.self) { try await store.isErased("1", in: gone) }
        #expect(missing.code == .missing && missing.message.contains("nowhere"))
    }

    @Test("what fails whoever is asked about is an error, and no proof that nobody is there")
    func failures() async throws {
        try await schema.sql(
            """
            CREATE TABLE ~.people (id INTEGER PRIMARY KEY, born DATE, kind INTEGER);
            INSERT INTO ~.people VALUES (1, '1990-01-01', 7);
            """)
        let store = try store(schema)
        let dated = DataSet("people", of: "id", for: "people", erasing: .fields) {
            Field("born", "text", whenErased: .replace("gone"))
        }
        await #expect(throws: DataError.self) { try await store.isErased("1", in: dated) }
        await #expect(throws: DataError.self) { try await store.countToErase(of: "nobody", in: dated) }
        let kinds = DataSet("people", of: "id", for: "people", only: [RowCondition("kind", is: "person")]) {
            Field("born", "text")
        }
        await #expect(throws: DataError.self) { try await store.records(of: "1", in: kinds, after: nil, limit: 9) }
        await #expect(throws: DataError.self) {
            try await store.forEachRecord(of: "1", in: kinds) { _ in Issue.record("nothing can be read") }
        }
    }

    @Test("a cut connection is made anew, and what can't be reached is an error that names no address")
    func lost() async throws {
        let server = try await PostgresServer()
        let schema = try await TestSchema(on: server)
        try await schema.sql(
            "CREATE SCHEMA ~; CREATE TABLE ~.notes (id INTEGER PRIMARY KEY, owner TEXT, text TEXT); INSERT INTO ~.notes VALUES (1, 'a', 'b');"
        )
        // As long as a busy machine may take; what is about patience has another.
        let store = try PostgresStore(
            server.address("application_name=\(schema.name)"), schemas: [schema.name], zone: .gmt,
            patience: .seconds(600))
        let set = DataSet("notes", of: "owner", for: "notes") { Field("text", "text") }
        #expect(try await !store.isErased("a", in: set))
        try await schema.sql(
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(schema.name)'")
        #expect(try await !store.isErased("a", in: set))
        try await server.stop("fast")
        let hasty = try PostgresStore(
            server.address(), schemas: [schema.name], zone: .gmt, patience: .milliseconds(200))
        let error = try await #require(throws: DataError.self) { try await hasty.isErased("a", in: set) }
        #expect(error.code == .storage && !error.message.contains("127.0.0.1"), "\(error)")
        #expect(throws: DataError(.storage, "")) { try PostgresStore("no words", zone: .gmt) }
    }
}
#endif
