// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence

/// Tiles in the tables: full ones as they are stored, the last one of level 0 from the entries.
struct LinkTiles: TileReader {
    private struct Place: Hashable {
        let level: Int
        let index: Int64
    }

    let link: Link
    let sql: LedgerSQL
    /// Those that were read ahead.
    private var ahead: [Place: [Hash256]] = [:]

    init(_ link: Link, _ sql: LedgerSQL) { (self.link, self.sql) = (link, sql) }

    /// Reads ahead, in one round trip, what a tree of a size is made of.
    init(_ link: Link, _ sql: LedgerSQL, ofTree size: Int64) throws {
        self.init(link, sql)
        var wanted: [(level: Int, places: Range<Int64>)] = []
        for level in 0..<7 {
            let end = size >> (8 * (Int64(level) + 1))
            let start = end & ~255
            if start < end { wanted.append((level, start..<end)) }
        }
        guard !wanted.isEmpty else { return }
        let results = try link.run(wanted.map { sql.tiles(level: $0.level, $0.places) })
        for ((level, _), rows) in zip(wanted, results) {
            for row in 0..<rows.count {
                guard let index = rows.integer(row, 0), let hashes = rows.bytes(row, 1).flatMap({ Tile.hashes(of: $0) })
                else { continue }
                ahead[Place(level: level, index: index)] = hashes
            }
        }
    }

    func hashes(level: Int, index: Int64) throws -> [Hash256]? {
        if let hashes = ahead[Place(level: level, index: index)] { return hashes }
        if let stored = try stored(level: level, index: index) { return stored }
        guard level == 0 else { return nil }
        let rows = try link.run([sql.leaves(after: index << 8, limit: Tile.fullWidth)])[0]
        let leaves = Self.leaves(rows, after: index << 8)
        return leaves.isEmpty ? nil : leaves
    }

    /// A tile as it is stored.
    func stored(level: Int, index: Int64) throws -> [Hash256]? {
        let rows = try link.run([sql.tiles(level: level, index..<index + 1)])[0]
        return rows.bytes(0, 1).flatMap { Tile.hashes(of: $0) }
    }

    /// The hashes of entries after a sequence, as far as none is missing.
    static func leaves(_ rows: ResultSet, after sequence: Int64) -> [Hash256] {
        var leaves: [Hash256] = []
        for row in 0..<rows.count {
            guard rows.integer(row, 0) == sequence + Int64(row) + 1, let text = rows.text(row, 1) else { break }
            leaves.append(.leaf(of: Array(text.utf8)))
        }
        return leaves
    }
}

/// Takes the tree up where this process left it: what other hosts recorded since comes from the entries, in the round trip that
/// is made anyway, where it isn't much.
struct TreeTail {
    private static let limit = 4_096
    private let cached: LogTree?

    init(_ sealing: Sealing) { cached = sealing.committed }

    /// How many entries this process knows to be committed.
    var known: Int64 { cached?.size ?? 0 }

    /// What reads the entries since; nil where the tree isn't known yet.
    func statement(_ sql: LedgerSQL) -> Statement? { cached.map { sql.leaves(after: $0.size, limit: Self.limit) } }

    /// The tree of a size.
    ///
    /// - Throws: `EvidenceError` with code `tile` where entries or tiles are missing.
    func tree(of size: Int64, _ rows: ResultSet?, _ link: Link, _ sql: LedgerSQL) throws -> LogTree {
        if var tree = cached, tree.size <= size, let rows {
            for leaf in LinkTiles.leaves(rows, after: tree.size).prefix(Int(size - tree.size)) { _ = tree.append(leaf) }
            if tree.size == size { return tree }
        }
        return try LogTree(size: size, tiles: try LinkTiles(link, sql, ofTree: size))
    }
}
#endif
