// SPDX-License-Identifier: Apache-2.0

extension Period {
    /// Whether there is a day on which an event would let this period end later than another one that begins with it.
    ///
    /// Months and years have no length of their own: two months last 59 to 62 days. So each of two periods may outlast
    /// the other, depending on the date; then this holds both ways, and between equally long ones neither way. What
    /// lies beyond the calendar counts as equally long.
    ///
    /// - Parameter other: the other period.
    /// - Returns: whether it can end later.
    public func canOutlast(_ other: Period) -> Bool {
        // Of two periods in months the one with more of them ends later after every event.
        if let months, let others = other.months { return months > others }
        // One of the two lasts as long after every event, so that its extremes meet any of the other's.
        return hours.upperBound > other.hours.lowerBound
    }

    /// The count in months, no further than the calendar reaches; nil where the period isn't one of months or years.
    private var months: Int? {
        switch unit {
        case .hours, .days, .weeks: nil
        case .months: min(count, Self.calendarMonths)
        case .years: min(count.saturatingMultiplied(by: 12), Self.calendarMonths)
        }
    }

    /// The shortest and the longest that it lasts, in hours of days of 24.
    private var hours: ClosedRange<Int> {
        guard let months else {
            let factor = unit == .hours ? 1 : unit == .days ? 24 : 168
            let count = min(count.saturatingMultiplied(by: factor), Self.calendarMonths * 31 * 24)
            return count...count
        }
        // The calendar repeats after 400 years. After the first of a month a period is as long as the months are; after
        // its last day it is shorter where the month it ends in is.
        var (shortest, longest) = (Int.max, 0)
        for start in 0..<4_800 {
            let end = start + months
            let length = Self.firstDay(ofMonth: end) - Self.firstDay(ofMonth: start)
            let lost = max(0, Self.days(inMonth: start) - Self.days(inMonth: end))
            shortest = min(shortest, length - lost)
            longest = max(longest, length)
        }
        return (shortest * 24)...(longest * 24)
    }

    /// More months than the calendar has.
    private static var calendarMonths: Int { 120_000 }

    private static func firstDay(ofMonth month: Int) -> Int {
        CivilCalendar.dayNumber(year: month / 12, month: month % 12 + 1, day: 1)
    }

    private static func days(inMonth month: Int) -> Int {
        CivilCalendar.days(inMonth: month % 12 + 1, of: month / 12)
    }
}
