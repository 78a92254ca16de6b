// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import Synchronization

/// What a ledger with evidence holds in the process: open keys, the signer, and the tree as far as it was appended to.
final class Sealing: Sendable {
    let evidence: LedgerEvidence
    let keys: DataKeys
    let signer: CheckpointSigner
    /// The tree after the last commit of this process; another process may have gone on from there.
    private let tree = Mutex<LogTree?>(nil)
    private let isSigning = Mutex(false)
    /// Whether a mark was written that its archive may lack.
    private let isArchiveDue = Mutex(false)
    /// The key-encryption key that was found to be the one known by its name.
    private let checkedKey = Mutex<String?>(nil)
    private let restored = Mutex(0)

    /// How many entries are recorded before a head is signed by itself.
    static let entriesPerHead: Int64 = 1_000

    init(_ evidence: LedgerEvidence) throws {
        self.evidence = evidence
        keys = DataKeys(evidence.keys, origin: evidence.origin, random: evidence.random)
        signer = try CheckpointSigner(evidence.signing, mark: evidence.mark)
    }

    var origin: String { evidence.origin }

    /// The tree of a size, from memory or from the tables.
    func tree(of size: Int64, _ db: Database) throws -> LogTree {
        if let tree = tree.withLock({ $0 }), tree.size == size { return tree }
        return try LogTree(size: size, tiles: StoredTiles(db: db))
    }

    /// Takes note of a tree whose entries are committed.
    func commit(_ committed: LogTree) { tree.withLock { $0 = committed } }

    /// Whether it is time to sign a head; who is told so signs one, and calls ``signed()`` afterwards.
    func isDue(_ size: Int64) -> Bool {
        guard size - (signer.lastSigned?.head.size ?? 0) >= Self.entriesPerHead else { return false }
        return isSigning.withLock { isSigning in
            guard !isSigning else { return false }
            isSigning = true
            return true
        }
    }

    func signed() { isSigning.withLock { $0 = false } }

    func setArchiveDue() { isArchiveDue.withLock { $0 = true } }

    /// Whether the archive has to be written; who is told so writes it.
    func takeArchiveDue() -> Bool {
        isArchiveDue.withLock { isDue in
            defer { isDue = false }
            return isDue
        }
    }

    /// How many marks came back from their archive at the opening.
    var restoredMarks: Int {
        get { restored.withLock { $0 } }
        set { restored.withLock { $0 = newValue } }
    }

    /// The key-encryption key that was checked last.
    var checkedKeyID: String? {
        get { checkedKey.withLock { $0 } }
        set { checkedKey.withLock { $0 = newValue } }
    }
}

/// Tiles in the tables: full ones as they are stored, the last one of level 0 from the entries.
struct StoredTiles: TileReader {
    let db: Database

    func hashes(level: Int, index: Int64) throws -> [Hash256]? {
        if let bytes = try Data.fetchOne(
            db.cachedStatement(sql: "SELECT hashes FROM tiles WHERE level = ? AND place = ?"),
            arguments: [level, index])
        {
            return Tile.hashes(of: bytes)
        }
        guard level == 0 else { return nil }
        let leaves = try leaves(of: index)
        return leaves.isEmpty ? nil : leaves
    }

    /// The hashes of the entries of a tile of level 0, made anew.
    func leaves(of index: Int64) throws -> [Hash256] {
        let first = index << 8
        let texts = try String.fetchCursor(
            db.cachedStatement(
                sql: "SELECT public FROM entries WHERE sequence > ? AND sequence <= ? ORDER BY sequence"),
            arguments: [first, first + Int64(Tile.fullWidth)])
        var leaves: [Hash256] = []
        while let text = try texts.next() { leaves.append(.leaf(of: Array(text.utf8))) }
        return leaves
    }
}

extension Database {
    /// Stores tiles that are full.
    func store(_ tiles: [Tile]) throws {
        for tile in tiles {
            try cachedStatement(sql: "INSERT INTO tiles (level, place, hashes) VALUES (?, ?, ?)")
                .execute(arguments: [tile.level, tile.index, Data(tile.bytes)])
        }
    }
}
#endif
