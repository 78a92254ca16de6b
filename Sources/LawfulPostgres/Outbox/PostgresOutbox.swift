// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
public import LawfulLedger

/// The ledger's part in a transaction of the host's own: what the host's tables say and what the ledger says commit or vanish
/// together.
///
/// The host runs the statements in its own transaction, on the database that holds the ledger's tables, by whatever driver
/// it has. All parameters are texts.
///
/// ```swift
/// try await client.withTransaction { connection in
///     try await connection.query("UPDATE readers SET newsletter = false WHERE id = \(id)")
///     for statement in try outbox.statements(recording: [withdrawal]) {
///         try await connection.query(PostgresQuery(statement))   // sql, and each parameter bound as a text
///     }
/// }
/// _ = try await ledger.drainOutbox()
/// ```
///
/// From the host's commit on, every decision on every host sees the move: the row of the person's status says that something
/// waits, and whoever reads the status, or records an answer that depends on it, gives it its sequence first. Until the
/// host's commit or rollback, an answer about the same person waits for it; keep such transactions short. Where the host
/// runs `SERIALIZABLE` or meets a deadlock (SQLSTATE 40001, 40P01), it runs its transaction again, as always.
///
/// With evidence, a fact is sealed when it gets its sequence: until then it stands in the outbox in the clear.
///
/// What nobody asks about gets its sequence from ``PostgresLedger/drainOutbox()``; call it after the commit or now and then.
public struct PostgresOutbox: Hashable, Sendable {
    private let log: String
    private let schema: String

    /// The outbox of a log; it needs no connection.
    ///
    /// - Parameters:
    ///   - log: the log's name.
    ///   - schema: the schema of the ledger's tables.
    /// - Throws: `LedgerError` with code `format` for a name with a NUL character.
    public init(log: String = "main", schema: String = "lawful") throws {
        self.log = try StoreKey.text(log)
        self.schema = LedgerSchema(try StoreKey.text(schema)).name
    }

    /// What the host runs, in this order, to record drafts in its own transaction.
    ///
    /// Each statement records one draft and moves its person's status, both or neither. A draft whose id is recorded
    /// already changes nothing, so that the host may run its transaction again.
    ///
    /// - Parameter drafts: what to record, unconditionally.
    /// - Returns: a statement for each draft.
    /// - Throws: `LedgerError` with code `format` when a draft can't be written, or what can't be erased of it is longer than
    ///   a ledger with evidence takes (8 KiB): it would never leave the outbox.
    public func statements(recording drafts: [EntryDraft]) throws -> [HostStatement] {
        for draft in drafts {
            let pseudonyms = draft.actors.map { ($0, ActorPseudonym(rawValue: Hash256.emptyTree.hex)) }
            let widest = HashedEntry(
                draft.pseudonymous(Dictionary(uniqueKeysWithValues: pseudonyms)), sequence: 1 << 52,
                commitment: .emptyTree)
            guard (try? widest.bytes()) != nil else {
                throw LedgerError(
                    .format,
                    "A draft's role, entity or activity is too long, or its time too far off; nothing was recorded.")
            }
        }
        let writer = EntryWriter(isSealed: false, isWaiting: true)
        let rows = try drafts.map { try writer.row(of: ConditionalDraft($0)) }
        // In one order of persons, each person's in their own, so that two hosts don't wait for one another in a circle.
        let order = rows.indices.sorted { one, other in
            let (a, b) = (rows[one].subject ?? "", rows[other].subject ?? "")
            return a == b ? one < other : a.utf8.lexicographicallyPrecedes(b.utf8)
        }
        return order.map { statement(rows[$0]) }
    }

    private func statement(_ row: EntryRow) -> HostStatement {
        guard let subject = row.subject, row.movesStatus else {
            return HostStatement(
                sql: """
                    INSERT INTO \(schema).outbox (log, id, subject, moves_status, place, public, private)
                    VALUES (CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), \(row.movesStatus), 0, \
                    CAST($4 AS TEXT), CAST($5 AS TEXT))
                    ON CONFLICT (log, id) DO NOTHING
                    """, parameters: [log, row.id, row.subject, row.publicText, row.privateText])
        }
        return HostStatement(
            sql: """
                WITH moved AS (
                    INSERT INTO \(schema).statuses AS s (log, subject, version, pending)
                    VALUES (CAST($1 AS TEXT), CAST($3 AS TEXT), 0, 1)
                    ON CONFLICT (log, subject) DO UPDATE SET pending = s.pending + 1
                    RETURNING pending
                )
                INSERT INTO \(schema).outbox (log, id, subject, moves_status, place, public, private)
                SELECT CAST($1 AS TEXT), CAST($2 AS TEXT), CAST($3 AS TEXT), true, moved.pending, CAST($4 AS TEXT), \
                CAST($5 AS TEXT)
                FROM moved
                ON CONFLICT (log, id) DO NOTHING
                """, parameters: [log, row.id, subject, row.publicText, row.privateText])
    }
}

/// A statement that a host runs in a transaction of its own; its description shows no value.
public struct HostStatement: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The SQL, with `$1`, `$2` … for the parameters.
    public let sql: String
    /// What is bound, each as a text; nil for NULL. They hold personal data.
    public let parameters: [String?]

    /// The SQL alone.
    public var description: String { sql }
    /// The SQL alone.
    public var debugDescription: String { sql }
    /// The SQL alone.
    public var customMirror: Mirror { Mirror(self, children: ["sql": sql]) }
}
#endif
