// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger

extension PostgresLedger {
    private static let page = 500

    /// Gives all that waits in the outbox its sequences.
    ///
    /// Several hosts may do so at once. What a host's transaction has not committed yet stays.
    ///
    /// - Returns: how many facts left the outbox by this call.
    /// - Throws: `LedgerError`, as ``append(_:)`` does; or `CancellationError`.
    public func drainOutbox() async throws -> Int {
        let (sql, transaction) = (sql, transaction)
        return try await LedgerFailure.mapping {
            var count = 0
            while true {
                let (subjects, nobodys) = try await pool.retrying { link in
                    let rows = try link.run([
                        sql.waitingSubjects(limit: Self.page), sql.waitingOfNobody(limit: 1),
                    ])
                    return ((0..<rows[0].count).compactMap { rows[0].text($0, 0) }, rows[1].count)
                }
                guard !subjects.isEmpty || nobodys > 0 else { return count }
                count += try await pool.retrying { link in
                    try transaction.drain(subjects, nobody: nobodys > 0 ? Self.page : 0, link)
                }
                try Task.checkCancellation()
            }
        }
    }

    /// Gives what waits about some persons its sequences.
    func drain(_ subjects: [String]) async throws -> Int {
        let transaction = transaction
        return try await pool.retrying { link in try transaction.drain(subjects, nobody: 0, link) }
    }
}
#endif
