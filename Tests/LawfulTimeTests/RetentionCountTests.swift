// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

@Suite("RetentionCount")
struct RetentionCountTests {
    private static let counts: [RetentionCount] = [
        .event, .endOfCalendarYear, .yearsFollowing, .endOfFinancialYear(month: 6, day: 30),
        .endOfFinancialYear(month: 2, day: 29), .endOfFinancialYear(month: 12, day: 31),
        .endOfFinancialYear(month: 1, day: 1),
    ]

    @Test(
        "last days kept",
        arguments: [
            ("event", "2024-02-29", "P2Y", "2026-02-28"), ("event", "2026-01-31", "P1M", "2026-02-28"),
            ("event", "2026-01-31", "P0D", "2026-01-31"), ("event", "2026-01-31", "PT49H", "2026-02-02"),
            ("endOfCalendarYear", "2019-05-10", "P7Y", "2026-12-31"),
            ("endOfCalendarYear", "2019-12-31", "P7Y", "2026-12-31"),
            ("endOfCalendarYear", "2020-01-01", "P6M", "2021-06-30"),
            ("yearsFollowing", "2016-03-15", "P9Y", "2025-12-31"),
            ("yearsFollowing", "2016-03-15", "P18M", "2017-12-31"),
            ("endOfFinancialYear(06-30)", "2020-06-30", "P7Y", "2027-06-30"),
            ("endOfFinancialYear(06-30)", "2020-07-01", "P7Y", "2028-06-30"),
            ("endOfFinancialYear(02-29)", "2020-02-29", "P7Y", "2027-02-28"),
            ("endOfFinancialYear(02-29)", "2021-02-28", "P7Y", "2028-02-28"),
            ("endOfFinancialYear(02-29)", "2021-03-01", "P2Y", "2024-02-28"),
            ("endOfFinancialYear(02-29)", "2023-03-01", "P4Y", "2028-02-29"),
        ])
    func kept(count: String, trigger: String, keepFor: String, expected: String) throws {
        let found = try RetentionCount(count).lastDayKept(trigger: LocalDate(trigger), keepFor: Period(keepFor))
        #expect(try found == LocalDate(expected))
    }

    @Test("the latest trigger due agrees with trying every trigger", arguments: counts)
    func latestTrigger(count: RetentionCount) throws {
        let periods: [Period] = [.days(0), .days(10), .hours(50), .weeks(4), .months(1), .months(18), .years(2)]
        let first = try LocalDate("2019-12-20").dayNumber
        let triggers = (first..<first + 1900).map { LocalDate(dayNumber: $0) }
        for period in periods {
            let lastDays = triggers.map { count.lastDayKept(trigger: $0, keepFor: period) }
            // Once in order, the first row kept ends the rows that are due.
            #expect(lastDays == lastDays.sorted())
            var next = 0
            for number in (first + 1130)..<(first + 1900) {
                let today = LocalDate(dayNumber: number)
                while next < triggers.count, lastDays[next] < today { next += 1 }
                try #require(next > 0)
                #expect(count.latestTriggerDue(on: today, keepFor: period) == triggers[next - 1], "\(period) \(today)")
            }
        }
    }

    @Test("a later trigger is never erased earlier", arguments: counts)
    func monotone(count: RetentionCount) throws {
        for period in [Period.months(1), .years(7), .days(30)] {
            var previous = LocalDate.distantPast
            var wrong: [LocalDate] = []
            for number in try LocalDate("2019-01-01").dayNumber..<LocalDate("2029-01-01").dayNumber {
                let trigger = LocalDate(dayNumber: number)
                let last = count.lastDayKept(trigger: trigger, keepFor: period)
                if last < previous || last < trigger { wrong.append(trigger) }
                previous = last
            }
            #expect(wrong.isEmpty)
        }
    }

    @Test("a period beyond the calendar keeps for ever", arguments: counts)
    func forever(count: RetentionCount) throws {
        let today = try LocalDate("2026-01-01")
        #expect(count.lastDayKept(trigger: today, keepFor: .years(.max)) == .distantFuture)
        #expect(count.latestTriggerDue(on: today, keepFor: .years(.max)) == .distantPast)
        #expect(count.lastDayKept(trigger: .distantFuture, keepFor: .years(1)) == .distantFuture)
        #expect(count.latestTriggerDue(on: .distantPast, keepFor: .days(0)) == .distantPast)
    }

    @Test("text and coding give back the same count", arguments: counts)
    func roundTrip(count: RetentionCount) throws {
        #expect(try RetentionCount(count.description) == count)
        let data = try JSONEncoder().encode([count])
        #expect(String(decoding: data, as: UTF8.self) == "[\"\(count)\"]")
        #expect(try JSONDecoder().decode([RetentionCount].self, from: data) == [count])
    }

    @Test(
        "unknown texts are refused",
        arguments: ["", "Event", "endOfFinancialYear", "endOfFinancialYear(13-01)", "endOfFinancialYear(6-30)"])
    func refuses(text: String) {
        #expect(thrownCode { try RetentionCount(text) } == .malformedRetentionCount)
    }

    @Test("a financial-year end that does not exist is found, and never traps", arguments: [(13, 1), (0, 0), (4, 31)])
    func invalidEnd(month: Int, day: Int) throws {
        let count = RetentionCount.endOfFinancialYear(month: month, day: day)
        #expect(thrownCode { try count.validate() } == .invalidFinancialYearEnd)
        #expect(thrownCode { try JSONEncoder().encode([count]) } == .invalidFinancialYearEnd)
        let trigger = try LocalDate("2026-01-01")
        #expect(count.lastDayKept(trigger: trigger, keepFor: .years(1)) > trigger)
        for valid in Self.counts { #expect(throws: Never.self) { try valid.validate() } }
    }
}
