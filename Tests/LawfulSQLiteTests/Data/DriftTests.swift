// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulData
import LawfulModel
import LawfulSQLite
import Testing

@Suite("A map compared with the tables as they are")
struct DriftTests {
    private static let shop = """
        CREATE TABLE customers (id TEXT PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL, kind TEXT NOT NULL);
        CREATE TABLE orders (id INTEGER PRIMARY KEY, customer_id TEXT NOT NULL REFERENCES customers(id), placed_on TEXT,
            status TEXT NOT NULL);
        CREATE TABLE lines (order_id INTEGER NOT NULL REFERENCES orders(id), line INTEGER NOT NULL, note TEXT,
            PRIMARY KEY (order_id, line)) WITHOUT ROWID;
        CREATE TABLE messages (id INTEGER PRIMARY KEY, sender TEXT NOT NULL REFERENCES customers(id),
            recipient TEXT NOT NULL REFERENCES customers(id), body TEXT);
        CREATE TABLE settings (name TEXT PRIMARY KEY, value TEXT);
        CREATE VIEW buyers AS SELECT * FROM customers;
        """

    private static func database(_ more: String = "") throws -> DatabaseQueue {
        // As in a database whose rows were never checked.
        var configuration = Configuration()
        configuration.foreignKeysEnabled = false
        let database = try DatabaseQueue(configuration: configuration)
        try database.write { try $0.execute(sql: shop + more) }
        return database
    }

    private static func customers(@DataSetBuilder _ more: () -> [DataMapPart] = { [] }) -> (any DatabaseWriter) ->
        DataMap
    {
        let more = more()
        return { database in
            let store = SQLiteStore(database)
            return DataMap(store) {
                DataSet("customers", of: "id", for: "shop") {
                    Field("name", "name")
                    Field("email", "email")
                    NotPersonal("kind")
                }
            } + DataMap(store) { more }
        }
    }

    private static let orders = DataSet("orders", of: "customer_id", for: "shop", dated: "placed_on") {
        Field("placed_on", "order")
        NotPersonal("status")
    }
    private static let lines = DataSet(
        "lines", of: .through("orders", on: "order_id").at("customer_id"), for: "shop", key: ["order_id", "line"]
    ) { Field("note", "order") }
    private static let messages = DataSet("messages", of: "sender", accessedBy: ["recipient"], for: "shop") {
        Field("body", "text")
    }

    @Test("none where all is described")
    func none() async throws {
        let database = try Self.database()
        let map = Self.customers {
            Self.orders
            Self.lines
            Self.messages
            NotPersonal("settings")
        }(database)
        #expect(try await map.drift(from: database).isEmpty)
        #expect(try await map.drift().isEmpty)
    }

    private func names(_ database: DatabaseQueue, _ map: DataMap) async throws -> [String] {
        try await map.drift(from: database).map { drift in
            #expect(!drift.message.isEmpty && drift.description.contains(drift.place), "\(drift.kind)")
            return drift.name
        }
    }

    @Test("names each table and column that nothing describes, and what is described and gone")
    func columns() async throws {
        let database = try Self.database(
            "ALTER TABLE customers ADD COLUMN iban TEXT; ALTER TABLE orders DROP COLUMN status;")
        let map = Self.customers {
            Self.orders
            Self.lines
            NotPersonal("parameters")
            DataSet("visits", of: .through("doors", on: "door").at("person"), for: "shop") { Field("at", "time") }
        }(database)
        #expect(
            try await names(database, map) == [
                "column.undeclared sqlite.customers.iban", "table.undeclared sqlite.messages",
                "column.gone sqlite.orders.status", "table.gone sqlite.parameters", "table.undeclared sqlite.settings",
                "table.gone sqlite.visits",
            ])
    }

    @Test("names a key that isn't unique, and a way that leads nowhere")
    func ways() async throws {
        let database = try Self.database(
            "CREATE TABLE remarks (id INTEGER, order_id INTEGER, by TEXT NOT NULL, text TEXT); CREATE UNIQUE INDEX r ON remarks (id) WHERE by = 'x';"
        )
        let map = Self.customers {
            Self.orders
            Self.lines
            Self.messages
            NotPersonal("settings")
            DataSet("remarks", of: .through("orders", on: "order_id", equals: "number").at("customer"), for: "shop") {
                Field("text", "text")
                Field("by", "name")
            }
        }(database)
        #expect(
            try await names(database, map) == [
                "column.gone sqlite.orders.customer", "column.gone sqlite.orders.number",
                "key.not_unique sqlite.remarks.id", "link.nullable sqlite.remarks.order_id",
            ])
    }

    @Test("counts rows that lead to nobody, and may be told that a column may be null")
    func orphans() async throws {
        let database = try Self.database(
            """
            CREATE TABLE feedback (id INTEGER PRIMARY KEY, person TEXT, text TEXT);
            INSERT INTO feedback (person, text) VALUES (NULL, 'a'), (NULL, 'b'), ('anna', 'c');
            INSERT INTO lines VALUES (7, 1, 'of an order that is gone');
            """)
        let map = Self.customers {
            Self.orders
            Self.lines
            Self.messages
            NotPersonal("settings")
            DataSet("feedback", of: "person", for: "shop") { Field("text", "text") }
        }(database)
        let drift = try await map.drift(from: database, accepting: ["link.nullable sqlite.feedback.person"])
        #expect(
            drift.map(\.name) == ["link.orphaned sqlite.feedback.person", "link.orphaned sqlite.lines.customer_id"])
        #expect(drift.map(\.rows) == [2, 1])
    }

    @Test("names rows of a table that no data set describes")
    func rows() async throws {
        let database = try Self.database(
            "INSERT INTO customers VALUES ('a', 'Anna', 'a@x', 'person'), ('b', 'B.V.', 'b@x', 'company'), ('c', '?', '?', 'robot');"
        )
        func map(_ more: NotPersonal...) -> DataMap {
            let store = SQLiteStore(database)
            return DataMap(store) {
                DataSet("customers", of: "id", for: "shop", only: [RowCondition("kind", is: "person")]) {
                    Field("name", "name")
                    Field("email", "email")
                }
                Self.orders
                Self.lines
                Self.messages
                NotPersonal("settings")
            } + DataMap(entries: more, of: store)
        }
        let company = NotPersonal("customers", rows: [RowCondition("kind", is: "company")])
        let drift = try await map().drift(from: database)
        #expect(drift.map(\.name) == ["rows.undeclared sqlite.customers"] && drift.first?.rows == 2)
        #expect(try await map(company).drift(from: database).map(\.rows) == [1])
        let robot = NotPersonal("customers", rows: [RowCondition("kind", is: "robot")])
        #expect(try await map(company, robot).drift(from: database).isEmpty)
    }

    @Test("a store whose tables can't be read is one of which nothing is known")
    func unknown() async throws {
        let map = DataMap(InMemoryStore("main")) { Self.orders }
        #expect(try await map.drift().map(\.name) == ["schema.unknown main"])
        #expect(try await map.drift(accepting: ["schema.unknown main"]).isEmpty)
    }
}

extension DataMap {
    fileprivate init(entries: [NotPersonal], of store: SQLiteStore) {
        self.init(store, parts: entries.map(DataMapPart.notPersonal))
    }
}

/// A shop whose people are described in six steps, each but the last wrong in a way of its own: after the ladder that
/// K9db's authors climbed with the Shuup shop.
@Suite("A shop described step by step")
struct ShopLadderTests {
    private static let schema = """
        CREATE TABLE users (id INTEGER PRIMARY KEY, login TEXT NOT NULL);
        CREATE TABLE contacts (id INTEGER PRIMARY KEY, name TEXT NOT NULL, email TEXT NOT NULL);
        CREATE TABLE persons (contact_id INTEGER PRIMARY KEY REFERENCES contacts(id), user_id INTEGER REFERENCES users(id),
            born_on TEXT);
        CREATE TABLE companies (contact_id INTEGER PRIMARY KEY REFERENCES contacts(id), tax_number TEXT);
        CREATE TABLE baskets (id INTEGER PRIMARY KEY, contact_id INTEGER NOT NULL REFERENCES contacts(id), content TEXT);
        INSERT INTO users VALUES (1, 'anna'), (2, 'bob');
        INSERT INTO contacts VALUES (10, 'Anna', 'a@x'), (11, 'Visitor', 'v@x'), (12, 'B.V.', 'b@x');
        INSERT INTO persons VALUES (10, 1, '1990-01-01'), (11, NULL, NULL);
        INSERT INTO companies VALUES (12, 'NL1');
        INSERT INTO baskets VALUES (1, 10, 'tea'), (2, 12, 'desks');
        """

    private static func contacts(_ link: SubjectLink) -> DataSet {
        DataSet("contacts", of: link, for: "shop") {
            Field("name", "name")
            Field("email", "email")
        }
    }
    private static func persons(_ link: SubjectLink) -> DataSet {
        DataSet("persons", of: link, for: "shop", key: ["contact_id"]) {
            Field("born_on", "age")
            NotPersonal("user_id")
        }
    }
    private static func baskets(_ link: SubjectLink) -> DataSet {
        DataSet("baskets", of: link, for: "shop") { Field("content", "order") }
    }
    private static let users = DataSet("users", of: "id", for: "shop") { Field("login", "name") }
    private static let companies = NotPersonal("companies")

    /// Each step with what it must hear.
    private static let steps: [(map: [DataMapPart], findings: Set<String>)] = [
        (
            [],
            [
                "table.undeclared s.users", "table.undeclared s.contacts", "table.undeclared s.persons",
                "table.undeclared s.companies", "table.undeclared s.baskets",
            ]
        ),
        // Those who log in are taken for the people, whom most tables know nothing of.
        (
            [
                .dataSet(users), .dataSet(persons("user_id")), .notPersonal(companies),
                .dataSet(contacts(.through("persons", on: "id", equals: "contact_id").at("user_id"))),
                .dataSet(
                    baskets(.through("persons", on: "contact_id", equals: "contact_id").at("user_id"))),
            ],
            [
                "link.nullable s.persons.user_id", "link.orphaned s.persons.user_id",
                "link.orphaned s.contacts.user_id",
                "link.orphaned s.baskets.user_id",
            ]
        ),
        // Two tables of people: one person, two identifiers.
        (
            [
                .dataSet(users), .dataSet(contacts("id")), .dataSet(persons("contact_id")), .notPersonal(companies),
                .dataSet(baskets("contact_id")),
            ],
            ["person.twice s.persons", "person.twice s.persons.user_id", "person.undeclared s.companies.contact_id"]
        ),
        // All contacts are taken for people, companies among them.
        (
            [
                .dataSet(contacts("id")), .dataSet(persons(.through("contacts", on: "contact_id").at("id"))),
                .notPersonal(companies), .dataSet(baskets("contact_id")), .notPersonal(NotPersonal("users")),
            ],
            ["person.undeclared s.companies.contact_id"]
        ),
        // Only persons are, and the rows of companies lead to nobody.
        (
            [
                .dataSet(persons("contact_id")), .notPersonal(companies),
                .dataSet(contacts(.through("persons", on: "id", equals: "contact_id").at("contact_id"))),
                .dataSet(
                    baskets(.through("persons", on: "contact_id", equals: "contact_id").at("contact_id"))),
                .dataSet(
                    DataSet("users", of: .through("persons", on: "id", equals: "user_id").at("contact_id"), for: "shop")
                    {
                        Field("login", "name")
                    }),
            ],
            [
                "link.orphaned s.contacts.contact_id", "link.orphaned s.baskets.contact_id",
                "link.orphaned s.users.contact_id",
            ]
        ),
    ]

    @Test("hears what is wrong with each step", arguments: 0..<5)
    func ladder(step: Int) async throws {
        let database = try DatabaseQueue()
        try await database.write { try $0.execute(sql: Self.schema) }
        let store = SQLiteStore(database, id: "s")
        let map = DataMap(store, parts: Self.steps[step].map)
        let heard: Set<String> =
            step == 0
            ? Set(
                try await DataMap(store) { NotPersonal("nothing") }.drift(accepting: ["table.gone s.nothing"]).map(
                    \.name))
            : Set(try await map.drift().map(\.name))
        #expect(heard == Self.steps[step].findings)
    }

    @Test("hears nothing once persons are told from companies")
    func last() async throws {
        let database = try DatabaseQueue()
        try await database.write { database in
            try database.execute(sql: Self.schema)
            try database.execute(
                sql: """
                    DELETE FROM users WHERE id = 2; ALTER TABLE contacts ADD COLUMN kind TEXT NOT NULL DEFAULT 'person';
                    UPDATE contacts SET kind = 'company' WHERE id = 12; DELETE FROM baskets WHERE contact_id = 12;
                    """)
        }
        let store = SQLiteStore(database, id: "s")
        let map = DataMap(store) {
            DataSet("contacts", of: "id", for: "shop", only: [RowCondition("kind", is: "person")]) {
                Field("name", "name")
                Field("email", "email")
            }
            NotPersonal("contacts", rows: [RowCondition("kind", is: "company")])
            Self.persons(.through("contacts", on: "contact_id").at("id"))
            DataSet("companies", of: .through("contacts", on: "contact_id").at("id"), for: "shop", key: ["contact_id"])
            {
                Field("tax_number", "name")
            }
            Self.baskets("contact_id")
            DataSet("users", of: .through("persons", on: "id", equals: "user_id").at("contact_id"), for: "shop") {
                Field("login", "name")
            }
        }
        let heard = try await map.drift(accepting: ["link.nullable s.persons.user_id"])
        #expect(heard.isEmpty, "\(heard)")
    }
}
#endif
