// SPDX-License-Identifier: Apache-2.0

/// One row of a holiday table: a holiday, the dates between which the row is law, and where that is written.
///
/// A change of law is a new row and an end date on the old one, never a change of code.
public struct HolidayRow: Hashable, Sendable, Codable {
    /// The holiday's name.
    public let name: String
    /// How the holiday finds its date.
    public let date: HolidayDate
    /// The first date on which the row holds.
    public let validFrom: LocalDate
    /// The last date on which the row holds, inclusive.
    public let validUntil: LocalDate
    /// The act, article or list the row was taken from.
    public let source: String

    /// A row of a holiday table.
    /// - Parameters:
    ///   - name: The holiday's name.
    ///   - date: How the holiday finds its date.
    ///   - validFrom: The first date on which the row holds.
    ///   - validUntil: The last date on which the row holds, inclusive.
    ///   - source: The act, article or list the row was taken from.
    public init(
        name: String, date: HolidayDate, validFrom: LocalDate = .distantPast,
        validUntil: LocalDate = .distantFuture, source: String
    ) {
        self.name = name
        self.date = date
        self.validFrom = validFrom
        self.validUntil = validUntil
        self.source = source
    }

    /// Whether a date is this holiday, while the row is law.
    /// - Parameter day: The local date.
    /// - Returns: `true` when the row holds on `day` and the holiday falls on it.
    public func applies(on day: LocalDate) -> Bool {
        validFrom <= day && day <= validUntil && date.falls(on: day)
    }
}
