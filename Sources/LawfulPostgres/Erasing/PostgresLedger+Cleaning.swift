// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger

// Erasure has two steps: rows are overwritten and keys destroyed in a transaction, which is counted in the head of the log; then
// the tables are vacuumed, and the count follows.
extension PostgresLedger {
    private static let attempts = 15

    /// Whether keys that were destroyed, names or plain text that was erased may still stand in the tables' files, since nobody
    /// has vacuumed them yet as far as this log knows. Without evidence it isn't known, and false.
    public var isErasurePending: Bool {
        get async throws {
            let sql = sql
            guard sealing != nil else { return false }
            return try await LedgerFailure.mapping {
                try await pool.retrying { link in
                    let head = try link.run([sql.head()])[0]
                    return (head.integer(0, 3) ?? 0) > (head.integer(0, 4) ?? 0)
                }
            }
        }
    }

    /// Vacuums the tables where an erasure is pending; does nothing otherwise, nor without evidence.
    ///
    /// - Throws: `LedgerError` with code `erasurePending` when somebody who reads an older state, or a missing right, still keeps
    ///   the erasure pending after about two seconds, and its message says which; `storage` when the server can't be reached;
    ///   or `CancellationError`.
    public func completeErasure() async throws {
        guard sealing != nil else { return }
        var cleaner = Cleaner(sql: sql, rewrites: cleaning == .rewrite)
        for attempt in 0..<Self.attempts {
            if attempt > 0 { try await Task.sleep(for: .milliseconds(100)) }
            let trying = cleaner
            let (next, hindrance) = try await LedgerFailure.mapping {
                try await pool.retrying { link in
                    var cleaner = trying
                    let hindrance = try cleaner.run(link)
                    return (cleaner, hindrance)
                }
            }
            guard let hindrance else { return }
            cleaner = next
            if hindrance == .right || attempt == Self.attempts - 1 { throw Self.pending(hindrance) }
        }
    }

    private static func pending(_ hindrance: Cleaner.Hindrance) -> LedgerError {
        let why =
            switch hindrance {
            case .reader:
                """
                a transaction, replica or replication slot that needs an older state keeps the tables from being vacuumed. End \
                long transactions, then call completeErasure().
                """
            case .right:
                """
                the role may not vacuum the ledger's tables, or the server can't. Have their owner call completeErasure(), grant \
                MAINTAIN on them, or see to it otherwise and set the options' cleaning to later.
                """
            }
        return LedgerError(
            .erasurePending,
            "The private parts are overwritten and their keys destroyed, but the erasure is pending: \(why)")
    }
}

/// Rids the tables' files of former versions of rows.
struct Cleaner: Sendable {
    /// What keeps the files from being rid of them.
    enum Hindrance: Sendable {
        case reader, right
    }

    let sql: LedgerSQL
    let rewrites: Bool
    /// How many erasures it cleans up after, and the first transaction that began after them; whoever is older may still see
    /// what they overwrote.
    private var goal: (erasures: Int64, horizon: String)?

    init(sql: LedgerSQL, rewrites: Bool) { (self.sql, self.rewrites) = (sql, rewrites) }

    private static let tables = ["data_keys", "subject_entries", "private_parts", "outbox", "actor_names"]

    /// Vacuums, and takes note of it; what hinders it, else.
    mutating func run(_ link: Link) throws -> Hindrance? {
        let head = try link.run([sql.head()])[0]
        let erasures = goal?.erasures ?? head.integer(0, 3) ?? 0
        guard erasures > head.integer(0, 4) ?? 0 else { return nil }
        do {
            // What is erased meanwhile isn't meant: it may be younger than the horizon.
            let since = try goal?.horizon ?? link.run([sql.horizon()])[0].text(0, 0) ?? ""
            goal = (erasures, since)
            guard try link.run([sql.mayVacuum(Self.tables)])[0].text(0, 0) == "t" else { return .right }
            guard try link.run([sql.olderReaders(than: since)])[0].integer(0, 0) == 0 else { return .reader }
            for table in Self.tables {
                _ = try link.run([sql.vacuum(table, rewrites: rewrites && table == "data_keys")])
            }
        } catch let failure as ServerFailure where !failure.isLost {
            return failure.isTransient ? .reader : .right
        }
        _ = try link.run([sql.noteCleaning(of: erasures)])
        return nil
    }
}

// What only PostgreSQL itself understands.
extension LedgerSQL {
    fileprivate func horizon() -> Statement {
        Statement("SELECT CAST(txid_snapshot_xmax(txid_current_snapshot()) % 4294967296 AS TEXT)")
    }

    /// How many there are that may see an older state than that at a transaction: in this database by their snapshot, in any by
    /// a transaction that is open, which newer snapshots reckon with.
    fileprivate func olderReaders(than transaction: String) -> Statement {
        Statement(
            """
            SELECT count(*) FROM (
                SELECT backend_xmin FROM pg_stat_activity
                WHERE backend_xmin IS NOT NULL AND pid <> pg_backend_pid()
                    AND (datname = current_database() OR datname IS NULL)
                UNION ALL SELECT backend_xid FROM pg_stat_activity
                WHERE backend_xid IS NOT NULL AND pid <> pg_backend_pid()
                UNION ALL SELECT xmin FROM pg_replication_slots WHERE xmin IS NOT NULL
                UNION ALL SELECT transaction FROM pg_prepared_xacts
            ) AS h(x) WHERE age(h.x) > age(CAST($1 AS xid))
            """, [.text(transaction)])
    }

    fileprivate func mayVacuum(_ tables: [String]) -> Statement {
        Statement(
            """
            SELECT bool_and(
                pg_has_role(c.relowner, 'USAGE')
                OR pg_has_role((SELECT d.datdba FROM pg_database AS d WHERE d.datname = current_database()), 'USAGE')
                OR CASE WHEN CAST(current_setting('server_version_num') AS INTEGER) >= 170000
                    THEN has_table_privilege(c.oid, 'MAINTAIN') ELSE false END)
            FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
            WHERE '"' || replace(n.nspname, '"', '""') || '"' = $1 AND c.relname = ANY($2)
            """, [.text(schema), .texts(tables)])
    }

    fileprivate func vacuum(_ table: String, rewrites: Bool) -> Statement {
        Statement("VACUUM \(rewrites ? "(FULL) " : "")\(schema).\(table)")
    }
}
#endif
