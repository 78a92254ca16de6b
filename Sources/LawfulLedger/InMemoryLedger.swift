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
        var standing: [SubjectID: SubjectHistory] = [:]
        /// The members of cohorts, by the place of their entry.
        var answers: [Int: [SubjectID: [String]]] = [:]
        /// Who acted, apart from the entries.
        var actors = InMemoryActors()

        mutating func append(_ conditional: ConditionalDraft) -> AppendOutcome {
            let draft = conditional.draft
            if let sequence = ids[draft.id] { return .appended(sequence) }
            if let condition = conditional.condition, let subject = draft.subject {
                let version = versions[subject] ?? .initial
                guard version == condition else { return .moved(version) }
            }
            let sequence = Int64(entries.count) + 1
            entries.append(LedgerEntry(sequence: sequence, actors.pseudonymous(draft)))
            ids[draft.id] = sequence
            if let subject = draft.subject {
                bySubject[subject, default: []].append(entries.count - 1)
                if draft.event.kind.movesStatus {
                    versions[subject] = StatusVersion(rawValue: sequence)
                    stand(subject, with: entries[entries.count - 1])
                }
            }
            return .appended(sequence)
        }

        mutating func append(_ draft: EntryDraft, cohort members: [CohortMember]) -> CohortOutcome {
            if let sequence = ids[draft.id] {
                let answered = answers[Int(sequence) - 1] ?? [:]
                return CohortOutcome(
                    sequence: sequence, moved: Set(members.map(\.subject).filter { answered[$0] == nil }))
            }
            let (still, moved) = members.reduce(into: ([CohortMember](), Set<SubjectID>())) { parts, member in
                if (versions[member.subject] ?? .initial) == member.version {
                    parts.0.append(member)
                } else {
                    parts.1.insert(member.subject)
                }
            }
            guard !still.isEmpty else { return CohortOutcome(sequence: nil, moved: moved) }
            let place = entries.count
            entries.append(LedgerEntry(sequence: Int64(place) + 1, actors.pseudonymous(draft)))
            ids[draft.id] = Int64(place) + 1
            for member in still where answers[place]?[member.subject] == nil {
                answers[place, default: [:]][member.subject] = member.answer
                bySubject[member.subject, default: []].append(place)
            }
            return CohortOutcome(sequence: Int64(place) + 1, moved: moved)
        }

        func entries(of subject: SubjectID) -> [LedgerEntry] {
            (bySubject[subject] ?? []).map { place in
                answers[place]?[subject].map { entries[place].concerning(subject, answer: $0) } ?? entries[place]
            }
        }

        func history(of subject: SubjectID) -> SubjectHistory {
            SubjectHistory(
                entries: entries(of: subject).filter { $0.publicPart.kind.movesStatus },
                version: versions[subject] ?? .initial)
        }

        private mutating func stand(_ subject: SubjectID, with entry: LedgerEntry) {
            let before = standing[subject] ?? SubjectHistory(entries: [], version: .initial)
            standing[subject] = Supersession.appending(entry, to: before) ?? history(of: subject).standing
        }

        /// Carries an order out; nil where the status has moved.
        mutating func erase(_ order: ErasureOrder) -> ErasureOutcome {
            if let sequence = ids[order.id], let known = receipt(sequence) { return .erased(known) }
            if case .moved(let version) = append(order.statement) { return .moved(version) }
            var counts: [PurposeID?: Int] = [:]
            for scope in order.scopes {
                for place in bySubject[order.subject] ?? [] where entries[place].isErasable(scope, keeping: order.kept)
                {
                    counts[entries[place].publicPart.activity, default: 0] += 1
                }
                _ = erase(order.subject, scope, keeping: order.kept)
            }
            guard case .appended(let sequence) = append(ConditionalDraft(order.record(of: counts, keys: 0))),
                let receipt = receipt(sequence)
            else { return .moved(versions[order.subject] ?? .initial) }
            return .erased(receipt)
        }

        mutating func eraseActors(_ erasure: ActorErasure) -> Int {
            guard ids[erasure.id] == nil else { return 0 }
            let count = actors.erase(erasure)
            if count > 0 { _ = append(ConditionalDraft(erasure.record(of: count))) }
            return count
        }

        private func receipt(_ sequence: Int64) -> LedgerErasureReceipt? {
            LedgerErasureReceipt(entries[Int(sequence) - 1], isPending: false)
        }

        mutating func erase(_ subject: SubjectID, _ scope: ErasureScope, keeping kinds: Set<EntryKind>) -> Int {
            let indices = bySubject[subject] ?? []
            let erased = Set(indices.filter { entries[$0].isErasable(scope, keeping: kinds) })
            for index in erased where answers[index] != nil { answers[index]?[subject] = nil }
            for index in erased where answers[index] == nil {
                let entry = entries[index]
                entries[index] = LedgerEntry(
                    sequence: entry.sequence, id: entry.id, publicPart: entry.publicPart, privatePart: nil)
            }
            bySubject[subject] = indices.filter { !erased.contains($0) }
            // What an erased entry superseded may stand again.
            if !erased.isEmpty { standing[subject] = history(of: subject).standing }
            return erased.count
        }
    }

    private let storage = Mutex(Storage())
    private let marks: (store: InMemoryMarks, periods: MarkPeriods)?

    /// An empty ledger.
    public init() { marks = nil }

    /// An empty ledger with marks that outlive it, such as those of a ledger in whose place it comes.
    ///
    /// - Parameters:
    ///   - marks: the marks.
    ///   - periods: how long they are kept.
    public init(marks: InMemoryMarks, for periods: MarkPeriods = .usual) { self.marks = (marks, periods) }

    /// Where marks are kept that outlive the ledger; nil where it was made without.
    public var lastingMarks: (any LastingMarks)? { marks?.store }

    /// Records drafts in one step.
    public func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        storage.withLock { storage in
            drafts.map { conditional in
                let outcome = storage.append(conditional)
                if case .appended = outcome { mark(conditional.draft) }
                return outcome
            }
        }
    }

    /// Within the lock, so that an entry and its mark are seen together.
    private func mark(_ draft: EntryDraft) {
        guard let marks, let subject = draft.subject,
            let mark = marks.periods.mark(of: draft.event, at: draft.effectiveAt)
        else { return }
        marks.store.keep([mark], of: subject)
    }

    /// Records one entry about many people.
    public func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        storage.withLock { $0.append(draft, cohort: members) }
    }

    /// A subject's status-changing entries and the version that they make.
    public func history(of subject: SubjectID) async throws -> SubjectHistory {
        storage.withLock { $0.history(of: subject) }
    }

    /// Those of a subject's entries that stand, kept up to date as entries are recorded.
    public func standing(of subject: SubjectID) async throws -> SubjectHistory {
        storage.withLock { $0.standing[subject] } ?? SubjectHistory(entries: [], version: .initial)
    }

    /// What stands of several subjects' histories.
    public func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        storage.withLock { storage in
            subjects.map { storage.standing[$0] ?? SubjectHistory(entries: [], version: .initial) }
        }
    }

    /// The version of a subject's status.
    public func statusVersion(of subject: SubjectID) async throws -> StatusVersion {
        storage.withLock { $0.versions[subject] ?? .initial }
    }

    /// All entries about a subject whose private parts still exist.
    public func entries(of subject: SubjectID) async throws -> [LedgerEntry] {
        storage.withLock { $0.entries(of: subject) }
    }

    /// Entries after a sequence, oldest first.
    public func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        storage.withLock { storage in
            let start = min(max(0, Int(sequence)), storage.entries.count)
            return Array(storage.entries[start...].prefix(max(0, limit)))
        }
    }

    /// What was answered about each member of a cohort, by the subjects' names.
    public func cohort(of sequence: Int64) async throws -> [CohortAnswer] {
        storage.withLock { $0.answers[Int(clamping: sequence) &- 1] ?? [:] }
            .map { CohortAnswer($0, answer: $1) }.sorted { $0.subject < $1.subject }
    }

    /// Carries orders to erase out, each in one step.
    public func erase(_ orders: [ErasureOrder]) async throws -> [ErasureOutcome] {
        storage.withLock { storage in
            orders.map { order in
                let outcome = storage.erase(order)
                if case .erased = outcome { mark(order.statement.draft) }
                return outcome
            }
        }
    }

    /// Says who is behind a pseudonym, once it is recorded who asked and why.
    public func openActor(_ opening: ActorOpening) async throws -> ActorID? {
        try await openActor(opening) { pseudonym in storage.withLock { $0.actors.name(of: pseudonym) } }
    }

    /// Erases the names of actors whose period ran out.
    public func eraseActors(_ erasure: ActorErasure) async throws -> Int {
        storage.withLock { $0.eraseActors(erasure) }
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
