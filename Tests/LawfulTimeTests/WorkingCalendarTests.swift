// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

@Suite("WorkingCalendar")
struct WorkingCalendarTests {
    @Test(
        "Easter Sunday, as the almanacs give it",
        arguments: [
            "2014-04-20", "2015-04-05", "2016-03-27", "2017-04-16", "2018-04-01", "2019-04-21", "2020-04-12",
            "2021-04-04", "2022-04-17", "2023-04-09", "2024-03-31", "2025-04-20", "2026-04-05", "2027-03-28",
            "2028-04-16", "2029-04-01", "2030-04-21", "2031-04-13", "2032-03-28", "2033-04-17", "2034-04-09",
            "2035-03-25", "2036-04-13", "2037-04-05", "2038-04-25", "2039-04-10", "2040-04-01", "2049-04-18",
            "2076-04-19", "1734-04-25", "1818-03-22", "1886-04-25", "1943-04-25", "1954-04-18", "1981-04-19",
            "2285-03-22",
        ])
    func easter(text: String) throws {
        let sunday = try LocalDate(text)
        #expect(sunday.weekday == .sunday)
        #expect(HolidayDate.easter(offset: 0).falls(on: sunday))
        #expect(HolidayDate.easter(offset: 39).falls(on: sunday.adding(days: 39)))
    }

    @Test("Easter falls once a year and agrees with another computation, 1970 to 2080")
    func easterYears() {
        for year in NaiveModel.years {
            let easter = NaiveModel.easter(year)
            let date = LocalDate(year: year, month: easter.month, day: easter.day)
            #expect(date.map { HolidayDate.easter(offset: 0).falls(on: $0) } == true, "\(year)")
        }
    }

    @Test("Koningsdag is 26 April when the 27th is a Sunday", arguments: 2014...2050)
    func kingsDay(year: Int) throws {
        let usual = try #require(LocalDate(year: year, month: 4, day: 27))
        let moves = [2014, 2025, 2031, 2036, 2042].contains(year)
        #expect(moves == (usual.weekday == .sunday))
        let rows = WorkingCalendar.netherlands.rows.filter { $0.name == "Koningsdag" }
        #expect(rows.count == 1)
        #expect(rows.allSatisfy { $0.applies(on: usual) == !moves })
        #expect(rows.allSatisfy { $0.applies(on: usual.adding(days: -1)) == moves })
    }

    @Test("the Dutch holidays of 2026, and no others")
    func year2026() throws {
        let days = try (0..<365).map { try LocalDate("2026-01-01").adding(days: $0) }
        let general = [
            "2026-01-01", "2026-04-03", "2026-04-05", "2026-04-06", "2026-04-27", "2026-05-05", "2026-05-14",
            "2026-05-24", "2026-05-25", "2026-12-25", "2026-12-26",
        ]
        #expect(days.filter(WorkingCalendar.netherlands.isHoliday).map(\.description) == general)
        let equated = WorkingCalendar.netherlandsWithEquatedDays
        #expect(
            days.filter(equated.isHoliday).map(\.description) == (general + ["2026-01-02", "2026-05-15"]).sorted())
        #expect(days.filter(WorkingCalendar.weekendsOnly.isHoliday).isEmpty)
    }

    @Test("equated days end with their decree", arguments: ["2027-05-07", "2028-04-28", "2028-05-26"])
    func equated(text: String) throws {
        let date = try LocalDate(text)
        #expect(!WorkingCalendar.netherlandsWithEquatedDays.isWorkingDay(date))
        #expect(WorkingCalendar.netherlands.isWorkingDay(date))
    }

    @Test("a row applies between its dates only")
    func validity() throws {
        let row = HolidayRow(
            name: "test", date: .fixed(month: 6, day: 1), validFrom: try LocalDate("2020-06-01"),
            validUntil: try LocalDate("2022-06-01"), source: "test")
        let years = (2018...2024).filter { year in
            LocalDate(year: year, month: 6, day: 1).map(row.applies) == true
        }
        #expect(years == [2020, 2021, 2022])
        #expect(!WorkingCalendar.netherlands.isHoliday(try LocalDate("2013-12-25")))
        #expect(WorkingCalendar.netherlands.rows.allSatisfy { !$0.source.isEmpty })
    }

    @Test("an injected calendar rolls over its dates and weekends")
    func injected() throws {
        let holidays = try Set(["2026-01-01", "2026-01-02", "2026-01-05"].map { try LocalDate($0) })
        let calendar = WorkingCalendar(name: "test", holidays: holidays, source: "test")
        #expect(try calendar.nextWorkingDay(onOrAfter: LocalDate("2026-01-01")) == LocalDate("2026-01-06"))
        #expect(try calendar.nextWorkingDay(onOrAfter: LocalDate("2025-12-31")) == LocalDate("2025-12-31"))
        let data = try JSONEncoder().encode(calendar)
        #expect(try JSONDecoder().decode(WorkingCalendar.self, from: data) == calendar)
    }

    @Test("a calendar without a working day left ends at the end of the calendar")
    func noWorkingDay() throws {
        let last = try LocalDate("9999-12-20")
        let holidays = Set((0..<12).map { last.adding(days: $0) })
        let calendar = WorkingCalendar(name: "test", holidays: holidays, source: "test")
        #expect(calendar.nextWorkingDay(onOrAfter: last) == .distantFuture)
    }

    @Test("absurd rows never apply and never trap")
    func absurd() throws {
        let date = try LocalDate("2026-01-01")
        #expect(!HolidayDate.fixed(month: 13, day: 40).falls(on: date))
        #expect(!HolidayDate.fixedOrDayBeforeSunday(month: 0, day: 0).falls(on: date))
        #expect(!HolidayDate.easter(offset: .max).falls(on: date))
        #expect(!HolidayDate.easter(offset: .min).falls(on: date))
    }
}
