// SPDX-License-Identifier: Apache-2.0

/// A purpose for which personal data are processed (Art. 5(1)(b)): specified, explicit, legitimate.
///
/// ```swift
/// enum Newsletter: Purpose {
///     static let id: PurposeID = "newsletter"
///     typealias Covers = (Name, EmailAddress)
/// }
/// ```
///
/// ``Covers`` lists the categories that the purpose needs, once: the register reads it, and a value of another
/// category doesn't compile under this purpose's permit.
public protocol Purpose: Sendable {
    /// The categories of data that the purpose covers: one category type, or a tuple, without labels, of up to twelve.
    associatedtype Covers

    /// The purpose's stable name.
    static var id: PurposeID { get }
}

/// A category of personal data (Art. 4(1), 9(1), 10, 87), as a type.
///
/// ```swift
/// enum EmailAddress: DataCategory { static let id: CategoryID = "email" }
/// ```
public protocol DataCategory: Sendable {
    /// The category's stable name.
    static var id: CategoryID { get }

    /// Which rules the category brings with it; ordinary unless said otherwise.
    static var kind: CategoryKind { get }
}

extension DataCategory {
    /// Ordinary personal data.
    public static var kind: CategoryKind { .ordinary }
}

/// The rules that a category of data brings with it.
public enum CategoryKind: Hashable, Sendable, Codable {
    /// Personal data without rules of their own.
    case ordinary
    /// A special category (Art. 9(1)): forbidden unless a condition of Art. 9(2) holds, on top of a legal basis.
    case special(SpecialCategory)
    /// Convictions, offences and related security measures (Art. 10).
    case criminal
    /// A national identification number (Art. 87; NL: BSN, UAVG 46).
    case nationalID
}

/// The special categories of Art. 9(1).
public enum SpecialCategory: String, Hashable, Sendable, Codable, CaseIterable {
    /// Racial or ethnic origin.
    case ethnic
    /// Political opinions.
    case politics
    /// Religious or philosophical beliefs.
    case religion
    /// Trade union membership.
    case union
    /// Genetic data.
    case genetic
    /// Biometric data for identifying a person uniquely.
    case biometric
    /// Data concerning health.
    case health
    /// Sex life or sexual orientation.
    case sexuality
}

/// The conditions of Art. 9(2), by their letter.
public enum SpecialCondition: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// Explicit consent.
    case a
    /// Employment and social security law.
    case b
    /// Vital interests of one who can't consent.
    case c
    /// Members of a non-profit body.
    case d
    /// Manifestly made public by the person.
    case e
    /// Legal claims.
    case f
    /// Substantial public interest, by law.
    case g
    /// Health or social care under secrecy.
    case h
    /// Public health, by law.
    case i
    /// Archiving, research or statistics, by law.
    case j
}
