// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
import Synchronization

/// A ledger that lives and dies with the process: for tests, trials, and services that keep their record elsewhere.
public final class InMemoryLedger: Ledger {
    private struct Storage {
        var entries: [LedgerEntry] = []
        var ids: [EntryID: Int64] = [:]
        var bySubject: [SubjectID: [Int]] = [:]
        var versions: [SubjectID: StatusVersion] = [:]

        mutating func append(_ conditional: ConditionalDraft) -> AppendOutcome {
            let draft = conditional.draft
            if let sequence = ids[draft.id] { return .appended(sequence) }
            if let condition = conditional.condition, let subject = draft.subject {
                let version = versions[subject] ?? .initial
                guard version == condition else { return .moved(version) }
            }
            let sequence = Int64(entries.count) + 1
            entries.append(LedgerEntry(sequence: sequence, draft))
            ids[draft.id] = sequence
            if let subject = draft.subject {
                bySubject[subject, default: []].append(entries.count - 1)
                if draft.event.kind.movesStatus { versions[subject] = StatusVersion(rawValue: sequence) }
            }
            return .appended(sequence)
        }

        mutating func erase(_ subject: SubjectID, _ scope: ErasureScope, keeping kinds: Set<EntryKind>) -> Int {
            let indices = bySubject[subject] ?? []
            let erased = Set(indices.filter { entries[$0].isErasable(scope, keeping: kinds) })
            for index in erased {
                let entry = entries[index]
                entries[index] = LedgerEntry(
                    sequence: entry.sequence, id: entry.id, publicPart: entry.publicPart, privatePart: nil)
            }
            bySubject[subject] = indices.filter { !erased.contains($0) }
            return erased.count
        }
    }

    private let storage = Mutex(Storage())

    /// An empty ledger.
    public init() {}

    /// Records drafts in one step.
    public func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        storage.withLock { storage in drafts.map { storage.append($0) } }
    }

    /// A subject's status-changing entries and the version that they make.
    public func history(of subject: SubjectID) async throws -> SubjectHistory {
        storage.withLock { storage in
            let entries = (storage.bySubject[subject] ?? []).map { storage.entries[$0] }
            return SubjectHistory(
                entries: entries.filter { $0.publicPart.kind.movesStatus },
                version: storage.versions[subject] ?? .initial)
        }
    }

    /// All entries about a subject whose private parts still exist.
    public func entries(of subject: SubjectID) async throws -> [LedgerEntry] {
        storage.withLock { storage in (storage.bySubject[subject] ?? []).map { storage.entries[$0] } }
    }

    /// Entries after a sequence, oldest first.
    public func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        storage.withLock { storage in
            let start = min(max(0, Int(sequence)), storage.entries.count)
            return Array(storage.entries[start...].prefix(max(0, limit)))
        }
    }

    /// Erases private parts of subjects.
    public func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        storage.withLock { storage in subjects.reduce(0) { $0 + storage.erase($1, scope, keeping: kinds) } }
    }
}

extension LedgerEntry {
    /// Whether erasing a scope takes this entry's private part.
    public func isErasable(_ scope: ErasureScope, keeping kinds: Set<EntryKind>) -> Bool {
        guard !publicPart.kind.outlivesErasure, !kinds.contains(publicPart.kind) else { return false }
        switch scope {
        case .activity(let activity): return publicPart.activity == activity
        case .everything: return true
        }
    }
}
