// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence
public import LawfulLedger
public import LawfulModel

// Whoever acted stands in entries by a pseudonym. The name stands in a row of its own: with evidence sealed under a key of the
// actor's own, of which the pseudonym is made.
extension SQLiteLedger {
    /// Says who is behind a pseudonym, after an entry is recorded, durably, that says by whom it was asked for and why.
    ///
    /// - Parameter opening: whose name, why, and who asks.
    /// - Returns: the name; nil where it was erased, or the pseudonym is none of this ledger's.
    /// - Throws: `LedgerError`: `format` where nobody asks or for no reason, or the opening has the name of another entry, or the
    ///   name was altered; `keys` while the holder of the keys doesn't answer, or when a key is lost; `storage`.
    public func openActor(_ opening: ActorOpening) async throws -> ActorID? {
        try await openActor(opening) { pseudonym in
            try await keyed {
                try await pool.read { db in try ActorTable(db).kept(as: pseudonym.rawValue)?.actor(sealing) }
            }
        }
    }

    /// Erases the names of actors whose period ran out, in one transaction: overwrites them, destroys their keys, and records how
    /// many went; then the write-ahead log is emptied, as for ``erasePrivateParts(of:_:keeping:)``.
    ///
    /// - Parameter erasure: for how long names are kept.
    /// - Returns: how many were erased by this call.
    /// - Throws: `LedgerError`, as ``erasePrivateParts(of:_:keeping:)`` does.
    public func eraseActors(_ erasure: ActorErasure) async throws -> Int {
        let writer = EntryWriter(isSealed: sealing != nil)
        let name = try writer.row(of: ConditionalDraft(erasure.record(of: 0)))
        try await prepare([name])
        let (count, last) = try await keyed {
            try await pool.writeWithoutTransaction { db in
                var destroyed: [(id: Int64, scope: KeyScope)] = []
                var (count, sequence) = (0, Int64(0))
                var done: EntryRecorder.Done?
                try db.inTransaction(.immediate) {
                    var recorder = try EntryRecorder(db, sealing)
                    guard try recorder.sequence(ofEntry: name.id) == nil else { return .rollback }
                    let over = try ActorTable(db).over(erasure)
                    guard !over.isEmpty else { return .rollback }
                    for (id, key) in over {
                        try ActorTable(db).erase(id)
                        guard let key else { continue }
                        try KeyRows.destroy(db, key.id)
                        destroyed.append((key.id, key.scope))
                    }
                    let row = try writer.row(of: ConditionalDraft(erasure.record(of: over.count)))
                    if case .appended(let place) = try recorder.record(row) { sequence = place }
                    try db.execute(sql: "INSERT INTO pending_erasures DEFAULT VALUES")
                    (count, done) = (over.count, recorder.done)
                    return .commit
                }
                done?.committed()
                sealing?.keys.forget(destroyed)
                return (count, sequence)
            }
        }
        if count > 0 { signIfDue(last) }
        try await completeErasure()
        return count
    }
}
#endif
