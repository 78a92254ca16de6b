// SPDX-License-Identifier: Apache-2.0

#if Evidence
public import Foundation
public import LawfulLedger
import LawfulModel

/// An entry as a store with evidence writes it: bytes that are hashed, and a payload that is sealed.
public struct SealedEntry: Sendable {
    /// The hashed bytes, canonical JSON.
    public let entry: [UInt8]
    /// The sealed private part.
    public let payload: SealedPayload

    /// Seals a draft at its sequence.
    ///
    /// - Parameters:
    ///   - draft: the draft.
    ///   - payload: its private part, as ``payload(of:)`` writes it.
    ///   - place: log and sequence.
    ///   - key: the key of its scope.
    ///   - random: where salt and nonce come from.
    /// - Throws: ``EvidenceError``: `entry` when what is hashed would be too long, `payload` when it can't be sealed.
    public init(
        _ draft: EntryDraft,
        payload: [UInt8],
        at place: PayloadPlace,
        under key: DataKey,
        random: some RandomSource
    ) throws {
        self.payload = try SealedPayload(sealing: payload, under: key, at: place, random: random)
        entry = try HashedEntry(draft, sequence: place.sequence, commitment: self.payload.commitment).bytes()
    }

    /// Seals the draft of a cohort: its commitment is the root over the payload's own, which comes first, and those of the
    /// members.
    ///
    /// - Throws: ``EvidenceError``, as sealing one draft does.
    public init(
        _ draft: EntryDraft,
        payload: [UInt8],
        members: [Hash256],
        at place: PayloadPlace,
        under key: DataKey,
        random: some RandomSource
    ) throws {
        self.payload = try SealedPayload(sealing: payload, under: key, at: place, random: random)
        let root = CohortCommitments([self.payload.commitment] + members).root
        entry = try HashedEntry(
            draft, sequence: place.sequence, commitment: root, count: Int64(members.count)
        ).bytes()
    }
}

/// What is sealed of an entry: its private part, and the name that its draft had. Who acted is in it in entries of format 1 alone;
/// since then they are sealed apart.
public struct EntryPayload: Codable, Sendable {
    /// The draft's name.
    public let id: EntryID
    private let subject: SubjectID?
    private let actor: ActorID?
    private let event: LedgerEvent

    /// The payload of a draft.
    public init(_ draft: EntryDraft) {
        (id, subject, actor, event) = (draft.id, draft.subject, draft.actor, draft.event)
    }

    /// The private part.
    public var privatePart: LedgerEntry.PrivatePart {
        LedgerEntry.PrivatePart(subject: subject, actor: actor, event: event)
    }

    /// The payload's bytes: JSON with sorted keys.
    ///
    /// - Throws: what `JSONEncoder` does.
    public func bytes(_ encoder: JSONEncoder) throws -> [UInt8] {
        try PlainWriter.bytes(id: id, subject: subject, actor: actor, event: event) ?? Array(encoder.encode(self))
    }
}

extension HashedEntry {
    /// The entry's public part, as the folds read it.
    public var publicPart: LedgerEntry.PublicPart {
        LedgerEntry.PublicPart(
            format: Int(format), kind: kind, effectiveAt: effectiveAt, recordedAt: recordedAt,
            activity: activity, role: role, entity: entity, commitment: commitment?.hex,
            actor: actor.map { ActorPseudonym(rawValue: $0.hex) })
    }
}
#endif
