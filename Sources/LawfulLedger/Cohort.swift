// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// One person of a cohort: what was answered about them, and the status version that the answer was based on.
public struct CohortMember: Hashable, Sendable {
    /// Whom the answer concerns.
    public let subject: SubjectID
    /// The version of their status that it was based on.
    public let version: StatusVersion
    /// The codes of the answer, the primary one first.
    public let answer: [String]

    /// Makes a member.
    public init(_ subject: SubjectID, at version: StatusVersion, answer: [String]) {
        self.subject = subject
        self.version = version
        self.answer = answer
    }
}

/// What was answered about one person of a cohort, as it is recorded beside the entry.
public struct CohortAnswer: Hashable, Sendable {
    /// Whom the answer concerns.
    public let subject: SubjectID
    /// The codes of the answer, the primary one first.
    public let answer: [String]

    /// Makes an answer, as a ledger reads it back.
    public init(_ subject: SubjectID, answer: [String]) {
        self.subject = subject
        self.answer = answer
    }
}

/// What became of a cohort's entry.
public struct CohortOutcome: Hashable, Sendable {
    /// Where the entry stands; nil when nobody was left to record.
    public let sequence: Int64?
    /// Who isn't in it, since their status had moved.
    public let moved: Set<SubjectID>

    /// Makes an outcome, as a ledger reports it.
    public init(sequence: Int64?, moved: Set<SubjectID>) {
        self.sequence = sequence
        self.moved = moved
    }
}

extension LedgerEntry {
    /// The entry of a cohort as it concerns one member: it names them, and the answer about them alone.
    ///
    /// For conformances of ``Ledger`` that keep members beside the entry.
    public func concerning(_ subject: SubjectID, answer: [String]) -> LedgerEntry {
        guard let part = privatePart else { return self }
        var event = part.event
        event.reasons = answer
        event.counts = nil
        return LedgerEntry(
            sequence: sequence, id: id, publicPart: publicPart,
            privatePart: PrivatePart(subject: subject, actor: part.actor, event: event))
    }
}

extension Ledger {
    /// Records a cohort with an entry for each member, for ledgers that keep no members beside an entry; such an entry's
    /// name is the draft's with the member's place behind it.
    ///
    /// ```swift
    /// func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
    ///     try await appendOneByOne(draft, cohort: members)
    /// }
    /// ```
    ///
    /// - Throws: ``LedgerError`` when nothing was recorded.
    public func appendOneByOne(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        let drafts = members.enumerated().map { place, member in
            var event = draft.event
            event.reasons = member.answer
            event.counts = nil
            return ConditionalDraft(
                EntryDraft(
                    id: EntryID(rawValue: "\(draft.id.rawValue)/\(place)"), event, subject: member.subject,
                    actor: draft.actor, role: draft.role, effectiveAt: draft.effectiveAt, recordedAt: draft.recordedAt),
                ifSubjectAt: member.version)
        }
        var first: Int64?
        var moved: Set<SubjectID> = []
        for (member, outcome) in zip(members, try await append(drafts)) {
            switch outcome {
            case .appended(let sequence): first = first ?? sequence
            case .moved: moved.insert(member.subject)
            }
        }
        return CohortOutcome(sequence: first, moved: moved)
    }
}
