// SPDX-License-Identifier: Apache-2.0

package import LawfulModel
package import LawfulTime

/// An entry whose answer was given before it could be recorded, and the status version that the answer was based on.
public struct DeferredEntry: Hashable, Sendable, Codable {
    /// The draft; its id makes recording it twice harmless.
    public let draft: EntryDraft
    /// The version of the person's status that was decided on; nil where none was known.
    public let condition: StatusVersion?

    /// Defers an entry.
    public init(_ draft: EntryDraft, ifSubjectAt condition: StatusVersion?) {
        self.draft = draft
        self.condition = condition
    }

    /// The same with one more mark.
    package func marked(_ mark: EntryMark) -> DeferredEntry {
        let marks = draft.event.marks ?? []
        guard !marks.contains(mark) else { return self }
        return DeferredEntry(draft.with(draft.event.with(\.marks, marks + [mark])), ifSubjectAt: condition)
    }
}

extension EntryDraft {
    fileprivate func with(_ event: LedgerEvent) -> EntryDraft {
        EntryDraft(
            id: id, event, subject: subject, actor: actor, role: role, effectiveAt: effectiveAt, recordedAt: recordedAt)
    }

    /// The same, recorded now: it took effect when it was answered.
    fileprivate func recorded(at now: Instant) -> EntryDraft {
        EntryDraft(
            id: id, event, subject: subject, actor: actor, role: role, effectiveAt: effectiveAt,
            recordedAt: max(now, recordedAt))
    }
}

extension Ledger {
    /// Records entries whose answers were given before, in their order, each once however often it is tried.
    ///
    /// None is dropped: where a person's status has moved since, the entry says so (``EntryMark/stale``). It took effect
    /// when it was answered, and is recorded now.
    ///
    /// - Returns: whose status has moved, and which entries say so.
    /// - Throws: what the ledger does; some may be recorded then, and trying again records the others.
    package func deliver(_ entries: [DeferredEntry], recordedAt now: Instant) async throws -> Delivered {
        var delivered = Delivered()
        guard !entries.isEmpty else { return delivered }
        var versions: [SubjectID: StatusVersion] = [:]
        for entry in entries where entry.condition != nil {
            // Asked beforehand, so that those which moved are recorded in their place and not behind the others.
            guard let subject = entry.draft.subject, versions[subject] == nil else { continue }
            versions[subject] = try await statusVersion(of: subject)
        }
        let drafts = entries.map { entry in
            let isStale = entry.draft.subject.map { entry.condition != nil && versions[$0] != entry.condition } ?? false
            guard !isStale else { return delivered.stale(entry, now) }
            return ConditionalDraft(entry.draft.recorded(at: now), ifSubjectAt: entry.condition)
        }
        let outcomes = try await append(drafts)
        guard outcomes.count == drafts.count else { throw LedgerError.noAnswer }
        var late: [ConditionalDraft] = []
        for (entry, outcome) in zip(entries, outcomes) {
            if case .moved = outcome { late.append(delivered.stale(entry, now)) }
        }
        if !late.isEmpty { _ = try await append(late) }
        return delivered
    }
}

/// What came of recording entries that were deferred.
package struct Delivered: Hashable, Sendable {
    /// Whose status has moved.
    package private(set) var moved: Set<SubjectID> = []
    /// Which entries say so.
    package private(set) var stale: Set<EntryID> = []

    fileprivate mutating func stale(_ entry: DeferredEntry, _ now: Instant) -> ConditionalDraft {
        if let subject = entry.draft.subject { moved.insert(subject) }
        stale.insert(entry.draft.id)
        return ConditionalDraft(entry.marked(.stale).draft.recorded(at: now))
    }
}
