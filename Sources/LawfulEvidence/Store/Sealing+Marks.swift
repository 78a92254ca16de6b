// SPDX-License-Identifier: Apache-2.0

#if Evidence
package import LawfulLedger
import LawfulModel

// What an entry leaves behind that outlives its erasure.
extension Sealing {
    /// The mark that an entry leaves, which outlives its erasure and, in its archive, a restore; nil for one that leaves none.
    package func mark(of draft: EntryDraft) -> MarkRow? {
        guard let keeping = evidence.marks, let subject = draft.subject,
            let mark = keeping.periods.mark(of: draft.event, at: draft.effectiveAt)
        else { return nil }
        return keeping.row(of: mark, of: subject)
    }

    /// Makes marks of what was recorded before a ledger kept any: reads it once from the beginning.
    ///
    /// - Returns: how many entries left a mark.
    /// - Throws: `LedgerError`: `settings` without a key for marks; or as reading entries does.
    package static func markPast(of ledger: some Ledger, _ sealing: Sealing?) async throws -> Int {
        guard let marks = ledger.lastingMarks, let keeping = sealing?.evidence.marks else {
            throw LedgerError(.settings, "The ledger has no key for marks; open it with LedgerEvidence.marks.")
        }
        var (last, count) = (Int64(0), 0)
        while true {
            let page = try await ledger.entries(after: last, limit: 1_000)
            guard let end = page.last else { return count }
            last = end.sequence
            for entry in page {
                guard let part = entry.privatePart, let subject = part.subject,
                    let mark = keeping.periods.mark(of: part.event, at: entry.publicPart.effectiveAt)
                else { continue }
                try await marks.keep([mark], of: subject)
                count += 1
            }
        }
    }
}
#endif
