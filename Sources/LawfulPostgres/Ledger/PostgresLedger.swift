// SPDX-License-Identifier: Apache-2.0

#if Postgres
public import LawfulEvidence
public import LawfulLedger
import LawfulModel

/// A ledger on a PostgreSQL server, which services on many hosts share.
///
/// ```swift
/// let ledger = try await PostgresLedger("postgresql://lawful@db.example/privacy?sslmode=verify-full", log: "tenant-7")
/// ```
///
/// ## Contract
///
/// - **Durable**: what ``append(_:)`` calls appended was committed with `synchronous_commit`, by a server that runs with
///   `fsync`; another is refused.
/// - **Isolated**: a condition is decided under the lock of the person's status row, in the transaction that records the
///   draft, so a withdrawal that any host committed before always wins (Art. 7(3)); also one that is only in the
///   ``PostgresOutbox``. Each read sees one moment.
/// - **Joined**: drafts that wait while a transaction is under way are committed together in the next one. Where that
///   fails, each request is tried by itself, so that one can't fail another's. ``appendAlone(_:)`` joins none.
/// - **Connected**: connections are made when needed and made anew when they were lost; what was under way is done again,
///   for as long as ``Options/patience`` says. Ids of drafts make that harmless.
/// - **Several logs**: each log has its own head and its own sequences; nothing that is done to one touches another's rows.
///   Use one for each tenant or shard: appends to one log follow one another.
/// - **Provable**, with evidence: what can't be erased is hashed into a signed tree, private parts are sealed under keys that
///   are destroyed to erase them; see ``checkpoint()``, ``verify(depth:pins:)`` and ``export(to:older:proofsOf:)``. Hosts
///   sign one after another, each after it has shown that the log continues the last head that any of them signed.
///
/// ## Limits
///
/// Erasing overwrites private parts, and keys, in their rows. What the server keeps of former versions of a row in its
/// write-ahead log, on replicas and in backups is out of reach, and without evidence what its tables keep of them, too, until
/// they are vacuumed: nobody who asks this ledger is shown it. With evidence these are keys wrapped under another that lies
/// elsewhere: ``rewrapKeys()`` and the end of that one make all of them useless. What is recorded about each member of a cohort
/// is committed to, and isn't sealed. Rights of the role are what keeps entries from being changed: the owner of the tables takes
/// the right to update or delete them from itself, a superuser has it nonetheless. Subject identifiers stay in the status
/// versions after erasure. Entry identifiers are public: put nobody's name in them.
///
/// ## Package traits
/// Needs the `Postgres` trait, and libpq where it is built (Debian: `libpq-dev`).
public final class PostgresLedger: Ledger {
    /// How transactions are kept apart; the ledger's promises hold in either.
    public enum Isolation: Hashable, Sendable {
        /// By the locks that the ledger takes; the cheaper one, by default.
        case readCommitted
        /// By the server, too; for engines that know nothing else. Conflicts are tried again.
        case serializable
    }

    /// How the server's files are rid of the keys that an erasure destroyed.
    ///
    /// An update leaves the row's former version in the table's file. What is vacuumed is shown to nobody any more and
    /// overwritten by what is recorded next; only a rewritten table is known to hold nothing of it.
    public enum Cleaning: Hashable, Sendable {
        /// Erasing vacuums the tables that held keys, names or plain text, by default.
        case vacuum
        /// Erasing has the table of keys written anew (`VACUUM FULL`), too: appends to all logs wait for as long, which grows
        /// with the number of persons.
        case rewrite
        /// Erasing leaves it to ``PostgresLedger/completeErasure()``, such as once a night, or to the server's own rules.
        case later
    }

    /// What can be chosen about a ledger.
    public struct Options: Hashable, Sendable {
        /// The schema that holds the tables; it is made when it isn't there.
        public var schema = "lawful"
        /// How many connections are used at most.
        public var connections = 4
        /// How transactions are kept apart.
        public var isolation = Isolation.readCommitted
        /// For how long something is tried again while the server can't be reached or others are in the way.
        public var patience = Duration.seconds(30)
        /// How the server's files are rid of destroyed keys, where the ledger has evidence.
        public var cleaning = Cleaning.vacuum

        /// The options by default.
        public init() {}
    }

    /// The log's name.
    public let log: String
    /// The log's part in transactions of the host's own.
    public let outbox: PostgresOutbox
    let pool: ConnectionPool
    let sql: LedgerSQL
    let transaction: LedgerTransaction
    let sealing: Sealing?
    let cleaning: Cleaning
    private let queue: AppendQueue

    /// Opens a log, and makes its schema, its tables and the log where they aren't there; older tables are migrated.
    ///
    /// - Parameters:
    ///   - connection: libpq's connection string or URL, which it gets as it is: hosts, credentials, TLS settings,
    ///     `target_session_attrs` and all else. It appears in no error.
    ///   - log: the log's name, by tenant or shard.
    ///   - evidence: what makes the log provable. A log without it takes it up from then on: what stands in it already is
    ///     hashed as it is, and not sealed. One that has it is opened with it ever after, on every host.
    ///   - unmarked: what a log with evidence must be where its high-water mark is missing: empty, unless it was restored on
    ///     purpose, or this host has a mark of its own and opens the log for the first time.
    ///   - options: what else can be chosen.
    /// - Throws: `LedgerError`: `settings` when the connection string can't be read, the server isn't set to keep what
    ///   it commits, or the evidence that the log has is missing or another's; `storage` when it can't be reached or refuses a
    ///   right; `format` when the tables are of a newer version or something else's; `rolledBack` when it has fewer entries
    ///   than were signed, or others.
    public init(
        _ connection: String,
        log: String = "main",
        evidence: LedgerEvidence? = nil,
        unmarked: CheckpointSigner.Unmarked = .mustBeEmpty,
        options: Options = Options()
    ) async throws {
        try ConnectionString.check(connection)
        let schema = LedgerSchema(try StoreKey.text(options.schema))
        self.log = log
        outbox = try PostgresOutbox(log: log, schema: options.schema)
        do { sealing = try evidence.map { try Sealing($0) } } catch { throw LedgerFailure.mapped(error) }
        cleaning = options.cleaning
        sql = LedgerSQL(schema: schema.name, log: try StoreKey.text(log), isSealed: evidence != nil)
        transaction = LedgerTransaction(sql, options.isolation, sealing)
        pool = ConnectionPool(connection, limit: options.connections, patience: options.patience)
        queue = AppendQueue(pool, transaction)
        let (pool, sql) = (pool, sql)
        let opening = EvidenceOpening(sql: sql, begin: transaction.begin, sealing: sealing)
        // Not tried again: who opens a ledger wants to hear at once that nobody is there.
        try await LedgerFailure.mapping {
            try await pool.use { link in
                try schema.migrate(link)
                _ = try link.run([sql.makeHead()])
            }
            try await pool.retrying { link in try opening.run(link, unmarked) }
        }
        sealing?.signTail { _ = try await self.checkpoint() }
    }

    /// Does some work, and gets the keys that it lacks until it lacks none.
    func keyed<Value: Sendable>(_ work: () async throws -> Value) async throws -> Value {
        try await LedgerFailure.mapping {
            try await Sealing.keyed(sealing, making: { try await checkKeys() }, work)
        }
    }

    /// Gets the keys of rows before they wait for the log, so that the transaction seldom lacks one.
    func prepare(_ rows: [EntryRow]) async throws {
        guard let sealing else { return }
        var scopes = Set(rows.map(\.scope))
        if !sealing.actors.isOpen, rows.contains(where: { !$0.draft.actors.isEmpty }) {
            scopes.insert(ActorSeal.finding)
        }
        scopes = scopes.filter { !sealing.keys.isReady($0) }
        guard !scopes.isEmpty else { return }
        let (wanted, statement) = (scopes, sql.keys(scopes.map(\.subject), scopes.map(\.scope)))
        try await LedgerFailure.mapping {
            let stored = try await pool.retrying { link in KeyReader.keys(try link.run([statement])[0]) }
            try await sealing.keys.get(.unwrapping(stored))
            let lacking = Array(wanted.subtracting(stored.filter { !sealing.keys.isLost($0) }.map(\.scope)))
            if !lacking.isEmpty { try await checkKeys() }
            try await sealing.keys.get(.making(lacking))
        }
    }

    func signIfDue(_ sequence: Int64) {
        sealing?.signIfDue(sequence) { _ = try await self.checkpoint() }
    }

    /// Records drafts in one transaction, durably, each by its own condition.
    ///
    /// Cancelling the task doesn't take drafts back that wait for their transaction; their ids make a retry harmless.
    ///
    /// - Parameter drafts: what to record, with the conditions.
    /// - Returns: the outcomes, in the order of the drafts, after the commit.
    /// - Throws: `LedgerError` when nothing was recorded, or, as its message says, when the server was lost for longer than
    ///   the ledger's patience and nobody knows; appending the same drafts again is harmless.
    public func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        try await append(drafts) { try await queue.append($0) }
    }

    /// Records drafts in a transaction of their own, which no other caller's join.
    ///
    /// - Parameter drafts: what to record, with the conditions.
    /// - Returns: the outcomes, in the order of the drafts, after the commit.
    /// - Throws: `LedgerError`, as ``append(_:)`` does.
    public func appendAlone(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        let transaction = transaction
        return try await append(drafts) { rows in
            try await pool.retrying { link in try transaction.append([rows], link).flatMap { $0 } }
        }
    }

    private func append(
        _ drafts: [ConditionalDraft],
        recording record: ([EntryRow]) async throws -> [AppendOutcome]
    ) async throws -> [AppendOutcome] {
        guard !drafts.isEmpty else { return [] }
        let writer = EntryWriter(isSealed: sealing != nil)
        let rows = try drafts.map { try writer.row(of: $0) }
        try await prepare(rows)
        let outcomes = try await keyed { try await record(rows) }
        await archiveOwnMarks()
        if case .appended(let sequence)? = outcomes.last { signIfDue(sequence) }
        return outcomes
    }

    /// Records one entry about many people in one transaction, durably, with a row for each of them beside it.
    ///
    /// - Parameters:
    ///   - draft: the entry; it names no subject.
    ///   - members: about whom, each with the condition and the answer.
    /// - Returns: where the entry stands, and who was left out of it.
    /// - Throws: `LedgerError`, as ``append(_:)`` does.
    public func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        let row = try EntryWriter(isSealed: sealing != nil).row(of: ConditionalDraft(draft))
        let rows = try members.map { try CohortRow($0) }
        try await prepare([row])
        let transaction = transaction
        let outcome = try await keyed {
            try await pool.retrying { link in try transaction.append(row, cohort: rows, link) }
        }
        // What waited about the members may have left marks.
        await archiveOwnMarks()
        if let sequence = outcome.sequence { signIfDue(sequence) }
        return outcome
    }
}
#endif
