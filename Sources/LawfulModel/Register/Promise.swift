// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// A promise of the controller's own, stricter than the law; it binds because it was made (Art. 5(1)(a)).
public struct Promise: Hashable, Sendable, Codable {
    /// What was promised.
    public enum Content: Hashable, Sendable, Codable {
        /// Personal data are never sold or rented.
        case neverSold
        /// Personal data go to third parties only where both necessary and founded on a basis.
        case disclosedOnlyWhenNecessary
        /// Requests are answered within a period shorter than the law's.
        case answeredWithin(Period)
        /// A recipient gets data only on a suspicion that is at least this serious.
        case disclosedOnSuspicion(Suspicion, to: RecipientID)
    }

    /// What was promised.
    public let content: Content
    /// The clause of the statement, such as `S-61`.
    public let clause: String
    /// Another way in which the clause, as worded, can be read; nil when it can be read in one way only.
    public let otherReading: String?

    /// Makes a promise, as the statement's clause has it.
    ///
    /// - Parameters:
    ///   - content: what is promised, read strictly.
    ///   - clause: the clause of the statement.
    ///   - otherReading: how the words could be read as well.
    public init(_ content: Content, clause: String, otherReading: String? = nil) {
        self.content = content
        self.clause = clause
        self.otherReading = otherReading
    }

    /// The provision that a reason cites.
    public var article: Article { Article("statement \(clause)") }
}

/// How the controller treats electronic marketing (ePrivacy Directive; NL: Tw 11.7).
public enum ElectronicMarketing: String, Hashable, Sendable, Codable, CaseIterable {
    /// The gate of Tw 11.7: opt-in, or the existing-customer exception of its third paragraph.
    case gate
    /// Consent is chosen for all marketing: the consent is the opt-in, and there is no exception.
    case consentForAll
}

/// The authority to which people may complain (Art. 77).
public struct SupervisoryAuthority: Hashable, Sendable, Codable {
    /// Its name.
    public let name: String
    /// How to reach it.
    public let contact: String
    /// The clause of the statement that names it.
    public let clause: String?

    /// Names the authority.
    public init(_ name: String, contact: String, clause: String? = nil) {
        self.name = name
        self.contact = contact
        self.clause = clause
    }
}

/// The data protection officer (Arts. 37 to 39), or the statement that none is needed.
public enum DataProtectionOfficer: Hashable, Sendable, Codable {
    /// Appointed, with a contact address.
    case appointed(contact: String)
    /// Art. 37(1) doesn't apply, for the reason given.
    case notRequired(because: String)
}
