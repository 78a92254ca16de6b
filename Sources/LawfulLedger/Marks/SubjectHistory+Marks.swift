// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

// A mark counts as the fact of which it was made: a restored ledger that knows nothing of an objection is told of it, and
// one that does hears nothing new. What the person chose after it wins, as it does over the fact itself.
extension SubjectHistory {
    /// The history with marks that outlived what it lacks.
    ///
    /// - Parameters:
    ///   - marks: a person's marks.
    ///   - moment: now; marks that have lapsed don't count.
    /// - Returns: the history, as folds are to read it.
    public func marked(by marks: [LastingMark], at moment: Instant) -> SubjectHistory {
        let lacking = marks.filter { mark in
            mark.holds(at: moment)
                && !entries.contains { entry in
                    entry.publicPart.kind == mark.event.kind && entry.publicPart.activity == mark.event.activity
                        && entry.publicPart.effectiveAt >= mark.since && entry.privatePart != nil
                }
        }
        guard !lacking.isEmpty else { return self }
        return SubjectHistory(
            entries: lacking.map(\.entry) + entries, version: version, recordedUntil: recordedUntil)
    }
}

extension LastingMark {
    /// The fact of which it was made.
    var event: LedgerEvent {
        switch kind {
        case .erased(.everything): .erased(nil)
        case .erased(.activity(let activity)): .erased(activity)
        case .objectedToMarketing: .objectedToMarketing()
        case .optedOut: .optedOut()
        }
    }

    /// The fact as an entry that stands in no ledger.
    fileprivate var entry: LedgerEntry {
        LedgerEntry(
            sequence: 0,
            EntryDraft(
                id: EntryID(rawValue: "mark:\(kind.text)"), event, subject: nil, effectiveAt: since, recordedAt: since))
    }
}

extension Ledger {
    /// A history with the marks that outlived what it lacks; the same where the ledger keeps none.
    ///
    /// - Throws: ``LedgerError`` when the marks couldn't be read.
    public func marked(_ history: SubjectHistory, of subject: SubjectID, at moment: Instant) async throws
        -> SubjectHistory
    {
        guard let marks = lastingMarks else { return history }
        return history.marked(by: try await marks.marks(of: subject), at: moment)
    }
}
