// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence
public import LawfulLedger
public import LawfulModel

// Erasure has two steps: the rows are overwritten in a transaction, which leaves a note that the
// write-ahead log still holds them; then the log is copied into the file and cut to nothing, and the note goes.
extension SQLiteLedger {
    /// Erases private parts of subjects in one transaction: overwrites them, and empties the write-ahead log.
    ///
    /// Someone who is still reading an older state, in this process or another, keeps the log from being emptied.
    /// It is then tried again for about two seconds. After that the error says that the erasure is pending: nobody
    /// who asks this ledger is shown the private parts any more, but the files hold their text until
    /// ``completeErasure()`` succeeds. Calling this function again completes it too, and so does opening the file.
    ///
    /// - Parameters:
    ///   - subjects: whose.
    ///   - scope: of one activity, or all.
    ///   - kinds: kinds to keep, besides those that outlive erasure.
    /// - Returns: how many were erased by this call; the files hold their text no more.
    /// - Throws: `LedgerError` with code `storage` when nothing was erased, `erasurePending` when a reader keeps the files from
    ///   being cleaned, as ``isErasurePending`` tells, too; `format` when an entry can't be read; or `CancellationError`.
    public func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        let keys = try subjects.map { try StoreKey.text($0.rawValue) }
        let count = try await keyed {
            try await pool.writeWithoutTransaction { db in
                var count = 0
                var eraser = SealedEraser(db, sealing)
                try db.inTransaction(.immediate) {
                    for key in keys {
                        let erasable = try reader.publicEntries(db, ofSubject: key)
                            .filter { $0.isErasable(scope, keeping: kinds) }
                        guard !erasable.isEmpty else { continue }
                        try eraser.erase(Set(erasable.map(\.sequence)), of: key)
                        try overwrite(db, erasable, of: key)
                        // What an erased entry superseded may stand again.
                        try Standings.renewAfterErasure(db, of: key, reader)
                        count += erasable.count
                    }
                    guard count > 0 else { return .rollback }
                    try db.execute(sql: "INSERT INTO pending_erasures DEFAULT VALUES")
                    return .commit
                }
                if count > 0 { eraser.committed() }
                return count
            }
        }
        try await completeErasure()
        return count
    }

    func overwrite(_ db: Database, _ entries: [LedgerEntry], of key: String) throws {
        let overwrite = try db.cachedStatement(
            sql: """
                UPDATE private_parts SET body = printf('%*s', length(CAST(body AS BLOB)), '') WHERE sequence = ?
                """)
        let forget = try db.cachedStatement(
            sql: "DELETE FROM subject_entries WHERE subject = ? AND moves_status IN (0, 1) AND sequence = ?")
        let isMember = try db.cachedStatement(
            sql: """
                SELECT answer IS NOT NULL FROM subject_entries
                WHERE subject = ? AND moves_status IN (0, 1) AND sequence = ?
                """)
        let blank = try db.cachedStatement(
            sql: """
                UPDATE subject_entries
                SET answer = printf('%*s', length(CAST(answer AS BLOB)), ''), salt = zeroblob(length(salt))
                WHERE subject = ? AND moves_status IN (0, 1) AND sequence = ? AND answer IS NOT NULL
                """)
        for entry in entries {
            // Overwritten where it stands before the row goes, for rows that go may leave copies behind.
            try blank.execute(arguments: [key, entry.sequence])
            // The private part of a cohort names nobody and concerns the others, too.
            if try Bool.fetchOne(isMember, arguments: [key, entry.sequence]) != true {
                try overwrite.execute(arguments: [entry.sequence])
            }
            try forget.execute(arguments: [key, entry.sequence])
        }
    }

    /// Whether erased text may still stand in the files, since a reader kept the write-ahead log from being emptied.
    public var isErasurePending: Bool {
        get async throws {
            try await LedgerFailure.mapping {
                try await pool.read { db in try PendingErasures.last(db) != nil }
            }
        }
    }

    /// Empties the write-ahead log where an erasure is pending; does nothing otherwise.
    ///
    /// - Throws: `LedgerError` with code `erasurePending` when a reader still keeps the erasure pending after about
    ///   two seconds, `storage` when the file failed; or `CancellationError`.
    public func completeErasure() async throws {
        for attempt in 0..<PendingErasures.attempts {
            if attempt > 0 { try await Task.sleep(for: .milliseconds(100)) }
            let isDone = try await LedgerFailure.mapping {
                try await pool.writeWithoutTransaction { db in try PendingErasures.complete(db) }
            }
            if isDone { return }
        }
        throw LedgerError(
            .erasurePending,
            """
            The private parts are overwritten, but the erasure is pending: a reader or writer keeps the write-ahead log \
            from being emptied, so the files still hold the text. End long reads of the ledger's file, then call \
            completeErasure().
            """)
    }
}

/// Erasures whose text may still stand in the write-ahead log; the notes survive a crash.
enum PendingErasures {
    static let attempts = 15

    /// The last note; nil when nothing is pending.
    static func last(_ db: Database) throws -> Int64? {
        try Int64.fetchOne(db, sql: "SELECT max(id) FROM pending_erasures")
    }

    /// Empties the write-ahead log and drops the notes that it answers; false when someone is in the way.
    static func complete(_ db: Database) throws -> Bool {
        // Ids are never given twice, so that a note that another process leaves meanwhile isn't dropped here.
        guard let last = try last(db) else { return true }
        guard try emptyLog(db) else { return false }
        try db.execute(sql: "DELETE FROM pending_erasures WHERE id <= ?", arguments: [last])
        return true
    }

    private static func emptyLog(_ db: Database) throws -> Bool {
        // Not the long timeout of appends: they would wait as long for the writer.
        try db.execute(sql: "PRAGMA busy_timeout = 50")
        defer { try? db.execute(sql: "PRAGMA busy_timeout = \(LedgerFile.busyMilliseconds)") }
        do {
            // After success the log holds no frames.
            return try db.checkpoint(.truncate).walFrameCount <= 0
        } catch let error as DatabaseError where LedgerFailure.isBusy(error) {
            return false
        }
    }
}
#endif
