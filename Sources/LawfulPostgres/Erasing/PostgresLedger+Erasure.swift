// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
public import LawfulLedger
public import LawfulModel

extension PostgresLedger {
    /// Erases private parts of subjects in one transaction: overwrites them, destroys the keys that they are sealed under, and
    /// finds anew what stands.
    ///
    /// What waits about them in the outbox gets its sequences before, and is erased along with the rest. With evidence the
    /// server's tables are vacuumed afterwards, as ``Options/cleaning`` says; whoever is still reading an older state keeps the
    /// former versions of rows there, and so does a role that may not vacuum. It is tried for about two seconds; after that
    /// the error says that the erasure is pending: nobody who asks this ledger is shown the private parts any more, but the
    /// tables' files hold keys until ``completeErasure()`` succeeds. Former versions of rows stay longer in the server's log,
    /// on replicas and in backups.
    ///
    /// - Parameters:
    ///   - subjects: whose.
    ///   - scope: of one activity, or all.
    ///   - kinds: kinds to keep, besides those that outlive erasure.
    /// - Returns: how many were erased by this call. Where the connection is lost at the commit and the work is done again,
    ///   what the first commit erased isn't counted.
    /// - Throws: `LedgerError` with code `storage` when nothing was erased, or nobody knows, since the server was lost;
    ///   `erasurePending` as said; `format` when an entry can't be read; or `CancellationError`.
    public func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        let keys = StoreKey.ordered(try subjects.map { try StoreKey.text($0.rawValue) })
        guard !keys.isEmpty else { return 0 }
        let erasure = Erasure(sql: sql, begin: transaction.begin, sealing: sealing)
        let count = try await keyed {
            while true {
                _ = try await drain(keys)
                let count = try await pool.retrying { link in try erasure.run(link, keys, scope, keeping: kinds) }
                if let count { return count }
                try Task.checkCancellation()
            }
        }
        if sealing != nil, cleaning != .later { try await completeErasure() }
        return count
    }
}
#endif
