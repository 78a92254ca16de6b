// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

@Suite("Period")
struct PeriodTests {
    private static let makers: [@Sendable (Int) -> Period] = [
        { .hours($0) }, { .days($0) }, { .weeks($0) }, { .months($0) }, { .years($0) },
    ]

    @Test("text and coding give back the same period", arguments: [0, 1, 7, 10, 72, 1000, Int.max])
    func roundTrip(count: Int) throws {
        for make in Self.makers {
            let period = make(count)
            #expect(try Period(period.description) == period)
            let data = try JSONEncoder().encode([period])
            #expect(String(decoding: data, as: UTF8.self) == "[\"\(period)\"]")
            #expect(try JSONDecoder().decode([Period].self, from: data) == [period])
        }
    }

    @Test("the texts of the law's periods")
    func texts() {
        let periods: [Period] = [.years(7), .months(1), .weeks(4), .days(10), .hours(72)]
        #expect(periods.map(\.description) == ["P7Y", "P1M", "P4W", "P10D", "PT72H"])
    }

    @Test(
        "malformed texts are refused",
        arguments: [
            "", "P", "7Y", "P7", "PY", "PT", "PT72", "P72H", "PT3D", "PT5M", "P1Y6M", "P-1Y", "-P1Y", "+P1Y", "P+1Y",
            "P1.5Y", "P1,5Y", "P07Y", "p7y", "P7y", "P7Y ", " P7Y", "P99999999999999999999Y", "P٧Y",
        ])
    func refuses(text: String) throws {
        let error = try #require(throws: TimeError.self) { try Period(text) }
        #expect(error.code == .malformedPeriod)
    }

    @Test("a wrong text fails decoding with its path")
    func decoding() throws {
        let wrong = Data("[\"P1Y6M\"]".utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([Period].self, from: wrong) }
    }

    @Test("a negative count is zero")
    func negative() {
        for make in Self.makers { #expect(make(-3).count == 0) }
    }

    @Test(
        "the last day has the date or weekday of the event",
        arguments: [
            ("PT72H", "2026-03-08"), ("PT71H", "2026-03-07"), ("P10D", "2026-03-15"), ("P4W", "2026-04-02"),
            ("P1M", "2026-04-05"), ("P7Y", "2033-03-05"), ("P0D", "2026-03-05"),
        ])
    func ends(period: String, expected: String) throws {
        #expect(try Period(period).end(after: LocalDate("2026-03-05")) == LocalDate(expected))
    }

    @Test("an absurd count ends at the end of the calendar")
    func absurd() throws {
        for make in Self.makers {
            #expect(make(.max).end(after: try LocalDate("2026-03-05")) == .distantFuture)
        }
    }
}
