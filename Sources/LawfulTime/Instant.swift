// SPDX-License-Identifier: Apache-2.0

public import Foundation

/// A point in time, as whole milliseconds since 1970-01-01T00:00:00Z.
///
/// Law speaks of local dates and of hours; an instant belongs to neither until an IANA zone is named. Convert with
/// ``LocalDate/init(_:in:)`` before any calendar arithmetic. Leap seconds are not counted, as in POSIX time.
///
/// It is coded as the integer number of milliseconds.
public struct Instant: Hashable, Sendable, BitwiseCopyable {
    /// Milliseconds since 1970-01-01T00:00:00Z, negative before it.
    public let milliseconds: Int64

    /// An instant from its milliseconds.
    /// - Parameter milliseconds: Milliseconds since 1970-01-01T00:00:00Z.
    public init(milliseconds: Int64) {
        self.milliseconds = milliseconds
    }

    /// 0000-01-01T00:00:00Z, before every instant this module computes with.
    public static let distantPast = Instant(dayNumber: LocalDate.distantPast.dayNumber, millisecondOfDay: 0)
    /// 9999-12-31T23:59:59.999Z, after every instant this module computes with.
    public static let distantFuture = Instant(
        dayNumber: LocalDate.distantFuture.dayNumber, millisecondOfDay: 86_399_999)

    /// The instant `amount` milliseconds of elapsed time later, or earlier when negative; stops at the `Int64` limits.
    /// - Parameter amount: Milliseconds of elapsed time.
    /// - Returns: The moved instant.
    public func advanced(byMilliseconds amount: Int64) -> Instant {
        Instant(milliseconds: milliseconds.saturatingAdding(amount))
    }

    /// The instant `amount` seconds of elapsed time later, or earlier when negative; stops at the `Int64` limits.
    ///
    /// Never use this for periods in days or months: a month is not 2 592 000 seconds. Use ``Period``.
    /// - Parameter amount: Seconds of elapsed time.
    /// - Returns: The moved instant.
    public func advanced(bySeconds amount: Int64) -> Instant {
        advanced(byMilliseconds: amount.saturatingMultiplied(by: 1000))
    }

    /// A UTC day and a time in it; both within the years of ``LocalDate``, so nothing can overflow.
    init(dayNumber: Int, millisecondOfDay: Int64) {
        self.init(milliseconds: Int64(dayNumber) * 86_400_000 + millisecondOfDay)
    }
}

extension Instant: Comparable {
    /// Orders instants in time.
    /// - Parameters:
    ///   - lhs: An instant.
    ///   - rhs: Another instant.
    /// - Returns: `true` when `lhs` is earlier.
    public static func < (lhs: Instant, rhs: Instant) -> Bool {
        lhs.milliseconds < rhs.milliseconds
    }
}

extension Instant {
    /// The instant of a Foundation date, rounded down to the millisecond.
    ///
    /// The result is the last instant whose ``date`` is not after the given date, so `Instant(instant.date) == instant`
    /// in every year of ``LocalDate``. Dates beyond `Int64` stop at its limits; one that is not a number becomes the
    /// earliest instant, so that a deadline counted from it has long passed.
    /// - Parameter date: A Foundation date.
    public init(_ date: Date) {
        let scaled = (date.timeIntervalSince1970 * 1000).rounded(.down)
        guard let estimate = Int64(exactly: scaled) else {
            self.init(milliseconds: scaled > 0 ? .max : .min)
            return
        }
        let candidate = Instant(milliseconds: estimate)
        let next = candidate.advanced(byMilliseconds: 1)
        if candidate.date > date {
            self = candidate.advanced(byMilliseconds: -1)
        } else {
            self = next.date <= date ? next : candidate
        }
    }

    /// The instant as a Foundation date.
    public var date: Date {
        Date(timeIntervalSince1970: Double(milliseconds) / 1000)
    }
}

extension Instant: Codable {
    /// Reads the integer number of milliseconds.
    /// - Parameter decoder: The decoder to read from.
    /// - Throws: `DecodingError` when there is no 64-bit integer.
    public init(from decoder: any Decoder) throws {
        self.init(milliseconds: try decoder.singleValueContainer().decode(Int64.self))
    }

    /// Writes the integer number of milliseconds.
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: Whatever the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(milliseconds)
    }
}
