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
    public enum Scope: String, Hashable, Sendable, Codable, BitwiseCopyable {
        /// Everyone in the territory.
        case everyone
        /// Commercial organisations only.
        case commercial
        /// Active participants of the Data Privacy Framework; human-resources data only if covered.
        case framework
    }

    /// The territory, or the organisation by its name in ``AdequacyTable/organisations``.
    public let country: CountryCode
    /// Whom it covers.
    public let scope: Scope
    /// The first day of its validity.
    public let from: LocalDate
    /// The last day, where it has one.
    public let until: LocalDate?
    /// The legal act; nil where it isn't known to this table.
    public let act: String?
    /// What else the decision leaves outside, in words; the scope covers what a register can tell.
    public let note: String?

    /// Makes a row of your own.
    public init(
        _ country: CountryCode,
        _ scope: Scope,
        from: LocalDate,
        until: LocalDate? = nil,
        act: String? = nil,
        note: String? = nil
    ) {
        self.country = country
        self.scope = scope
        self.from = from
        self.until = until
        self.act = act
        self.note = note
    }

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

    /// The last decision for a country that was taken by a date, in force or not.
    public func decision(for country: CountryCode, on date: LocalDate = .distantFuture) -> AdequacyDecision? {
        decisions.last { $0.country == country && $0.from <= date }
    }

    /// International organisations that a decision covers, by a name of their own where ISO 3166 has none.
    public static let organisations: Set<CountryCode> = ["EPO"]

    /// The table that comes with this version: Commission decisions as far as confirmed in November 2026.
    public static let bundled: AdequacyTable = {
        let rows: [(CountryCode, AdequacyDecision.Scope, String, String?, String?, String?)] = [
            ("CH", .everyone, "2000-07-26", nil, "Decision 2000/518/EC", nil),
            ("CA", .commercial, "2001-12-20", nil, "Decision 2002/2/EC", "organisations under PIPEDA only"),
            ("AR", .everyone, "2003-06-30", nil, "Decision 2003/490/EC", nil),
            ("GG", .everyone, "2003-11-21", nil, "Decision 2003/821/EC", nil),
            ("IM", .everyone, "2004-04-28", nil, "Decision 2004/411/EC", nil),
            ("JE", .everyone, "2008-05-08", nil, "Decision 2008/393/EC", nil),
            ("FO", .everyone, "2010-03-05", nil, "Decision 2010/146/EU", nil),
            ("AD", .everyone, "2010-10-19", nil, "Decision 2010/625/EU", nil),
            ("IL", .everyone, "2011-01-31", nil, "Decision 2011/61/EU", "automated processing; territorial limits"),
            ("UY", .everyone, "2012-08-21", nil, "Decision 2012/484/EU", nil),
            ("NZ", .everyone, "2012-12-19", nil, "Decision 2013/65/EU", nil),
            ("JP", .commercial, "2019-01-23", nil, "Decision (EU) 2019/419", "with the supplementary rules"),
            ("GB", .everyone, "2021-06-28", "2031-12-27", "Decision (EU) 2021/1772", "renewed on 2025-12-19"),
            ("KR", .everyone, "2021-12-17", nil, "Decision (EU) 2022/254", "with carve-outs"),
            ("US", .framework, "2023-07-10", nil, "Decision (EU) 2023/1795", "Data Privacy Framework"),
            ("EPO", .everyone, "2025-07-15", nil, nil, "the first international organisation"),
            ("BR", .everyone, "2026-01-26", nil, "Decision (EU) 2026/179", "public security outside"),
        ]
        return AdequacyTable(
            asOf: LocalDate(year: 2026, month: 11, day: 1) ?? .distantPast,
            source: "Commission decisions under Art. 45(3), as confirmed in November 2026",
            decisions: rows.compactMap { country, scope, from, until, act, note in
                guard let from = try? LocalDate(from) else { return nil }
                return AdequacyDecision(
                    country, scope, from: from, until: until.flatMap { try? LocalDate($0) }, act: act, note: note)
            })
    }()
}
