// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
public import LawfulLedger
public import LawfulModel

/// A ledger in one SQLite file, which several processes may open at once.
///
/// ## Contract
///
/// - **Durable**: what ``append(_:)`` calls appended has been synchronised to the disk (write-ahead log with
///   `synchronous` at `FULL`, set after opening and read back; a file that doesn't take it is refused).
/// - **Isolated**: conditions are decided in the write transaction that records the draft (`BEGIN IMMEDIATE`), so a
///   withdrawal that another process committed before always wins (Art. 7(3)). Each read sees one moment.
/// - **Joined**: drafts that wait for the writer at the same time are committed together, with one synchronisation;
///   each caller hears of its outcomes after the commit. When the commit fails, all of them get the error and
///   nothing of theirs is recorded.
/// - **Erasable**: private parts are kept in a table of their own and overwritten where they stand when erased; erasing
///   isn't reported as done before the write-ahead log has been emptied (Arts. 5(1)(e), 17).
///
/// ## Limits
///
/// The file is readable by its owner alone, and it isn't encrypted. Subject identifiers stay in it after erasure,
/// in the status versions and in the kinds of entries that outlive erasure; erased text leaves its space unused. What file systems, drives and backups
/// keep of overwritten blocks is out of reach. Two subject identifiers are the same when Swift calls their text
/// equal; one that holds a NUL character is refused. Entry identifiers are public: put nobody's name in them.
public final class SQLiteLedger: Ledger {
    let pool: DatabasePool
    let queue: AppendQueue

    /// Opens the ledger in a file, and creates the file where there is none; its folder must exist.
    ///
    /// An erasure that an earlier run left pending is completed if no one reads meanwhile; see
    /// ``isErasurePending``.
    ///
    /// - Parameter path: the file's path.
    /// - Throws: `LedgerError`: `storage` when the file can't be opened for writing, `settings` when it doesn't take
    ///   the settings on which durability depends, `format` when it is no ledger or one of a newer version.
    public init(path: String) throws {
        pool = try LedgerFile.open(path)
        queue = AppendQueue(pool: pool)
    }

    /// Records drafts in one transaction, durably, each by its own condition.
    ///
    /// Cancelling the task doesn't take drafts back that wait for the writer; their ids make a retry harmless.
    ///
    /// - Parameter drafts: what to record, with the conditions.
    /// - Returns: the outcomes, in the order of the drafts, after the commit.
    /// - Throws: `LedgerError` when nothing was recorded.
    public func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        guard !drafts.isEmpty else { return [] }
        let writer = EntryWriter()
        let rows = try drafts.map { try writer.row(of: $0) }
        return try await queue.append(rows)
    }

    /// Records one entry about many people in one transaction, durably, with a row for each of them beside it.
    ///
    /// - Parameters:
    ///   - draft: the entry; it names no subject.
    ///   - members: about whom, each with the condition and the answer.
    /// - Returns: where the entry stands, and who was left out of it.
    /// - Throws: `LedgerError` when nothing was recorded.
    public func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        let row = try EntryWriter().row(of: ConditionalDraft(draft))
        let rows = try members.map { try CohortRow($0) }
        return try await LedgerFailure.mapping {
            try await pool.writeWithoutTransaction { db in
                var outcome = CohortOutcome(sequence: nil, moved: [])
                try db.inTransaction(.immediate) {
                    var recorder = try EntryRecorder(db)
                    outcome = try recorder.record(row, cohort: rows)
                    return .commit
                }
                return outcome
            }
        }
    }

    /// A subject's status-changing entries whose private parts exist, and the version, read at one moment.
    ///
    /// - Parameter subject: whose history.
    /// - Returns: the entries in sequence, and the version.
    /// - Throws: `LedgerError`: `storage` when the file can't be read, `format` when an entry can't; or
    ///   `CancellationError`.
    public func history(of subject: SubjectID) async throws -> SubjectHistory {
        let key = try StoreKey.text(subject.rawValue)
        return try await LedgerFailure.mapping {
            try await pool.read { db in try EntryReader.history(db, of: key) }
        }
    }

    /// Those of a subject's entries that stand, and the version, read at one moment.
    ///
    /// What stands is kept up to date by every append. Where a file doesn't hold it yet, since an older version wrote it,
    /// it is found once from the person's history, and written.
    ///
    /// - Parameter subject: whose.
    /// - Returns: the entries in sequence, and the version.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func standing(of subject: SubjectID) async throws -> SubjectHistory {
        let key = try StoreKey.text(subject.rawValue)
        return try await LedgerFailure.mapping {
            if let known = try await pool.read({ db in try Standings.read(db, of: key) }) { return known }
            return try await pool.writeWithoutTransaction { db in
                var standing = SubjectHistory(entries: [], version: .initial)
                try db.inTransaction(.immediate) {
                    standing = try Standings.read(db, of: key) ?? Standings.renew(db, of: key)
                    return .commit
                }
                return standing
            }
        }
    }

    /// What stands of several subjects' histories, read at one moment.
    ///
    /// - Parameter subjects: whose.
    /// - Returns: what stands, in the order of the subjects.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        let keys = try subjects.map { try StoreKey.text($0.rawValue) }
        let known = try await LedgerFailure.mapping {
            try await pool.read { db in try keys.map { try Standings.read(db, of: $0) } }
        }
        var standing: [SubjectHistory] = []
        for (subject, known) in zip(subjects, known) {
            if let known { standing.append(known) } else { standing.append(try await self.standing(of: subject)) }
        }
        return standing
    }

    /// The version of a subject's status.
    ///
    /// - Parameter subject: whose.
    /// - Returns: the version.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func statusVersion(of subject: SubjectID) async throws -> StatusVersion {
        let key = try StoreKey.text(subject.rawValue)
        return try await LedgerFailure.mapping {
            try await pool.read { db in try Statuses.version(db, of: key) }
        }
    }

    /// All entries about a subject whose private parts exist, in sequence (Art. 15).
    ///
    /// - Parameter subject: whose entries.
    /// - Returns: the entries.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func entries(of subject: SubjectID) async throws -> [LedgerEntry] {
        let key = try StoreKey.text(subject.rawValue)
        return try await LedgerFailure.mapping {
            try await pool.read { db in try EntryReader.entries(db, ofSubject: key) }
        }
    }

    /// Entries after a sequence, oldest first.
    ///
    /// - Parameters:
    ///   - sequence: the last one already read; 0 for none.
    ///   - limit: how many at most.
    /// - Returns: the entries.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        try await LedgerFailure.mapping {
            try await pool.read { db in
                try EntryReader.entries(
                    db,
                    """
                    SELECT entries.sequence, entries.id, entries.public, private_parts.body
                    FROM entries LEFT JOIN private_parts ON private_parts.sequence = entries.sequence
                    WHERE entries.sequence > ? ORDER BY entries.sequence LIMIT ?
                    """, [sequence, max(0, limit)])
            }
        }
    }

    /// What was answered about each member of a cohort's entry, those left out who are erased.
    ///
    /// - Parameter sequence: where the entry stands.
    /// - Returns: the answers, by the subjects' names; none where the entry is no cohort's.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func cohort(of sequence: Int64) async throws -> [CohortAnswer] {
        try await LedgerFailure.mapping {
            try await pool.read { db in
                let rows = try Row.fetchCursor(
                    db.cachedStatement(
                        sql: """
                            SELECT subject, answer FROM subject_entries
                            WHERE sequence = ? AND answer IS NOT NULL ORDER BY subject
                            """), arguments: [sequence])
                var answers: [CohortAnswer] = []
                while let row = try rows.next() {
                    let (subject, answer): (String, String) = (row[0], row[1])
                    answers.append(
                        CohortAnswer(
                            SubjectID(rawValue: subject), answer: answer.split(separator: " ").map(String.init)))
                }
                return answers
            }
        }
    }
}
#endif
