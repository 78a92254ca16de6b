// SPDX-License-Identifier: Apache-2.0

#if Postgres
public import LawfulLedger
public import LawfulModel

extension PostgresLedger {
    /// Erases private parts of subjects in one transaction: overwrites them, and finds anew what stands.
    ///
    /// What waits about them in the outbox gets its sequences before, and is erased along with the rest. Former versions of
    /// the rows stay in the server's files until it vacuums them, and longer in logs, replicas and backups.
    ///
    /// - Parameters:
    ///   - subjects: whose.
    ///   - scope: of one activity, or all.
    ///   - kinds: kinds to keep, besides those that outlive erasure.
    /// - Returns: how many were erased by this call. Where the connection is lost at the commit and the work is done again,
    ///   what the first commit erased isn't counted.
    /// - Throws: `LedgerError` with code `storage` when nothing was erased, or nobody knows, since the server was lost; `format`
    ///   when an entry can't be read; or `CancellationError`.
    public func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        let keys = StoreKey.ordered(try subjects.map { try StoreKey.text($0.rawValue) })
        guard !keys.isEmpty else { return 0 }
        let (sql, begin) = (sql, transaction.begin)
        return try await LedgerFailure.mapping {
            while true {
                _ = try await drain(keys)
                let count = try await pool.retrying { link in
                    try Erasure(sql: sql, begin: begin).run(link, keys, scope, keeping: kinds)
                }
                if let count { return count }
                try Task.checkCancellation()
            }
        }
    }
}

/// One transaction that erases.
struct Erasure {
    let sql: LedgerSQL
    let begin: Statement

    /// How many private parts were erased; nil where something waits in the outbox again.
    func run(_ link: Link, _ keys: [String], _ scope: ErasureScope, keeping kinds: Set<EntryKind>) throws -> Int? {
        let results = try link.run(
            [begin, sql.lockStatuses(keys)] + keys.flatMap { [sql.entries(of: $0), sql.history($0)] })
        let statuses = StatusReader.locked(results[1])
        var statements: [Statement] = []
        var count = 0
        for (index, key) in keys.enumerated() {
            guard statuses[key]?.pending ?? 0 == 0 else {
                _ = try link.run([Statement("ROLLBACK")])
                return nil
            }
            let rows = results[2 + 2 * index]
            let entries = try HistoryReader.entries(rows, of: key)
            let erased = entries.filter { $0.isErasable(scope, keeping: kinds) }.map(\.sequence)
            guard !erased.isEmpty else { continue }
            count += erased.count
            // The private part of a cohort names nobody and concerns the others, too.
            let shared = Set((0..<rows.count).filter { rows.text($0, 4) != nil }.compactMap { rows.integer($0, 0) })
            statements += [sql.overwrite(erased.filter { !shared.contains($0) }), sql.forget(key, erased)]
            // What an erased entry superseded may stand again.
            if let status = statuses[key], status.version != .initial {
                let left = try HistoryReader.history(results[3 + 2 * index]).entries
                    .filter { !erased.contains($0.sequence) }
                let standing = SubjectHistory(entries: left, version: status.version).standing
                let texts = StandingText(standing)
                statements.append(
                    sql.moveStatuses([key], [status.version.rawValue], [texts.head], [texts.sequences]))
            }
        }
        _ = try link.run(statements + [Statement(statements.isEmpty ? "ROLLBACK" : "COMMIT")])
        return count
    }
}
#endif
