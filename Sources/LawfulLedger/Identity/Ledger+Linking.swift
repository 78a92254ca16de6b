// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

extension Ledger {
    /// Records that two identifiers may well be of one person, under both, in one transaction.
    ///
    /// - Parameters:
    ///   - one: an identifier.
    ///   - other: another.
    ///   - id: the record's own name; the same again changes nothing. It is public: put nobody's name in it.
    ///   - reason: why, in words for the file.
    ///   - actor: who acted.
    ///   - role: in which role.
    ///   - effectiveAt: when it took effect; when it is recorded, by default.
    ///   - recordedAt: when it is recorded.
    /// - Throws: ``LedgerError`` when nothing was recorded.
    public func link(
        _ one: SubjectID,
        _ other: SubjectID,
        id: EntryID,
        because reason: String,
        by actor: ActorID? = nil,
        role: RoleID? = nil,
        effectiveAt: Instant? = nil,
        recordedAt: Instant
    ) async throws {
        try await relate(
            [(one, other)], id, { .identityLinked(with: $0, because: reason) }, actor, role, effectiveAt, recordedAt)
    }

    /// Records that two identifiers are of one person, under both, in one transaction. It takes somebody with a name: from
    /// then on a consent under either counts for both, and access under either gives the data of both.
    ///
    /// - Throws: ``LedgerError`` when nothing was recorded; with code `settings` where the approver has no name.
    public func merge(
        _ one: SubjectID,
        _ other: SubjectID,
        id: EntryID,
        because reason: String,
        approvedBy approver: ActorID,
        by actor: ActorID? = nil,
        role: RoleID? = nil,
        effectiveAt: Instant? = nil,
        recordedAt: Instant
    ) async throws {
        guard approver.isNamed else {
            throw LedgerError(
                .settings, "Merging identities takes the approval of a named human; nothing was recorded.")
        }
        try await relate(
            [(one, other)], id, { .identityMerged(with: $0, because: reason, approvedBy: approver) }, actor, role,
            effectiveAt, recordedAt)
    }

    /// Records that some identifiers of a person are somebody else's: every relation between them and the others of that
    /// person ends, under all of them, in one transaction. See ``mergeTrace(of:knownAt:)`` for what to look at then.
    ///
    /// - Parameters:
    ///   - others: the identifiers that are somebody else's.
    ///   - subject: an identifier of the person that stays.
    ///   - id: the record's own name, as for a link.
    ///   - reason: why, in words for the file.
    ///   - actor: who acted.
    ///   - role: in which role.
    ///   - effectiveAt: when it took effect; when it is recorded, by default.
    ///   - recordedAt: when it is recorded.
    /// - Throws: ``LedgerError`` when nothing was recorded.
    public func split(
        _ others: Set<SubjectID>,
        from subject: SubjectID,
        id: EntryID,
        because reason: String,
        by actor: ActorID? = nil,
        role: RoleID? = nil,
        effectiveAt: Instant? = nil,
        recordedAt: Instant
    ) async throws {
        let moment = max(effectiveAt ?? recordedAt, recordedAt)
        let person = try await person(of: subject, effectiveAt: moment, knownAt: moment)
        let staying = person.identifiers.subtracting(others).union([subject]).sorted()
        let pairs = staying.flatMap { one in others.sorted().filter { $0 != one }.map { (one, $0) } }
        try await relate(
            pairs, id, { .identitySplit(from: $0, because: reason) }, actor, role, effectiveAt, recordedAt)
    }

    /// What is to be recorded together with a fact, in one transaction: under each other identifier of the person that
    /// something was, so that no decision about them rests on what was known before.
    ///
    /// `DataProtection` does so by itself; whoever appends to a ledger directly adds these to the same call.
    ///
    /// - Parameters:
    ///   - draft: the fact.
    ///   - attempt: which attempt it is: a touch is recorded anew with each.
    /// - Returns: the drafts; none where the fact moves no status, or the person has no other identifier.
    /// - Throws: ``LedgerError`` when the ledger couldn't be read.
    public func touches(with draft: EntryDraft, attempt: Int = 0) async throws -> [ConditionalDraft] {
        guard let subject = draft.subject, draft.event.kind.movesStatus else { return [] }
        return try await touches([subject], draft, "\(draft.id.rawValue)/touch/\(attempt)")
    }

    /// Those who are, were or will be of one person with any of some subjects, but for these.
    private func touches(
        _ subjects: [SubjectID],
        _ draft: EntryDraft,
        _ name: String
    ) async throws -> [ConditionalDraft] {
        var reached: Set<SubjectID> = []
        for subject in subjects where try await standing(of: subject).namesOthers {
            reached.formUnion(try await everConnected(to: subject))
        }
        return reached.subtracting(subjects).sorted().enumerated().map { place, other in
            ConditionalDraft(
                EntryDraft(
                    id: EntryID(rawValue: "\(name)/\(place)"), .identityTouched, subject: other, role: draft.role,
                    effectiveAt: draft.recordedAt, recordedAt: draft.recordedAt))
        }
    }

    private func everConnected(to subject: SubjectID) async throws -> Set<SubjectID> {
        var reached: Set<SubjectID> = [subject]
        var waiting = [subject]
        while let next = waiting.popLast() {
            for entry in try await standing(of: next).entries where entry.publicPart.kind.isOfIdentity {
                if let other = entry.privatePart?.event.other, reached.insert(other).inserted { waiting.append(other) }
            }
        }
        return reached
    }

    private func relate(
        _ pairs: [(SubjectID, SubjectID)],
        _ id: EntryID,
        _ event: (SubjectID) -> LedgerEvent,
        _ actor: ActorID?,
        _ role: RoleID?,
        _ effectiveAt: Instant?,
        _ recordedAt: Instant
    ) async throws {
        guard pairs.allSatisfy({ $0 != $1 }) else {
            throw LedgerError(.settings, "An identifier stands in no relation to itself; nothing was recorded.")
        }
        var drafts: [ConditionalDraft] = []
        for (place, pair) in pairs.enumerated() {
            for (side, (subject, other)) in [pair, (pair.1, pair.0)].enumerated() {
                drafts.append(
                    ConditionalDraft(
                        EntryDraft(
                            id: EntryID(rawValue: "\(id.rawValue)/\(place)/\(side)"), event(other), subject: subject,
                            actor: actor, role: role, effectiveAt: effectiveAt ?? recordedAt,
                            recordedAt: recordedAt)))
            }
        }
        guard let first = drafts.first?.draft else { return }
        let concerned = Set(pairs.flatMap { [$0.0, $0.1] }).sorted()
        _ = try await append(drafts + touches(concerned, first, "\(id.rawValue)/touch"))
    }
}
