// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulData
import LawfulModel
import LawfulTime
import Synchronization
import Testing

// Tables as services have them: people beside companies, rows that lead to their person over other tables, keys of
// several columns, several people in a row, gaps everywhere.
extension DataStoreConformance {
    private static let people = ["anna", "bob", "carla", "acme", "nobody"]

    private static func columns(_ columns: (String, Bool, Bool)...) -> [Table.Column] {
        columns.map { .init(name: $0.0, isInteger: $0.1, isNullable: $0.2) }
    }

    private static func tables(_ random: inout SeededGenerator) -> [Table] {
        func some(_ texts: [String]) -> DataValue {
            let text = texts.randomElement(using: &random)
            return text.map { $0.isEmpty ? .null : .text($0) } ?? .null
        }
        let days = ["2020-01-01", "2020-06-15", "2020-06-15 12:30:00", "2021-02-28", "2031-12-31", "never", ""]
        let orders = Int.random(in: 0...12, using: &random)
        return [
            Table(
                name: "people", columns: columns(("id", false, false), ("kind", false, true), ("name", false, true)),
                key: ["id"],
                rows: people.dropLast().map { id in
                    [.text(id), some(["person", "company", ""]), some(["Anna B.", "erased-7", "gone", ""])]
                }),
            Table(
                name: "orders",
                columns: columns(("number", true, false), ("customer", false, true), ("placed_on", false, true)),
                key: ["number"],
                rows: (0..<orders).map { [.integer(Int64($0)), some(people + [""]), some(days)] }),
            Table(
                name: "lines",
                columns: columns(("an order", true, false), ("line", true, false), ("note", false, true)),
                key: ["an order", "line"],
                rows: (0..<15).flatMap { order in
                    (0..<Int64.random(in: 0...3, using: &random)).map { line in
                        [.integer(order), .integer(line), some(["a note", "gone", ""])]
                    }
                }),
            Table(
                name: "remarks",
                columns: columns(
                    ("id", false, false), ("an order", true, true), ("line", true, true), ("text", false, true)),
                key: ["id"],
                rows: (0..<10).map { index in
                    [
                        .text("r\(index)"), .integer(.random(in: 0...15, using: &random)),
                        Bool.random(using: &random) ? .integer(.random(in: 0...3, using: &random)) : .null,
                        some(["a remark", ""]),
                    ]
                }),
            Table(
                name: "messages",
                columns: columns(
                    ("id", true, false), ("sender", false, true), ("recipient", false, true), ("body", false, true),
                    ("sent_at", true, true)), key: ["id"],
                rows: (0..<20).map { index in
                    [
                        .integer(Int64(index)), some(people + [""]), some(people + ["", "erased-9"]),
                        some(["hello", ""]),
                        Bool.random(using: &random)
                            ? .integer(1_577_836_800 + .random(in: 0...400, using: &random) * 43_200) : .null,
                    ]
                }),
        ]
    }

    private static func sets(_ random: inout SeededGenerator) throws -> [DataMap.Entry] {
        let zone = try #require(TimeZone(identifier: "Europe/Amsterdam"))
        let erasing: [Field.Erasing] = [.null, .replace("gone"), .pseudonym, .keep]
        func how() -> Field.Erasing { erasing.randomElement(using: &random) ?? .null }
        func what() -> DataSet.Erasing { Bool.random(using: &random) ? .row : .fields }
        let (one, two, three, four, five) = (how(), how(), how(), how(), how())
        let map = DataMap(InMemoryStore()) {
            DataSet("people", of: "id", for: "a", only: [RowCondition("kind", is: "person")], erasing: what()) {
                Field("name", "text", whenErased: one)
            }
            DataSet("people", of: "id", for: "a", only: [RowCondition("kind", is: .null)], erasing: what()) {
                Field("name", "text", whenErased: one)
            }
            DataSet("orders", of: "customer", for: "a", dated: "placed_on", key: ["number"], erasing: what()) {
                Field("placed_on", "text", whenErased: two)
            }
            DataSet(
                "lines", of: .through("orders", on: "an order", equals: "number").at("customer"), for: "a",
                dated: RecordDate(.through("orders", on: "an order", equals: "number").at("placed_on")),
                key: ["an order", "line"], erasing: what()
            ) {
                Field("note", "text", whenErased: three)
            }
            // Over two tables, by a key of two columns; and backwards, where a row may lead to several people.
            DataSet(
                "remarks",
                of: .through("lines", on: ["an order": "an order", "line": "line"])
                    .through("orders", on: "an order", equals: "number").at("customer"), for: "a", erasing: what()
            ) {
                Field("text", "text", whenErased: four)
            }
            DataSet(
                "people", of: .through("messages", on: "id", equals: "sender").at("recipient"), for: "b",
                dated: RecordDate(.through("orders", on: "id", equals: "customer").at("placed_on")), erasing: what()
            ) {
                Field("name", "text", whenErased: four)
            }
            DataSet(
                "messages", of: "sender", accessedBy: [Accessor("recipient", sees: ["body"], whenErased: five)],
                for: "a",
                dated: RecordDate("sent_at", as: .seconds(zone)), erasing: what()
            ) {
                Field("body", "text", whenErased: two)
                Field("recipient", "text", whenErased: .keep)
            }
        }
        return map.entries
    }

    func checkRandom(_ round: UInt64) async throws {
        var random = SeededGenerator(seed: seed &* 1_000_003 &+ round)
        let tables = Self.tables(&random)
        let store = try await makeStore(tables)
        let model = InMemoryStore()
        for table in tables {
            for row in table.rows {
                model.insert(
                    Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), row)), into: table.name)
            }
        }
        var sets = try Self.sets(&random).map(\.set)
        sets.shuffle(using: &random)
        for set in sets {
            let place = "seed \(seed), round \(round), table \(set.table)"
            try await compare(store, model, set, &random, place)
            let dated = try await model.datedRecords(in: set, upTo: .distantFuture, after: nil, limit: .max)
            var keys = dated.map(\.key)
            for person in Self.people {
                keys += try await model.datedRecords(of: SubjectID(rawValue: person), in: set).map(\.key)
            }
            keys = Array(Set(keys)).filter { _ in Bool.random(using: &random) }
            // Read, and then another's, or younger: such rows stay.
            let read = keys.map { key in
                DatedRecord(
                    key: key, subject: SubjectID(rawValue: Self.people.randomElement(using: &random) ?? ""), date: nil)
            }
            let last = Bool.random(using: &random) ? try LocalDate("2020-06-15") : nil
            let first = try await model.erase(read, in: set, upTo: last, leaving: "erased-first")
            let firstErased = try await store.erase(read, in: set, upTo: last, leaving: "erased-first")
            #expect(firstErased == first, "\(place): rows erased that are still what they were")
            for key in keys.prefix(3) {
                let (one, other) = (
                    try await store.subject(of: key, in: set), try await model.subject(of: key, in: set)
                )
                #expect(one == other, "\(place): whom a row leads to")
            }
            let name = "erased-\(random.next())"
            let expected = try await model.erase(keys, in: set, leaving: name)
            let erased = try await store.erase(keys, in: set, leaving: name)
            #expect(erased == expected, "\(place): rows erased")
            try await compare(store, model, set, &random, place)
        }
        for (table, conditions) in [
            ("people", [[RowCondition("kind", is: "person")], [RowCondition("kind", is: .null)]]),
            ("people", [[RowCondition("kind", is: "person"), RowCondition("name", is: "gone")]]), ("orders", []),
        ] {
            let count = try await store.count(table, outside: conditions)
            let expected = try await model.count(table, outside: conditions)
            #expect(count == expected, "seed \(seed), round \(round): rows outside")
        }
    }

    private func compare(
        _ store: any DataStore,
        _ model: InMemoryStore,
        _ set: DataSet,
        _ random: inout SeededGenerator,
        _ place: String
    ) async throws {
        let limit = [1, 2, 3, 100].randomElement(using: &random) ?? 1
        for person in Self.people.map({ SubjectID(rawValue: $0) }) {
            var last: RecordKey?
            var seen: [[DataValue]] = []
            while true {
                let page = try await store.records(of: person, in: set, after: last, limit: limit)
                let expected = try await model.records(of: person, in: set, after: last, limit: limit)
                #expect(page.map(\.key) == expected.map(\.key), "\(place): keys of a person's records")
                #expect(
                    page.map { $0.fields.map(\.value) } == expected.map { $0.fields.map(\.value) }, "\(place): values")
                let dated = try await store.datedRecords(of: person, in: set, after: last, limit: limit)
                let expectedDates = try await model.datedRecords(of: person, in: set, after: last, limit: limit)
                #expect(dated == expectedDates, "\(place): a person's dates")
                seen += page.map { $0.fields.map(\.value) }
                guard let end = expected.last, page.count == expected.count else { break }
                last = end.key
            }
            let streamed = Collected()
            try await store.forEachRecord(of: person, in: set) { streamed.add($0) }
            #expect(Self.sorted(streamed.rows) == Self.sorted(seen), "\(place): each record once")
            let (isErased, expected) = (
                try await store.isErased(person, in: set), try await model.isErased(person, in: set)
            )
            #expect(isErased == expected, "\(place): whether it is erased")
            let count = try await store.countToErase(of: person, in: set)
            let expectedCount = try await model.countToErase(of: person, in: set)
            #expect(count == expectedCount && isErased == (count == 0), "\(place): rows that hold something")
        }
        for day in ["2020-01-01", "2020-06-15", "2021-02-28", "2040-01-01"] {
            let date = try LocalDate(day)
            var last: RecordKey?
            while true {
                let page = try await store.datedRecords(in: set, upTo: date, after: last, limit: limit)
                let expected = try await model.datedRecords(in: set, upTo: date, after: last, limit: limit)
                #expect(page == expected, "\(place): what is due on \(day)")
                guard let end = expected.last, page == expected else { break }
                last = end.key
            }
        }
        for (table, key) in [("orders", ["number"]), ("lines", ["an order", "line"])] {
            let other = DataSet(table, of: "customer", for: "a", key: key) { Field("note", "text") }
            let number = RecordKey(key.map { _ in .integer(.random(in: 0...3, using: &random)) })
            let needed = try await store.isNeeded(number, of: other, by: set)
            let expected = try await model.isNeeded(number, of: other, by: set)
            #expect(needed == expected, "\(place): whether a row of \(table) is needed")
        }
        let counts = (try await store.countsByDate(in: set), try await model.countsByDate(in: set))
        if set.date != nil { #expect(counts.0 == counts.1, "\(place): rows by date") }
        let orphans = (try await store.orphans(in: set), try await model.orphans(in: set))
        #expect(orphans.0 == orphans.1, "\(place): rows that lead to nobody")
    }

    private static func sorted(_ rows: [[DataValue]]) -> [[String]] {
        rows.map { $0.map(\.text) }.sorted { $0.lexicographicallyPrecedes($1) }
    }
}

/// Rows as they come.
private final class Collected: Sendable {
    private let store = Mutex<[[DataValue]]>([])

    var rows: [[DataValue]] { store.withLock { $0 } }

    func add(_ row: [DataValue]) { store.withLock { $0.append(row) } }
}
