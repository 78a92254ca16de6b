// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulData
import LawfulModel
import LawfulSQLite
import LawfulTesting
import LawfulTime
import Testing

@Suite("The service's tables in SQLite")
struct SQLiteStoreTests {
    private static func database(_ tables: [DataStoreConformance.Table] = []) throws -> DatabaseQueue {
        let database = try DatabaseQueue()
        try database.write { database in
            for table in tables {
                try database.create(table: table.name) { definition in
                    for column in table.columns {
                        let made = definition.column(column.name, column.isInteger ? .integer : .text)
                        if !column.isNullable { made.notNull() }
                    }
                    definition.primaryKey(table.key)
                }
                let marks = table.columns.map { _ in "?" }.joined(separator: ", ")
                for row in table.rows {
                    try database.execute(
                        sql: "INSERT INTO \"\(table.name)\" VALUES (\(marks))",
                        arguments: StatementArguments(row.map(Self.bound)))
                }
            }
        }
        return database
    }

    private static func bound(_ value: DataValue) -> (any DatabaseValueConvertible)? {
        switch value {
        case .integer(let value): value
        case .text(let value): value
        default: nil
        }
    }

    @Test("keep the promises of every data store", arguments: 1...3 as ClosedRange<UInt64>)
    func conforms(seed: UInt64) async throws {
        try await DataStoreConformance(seed: seed) { SQLiteStore(try Self.database($0)) }.run()
    }

    @Test("page and erase by a key of several columns, of numbers, and with names that want quoting")
    func compositeKey() async throws {
        let database = try DatabaseQueue()
        try await database.write { database in
            try database.execute(
                sql: """
                    CREATE TABLE "order lines" ("the order" INTEGER, line INTEGER, "o""wner" TEXT, note TEXT, day TEXT,
                    PRIMARY KEY ("the order", line)) WITHOUT ROWID
                    """)
            for order in 1...12 {
                for line in 1...3 {
                    try database.execute(
                        sql: "INSERT INTO \"order lines\" VALUES (?, ?, ?, ?, ?)",
                        arguments: [order, line, order % 2 == 0 ? "a" : "b", "n", "2020-01-0\(line)"])
                }
            }
        }
        let set = DataSet(
            "order lines", of: "o\"wner", for: "orders", dated: "day", key: ["the order", "line"]
        ) { Field("note", "note") }
        let store = SQLiteStore(database)
        var seen: [RecordKey] = []
        while true {
            let page = try await store.datedRecords(
                in: set, upTo: try LocalDate("2020-01-02"), after: seen.last, limit: 5)
            if page.isEmpty { break }
            seen += page.map(\.key)
        }
        let expected = (1...12).flatMap { order in
            (1...2).map { RecordKey([.integer(Int64(order)), .integer(Int64($0))]) }
        }
        #expect(seen == expected, "numbers sort as numbers, and every row comes once")
        #expect(try await store.erase([expected[3]], in: set) == 1)
        #expect(try await store.records(of: "a", in: set, after: nil, limit: 100).count == 17)
    }

    @Test("a table or column that isn't there is an error that names the table and no value")
    func missing() async throws {
        let store = SQLiteStore(try Self.database())
        let missing = DataSet("nothing", of: "owner", for: "notes", dated: "day") { Field("text", "text") }
        let column = DataSet("notes", of: "holder", for: "notes", dated: "made_on") { Field("text", "text") }
        for set in [missing, column] {
            let error = await #expect(throws: DataError.self) {
                try await store.records(of: "anna@mail.example", in: set, after: nil, limit: 1)
            }
            #expect(error?.code == .missing)
            #expect(error?.message.contains(set.table) == true)
            #expect(error?.description.contains("anna") == false)
        }
    }

    @Test("what is erased stands in none of the database's files")
    func overwritten() async throws {
        let folder = URL.temporaryDirectory.appending(path: "lawful-store-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let database = try DatabaseQueue(path: folder.appending(path: "app.sqlite").path(percentEncoded: false))
        try await database.write { database in
            try database.execute(sql: "CREATE TABLE notes (id TEXT PRIMARY KEY, owner TEXT, text TEXT, made_on TEXT)")
            try database.execute(sql: "INSERT INTO notes VALUES ('1', 'anna', 'a-secret-of-anna', '2020-01-01')")
        }
        let set = DataSet("notes", of: "owner", for: "notes", dated: "made_on") { Field("text", "text") }
        let files = { try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) }
        let holds = { try files().contains { try Data(contentsOf: $0).range(of: Data("a-secret".utf8)) != nil } }
        #expect(try holds(), "or the search shows nothing")
        #expect(try await SQLiteStore(database).erase([RecordKey([.text("1")])], in: set) == 1)
        #expect(try !holds())
    }
}
#endif
