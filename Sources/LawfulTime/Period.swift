// SPDX-License-Identifier: Apache-2.0

/// A length of time as law states it: a count and one unit, never converted into another unit.
///
/// Reg. (EEC, Euratom) 1182/71 Art. 3 counts hours, days, weeks, months and years each in their own way, so "one month"
/// is not thirty days. A period cannot be negative: a negative count is taken as zero.
///
/// It is coded and described in ISO 8601: `PT72H`, `P10D`, `P4W`, `P1M`, `P7Y`.
public struct Period: Hashable, Sendable, BitwiseCopyable {
    /// The units in which law states periods.
    public enum Unit: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
        /// Elapsed hours of 3600 seconds, whatever the wall clock does.
        case hours
        /// Calendar days, weekends and holidays included.
        case days
        /// Weeks, ending on the same weekday as the event.
        case weeks
        /// Months, ending on the same date as the event or the last day of the month.
        case months
        /// Years, ending on the same date as the event or the last day of the month.
        case years
    }

    /// The unit.
    public let unit: Unit
    /// How many units; zero or more.
    public let count: Int

    private init(_ count: Int, _ unit: Unit) {
        self.unit = unit
        self.count = max(0, count)
    }

    /// A period of elapsed hours.
    /// - Parameter count: How many; a negative count is taken as zero.
    /// - Returns: The period.
    public static func hours(_ count: Int) -> Period { Period(count, .hours) }

    /// A period of calendar days.
    /// - Parameter count: How many; a negative count is taken as zero.
    /// - Returns: The period.
    public static func days(_ count: Int) -> Period { Period(count, .days) }

    /// A period of weeks.
    /// - Parameter count: How many; a negative count is taken as zero.
    /// - Returns: The period.
    public static func weeks(_ count: Int) -> Period { Period(count, .weeks) }

    /// A period of months.
    /// - Parameter count: How many; a negative count is taken as zero.
    /// - Returns: The period.
    public static func months(_ count: Int) -> Period { Period(count, .months) }

    /// A period of years.
    /// - Parameter count: How many; a negative count is taken as zero.
    /// - Returns: The period.
    public static func years(_ count: Int) -> Period { Period(count, .years) }

    /// The last day of this period when its event happens on `date`, before any rolling to a working day.
    ///
    /// The day of the event is not counted (Reg. 1182/71 Art. 3(1)), and the last day has the weekday or date of the
    /// event itself (Art. 3(2)(c); C-171/03 Toeters), or is the last day of the month where that date is missing.
    /// Hours are rounded down to whole days; a deadline in hours is an instant, see ``DeadlineRule/hours72``.
    /// - Parameter date: The local date of the event.
    /// - Returns: The last day, inclusive; ``LocalDate/distantFuture`` when it is beyond the calendar.
    public func end(after date: LocalDate) -> LocalDate {
        switch unit {
        case .hours: date.adding(days: count / 24)
        case .days: date.adding(days: count)
        case .weeks: date.adding(days: count.saturatingMultiplied(by: 7))
        case .months: date.adding(months: count)
        case .years: date.adding(years: count)
        }
    }
}
