// SPDX-License-Identifier: Apache-2.0

#if Postgres
public import Lawful

extension LedgerStore {
    /// A log on a PostgreSQL server, which services on many hosts share; its tables are made when they aren't there yet.
    ///
    /// - Parameters:
    ///   - connection: libpq's connection string or URL.
    ///   - log: the log's name, by tenant or shard.
    ///   - options: what else can be chosen.
    /// - Returns: the store.
    ///
    /// ## Package traits
    /// Needs the `Postgres` trait.
    public static func postgres(
        _ connection: String,
        log: String = "main",
        options: PostgresLedger.Options = PostgresLedger.Options()
    ) -> LedgerStore {
        LedgerStore { try await PostgresLedger(connection, log: log, options: options) }
    }
}
#endif
