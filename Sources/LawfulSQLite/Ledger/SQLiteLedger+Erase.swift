// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence
public import LawfulLedger
import LawfulModel

extension SQLiteLedger {
    /// Erases private parts of people, each by an order of its own, in one transaction: that their data were erased, on
    /// condition of their status; the private parts, overwritten, and their keys, destroyed; a mark that outlives restores,
    /// where the ledger's evidence has a key for marks; and an entry, naming nobody, of what went and why.
    ///
    /// Then the write-ahead log is emptied and the mark copied to its archive. What is in the way of that leaves the receipt
    /// pending: ask again by the same name, or see ``completeErasure()`` and ``archiveMarks()``; opening the file does both.
    ///
    /// - Parameter orders: what to erase.
    /// - Returns: the outcomes, in the order of the orders; an order that is recorded already gives its first receipt.
    /// - Throws: `LedgerError` when nothing was erased: `storage`, `keys` while the holder of the keys doesn't answer, `format`;
    ///   or `CancellationError`, after which some may be: ask again by the same names.
    public func erase(_ orders: [ErasureOrder]) async throws -> [ErasureOutcome] {
        guard !orders.isEmpty else { return [] }
        let writer = EntryWriter(isSealed: sealing != nil)
        try await prepare(
            try orders.flatMap { order in
                [
                    try writer.row(of: order.statement),
                    try writer.row(of: ConditionalDraft(order.record(of: [:], keys: 0))),
                ]
            })
        let steps = try await keyed {
            try await pool.writeWithoutTransaction { db in
                var steps: [Step] = []
                var eraser = SealedEraser(db, sealing)
                var done: EntryRecorder.Done?
                try db.inTransaction(.immediate) {
                    var recorder = try EntryRecorder(db, sealing)
                    var records: [EntryID: LedgerEntry] = [:]
                    for order in orders {
                        // An order that is given twice: its record isn't committed, and can't be read back yet.
                        if let known = records[order.id] {
                            steps.append(.known(known))
                            continue
                        }
                        let step = try erase(order, db, &recorder, &eraser)
                        if case .erased(let entry) = step { records[order.id] = entry }
                        steps.append(step)
                    }
                    if steps.contains(where: { $0.recorded != nil }) {
                        try db.execute(sql: "INSERT INTO pending_erasures DEFAULT VALUES")
                    }
                    done = recorder.done
                    return .commit
                }
                done?.committed()
                eraser.committed()
                return steps
            }
        }
        if let last = steps.compactMap(\.recorded).last { signIfDue(last) }
        let isPending = try await isLeftPending()
        return try steps.map { step in
            switch step {
            case .moved(let version): return .moved(version)
            case .known(let entry), .erased(let entry):
                guard let receipt = LedgerErasureReceipt(entry, isPending: isPending) else {
                    throw LedgerError(
                        .format, "An erasure was ordered by the name of another entry; give it one of its own.")
                }
                return .erased(receipt)
            }
        }
    }

    /// What a transaction did about an order.
    private enum Step: Sendable {
        case moved(StatusVersion)
        case known(LedgerEntry)
        case erased(LedgerEntry)

        /// Where it was recorded.
        var recorded: Int64? { if case .erased(let entry) = self { entry.sequence } else { nil } }
    }

    private func erase(
        _ order: ErasureOrder,
        _ db: Database,
        _ recorder: inout EntryRecorder,
        _ eraser: inout SealedEraser
    ) throws -> Step {
        let writer = EntryWriter(isSealed: sealing != nil)
        if let known = try recorder.sequence(ofEntry: StoreKey.text(order.id.rawValue)) {
            let entries = try reader.entries(
                db, "SELECT \(EntryReader.columns) FROM entries \(EntryReader.joins) WHERE entries.sequence = ?",
                [known])
            guard let entry = entries.first else { throw LedgerError(.format, "An entry can't be read back.") }
            return .known(entry)
        }
        // First what may refuse: the person's status, which this moves.
        if case .moved(let version) = try recorder.record(try writer.row(of: order.statement)) {
            return .moved(version)
        }
        let key = try StoreKey.text(order.subject.rawValue)
        var counts: [PurposeID?: Int] = [:]
        let keysBefore = eraser.destroyed.count
        let erasable = try reader.publicEntries(db, ofSubject: key).filter { entry in
            order.scopes.contains { entry.isErasable($0, keeping: order.kept) }
        }
        for entry in erasable { counts[entry.publicPart.activity, default: 0] += 1 }
        if !erasable.isEmpty {
            try eraser.erase(Set(erasable.map(\.sequence)), of: key)
            try overwrite(db, erasable, of: key)
            // What an erased entry superseded may stand again.
            try Standings.renewAfterErasure(db, of: key, reader)
        }
        let draft = order.record(of: counts, keys: eraser.destroyed.count - keysBefore)
        guard case .appended(let sequence) = try recorder.record(try writer.row(of: ConditionalDraft(draft))) else {
            throw LedgerError(.format, "The record of an erasure was refused; nothing was erased.")
        }
        return .erased(LedgerEntry(sequence: sequence, draft))
    }

    /// Does what is left after the commit; whether something still is.
    private func isLeftPending() async throws -> Bool {
        var isPending = false
        do { try await completeErasure() } catch let error as LedgerError where error.code == .erasurePending {
            isPending = true
        }
        do { try await archiveMarks() } catch is LedgerError { isPending = true }
        return isPending
    }
}
#endif
