// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// The age from which a child's own consent is valid for information-society services (Art. 8(1)), by member state.
public struct ConsentAges: Hashable, Sendable, Codable {
    /// One row: an age and the date from which it applies.
    public struct Row: Hashable, Sendable, Codable {
        /// The state.
        public let country: CountryCode
        /// The age in years.
        public let age: Int
        /// The first day on which it applies.
        public let from: LocalDate

        /// Makes a row.
        public init(country: CountryCode, age: Int, from: LocalDate) {
            self.country = country
            self.age = age
            self.from = from
        }
    }

    /// When the table was last checked.
    public let asOf: LocalDate
    /// Where its rows come from.
    public let source: String
    /// The rows; where several apply, the last one counts.
    public let rows: [Row]

    /// Makes a table of your own.
    public init(asOf: LocalDate, source: String, rows: [Row]) {
        self.asOf = asOf
        self.source = source
        self.rows = rows
    }

    /// The age that applies in a country on a date; 16, the Regulation's own, where no row applies.
    public func age(in country: CountryCode, on date: LocalDate) -> Int {
        rows.last { $0.country == country && $0.from <= date }?.age ?? 16
    }

    /// The table that comes with this version: national laws as far as confirmed in November 2026.
    public static let bundled: ConsentAges = {
        let start = LocalDate(year: 2018, month: 5, day: 25) ?? .distantPast
        var rows: [Row] = []
        let ages: [(Int, String)] = [
            (13, "BE EE FI LV MT PT SE NO IS DK"), (14, "AT BG CY IT ES LT"), (15, "CZ FR GR"),
            (16, "DE HR HU IE LU NL PL RO SK SI LI"),
        ]
        for (age, countries) in ages {
            for country in countries.split(separator: " ") {
                rows.append(Row(country: CountryCode(rawValue: String(country)), age: age, from: start))
            }
        }
        for (country, age, from) in [("SI", 15, "2023-01-26"), ("DK", 15, "2024-01-01")] {
            guard let from = try? LocalDate(from) else { continue }
            rows.append(Row(country: CountryCode(rawValue: country), age: age, from: from))
        }
        return ConsentAges(
            asOf: LocalDate(year: 2026, month: 11, day: 1) ?? .distantPast,
            source: "national laws under Art. 8(1), as confirmed in November 2026", rows: rows)
    }()
}
