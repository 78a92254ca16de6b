// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger

/// One transaction that erases private parts, and records nothing.
struct Erasure {
    let sql: LedgerSQL
    let begin: Statement
    let sealing: Sealing?

    /// How many private parts were erased; nil where something waits in the outbox again.
    func run(_ link: Link, _ subjects: [String], _ scope: ErasureScope, keeping kinds: Set<EntryKind>) throws -> Int? {
        var statements = [begin, sql.lockStatuses(subjects)]
        if sealing != nil {
            // Keys are made and destroyed by whoever holds the head.
            statements += [Statement("SET LOCAL lock_timeout = \(Link.headMilliseconds)"), sql.lockHead()]
        }
        let first = statements.count
        let results = try link.run(statements + PartEraser.reading(subjects, sql))
        let statuses = StatusReader.locked(results[1])
        guard statuses.allSatisfy({ $0.value.pending == 0 }) else {
            _ = try link.run([Statement("ROLLBACK")])
            return nil
        }
        if sealing != nil { try EvidenceOpening.check(origin: results[3].text(0, 2), sealing) }
        var eraser = try PartEraser(subjects, results[first...], sql, sealing)
        var count = 0
        for subject in subjects {
            count += eraser.erase(subject) { $0.isErasable(scope, keeping: kinds) }.entries.count
        }
        guard eraser.hasErased else {
            _ = try link.run([Statement("ROLLBACK")])
            return 0
        }
        var writing = try eraser.statements(link, lastKey: sealing == nil ? 0 : results[3].integer(0, 1) ?? 0)
        for subject in eraser.concerned {
            guard let status = statuses[subject], status.version != .initial else { continue }
            let texts = StandingText(try eraser.standing(of: subject, at: status.version))
            writing.append(sql.moveStatuses([subject], [status.version.rawValue], [texts.head], [texts.sequences]))
        }
        do {
            _ = try link.run(writing + [Statement("COMMIT")])
        } catch {
            eraser.lost()
            throw error
        }
        eraser.committed()
        return count
    }
}
#endif
