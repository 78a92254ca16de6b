// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import Synchronization

/// A ledger that does something of its own just before entries are recorded: fail, or let another writer go first.
final class WrappedLedger: Ledger {
    private let base: any Ledger
    private let before: @Sendable ([ConditionalDraft]) async throws -> Void

    init(_ base: any Ledger, before: @escaping @Sendable ([ConditionalDraft]) async throws -> Void) {
        self.base = base
        self.before = before
    }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        try await before(drafts)
        return try await base.append(drafts)
    }

    func history(of subject: SubjectID) async throws -> SubjectHistory { try await base.history(of: subject) }

    func entries(of subject: SubjectID) async throws -> [LedgerEntry] { try await base.entries(of: subject) }

    func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        try await base.entries(after: sequence, limit: limit)
    }

    func erasePrivateParts(
        of subject: SubjectID,
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        try await base.erasePrivateParts(of: subject, scope, keeping: kinds)
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
