// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

extension Ledger {
    /// The person behind an identifier at a moment, by what was recorded until then.
    ///
    /// - Parameters:
    ///   - subject: the identifier.
    ///   - moment: the moment.
    /// - Returns: all identifiers of the person, this one included; only this one where nothing else is recorded.
    /// - Throws: ``LedgerError`` when the ledger couldn't be read.
    public func person(of subject: SubjectID, at moment: Instant) async throws -> IdentifiedPerson {
        try await person(of: subject, effectiveAt: moment, knownAt: moment)
    }

    /// The person behind an identifier at a moment, from what was known at another.
    ///
    /// - Throws: ``LedgerError`` when the ledger couldn't be read.
    public func person(
        of subject: SubjectID,
        effectiveAt: Instant,
        knownAt: Instant
    ) async throws -> IdentifiedPerson {
        IdentityLinks(folding: try await connected(to: subject).values.joined())
            .person(of: subject, effectiveAt: effectiveAt, knownAt: knownAt)
    }

    /// A history with what the person's other identifiers add at a moment; the same where there never were any.
    ///
    /// ``standing(of:under:at:)-(SubjectID,_,_)`` does so by itself. For whoever folds at another moment, such as a
    /// replay or an audit.
    ///
    /// - Parameters:
    ///   - history: the history of one identifier: all of it, or what stands.
    ///   - subject: the identifier.
    ///   - effectiveAt: the moment of the fold.
    ///   - knownAt: what was recorded after it is not known.
    ///   - lineage: which purposes come from which.
    ///   - sequence: what stands behind it in the ledger isn't known either.
    /// - Returns: the history, for a fold at that moment.
    /// - Throws: ``LedgerError`` when the ledger couldn't be read.
    public func united(
        _ history: SubjectHistory,
        of subject: SubjectID,
        effectiveAt: Instant,
        knownAt: Instant,
        under lineage: PurposeLineage = .none,
        upTo sequence: Int64 = .max
    ) async throws -> SubjectHistory {
        guard history.namesOthers else { return history }
        let histories = try await connected(to: subject, markedAt: effectiveAt).mapValues { entries in
            entries.filter { $0.sequence <= sequence }
        }
        let union = IdentityUnion(histories, effectiveAt: effectiveAt, knownAt: knownAt, under: lineage)
        return SubjectHistory(
            entries: union.entries(history.entries, of: subject), version: history.version,
            recordedUntil: history.recordedUntil)
    }

    /// A history as it counts now, with what the person's other identifiers add: read after it, so that whoever recorded
    /// something under another one and touched this one is either seen here, or has moved its version since.
    func united(_ history: SubjectHistory, of subject: SubjectID, now: Instant, under lineage: PurposeLineage)
        async throws -> SubjectHistory
    {
        guard history.namesOthers else { return history }
        let histories = try await connected(to: subject, markedAt: now)
        let last = histories.values.joined().map(\.publicPart.recordedAt).max()
        let whole = SubjectHistory(
            entries: history.entries, version: history.version,
            recordedUntil: [last, history.recordedUntil].compactMap { $0 }.max())
        let moment = whole.moment(now: now)
        let union = IdentityUnion(histories, effectiveAt: moment, knownAt: moment, under: lineage)
        return SubjectHistory(
            entries: union.entries(history.entries, of: subject), version: history.version,
            recordedUntil: whole.recordedUntil)
    }

    /// Whole histories of all identifiers that were ever connected to one, whether they are now or not.
    private func connected(
        to subject: SubjectID,
        markedAt moment: Instant? = nil
    ) async throws -> [SubjectID: [LedgerEntry]] {
        var histories: [SubjectID: [LedgerEntry]] = [:]
        var waiting = [subject]
        while let next = waiting.popLast() {
            guard histories[next] == nil else { continue }
            var history = try await history(of: next)
            if let moment { history = try await marked(history, of: next, at: moment) }
            histories[next] = history.entries
            waiting += history.entries.compactMap { entry in
                entry.publicPart.kind.isOfIdentity ? entry.privatePart?.event.other : nil
            }
        }
        return histories
    }
}

extension SubjectHistory {
    /// Whether other identifiers are, or were, said to be of the same person.
    public var namesOthers: Bool { entries.contains { $0.publicPart.kind.isOfIdentity } }
}
