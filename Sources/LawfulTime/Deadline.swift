// SPDX-License-Identifier: Apache-2.0

/// When something must be done: the day to aim for, the last lawful day, and the instant at which the period is over.
///
/// Made by ``DeadlineRule/deadline(from:in:calendar:)``.
public struct Deadline: Hashable, Sendable, Codable {
    /// The rule that gave this deadline.
    public let rule: DeadlineRule
    /// The last day before any rolling: aim for this, since which holidays count is not always certain.
    ///
    /// For hours it is the local date on which the elapsed hours since the event are over.
    public let target: LocalDate
    /// The legal outer limit, inclusive: rolled to a working day where the law rolls (Reg. 1182/71 Art. 3(4)).
    ///
    /// For hours it is the local date of ``end``.
    public let lastDay: LocalDate
    /// For periods in days or longer the first instant after the period, 24:00 local on ``lastDay``.
    ///
    /// For hours it is the deadline itself, and acting exactly at it is on time.
    public let end: Instant

    /// Whether acting at an instant is within the period.
    /// - Parameter instant: When the act was done, for instance when the answer was sent.
    /// - Returns: `true` up to and including ``end`` for hours, before ``end`` for everything else.
    public func isMet(at instant: Instant) -> Bool {
        rule.terms.period.unit == .hours ? instant <= end : instant < end
    }
}
