// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulData
import LawfulModel
import LawfulSQLite
import Testing

@Suite("Whose a row is, where the tables leave doubt")
struct SharedLinkTests {
    private static func database(_ sql: String) throws -> DatabaseQueue {
        let database = try DatabaseQueue()
        try database.write { try $0.execute(sql: sql) }
        return database
    }

    @Test("a row that leads to several people is shown to none of them, erased for none, and counted as an orphan")
    func several() async throws {
        let store = SQLiteStore(
            try Self.database(
                """
                CREATE TABLE calls (id INTEGER PRIMARY KEY, note TEXT);
                CREATE TABLE participants (call_id INTEGER, person_id TEXT);
                INSERT INTO calls VALUES (1, 'both'), (2, 'hers alone');
                INSERT INTO participants VALUES (1, 'anna'), (1, 'bob'), (2, 'anna'), (2, 'anna');
                """))
        let set = DataSet(
            "calls", of: .through("participants", on: "id", equals: "call_id").at("person_id"), for: "shop"
        ) { Field("note", "text") }
        let dated = try await store.datedRecords(of: "anna", in: set)
        #expect(dated.map(\.key) == [RecordKey([.integer(2)])])
        #expect(try await store.records(of: "bob", in: set, after: nil, limit: 9).isEmpty)
        #expect(try await store.isErased("bob", in: set))
        #expect(try await store.orphans(in: set) == 1)
    }

    @Test("columns that join compare by one collation, whichever way they are asked")
    func collations() async throws {
        let store = SQLiteStore(
            try Self.database(
                """
                CREATE TABLE orders (id TEXT PRIMARY KEY, customer TEXT);
                CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id TEXT COLLATE NOCASE, note TEXT);
                CREATE TABLE parents (id TEXT COLLATE NOCASE PRIMARY KEY, customer TEXT);
                CREATE TABLE children (id INTEGER PRIMARY KEY, parent_id TEXT, note TEXT);
                INSERT INTO orders VALUES ('A1', 'anna'), ('a1', 'bob'); INSERT INTO lines VALUES (1, 'a1', 'whose?');
                INSERT INTO parents VALUES ('A1', 'anna'); INSERT INTO children VALUES (1, 'a1', 'hers?');
                """))
        let lines = DataSet("lines", of: .through("orders", on: "order_id").at("customer"), for: "shop") {
            Field("note", "text")
        }
        for person in ["anna", "bob"] as [SubjectID] {
            #expect(
                try await store.records(of: person, in: lines, after: nil, limit: 9).isEmpty,
                "two orders, and so nobody's")
        }
        #expect(try await store.orphans(in: lines) == 1)
        let children = DataSet("children", of: .through("parents", on: "parent_id").at("customer"), for: "shop") {
            Field("note", "text")
        }
        let found = try await store.records(of: "anna", in: children, after: nil, limit: 9).count
        let orphans = try await store.orphans(in: children)
        #expect(found + orphans == 1, "found by the person, or told as found by nobody")
    }

    @Test("names that a collation takes for equal are two people")
    func names() async throws {
        let store = SQLiteStore(
            try Self.database(
                """
                CREATE TABLE orders (id INTEGER, customer TEXT COLLATE NOCASE);
                CREATE TABLE lines (id INTEGER PRIMARY KEY, order_id INTEGER, note TEXT);
                INSERT INTO orders VALUES (1, 'anna'), (1, 'ANNA'); INSERT INTO lines VALUES (1, 1, 'whose?');
                """))
        let set = DataSet("lines", of: .through("orders", on: "order_id").at("customer"), for: "shop") {
            Field("note", "text")
        }
        #expect(try await store.orphans(in: set) == 1)
        #expect(try await store.records(of: "anna", in: set, after: nil, limit: 9).isEmpty)
    }

    @Test("a change that would run on into other tables is refused, and one that wouldn't isn't")
    func updates() async throws {
        let store = SQLiteStore(
            try Self.database(
                """
                CREATE TABLE customers (id INTEGER PRIMARY KEY, email TEXT UNIQUE, name TEXT);
                CREATE TABLE invoices (id INTEGER PRIMARY KEY, email TEXT REFERENCES customers(email) ON UPDATE CASCADE);
                INSERT INTO customers VALUES (1, 'a@x', 'Anna'); INSERT INTO invoices VALUES (1, 'a@x');
                """))
        let both = DataSet("customers", of: "id", for: "shop", erasing: .fields) {
            Field("email", "name", whenErased: .pseudonym)
            Field("name", "name")
        }
        let error = try await #require(throws: DataError.self) {
            try await store.erase([RecordKey([.integer(1)])], in: both)
        }
        #expect(error.code == .map && error.message.contains("invoices"))
        let name = DataSet("customers", of: "id", for: "shop", erasing: .fields) { Field("name", "name") }
        #expect(try await store.erase([RecordKey([.integer(1)])], in: name) == 1)
    }

    @Test("a value that only looks like a made-up name is erased")
    func looksMadeUp() async throws {
        let store = SQLiteStore(
            try Self.database(
                "CREATE TABLE people (id INTEGER PRIMARY KEY, name TEXT NOT NULL); INSERT INTO people VALUES (1, 'Erased-Rubens');"
            ))
        let set = DataSet("people", of: "id", for: "shop", erasing: .fields) {
            Field("name", "name", whenErased: .pseudonym)
        }
        #expect(try await !store.isErased("1", in: set))
        #expect(try await store.erase([RecordKey([.integer(1)])], in: set, leaving: "erased-1") == 1)
        #expect(try await store.isErased("1", in: set))
    }

    @Test("a row without a key, and a column described of other rows only, are told")
    func drift() async throws {
        let database = try Self.database(
            """
            CREATE TABLE notes (id TEXT PRIMARY KEY, person TEXT NOT NULL, kind TEXT NOT NULL, text TEXT);
            INSERT INTO notes VALUES (NULL, 'anna', 'a', 'lost');
            """)
        let map = DataMap(SQLiteStore(database)) {
            DataSet("notes", of: "person", for: "shop", only: [RowCondition("kind", is: "a")]) { Field("text", "text") }
            DataSet("notes", of: "person", for: "news", only: [RowCondition("kind", is: "b")]) {
                Field("kind", "text")
            }
        }
        let names = try await map.drift().map(\.name)
        #expect(names == ["link.orphaned sqlite.notes.person", "column.undeclared sqlite.notes.text"], "\(names)")
    }
}
#endif
