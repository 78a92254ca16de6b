// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
public import LawfulLedger
import LawfulModel
import LawfulTime

// What must outlive erasure: a row is written in the transaction of the entry that it is made of, also where that waited in the
// outbox, and copied to an archive outside of the server before the call that recorded it returns, or else by the next one.
extension PostgresLedger {
    /// The marks that the log keeps; nil where its evidence has no key for them.
    public var lastingMarks: (any LastingMarks)? {
        guard let sealing, let keeping = sealing.evidence.marks else { return nil }
        return PostgresMarks(
            pool: pool, sql: sql, transaction: MarkTransaction(sql: sql, begin: transaction.begin), keeping: keeping)
    }

    /// How many marks the log lacked when it was opened here and got back from this host's archive: more than none means that it
    /// was restored from a backup. See `GuardedErasure.returned(among:at:)` for who has to be erased again.
    public var restoredMarks: Int { sealing?.restoredMarks ?? 0 }

    /// Makes marks of what was recorded before the log kept any: reads it once from the beginning.
    ///
    /// - Returns: how many entries left a mark.
    /// - Throws: `LedgerError`: `settings` without a key for marks; or as reading entries does.
    public func markPast() async throws -> Int { try await Sealing.markPast(of: self, sealing) }

    /// Copies to this host's archive what no archive has yet, whichever host recorded it; does nothing where that is nothing.
    ///
    /// - Throws: `LedgerError` with code `storage` when the archive can't be written, or the server can't be reached; the rows
    ///   stand in the log then, and are copied by the next call or opening.
    public func archiveMarks() async throws {
        guard let sealing, let keeping = sealing.evidence.marks else { return }
        _ = sealing.takeArchiveDue()
        let (sql, marks) = (sql, MarkTransaction(sql: sql, begin: transaction.begin))
        do {
            try await LedgerFailure.mapping {
                try await pool.retrying { link in
                    guard try link.run([sql.isArchiveDue()])[0].count > 0 else { return }
                    try marks.archive(keeping, link)
                }
            }
        } catch {
            sealing.setArchiveDue()
            throw error
        }
    }

    /// Copies what this host recorded. What is recorded is recorded: where the archive can't be written now, the next call or
    /// opening does.
    func archiveOwnMarks() async {
        guard let sealing, sealing.takeArchiveDue() else { return }
        try? await archiveMarks()
    }
}

/// Marks in the tables of a log.
struct PostgresMarks: LastingMarks {
    let pool: ConnectionPool
    let sql: LedgerSQL
    let transaction: MarkTransaction
    let keeping: MarkKeeping

    func marks(of subject: SubjectID) async throws -> [LastingMark] {
        try await marks(of: [subject]).first ?? []
    }

    func marks(of subjects: [SubjectID]) async throws -> [[LastingMark]] {
        let (sql, keeping) = (sql, keeping)
        return try await LedgerFailure.mapping {
            try await pool.retrying { link in
                var marks = [[LastingMark]](repeating: [], count: subjects.count)
                let names = try link.run([sql.markKinds()])[0]
                // A later version's kind: what isn't known isn't looked up.
                let kinds = (0..<names.count).compactMap { row in
                    names.text(row, 0).flatMap { LastingMark.Kind(text: $0) }
                }
                guard !kinds.isEmpty, !subjects.isEmpty else { return marks }
                var (numbers, texts, hashes): ([Int64], [String], [[UInt8]]) = ([], [], [])
                for (number, subject) in subjects.enumerated() {
                    for kind in kinds {
                        numbers.append(Int64(number))
                        texts.append(kind.text)
                        hashes.append(keeping.hash(of: kind, subject).bytes)
                    }
                }
                let rows = try link.run([sql.marks(numbers, texts, hashes)])[0]
                for row in 0..<rows.count {
                    guard let number = rows.integer(row, 0), let kind = rows.text(row, 1),
                        let kind = LastingMark.Kind(text: kind), let since = rows.integer(row, 2),
                        let until = rows.integer(row, 3)
                    else { continue }
                    marks[Int(number)].append(
                        LastingMark(
                            kind, since: Instant(milliseconds: since), until: Instant(milliseconds: until)))
                }
                return marks
            }
        }
    }

    func keep(_ marks: [LastingMark], of subject: SubjectID) async throws {
        let (transaction, keeping) = (transaction, keeping)
        let rows = marks.map { keeping.row(of: $0, of: subject) }.joined()
        guard !rows.isEmpty else { return }
        try await LedgerFailure.mapping {
            try await pool.retrying { link in try transaction.keep(rows, keeping, link) }
        }
    }

    func sweep(at moment: Instant) async throws -> Int {
        let (transaction, keeping) = (transaction, keeping)
        return try await LedgerFailure.mapping {
            try await pool.retrying { link in try transaction.sweep(keeping, at: moment, link) }
        }
    }
}
#endif
