// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// What is asked before personal data are processed: by whom, for what, which data of whom, to whom, when.
///
/// A question carries two times: `effectiveAt`, the moment in question, and `knownAt`, what the ledger had recorded by
/// then. The same question of the same ledger gives the same answer for ever.
public struct Question: Hashable, Sendable, Codable {
    /// The activity's purpose.
    public var activity: PurposeID
    /// On whose behalf: a controller, or the tenant as whose processor we act; nil where there is only one.
    public var entity: EntityID?
    /// What is done.
    public var operation: ProcessingOperation
    /// The leg asked for, where an activity has several bases; nil means the primary one. One leg per decision.
    public var basis: LegalBasis?
    /// The categories of data.
    public var categories: [CategoryID]
    /// The role that acts; nil is denied.
    public var role: RoleID?
    /// To whom data go.
    public var recipient: RecipientID?
    /// Where data go, when not to the recipient's own country.
    public var destination: CountryCode?
    /// For which activity the data were collected, when not for this one.
    public var origin: PurposeID?
    /// Where the data come from, when not from the person.
    public var source: SourceID?
    /// By what medium a marketing message goes out; nil means that none does. The gate of Tw 11.7 is asked for e-mail
    /// and text messages only, so a message that goes out needs its medium here.
    public var medium: Medium?
    /// The order on which data are given to an authority.
    public var order: AuthorityOrder
    /// The categories that the order names, and no more than which are given; nil where it names none.
    public var ordered: [CategoryID]?
    /// The version of the statement, or the announcement, shown at collection.
    public var noticeShown: NoticeVersion?
    /// Categories that the person was asked for and didn't provide.
    public var missing: [CategoryID]
    /// How the data came about, on which portability depends (Art. 20(1)).
    public var provenance: Provenance
    /// The ground claimed for erasure, by the letter of Art. 17(1).
    public var erasureGround: ErasureGround?
    /// Whether the data are human-resources data, to which some adequacy decisions don't extend.
    public var isHumanResources: Bool
    /// The date that starts the retention of the one record in question; nil asks the ledger.
    public var recordDate: LocalDate?
    /// What the caller asserts, recorded as asserted.
    public var assertions: Assertions
    /// The moment in question.
    public var effectiveAt: Instant
    /// What was recorded after it isn't known.
    public var knownAt: Instant

    /// Asks about an activity.
    public init(
        _ activity: PurposeID,
        _ operation: ProcessingOperation = .use,
        categories: [CategoryID] = [],
        as role: RoleID?,
        effectiveAt: Instant,
        knownAt: Instant,
        asserting assertions: Assertions = Assertions()
    ) {
        self.activity = activity
        self.operation = operation
        self.categories = categories
        self.role = role
        self.effectiveAt = effectiveAt
        self.knownAt = knownAt
        self.assertions = assertions
        order = .none
        missing = []
        provenance = .provided
        isHumanResources = false
    }
}

/// By what medium a marketing message goes out; e-mail and text messages pass the ePrivacy gate.
public enum Medium: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// Electronic mail.
    case email
    /// Text message.
    case sms
    /// Telephone, with rules of its own.
    case phone
    /// Post.
    case post

    /// Whether the gate of Tw 11.7 is asked.
    public var isElectronic: Bool { self == .email || self == .sms }
}

/// On what order an authority asks for data (Arts. 6(1)(c), 48).
public enum AuthorityOrder: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// None.
    case none
    /// Of an authority of the Union or a member state.
    case unionOrMemberState = "eu_ms"
    /// Of a third country, without a treaty in force.
    case thirdCountryWithoutTreaty = "third_no_treaty"
    /// Of a third country, under a treaty.
    case thirdCountryUnderTreaty = "third_treaty"
}

/// The grounds of erasure, by the letter of Art. 17(1).
public enum ErasureGround: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
    /// No longer needed.
    case a = "17_1_a"
    /// Consent withdrawn and no other ground.
    case b = "17_1_b"
    /// Objection.
    case c = "17_1_c"
    /// Processed unlawfully.
    case d = "17_1_d"
    /// Erasure ordered by law.
    case e = "17_1_e"
    /// Collected for a service offered to a child.
    case f = "17_1_f"

    /// The provision.
    public var article: Article {
        Article("17(1)(\(String(describing: self)))")
    }
}

/// What only the caller can know, and answers for: recorded as asserted, never verified.
///
/// The list is short and closed; every other fact comes from the register, the ledger or the question.
public struct Assertions: Hashable, Sendable, Codable, BitwiseCopyable {
    /// The exceptions of Art. 18(2) that a caller asserts; consent comes from the ledger.
    public enum RestrictionException: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
        /// Legal claims.
        case claims
        /// Another person's rights.
        case othersRights = "others"
        /// Important public interest of the Union or a member state.
        case publicInterest = "public_interest"
    }

    /// Whether who asks is the person (Art. 12(2), (6)).
    public enum Identity: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
        /// Confirmed by other means.
        case confirmed
        /// Signed in.
        case authenticated
        /// In reasonable doubt.
        case reasonableDoubt = "reasonable_doubt"
        /// Can't be identified, and the controller demonstrates it.
        case unidentifiable
    }

    /// Whether a request is abusive (Art. 12(5)); only proof counts.
    public enum Abuse: String, Hashable, Sendable, Codable, CaseIterable, BitwiseCopyable {
        /// No.
        case no
        /// Alleged.
        case alleged
        /// Proven.
        case proven
    }

    /// How serious a suspicion is.
    public var suspicion: Suspicion
    /// Whether processing is necessary for the basis; false denies in strict mode.
    public var isNecessary: Bool
    /// Whether the disclosure is necessary.
    public var isDisclosureNeeded: Bool
    /// Whether vital interests are at stake.
    public var isVital: Bool
    /// Whether the person can consent.
    public var isCapable: Bool
    /// Whether a transfer is occasional (recital 111).
    public var isOccasional: Bool
    /// Whether legal claims are at stake.
    public var isForClaims: Bool
    /// Whether a decision has legal or similarly significant effects.
    public var hasSignificantEffect: Bool
    /// The exception of Art. 18(2) relied on.
    public var restrictionException: RestrictionException?
    /// Whether accuracy is contested.
    public var isAccuracyContested: Bool
    /// Whether a request is abusive.
    public var abuse: Abuse
    /// Whether who asks is the person.
    public var identity: Identity

    /// Asserts what differs from the ordinary case.
    public init(
        suspicion: Suspicion = .none,
        necessary: Bool = true,
        disclosureNeeded: Bool = true,
        vital: Bool = false,
        capable: Bool = true,
        occasional: Bool = true,
        claims: Bool = false,
        significantEffect: Bool = false,
        restrictionException: RestrictionException? = nil,
        accuracyContested: Bool = false,
        abuse: Abuse = .no,
        identity: Identity = .confirmed
    ) {
        self.suspicion = suspicion
        isNecessary = necessary
        isDisclosureNeeded = disclosureNeeded
        isVital = vital
        isCapable = capable
        isOccasional = occasional
        isForClaims = claims
        hasSignificantEffect = significantEffect
        self.restrictionException = restrictionException
        isAccuracyContested = accuracyContested
        self.abuse = abuse
        self.identity = identity
    }

    /// What differs from the ordinary case, as a ledger entry records it.
    public var recorded: [String] {
        var list: [String] = []
        if suspicion != .none { list.append("suspicion=\(suspicion.rawValue)") }
        if !isNecessary { list.append("necessary=no") }
        if !isDisclosureNeeded { list.append("disclosure_needed=no") }
        if isVital { list.append("vital=yes") }
        if !isCapable { list.append("capable=no") }
        if !isOccasional { list.append("occasional=no") }
        if isForClaims { list.append("claims=yes") }
        if hasSignificantEffect { list.append("effect=significant") }
        if let restrictionException { list.append("exc=\(restrictionException.rawValue)") }
        if isAccuracyContested { list.append("accuracy=contested") }
        if abuse != .no { list.append("abuse=\(abuse.rawValue)") }
        if identity != .confirmed { list.append("identity=\(identity.rawValue)") }
        return list
    }
}
