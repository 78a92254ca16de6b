// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// The Merkle tree over a log's entries (RFC 9162, section 2.1), as far as appending needs it: the hashes that don't yet
/// fill a tile, at most 255 for each level.
///
/// ```swift
/// var tree = LogTree()
/// for tile in tree.append(.leaf(of: entry)) { store(tile) }   // full tiles, which never change
/// let head = Checkpoint(origin: "example.com/ledger", size: tree.size, root: tree.root)
/// ```
///
/// It is a value: a copy taken before a transaction is the tree to go on with when that fails.
public struct LogTree: Sendable {
    private var subtrees = PerfectSubtrees()
    /// By level, those hashes that fill no tile yet.
    private var pending: [[Hash256]] = []

    /// A tree without entries.
    public init() {}

    /// How many entries the tree has.
    public var size: Int64 { subtrees.size }

    /// The root over all entries.
    public var root: Hash256 { subtrees.root }

    /// Adds an entry by the hash of its leaf.
    ///
    /// - Returns: the tiles that it fills, lowest level first; one for every 256 entries, at least.
    public mutating func append(_ leaf: Hash256) -> [Tile] {
        var tiles: [Tile] = []
        let size = subtrees.size
        subtrees.append(leaf) { hash, height in
            guard height & 7 == 0 else { return }
            let level = height >> 3
            if pending.count == level { pending.append([]) }
            if pending[level].isEmpty { pending[level].reserveCapacity(Tile.fullWidth) }
            pending[level].append(hash)
            guard pending[level].count == Tile.fullWidth else { return }
            tiles.append(Tile(level: level, index: size >> (8 * (Int64(level) + 1)), hashes: pending[level]))
            pending[level] = []
        }
        return tiles
    }

    /// The tiles that aren't full, lowest level first.
    public var partialTiles: [Tile] {
        pending.enumerated().compactMap { level, hashes in
            hashes.isEmpty ? nil : Tile(level: level, index: lastIndex(level), hashes: hashes)
        }
    }

    /// The place of a level's first tile that isn't full.
    private func lastIndex(_ level: Int) -> Int64 { level < 7 ? size >> (8 * (Int64(level) + 1)) : 0 }

    /// Takes up a tree where it was left, from its tiles.
    ///
    /// Of the last tile of level 0 the reader must have the hashes; higher ones are computed from the full tiles below
    /// them, where the reader hasn't got them: at most 255 tiles are read for each level.
    ///
    /// - Parameters:
    ///   - size: how many entries the tree has.
    ///   - reader: its tiles.
    /// - Throws: ``EvidenceError`` with code `tile` where one is missing or cut, or what the reader throws.
    public init(size: Int64, tiles reader: some TileReader) throws {
        guard size >= 0 else { throw EvidenceError(.tile, "A tree can't have a negative size.") }
        var tiles = TileHashes(reader)
        var level = 0
        var count = size
        while count > 0 {
            let start = count - count & 255
            pending.append(try tiles.elements(level: level, start..<count))
            count >>= 8
            level += 1
        }
        // What is left of a level makes the subtrees of its eight heights.
        var roots: [Hash256] = []
        for hashes in pending.reversed() {
            var rest = hashes[...]
            for bit in (0..<8).reversed() where hashes.count & 1 << bit != 0 {
                roots.append(.root(over: rest.prefix(1 << bit)))
                rest = rest.dropFirst(1 << bit)
            }
        }
        subtrees = PerfectSubtrees(size: size, roots: roots)
    }

    /// The tree's tiles: those that aren't full from the tree itself, full ones from a reader.
    public func tiles<Full: TileReader>(over full: Full) -> TreeTiles<Full> { TreeTiles(tree: self, full: full) }

    fileprivate func subtree(height: Int, index: Int64) -> Hash256? { subtrees.root(height: height, index: index) }

    fileprivate func partialHashes(level: Int, index: Int64) -> [Hash256]? {
        guard pending.indices.contains(level), index == lastIndex(level) else { return nil }
        return pending[level].isEmpty ? nil : pending[level]
    }
}

/// All tiles of a tree: those that aren't full from the tree, the others from where full tiles are stored.
public struct TreeTiles<Full: TileReader>: TileReader {
    fileprivate let tree: LogTree
    fileprivate let full: Full

    /// The hashes of a tile.
    public func hashes(level: Int, index: Int64) throws -> [Hash256]? {
        try tree.partialHashes(level: level, index: index) ?? full.hashes(level: level, index: index)
    }
}

extension TreeTiles: SubtreeReader {
    func subtree(height: Int, index: Int64) -> Hash256? { tree.subtree(height: height, index: index) }
}
#endif
