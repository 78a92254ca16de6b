// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
public import LawfulLedger
import LawfulModel

extension PostgresLedger {
    /// Erases private parts of people, each by an order of its own, in one transaction: that their data were erased, on
    /// condition of their status; the private parts, overwritten, and their keys, destroyed; a mark that outlives restores,
    /// where the log's evidence has a key for marks; and an entry, naming nobody, of what went and why.
    ///
    /// What waits about them in the outbox gets its sequences before, and is erased along with the rest. Afterwards the tables
    /// are vacuumed, as ``Options/cleaning`` says, and the mark is copied to its archive. What is in the way of that leaves the
    /// receipt pending, and so does a cleaning that is left for later: ask again by the same name, or see
    /// ``completeErasure()`` and ``archiveMarks()``.
    ///
    /// - Parameter orders: what to erase.
    /// - Returns: the outcomes, in the order of the orders; an order that is recorded already, by whatever host, gives its first
    ///   receipt.
    /// - Throws: `LedgerError` when nothing was erased, or nobody knows, since the server was lost: `storage`, `keys` while the
    ///   holder of the keys doesn't answer, `format`; or `CancellationError`. Ask again by the same names.
    public func erase(_ orders: [ErasureOrder]) async throws -> [ErasureOutcome] {
        guard !orders.isEmpty else { return [] }
        let writer = EntryWriter(isSealed: sealing != nil)
        let rows = try orders.map { try ErasureOrderRows($0, writer) }
        try await prepare(rows.flatMap { [$0.statement, $0.record] })
        let subjects = StoreKey.ordered(rows.map(\.subject))
        let transaction = transaction
        let steps = try await keyed {
            while true {
                _ = try await drain(subjects)
                if let steps = try await pool.retrying({ link in try transaction.erase(rows, link) }) { return steps }
                try Task.checkCancellation()
            }
        }
        let isPending = try await isLeftPending()
        var outcomes: [ErasureOutcome] = []
        var last: Int64?
        for step in steps {
            switch step {
            case .moved(let version): outcomes.append(.moved(version))
            case .known(let sequence):
                outcomes.append(.erased(try receipt(of: try await entry(at: sequence), isPending)))
            case .erased(let entry):
                outcomes.append(.erased(try receipt(of: entry, isPending)))
                last = entry.sequence
            }
        }
        if let last { signIfDue(last) }
        return outcomes
    }

    private func receipt(of entry: LedgerEntry?, _ isPending: Bool) throws -> LedgerErasureReceipt {
        guard let receipt = entry.flatMap({ LedgerErasureReceipt($0, isPending: isPending) }) else {
            throw LedgerError(
                .format, "An erasure was ordered by the name of another entry; give it one of its own.")
        }
        return receipt
    }

    private func entry(at sequence: Int64) async throws -> LedgerEntry? {
        let (statement, reader) = (sql.entries(after: sequence - 1, limit: 1), HistoryReader(sealing))
        return try await keyed {
            try await pool.retrying { link in try reader.entries(link.run([statement])[0], of: nil).first }
        }
    }

    /// Does what is left after the commit; whether something still is.
    private func isLeftPending() async throws -> Bool {
        var isPending = false
        if cleaning == .later {
            isPending = try await isErasurePending
        } else {
            do { try await completeErasure() } catch let error as LedgerError where error.code == .erasurePending {
                isPending = true
            }
        }
        do { try await archiveMarks() } catch is LedgerError { isPending = true }
        return isPending
    }
}
#endif
