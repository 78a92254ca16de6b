// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// The whole story of one person's consent to one purpose: what the controller must be able to demonstrate (Art. 7(1)).
///
/// A fold over the person's entries, in the order in which they count. Entries of before an erasure stay in the story as
/// long as the ledger keeps them as proof; where the consent stands is told by ``current``.
public struct ConsentRecord: Hashable, Sendable {
    /// One step of the story: given, renewed, refused, withdrawn or invalidated.
    public struct Step: Hashable, Sendable {
        /// The entry that records it.
        public let entry: EntryID
        /// What happened.
        public let kind: EntryKind
        /// When it took effect.
        public let at: Instant
        /// When it was recorded.
        public let recordedAt: Instant
        /// Who recorded it, where the ledger doesn't keep names apart; personal data.
        public let actor: ActorID?
        /// What stands for who recorded it, where the ledger does.
        public let pseudonym: ActorPseudonym?
        /// In which role.
        public let role: RoleID?
        /// The version of the text.
        public let text: TextID?
        /// Whether it was an express statement.
        public let isExplicit: Bool
        /// What is wrong with it.
        public let flaws: [ConsentFlaw]
        /// The person's age in years, where it was stated.
        public let age: Int?
        /// The country by whose law the age is judged.
        public let country: CountryCode?
        /// Whether a holder of parental responsibility authorised it (Art. 8(2)).
        public let isAuthorisedByParent: Bool
        /// Why, for one that was invalidated.
        public let reason: String?
        /// What else the record holds.
        public let details: ConsentDetails

        /// Whether consent was given by it, for the first time or afresh.
        public var isGiving: Bool { kind == .consentGiven || kind == .consentRenewed }

        init?(_ entry: LedgerEntry) {
            guard let part = entry.privatePart else { return nil }
            self.entry = entry.id
            kind = part.event.kind
            at = entry.publicPart.effectiveAt
            recordedAt = entry.publicPart.recordedAt
            actor = part.actor
            pseudonym = entry.publicPart.actor
            role = entry.publicPart.role
            text = part.event.text
            isExplicit = part.event.isExplicit ?? false
            flaws = part.event.flaws ?? []
            age = part.event.age
            country = part.event.country
            isAuthorisedByParent = part.event.isAuthorisedByParent ?? false
            reason = part.event.reason
            details = part.event.consent ?? ConsentDetails()
        }
    }

    /// The purpose.
    public let purpose: PurposeID
    /// The steps, in the order in which they count.
    public let steps: [Step]
    /// Where the consent stands; nil where it was forgotten with the person's data.
    public let current: SubjectStatus.Consent?

    /// Reads the story out of a person's entries; nil where consent was neither given nor refused.
    ///
    /// - Parameters:
    ///   - purpose: the purpose.
    ///   - entries: entries about one person, in whatever order; those of other purposes are passed over.
    ///   - effectiveAt: the moment in question.
    ///   - knownAt: what was recorded after it is not known.
    ///   - lineage: which purposes come from which; steps under a purpose's former names are told, too.
    public init?(
        of purpose: PurposeID,
        folding entries: some Sequence<LedgerEntry>,
        effectiveAt: Instant,
        knownAt: Instant,
        under lineage: PurposeLineage = .none
    ) {
        let all = lineage.counted(entries, effectiveAt: effectiveAt, knownAt: knownAt)
        let own = all.filter { entry in
            Self.kinds.contains(entry.publicPart.kind) && entry.publicPart.activity == purpose
                && entry.publicPart.effectiveAt <= effectiveAt && entry.publicPart.recordedAt <= knownAt
        }
        steps = own.sorted(by: SubjectStatus.precedes).compactMap(Step.init)
        guard !steps.isEmpty else { return nil }
        self.purpose = purpose
        current =
            SubjectStatus(folding: all, effectiveAt: effectiveAt, knownAt: knownAt).consents[purpose]
    }

    /// The kinds of entries that tell the story.
    public static let kinds: Set<EntryKind> = [
        .consentGiven, .consentRenewed, .consentRefused, .consentWithdrawn, .consentInvalidated,
    ]

    /// The last time that consent was given, whatever became of it.
    public var lastGiving: Step? { steps.last { $0.isGiving } }
}

extension ConsentRecord: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The purpose alone: the story is a person's.
    public var description: String { "(the record of a consent to \(purpose))" }
    /// The purpose alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension ConsentRecord.Step: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The kind alone.
    public var description: String { "(\(kind))" }
    /// The kind alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
