// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import LawfulTesting
import Testing

@Suite("A data map against its register")
struct DataMapTests {
    private static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            CategoryDeclaration("name")
            CategoryDeclaration("amount")
            Activity("billing", covering: ["name", "amount"])
            Activity("news", covering: ["name"])
        }
    }

    @Test("passes when it names only what is declared, one table for several activities included")
    func sound() throws {
        let map = DataMap(InMemoryStore("main")) {
            DataSet("people", of: "id", for: "billing", erasing: .fields) { Field("name", "name") }
            DataSet("people", of: "id", for: "news", erasing: .fields) { Field("nickname", "name") }
        }
        try map.validate(against: Self.register())
        try DataMap.empty.validate(against: Self.register())
    }

    @Test("refuses with every fault at once, each with its place")
    func allFaults() throws {
        let map =
            DataMap(InMemoryStore("main")) {
                DataSet("leads", of: "person", for: "hunting") { Field("name", "name") }
                DataSet("blank", of: "person", for: "billing") {}
                DataSet("letters", of: "person", for: "news") {
                    Field("name", "name")
                    Field("sum", "amount")
                    Field("shoe", "shoe_size")
                }
            }
            + DataMap(InMemoryStore("other")) {
                DataSet("twice", of: "person", for: "news") { Field("name", "name") }
                DataSet("twice", of: "person", for: "news") { Field("name", "name") }
            }
        let error = try #require(throws: DataError.self) { try map.validate(against: Self.register()) }
        #expect(error.code == .map)
        let faults = error.message.split(separator: "\n")
        #expect(faults.count == 5, "\(error)")
        for (fault, words) in zip(
            faults,
            [
                ["main.leads", "'hunting'", "declare it"], ["main.blank", "no column"],
                ["main.letters.sum", "'amount'", "'news'"], ["main.letters.shoe", "'shoe_size'"],
                ["other.twice", "twice", "'news'"],
            ])
        {
            for word in words { #expect(fault.contains(word), "\(fault) should say \(word)") }
        }
    }

    @Test("refuses a set without a key: erasing one row by it would erase them all")
    func keyless() throws {
        let map = DataMap(InMemoryStore("main")) {
            DataSet("people", of: "id", for: "billing", key: []) { Field("name", "name") }
        }
        #expect(throws: DataError(.map, "")) { try map.validate(against: Self.register()) }
    }

    @Test("equal codes make equal errors, whatever the message")
    func errors() {
        #expect(DataError(.map, "one") == DataError(.map, "other"))
        #expect(DataError(.map, "one") != DataError(.storage, "one"))
        #expect(DataError(.missing, "no table 'x'").description == "data.missing: no table 'x'")
    }

    @Test("a set names its categories once, in the order of its columns")
    func categories() {
        let set = DataSet("people", of: "id", for: "billing") {
            Field("last", "name")
            Field("sum", "amount")
            Field("first", "name")
        }
        #expect(set.categories == ["name", "amount"])
    }
}
