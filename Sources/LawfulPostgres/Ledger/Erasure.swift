// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// One transaction that erases. It needs no key but those of what is kept and shares one with what is erased.
struct Erasure {
    let sql: LedgerSQL
    let begin: Statement
    let sealing: Sealing?

    /// A row of a subject's: an entry without its private part, and what that is sealed under.
    private struct Erasable {
        let entry: LedgerEntry
        let isCohort: Bool
        /// Of a sealed one; nil once it was destroyed.
        let key: StoredKey?
    }

    /// How many private parts were erased; nil where something waits in the outbox again.
    func run(_ link: Link, _ subjects: [String], _ scope: ErasureScope, keeping kinds: Set<EntryKind>) throws -> Int? {
        var statements = [begin, sql.lockStatuses(subjects)]
        if sealing != nil {
            // Keys are made and destroyed by whoever holds the head.
            statements += [Statement("SET LOCAL lock_timeout = \(Link.headMilliseconds)"), sql.lockHead()]
        }
        let first = statements.count
        let results = try link.run(statements + subjects.flatMap { [sql.erasables(of: $0), sql.history($0)] })
        let statuses = StatusReader.locked(results[1])
        guard statuses.allSatisfy({ $0.value.pending == 0 }) else {
            _ = try link.run([Statement("ROLLBACK")])
            return nil
        }
        if sealing != nil { try EvidenceOpening.check(origin: results[3].text(0, 2), sealing) }
        var eraser = sealing.map { SealedEraser($0, lastKey: results[3].integer(0, 1) ?? 0) }
        var writing: [Statement] = []
        var count = 0
        for (index, subject) in subjects.enumerated() {
            let rows = try erasables(results[first + 2 * index])
            let erased = rows.filter { $0.entry.isErasable(scope, keeping: kinds) }
            guard !erased.isEmpty else { continue }
            count += erased.count
            let sequences = erased.map(\.entry.sequence)
            // The private part of a cohort names nobody and concerns the others, too.
            let own = erased.filter { !$0.isCohort }.map(\.entry.sequence)
            writing += [sql.overwrite(own), sql.forget(subject, sequences)]
            if eraser != nil {
                writing.append(sql.blank(own))
                let parts = rows.compactMap { row in
                    row.key.flatMap { $0.scope.subject == subject ? (row.entry.sequence, $0) : nil }
                }
                try eraser?.erase(Set(own), among: parts, link, sql)
            }
            if let status = statuses[subject], status.version != .initial {
                let texts = StandingText(try standing(results[first + 2 * index + 1], without: sequences, status))
                writing.append(
                    sql.moveStatuses([subject], [status.version.rawValue], [texts.head], [texts.sequences]))
            }
        }
        guard !writing.isEmpty else {
            _ = try link.run([Statement("ROLLBACK")])
            return 0
        }
        writing += eraser?.statements(sql) ?? []
        if sealing != nil { writing.append(sql.noteErasure()) }
        do {
            _ = try link.run(writing + [Statement("COMMIT")])
        } catch {
            eraser?.lost()
            throw error
        }
        eraser?.committed()
        return count
    }

    /// What an erased entry superseded may stand again; where a key isn't open, the next who asks finds it out.
    private func standing(
        _ rows: ResultSet,
        without erased: [Int64],
        _ status: StatusState
    ) throws -> SubjectHistory? {
        do {
            let left = try HistoryReader(sealing).history(rows).entries.filter { !erased.contains($0.sequence) }
            return SubjectHistory(entries: left, version: status.version).standing
        } catch is KeyNeed {
            return nil
        }
    }

    private func erasables(_ rows: ResultSet) throws -> [Erasable] {
        let reader = EntryReader(sealing)
        return try (0..<rows.count).map { row in
            guard let sequence = rows.integer(row, 0), let id = rows.text(row, 1), let text = rows.text(row, 2) else {
                throw EntryReader.altered(rows.integer(row, 0) ?? 0)
            }
            let isSealed = rows.text(row, 4) != nil
            let entry = LedgerEntry(
                sequence: sequence, id: EntryID(rawValue: id),
                publicPart: try reader.publicPart(text, at: sequence, isSealed: isSealed), privatePart: nil)
            return Erasable(
                entry: entry, isCohort: rows.text(row, 3) != nil,
                key: rows.text(row, 4) == "f" ? KeyReader.key(rows, row, from: 5) : nil)
        }
    }
}
#endif
