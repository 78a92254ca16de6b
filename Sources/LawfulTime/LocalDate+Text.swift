// SPDX-License-Identifier: Apache-2.0

extension LocalDate: CustomStringConvertible {
    /// The date of a text written strictly as `yyyy-MM-dd`.
    /// - Parameter text: Ten characters, such as `2026-01-01`.
    /// - Throws: ``TimeError`` with code `malformedDate` when the form is another or there is no such date.
    public init(_ text: String) throws {
        var scanner = TextScanner(text)
        guard let date = LocalDate(scanning: &scanner), scanner.isAtEnd else {
            throw TimeError(
                code: .malformedDate, problem: "the text is not a real date written as yyyy-MM-dd",
                location: "LocalDate, character \(scanner.position)",
                remedy: "Write four digits, two digits and two digits with hyphens, for instance 2026-01-31.")
        }
        self = date
    }

    /// The date as `yyyy-MM-dd`.
    public var description: String {
        let pad = CivilCalendar.padded
        return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
    }

    /// Reads `yyyy-MM-dd` and leaves the scanner behind it; `nil` for another form or an impossible date.
    init?(scanning scanner: inout TextScanner) {
        guard let year = scanner.digits(4), scanner.take("-"), let month = scanner.digits(2), scanner.take("-"),
            let day = scanner.digits(2)
        else { return nil }
        self.init(year: year, month: month, day: day)
    }
}

extension LocalDate: Codable {
    /// Reads a text written as `yyyy-MM-dd`.
    /// - Parameter decoder: The decoder to read from.
    /// - Throws: `DecodingError` when there is no such text.
    public init(from decoder: any Decoder) throws {
        self = try decoder.decodeText(LocalDate.init(_:))
    }

    /// Writes the date as `yyyy-MM-dd`.
    /// - Parameter encoder: The encoder to write to.
    /// - Throws: Whatever the encoder throws.
    public func encode(to encoder: any Encoder) throws {
        try encoder.encodeText(description)
    }
}
