// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("The store in memory")
struct InMemoryStoreTests {
    @Test("keeps the promises of a data store")
    func conforms() async throws {
        try await DataStoreConformance { tables in
            let store = InMemoryStore()
            for table in tables {
                for row in table.rows {
                    store.insert(
                        Dictionary(uniqueKeysWithValues: zip(table.columns.map(\.name), row)), into: table.name)
                }
            }
            return store
        }.run()
    }

    @Test("finds the rows of one whose number is an integer, by every way of asking")
    func integerSubjects() async throws {
        let store = InMemoryStore()
        store.insert(["id": .integer(1), "owner": .integer(42), "text": .text("hers")], into: "notes")
        store.insert(["id": .integer(2), "owner": .integer(43), "text": .text("his")], into: "notes")
        let set = DataSet("notes", of: "owner", for: "notes") { Field("text", "text") }
        let dated = try await store.datedRecords(of: "42", in: set)
        #expect(dated.map(\.key) == [RecordKey([.integer(1)])])
        let records = try await store.records(of: "42", in: set, after: nil, limit: 10)
        #expect(records.map(\.key) == [RecordKey([.integer(1)])], "what can be erased can be given a copy of")
    }

    @Test("orders whole-number keys by their value, page by page")
    func integerKeys() async throws {
        let store = InMemoryStore()
        for number in [10, 9, 2, 100] as [Int64] {
            store.insert(["id": .integer(number), "owner": .text("anna"), "text": .text("\(number)")], into: "notes")
        }
        let set = DataSet("notes", of: "owner", for: "notes") { Field("text", "text") }
        var seen: [String] = []
        var last: RecordKey?
        while let record = try await store.records(of: "anna", in: set, after: last, limit: 1).first {
            seen += record.fields.map(\.value.text)
            last = record.key
        }
        #expect(seen == ["2", "9", "10", "100"])
    }

    @Test("treats each field as it declares when the row stays")
    func fields() async throws {
        let store = InMemoryStore()
        store.insert(
            [
                "id": .integer(1), "owner": .text("anna"), "text": .text("secret"), "town": .text("Ede"),
                "amount": .integer(5),
            ], into: "notes")
        let set = DataSet("notes", of: "owner", for: "notes", erasing: .fields) {
            Field("text", "text")
            Field("town", "town", whenErased: .replace("(erased)"))
            Field("amount", "amount", whenErased: .keep)
        }
        #expect(try await store.erase([RecordKey([.integer(1)])], in: set) == 1)
        let record = try #require(try await store.records(of: "anna", in: set, after: nil, limit: 1).first)
        #expect(record.fields.map(\.value) == [.null, .text("(erased)"), .integer(5)])
        #expect(store.count("notes") == 1)
    }
}
