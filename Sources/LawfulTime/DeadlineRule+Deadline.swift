// SPDX-License-Identifier: Apache-2.0

public import Foundation

extension DeadlineRule {
    /// The deadline of an event under this rule.
    ///
    /// The instant becomes a local date first; the period then runs over dates, from 00:00 of the next day to 24:00 of
    /// the last day (Reg. 1182/71 Art. 3(2)). A start on a weekend or holiday does not move (Art. 3(3)); only the last
    /// day rolls (Art. 3(4)).
    /// - Parameters:
    ///   - instant: When the event happened: receipt, awareness, the answer given.
    ///   - zone: The zone of the controller's establishment, with an IANA name.
    ///   - calendar: The working days of the place where the act is done.
    /// - Returns: The deadline.
    /// - Throws: ``TimeError`` with code `invalidPeriod` for less than one day, `invalidSuspension` for a suspension
    ///   that is reversed or outside the month, `outOfRange` when the period leaves the years 0000 to 9999.
    public func deadline(
        from instant: Instant, in zone: TimeZone, calendar: WorkingCalendar
    ) throws -> Deadline {
        guard instant >= .distantPast, instant <= .distantFuture else { throw outOfRange() }
        let period = terms.period
        guard period.unit != .hours else { return try hours(period.count, from: instant, in: zone) }
        if case .days(let count) = storage, count < 1 {
            throw error(.invalidPeriod, "a period in days has a count below one", "Give one day or more.")
        }
        let event = LocalDate(instant, in: zone)
        let target = try suspended(period.end(after: event), event: event, calendar: calendar)
        var lastDay = terms.rollsForward ? calendar.nextWorkingDay(onOrAfter: target) : target
        if case .days(let count) = storage, count >= 2 {
            lastDay = Self.holdingTwoWorkingDays(after: event, through: lastDay, calendar: calendar)
        }
        guard lastDay < .distantFuture else { throw outOfRange() }
        return Deadline(rule: self, target: target, lastDay: lastDay, end: lastDay.adding(days: 1).start(in: zone))
    }

    /// A deadline in elapsed hours, which is an instant and never rolls.
    private func hours(_ count: Int, from instant: Instant, in zone: TimeZone) throws -> Deadline {
        let length = Int64(count).saturatingMultiplied(by: 3_600_000)
        let strict = instant.advanced(byMilliseconds: length)
        let first = storage == .hours72FullHour ? Self.nextFullHour(after: instant, in: zone) : instant
        let end = first.advanced(byMilliseconds: length)
        guard end <= .distantFuture else { throw outOfRange() }
        return Deadline(rule: self, target: LocalDate(strict, in: zone), lastDay: LocalDate(end, in: zone), end: end)
    }

    /// The end of the wall-clock hour in which the instant lies.
    private static func nextFullHour(after instant: Instant, in zone: TimeZone) -> Instant {
        let second = instant.milliseconds.flooredQuotient(by: 1000)
        let intoHour = (second + Int64(zone.offset(atSecond: second))).flooredRemainder(by: 3600)
        return Instant(milliseconds: (second - intoHour + 3600) * 1000)
    }

    /// The last day with the days of a suspension added, when the rule has one.
    private func suspended(_ end: LocalDate, event: LocalDate, calendar: WorkingCalendar) throws -> LocalDate {
        guard case .oneMonthSuspended(let asked, let answered) = storage else { return end }
        guard asked <= answered else {
            throw error(.invalidSuspension, "the answer is before the question", "Give the date asked first.")
        }
        guard event <= asked, asked <= calendar.nextWorkingDay(onOrAfter: end) else {
            throw error(
                .invalidSuspension, "the question is before receipt or after the month",
                "Only a question asked within the period suspends it; use oneMonth.")
        }
        return end.adding(days: answered.dayNumber - asked.dayNumber)
    }

    /// Moves a last day so that the period holds two working days (Reg. 1182/71 Art. 3(5)).
    private static func holdingTwoWorkingDays(
        after event: LocalDate, through last: LocalDate, calendar: WorkingCalendar
    ) -> LocalDate {
        let first = calendar.nextWorkingDay(onOrAfter: event.adding(days: 1))
        let second = calendar.nextWorkingDay(onOrAfter: first.adding(days: 1))
        return max(last, second)
    }

    private func outOfRange() -> TimeError {
        error(.outOfRange, "the period leaves the years 0000 to 9999", "Check the instant and the count.")
    }

    private func error(_ code: TimeError.Code, _ problem: String, _ remedy: String) -> TimeError {
        TimeError(code: code, problem: problem, location: "DeadlineRule \(self)", remedy: remedy)
    }
}
