// SPDX-License-Identifier: Apache-2.0

/// A processing activity (Art. 30(1)): a purpose with its grounds, the data it needs, whom they concern, who receives
/// them, and how long they are kept.
public struct Activity: Hashable, Sendable, Codable {
    /// The purpose; an activity is known by it.
    public var purpose: PurposeID
    /// What it is called in the statement.
    public var title: String
    /// The clauses of the statement that it implements, such as `S-18`.
    public var clauses: [String] = []
    /// The words in which the statement tells the purpose, where they differ from the title.
    public var wording: String?
    /// The legal entity whose activity it is; nil means the register's owner.
    public var entity: EntityID?
    /// The part that this entity plays.
    public var part: Part = .controller
    /// What kinds of aim the purpose has, by which guidance speaks of it.
    public var aims: [Aim] = []
    /// The categories of data that it needs; any other is denied (Art. 5(1)(c)).
    public var categories: [CategoryID] = []
    /// The categories of people concerned.
    public var subjects: [SubjectCategoryID] = []
    /// The legal bases, the primary one first (Art. 6(1)).
    public var grounds: [Ground] = []
    /// The conditions for special categories (Art. 9(2)).
    public var specialGrounds: [SpecialGround] = []
    /// What allows data on offences (Art. 10).
    public var criminalLicence: Licence?
    /// What allows a national identification number (Art. 87).
    public var nationalIDLaw: LawReference?
    /// Operations that may touch fewer categories than the activity does (Art. 5(1)(c)).
    public var limits: [OperationLimit] = []
    /// Data that people must or may provide (Art. 13(2)(e)).
    public var requirements: [FieldRequirement] = []
    /// Sources other than the data subject (Art. 14).
    public var sources: [SourceID] = []
    /// Who receives which data, and when.
    public var disclosures: [Disclosure] = []
    /// How long data are kept.
    public var retention: [RetentionRule] = []
    /// Other activities' data that it may use (Art. 6(4)).
    public var purposeChanges: [PurposeChange] = []
    /// For processors: what their controllers instructed (Art. 28(3)(a)).
    public var instructions: [Instruction] = []
    /// For recordings: how people are told before one starts (Art. 13(1)); nil when nothing tells them.
    public var announcement: String?
    /// How decisions are made by machine (Art. 22); nil when none are.
    public var automatedDecisions: AutomatedDecisions?
    /// What points to a high risk (Art. 35(3); WP 248).
    public var risks: [RiskCriterion] = []
    /// The state of the impact assessment (Arts. 35, 36).
    public var impactAssessment: ImpactAssessment = .notRequired
    /// Whether it is direct marketing, to which the absolute objection of Art. 21(2) applies.
    public var isDirectMarketing = false
    /// Whether it belongs to a public authority's task (Art. 6(1) second subparagraph).
    public var isPublicTask = false
    /// Whether it serves archiving, research or statistics under Art. 89(1).
    public var isResearch = false
    /// Whether processing is by automated means, on which portability depends (Art. 20(1)(b)).
    public var isAutomated = true
    /// The reviews of what is declassified of its data (Art. 4(1)).
    public var reviews: [DeclassificationReview] = []

    /// Categories named by type, handed up to the register when it is built.
    package var namedCategories: [CategoryDeclaration] = []

    enum CodingKeys: String, CodingKey {
        case purpose, title, wording, clauses, entity, part, aims, categories, subjects, grounds, specialGrounds
        case criminalLicence, nationalIDLaw, limits, requirements, sources, disclosures, retention, purposeChanges
        case instructions, announcement, automatedDecisions, risks, impactAssessment, isDirectMarketing, isPublicTask
        case isResearch, isAutomated, reviews
    }

    /// Declares the activity that pursues a purpose, covering the categories that the purpose's type names.
    public init<P: Purpose, each C: DataCategory>(
        _ purpose: P.Type,
        _ title: String? = nil,
        @ActivityBuilder _ parts: () -> [any ActivityPart] = { [] }
    ) where P.Covers == (repeat each C) {
        var named: [CategoryDeclaration] = []
        for category in repeat (each C).self { named.append(CategoryDeclaration(category)) }
        self.init(P.id, title, covering: named.map(\.id), parts)
        namedCategories = named
    }

    /// Declares an activity by names, for registers that come as data.
    public init(
        _ purpose: PurposeID,
        _ title: String? = nil,
        covering categories: [CategoryID],
        @ActivityBuilder _ parts: () -> [any ActivityPart] = { [] }
    ) {
        self.purpose = purpose
        self.title = title ?? purpose.rawValue
        self.categories = categories
        for part in parts() { part.add(to: &self) }
    }

    /// The ground of a basis, or the primary one where no basis is named; nil when there is none.
    package func ground(_ basis: LegalBasis?) -> Ground? {
        guard let basis else { return grounds.first }
        return grounds.first { $0.basis == basis }
    }

    /// The rule that governs a category, or the activity's general rule.
    package func retentionRule(for category: CategoryID?) -> RetentionRule? {
        let specific = category.flatMap { id in retention.first { $0.categories?.contains(id) == true } }
        return specific ?? retention.first { $0.categories == nil }
    }
}

/// An operation that may touch fewer categories than its activity does (Art. 5(1)(c)).
public struct OperationLimit: Hashable, Sendable, Codable {
    /// The operation.
    public let operation: ProcessingOperation
    /// The only categories that it may touch.
    public let categories: [CategoryID]
}

/// Whether people must provide data, and what follows if they don't (Art. 13(2)(e)).
public struct FieldRequirement: Hashable, Sendable, Codable {
    /// Why the data are asked for.
    public enum Necessity: String, Hashable, Sendable, Codable, CaseIterable {
        /// The contract can't be performed without them.
        case contractual
        /// A law demands them.
        case statutory
        /// They may be left out.
        case optional
    }

    /// The category.
    public let category: CategoryID
    /// Why it is asked for.
    public let necessity: Necessity
    /// What follows if it isn't provided, as told to people.
    public let consequence: String?
    /// Whether the statement lets the consequence follow from withdrawing consent, too; that can't be (Art. 7(4)).
    public let isTiedToConsent: Bool

    init(category: CategoryID, necessity: Necessity, consequence: String?, isTiedToConsent: Bool = false) {
        self.category = category
        self.necessity = necessity
        self.consequence = consequence
        self.isTiedToConsent = isTiedToConsent
    }
}

/// A disclosure to a recipient, of some categories, under a condition (Art. 13(1)(e)).
public struct Disclosure: Hashable, Sendable, Codable {
    /// The recipient.
    public let recipient: RecipientID
    /// The only categories that it receives; nil means the activity's.
    public let categories: [CategoryID]?
    /// How serious a suspicion must be, recorded with the question; nil when there is no condition.
    public let suspicion: Suspicion?
    /// The clause of the statement that sets the condition.
    public let clause: String?
}

/// How serious a suspicion is: the caller's judgement, recorded as asserted.
public enum Suspicion: String, Hashable, Sendable, Codable, Comparable, CaseIterable, BitwiseCopyable {
    /// No suspicion.
    case none
    /// A suspicion that isn't serious.
    case low
    /// A serious suspicion.
    case serious

    private var rank: Int {
        switch self {
        case .none: 0
        case .low: 1
        case .serious: 2
        }
    }

    /// Orders suspicions by seriousness.
    public static func < (one: Suspicion, other: Suspicion) -> Bool { one.rank < other.rank }
}

/// An assessment under Art. 6(4) of using data for a purpose other than that of their collection.
public struct PurposeChange: Hashable, Sendable, Codable {
    /// The purpose for which the data were collected.
    public let origin: PurposeID
    /// The link between the purposes (Art. 6(4)(a)).
    public let link: String
    /// The context of collection and the relationship (b).
    public let context: String
    /// The nature of the data (c).
    public let nature: String
    /// Possible consequences for people (d).
    public let consequences: String
    /// Safeguards such as encryption or pseudonymisation (e).
    public let safeguards: String
    /// The outcome; a human judgement.
    public let isCompatible: Bool

    /// Whether all five factors were weighed; one alone is no assessment.
    public var isComplete: Bool {
        [link, context, nature, consequences, safeguards].allSatisfy { $0.contains { !$0.isWhitespace } }
    }
}
