// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import Synchronization

/// A ledger that does something of its own just before entries are recorded: fail, or let another writer go first; or just after erasing.
final class WrappedLedger: Ledger {
    private let base: any Ledger
    private let before: @Sendable ([ConditionalDraft]) async throws -> Void
    private let afterErasing: @Sendable ([SubjectID]) async throws -> Void

    init(
        _ base: any Ledger,
        before: @escaping @Sendable ([ConditionalDraft]) async throws -> Void = { _ in },
        afterErasing: @escaping @Sendable ([SubjectID]) async throws -> Void = { _ in }
    ) {
        self.base = base
        self.before = before
        self.afterErasing = afterErasing
    }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        try await before(drafts)
        return try await base.append(drafts)
    }

    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        try await base.append(draft, cohort: members)
    }

    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        try await base.standing(of: subjects)
    }

    func history(of subject: SubjectID) async throws -> SubjectHistory { try await base.history(of: subject) }

    func standing(of subject: SubjectID) async throws -> SubjectHistory { try await base.standing(of: subject) }

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
        let count = try await base.erasePrivateParts(of: subjects, scope, keeping: kinds)
        try await afterErasing(subjects)
        return count
    }
}

/// Unique names for entries, in order.
final class Names: Sendable {
    private let last = Mutex(0)

    func next() -> EntryID {
        EntryID(
            rawValue: last.withLock { last in
                last += 1
                return "entry-\(last)"
            })
    }
}
