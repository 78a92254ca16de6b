// SPDX-License-Identifier: Apache-2.0

#if Postgres
public import Lawful
public import LawfulEvidence

extension LedgerStore {
    /// A log on a PostgreSQL server, which services on many hosts share; its tables are made when they aren't there yet.
    ///
    /// - Parameters:
    ///   - connection: libpq's connection string or URL.
    ///   - log: the log's name, by tenant or shard.
    ///   - evidence: what makes the log provable, and private parts sealed.
    ///   - unmarked: what a log with evidence must be where this host has no high-water mark of it yet.
    ///   - options: what else can be chosen.
    /// - Returns: the store.
    ///
    /// ## Package traits
    /// Needs the `Postgres` trait.
    public static func postgres(
        _ connection: String,
        log: String = "main",
        evidence: LedgerEvidence? = nil,
        unmarked: CheckpointSigner.Unmarked = .mustBeEmpty,
        options: PostgresLedger.Options = PostgresLedger.Options()
    ) -> LedgerStore {
        LedgerStore {
            try await PostgresLedger(connection, log: log, evidence: evidence, unmarked: unmarked, options: options)
        }
    }
}
#endif
