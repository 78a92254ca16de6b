// SPDX-License-Identifier: Apache-2.0

#if !SQLite
public import Lawful

extension LedgerStore {
    /// A ledger in an SQLite file: enable the package's `SQLite` trait.
    @available(*, unavailable, message: "Enable the 'SQLite' trait of the package Lawful: traits: [\"SQLite\"]")
    public static func sqlite(_ path: String) -> LedgerStore { .inMemory }
}

/// A ledger in an SQLite file.
@available(*, unavailable, message: "Enable the 'SQLite' trait of the package Lawful: traits: [\"SQLite\"]")
public enum SQLiteLedger {}

/// A data store on an SQLite database.
@available(*, unavailable, message: "Enable the 'SQLite' trait of the package Lawful: traits: [\"SQLite\"]")
public enum SQLiteStore {}
#endif
