// SPDX-License-Identifier: Apache-2.0

/// What the statement tells people about their rights and how to exercise them (Arts. 12, 13(2)(b) to (d), 21(4)).
///
/// The desk handles requests by the law, whatever is declared here; what is declared is told to people, and findings
/// say where it falls short.
public struct RightsProcedure: Hashable, Sendable, Codable {
    /// In what form a request is asked for.
    public enum Form: String, Hashable, Sendable, Codable, CaseIterable {
        /// Any form: the law asks none.
        case any
        /// In writing only, which nobody can be held to (Art. 12(2)).
        case written
    }

    /// When people are asked who they are.
    public enum Identification: String, Hashable, Sendable, Codable, CaseIterable {
        /// On reasonable doubt, by the least intrusive means (Art. 12(6)).
        case onReasonableDoubt
        /// Every time, whatever is known already.
        case always
    }

    /// What a refusal tells (Art. 12(4)).
    public enum RefusalContent: String, Hashable, Sendable, Codable, CaseIterable {
        /// Why.
        case reasons
        /// That one may complain to a supervisory authority (Art. 77).
        case complaint
        /// That one may go to court (Art. 79).
        case remedy
    }

    /// The rights that are told.
    public let told: [ProcessingOperation]
    /// Rights that the statement runs together though they differ, such as restriction and objection.
    public let merged: [ProcessingOperation]
    /// Whether the right to object is told clearly and separately from the rest (Art. 21(4)).
    public let isObjectionSetApart: Bool
    /// Whether people are told that exercising rights is free of charge (Art. 12(5)).
    public let isFreeTold: Bool
    /// Whether people are told that the term may be extended (Art. 12(3)).
    public let isExtensionTold: Bool
    /// In what form a request is asked for.
    public let form: Form
    /// When people are asked who they are.
    public let identification: Identification
    /// By what means, the least intrusive first.
    public let means: [String]
    /// What a refusal is said to tell.
    public let refusals: [RefusalContent]
    /// Whether the statement sends people to the controller before the authority.
    public let isComplaintHereFirst: Bool
    /// The clause of the statement.
    public let clause: String?

    /// Declares what is told.
    public init(
        told: [ProcessingOperation] = ProcessingOperation.allCases.filter(\.isRequest),
        merged: [ProcessingOperation] = [],
        objectionSetApart: Bool = true,
        freeTold: Bool = true,
        extensionTold: Bool = true,
        form: Form = .any,
        identification: Identification = .onReasonableDoubt,
        by means: [String] = [],
        refusalsTell refusals: [RefusalContent] = RefusalContent.allCases,
        complaintHereFirst: Bool = false,
        clause: String? = nil
    ) {
        self.told = told
        self.merged = merged
        isObjectionSetApart = objectionSetApart
        isFreeTold = freeTold
        isExtensionTold = extensionTold
        self.form = form
        self.identification = identification
        self.means = means
        self.refusals = refusals
        isComplaintHereFirst = complaintHereFirst
        self.clause = clause
    }
}

/// A way to reach the controller; a request that arrives by any of them is received (Art. 12(2), (3)).
public struct ContactChannel: Hashable, Sendable, Codable {
    /// What kind of channel it is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A form or account on the website.
        case portal
        /// Electronic mail.
        case email
        /// Telephone.
        case phone
        /// Post.
        case post
        /// A visit.
        case visit
    }

    /// What kind of channel it is.
    public let kind: Kind
    /// The address or number.
    public let address: String
    /// The desk that answers it, such as `Service Desk`.
    public let desk: String
    /// The clause of the statement that names it.
    public let clause: String?

    /// Declares a channel.
    public init(_ kind: Kind, _ address: String, desk: String, clause: String? = nil) {
        self.kind = kind
        self.address = address
        self.desk = desk
        self.clause = clause
    }
}

/// How people learn that the statement changes (Arts. 13(3), 14(4)).
public struct ChangePolicy: Hashable, Sendable, Codable {
    /// How people are told of a change that matters to them.
    public let material: Notice.Announcement
    /// The clause of the statement.
    public let clause: String?

    /// Declares the policy.
    public init(_ material: Notice.Announcement, clause: String? = nil) {
        self.material = material
        self.clause = clause
    }
}

/// The same text in another language, so that what people read is written once in each.
public struct Translation: Hashable, Sendable, Codable {
    /// The text as the register has it.
    public let text: String
    /// The language.
    public let language: Language
    /// The text in that language.
    public let translated: String

    /// Declares a translation.
    public init(_ text: String, _ language: Language, _ translated: String) {
        self.text = text
        self.language = language
        self.translated = translated
    }
}

/// The language in which the register's own texts are written.
public struct WrittenIn: RegisterPart {
    let language: Language

    /// Names the language.
    public init(_ language: Language) { self.language = language }

    /// Declares it in the register.
    public func add(to register: inout Register) { register.language = language }
}
