// SPDX-License-Identifier: Apache-2.0

extension LocalDate {
    /// Days since 1970-01-01, negative before it.
    public var dayNumber: Int {
        CivilCalendar.dayNumber(year: year, month: month, day: day)
    }

    /// The date of a day number; beyond the range it is ``distantPast`` or ``distantFuture``.
    /// - Parameter dayNumber: Days since 1970-01-01.
    public init(dayNumber: Int) {
        if dayNumber <= Self.distantPast.dayNumber {
            self = .distantPast
        } else if dayNumber >= Self.distantFuture.dayNumber {
            self = .distantFuture
        } else {
            self.init(known: CivilCalendar.civil(dayNumber: dayNumber))
        }
    }

    /// The date a number of calendar days later, weekends and holidays included (Reg. 1182/71 Art. 3(3)).
    /// - Parameter days: Calendar days; negative counts back.
    /// - Returns: The moved date.
    public func adding(days: Int) -> LocalDate {
        LocalDate(dayNumber: dayNumber.saturatingAdding(days))
    }

    /// The same date a number of months later; where that date is missing, the last day of that month.
    ///
    /// Reg. (EEC, Euratom) 1182/71 Art. 3(2)(c). The end of a month does not stick: 28 February plus a month is
    /// 28 March, and adding months one at a time is not the same as adding them at once.
    /// - Parameter months: Calendar months; negative counts back.
    /// - Returns: The moved date.
    public func adding(months: Int) -> LocalDate {
        let index = (year * 12 + month - 1).saturatingAdding(months)
        let newYear = index.flooredQuotient(by: 12)
        guard newYear >= Self.distantPast.year else { return .distantPast }
        guard newYear <= Self.distantFuture.year else { return .distantFuture }
        let newMonth = index.flooredRemainder(by: 12) + 1
        return LocalDate(known: (newYear, newMonth, min(day, CivilCalendar.days(inMonth: newMonth, of: newYear))))
    }

    /// The same date a number of years later; 29 February becomes 28 February in a common year (Art. 3(2)(c)).
    /// - Parameter years: Calendar years; negative counts back.
    /// - Returns: The moved date.
    public func adding(years: Int) -> LocalDate {
        adding(months: years.saturatingMultiplied(by: 12))
    }
}
