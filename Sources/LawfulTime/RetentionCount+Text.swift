// SPDX-License-Identifier: Apache-2.0

extension RetentionCount: CustomStringConvertible {
    /// The count of a text as ``description`` writes it.
    /// - Parameter text: `event`, `endOfCalendarYear`, `endOfFinancialYear(06-30)` or `yearsFollowing`.
    /// - Throws: ``TimeError`` with code `malformedRetentionCount`.
    public init(_ text: String) throws {
        if text == "event" {
            self = .event
        } else if text == "endOfCalendarYear" {
            self = .endOfCalendarYear
        } else if text == "yearsFollowing" {
            self = .yearsFollowing
        } else if let argument = text.argument(of: "endOfFinancialYear"),
            let end = try? LocalDate("2000-" + argument)
        {
            self = .endOfFinancialYear(month: end.month, day: end.day)
        } else {
            throw TimeError(
                code: .malformedRetentionCount, problem: "the text names no way to count a retention period",
                location: "RetentionCount",
                remedy: "Known are event, endOfCalendarYear, endOfFinancialYear(06-30) and yearsFollowing.")
        }
    }

    /// The count's stable name: `event`, `endOfCalendarYear`, `endOfFinancialYear(06-30)`, `yearsFollowing`.
    public var description: String {
        switch self {
        case .event: return "event"
        case .endOfCalendarYear: return "endOfCalendarYear"
        case .yearsFollowing: return "yearsFollowing"
        case .endOfFinancialYear(let month, let day):
            let pad = CivilCalendar.padded
            return "endOfFinancialYear(\(pad(month, 2))-\(pad(day, 2)))"
        }
    }
}

extension RetentionCount: Codable {
    /// Reads the count's stable name.
    /// - Parameter decoder: The decoder to read from.
    /// - Throws: `DecodingError` when the text names no known way to count.
    public init(from decoder: any Decoder) throws {
        self = try decoder.decodeText(RetentionCount.init(_:))
    }

    /// Writes the count's stable name.
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: ``TimeError`` for a financial-year end that does not exist, or whatever the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        try validate()
        try encoder.encodeText(description)
    }
}
