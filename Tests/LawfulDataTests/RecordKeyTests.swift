// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Keys in the store in memory")
struct RecordKeyTests {
    private static func row(_ id: Int64, _ text: String) -> [String: DataValue] {
        ["id": .integer(id), "owner": .text("anna"), "text": .text(text), "day": .text("2020-01-01")]
    }

    @Test(
        "that name several rows erase none of them, nor the others asked for",
        arguments: [.row, .fields] as [DataSet.Erasing])
    func ambiguous(_ erasing: DataSet.Erasing) async throws {
        let store = InMemoryStore()
        store.insert(Self.row(1, "alone"), into: "notes")
        store.insert(Self.row(2, "old"), into: "notes")
        store.insert(Self.row(2, "young"), into: "notes")
        let set = DataSet("notes", of: "owner", for: "notes", dated: "day", erasing: erasing) { Field("text", "text") }
        await #expect(throws: DataError(.map, "")) {
            try await store.erase([RecordKey([.integer(1)]), RecordKey([.integer(2)])], in: set)
        }
        let left = try await store.records(of: "anna", in: set, after: nil, limit: 10)
        #expect(Set(left.flatMap { $0.fields.map(\.value) }) == [.text("alone"), .text("old"), .text("young")])
    }

    @Test("a date that isn't text is no date")
    func numericDate() async throws {
        let store = InMemoryStore()
        store.insert(["id": .integer(1), "owner": .text("anna"), "day": .integer(1_767_000_000)], into: "notes")
        let set = DataSet("notes", of: "owner", for: "notes", dated: "day") { Field("text", "text") }
        #expect(try await store.datedRecords(of: "anna", in: set).map(\.date) == [nil])
    }
}
