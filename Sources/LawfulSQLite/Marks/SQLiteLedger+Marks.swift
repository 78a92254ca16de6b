// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
public import LawfulLedger
import LawfulModel
import LawfulTime

// What must outlive erasure: a row is written in the transaction of the entry that it is made of, and copied to an archive
// outside of the file before the call that recorded it returns, or else by the next one.
extension SQLiteLedger {
    /// The marks that the ledger keeps; nil where its evidence has no key for them.
    public var lastingMarks: (any LastingMarks)? {
        guard let sealing, let keeping = sealing.evidence.marks else { return nil }
        return SQLiteMarks(pool: pool, sealing: sealing, keeping: keeping)
    }

    /// How many marks the ledger lacked when it was opened and got back from their archive: more than none means that it
    /// was restored from a backup. See `GuardedErasure.returned(among:at:)` for who has to be erased again.
    public var restoredMarks: Int { sealing?.restoredMarks ?? 0 }

    /// Makes marks of what was recorded before the ledger kept any: reads it once from the beginning.
    ///
    /// - Returns: how many entries left a mark.
    /// - Throws: `LedgerError`: `settings` without a key for marks; or as reading entries does.
    public func markPast() async throws -> Int { try await Sealing.markPast(of: self, sealing) }

    /// Copies to the archive what it lacks; does nothing where it lacks nothing.
    ///
    /// - Throws: `LedgerError` with code `storage` when the archive can't be written; the rows stand in the ledger then, and
    ///   are copied by the next call or opening.
    public func archiveMarks() async throws {
        guard let sealing, let keeping = sealing.evidence.marks, sealing.takeArchiveDue() else { return }
        do {
            try await LedgerFailure.mapping {
                try await pool.writeWithoutTransaction { db in
                    try db.inTransaction(.immediate) {
                        try MarkRows(db).archive(keeping)
                        return .commit
                    }
                }
            }
        } catch {
            sealing.setArchiveDue()
            throw error
        }
    }
}

/// Marks in the tables of a ledger.
struct SQLiteMarks: LastingMarks {
    let pool: DatabasePool
    let sealing: Sealing
    let keeping: MarkKeeping

    func marks(of subject: SubjectID) async throws -> [LastingMark] {
        try await LedgerFailure.mapping {
            try await pool.read { db in try MarkRows(db).marks(of: subject, keeping) }
        }
    }

    func marks(of subjects: [SubjectID]) async throws -> [[LastingMark]] {
        try await LedgerFailure.mapping {
            try await pool.read { db in try subjects.map { try MarkRows(db).marks(of: $0, keeping) } }
        }
    }

    func keep(_ marks: [LastingMark], of subject: SubjectID) async throws {
        let rows = marks.map { keeping.row(of: $0, of: subject) }
        try await LedgerFailure.mapping {
            try await pool.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try MarkRows(db).keep(rows, isArchived: false)
                    try MarkRows(db).archive(keeping)
                    return .commit
                }
            }
        }
    }

    func sweep(at moment: Instant) async throws -> Int {
        try await LedgerFailure.mapping {
            try await pool.writeWithoutTransaction { db in
                var count = 0
                try db.inTransaction(.immediate) {
                    count = try MarkRows(db).sweep(keeping, at: moment)
                    guard count > 0 else { return .rollback }
                    return .commit
                }
                return count
            }
        }
    }
}
#endif
