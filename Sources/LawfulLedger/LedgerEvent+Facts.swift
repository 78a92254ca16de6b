// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

// What people and the service did, as facts to record.
extension LedgerEvent {
    /// Pre-contractual steps are taken; only those at the person's own request are founded on Art. 6(1)(b).
    public static func contractPrepared(_ contract: ContractID, atTheirRequest: Bool) -> LedgerEvent {
        .init(.contractPrepared).with(\.contract, contract).with(\.isSolicited, atTheirRequest)
    }

    /// A contract began, with the person as party or as one who acts for the party.
    public static func contractStarted(_ contract: ContractID, isParty: Bool = true) -> LedgerEvent {
        .init(.contractStarted).with(\.contract, contract).with(\.isParty, isParty)
    }

    /// A contract ended.
    public static func contractEnded(_ contract: ContractID) -> LedgerEvent {
        .init(.contractEnded).with(\.contract, contract)
    }

    /// An objection on grounds of the person's situation, to one purpose or to all on (e) and (f) (Art. 21(1)).
    public static func objected(to purpose: PurposeID?) -> LedgerEvent { .init(.objected, purpose) }

    /// Compelling grounds were demonstrated against the objection, and are on file (Art. 21(1)).
    public static func objectionOverridden(_ purpose: PurposeID?, because reason: String) -> LedgerEvent {
        .init(.objectionOverridden, purpose).with(\.reason, reason)
    }

    /// The objection was upheld.
    public static func objectionUpheld(_ purpose: PurposeID?) -> LedgerEvent { .init(.objectionUpheld, purpose) }

    /// An objection to direct marketing, profiling for it included: absolute (Art. 21(2), (3)).
    public static func objectedToMarketing() -> LedgerEvent { .init(.objectedToMarketing) }

    /// Processing is restricted, for one activity or for all (Art. 18(1)).
    public static func restricted(_ ground: RestrictionGround, activity: PurposeID? = nil) -> LedgerEvent {
        .init(.restricted, activity).with(\.restriction, ground)
    }

    /// The person was told that the restriction will be lifted (Art. 18(3)).
    ///
    /// - Parameters:
    ///   - ground: the restriction's ground; nil means the only one that stands, and nothing where several do.
    ///   - activity: the activity, or nil where all are restricted.
    /// - Returns: the fact.
    public static func restrictionLiftAnnounced(
        _ ground: RestrictionGround? = nil,
        activity: PurposeID? = nil
    ) -> LedgerEvent {
        .init(.restrictionLiftAnnounced, activity).with(\.restriction, ground)
    }

    /// The restriction was lifted; see the announcement for what a missing ground means.
    public static func restrictionLifted(
        _ ground: RestrictionGround? = nil,
        activity: PurposeID? = nil
    ) -> LedgerEvent {
        .init(.restrictionLifted, activity).with(\.restriction, ground)
    }

    /// Something happened on a local date that retention periods count from, such as the last contact.
    public static func happened(
        _ trigger: RetentionTrigger,
        on date: LocalDate,
        activity: PurposeID? = nil
    ) -> LedgerEvent {
        .init(.retentionTriggered, activity).with(\.trigger, trigger.event).with(\.date, date)
    }

    /// Records are kept longer than their rule says, for a reason, until a date, approved by a named human, who looks at
    /// it again by another date.
    ///
    /// Without reason or approver the extension is undocumented and extends nothing. When its review date has passed it
    /// carries no longer: whoever reviewed it records it afresh, with the next date.
    ///
    /// - Parameters:
    ///   - purpose: the activity whose records are kept.
    ///   - date: the last day on which they are kept.
    ///   - review: the last day on which that counts without a review.
    ///   - reason: why.
    ///   - approver: who approved.
    /// - Returns: the fact.
    public static func retentionExtended(
        _ purpose: PurposeID,
        until date: LocalDate,
        reviewBy review: LocalDate,
        because reason: String?,
        approvedBy approver: ActorID?
    ) -> LedgerEvent {
        .init(.retentionExtended, purpose).with(\.date, date).with(\.reviewBy, review).with(\.reason, reason)
            .with(\.approver, approver)
    }

    /// A legal hold on the person's records of the named activities, or of all: they are stored, used for nothing else
    /// but claims, and not erased (Art. 17(3)(e)).
    public static func held(_ hold: HoldID, because reason: String, activities: [PurposeID]? = nil) -> LedgerEvent {
        .init(.held).with(\.hold, hold).with(\.reason, reason)
            .with(\.activities, activities?.isEmpty == true ? nil : activities)
    }

    /// A legal hold was released; what it protected can be erased again.
    public static func holdReleased(_ hold: HoldID) -> LedgerEvent { .init(.holdReleased).with(\.hold, hold) }

    /// The person was told about an activity by a version of the statement, or by an announcement (Arts. 13, 14).
    public static func informed(_ purpose: PurposeID, by notice: NoticeVersion?) -> LedgerEvent {
        .init(.informed, purpose).with(\.notice, notice)
    }

    /// The person was told, each by themselves, of a version of the statement that changes what matters to them
    /// (Arts. 12(1), 13(3)).
    public static func informedOfChange(to notice: NoticeVersion) -> LedgerEvent {
        .init(.informedOfChange).with(\.notice, notice)
    }

    /// A message went to the person for which an activity's data were used; data from others are told with the first one
    /// at the latest (Art. 14(3)(b)).
    public static func communicated(_ purpose: PurposeID) -> LedgerEvent { .init(.communicated, purpose) }

    /// The person was told of a further purpose before it began (Arts. 13(3), 14(4)).
    public static func informedOfFurtherPurpose(_ purpose: PurposeID) -> LedgerEvent {
        .init(.informedOfFurtherPurpose, purpose)
    }

    /// An existing customer was offered an opt-out for similar products of our own (Tw 11.7(3)).
    public static func optOutOffered() -> LedgerEvent { .init(.optOutOffered) }

    /// The person opted out of electronic marketing (Tw 11.7).
    public static func optedOut() -> LedgerEvent { .init(.optedOut) }

    /// The person's age became known, with the country by whose law it is judged (Art. 8).
    public static func ageStated(_ age: Int, country: CountryCode) -> LedgerEvent {
        .init(.ageStated).with(\.age, age).with(\.country, country)
    }

    /// The person's data were erased, for one activity or for all.
    public static func erased(_ purpose: PurposeID?, counts: [String: Int] = [:]) -> LedgerEvent {
        .init(.erased, purpose).with(\.counts, counts.isEmpty ? nil : counts)
    }
}

// What the service answered and did; the floors above make these.
extension LedgerEvent {
    /// An answer, or an act founded on one.
    package static func answered(
        _ kind: EntryKind,
        _ activity: PurposeID?,
        operation: ProcessingOperation,
        categories: [CategoryID] = [],
        recipient: RecipientID? = nil,
        source: SourceID? = nil,
        basis: LegalBasis? = nil,
        instruction: InstructionID? = nil,
        reasons: [String] = [],
        asserted: [String] = [],
        notice: NoticeVersion? = nil,
        counts: [String: Int] = [:],
        request: RequestID? = nil,
        entity: EntityID? = nil,
        order: String? = nil,
        ordered: [CategoryID]? = nil,
        asked: [String] = []
    ) -> LedgerEvent {
        var event = LedgerEvent(kind, activity)
        (event.order, event.ordered) = (order, ordered)
        event.asked = asked.isEmpty ? nil : asked
        event.entity = entity
        event.operation = operation
        event.categories = categories.isEmpty ? nil : categories
        event.recipient = recipient
        event.source = source
        event.basis = basis
        event.instruction = instruction
        event.reasons = reasons.isEmpty ? nil : reasons
        event.asserted = asserted.isEmpty ? nil : asserted
        event.notice = notice
        event.counts = counts.isEmpty ? nil : counts
        event.request = request
        return event
    }

    /// The same answer, let through for asserted vital interests while the ledger was out (Art. 6(1)(d)).
    package func breakingGlass() -> LedgerEvent {
        var event = self
        event.kind = .brokeGlass
        event.marks = (marks ?? []) + [.breakGlass]
        return event
    }

    /// A step in the life of a request (Art. 12(3)).
    package static func request(
        _ kind: EntryKind,
        _ id: RequestID,
        _ right: ProcessingOperation,
        channel: String? = nil,
        outcome: String? = nil,
        approver: ActorID? = nil,
        reasons: [String] = [],
        asserted: [String] = []
    ) -> LedgerEvent {
        var event = LedgerEvent(kind)
        event.request = id
        event.operation = right
        event.channel = channel
        event.outcome = outcome
        event.approver = approver
        event.reasons = reasons.isEmpty ? nil : reasons
        event.asserted = asserted.isEmpty ? nil : asserted
        return event
    }
}

// What the service did by itself.
extension LedgerEvent {
    /// A register was put to work; accepted findings are recorded with it.
    package static func activated(
        mode: String,
        accepted: [String],
        observing: [PurposeID]? = nil,
        handling: [String]? = nil
    ) -> LedgerEvent {
        var event = LedgerEvent(.registerActivated)
        // Log-only mode: nil where nothing is observed, empty where everything is.
        event.activities = observing
        event.handling = handling
        event.outcome = mode
        event.reasons = accepted.isEmpty ? nil : accepted
        return event
    }

    /// A value was opened without a permit.
    package static func openedWithoutPermit(
        _ activity: PurposeID,
        categories: [CategoryID],
        because reason: String
    ) -> LedgerEvent {
        var event = LedgerEvent(.openedWithoutPermit, activity)
        event.categories = categories
        event.reason = reason
        return event
    }

    /// A value derived from an activity's data was declared to be personal data no longer.
    package static func declassified(
        _ activity: PurposeID,
        named name: String,
        reviewed: Bool,
        categories: [CategoryID],
        because reason: String
    ) -> LedgerEvent {
        var event = LedgerEvent(reviewed ? .declassified : .declassifiedUnreviewed, activity)
        event.declassification = name
        event.categories = categories
        event.reason = reason
        return event
    }
}
