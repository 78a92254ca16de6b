// SPDX-License-Identifier: Apache-2.0

#if SQLite
public import Lawful
public import LawfulEvidence

extension LedgerStore {
    /// A ledger in an SQLite file, made when it isn't there yet.
    ///
    /// Every answer is synced to disk before it is acted upon; several processes may share the file.
    ///
    /// ## Package traits
    /// Needs the `SQLite` trait, which is on by default.
    public static func sqlite(_ path: String) -> LedgerStore { LedgerStore { try SQLiteLedger(path: path) } }

    /// A provable ledger in an SQLite file: private parts are sealed, and what was recorded can be shown not to have been
    /// altered.
    ///
    /// ```swift
    /// let evidence = try LedgerEvidence.files(in: "/etc/acme/ledger-keys", origin: "acme.example/ledger")
    /// let privacy = try await DataProtection(register.activate(.strict), ledger: .sqlite("privacy.sqlite", evidence))
    /// ```
    ///
    /// ## Package traits
    /// Needs the `SQLite` trait, which is on by default.
    public static func sqlite(_ path: String, _ evidence: LedgerEvidence) -> LedgerStore {
        LedgerStore { try SQLiteLedger(path: path, evidence: evidence) }
    }
}
#endif
