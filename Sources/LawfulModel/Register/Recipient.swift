// SPDX-License-Identifier: Apache-2.0

/// One to whom data are disclosed (Art. 4(9)), with the part it plays and what was agreed with it.
public struct Recipient: Hashable, Sendable, Codable {
    /// The part that a recipient plays; undecided parts are a finding, and a denial.
    public enum Part: String, Hashable, Sendable, Codable {
        /// Acts on our instruction (Art. 28).
        case processor
        /// Acts on the instruction of our processor (Art. 28(2), (4)).
        case subprocessor
        /// Decides itself: needs a basis of its own.
        case controller
        /// Decides together with us (Art. 26).
        case joint
        /// A public authority.
        case authority
        /// Pays for the data: sale or rent.
        case buyer
    }

    /// The recipient's stable name.
    public let id: RecipientID
    /// Its name as told to people (Art. 15(1)(c)).
    public let name: String
    /// The part that it plays; nil when undecided.
    public let part: Part?
    /// Where data go, remote access included.
    public let country: CountryCode
    /// The agreement under Art. 28(3); nil when there is none.
    public let agreement: ProcessingAgreement?
    /// Evidence of sufficient guarantees (Art. 28(1)); nil when nothing was verified.
    public let guarantees: Guarantees?
    /// For sub-processors: the state of the authorisation (Art. 28(2)).
    public let authorisation: SubProcessorAuthorisation?
    /// The tool for a transfer to a third country (Art. 46, 49); nil when there is none.
    public let transfer: TransferTool?
    /// Facts that the scope of an adequacy decision may ask for (Art. 45).
    public let adequacy: AdequacyFacts

    /// Declares a recipient.
    public init(
        _ id: RecipientID,
        _ name: String,
        part: Part?,
        country: CountryCode = "NL",
        agreement: ProcessingAgreement? = nil,
        guarantees: Guarantees? = nil,
        authorisation: SubProcessorAuthorisation? = nil,
        transfer: TransferTool? = nil,
        adequacy: AdequacyFacts = AdequacyFacts()
    ) {
        self.id = id
        self.name = name
        self.part = part
        self.country = country
        self.agreement = agreement
        self.guarantees = guarantees
        self.authorisation = authorisation
        self.transfer = transfer
        self.adequacy = adequacy
    }
}

/// A processing agreement under Art. 28(3), clause by clause.
public struct ProcessingAgreement: Hashable, Sendable, Codable {
    /// The clauses of Art. 28(3)(a) to (h), by their letter.
    public enum Clause: String, Hashable, Sendable, Codable, CaseIterable {
        /// Documented instructions.
        case a
        /// Secrecy of staff.
        case b
        /// Security measures (Art. 32).
        case c
        /// Sub-processors.
        case d
        /// Help with the rights of data subjects.
        case e
        /// Help with Arts. 32 to 36.
        case f
        /// Deletion or return at the end.
        case g
        /// Information and audits.
        case h
    }

    /// Whether it is in writing, electronic form included (Art. 28(9)).
    public let isInWriting: Bool
    /// The clauses that it has.
    public let clauses: [Clause]
    /// The date from which it binds.
    public let from: DeclaredDate
    /// Its last day; nil while it runs on.
    public let until: DeclaredDate?

    /// An agreement in writing with all clauses but the named ones.
    public static func written(
        from: DeclaredDate,
        until: DeclaredDate? = nil,
        lacking: [Clause] = []
    ) -> ProcessingAgreement {
        .init(isInWriting: true, clauses: Clause.allCases.filter { !lacking.contains($0) }, from: from, until: until)
    }

    /// An agreement by word of mouth only: it doesn't satisfy Art. 28(9).
    public static func oral(from: DeclaredDate) -> ProcessingAgreement {
        .init(isInWriting: false, clauses: Clause.allCases, from: from, until: nil)
    }

    /// The clauses of Art. 28(3) that it lacks.
    public var missingClauses: [Clause] { Clause.allCases.filter { !clauses.contains($0) } }
}

/// Evidence that a processor gives sufficient guarantees (Arts. 28(1), 32).
public struct Guarantees: Hashable, Sendable, Codable {
    /// The evidence, such as a certificate's number.
    public let evidence: String
    /// When it was last verified.
    public let verifiedOn: DeclaredDate

    /// Puts evidence on file.
    public init(_ evidence: String, verifiedOn: DeclaredDate) {
        self.evidence = evidence
        self.verifiedOn = verifiedOn
    }
}

/// The state of a sub-processor's authorisation (Art. 28(2)).
public enum SubProcessorAuthorisation: String, Hashable, Sendable, Codable {
    /// Not authorised; silence is no consent.
    case unauthorised
    /// Authorised by name.
    case specific
    /// Announced under a general authorisation; the objection window is open.
    case windowOpen
    /// Announced under a general authorisation; the window has closed without objection.
    case windowClosed
    /// Objected to.
    case objected
}

/// What carries a transfer where no adequacy decision does (Arts. 46, 47, 49).
public struct TransferTool: Hashable, Sendable, Codable {
    /// The kind of tool.
    public enum Kind: String, Hashable, Sendable, Codable {
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
        /// Legal claims (Art. 49(1)(e)).
        case derogationClaims = "derog_claims"
        /// Vital interests (Art. 49(1)(f)).
        case derogationVital = "derog_vital"

        /// Whether it is a derogation for specific situations, not a safeguard.
        public var isDerogation: Bool { rawValue.hasPrefix("derog") }
    }

    /// The outcome of the transfer impact assessment (C-311/18).
    public enum Assessment: String, Hashable, Sendable, Codable {
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

    /// Declares a tool.
    public init(_ kind: Kind, assessment: Assessment) {
        self.kind = kind
        self.assessment = assessment
    }
}

/// Facts about a recipient that the scope of an adequacy decision may ask for.
public struct AdequacyFacts: Hashable, Sendable, Codable {
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
