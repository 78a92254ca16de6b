// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger

/// Whether what the server calls committed survives its crash.
struct Durability {
    /// Whether the server synchronises to its disks at all; nil where it knows no such setting.
    let fsync: String?
    /// When a commit is acknowledged; nil where the server knows no such setting.
    let synchronousCommit: String?

    init(_ link: Link) throws {
        let row = try link.run([
            Statement("SELECT current_setting('fsync', true), current_setting('synchronous_commit', true)")
        ])
        fsync = row[0].text(0, 0)
        synchronousCommit = row[0].text(0, 1)
    }

    /// Sets what can be set for a connection, and refuses a server that can't promise.
    func require(_ link: Link) throws {
        if synchronousCommit == "off" { _ = try link.run([Statement("SET synchronous_commit = on")]) }
        if fsync == "off" {
            throw LedgerError(
                .settings,
                "The server runs with fsync = off: a crash would lose what it calls committed. Switch it on.")
        }
        if let encoding = link.encoding, encoding != "UTF8" {
            throw LedgerError(
                .settings, "The database's encoding isn't UTF8; names would be lost. Use a database that has it.")
        }
    }
}
#endif
