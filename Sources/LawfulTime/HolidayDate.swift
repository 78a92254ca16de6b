// SPDX-License-Identifier: Apache-2.0

/// How a public holiday finds its date in a year.
public enum HolidayDate: Hashable, Sendable, Codable {
    /// The same month and day every year.
    case fixed(month: Int, day: Int)
    /// The same month and day, but the day before when that is a Sunday (Koningsdag, 27 April or 26 April).
    case fixedOrDayBeforeSunday(month: Int, day: Int)
    /// A number of days after Easter Sunday, negative before it; Easter is computed (Meeus).
    case easter(offset: Int)
    /// One date only, such as a day equated with a holiday by decree.
    case once(LocalDate)

    /// Whether a date is this holiday.
    /// - Parameter date: The local date.
    /// - Returns: `true` when the holiday falls on `date`.
    public func falls(on date: LocalDate) -> Bool {
        switch self {
        case .fixed(let month, let day):
            return date.month == month && date.day == day
        case .fixedOrDayBeforeSunday(let month, let day):
            guard let usual = LocalDate(year: date.year, month: month, day: day) else { return false }
            return date == (usual.weekday == .sunday ? usual.adding(days: -1) : usual)
        case .easter(let offset):
            return date == Easter.sunday(in: date.year).adding(days: offset)
        case .once(let only):
            return date == only
        }
    }
}
