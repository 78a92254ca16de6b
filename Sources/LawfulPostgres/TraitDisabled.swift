// SPDX-License-Identifier: Apache-2.0

#if !Postgres
public import Lawful

extension LedgerStore {
    /// A ledger on a PostgreSQL server: enable the package's `Postgres` trait.
    @available(*, unavailable, message: "Enable the 'Postgres' trait of the package Lawful: traits: [\"Postgres\"]")
    public static func postgres(_ connection: String, log: String = "main") -> LedgerStore { .inMemory }
}

/// A ledger on a PostgreSQL server.
@available(*, unavailable, message: "Enable the 'Postgres' trait of the package Lawful: traits: [\"Postgres\"]")
public enum PostgresLedger {}

/// The ledger's part in a transaction of the host's own.
@available(*, unavailable, message: "Enable the 'Postgres' trait of the package Lawful: traits: [\"Postgres\"]")
public enum PostgresOutbox {}
#endif
