// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// A proof that a log continues what it was before: nothing was altered, dropped or put in between (RFC 9162, section
/// 2.1.4).
public struct ConsistencyProof: Hashable, Sendable {
    /// The size before.
    public let oldSize: Int64
    /// The size that the proof leads to.
    public let newSize: Int64
    /// The hashes, lowest first.
    public let hashes: [Hash256]

    /// A proof of its parts, unchecked.
    public init(from oldSize: Int64, to newSize: Int64, hashes: [Hash256]) {
        self.oldSize = oldSize
        self.newSize = newSize
        self.hashes = hashes
    }

    /// Makes a proof from tiles.
    ///
    /// - Parameters:
    ///   - oldSize: the size before.
    ///   - newSize: the size to prove, which the tiles may exceed.
    ///   - reader: the tiles.
    /// - Throws: ``EvidenceError`` when the sizes are in the wrong order or a tile is missing, or what the reader throws.
    public init(from oldSize: Int64, to newSize: Int64, tiles reader: some TileReader) throws {
        guard oldSize >= 0, oldSize <= newSize else {
            throw EvidenceError(.proof, "A log of \(newSize) entries doesn't continue one of \(oldSize).")
        }
        guard oldSize > 0, oldSize < newSize else {
            self.init(from: oldSize, to: newSize, hashes: [])
            return
        }
        var (low, high) = (Int64(0), newSize)
        var beside: [Range<Int64>] = []
        while oldSize != high {
            let middle = low + TreeShape.split(high - low)
            if oldSize <= middle {
                beside.append(middle..<high)
                high = middle
            } else {
                beside.append(low..<middle)
                low = middle
            }
        }
        // The old root itself is known to who checks.
        if low > 0 { beside.append(low..<high) }
        var tiles = TileHashes(reader)
        self.init(from: oldSize, to: newSize, hashes: try beside.reversed().map { try tiles.root(over: $0) })
    }

    /// Checks that the tree of the new root continues that of the old one; every hash is used, and compared.
    ///
    /// - Throws: ``EvidenceError`` with code `proof` where it doesn't.
    public func verify(oldRoot: Hash256, newRoot: Hash256) throws {
        guard oldSize >= 0, oldSize <= newSize else { throw Self.refusal("the new size is smaller than the old one") }
        guard oldSize > 0 else {
            guard hashes.isEmpty, oldRoot == .emptyTree else { throw Self.refusal("an empty log needs no hashes") }
            guard newSize > 0 || newRoot == .emptyTree else { throw Self.refusal("an empty log has another root") }
            return
        }
        guard oldSize < newSize else {
            guard hashes.isEmpty, oldRoot == newRoot else { throw Self.refusal("one size has two roots, or hashes") }
            return
        }
        guard !hashes.isEmpty else { throw Self.refusal("it has no hashes") }
        // The first hash is left out where it would be the old root.
        let isPerfect = oldSize & (oldSize - 1) == 0
        let first = isPerfect ? oldRoot : hashes[0]
        var (place, last) = (oldSize - 1, newSize - 1)
        while place & 1 == 1 {
            place >>= 1
            last >>= 1
        }
        var (old, new) = (first, first)
        for other in isPerfect ? hashes[...] : hashes.dropFirst() {
            guard last != 0 else { throw Self.refusal("it has too many hashes") }
            if place & 1 == 1 || place == last {
                old = .node(other, old)
                new = .node(other, new)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                new = .node(new, other)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw Self.refusal("it has too few hashes") }
        guard old == oldRoot else { throw Self.refusal("it doesn't lead to the old root") }
        guard new == newRoot else { throw Self.refusal("it doesn't lead to the new root") }
    }

    private static func refusal(_ why: String) -> EvidenceError {
        EvidenceError(.proof, "The consistency proof is refused: \(why).")
    }
}

extension LogTree {
    /// The root that a log had at a size, computed from its tiles.
    ///
    /// - Throws: ``EvidenceError`` when a tile is missing, or what the reader throws.
    public static func root(at size: Int64, tiles reader: some TileReader) throws -> Hash256 {
        guard size >= 0 else { throw EvidenceError(.tile, "A tree can't have a negative size.") }
        var tiles = TileHashes(reader)
        return try tiles.root(over: 0..<size)
    }
}
#endif
