// SPDX-License-Identifier: Apache-2.0

#if Evidence
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// What of a ledger's entry is hashed into the tree, and so can never be erased: it names nobody.
///
/// Its bytes are stored and hashed verbatim, never made again. They hold neither the subject's identifier, nor a keyed
/// form of it, which would still join an erased person's entries, nor the entry's own name or that of a request,
/// which their callers choose and may put names in. All of that is in the sealed payload, which `c` commits to.
///
/// | key | meaning | |
/// |---|---|---|
/// | `actor` | what stands for who acted, in hexadecimal digits: it says nobody's name, and none can be found by it without a key that is destroyed with the name | where there is one |
/// | `at` | when it took effect, in milliseconds since 1970 | always |
/// | `basis` | the letter of Art. 6(1) | where there is one |
/// | `c` | the commitment to the sealed payload, or the root over those of a cohort's members | where there is one |
/// | `entity` | on whose behalf, an organisation | where there is one |
/// | `kind` | what kind of fact | always |
/// | `n` | how many: a cohort's members, private parts erased | where it says something |
/// | `purpose` | the activity | where there is one |
/// | `role` | the role that acted, never a person | where there is one |
/// | `seq` | the entry's sequence, from 1 | always |
/// | `t` | when it was recorded, in milliseconds since 1970 | always |
/// | `v` | the format: 2 with `actor`, else 1 | always |
public struct HashedEntry: Hashable, Sendable {
    /// The latest format: that of entries with an actor; others are in the first one.
    public static let format: Int64 = 2

    /// The entry's format.
    public var format: Int64 { actor == nil ? 1 : 2 }

    /// Where the entry stands in its ledger: 1, 2, 3 …; in the tree it is the leaf before it, from 0.
    public let sequence: Int64
    /// What kind of fact it is.
    public let kind: EntryKind
    /// The activity concerned.
    public let activity: PurposeID?
    /// The basis (Art. 6(1)).
    public let basis: LegalBasis?
    /// The role that acted.
    public let role: RoleID?
    /// On whose behalf: a controller, or the tenant as whose processor we act.
    public let entity: EntityID?
    /// When it took effect.
    public let effectiveAt: Instant
    /// When it was recorded.
    public let recordedAt: Instant
    /// What binds the sealed payload to the entry.
    public let commitment: Hash256?
    /// How many members, or private parts.
    public let count: Int64?
    /// What stands for who acted.
    public let actor: Hash256?

    /// An entry of its parts.
    public init(
        sequence: Int64,
        kind: EntryKind,
        activity: PurposeID? = nil,
        basis: LegalBasis? = nil,
        role: RoleID? = nil,
        entity: EntityID? = nil,
        effectiveAt: Instant,
        recordedAt: Instant,
        commitment: Hash256? = nil,
        count: Int64? = nil,
        actor: Hash256? = nil
    ) {
        self.sequence = sequence
        self.kind = kind
        self.activity = activity
        self.basis = basis
        self.role = role
        self.entity = entity
        self.effectiveAt = effectiveAt
        self.recordedAt = recordedAt
        self.commitment = commitment
        self.count = count
        self.actor = actor
    }

    /// What is hashed of a draft that is about to be recorded.
    public init(_ draft: EntryDraft, sequence: Int64, commitment: Hash256?, count: Int64? = nil) {
        self.init(
            sequence: sequence, kind: draft.event.kind, activity: draft.event.activity, basis: draft.event.basis,
            role: draft.role, entity: draft.event.entity, effectiveAt: draft.effectiveAt, recordedAt: draft.recordedAt,
            commitment: commitment, count: count, actor: draft.pseudonym.flatMap { Hash256(hex: $0.rawValue) })
    }

    /// Reads an entry's bytes; whatever would be written in another way than it was is refused.
    ///
    /// - Throws: ``EvidenceError`` with code `entry` when they aren't canonical, of another format, or have a member that this
    ///   format doesn't.
    public init(_ bytes: [UInt8]) throws {
        if let plain = PlainReader.entry(bytes) { self = plain } else { self = try HashedEntry(strictly: bytes) }
    }

    /// Reads any entry, ordinary or not.
    init(strictly bytes: [UInt8]) throws {
        let object = try CanonicalObject(bytes)
        guard let format = object.number("v"), (1...Self.format).contains(format) else {
            throw EvidenceError(.entry, "The entry is in a format that this version doesn't know; update it.")
        }
        guard let sequence = object.number("seq"), let kind = object.text("kind"), let effective = object.number("at"),
            let recorded = object.number("t")
        else { throw CanonicalReader.malformed("at, kind, seq and t are always there") }
        self.init(
            sequence: sequence, kind: EntryKind(rawValue: kind),
            activity: object.text("purpose").map(PurposeID.init(rawValue:)),
            basis: object.text("basis").flatMap(LegalBasis.init(rawValue:)),
            role: object.text("role").map(RoleID.init(rawValue:)),
            entity: object.text("entity").map(EntityID.init(rawValue:)),
            effectiveAt: Instant(milliseconds: effective), recordedAt: Instant(milliseconds: recorded),
            commitment: object.text("c").flatMap(Hash256.init(hex:)), count: object.number("n"),
            actor: object.text("actor").flatMap(Hash256.init(hex:)))
        guard sequence > 0, try self.bytes() == bytes else {
            throw CanonicalReader.malformed("it has a member that its format hasn't, or one that means nothing")
        }
    }

    /// The bytes that are stored and hashed.
    ///
    /// - Throws: ``EvidenceError`` with code `entry` when they would be more than 8 KiB, or a time or number is beyond 2^53.
    public func bytes() throws -> [UInt8] {
        let numbers = [sequence, effectiveAt.milliseconds, recordedAt.milliseconds, count ?? 0]
        guard numbers.allSatisfy({ $0.magnitude <= CanonicalObject.maximumNumber }) else {
            throw CanonicalReader.malformed("numbers lie within 2^53 − 1 of 0")
        }
        var writer = CanonicalWriter()
        if let actor { writer.add("actor", actor) }
        writer.add("at", effectiveAt.milliseconds)
        if let basis { writer.add("basis", basis.rawValue) }
        if let commitment { writer.add("c", commitment) }
        if let entity { writer.add("entity", entity.rawValue) }
        writer.add("kind", kind.rawValue)
        if let count { writer.add("n", count) }
        if let activity { writer.add("purpose", activity.rawValue) }
        if let role { writer.add("role", role.rawValue) }
        writer.add("seq", sequence)
        writer.add("t", recordedAt.milliseconds)
        writer.add("v", format)
        let bytes = writer.finished()
        guard bytes.count <= CanonicalObject.maximumByteCount else {
            throw CanonicalReader.malformed("it has at most 8192 bytes")
        }
        return bytes
    }
}
#endif
