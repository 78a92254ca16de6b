// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
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
        var count = 0
        while true {
            let sql = sql
            let (subjects, nobodys) = try await LedgerFailure.mapping {
                try await pool.retrying { link in
                    let rows = try link.run([sql.waitingSubjects(limit: Self.page), sql.waitingOfNobody(limit: 1)])
                    return ((0..<rows[0].count).compactMap { rows[0].text($0, 0) }, rows[1].count)
                }
            }
            guard !subjects.isEmpty || nobodys > 0 else { return count }
            count += try await drain(subjects, nobody: nobodys > 0 ? Self.page : 0)
            await archiveOwnMarks()
            signDrained()
            try Task.checkCancellation()
        }
    }

    /// Drains some; where one's key is lost, or what they wrote can't be read, the others don't wait for it.
    private func drain(_ subjects: [String], nobody limit: Int) async throws -> Int {
        let transaction = transaction
        func drain(_ subjects: [String], _ limit: Int) async throws -> Int {
            try await keyed {
                try await pool.retrying { link in try transaction.drain(subjects, nobody: limit, link) }
            }
        }
        do {
            return try await drain(subjects, limit)
        } catch let error as LedgerError
            where subjects.count + min(limit, 1) > 1 && [.keys, .evidence, .format].contains(error.code)
        {
            var count = 0
            for subject in subjects { count += (try? await drain([subject], 0)) ?? 0 }
            if limit > 0 { count += (try? await drain([], limit)) ?? 0 }
            // Whatever is left can't be drained at all.
            guard count > 0 else { throw error }
            return count
        }
    }

    /// Gives what waits about some persons its sequences; one of them may hinder all.
    func drain(_ subjects: [String]) async throws -> Int {
        let transaction = transaction
        let count = try await keyed {
            try await pool.retrying { link in try transaction.drain(subjects, nobody: 0, link) }
        }
        await archiveOwnMarks()
        if count > 0 { signDrained() }
        return count
    }

    /// What left the outbox waits for a head as what was appended does.
    private func signDrained() {
        if let size = sealing?.committed?.size { signIfDue(size) }
    }
}
#endif
