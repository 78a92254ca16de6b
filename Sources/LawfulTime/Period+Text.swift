// SPDX-License-Identifier: Apache-2.0

extension Period: CustomStringConvertible {
    /// The period of an ISO 8601 text with one count and one unit: `PT72H`, `P10D`, `P4W`, `P1M`, `P7Y`.
    ///
    /// Combinations (`P1Y6M`), signs, fractions, superfluous zeros and lower-case letters are refused, so that every
    /// accepted text is also the ``description``.
    /// - Parameter text: The text.
    /// - Throws: ``TimeError`` with code `malformedPeriod`.
    public init(_ text: String) throws {
        var scanner = TextScanner(text)
        guard scanner.take("P") else { throw Self.malformed("a period begins with P", at: scanner.position) }
        let isTime = scanner.take("T")
        guard let count = scanner.number() else {
            throw Self.malformed("there is no count, or one that is too large or has extra zeros", at: scanner.position)
        }
        let period: Period
        if isTime {
            guard scanner.take("H") else { throw Self.malformed("after PT only H is known", at: scanner.position) }
            period = .hours(count)
        } else if scanner.take("D") {
            period = .days(count)
        } else if scanner.take("W") {
            period = .weeks(count)
        } else if scanner.take("M") {
            period = .months(count)
        } else if scanner.take("Y") {
            period = .years(count)
        } else {
            throw Self.malformed("the unit is not D, W, M or Y", at: scanner.position)
        }
        guard scanner.isAtEnd else { throw Self.malformed("there is text after the unit", at: scanner.position) }
        self = period
    }

    /// The period in ISO 8601.
    public var description: String {
        switch unit {
        case .hours: "PT\(count)H"
        case .days: "P\(count)D"
        case .weeks: "P\(count)W"
        case .months: "P\(count)M"
        case .years: "P\(count)Y"
        }
    }

    private static func malformed(_ problem: String, at position: Int) -> TimeError {
        TimeError(
            code: .malformedPeriod, problem: problem, location: "Period, character \(position)",
            remedy: "Write one count and one unit: PT72H, P10D, P4W, P1M or P7Y.")
    }
}

extension Period: Codable {
    /// Reads an ISO 8601 text such as `P7Y`.
    /// - Parameter decoder: The decoder to read from.
    /// - Throws: `DecodingError` when there is no such text.
    public init(from decoder: any Decoder) throws {
        self = try decoder.decodeText(Period.init(_:))
    }

    /// Writes the period in ISO 8601.
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: Whatever the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeText(description)
    }
}
