// SPDX-License-Identifier: Apache-2.0

#if SQLite
public import Lawful

extension LedgerStore {
    /// A ledger in an SQLite file, made when it isn't there yet.
    ///
    /// Every answer is synced to disk before it is acted upon; several processes may share the file.
    ///
    /// ## Package traits
    /// Needs the `SQLite` trait, which is on by default.
    public static func sqlite(_ path: String) -> LedgerStore { LedgerStore { try SQLiteLedger(path: path) } }
}
#endif
