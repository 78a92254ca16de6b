// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Testing

/// One expected row: a country's age and a date on which it applies.
struct ExpectedAge: Sendable, CustomStringConvertible {
    let country: CountryCode
    let age: Int
    let date: String

    var description: String { "\(country) \(age) on \(date)" }

    static let inForce: [ExpectedAge] =
        [
            (13, "BE EE FI LV MT PT SE NO IS"), (14, "AT BG CY IT ES LT"), (15, "CZ DK FR GR SI"),
            (16, "DE HR HU IE LU NL PL RO SK LI"),
        ].flatMap { age, countries in
            countries.split(separator: " ").map {
                ExpectedAge(country: CountryCode(rawValue: String($0)), age: age, date: "2026-11-01")
            }
        }

    static let changes: [ExpectedAge] = [
        .init(country: "DK", age: 13, date: "2018-05-25"), .init(country: "DK", age: 13, date: "2023-12-31"),
        .init(country: "DK", age: 15, date: "2024-01-01"), .init(country: "SI", age: 16, date: "2018-05-25"),
        .init(country: "SI", age: 16, date: "2023-01-25"), .init(country: "SI", age: 15, date: "2023-01-26"),
        .init(country: "BE", age: 13, date: "2018-05-25"), .init(country: "BE", age: 16, date: "2018-05-24"),
    ]
}

@Suite("The age of consent, Art. 8(1)")
struct ConsentAgesTests {
    @Test("the ages in force, in every state of the Area", arguments: ExpectedAge.inForce)
    func inForce(_ expected: ExpectedAge) throws {
        #expect(ConsentAges.bundled.age(in: expected.country, on: try LocalDate(expected.date)) == expected.age)
    }

    @Test("an age holds from its date", arguments: ExpectedAge.changes)
    func changes(_ expected: ExpectedAge) throws {
        #expect(ConsentAges.bundled.age(in: expected.country, on: try LocalDate(expected.date)) == expected.age)
    }

    @Test("the table names every state of the Area, and no other")
    func complete() throws {
        #expect(Set(ExpectedAge.inForce.map(\.country)) == EconomicArea.members)
        #expect(Set(ConsentAges.bundled.rows.map(\.country)) == EconomicArea.members)
        #expect(ConsentAges.bundled.rows.allSatisfy { (13...16).contains($0.age) }, "Art. 8(1): not below 13")
        #expect(ConsentAges.bundled.asOf == (try LocalDate("2026-11-01")))
    }

    @Test("elsewhere the Regulation's own age holds", arguments: ["US", "GB", "XX", "nl", ""])
    func elsewhere(_ country: CountryCode) throws {
        #expect(ConsentAges.bundled.age(in: country, on: try LocalDate("2026-11-01")) == 16)
    }

    @Test("a change of law is a row")
    func ownTable() throws {
        let date = try LocalDate("2027-07-01")
        let own = ConsentAges(
            asOf: date, source: "a test", rows: ConsentAges.bundled.rows + [.init(country: "NL", age: 15, from: date)])
        #expect(own.age(in: "NL", on: date) == 15)
        #expect(own.age(in: "NL", on: try LocalDate("2027-06-30")) == 16)
        #expect(own.age(in: "BE", on: date) == 13)
    }
}
