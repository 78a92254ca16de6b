// SPDX-License-Identifier: Apache-2.0

public import LawfulData
import LawfulModel
import LawfulTime
import Testing

/// Checks that a data store keeps the promises of `DataStore`; run it on your own store, too.
///
/// ```swift
/// @Test func conforms() async throws {
///     try await DataStoreConformance { rows in try MyStore(rows) }.run()
/// }
/// ```
public struct DataStoreConformance: Sendable {
    /// A row of the table `notes`: columns `id` (text, primary key), `owner` (text), `text` (text or null), `made_on`
    /// (text or null).
    public struct Note: Hashable, Sendable {
        /// The key.
        public let id: String
        /// Whose it is.
        public let owner: String
        /// What it says.
        public let text: String
        /// When it was made; nil where that isn't known.
        public let madeOn: String?
    }

    private let makeStore: @Sendable ([Note]) async throws -> any DataStore

    /// Checks the stores that a closure makes, each with a table `notes` that holds the rows given.
    public init(_ makeStore: @escaping @Sendable ([Note]) async throws -> any DataStore) { self.makeStore = makeStore }

    private static let notes: [Note] =
        (0..<25).map { index in
            Note(
                id: "n\(100 + index)", owner: index.isMultiple(of: 2) ? "even" : "odd", text: "note \(index)",
                madeOn: "2020-01-\(10 + index % 15)")
        } + [
            Note(id: "n900", owner: "even", text: "undated", madeOn: nil),
            Note(id: "n901", owner: "odd", text: "with a time", madeOn: "2020-01-10T23:59:59Z"),
            Note(id: "n902", owner: "o'dd \"; --", text: "quoted", madeOn: "2030-01-01"),
        ]

    private static func set(_ erasing: DataSet.Erasing) -> DataSet {
        DataSet("notes", of: "owner", for: "notes", dated: "made_on", erasing: erasing) {
            Field("text", "text", whenErased: .null)
        }
    }

    /// Runs every check.
    public func run() async throws {
        try await checkRecords()
        try await checkPaging()
        try await checkErasingRows()
        try await checkErasingFields()
    }

    private func checkRecords() async throws {
        let store = try await makeStore(Self.notes)
        let set = Self.set(.row)
        for owner in ["even", "odd", "o'dd \"; --", "nobody"] {
            let own = Self.notes.filter { $0.owner == owner }
            let records = try await store.records(of: SubjectID(rawValue: owner), in: set, after: nil, limit: 1_000)
            #expect(records.map { $0.fields.map(\.value.text) } == own.map { [$0.text] }, "records of one subject only")
            let dated = try await store.datedRecords(of: SubjectID(rawValue: owner), in: set)
            #expect(
                dated.map { $0.date?.description } == own.map { $0.madeOn.map { String($0.prefix(10)) } },
                "dates are read, with or without a time behind them")
            #expect(dated.allSatisfy { $0.subject == SubjectID(rawValue: owner) })
        }
    }

    private func checkPaging() async throws {
        let store = try await makeStore(Self.notes)
        let set = Self.set(.row)
        let day = try LocalDate("2020-01-12")
        let due = Self.notes.filter { ($0.madeOn?.prefix(10)).map { $0 <= "2020-01-12" } ?? false }.map(\.id)
        for limit in [1, 2, 7, 100] {
            var seen: [String] = []
            var last: RecordKey?
            while true {
                let page = try await store.datedRecords(in: set, upTo: day, after: last, limit: limit)
                guard let end = page.last else { break }
                #expect(page.count <= limit)
                seen += page.compactMap { $0.key.values.first?.text }
                last = end.key
            }
            #expect(seen == due, "paging visits every due record once, in the order of keys")
        }
    }

    private func checkErasingRows() async throws {
        let store = try await makeStore(Self.notes)
        let set = Self.set(.row)
        let dated = try await store.datedRecords(of: "even", in: set)
        let keys = dated.prefix(3).map(\.key)
        #expect(try await store.erase(Array(keys), in: set) == 3)
        #expect(try await store.erase(Array(keys), in: set) == 0, "already gone is success and counts nothing")
        let left = try await store.datedRecords(of: "even", in: set)
        #expect(left.map(\.key) == dated.dropFirst(3).map(\.key))
    }

    private func checkErasingFields() async throws {
        let store = try await makeStore(Self.notes)
        let set = Self.set(.fields)
        let day = try LocalDate("2020-12-31")
        let due = try await store.datedRecords(in: set, upTo: day, after: nil, limit: 1_000)
        #expect(try await store.erase(due.map(\.key), in: set) == due.count)
        #expect(try await store.erase(due.map(\.key), in: set) == 0, "what is blank already counts nothing")
        let again = try await store.datedRecords(in: set, upTo: day, after: nil, limit: 1_000)
        #expect(again.isEmpty, "a record erased by fields no longer shows up as dated")
        let records = try await store.records(of: "odd", in: set, after: nil, limit: 1_000)
        #expect(records.count == Self.notes.count { $0.owner == "odd" }, "the rows stay")
        #expect(records.allSatisfy { $0.fields.allSatisfy { $0.value == .null } })
    }
}
