// SPDX-License-Identifier: Apache-2.0

/// From when a retention period is counted (GDPR Art. 5(1)(e), storage limitation, and statutory minimums).
///
/// The last day kept never rolls to a working day: a purge runs on Sundays too, and neither Reg. 1182/71 nor the Atw
/// moves a period in years that runs against the controller. Erase from the next local midnight.
public enum RetentionCount: Hashable, Sendable, BitwiseCopyable {
    /// From the trigger date itself.
    case event
    /// From 31 December of the trigger's year (the usual reading of AWR Art. 52(4) and BW 2:10(3) for accounts).
    case endOfCalendarYear
    /// From the first financial-year end on or after the trigger date.
    ///
    /// A day missing in the month is its last day: 29 February is 28 February in common years.
    case endOfFinancialYear(month: Int, day: Int)
    /// Through 31 December of the year in which the period ends, counted from the trigger.
    ///
    /// Nine years "following" the year of first use for VAT on immovable property (Wet OB Art. 34a): with `P9Y`,
    /// through 31 December of the trigger's year plus nine.
    case yearsFollowing

    /// The last day on which a record is kept, inclusive; erase from the next local midnight.
    /// - Parameters:
    ///   - trigger: The local date that starts the count: end of a contract, booking date, first use.
    ///   - keepFor: How long.
    /// - Returns: The last day kept, never rolled; ``LocalDate/distantFuture`` when beyond the calendar.
    public func lastDayKept(trigger: LocalDate, keepFor: Period) -> LocalDate {
        switch self {
        case .event:
            return keepFor.end(after: trigger)
        case .endOfCalendarYear:
            return keepFor.end(after: LocalDate(known: (trigger.year, 12, 31)))
        case .endOfFinancialYear(let month, let day):
            let sameYear = Self.financialYearEnd(in: trigger.year, month: month, day: day)
            guard sameYear < trigger else { return keepFor.end(after: sameYear) }
            guard trigger.year < LocalDate.distantFuture.year else { return .distantFuture }
            return keepFor.end(after: Self.financialYearEnd(in: trigger.year + 1, month: month, day: day))
        case .yearsFollowing:
            return LocalDate(known: (keepFor.end(after: trigger).year, 12, 31))
        }
    }

    /// The latest trigger date whose record is due for erasure on a day: its last day kept is before `today`.
    ///
    /// A later trigger never has an earlier last day kept, so every record with a trigger up to the result is due and
    /// every other is not; a store can be asked for `trigger <= result`.
    /// - Parameters:
    ///   - today: The local date of the erasure run.
    ///   - keepFor: How long records are kept.
    /// - Returns: The latest trigger date that is due, or ``LocalDate/distantPast`` when none is.
    public func latestTriggerDue(on today: LocalDate, keepFor: Period) -> LocalDate {
        var due = LocalDate.distantPast.dayNumber
        var kept = today.dayNumber
        while kept - due > 1 {
            let middle = due + (kept - due) / 2
            if lastDayKept(trigger: LocalDate(dayNumber: middle), keepFor: keepFor) < today {
                due = middle
            } else {
                kept = middle
            }
        }
        return LocalDate(dayNumber: due)
    }

    /// Checks that a financial-year end is a real month and day.
    /// - Throws: ``TimeError`` with code `invalidFinancialYearEnd`; every other case passes.
    public func validate() throws {
        guard case .endOfFinancialYear(let month, let day) = self else { return }
        guard LocalDate(year: 2000, month: month, day: day) != nil else {
            throw TimeError(
                code: .invalidFinancialYearEnd, problem: "a financial year ends on a date that does not exist",
                location: "RetentionCount", remedy: "Give a month from 1 to 12 and a day of that month.")
        }
    }

    private static func financialYearEnd(in year: Int, month: Int, day: Int) -> LocalDate {
        let month = min(max(month, 1), 12)
        let day = min(max(day, 1), CivilCalendar.days(inMonth: month, of: year))
        return LocalDate(known: (year, month, day))
    }
}
