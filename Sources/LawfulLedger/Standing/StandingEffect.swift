// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A part of a status that entries write, and no entry's effect on it depends on any other part.
enum StandingSlot: Hashable {
    case consent(PurposeID)
    case everyConsent
    case contract(ContractID)
    case everyContract
    case erasure(PurposeID?)
    case everyErasure
    case objection(PurposeID?)
    case everyObjection
    case trigger(PurposeID?, String)
    case triggers(PurposeID?)
    case everyTrigger
    case extended(PurposeID)
    case everyExtension
    case informed(PurposeID)
    case everyInformation
    case further(PurposeID)
    case everyFurther
    case hold(HoldID)
    case request(RequestID)
    case marketingObjection, optOut, optOutOffer, age
    case identity(SubjectID)

    /// The slot and those of which it is a part.
    var coverings: [StandingSlot] {
        switch self {
        case .consent: [self, .everyConsent]
        case .contract: [self, .everyContract]
        case .erasure: [self, .everyErasure]
        case .objection: [self, .everyObjection]
        case .trigger(let scope, _): [self, .triggers(scope), .everyTrigger]
        case .triggers: [self, .everyTrigger]
        case .extended: [self, .everyExtension]
        case .informed: [self, .everyInformation]
        case .further: [self, .everyFurther]
        default: [self]
        }
    }
}

/// What an entry does to a slot, as far as it matters for what comes before it.
enum StandingEffect: Hashable {
    /// It writes the slot whole, whatever stood there.
    case sets
    /// It forgets a consent that was given, and leaves a refusal or withdrawal.
    case forgets
    /// It adds flaws to a consent that was given, and leaves a refusal or withdrawal.
    case finds(Set<ConsentFlaw>)
    /// It drops an objection, but for one that was upheld.
    case reopens
    /// It ends a contract, and leaves who is party to it.
    case ends
    /// It takes the later of two dates.
    case raises(LocalDate)

    /// Whether an earlier entry's effect leaves no trace once this one follows, whatever comes between the two.
    func absorbs(_ earlier: StandingEffect) -> Bool {
        switch (self, earlier) {
        case (.sets, _), (.forgets, .forgets), (.forgets, .finds), (.reopens, .reopens), (.ends, .ends): true
        case (.finds(let flaws), .finds(let before)): before.isSubset(of: flaws)
        case (.raises(let date), .raises(let before)): before <= date
        default: false
        }
    }

    /// Where an entry writes.
    enum Reach: Equatable {
        /// Slots, each with what it does there; none where it folds to nothing.
        case slots([StandingSlot: StandingEffect])
        /// Restrictions of one activity, or of all: a lift without a ground reads them all.
        case restriction(PurposeID?)
        /// Nobody knows.
        case unknown
    }

    /// Where an entry writes; it mirrors the fold of ``SubjectStatus``, kind by kind.
    static func reach(of entry: LedgerEntry) -> Reach {
        guard let event = entry.privatePart?.event else { return .slots([:]) }
        switch event.kind {
        case .restricted, .restrictionLiftAnnounced, .restrictionLifted: return .restriction(event.activity)
        case .erased: return .slots(erasure(event.activity))
        default: return choices(event) ?? relations(event) ?? .unknown
        }
    }

    /// Consents, objections, information: nil for other kinds.
    private static func choices(_ event: LedgerEvent) -> Reach? {
        let activity = event.activity
        func own(_ slots: (PurposeID) -> [StandingSlot: StandingEffect]) -> Reach { .slots(activity.map(slots) ?? [:]) }
        switch event.kind {
        case .consentGiven, .consentRenewed:
            return own { purpose in
                var slots = comeback(purpose)
                slots[.consent(purpose)] = .sets
                if event.age != nil { slots[.age] = .sets }
                return slots
            }
        case .consentWithdrawn, .consentRefused: return own { [.consent($0): .sets] }
        case .consentInvalidated: return own { [.consent($0): .finds(Set(event.flaws ?? []))] }
        case .objected:
            let own: [StandingSlot: StandingEffect] = [.objection(activity): .sets]
            return .slots(activity == nil ? own.merging([.everyObjection: .reopens]) { one, _ in one } : own)
        case .objectionOverridden, .objectionUpheld: return .slots([.objection(activity): .sets])
        case .objectedToMarketing: return .slots([.marketingObjection: .sets])
        case .optOutOffered: return .slots([.optOutOffer: .sets])
        case .optedOut: return .slots([.optOut: .sets])
        case .informed:
            return own { comeback($0).merging([.informed($0): .sets]) { one, _ in one } }
        case .informedOfFurtherPurpose: return own { [.further($0): .sets] }
        default: return nil
        }
    }

    /// Contracts, retention, holds, requests, age: nil for other kinds.
    private static func relations(_ event: LedgerEvent) -> Reach? {
        switch event.kind {
        case .contractPrepared, .contractStarted:
            guard let contract = event.contract else { return .slots([:]) }
            let isComeback = event.kind == .contractStarted || event.isSolicited == true
            return .slots(
                isComeback ? [.contract(contract): .sets, .everyErasure: .sets] : [.contract(contract): .sets])
        case .contractEnded: return .slots(event.contract.map { [.contract($0): .ends] } ?? [:])
        case .retentionTriggered:
            guard let trigger = event.trigger, let date = event.date else { return .slots([:]) }
            return .slots([.trigger(event.activity, trigger): .raises(date)])
        case .retentionExtended: return .slots(event.activity.map { [.extended($0): .sets] } ?? [:])
        case .held, .holdReleased: return .slots(event.hold.map { [.hold($0): .sets] } ?? [:])
        case let kind where EntryKind.requestOpeners.contains(kind) || EntryKind.requestClosers.contains(kind):
            return .slots(event.request.map { [.request($0): .sets] } ?? [:])
        // Steps in between fold to nothing: whether a request is open, its receipt and its answer say.
        case let kind where EntryKind.requestSteps.contains(kind): return .slots([:])
        case .ageStated: return .slots(event.age == nil ? [:] : [.age: .sets])
        // That there is a relation stands; which facts it lets count is found in whole histories, see IdentityUnion.
        case .identityLinked, .identityMerged, .identitySplit:
            return .slots(event.other.map { [.identity($0): .sets] } ?? [:])
        case .identityTouched: return .slots([:])
        default: return nil
        }
    }

    private static func comeback(_ purpose: PurposeID) -> [StandingSlot: StandingEffect] {
        [.erasure(purpose): .sets, .erasure(nil): .sets]
    }

    private static func erasure(_ activity: PurposeID?) -> [StandingSlot: StandingEffect] {
        guard let activity else {
            return [
                .erasure(nil): .sets, .everyConsent: .forgets, .everyContract: .sets, .everyTrigger: .sets,
                .everyExtension: .sets, .everyInformation: .sets, .everyFurther: .sets, .optOutOffer: .sets,
                .age: .sets,
            ]
        }
        return [
            .erasure(activity): .sets, .consent(activity): .forgets, .triggers(activity): .sets,
            .extended(activity): .sets, .informed(activity): .sets, .further(activity): .sets,
        ]
    }
}
