// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

@Suite("LocalDate")
struct LocalDateTests {
    @Test("every day 1970 to 2080 agrees with a walk through month lengths")
    func walk() {
        let model = NaiveModel.shared
        let wrong = model.days.indices.filter { number in
            let (date, day) = (LocalDate(dayNumber: number), model.days[number])
            return (date.year, date.month, date.day) != (day.year, day.month, day.day) || date.dayNumber != number
                || date.weekday.rawValue % 7 != model.weekday(number)
        }
        #expect(wrong.isEmpty)
        // 111 years, 28 of them leap years (1972, 1976, ... 2080).
        #expect(model.days.count == 111 * 365 + 28)
    }

    @Test("every day of the whole range has its number and its order")
    func wholeRange() throws {
        var previous = LocalDate.distantPast
        var mismatches = 0
        for number in stride(from: previous.dayNumber + 1, through: LocalDate.distantFuture.dayNumber, by: 97) {
            let date = LocalDate(dayNumber: number)
            let rebuilt = LocalDate(year: date.year, month: date.month, day: date.day)
            if date.dayNumber != number || date <= previous || rebuilt != date { mismatches += 1 }
            previous = date
        }
        #expect(mismatches == 0)
    }

    @Test("dates that do not exist are nil", arguments: [(2026, 2, 29), (1900, 2, 29), (2026, 4, 31), (2026, 0, 1)])
    func missing(year: Int, month: Int, day: Int) {
        #expect(LocalDate(year: year, month: month, day: day) == nil)
        #expect(LocalDate(year: -1, month: 1, day: 1) == nil)
        #expect(LocalDate(year: 10_000, month: 1, day: 1) == nil)
        #expect(LocalDate(year: .max, month: .max, day: .max) == nil)
        #expect(LocalDate(year: 2000, month: 2, day: 29) != nil)
    }

    @Test(
        "malformed texts are refused and never echoed",
        arguments: [
            "", "2026-1-01", "2026-01-1", "2026-13-01", "2026-02-30", "2026-01-01 ", " 2026-01-01", "20260101",
            "2026/01/01", "+2026-01-01", "-001-01-01", "2026-01-01T00:00", "２０２６-01-01", "2026-01-0१", "2026-00-10",
        ])
    func refuses(text: String) throws {
        let error = try #require(throws: TimeError.self) { try LocalDate(text) }
        #expect(error.code == .malformedDate)
        #expect(text.isEmpty || !error.description.contains(text))
    }

    @Test(
        "months keep the date, or end on the last day of the month",
        arguments: [
            ("2026-01-31", 1, "2026-02-28"), ("2028-01-31", 1, "2028-02-29"), ("2026-02-28", 1, "2026-03-28"),
            ("2026-08-31", 1, "2026-09-30"), ("2026-11-30", 3, "2027-02-28"), ("2026-01-31", 3, "2026-04-30"),
            ("2026-03-31", -1, "2026-02-28"), ("2026-01-15", -1, "2025-12-15"), ("2026-01-15", -25, "2023-12-15"),
            ("2024-02-29", 12, "2025-02-28"), ("2024-02-29", 48, "2028-02-29"),
        ])
    func months(date: String, months: Int, expected: String) throws {
        #expect(try LocalDate(date).adding(months: months) == LocalDate(expected))
    }

    @Test("years turn 29 February into 28 February only in common years")
    func years() throws {
        #expect(try LocalDate("2024-02-29").adding(years: 1) == LocalDate("2025-02-28"))
        #expect(try LocalDate("2024-02-29").adding(years: 4) == LocalDate("2028-02-29"))
        #expect(try LocalDate("2022-02-28").adding(years: 2) == LocalDate("2024-02-28"))
        #expect(try LocalDate("2024-02-29").adding(years: -24) == LocalDate("2000-02-29"))
    }

    @Test("arithmetic stops at the ends of the range", arguments: [Int.max, Int.max / 12, 20_000 * 366])
    func saturates(amount: Int) throws {
        let date = try LocalDate("2026-01-31")
        #expect(date.adding(days: amount) == .distantFuture)
        #expect(date.adding(months: amount) == .distantFuture)
        #expect(date.adding(years: amount) == .distantFuture)
        #expect(date.adding(days: -amount) == .distantPast)
        #expect(date.adding(months: -amount) == .distantPast)
        #expect(date.adding(years: -amount) == .distantPast)
        #expect(date.adding(days: .min) == .distantPast)
        #expect(LocalDate(dayNumber: amount) == .distantFuture)
    }

    @Test("known weekdays")
    func weekdays() throws {
        #expect(try LocalDate("1970-01-01").weekday == .thursday)
        #expect(try LocalDate("2026-11-23").weekday == .monday)
        #expect(try LocalDate("2000-02-29").weekday == .tuesday)
        #expect(try LocalDate("1969-12-28").weekday == .sunday)
        #expect(Weekday.allCases.filter(\.isWeekend) == [.saturday, .sunday])
    }

    @Test("it is coded as its text")
    func codable() throws {
        let date = try LocalDate("0987-06-05")
        let data = try JSONEncoder().encode([date])
        #expect(String(decoding: data, as: UTF8.self) == "[\"0987-06-05\"]")
        #expect(try JSONDecoder().decode([LocalDate].self, from: data) == [date])
        let wrong = Data("[\"2026-02-30\"]".utf8)
        #expect(throws: DecodingError.self) { try JSONDecoder().decode([LocalDate].self, from: wrong) }
    }
}
