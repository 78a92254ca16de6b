// SPDX-License-Identifier: Apache-2.0

/// What carries a transfer where no adequacy decision does (Arts. 46, 47, 49).
public struct TransferTool: Hashable, Sendable, Codable {
    /// The kind of tool.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
        /// Standard contractual clauses (Art. 46(2)(c), (d)).
        case standardClauses = "scc"
        /// Binding corporate rules (Art. 47).
        case bindingRules = "bcr"
        /// A code of conduct or certification (Art. 46(2)(e), (f)).
        case code
        /// Explicit, informed consent (Art. 49(1)(a)).
        case derogationConsent = "derog_consent"
        /// A contract with or in the interest of the person (Art. 49(1)(b), (c)).
        case derogationContract = "derog_contract"
        /// Important reasons of public interest recognised in Union or member state law (Art. 49(1)(d), (4)).
        case derogationPublicInterest = "derog_public_interest"
        /// Legal claims (Art. 49(1)(e)).
        case derogationClaims = "derog_claims"
        /// Vital interests (Art. 49(1)(f)).
        case derogationVital = "derog_vital"
        /// A register open to the public, entries of it and not the whole (Art. 49(1)(g), (2)).
        case derogationRegister = "derog_register"
        /// Compelling legitimate interests, with authority and people informed (Art. 49(1), second subparagraph).
        case derogationCompelling = "derog_compelling"

        /// Whether it is a derogation for specific situations, not a safeguard.
        public var isDerogation: Bool { rawValue.hasPrefix("derog") }
    }

    /// The outcome of the transfer impact assessment (C-311/18).
    public enum Assessment: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
        /// None on file.
        case missing
        /// Protection is essentially equivalent.
        case done
        /// Protection is not equivalent.
        case negative
    }

    /// The kind of tool.
    public let kind: Kind
    /// The transfer impact assessment; derogations need none.
    public let assessment: Assessment
    /// The law that recognises the public interest (Art. 49(4)).
    public let law: LawReference?
    /// For compelling interests: whether the authority and the people concerned were informed.
    public let isNotified: Bool
    /// Where people can get a copy of the safeguards (Art. 13(1)(f)).
    public let copyAt: String?

    /// Declares a tool.
    ///
    /// - Parameters:
    ///   - kind: the kind of tool.
    ///   - assessment: the transfer impact assessment; derogations need none.
    ///   - law: for public interest, the law that recognises it.
    ///   - notified: for compelling interests, whether the authority and the people concerned were informed.
    ///   - copyAt: where people can get a copy.
    public init(
        _ kind: Kind,
        assessment: Assessment = .missing,
        law: LawReference? = nil,
        notified: Bool = false,
        copyAt: String? = nil
    ) {
        self.kind = kind
        self.assessment = assessment
        self.law = law
        isNotified = notified
        self.copyAt = copyAt
    }
}

/// Facts about a recipient that the scope of an adequacy decision may ask for.
public struct AdequacyFacts: Hashable, Sendable, Codable, BitwiseCopyable {
    /// Whether it is an active participant of the EU-US Data Privacy Framework.
    public let isFrameworkParticipant: Bool
    /// Whether its participation covers human-resources data.
    public let coversHumanResources: Bool
    /// Whether it is a public body rather than a commercial one.
    public let isPublicSector: Bool

    /// States the facts; by default a commercial recipient outside the Framework.
    public init(framework: Bool = false, humanResources: Bool = false, publicSector: Bool = false) {
        isFrameworkParticipant = framework
        coversHumanResources = humanResources
        isPublicSector = publicSector
    }
}
