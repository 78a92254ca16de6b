// SPDX-License-Identifier: Apache-2.0

/// A day of the week, numbered as in ISO 8601: Monday is 1, Sunday is 7.
///
/// Reg. (EEC, Euratom) 1182/71 Art. 2(2) makes every day a working day except public holidays, Sundays and Saturdays.
public enum Weekday: Int, Hashable, Comparable, Sendable, Codable, CaseIterable {
    /// Monday, ISO day 1.
    case monday = 1
    /// Tuesday, ISO day 2.
    case tuesday
    /// Wednesday, ISO day 3.
    case wednesday
    /// Thursday, ISO day 4.
    case thursday
    /// Friday, ISO day 5.
    case friday
    /// Saturday, ISO day 6; never a working day.
    case saturday
    /// Sunday, ISO day 7; never a working day.
    case sunday

    /// Whether the day is a Saturday or a Sunday (Reg. 1182/71 Art. 2(2)).
    public var isWeekend: Bool { self >= .saturday }

    /// Orders weekdays within an ISO week, Monday first.
    /// - Parameters:
    ///   - lhs: A weekday.
    ///   - rhs: Another weekday.
    /// - Returns: `true` when `lhs` comes before `rhs` in the same ISO week.
    public static func < (lhs: Weekday, rhs: Weekday) -> Bool {
        lhs.rawValue < rhs.rawValue
    }

    /// The weekday of a day number; 1970-01-01 (day 0) was a Thursday.
    init(dayNumber: Int) {
        let fromMonday = dayNumber.saturatingAdding(3).flooredRemainder(by: 7)
        self = Weekday(rawValue: fromMonday + 1) ?? .monday
    }
}
