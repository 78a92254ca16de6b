// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
public import LawfulLedger
public import LawfulModel
import LawfulTime

// Whoever acted stands in entries by a pseudonym. The name stands in a row of its own: with evidence sealed under a key of the
// actor's own, of which the pseudonym is made. Hosts give one actor one pseudonym, by the lock of the log's head.
extension PostgresLedger {
    /// Says who is behind a pseudonym, after an entry is recorded, durably, that says by whom it was asked for and why.
    ///
    /// - Parameter opening: whose name, why, and who asks.
    /// - Returns: the name; nil where it was erased, or the pseudonym is none of this log's.
    /// - Throws: `LedgerError`: `format` where nobody asks or for no reason, or the opening has the name of another entry, or the
    ///   name was altered; `keys` while the holder of the keys doesn't answer, or when a key is lost; `storage`.
    public func openActor(_ opening: ActorOpening) async throws -> ActorID? {
        let (sql, sealing) = (sql, sealing)
        return try await openActor(opening) { pseudonym in
            try await keyed {
                try await pool.retrying { link in
                    let rows = try link.run([sql.keptActor(as: pseudonym.rawValue)])[0]
                    return rows.count == 0 ? nil : try ActorReader.actor(rows, 0).actor(sealing)
                }
            }
        }
    }

    /// Erases the names of actors whose period ran out, in one transaction: overwrites them, destroys their keys, and records how
    /// many went; then, with evidence, the tables are vacuumed, as for ``erasePrivateParts(of:_:keeping:)``.
    ///
    /// - Parameter erasure: for how long names are kept.
    /// - Returns: how many were erased by this call.
    /// - Throws: `LedgerError`, as ``erasePrivateParts(of:_:keeping:)`` does.
    public func eraseActors(_ erasure: ActorErasure) async throws -> Int {
        let row = try EntryWriter(isSealed: sealing != nil).row(of: ConditionalDraft(erasure.record(of: 0)))
        try await prepare([row])
        let transaction = transaction
        let (count, sequence) = try await keyed {
            try await pool.retrying { link in try transaction.eraseActors(erasure, row, link) }
        }
        if let sequence { signIfDue(sequence) }
        if sealing != nil, cleaning != .later { try await completeErasure() }
        return count
    }
}

extension LedgerTransaction {
    /// Erases names whose period ran out; how many, and where that is recorded.
    fileprivate func eraseActors(
        _ erasure: ActorErasure,
        _ row: EntryRow,
        _ link: Link
    ) throws -> (count: Int, sequence: Int64?) {
        var recorder = try open([], moving: [], [row], link)
        let rows = recorder.sequence(of: row.id) == nil ? try link.run([sql.namedActors()])[0] : nil
        var (over, keys): ([Int64], [StoredKey]) = ([], [])
        for number in 0..<(rows?.count ?? 0) {
            guard let rows, let day = rows.text(number, 6), let lastActed = try? LocalDate(day) else {
                throw LedgerError(.format, "What is kept of an actor can't be read; restore it from a backup.")
            }
            guard erasure.isOver(for: lastActed) else { continue }
            let actor = ActorReader.actor(rows, number)
            over.append(actor.id)
            if let key = actor.key { keys.append(key) }
        }
        guard !over.isEmpty else {
            _ = try link.run([Statement("ROLLBACK")])
            return (0, nil)
        }
        try recorder.require([row])
        let record = try EntryWriter(isSealed: sealing != nil)
            .row(of: ConditionalDraft(erasure.record(of: over.count)))
        guard case .appended(let sequence) = try recorder.record(record) else { return (0, nil) }
        var also = [sql.eraseActors(over)]
        if sealing != nil { also += [sql.destroy(keys.map(\.id)), sql.noteErasure()] }
        try close(recorder, also: also, link)
        sealing?.keys.forget(keys.map { ($0.id, $0.scope) })
        return (over.count, sequence)
    }
}
#endif
