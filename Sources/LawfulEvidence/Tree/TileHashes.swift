// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// Tiles of a tree that knows some subtrees already: those at its right edge, which every proof of the latest head needs.
protocol SubtreeReader {
    func subtree(height: Int, index: Int64) -> Hash256?
}

/// Roots over ranges of leaves, computed from tiles; reads each tile once.
struct TileHashes<Reader: TileReader> {
    private struct Place: Hashable {
        let level: Int
        let index: Int64
    }

    private let reader: Reader
    private let subtrees: (any SubtreeReader)?
    private var read: [Place: [Hash256]] = [:]

    init(_ reader: Reader) {
        self.reader = reader
        subtrees = reader as? any SubtreeReader
    }

    /// The root over leaves, whose range begins where a subtree of the tree does.
    mutating func root(over leaves: Range<Int64>) throws -> Hash256 {
        guard !leaves.isEmpty else { return .emptyTree }
        var roots: [Hash256] = []
        var start = leaves.lowerBound
        while start < leaves.upperBound {
            var height = 63 - (leaves.upperBound - start).leadingZeroBitCount
            if start != 0 { height = min(height, start.trailingZeroBitCount) }
            roots.append(try perfectRoot(height: height, index: start >> Int64(height)))
            start += 1 << Int64(height)
        }
        return PerfectSubtrees(roots: roots).root
    }

    /// Hashes of a level, which lie in one tile.
    mutating func elements(level: Int, _ range: Range<Int64>) throws -> [Hash256] {
        guard !range.isEmpty else { return [] }
        let tile = range.lowerBound >> 8
        let places = Int(range.lowerBound - tile << 8)..<Int(range.upperBound - tile << 8)
        if let hashes = try hashes(level: level, index: tile), hashes.count >= places.upperBound {
            return Array(hashes[places])
        }
        guard level > 0 else {
            throw EvidenceError(
                .tile, "Tile \(tile) of level \(level) is missing or has too few hashes; restore it, or the log.")
        }
        return try range.map { index in
            .root(over: try elements(level: level - 1, index << 8..<(index + 1) << 8))
        }
    }

    private mutating func perfectRoot(height: Int, index: Int64) throws -> Hash256 {
        if let root = subtrees?.subtree(height: height, index: index) { return root }
        let rest = Int64(height & 7)
        var hashes = try elements(level: height >> 3, index << rest..<(index + 1) << rest)
        // Pairwise in place: the hot path of every proof.
        var count = hashes.count
        while count > 1 {
            count /= 2
            for place in 0..<count { hashes[place] = .node(hashes[2 * place], hashes[2 * place + 1]) }
        }
        return hashes[0]
    }

    private mutating func hashes(level: Int, index: Int64) throws -> [Hash256]? {
        let place = Place(level: level, index: index)
        if let hashes = read[place] { return hashes }
        guard let hashes = try reader.hashes(level: level, index: index) else { return nil }
        guard hashes.count <= Tile.fullWidth else {
            throw EvidenceError(.tile, "Tile \(index) of level \(level) has more than 256 hashes.")
        }
        read[place] = hashes
        return hashes
    }
}
#endif
