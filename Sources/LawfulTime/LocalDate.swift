// SPDX-License-Identifier: Apache-2.0

/// A calendar date in some place, without a time and without a zone: years 0000 to 9999, proleptic Gregorian.
///
/// Periods in days, weeks, months and years run over local dates (Reg. (EEC, Euratom) 1182/71 Art. 3(2)). Arithmetic
/// that would leave the range stops at ``distantPast`` or ``distantFuture``.
///
/// It is coded and described as `yyyy-MM-dd`.
public struct LocalDate: Hashable, Sendable, BitwiseCopyable {
    /// The year, 0 to 9999.
    public let year: Int
    /// The month, 1 to 12.
    public let month: Int
    /// The day of the month, 1 to 31.
    public let day: Int

    /// A date from its parts, or `nil` when there is no such date.
    /// - Parameters:
    ///   - year: The year, 0 to 9999.
    ///   - month: The month, 1 to 12.
    ///   - day: The day of the month.
    public init?(year: Int, month: Int, day: Int) {
        guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
            day <= CivilCalendar.days(inMonth: month, of: year)
        else { return nil }
        self.init(known: (year, month, day))
    }

    /// 0000-01-01, the earliest date; before every date a record can have.
    public static let distantPast = LocalDate(known: (0, 1, 1))
    /// 9999-12-31, the latest date.
    public static let distantFuture = LocalDate(known: (9999, 12, 31))

    /// The day of the week.
    public var weekday: Weekday { Weekday(dayNumber: dayNumber) }

    /// Parts that are known to form a date.
    init(known parts: (year: Int, month: Int, day: Int)) {
        (year, month, day) = parts
    }
}

extension LocalDate: Comparable {
    /// Orders dates in time.
    /// - Parameters:
    ///   - lhs: A date.
    ///   - rhs: Another date.
    /// - Returns: `true` when `lhs` is earlier.
    public static func < (lhs: LocalDate, rhs: LocalDate) -> Bool {
        (lhs.year, lhs.month, lhs.day) < (rhs.year, rhs.month, rhs.day)
    }
}
