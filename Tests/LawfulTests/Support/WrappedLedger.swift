// SPDX-License-Identifier: Apache-2.0

import Lawful

/// A ledger that does something of its own just before an answer is recorded: fail, or let another writer go first.
final class WrappedLedger: Ledger {
    private let base: any Ledger
    private let beforeAnswer: @Sendable () async throws -> Void
    /// How often a history was read, whole or as it stands.
    let reads = Counter()
    /// How often one was read whole.
    let wholeReads = Counter()

    init(_ base: any Ledger, beforeAnswer: @escaping @Sendable () async throws -> Void = {}) {
        self.base = base
        self.beforeAnswer = beforeAnswer
    }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        let answers: Set<EntryKind> = [
            .permitted, .denied, .openedWithoutPermit, .declassified, .declassifiedUnreviewed,
        ]
        if drafts.contains(where: { answers.contains($0.draft.event.kind) }) { try await beforeAnswer() }
        return try await base.append(drafts)
    }

    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        try await beforeAnswer()
        return try await base.append(draft, cohort: members)
    }

    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        for _ in subjects { reads.add() }
        return try await base.standing(of: subjects)
    }

    func history(of subject: SubjectID) async throws -> SubjectHistory {
        reads.add()
        wholeReads.add()
        return try await base.history(of: subject)
    }

    func standing(of subject: SubjectID) async throws -> SubjectHistory {
        reads.add()
        return try await base.standing(of: subject)
    }

    func statusVersion(of subject: SubjectID) async throws -> StatusVersion {
        try await base.statusVersion(of: subject)
    }

    func entries(of subject: SubjectID) async throws -> [LedgerEntry] { try await base.entries(of: subject) }

    func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        try await base.entries(after: sequence, limit: limit)
    }

    func cohort(of sequence: Int64) async throws -> [CohortAnswer] { try await base.cohort(of: sequence) }

    func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        try await base.erasePrivateParts(of: subjects, scope, keeping: kinds)
    }
}
