// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import LawfulTesting
import Testing

@Suite("One table for several activities")
struct SharedTableTests {
    private static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            CategoryDeclaration("name")
            CategoryDeclaration("amount")
            Activity("billing", covering: ["name", "amount"])
            Activity("news", covering: ["name"])
        }
    }

    private static func map(
        _ billing: DataSet.Erasing,
        _ news: DataSet.Erasing,
        column: String = "sum",
        other: any DataStore = InMemoryStore("main")
    ) -> DataMap {
        DataMap(InMemoryStore("main")) {
            DataSet("people", of: "id", for: "billing", erasing: billing) { Field(column, "name") }
        }
            + DataMap(other) {
                DataSet("people", of: "id", for: "news", erasing: news) { Field("name", "name") }
            }
    }

    @Test(
        "is refused when any of its sets erases by row: the others' data would go along",
        arguments: [(.row, .row), (.row, .fields), (.fields, .row)] as [(DataSet.Erasing, DataSet.Erasing)])
    func byRow(_ billing: DataSet.Erasing, _ news: DataSet.Erasing) throws {
        let error = try #require(throws: DataError.self) {
            try Self.map(billing, news).validate(against: Self.register())
        }
        #expect(error.code == .map)
        #expect(error.message.contains("main.people"), "\(error)")
    }

    @Test("is sound by fields, each column in one set")
    func byFields() throws {
        try Self.map(.fields, .fields).validate(against: Self.register())
    }

    @Test("is refused when a column stands in two sets")
    func column() throws {
        let error = try #require(throws: DataError.self) {
            try Self.map(.fields, .fields, column: "name").validate(against: Self.register())
        }
        #expect(error.code == .map)
        #expect(error.message.contains("main.people.name"), "\(error)")
    }

    @Test("is another table in another store")
    func otherStore() throws {
        try Self.map(.row, .row, column: "name", other: InMemoryStore("other")).validate(against: Self.register())
    }
}
