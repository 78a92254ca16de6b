// SPDX-License-Identifier: Apache-2.0

/// What kind of fact an entry records; an open vocabulary, since formats live on and new kinds join them.
public struct EntryKind: RawRepresentable, Hashable, Sendable, Codable, CustomStringConvertible {
    /// The kind's stable name.
    public let rawValue: String

    /// Makes a kind of its name.
    public init(rawValue: String) { self.rawValue = rawValue }

    /// The kind's name.
    public var description: String { rawValue }

    /// Consent was given (Art. 7(1)).
    public static let consentGiven = EntryKind(rawValue: "consent.given")
    /// Consent was withdrawn (Art. 7(3)).
    public static let consentWithdrawn = EntryKind(rawValue: "consent.withdrawn")
    /// Consent was refused.
    public static let consentRefused = EntryKind(rawValue: "consent.refused")
    /// Consent was confirmed afresh; it counts as given.
    public static let consentRenewed = EntryKind(rawValue: "consent.renewed")
    /// A review found that a consent doesn't count (Arts. 4(11), 7).
    public static let consentInvalidated = EntryKind(rawValue: "consent.invalidated")
    /// A contract is being prepared, at the person's request or not (Art. 6(1)(b)).
    public static let contractPrepared = EntryKind(rawValue: "contract.prepared")
    /// A contract began.
    public static let contractStarted = EntryKind(rawValue: "contract.started")
    /// A contract ended.
    public static let contractEnded = EntryKind(rawValue: "contract.ended")
    /// An objection was made (Art. 21(1)).
    public static let objected = EntryKind(rawValue: "objection.made")
    /// Compelling grounds were demonstrated against an objection.
    public static let objectionOverridden = EntryKind(rawValue: "objection.overridden")
    /// An objection was upheld.
    public static let objectionUpheld = EntryKind(rawValue: "objection.upheld")
    /// An objection to direct marketing was made (Art. 21(2)).
    public static let objectedToMarketing = EntryKind(rawValue: "objection.marketing")
    /// Processing was restricted (Art. 18(1)).
    public static let restricted = EntryKind(rawValue: "restriction.set")
    /// The person was told that a restriction will be lifted (Art. 18(3)).
    public static let restrictionLiftAnnounced = EntryKind(rawValue: "restriction.lift_announced")
    /// A restriction was lifted.
    public static let restrictionLifted = EntryKind(rawValue: "restriction.lifted")
    /// Something happened that retention periods count from (Art. 5(1)(e)).
    public static let retentionTriggered = EntryKind(rawValue: "retention.triggered")
    /// A retention period was extended for a stated reason.
    public static let retentionExtended = EntryKind(rawValue: "retention.extended")
    /// A legal hold was laid (Art. 17(3)(e)).
    public static let held = EntryKind(rawValue: "hold.laid")
    /// A legal hold was released.
    public static let holdReleased = EntryKind(rawValue: "hold.released")
    /// The person was told (Arts. 13, 14).
    public static let informed = EntryKind(rawValue: "information.given")
    /// The person was told of a further purpose before it began (Arts. 13(3), 14(4)).
    public static let informedOfFurtherPurpose = EntryKind(rawValue: "information.further_purpose")
    /// The person was told of a version of the statement that changes what matters to them (Art. 13(3)).
    public static let informedOfChange = EntryKind(rawValue: "information.change")
    /// A message went to the person for which their data were used (Art. 14(3)(b)).
    public static let communicated = EntryKind(rawValue: "communication.made")
    /// An opt-out was offered to an existing customer (Tw 11.7(3)).
    public static let optOutOffered = EntryKind(rawValue: "eprivacy.opt_out_offered")
    /// The person opted out of electronic marketing (Tw 11.7).
    public static let optedOut = EntryKind(rawValue: "eprivacy.opted_out")
    /// A child's age and country became known (Art. 8).
    public static let ageStated = EntryKind(rawValue: "subject.age")
    /// Data were erased.
    public static let erased = EntryKind(rawValue: "data.erased")
    /// Private parts of entries were erased: how many, naming nobody.
    public static let privatePartsErased = EntryKind(rawValue: "ledger.erased")
    /// The name behind an actor's pseudonym was opened, for a reason.
    public static let actorOpened = EntryKind(rawValue: "actor.opened")
    /// Names of actors were erased whose period ran out: how many, naming nobody.
    public static let actorsErased = EntryKind(rawValue: "actor.erased")
    /// A request was received (Art. 12(3)).
    public static let requestReceived = EntryKind(rawValue: "request.received")
    /// A request was decided upon, by a named human where it refuses.
    public static let requestDecided = EntryKind(rawValue: "request.decided")
    /// A request was answered.
    public static let requestAnswered = EntryKind(rawValue: "request.answered")
    /// A use was permitted.
    public static let permitted = EntryKind(rawValue: "use.permitted")
    /// A use was denied.
    public static let denied = EntryKind(rawValue: "use.denied")
    /// A use was permitted in log-only mode, which enforcing would have denied.
    public static let observed = EntryKind(rawValue: "use.observed")
    /// A use for asserted vital interests went on while the ledger was out (Art. 6(1)(d)), and was recorded afterwards.
    public static let brokeGlass = EntryKind(rawValue: "use.break_glass")
    /// Uses of many persons' data were answered, each for itself.
    public static let cohortAnswered = EntryKind(rawValue: "use.cohort")
    /// A value was opened without a permit, by name and for a reason.
    public static let openedWithoutPermit = EntryKind(rawValue: "use.without_permit")
    /// A derived value was declared to be personal data no longer, as the register says that it was reviewed.
    public static let declassified = EntryKind(rawValue: "use.declassified")
    /// A derived value was declared to be personal data no longer, and the register knows of no review.
    public static let declassifiedUnreviewed = EntryKind(rawValue: "use.declassified_unreviewed")
    /// A sweep planned which records to erase.
    public static let sweepPlanned = EntryKind(rawValue: "sweep.planned")
    /// A sweep erased what it had planned.
    public static let sweepDone = EntryKind(rawValue: "sweep.done")
    /// A register was activated, with the findings accepted by name.
    public static let registerActivated = EntryKind(rawValue: "register.activated")
    /// Two identifiers may well be of one person: what protects either protects both.
    public static let identityLinked = EntryKind(rawValue: "identity.linked")
    /// Two identifiers are of one person, as was established.
    public static let identityMerged = EntryKind(rawValue: "identity.merged")
    /// Two identifiers are not of one person, whatever was recorded before.
    public static let identitySplit = EntryKind(rawValue: "identity.split")
    /// Something was recorded under another identifier of the person, so that decisions about this one are made anew.
    public static let identityTouched = EntryKind(rawValue: "identity.touched")
    /// Consents that were kept elsewhere began to be taken in.
    public static let importStarted = EntryKind(rawValue: "import.started")
    /// Consents that were kept elsewhere were taken in: how many, naming nobody.
    public static let importFinished = EntryKind(rawValue: "import.finished")

    /// Whether entries of this kind can change an answer; only they move a subject's status version, so that recording
    /// answers evicts no cached status.
    ///
    /// An unknown kind counts as status-changing: what isn't known must not be overlooked.
    public var movesStatus: Bool { !Self.observations.contains(self) }

    /// Whether the entry stays readable when its subject's data are erased: it is what protects the person or proves
    /// that the duty was done.
    public var outlivesErasure: Bool { Self.surviving.contains(self) || Self.requestSteps.contains(self) }

    private static let observations: Set<EntryKind> = [
        .permitted, .denied, .observed, .brokeGlass, .cohortAnswered, .openedWithoutPermit, .declassified,
        .declassifiedUnreviewed,
        .sweepPlanned, .sweepDone, .registerActivated, .requestDecided, .informedOfChange, .communicated,
        .privatePartsErased, .rectified, .supplemented, .complained, .complaintAnswered, .requestPlanned,
        .importStarted, .importFinished, .actorOpened, .actorsErased,
    ]

    private static let surviving: Set<EntryKind> = [
        .erased, .objected, .objectionOverridden, .objectionUpheld, .objectedToMarketing, .optedOut, .restricted,
        .restrictionLiftAnnounced, .restrictionLifted, .held, .holdReleased, .privatePartsErased, .complained,
        .complaintAnswered, .identityLinked, .identityMerged, .identitySplit, .actorOpened, .actorsErased,
    ]

    /// On a tie of effective times, the kind with the higher rank counts as the later one: the more restrictive wins.
    var restrictiveness: Int { Self.ranks[self] ?? 2 }

    private static let ranks: [EntryKind: Int] = [
        .contractPrepared: 0, .contractStarted: 0, .consentGiven: 0, .consentRenewed: 0, .objectionOverridden: 0,
        .restrictionLifted: 0,
        .holdReleased: 0, .informed: 0, .informedOfFurtherPurpose: 0, .optOutOffered: 0, .retentionExtended: 0,
        .restrictionLiftAnnounced: 1, .consentRefused: 1, .consentInvalidated: 1, .contractEnded: 1, .objected: 1,
        .restricted: 1, .held: 1, .optedOut: 1, .requestReceived: 1, .consentWithdrawn: 2, .objectionUpheld: 2,
        .objectedToMarketing: 2, .erased: 3,
        // An answer follows its request, even when both took effect in the same millisecond.
        .requestAnswered: 2,
        // Of a merge and what undoes or weakens it in the same moment, the latter counts.
        .identityMerged: 0, .identityLinked: 1, .identitySplit: 1,
    ]
}
