// SPDX-License-Identifier: Apache-2.0

#if SQLite
public import GRDB
import LawfulEvidence
public import LawfulLedger

// Recording within a transaction of the service's own.
extension SQLiteLedger {
    /// Gets ready what drafts need that can't be waited for within a transaction: the keys that they are sealed under.
    ///
    /// Call it before the transaction; without evidence it does nothing.
    ///
    /// - Parameter drafts: what will be recorded.
    /// - Throws: `LedgerError` with code `keys` while the holder of the keys doesn't answer.
    public func prepare(_ drafts: [EntryDraft]) async throws {
        guard sealing != nil else { return }
        let writer = EntryWriter(isSealed: true)
        try await prepare(try drafts.map { try writer.row(of: ConditionalDraft($0)) }, askingStore: true)
    }

    /// Records a draft within a transaction of the service's own: its rows and the entry are committed together, or
    /// neither is. The person's status moves with the commit, for every decision of every process.
    ///
    /// ```swift
    /// let ledger = try SQLiteLedger(sharing: database)
    /// let draft = privacy.draft(.consentGiven(Newsletter.self, text: "newsletter-v1"), about: anna.id)
    /// try await ledger.prepare([draft])
    /// try await database.write { db in
    ///     try Subscription(customer: anna).insert(db)
    ///     _ = try ledger.append(draft, in: db)
    /// }
    /// ```
    ///
    /// - Parameters:
    ///   - draft: what to record.
    ///   - version: the status version on which recording depends; nil records unconditionally.
    ///   - db: the connection of the pool that the ledger shares, within a write transaction.
    /// - Returns: what becomes of the draft when the transaction is committed; after `moved`, nothing of it was written.
    /// - Throws: `LedgerError`: `settings` outside of a transaction, `keys` when ``prepare(_:)`` wasn't called for the draft,
    ///   `storage` when the file failed. The transaction should then be rolled back.
    public func append(
        _ draft: EntryDraft,
        ifSubjectAt version: StatusVersion? = nil,
        in db: Database
    ) throws -> AppendOutcome {
        guard db.isInsideTransaction else {
            throw LedgerError(.settings, "Record within a write transaction of the database that the ledger shares.")
        }
        do {
            let row = try EntryWriter(isSealed: sealing != nil).row(of: ConditionalDraft(draft, ifSubjectAt: version))
            // Takes the write lock, where only reads came before.
            try db.execute(sql: "UPDATE statuses SET version = version WHERE subject = ''")
            var recorder = try EntryRecorder(db, sealing)
            let outcome = try recorder.record(row)
            guard case .appended(let sequence) = outcome else { return outcome }
            let done = recorder.done
            db.afterNextTransaction { [self] db in
                // A savepoint within the transaction may have been rolled back: then nothing of it may be remembered.
                guard (try? recorded(row.id, at: sequence, db)) == true else { return sealing?.forgetTree() ?? () }
                done.committed()
                signIfDue(sequence)
            }
            return outcome
        } catch is KeyNeed {
            throw LedgerError(
                .keys, "The draft's key isn't at hand; call prepare with the draft before the transaction.")
        } catch {
            throw LedgerFailure.mapped(error)
        }
    }

    private func recorded(_ id: String, at sequence: Int64, _ db: Database) throws -> Bool {
        try Int.fetchOne(
            db.cachedStatement(sql: "SELECT 1 FROM entries WHERE sequence = ? AND id = ?"), arguments: [sequence, id])
            != nil
    }
}
#endif
