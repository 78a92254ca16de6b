// SPDX-License-Identifier: Apache-2.0

public import LawfulData
import LawfulModel
import LawfulTime
import Testing

/// Checks that a data store keeps the promises of `DataStore`; run it on your own store, too.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await DataStoreConformance { tables in try MyStore(tables) }.run()
/// }
/// ```
///
/// It fills tables with rows made up from a seed, asks every question of your store and of the one in memory, and
/// expects the same answers; erases some, and asks again.
public struct DataStoreConformance: Sendable {
    /// A table that a store is to have.
    public struct Table: Sendable {
        /// A column.
        public struct Column: Hashable, Sendable {
            /// Its name.
            public let name: String
            /// Whether it holds whole numbers; text, else.
            public let isInteger: Bool
            /// Whether it may be null.
            public let isNullable: Bool
        }

        /// The table's name.
        public let name: String
        /// Its columns.
        public let columns: [Column]
        /// The columns of its primary key.
        public let key: [String]
        /// Its rows, the values in the order of the columns.
        public let rows: [[DataValue]]
    }

    let makeStore: @Sendable ([Table]) async throws -> any DataStore
    let seed: UInt64

    /// Checks the stores that a closure makes, each with the tables given.
    ///
    /// - Parameters:
    ///   - seed: what the rows and questions are made from.
    ///   - makeStore: makes a store with these tables and rows.
    public init(
        seed: UInt64 = RandomSize.seed(or: 1),
        _ makeStore: @escaping @Sendable ([Table]) async throws -> any DataStore
    ) {
        self.seed = seed
        self.makeStore = makeStore
    }

    /// Runs every check.
    ///
    /// - Throws: what the store throws.
    public func run() async throws {
        try await checkNotes()
        try await checkOthers()
        for round in 0..<UInt64(RandomSize.cases(or: 12)) { try await checkRandom(round) }
        try await checkAmbiguity()
        try await checkSchema()
    }

    // MARK: What must hold, by name

    static let notes = Table(
        name: "notes",
        columns: [
            .init(name: "id", isInteger: false, isNullable: false),
            .init(name: "owner", isInteger: false, isNullable: true),
            .init(name: "text", isInteger: false, isNullable: true),
            .init(name: "made_on", isInteger: false, isNullable: true),
        ], key: ["id"],
        rows: (0..<25).map { index in
            [
                .text("n\(100 + index)"), .text(index.isMultiple(of: 2) ? "even" : "odd"), .text("note \(index)"),
                .text("2020-01-\(10 + index % 15)"),
            ]
        } + [
            [.text("n900"), .text("even"), .text("undated"), .null],
            [.text("n901"), .text("odd"), .text("with a time"), .text("2020-01-10T23:59:59Z")],
            [.text("n902"), .text("o'dd \"; --"), .text("quoted"), .text("2030-01-01")],
            [.text("n903"), .text("Even"), .text("another's"), .text("2020-01-11")],
            [.text("n904"), .null, .text("nobody's"), .text("2020-01-12")],
        ])

    private static func set(_ erasing: DataSet.Erasing, whenErased field: Field.Erasing = .null) -> DataSet {
        DataSet("notes", of: "owner", for: "notes", dated: "made_on", erasing: erasing) {
            Field("text", "text", whenErased: field)
        }
    }

    private func checkNotes() async throws {
        let store = try await makeStore([Self.notes])
        let set = Self.set(.row)
        for owner in ["even", "odd", "o'dd \"; --", "Even", "nobody", ""] {
            let own = Self.notes.rows.filter { $0[1] == .text(owner) }
            let records = try await store.records(of: SubjectID(rawValue: owner), in: set, after: nil, limit: 1_000)
            #expect(records.map { $0.fields.map(\.value) } == own.map { [$0[2]] }, "records of one subject only")
            let dated = try await store.datedRecords(of: SubjectID(rawValue: owner), in: set)
            #expect(
                dated.map { $0.date?.description } == own.map { $0[3] == .null ? nil : String($0[3].text.prefix(10)) },
                "dates are read, with or without a time behind them")
            #expect(dated.allSatisfy { $0.subject == SubjectID(rawValue: owner) })
        }
        let last = try LocalDate("2020-12-31")
        let due = try await store.datedRecords(in: set, upTo: last, after: nil, limit: 1_000)
        #expect(due.contains { $0.key == RecordKey([.text("n904")]) && $0.subject == "" }, "a row that names nobody")
        #expect(try await store.orphans(in: set) == 1)

        let keys = try await store.datedRecords(of: "even", in: set).prefix(3).map(\.key)
        #expect(try await store.erase(Array(keys), in: set) == 3)
        #expect(try await store.erase(Array(keys), in: set) == 0, "already gone is success and counts nothing")
        #expect(try await store.erase([], in: set) == 0)
        #expect(try await !store.isErased("even", in: set))
        #expect(try await store.isErased("nobody", in: set))
    }

    private func checkOthers() async throws {
        for erasing in [Field.Erasing.null, .replace("gone"), .pseudonym] {
            let store = try await makeStore([Self.notes])
            let set = Self.set(.fields, whenErased: erasing)
            let day = try LocalDate("2020-12-31")
            let due = try await store.datedRecords(in: set, upTo: day, after: nil, limit: 1_000)
            #expect(try await store.erase(due.map(\.key), in: set, leaving: "erased-x") == due.count)
            let second = try await store.erase(due.map(\.key), in: set, leaving: "erased-y")
            #expect(second == 0, "what is blank already counts nothing")
            let again = try await store.datedRecords(in: set, upTo: day, after: nil, limit: 1_000)
            #expect(again.isEmpty, "a record erased by fields no longer shows up as dated")
            let records = try await store.records(of: "odd", in: set, after: nil, limit: 1_000)
            #expect(records.count == Self.notes.rows.count { $0[1] == .text("odd") }, "the rows stay")
            let left: DataValue =
                switch erasing {
                case .replace(let text): .text(text)
                case .pseudonym: .text("erased-x")
                case .null, .keep: .null
                }
            #expect(records.allSatisfy { $0.fields.allSatisfy { $0.value == left } })
            #expect(try await store.isErased("odd", in: set))
        }
    }

    private func checkAmbiguity() async throws {
        let store = try await makeStore([Self.notes])
        let set = DataSet("notes", of: "owner", for: "notes", key: ["owner"]) { Field("text", "text") }
        await #expect(throws: DataError(.map, ""), "a key that names several rows") {
            try await store.erase([RecordKey([.text("even")])], in: set)
        }
        let before = try await store.datedRecords(of: "even", in: Self.set(.row)).count
        #expect(before == Self.notes.rows.count { $0[1] == .text("even") }, "nothing was erased")
    }

    private func checkSchema() async throws {
        let store = try await makeStore([Self.notes])
        guard let schema = try await store.schema() else { return }
        let table = try #require(schema.tables.first { $0.name == "notes" })
        #expect(Set(table.columns.map(\.name)) == Set(Self.notes.columns.map(\.name)))
        for column in Self.notes.columns {
            #expect(table.columns.first { $0.name == column.name }?.isNullable == column.isNullable, "\(column.name)")
        }
        #expect(table.keys.contains(["id"]) && !table.isView)
    }
}
