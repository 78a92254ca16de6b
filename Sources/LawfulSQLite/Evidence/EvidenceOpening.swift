// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence
import LawfulLedger

/// Brings a ledger and its evidence together when it is opened.
enum EvidenceOpening {
    static func open(_ pool: DatabasePool, _ sealing: Sealing?, _ unmarked: CheckpointSigner.Unmarked) throws {
        let origin = try pool.read { db in try Self.origin(of: db) }
        guard let sealing else {
            guard origin == nil else {
                throw LedgerError(
                    .settings, "The ledger has evidence, and its private parts are sealed; open it with its evidence.")
            }
            return
        }
        guard origin == nil || origin == sealing.origin else {
            throw LedgerError(.settings, "The evidence is that of another log; open the ledger with its own.")
        }
        sealing.restoredMarks = try MarkOpening.open(pool, sealing.evidence.marks)
        if origin == nil { try pool.writeWithoutTransaction { db in try adopt(db, sealing) } }
        try pool.readLatest { (db: Database, size: Int64) in
            let tree = try LogTree(size: size, tiles: StoredTiles(db: db))
            // A ledger that takes evidence up has no mark yet, whatever it holds.
            try sealing.signer.check(
                tree, tiles: StoredTiles(db: db), unmarked: origin == nil ? .isTakenAsItIs : unmarked)
            // From the first opening on there is a mark, so that a ledger without one is known to have lost it.
            if sealing.signer.lastSigned == nil { _ = try sealing.signer.sign(tree, tiles: StoredTiles(db: db)) }
            sealing.commit(tree)
        }
    }

    private static func origin(of db: Database) throws -> String? {
        try String.fetchOne(db, sql: "SELECT origin FROM evidence")
    }

    /// Takes evidence up: what was recorded before is hashed as it stands.
    private static func adopt(_ db: Database, _ sealing: Sealing) throws {
        try db.inTransaction(.immediate) {
            // Another process may have done so meanwhile.
            if let origin = try origin(of: db) {
                guard origin == sealing.origin else {
                    throw LedgerError(.settings, "The evidence is that of another log; open the ledger with its own.")
                }
                return .rollback
            }
            try db.execute(sql: "INSERT INTO evidence (one, origin) VALUES (1, ?)", arguments: [sealing.origin])
            var tree = LogTree()
            var full: [Tile] = []
            let texts = try String.fetchCursor(db, sql: "SELECT public FROM entries ORDER BY sequence")
            while let text = try texts.next() {
                full += tree.append(.leaf(of: Array(text.utf8)))
            }
            try db.store(full)
            return .commit
        }
    }
}
#endif
