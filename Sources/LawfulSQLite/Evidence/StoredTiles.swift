// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence

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
