// SPDX-License-Identifier: Apache-2.0

#if SQLite
public import GRDB
public import LawfulEvidence
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
///   nothing of theirs is recorded. ``appendAlone(_:)`` joins none.
/// - **Erasable**: private parts are kept in a table of their own and overwritten where they stand when erased; erasing
///   isn't reported as done before the write-ahead log has been emptied (Arts. 5(1)(e), 17).
///
/// - **Provable**, with evidence: what can't be erased is hashed into a signed tree, private parts are sealed under keys that
///   are destroyed to erase them; see ``checkpoint()``, ``verify(depth:pins:)`` and ``export(to:older:)``.
///
/// ## Limits
///
/// The file is readable by its owner alone; without evidence it isn't encrypted, and nothing proves that it wasn't rewritten.
/// Subject identifiers stay in it after erasure, in the status versions and in the kinds of entries that outlive erasure;
/// erased text leaves its space unused. What is recorded about each member of a cohort is committed to, and isn't sealed.
/// What file systems, drives and backups keep of overwritten blocks is out of reach. Two subject identifiers are the
/// same when Swift calls their text equal; one that holds a NUL character is refused. Entry identifiers are public: put
/// nobody's name in them.
public final class SQLiteLedger: Ledger {
    let pool: DatabasePool
    let queue: AppendQueue
    let sealing: Sealing?
    var reader: EntryReader { EntryReader(sealing: sealing) }

    /// Opens the ledger in a file, and creates the file where there is none; its folder must exist.
    ///
    /// An erasure that an earlier run left pending is completed if no one reads meanwhile; see
    /// ``isErasurePending``.
    ///
    /// - Parameters:
    ///   - path: the file's path.
    ///   - evidence: what makes the ledger provable. A ledger without it takes it up from then on: what stands in it
    ///     already is hashed as it is, and not sealed. One that has it is opened with it ever after.
    ///   - unmarked: what a ledger with evidence must be where its high-water mark is missing: empty, unless it was
    ///     restored on purpose.
    /// - Throws: `LedgerError`: `storage` when the file can't be opened for writing, `settings` when it doesn't take
    ///   the settings on which durability depends, or the evidence that it has is missing or another log's; `format` when it is
    ///   no ledger or one of a newer version; `rolledBack` when it has fewer entries than were signed, or others.
    public init(
        path: String,
        evidence: LedgerEvidence? = nil,
        unmarked: CheckpointSigner.Unmarked = .mustBeEmpty
    ) throws {
        pool = try LedgerFile.open(path)
        do {
            sealing = try evidence.map { try Sealing($0) }
            try EvidenceOpening.open(pool, sealing, unmarked)
        } catch {
            throw LedgerFailure.mapped(error)
        }
        queue = AppendQueue(pool: pool, sealing: sealing)
        signTail()
    }

    /// Keeps the ledger in the service's own database, beside its tables, so that a row of the service and the entry about
    /// it can be written in one transaction: see ``append(_:ifSubjectAt:in:)``.
    ///
    /// Commits on the pool are synchronised to the disk from then on, and deleted text is overwritten, the service's own, too.
    ///
    /// - Parameters:
    ///   - pool: the service's database; it must have no tables of the ledger's names.
    ///   - evidence: what makes the ledger provable.
    ///   - unmarked: as for a file of the ledger's own.
    /// - Throws: `LedgerError`, as opening a file does; `format` when a table of the service is called as one of the ledger's.
    public init(
        sharing pool: DatabasePool,
        evidence: LedgerEvidence? = nil,
        unmarked: CheckpointSigner.Unmarked = .mustBeEmpty
    ) throws {
        self.pool = pool
        try LedgerFile.share(pool)
        do {
            sealing = try evidence.map { try Sealing($0) }
            try EvidenceOpening.open(pool, sealing, unmarked)
        } catch {
            throw LedgerFailure.mapped(error)
        }
        queue = AppendQueue(pool: pool, sealing: sealing)
        signTail()
    }

    /// Does some work, and gets the keys that it lacks until it lacks none.
    func keyed<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        try await LedgerFailure.mapping {
            try await Sealing.keyed(sealing, making: { try await checkKeys() }, work)
        }
    }

    /// Gets the keys of rows before they wait for the writer, so that the transaction seldom lacks one. Who can't come again
    /// asks the store, whatever the process knows: another may have destroyed a key.
    func prepare(_ rows: [EntryRow], askingStore isAsking: Bool = false) async throws {
        guard let sealing else { return }
        let actors = Set(rows.flatMap(\.draft.actors))
        var scopes = Set(rows.map(\.scope))
        if !actors.isEmpty, isAsking || !sealing.actors.isOpen { scopes.insert(ActorSeal.finding) }
        try await prepare(scopes.filter { isAsking || !sealing.keys.isReady($0) }, sealing)
        guard isAsking, !actors.isEmpty else { return }
        // Who acts for the first time needs a key, too.
        let known = try await keyed {
            try await pool.read { db in
                guard let stored = try KeyRows.key(db, of: ActorSeal.finding), !sealing.keys.isLost(stored) else {
                    return Set<ActorID>()
                }
                let finding = try sealing.keys.opened(stored)
                return try actors.filter {
                    try ActorTable(db).actor(foundBy: ActorSeal.finder(of: $0, under: finding)) != nil
                }
            }
        }
        try await prepare(Set(actors.subtracting(known).map { sealing.actors.scope(for: $0) }), sealing)
    }

    private func prepare(_ scopes: Set<KeyScope>, _ sealing: Sealing) async throws {
        guard !scopes.isEmpty else { return }
        try await LedgerFailure.mapping {
            let stored = try await pool.read { db in try scopes.compactMap { try KeyRows.key(db, of: $0) } }
            try await sealing.keys.get(.unwrapping(stored))
            let lacking = Array(scopes.subtracting(stored.filter { !sealing.keys.isLost($0) }.map(\.scope)))
            if !lacking.isEmpty { try await checkKeys() }
            try await sealing.keys.get(.making(lacking))
        }
    }

    private func signTail() { sealing?.signTail { _ = try await self.checkpoint() } }

    func signIfDue(_ sequence: Int64) {
        sealing?.signIfDue(sequence) { _ = try await self.checkpoint() }
    }

    /// Records drafts in one transaction, durably, each by its own condition.
    ///
    /// Cancelling the task doesn't take drafts back that wait for the writer; their ids make a retry harmless.
    ///
    /// - Parameter drafts: what to record, with the conditions.
    /// - Returns: the outcomes, in the order of the drafts, after the commit.
    /// - Throws: `LedgerError` when nothing was recorded.
    public func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        try await append(drafts) { try await queue.append($0) }
    }

    /// Records drafts in a transaction of their own, which no other caller's join, with a synchronisation of its own.
    ///
    /// - Parameter drafts: what to record, with the conditions.
    /// - Returns: the outcomes, in the order of the drafts, after the commit.
    /// - Throws: `LedgerError` when nothing was recorded.
    public func appendAlone(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        try await append(drafts) { try await queue.appendAlone($0) }
    }

    private func append(
        _ drafts: [ConditionalDraft],
        recording record: ([EntryRow]) async throws -> [AppendOutcome]
    ) async throws -> [AppendOutcome] {
        guard !drafts.isEmpty else { return [] }
        let writer = EntryWriter(isSealed: sealing != nil)
        let rows = try drafts.map { try writer.row(of: $0) }
        try await prepare(rows)
        let outcomes = try await keyed { try await record(rows) }
        // What is recorded is recorded: where the archive can't be written now, the next call or opening does.
        try? await archiveMarks()
        if case .appended(let sequence)? = outcomes.last { signIfDue(sequence) }
        return outcomes
    }

    /// Records one entry about many people in one transaction, durably, with a row for each of them beside it.
    ///
    /// - Parameters:
    ///   - draft: the entry; it names no subject.
    ///   - members: about whom, each with the condition and the answer.
    /// - Returns: where the entry stands, and who was left out of it.
    /// - Throws: `LedgerError` when nothing was recorded.
    public func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        let row = try EntryWriter(isSealed: sealing != nil).row(of: ConditionalDraft(draft))
        let rows = try members.map { try CohortRow($0) }
        try await prepare([row])
        let outcome = try await keyed {
            try await pool.writeWithoutTransaction { db in
                var outcome = CohortOutcome(sequence: nil, moved: [])
                var done: EntryRecorder.Done?
                try db.inTransaction(.immediate) {
                    var recorder = try EntryRecorder(db, sealing)
                    outcome = try recorder.record(row, cohort: rows)
                    done = recorder.done
                    return .commit
                }
                done?.committed()
                return outcome
            }
        }
        if let sequence = outcome.sequence { signIfDue(sequence) }
        return outcome
    }

    /// A subject's status-changing entries whose private parts exist, and the version, read at one moment.
    ///
    /// - Parameter subject: whose history.
    /// - Returns: the entries in sequence, and the version.
    /// - Throws: `LedgerError`: `storage` when the file can't be read, `format` when an entry can't; or
    ///   `CancellationError`.
    public func history(of subject: SubjectID) async throws -> SubjectHistory {
        let key = try StoreKey.text(subject.rawValue)
        return try await keyed { try await pool.read { db in try reader.history(db, of: key) } }
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
        return try await keyed {
            if let known = try await pool.read({ db in try Standings.read(db, of: key, reader) }) { return known }
            return try await pool.writeWithoutTransaction { db in
                var standing = SubjectHistory(entries: [], version: .initial)
                try db.inTransaction(.immediate) {
                    standing = try Standings.read(db, of: key, reader) ?? Standings.renew(db, of: key, reader)
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
        let known = try await keyed { try await pool.read { db in try Standings.read(db, of: keys, reader) } }
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
        return try await keyed { try await pool.read { db in try reader.entries(db, ofSubject: key) } }
    }

    /// Entries after a sequence, oldest first.
    ///
    /// - Parameters:
    ///   - sequence: the last one already read; 0 for none.
    ///   - limit: how many at most.
    /// - Returns: the entries.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        try await keyed {
            try await pool.read { db in
                try reader.entries(
                    db,
                    """
                    SELECT \(EntryReader.columns) FROM entries \(EntryReader.joins)
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
