// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// The erasure of a person's private parts from a ledger, as it is asked for.
///
/// Services erase through `GuardedErasure`, which decides first whether anything stands against it; this is the step that
/// it takes in the ledger.
public struct ErasureOrder: Hashable, Sendable {
    /// The erasure's own name: asked for again after a crash, it gives the same receipt. It is public; put nobody's name in it.
    public let id: EntryID
    /// Whose.
    public let subject: SubjectID
    /// Of one activity, or all.
    public let scope: ErasureScope
    /// Former names of the activity, whose private parts go, too.
    public let formerNames: [PurposeID]
    /// Kinds to keep, besides those that outlive erasure.
    public let kept: Set<EntryKind>
    /// The status version that the person must still be at; nil erases whatever it is.
    public let condition: StatusVersion?
    /// Why.
    public let reason: String?
    /// In which role.
    public let role: RoleID?
    /// Now.
    public let moment: Instant

    /// Orders an erasure.
    public init(
        id: EntryID,
        of subject: SubjectID,
        _ scope: ErasureScope,
        alsoUnder formerNames: [PurposeID] = [],
        keeping kept: Set<EntryKind> = [],
        ifSubjectAt condition: StatusVersion? = nil,
        because reason: String? = nil,
        as role: RoleID? = nil,
        at moment: Instant
    ) {
        self.id = id
        self.subject = subject
        self.scope = scope
        self.formerNames = formerNames
        self.kept = kept
        self.condition = condition
        self.reason = reason
        self.role = role
        self.moment = moment
    }

    /// Every scope that is erased.
    public var scopes: [ErasureScope] {
        scope == .everything ? [scope] : [scope] + formerNames.map { .activity($0) }
    }

    /// The activity; nil for all.
    var activity: PurposeID? { if case .activity(let activity) = scope { activity } else { nil } }

    /// What says of the person that their data were erased; it moves their status, and comes first.
    public var statement: ConditionalDraft {
        ConditionalDraft(
            EntryDraft(
                id: EntryID(rawValue: "\(id.rawValue).data"), .erased(activity), subject: subject, role: role,
                effectiveAt: moment, recordedAt: moment),
            ifSubjectAt: condition)
    }

    /// What says, naming nobody, what went: the entry that the receipt is about.
    ///
    /// - Parameters:
    ///   - counts: how many private parts went, by activity.
    ///   - keys: how many keys were destroyed.
    /// - Returns: the draft of the entry.
    public func record(of counts: [PurposeID?: Int], keys: Int) -> EntryDraft {
        EntryDraft(
            id: id, .privatePartsErased(activity, counts: counts, keys: keys, because: reason), subject: nil,
            role: role,
            effectiveAt: moment, recordedAt: moment)
    }
}

/// What came of an order to erase.
public enum ErasureOutcome: Hashable, Sendable {
    /// It was carried out.
    case erased(LedgerErasureReceipt)
    /// It was not: the person's status has moved to this version since it was read.
    case moved(StatusVersion)
}

/// What an erasure in a ledger did. It names nobody, and can be proved later: the entry is in the ledger's tree, where it has
/// one.
public struct LedgerErasureReceipt: Hashable, Sendable, Codable {
    /// Where the entry stands that records the erasure.
    public let sequence: Int64
    /// Its name.
    public let entry: EntryID
    /// How many private parts went, by activity; those of none under the empty name.
    public let counts: [String: Int]
    /// How many keys were destroyed; none without evidence.
    public let keysDestroyed: Int
    /// Whether files may still hold what was erased, or the mark of it has no copy yet outside of the ledger: not done before
    /// it is asked for again, by the same name, and says no.
    public let isPending: Bool

    /// How many private parts went.
    public var total: Int { counts.values.reduce(0, +) }

    /// A receipt about the entry of an erasure; nil where the event is none, or erased.
    ///
    /// - Parameters:
    ///   - entry: the entry, as the ledger has it.
    ///   - isPending: whether something is left to do.
    public init?(_ entry: LedgerEntry, isPending: Bool) {
        guard let event = entry.privatePart?.event, event.kind == .privatePartsErased else { return nil }
        sequence = entry.sequence
        self.entry = entry.id
        var parts: [String: Int] = [:]
        for (name, count) in event.counts ?? [:] where name.hasPrefix(LedgerEvent.partsPrefix) {
            parts[String(name.dropFirst(LedgerEvent.partsPrefix.count))] = count
        }
        counts = parts
        keysDestroyed = event.counts?[LedgerEvent.keysName] ?? 0
        self.isPending = isPending
    }
}

extension LedgerEvent {
    static let partsPrefix = "parts:"
    static let keysName = "keys"

    /// Private parts were erased: how many, and why; it names nobody (Arts. 5(2), 17).
    static func privatePartsErased(
        _ activity: PurposeID?,
        counts: [PurposeID?: Int],
        keys: Int,
        because reason: String?
    ) -> LedgerEvent {
        var named: [String: Int] = [:]
        for (activity, count) in counts { named[partsPrefix + (activity?.rawValue ?? "")] = count }
        if keys > 0 { named[keysName] = keys }
        return LedgerEvent(.privatePartsErased, activity).with(\.counts, named).with(\.reason, reason)
    }
}
