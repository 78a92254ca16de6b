// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// A calendar date as it was declared; a malformed one is a structural fault that names its place.
public struct DeclaredDate: Hashable, Sendable, Codable, ExpressibleByStringLiteral, CustomStringConvertible {
    /// The text, `yyyy-MM-dd` when well-formed.
    public let description: String
    /// The date, or nil when the text is no date.
    public let date: LocalDate?

    /// Declares a date by its text.
    public init(_ text: String) {
        description = text
        date = try? LocalDate(text)
    }

    /// Declares a date.
    public init(_ date: LocalDate) { self.init(date.description) }

    /// Declares a date by a literal.
    public init(stringLiteral value: String) { self.init(value) }

    /// Reads the date's text; whether it is a date is checked with the register.
    public init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }

    /// Writes the date's text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
