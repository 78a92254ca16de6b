// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A run of rows in a flat table.
struct Run: BitwiseCopyable, Sendable {
    var start: Int32 = 0
    var count: Int32 = 0

    @inline(__always)
    var indices: Range<Int> { Int(start)..<Int(start + count) }
    var isEmpty: Bool { count == 0 }
}

/// What an activity declares, as a decision reads it.
struct ActivityRow: BitwiseCopyable, Sendable {
    struct Flags: OptionSet, Sendable {
        let rawValue: UInt32
        static let processor = Flags(rawValue: 1 << 0)
        static let publicBody = Flags(rawValue: 1 << 1)
        static let publicTask = Flags(rawValue: 1 << 2)
        static let research = Flags(rawValue: 1 << 3)
        static let automated = Flags(rawValue: 1 << 4)
        static let directMarketing = Flags(rawValue: 1 << 5)
        static let asksConsent = Flags(rawValue: 1 << 6)
        static let informationSociety = Flags(rawValue: 1 << 7)
        static let hasDuty = Flags(rawValue: 1 << 8)
        static let decidesSignificantly = Flags(rawValue: 1 << 10)
        static let safeguarded = Flags(rawValue: 1 << 11)
        static let offencesAllowed = Flags(rawValue: 1 << 12)
        static let nationalIDAllowed = Flags(rawValue: 1 << 13)
        static let assessed = Flags(rawValue: 1 << 14)
        static let consulted = Flags(rawValue: 1 << 15)
        static let ownRules = Flags(rawValue: 1 << 16)
        static let hasRules = Flags(rawValue: 1 << 17)
        static let ordinary = Flags(rawValue: 1 << 18)
        /// Strictly: nothing tells how long its data are kept.
        static let periodUntold = Flags(rawValue: 1 << 19)
    }

    var flags: Flags
    /// The entity that answers for it.
    var entity: UInt32
    /// The joint controllers besides; for a processor, its tenants.
    var partners = Run()
    var grounds = Run()
    /// The first ground of each basis, counted from 1 within the run; a byte a basis.
    var groundByBasis: UInt64 = 0
    var categories = Run()
    var rules = Run()
    /// The rule that governs what has none of its own; -1 where there is none.
    var generalRule: Int32 = -1
    var conditions = Run()
    var limits = Run()
    /// The operations that have a limit.
    var limited: UInt32 = 0
    var instructions = Run()
    /// What the state of the impact assessment denies.
    var assessment = ReasonSet()
    /// The day from which it is pursued no more.
    var retiredFrom: Int32 = .max

    @inline(__always)
    func has(_ flag: Flags) -> Bool { flags.contains(flag) }
}

/// A legal basis with its justification.
struct GroundRow: BitwiseCopyable, Sendable {
    var basis: LegalBasis
    /// The operations that it carries, as bits.
    var operations: UInt32
    /// Whether it carries every category of the activity.
    var isForAll: Bool
    /// The categories that it carries otherwise.
    var categories = Run()
    var contract: UInt32 = .unsaid
    /// What the declaration lacks, whoever is concerned.
    var lacking = ReasonSet()
    /// Whether the law cited is of the Union or a member state.
    var isByLaw: Bool
    var isInformationSociety: Bool

    /// Carries nothing.
    static let none = GroundRow(
        basis: .consent, operations: 0, isForAll: false, isByLaw: false, isInformationSociety: false)
}

/// A retention rule, counted in days where it can be.
struct RuleRow: BitwiseCopyable, Sendable {
    var period: Period
    var counting: RetentionCount
    /// Days to add to the trigger's day; negative where the calendar must be asked.
    var days: Int32
    var minimum: Period?
    var trigger: UInt32

    func isExpired(on today: Int32, trigger day: Int32) -> Bool {
        if days >= 0 { return Int64(today) > Int64(day) + Int64(days) }
        let last = counting.lastDayKept(trigger: LocalDate(dayNumber: Int(day)), keepFor: period)
        return Int(today) > last.dayNumber
    }

    func minimumRuns(on today: Int32, trigger day: Int32) -> Bool {
        guard let minimum else { return false }
        let last = counting.lastDayKept(trigger: LocalDate(dayNumber: Int(day)), keepFor: minimum)
        return Int(today) <= last.dayNumber
    }
}

/// A role: which purposes and categories it may see.
struct RoleRow: BitwiseCopyable, Sendable {
    var isBound: Bool
    var isForAllPurposes: Bool
    var seesAll: Bool
}

/// A condition of Art. 9(2) for a category.
struct ConditionRow: BitwiseCopyable, Sendable {
    var category: UInt32
    var condition: SpecialCondition
    var isByLaw: Bool
}

/// The only categories that an operation may touch.
struct LimitRow: BitwiseCopyable, Sendable {
    var operation: ProcessingOperation
    var categories: Run
}

/// A controller's documented instruction.
struct InstructionRow: BitwiseCopyable, Sendable {
    var controller: UInt32
    var operations: UInt32
    var isForAll: Bool
    var categories: Run
    var from: Int32
    var until: Int32
}

/// A disclosure to a recipient.
struct DisclosureRow: BitwiseCopyable, Sendable {
    var isForAll: Bool
    var categories: Run
    var suspicion: Suspicion?
}

/// A recipient, with the days on which its papers hold.
struct RecipientRow: BitwiseCopyable, Sendable {
    /// On which days a sub-processor is authorised.
    struct Subprocessing: Sendable {
        var from: Int32
        /// The last day of the window to object.
        var windowUntil: Int32
        var objectedFrom: Int32

        /// Whether nobody authorised it, at any time.
        var isNever: Bool { from == .max && objectedFrom == .min }

        func isAuthorised(on today: Int32) -> Bool {
            from <= today && today < objectedFrom && windowUntil < today
        }
    }

    var part: Recipient.Part?
    var country: UInt32
    var locations: Run
    /// What the agreement lacks, while it is in force.
    var lacking = ReasonSet()
    /// The days on which data may go to it under the agreement.
    var activeFrom: Int32
    var activeUntil: Int32
    var isForAllPurposes: Bool
    var purposes = Run()
    var isForAllCategories: Bool
    var categories = Run()
    /// The days on which the guarantees are evidenced.
    var guaranteedFrom: Int32
    var guaranteedUntil: Int32
    /// As sub-processor: on which days it is authorised.
    var sub: Subprocessing
    /// Those whom it engages, directly or not.
    var chain = Run()
    /// The suspicion that a promise makes a condition.
    var suspicion: Suspicion?
    var hasTool: Bool
    var isSafeguard: Bool
    var derogation: TransferTool.Kind?
    var assessment: TransferTool.Assessment
    /// Whether the law of the Union or a member state recognises the public interest (Art. 49(4)).
    var isRecognised: Bool
    /// Whether authority and people were informed of compelling interests (Art. 49(1), second subparagraph).
    var isNotified: Bool
    var adequacy: AdequacyFacts
}

/// A country or organisation to which data may go.
struct CountryRow: BitwiseCopyable, Sendable {
    var isEconomicArea: Bool
    /// Its adequacy decisions, the last one taken first.
    var decisions = Run()
    /// Its ages of consent, the last row first.
    var ages = Run()
}

/// An adequacy decision, in days.
struct AdequacyRow: BitwiseCopyable, Sendable {
    var scope: AdequacyDecision.Scope
    var from: Int32
    var until: Int32

    func covers(_ facts: AdequacyFacts, humanResources: Bool) -> Bool {
        switch scope {
        case .everyone: true
        case .commercial: !facts.isPublicSector
        case .framework: facts.isFrameworkParticipant && (!humanResources || facts.coversHumanResources)
        }
    }
}

/// An age of consent, in days.
struct AgeRow: BitwiseCopyable, Sendable {
    var from: Int32
    var age: Int32
}

extension ProcessingOperation {
    /// The operation's own bit.
    @inline(__always)
    var bit: UInt32 { 1 << UInt32(ordinal) }

    @inline(__always)
    private var ordinal: UInt8 {
        switch self {
        case .collect: 0
        case .store: 1
        case .use: 2
        case .disclose: 3
        case .transfer: 4
        case .erase: 5
        case .decideAutomatically: 6
        case .activate: 7
        case .liftRestriction: 8
        case .requestAccess: 9
        case .requestRectification: 10
        case .requestErasure: 11
        case .requestRestriction: 12
        case .requestPortability: 13
        case .requestObjection: 14
        case .requestWithdrawal: 15
        case .requestContest: 16
        }
    }
}

extension LegalBasis {
    /// The place of the basis in ``ActivityRow/groundByBasis``, in bits.
    @inline(__always)
    var shift: UInt64 {
        switch self {
        case .consent: 0
        case .contract: 8
        case .legalObligation: 16
        case .vitalInterests: 24
        case .publicTask: 32
        case .legitimateInterest: 40
        }
    }
}
