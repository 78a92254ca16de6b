// SPDX-License-Identifier: Apache-2.0

package import Foundation
public import LawfulTime

/// When a request must be answered: the law's limit, and an earlier promise where there is one (Art. 12(3)).
public struct AnswerDeadlines: Hashable, Sendable, Codable {
    /// One month from receipt by Reg. 1182/71; `target` is the unrolled date to aim for.
    public let legal: Deadline
    /// The controller's own, shorter promise.
    public let promised: Deadline?

    /// The earlier of the two ends.
    public var end: Instant { min(legal.end, promised?.end ?? legal.end) }

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
        if instant >= legal.end { return .overdue }
        if let promised, instant >= promised.end { return .promiseBroken }
        return .inTime
    }

    /// Computes both from the receipt.
    ///
    /// - Throws: `TimeError` when the dates lie outside the calendar's range.
    package init(receivedAt: Instant, promise: Period?, in zone: TimeZone, calendar: WorkingCalendar) throws {
        legal = try DeadlineRule.oneMonth.deadline(from: receivedAt, in: zone, calendar: calendar)
        promised = try promise.map {
            try DeadlineRule.promise($0).deadline(from: receivedAt, in: zone, calendar: calendar)
        }
    }
}
