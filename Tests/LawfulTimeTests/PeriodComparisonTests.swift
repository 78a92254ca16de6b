// SPDX-License-Identifier: Apache-2.0

import LawfulTesting
import LawfulTime
import Testing

@Suite("Which period can outlast which")
struct PeriodComparisonTests {
    /// Every day of a cycle of the calendar, after which it repeats.
    private static let days: [LocalDate] = {
        let first = LocalDate(year: 2000, month: 1, day: 1)?.dayNumber ?? 0
        return (0..<146_097).map { LocalDate(dayNumber: first + $0) }
    }()

    @Test(
        "is what trying every day of 400 years shows",
        arguments: [
            ("P2M", "P59D"), ("P2M", "P60D"), ("P2M", "P61D"), ("P2M", "P62D"), ("P1M", "P4W"), ("P1M", "P31D"),
            ("P1Y", "P365D"), ("P1Y", "P366D"), ("P4Y", "P1461D"), ("P4Y", "P1460D"), ("P100Y", "P36525D"),
            ("P100Y", "P36524D"), ("P1Y", "P12M"), ("P2Y", "P23M"), ("P4W", "P28D"), ("P7Y", "P365W"),
            ("P0D", "P0M"), ("P3M", "P13W"), ("P18M", "P548D"), ("P1M", "P28D"), ("P1M", "P27D"),
        ])
    func everyDay(one: String, other: String) throws {
        let (one, other) = try (Period(one), Period(other))
        var (outlasts, isOutlasted) = (false, false)
        for day in Self.days {
            let (end, otherEnd) = (one.end(after: day), other.end(after: day))
            if end > otherEnd { outlasts = true }
            if end < otherEnd { isOutlasted = true }
        }
        #expect(one.canOutlast(other) == outlasts)
        #expect(other.canOutlast(one) == isOutlasted)
    }

    @Test("holds for any two periods that end later after some random day")
    func random() {
        var random = SeededGenerator(seed: 26)
        let makers: [(Int) -> Period] = [Period.days, Period.weeks, Period.months, Period.years]
        for _ in 0..<300 {
            let one = makers.randomElement(using: &random)?(Int.random(in: 0...30, using: &random)) ?? .days(0)
            let other = makers.randomElement(using: &random)?(Int.random(in: 0...900, using: &random)) ?? .days(0)
            for _ in 0..<20 {
                let day = Self.days.randomElement(using: &random) ?? .distantPast
                if one.end(after: day) > other.end(after: day) {
                    #expect(one.canOutlast(other), "\(one) \(other) \(day)")
                }
                if other.end(after: day) > one.end(after: day) {
                    #expect(other.canOutlast(one), "\(one) \(other) \(day)")
                }
            }
        }
    }

    @Test("tells hours apart that end on one day, and ends with the calendar")
    func edges() {
        #expect(Period.hours(30).canOutlast(.hours(25)) && !Period.hours(25).canOutlast(.hours(30)))
        #expect(Period.hours(25).canOutlast(.days(1)) && !Period.hours(24).canOutlast(.days(1)))
        for make in [Period.months, Period.years] {
            #expect(!make(.max).canOutlast(make(.max)) && make(.max).canOutlast(.days(9)))
        }
        #expect(!Period.days(9).canOutlast(.years(.max)) && !Period.years(.max).canOutlast(.months(.max)))
    }
}
