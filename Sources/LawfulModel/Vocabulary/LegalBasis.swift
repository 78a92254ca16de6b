// SPDX-License-Identifier: Apache-2.0

/// The six legal bases of Art. 6(1); the list is closed.
public enum LegalBasis: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// (a) Consent.
    case consent = "a"
    /// (b) A contract with the data subject, or steps before it at their request.
    case contract = "b"
    /// (c) A legal obligation in Union or Member State law.
    case legalObligation = "c"
    /// (d) Vital interests of a natural person.
    case vitalInterests = "d"
    /// (e) A task in the public interest or official authority.
    case publicTask = "e"
    /// (f) Legitimate interests, unless overridden.
    case legitimateInterest = "f"

    /// The provision, such as `6(1)(b)`.
    public var article: Article { Article("6(1)(\(rawValue))") }
}

/// What is done with personal data (Art. 4(2)), or asked about them (Arts. 15 to 22).
public enum ProcessingOperation: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// Obtaining data.
    case collect
    /// Keeping data.
    case store
    /// Consulting or otherwise using data.
    case use
    /// Giving data to a recipient (Art. 4(9)).
    case disclose
    /// Giving data, or access to them, to a third country (Chapter V).
    case transfer
    /// Erasing data on the controller's own motion.
    case erase
    /// Deciding about a person by solely automated means (Art. 22).
    case decideAutomatically = "decide_auto"
    /// Starting the activity at all (Arts. 35, 36).
    case activate
    /// Lifting a restriction (Art. 18(3)).
    case liftRestriction = "lift_restriction"
    /// A request for access (Art. 15).
    case requestAccess = "dsr.access"
    /// A request for rectification or completion (Art. 16).
    case requestRectification = "dsr.rectify"
    /// A request for erasure (Art. 17).
    case requestErasure = "dsr.erase"
    /// A request for restriction (Art. 18).
    case requestRestriction = "dsr.restrict"
    /// A request for portability (Art. 20).
    case requestPortability = "dsr.port"
    /// An objection (Art. 21).
    case requestObjection = "dsr.object"
    /// A withdrawal of consent (Art. 7(3)).
    case requestWithdrawal = "dsr.withdraw"
    /// Contesting an automated decision (Art. 22(3)).
    case requestContest = "dsr.contest"

    /// Whether a data subject asks this of the controller, rather than the controller of its register.
    public var isRequest: Bool {
        switch self {
        case .collect, .store, .use, .disclose, .transfer, .erase, .decideAutomatically, .activate, .liftRestriction:
            false
        case .requestAccess, .requestRectification, .requestErasure, .requestRestriction, .requestPortability,
            .requestObjection, .requestWithdrawal, .requestContest:
            true
        }
    }
}

/// A provision that a reason, a finding or an answer rests on, such as `6(1)(b)`, `Tw 11.7` or `statement S-61`.
public struct Article: Hashable, Sendable, Codable, Comparable, CustomStringConvertible, ExpressibleByStringLiteral {
    /// The citation: a bare number is an article of the GDPR; other acts are named.
    public let description: String

    /// Makes a citation of its text.
    public init(_ text: String) { description = text }

    /// Makes a citation of a literal.
    public init(stringLiteral value: String) { self.init(value) }

    /// Reads the citation's text.
    public init(from decoder: any Decoder) throws { self.init(try decoder.singleValueContainer().decode(String.self)) }

    /// Writes the citation's text.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }

    /// Orders citations by their text.
    public static func < (one: Article, other: Article) -> Bool { one.description < other.description }

    /// Who speaks: the Regulation, national law, guidance, or the controller's own promise.
    public var authority: Authority {
        if description.hasPrefix("statement") { return .promise }
        if description.hasPrefix("EDPB") || description.hasPrefix("WP") { return .guidance }
        return description.first?.isNumber == true ? .regulation : .nationalLaw
    }

    /// The citation in words, such as `Art. 6(1)(b) GDPR`.
    public func cited(in language: Language) -> String {
        switch (authority, language) {
        case (.regulation, .en):
            "Art. \(description.replacing("second subpara", with: "second subparagraph")) GDPR"
        case (.regulation, .nl): "art. \(description.replacing("second subpara", with: "tweede alinea")) AVG"
        case (.promise, .en): "our own privacy \(description)"
        case (.promise, .nl):
            "onze eigen privacyverklaring\(description.dropFirst("statement".count).replacing(" ", with: ", "))"
        default: description
        }
    }
}

/// Who stands behind a rule.
public enum Authority: String, Hashable, Sendable, Codable {
    /// Regulation (EU) 2016/679.
    case regulation
    /// National law, such as the Dutch Tw or UAVG.
    case nationalLaw
    /// Guidance of supervisory authorities.
    case guidance
    /// The controller's own promise, stricter than the law.
    case promise
}

/// A language in which explanations and letters are written.
public enum Language: String, Hashable, Sendable, Codable, CaseIterable {
    /// English.
    case en
    /// Dutch.
    case nl
}

/// A law that an obligation or a task rests on (Art. 6(3)).
public struct LawReference: Hashable, Sendable, Codable {
    /// Whose law it is.
    public enum Origin: String, Hashable, Sendable, Codable, CaseIterable {
        /// Union law.
        case union = "eu"
        /// The law of a member state.
        case memberState = "ms"
        /// The law of a third country: no legal obligation in the sense of Art. 6(3).
        case thirdCountry = "third"
    }

    /// The citation, such as `AWR 52(4)`.
    public let citation: String
    /// Whose law it is.
    public let origin: Origin
    /// Whether the statement names it to people; false where only the register does.
    public let isTold: Bool

    /// Cites a law.
    public init(_ citation: String, origin: Origin = .memberState, told: Bool = true) {
        self.citation = citation
        self.origin = origin
        isTold = told
    }

    /// Whether the law can carry a basis: Art. 6(3) asks for Union or member state law.
    public var isUnionOrMemberState: Bool { origin != .thirdCountry }
}
