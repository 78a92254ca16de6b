// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// What the ledger says of one subject at a moment: the fold over its status-changing entries.
///
/// The fold doesn't depend on the order in which entries were recorded: they count by the time they took effect, on a
/// tie the more restrictive one wins, then the later sequence. Entries that took effect after `effectiveAt`, or were
/// recorded after `knownAt`, don't count: so the same question gets the same answer years later.
public struct SubjectStatus: Hashable, Sendable {
    /// The last word on consent to one purpose (Art. 7).
    public struct Consent: Hashable, Sendable {
        /// Given, withdrawn or refused.
        public enum State: Hashable, Sendable {
            /// Given.
            case given
            /// Withdrawn.
            case withdrawn
            /// Refused.
            case refused
        }

        /// Given, withdrawn or refused.
        public let state: State
        /// Since when.
        public let since: Instant
        /// The version of the text.
        public let text: TextID?
        /// Whether it was explicit.
        public let isExplicit: Bool
        /// What is wrong with it.
        public let flaws: [ConsentFlaw]
        /// Whether a holder of parental responsibility authorised it.
        public let isAuthorisedByParent: Bool
        /// When a review found that it doesn't count; it then stands no more: given with the flaw that was found, or as
        /// good as refused where none was named.
        public let invalidatedAt: Instant?

        /// Whether it was given, and neither withdrawn, refused nor invalidated since.
        public var stands: Bool { state == .given && invalidatedAt == nil }

        /// What erasing the person's data forgets: a consent that was given, be it invalidated.
        var isForgettable: Bool { state == .given || invalidatedAt != nil }
    }

    /// Where a contract stands (Art. 6(1)(b)).
    public struct Contract: Hashable, Sendable {
        /// Its stage.
        public enum Stage: Hashable, Sendable {
            /// Steps before it, at the person's request.
            case requested
            /// Steps before it, on our initiative.
            case unsolicited
            /// In force.
            case active
            /// Ended.
            case ended
        }

        /// Its stage.
        public let stage: Stage
        /// Whether the person is party to it.
        public let isParty: Bool
    }

    /// Where an objection stands (Art. 21(1)).
    public enum Objection: Hashable, Sendable {
        /// Made, and nothing demonstrated yet.
        case open
        /// Compelling grounds were demonstrated.
        case overridden
        /// Upheld.
        case upheld
    }

    /// A restriction (Art. 18).
    public struct Restriction: Hashable, Sendable {
        /// The ground.
        public let ground: RestrictionGround
        /// Since when.
        public let since: Instant
        /// Whether the person was told that it will be lifted.
        public var isLiftAnnounced: Bool
    }

    /// A hold on records (Art. 17(3)(e)).
    public struct Hold: Hashable, Sendable {
        /// Which activities' records it protects; nil means all.
        public let activities: [PurposeID]?

        /// Whether it protects an activity's records.
        public func protects(_ activity: PurposeID) -> Bool { activities?.contains(activity) ?? true }
    }

    /// An extension of a retention period.
    public struct Extension: Hashable, Sendable {
        /// Its last day.
        public let until: LocalDate?
        /// By when it is to be looked at again; nil where it was recorded before review dates were.
        public let reviewBy: LocalDate?
        /// Whether reason, approver and end are on file.
        public let isDocumented: Bool

        /// The last day on which it carries: its own, or that of its review where it isn't recorded afresh; nil where it
        /// is undocumented and carries nothing.
        public var lastDay: LocalDate? {
            isDocumented ? [until, reviewBy].compactMap { $0 }.min() : nil
        }
    }

    /// An age and the country by whose law it is judged.
    public struct Age: Hashable, Sendable {
        /// Years.
        public let years: Int
        /// The country.
        public let country: CountryCode
    }

    /// Consents by purpose.
    public private(set) var consents: [PurposeID: Consent] = [:]
    /// Contracts by kind.
    public private(set) var contracts: [ContractID: Contract] = [:]
    /// Objections by purpose; the key nil stands for all on (e) and (f).
    public private(set) var objections: [PurposeID?: Objection] = [:]
    /// When the person last objected to direct marketing.
    public private(set) var marketingObjection: Instant?
    /// Restrictions by activity and ground, each with a life of its own; the key nil stands for all activities.
    public private(set) var restrictions: [PurposeID?: [RestrictionGround: Restriction]] = [:]
    /// The last date of each trigger, by activity; the key nil stands for all.
    public private(set) var triggers: [PurposeID?: [String: LocalDate]] = [:]
    /// Extensions by activity.
    public private(set) var extensions: [PurposeID: Extension] = [:]
    /// Holds that are laid.
    public private(set) var holds: [HoldID: Hold] = [:]
    /// Activities about which the person was told, with the version.
    public private(set) var informed: [PurposeID: NoticeVersion?] = [:]
    /// Further purposes of which the person was told.
    public private(set) var informedOfFurther: Set<PurposeID> = []
    /// Whether an opt-out was offered to this existing customer.
    public private(set) var wasOfferedOptOut = false
    /// Whether the person opted out of electronic marketing, and since when.
    public private(set) var optedOut: Instant?
    /// The person's age, where it was stated.
    public private(set) var age: Age?
    /// Activities whose data were erased; the key nil stands for all.
    public private(set) var erasures: Set<PurposeID?> = []
    /// Requests that wait for us: received and not answered, redirected or withdrawn, or under appeal.
    public private(set) var openRequests: [RequestID: ProcessingOperation] = [:]

    /// The status of one about whom nothing is recorded.
    public init() {}

    /// Folds entries, in whatever order they come.
    ///
    /// - Parameters:
    ///   - entries: entries about one subject; observations among them are passed over.
    ///   - effectiveAt: the moment in question.
    ///   - knownAt: what was recorded after it is not known.
    public init(folding entries: some Sequence<LedgerEntry>, effectiveAt: Instant, knownAt: Instant) {
        let counting = entries.filter {
            $0.publicPart.effectiveAt <= effectiveAt && $0.publicPart.recordedAt <= knownAt
                && $0.publicPart.kind.movesStatus
        }
        // Places are sorted rather than entries, which are large: sorting moves what it sorts.
        let order = counting.indices.sorted { Self.precedes(counting[$0], counting[$1]) }
        for place in order { apply(counting[place]) }
    }

    /// The order in which entries count.
    static func precedes(_ one: LedgerEntry, _ other: LedgerEntry) -> Bool {
        let (a, b) = (one.publicPart, other.publicPart)
        if a.effectiveAt != b.effectiveAt { return a.effectiveAt < b.effectiveAt }
        if a.kind.restrictiveness != b.kind.restrictiveness { return a.kind.restrictiveness < b.kind.restrictiveness }
        return one.sequence < other.sequence
    }

    private mutating func apply(_ entry: LedgerEntry) {
        guard let event = entry.privatePart?.event else {
            // The private part is gone; that it was erased is told by an entry of its own.
            return
        }
        let at = entry.publicPart.effectiveAt
        switch event.kind {
        case .consentGiven, .consentRenewed: consented(event, .given, at)
        case .consentWithdrawn: consented(event, .withdrawn, at)
        case .consentRefused: consented(event, .refused, at)
        case .consentInvalidated: invalidated(event, at)
        case .contractPrepared:
            contracted(event, event.isSolicited == true ? .requested : .unsolicited, isParty: true)
        case .contractStarted: contracted(event, .active, isParty: event.isParty ?? false)
        case .contractEnded: contracted(event, .ended, isParty: nil)
        case .objected:
            // An objection to all reopens what was overridden before for one purpose.
            if event.activity == nil { objections = objections.filter { $0.value == .upheld } }
            objections[event.activity] = .open
        case .objectionOverridden: objections[event.activity] = .overridden
        case .objectionUpheld: objections[event.activity] = .upheld
        case .objectedToMarketing: marketingObjection = at
        case .restricted:
            if let ground = event.restriction {
                restrictions[event.activity, default: [:]][ground] = Restriction(
                    ground: ground, since: at, isLiftAnnounced: false)
            }
        case .restrictionLiftAnnounced:
            if let ground = liftable(event) { restrictions[event.activity]?[ground]?.isLiftAnnounced = true }
        case .restrictionLifted:
            if let ground = liftable(event) { restrictions[event.activity]?[ground] = nil }
            if restrictions[event.activity]?.isEmpty == true { restrictions[event.activity] = nil }
        case .retentionTriggered:
            if let trigger = event.trigger, let date = event.date {
                let known = triggers[event.activity, default: [:]][trigger]
                triggers[event.activity, default: [:]][trigger] = max(date, known ?? date)
            }
        case .retentionExtended:
            if let activity = event.activity {
                let reason = event.reason?.contains { !$0.isWhitespace } == true
                extensions[activity] = Extension(
                    until: event.date, reviewBy: event.reviewBy,
                    isDocumented: reason && event.isApproved && event.date != nil)
            }
        case .held: if let hold = event.hold { holds[hold] = Hold(activities: event.activities) }
        case .holdReleased: if let hold = event.hold { holds[hold] = nil }
        case .informed:
            if let activity = event.activity {
                informed[activity] = .some(event.notice)
                revive(activity)
            }
        case .informedOfFurtherPurpose: if let activity = event.activity { informedOfFurther.insert(activity) }
        case .optOutOffered: wasOfferedOptOut = true
        case .optedOut: optedOut = at
        case .ageStated: stated(event)
        case .erased: erase(event.activity)
        case .requestReceived, .requestAppealed, .requestReopened:
            if let id = event.request { openRequests[id] = event.operation ?? .requestAccess }
        case .requestAnswered, .requestRedirected, .requestWithdrawn, .requestClosed:
            if let id = event.request { openRequests[id] = nil }
        default: break
        }
    }

    /// The restriction that a lift means: the one of its ground, or the only one that stands.
    private func liftable(_ event: LedgerEvent) -> RestrictionGround? {
        let standing = restrictions[event.activity] ?? [:]
        return event.restriction ?? (standing.count == 1 ? standing.keys.first : nil)
    }

    private mutating func consented(_ event: LedgerEvent, _ state: Consent.State, _ at: Instant) {
        guard let purpose = event.activity else { return }
        consents[purpose] = Consent(
            state: state, since: at, text: event.text, isExplicit: event.isExplicit ?? false,
            flaws: event.flaws ?? [], isAuthorisedByParent: event.isAuthorisedByParent ?? false, invalidatedAt: nil)
        if state == .given {
            revive(purpose)
            stated(event)
        }
    }

    /// Adds the flaws found to the consent that was given; a withdrawal or refusal says enough by itself.
    private mutating func invalidated(_ event: LedgerEvent, _ at: Instant) {
        guard let purpose = event.activity, let consent = consents[purpose], consent.isForgettable else { return }
        let found = event.flaws ?? []
        let flaws = ConsentFlaw.allCases.filter { consent.flaws.contains($0) || found.contains($0) }
        consents[purpose] = Consent(
            state: flaws.isEmpty ? .refused : .given, since: consent.since, text: consent.text,
            isExplicit: consent.isExplicit, flaws: flaws, isAuthorisedByParent: consent.isAuthorisedByParent,
            invalidatedAt: at)
    }

    private mutating func contracted(_ event: LedgerEvent, _ stage: Contract.Stage, isParty: Bool?) {
        guard let id = event.contract else { return }
        contracts[id] = Contract(stage: stage, isParty: isParty ?? contracts[id]?.isParty ?? false)
        // A new contract is a new relation, for every activity that it carries.
        if stage == .active || stage == .requested { erasures = [] }
    }

    private mutating func stated(_ event: LedgerEvent) {
        guard let years = event.age else { return }
        age = Age(years: years, country: event.country ?? "NL")
    }

    private mutating func erase(_ activity: PurposeID?) {
        erasures.insert(activity)
        // What is erased counts no further; refusals, withdrawals, objections and holds stay: they protect the person.
        guard let activity else {
            consents = consents.filter { !$0.value.isForgettable }
            (contracts, triggers, extensions, informed) = ([:], [:], [:], [:])
            (informedOfFurther, wasOfferedOptOut, age) = ([], false, nil)
            return
        }
        if consents[activity]?.isForgettable == true { consents[activity] = nil }
        triggers[activity] = nil
        extensions[activity] = nil
        informed[activity] = nil
        informedOfFurther.remove(activity)
    }

    /// A person who consents or is informed anew comes back: what was erased stays erased, new data may come.
    private mutating func revive(_ activity: PurposeID) {
        erasures.remove(activity)
        erasures.remove(nil)
    }
}

extension SubjectStatus {
    /// Whether the data of an activity were erased and none came since.
    public func isErased(_ activity: PurposeID) -> Bool { erasures.contains(activity) || erasures.contains(nil) }

    /// A restriction that stands on an activity: one whose lifting isn't announced before one whose is.
    public func restriction(on activity: PurposeID) -> Restriction? {
        let standing = [restrictions[activity], restrictions[nil]].compactMap { $0 }.flatMap(\.values)
        return standing.min {
            ($0.isLiftAnnounced ? 1 : 0, $0.ground.rawValue) < ($1.isLiftAnnounced ? 1 : 0, $1.ground.rawValue)
        }
    }

    /// The objection to an activity, where it rests on (e) or (f); one to all that was upheld stops each of them.
    public func objection(to activity: PurposeID) -> Objection? {
        objections[nil] == .upheld ? .upheld : objections[activity] ?? objections[nil]
    }

    /// The last date of a trigger for an activity.
    public func trigger(_ event: String, for activity: PurposeID) -> LocalDate? {
        [triggers[activity]?[event], triggers[nil]?[event]].compactMap { $0 }.max()
    }

    /// Whether a hold protects an activity's records.
    public func isHeld(_ activity: PurposeID) -> Bool { holds.values.contains { $0.protects(activity) } }
}
