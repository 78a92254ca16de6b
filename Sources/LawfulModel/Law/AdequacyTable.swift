// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// The states to which transfers within the Union's single regime go (Art. 44; EEA Agreement, Annex XI).
public enum EconomicArea {
    /// The member states, and Iceland, Liechtenstein and Norway.
    public static let members: Set<CountryCode> = Set(
        """
        AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE IS LI NO
        """.split(separator: " ").map { CountryCode(rawValue: String($0)) })

    /// Whether a country is no third country.
    public static func contains(_ country: CountryCode) -> Bool { members.contains(country) }
}

/// An adequacy decision of the Commission (Art. 45), with its scope and validity.
public struct AdequacyDecision: Hashable, Sendable, Codable {
    /// Whom the decision covers.
    public enum Scope: String, Hashable, Sendable, Codable {
        /// Everyone in the territory.
        case everyone
        /// Commercial organisations only.
        case commercial
        /// Active participants of the Data Privacy Framework; human-resources data only if covered.
        case framework
    }

    /// The territory or organisation.
    public let country: CountryCode
    /// Whom it covers.
    public let scope: Scope
    /// The first day of its validity.
    public let from: LocalDate
    /// The last day, where it has one.
    public let until: LocalDate?

    /// Whether the decision is in force on a date.
    public func isValid(on date: LocalDate) -> Bool { from <= date && date <= (until ?? .distantFuture) }

    /// Whether it covers a recipient, for human-resources data or others.
    public func covers(_ facts: AdequacyFacts, humanResources: Bool) -> Bool {
        switch scope {
        case .everyone: true
        case .commercial: !facts.isPublicSector
        case .framework: facts.isFrameworkParticipant && (!humanResources || facts.coversHumanResources)
        }
    }
}

/// The adequacy decisions as dated data; replace it when the law changes.
public struct AdequacyTable: Hashable, Sendable, Codable {
    /// When the table was last checked.
    public let asOf: LocalDate
    /// Where its rows come from.
    public let source: String
    /// The decisions.
    public let decisions: [AdequacyDecision]

    /// Makes a table of your own.
    public init(asOf: LocalDate, source: String, decisions: [AdequacyDecision]) {
        self.asOf = asOf
        self.source = source
        self.decisions = decisions
    }

    /// The decision for a country, whatever its validity.
    public func decision(for country: CountryCode) -> AdequacyDecision? { decisions.first { $0.country == country } }

    /// The table that comes with this version: Commission decisions as far as confirmed in November 2026.
    public static let bundled: AdequacyTable = {
        let rows: [(CountryCode, AdequacyDecision.Scope, String, String?)] = [
            ("CH", .everyone, "2000-07-26", nil), ("CA", .commercial, "2001-12-20", nil),
            ("AR", .everyone, "2003-06-30", nil), ("GG", .everyone, "2003-11-21", nil),
            ("IM", .everyone, "2004-04-28", nil), ("JE", .everyone, "2008-05-08", nil),
            ("FO", .everyone, "2010-03-05", nil), ("AD", .everyone, "2010-10-19", nil),
            ("IL", .everyone, "2011-01-31", nil), ("UY", .everyone, "2012-08-21", nil),
            ("NZ", .everyone, "2012-12-19", nil), ("JP", .commercial, "2019-01-23", nil),
            ("GB", .everyone, "2021-06-28", "2031-12-27"), ("KR", .everyone, "2021-12-17", nil),
            ("US", .framework, "2023-07-10", nil), ("BR", .everyone, "2026-01-26", nil),
        ]
        return AdequacyTable(
            asOf: LocalDate(year: 2026, month: 11, day: 1) ?? .distantPast,
            source: "Commission decisions under Art. 45(3), as confirmed in November 2026",
            decisions: rows.compactMap { country, scope, from, until in
                guard let from = try? LocalDate(from) else { return nil }
                return AdequacyDecision(
                    country: country, scope: scope, from: from, until: until.flatMap { try? LocalDate($0) })
            })
    }()
}
