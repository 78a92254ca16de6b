// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// An entry before it is recorded: a fact, whom it concerns, who reports it, and its two times.
public struct EntryDraft: Hashable, Sendable, Codable {
    /// The draft's own name: recording it again after a crash gives the same receipt, not a second entry.
    public let id: EntryID
    /// The fact.
    public let event: LedgerEvent
    /// Whom it concerns; nil for facts about nobody in particular.
    public let subject: SubjectID?
    /// Who acted.
    public let actor: ActorID?
    /// In which role.
    public let role: RoleID?
    /// When it took effect.
    public let effectiveAt: Instant
    /// When it is recorded.
    public let recordedAt: Instant
    /// What stands for who acted, once a ledger gave it; a draft that is about to be recorded names who acted.
    public internal(set) var pseudonym: ActorPseudonym?

    /// Drafts an entry; times and ids come from the caller.
    public init(
        id: EntryID,
        _ event: LedgerEvent,
        subject: SubjectID?,
        actor: ActorID? = nil,
        role: RoleID? = nil,
        effectiveAt: Instant,
        recordedAt: Instant
    ) {
        self.id = id
        self.event = event
        self.subject = subject
        self.actor = actor
        self.role = role
        self.effectiveAt = effectiveAt
        self.recordedAt = recordedAt
    }

    // No pseudonym: a ledger alone gives one.
    private enum CodingKeys: String, CodingKey {
        case id, event, subject, actor, role, effectiveAt, recordedAt
    }
}

/// Names one entry, chosen by who drafts it.
public struct EntryID: Identifier {
    /// The identifier's text.
    public let rawValue: String

    /// Makes an identifier of its text.
    public init(rawValue: String) { self.rawValue = rawValue }
}

/// A recorded fact: a public part that names nobody, and a private part that can be erased by itself.
public struct LedgerEntry: Hashable, Sendable, Codable {
    /// What everyone may read; it stays when the private part is erased.
    public struct PublicPart: Hashable, Sendable, Codable {
        /// The version of the entry's format.
        public let format: Int
        /// What kind of fact it is.
        public let kind: EntryKind
        /// When it took effect.
        public let effectiveAt: Instant
        /// When it was recorded.
        public let recordedAt: Instant
        /// The activity concerned.
        public let activity: PurposeID?
        /// The role that acted; never a person.
        public let role: RoleID?
        /// On whose behalf, where the question said so: a controller, or the tenant as whose processor we act; an
        /// organisation, never a person (Art. 30(2)(a)).
        public let entity: EntityID?
        /// What binds the private part to the public one, where evidence is plugged in.
        public let commitment: String?
        /// What stands for who acted, where the ledger keeps names apart; see ``Ledger/openActor(_:)``.
        public let actor: ActorPseudonym?

        /// Makes a public part, as a ledger reads it back.
        public init(
            format: Int,
            kind: EntryKind,
            effectiveAt: Instant,
            recordedAt: Instant,
            activity: PurposeID?,
            role: RoleID?,
            entity: EntityID?,
            commitment: String?,
            actor: ActorPseudonym? = nil
        ) {
            self.format = format
            self.kind = kind
            self.effectiveAt = effectiveAt
            self.recordedAt = recordedAt
            self.activity = activity
            self.role = role
            self.entity = entity
            self.commitment = commitment
            self.actor = actor
        }
    }

    /// Who and what exactly; erasable.
    public struct PrivatePart: Hashable, Sendable, Codable {
        /// Whom the fact concerns.
        public let subject: SubjectID?
        /// Who acted, where the ledger doesn't keep names apart: in entries of format 1.
        public let actor: ActorID?
        /// The fact.
        public let event: LedgerEvent

        /// Makes a private part, as a ledger reads it back.
        public init(subject: SubjectID?, actor: ActorID?, event: LedgerEvent) {
            self.subject = subject
            self.actor = actor
            self.event = event
        }
    }

    /// Where the entry stands: 1, 2, 3 … without gaps.
    public let sequence: Int64
    /// The name that its draft had.
    public let id: EntryID
    /// The public part.
    public let publicPart: PublicPart
    /// The private part; nil once erased.
    public let privatePart: PrivatePart?

    /// Makes an entry, as a ledger reads it back.
    public init(sequence: Int64, id: EntryID, publicPart: PublicPart, privatePart: PrivatePart?) {
        self.sequence = sequence
        self.id = id
        self.publicPart = publicPart
        self.privatePart = privatePart
    }

    /// Makes an entry of a draft.
    public init(sequence: Int64, _ draft: EntryDraft) {
        self.init(
            sequence: sequence, id: draft.id,
            publicPart: PublicPart(
                format: draft.pseudonym == nil ? 1 : 2, kind: draft.event.kind, effectiveAt: draft.effectiveAt,
                recordedAt: draft.recordedAt, activity: draft.event.activity, role: draft.role,
                entity: draft.event.entity, commitment: nil, actor: draft.pseudonym),
            privatePart: PrivatePart(subject: draft.subject, actor: draft.actor, event: draft.event))
    }

    /// The latest format, in which entries are written that have an actor's pseudonym; others are in the first one still, and each
    /// folds as it always did.
    public static let currentFormat = 2
}
