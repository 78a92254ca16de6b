// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// The tables of law that decisions and findings read: dated data, each with its source, that you can replace.
///
/// A change in the law is a row. A table that nobody has checked for long is a finding.
public struct LawTables: Hashable, Sendable, Codable {
    /// The adequacy decisions of the Commission (Art. 45).
    public var adequacy: AdequacyTable
    /// The ages from which a child's own consent is valid (Art. 8(1)).
    public var consentAges: ConsentAges
    /// How long a check of a table holds, before a finding asks for the next.
    public var checkedEvery: Period

    /// Takes tables of your own, and those of this version for the rest.
    public init(
        adequacy: AdequacyTable = .bundled,
        consentAges: ConsentAges = .bundled,
        checkedEvery: Period = .years(1)
    ) {
        self.adequacy = adequacy
        self.consentAges = consentAges
        self.checkedEvery = checkedEvery
    }

    /// The tables that come with this version.
    public static let bundled = LawTables()
}
