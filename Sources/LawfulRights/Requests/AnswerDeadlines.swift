// SPDX-License-Identifier: Apache-2.0

package import Foundation
public import LawfulTime

/// When a request must be answered: the law's limit, an earlier promise where there is one, and the limit as it was
/// extended (Art. 12(3)).
public struct AnswerDeadlines: Hashable, Sendable, Codable {
    /// One month from receipt by Reg. 1182/71; `target` is the unrolled date to aim for.
    public let legal: Deadline
    /// The controller's own, shorter promise.
    public let promised: Deadline?
    /// Three months from receipt, one single period, where the term was extended in time.
    public let extended: Deadline?

    /// The law's limit: the month, or the three months of an extension.
    public var limit: Deadline { extended ?? legal }

    /// The earlier of the promise's end and the limit's.
    public var end: Instant { min(limit.end, promised?.end ?? limit.end) }

    /// Where an answer sent at an instant stands.
    public enum Standing: String, Hashable, Sendable, Codable {
        /// In time.
        case inTime
        /// Past the promise, within the law.
        case promiseBroken
        /// Past the law's limit (Art. 83(5)(b)).
        case overdue
    }

    /// Where an answer sent at an instant stands.
    public func standing(at instant: Instant) -> Standing {
        if instant >= limit.end { return .overdue }
        if let promised, instant >= promised.end { return .promiseBroken }
        return .inTime
    }

    /// Computes month and promise from the receipt.
    ///
    /// - Throws: `TimeError` when the dates lie outside the calendar's range.
    package init(receivedAt: Instant, promise: Period?, in zone: TimeZone, calendar: WorkingCalendar) throws {
        self.init(
            legal: try DeadlineRule.oneMonth.deadline(from: receivedAt, in: zone, calendar: calendar),
            promised: try promise.map {
                try DeadlineRule.promise($0).deadline(from: receivedAt, in: zone, calendar: calendar)
            }, extended: nil)
    }

    private init(legal: Deadline, promised: Deadline?, extended: Deadline?) {
        self.legal = legal
        self.promised = promised
        self.extended = extended
    }

    /// The same, extended to three months from receipt; the promise stays what it was.
    ///
    /// - Throws: `TimeError` when the dates lie outside the calendar's range.
    package func extending(from receivedAt: Instant, in zone: TimeZone, calendar: WorkingCalendar) throws
        -> AnswerDeadlines
    {
        AnswerDeadlines(
            legal: legal, promised: promised,
            extended: try DeadlineRule.threeMonths.deadline(from: receivedAt, in: zone, calendar: calendar))
    }

    /// The same with another month.
    func with(legal: Deadline) -> AnswerDeadlines {
        AnswerDeadlines(legal: legal, promised: promised, extended: extended)
    }
}
