// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// A proof that an entry stands at a place of a log (RFC 9162, section 2.1.3).
public struct InclusionProof: Hashable, Sendable {
    /// The entry's place, from 0: an entry of sequence n stands at n − 1.
    public let index: Int64
    /// The size of the tree that the proof leads to.
    public let size: Int64
    /// The hashes beside the way to the root, lowest first.
    public let hashes: [Hash256]

    /// A proof of its parts, unchecked.
    public init(index: Int64, size: Int64, hashes: [Hash256]) {
        self.index = index
        self.size = size
        self.hashes = hashes
    }

    /// Makes a proof from tiles.
    ///
    /// - Parameters:
    ///   - index: the entry's place, from 0.
    ///   - size: the size of the tree, which the tiles may exceed.
    ///   - reader: the tiles.
    /// - Throws: ``EvidenceError`` when the place is outside the tree or a tile is missing, or what the reader throws.
    public init(of index: Int64, in size: Int64, tiles reader: some TileReader) throws {
        guard index >= 0, index < size else {
            throw EvidenceError(.proof, "There is no entry \(index) in a tree of \(size).")
        }
        var (low, high) = (Int64(0), size)
        var beside: [Range<Int64>] = []
        while high - low > 1 {
            let middle = low + TreeShape.split(high - low)
            if index < middle {
                beside.append(middle..<high)
                high = middle
            } else {
                beside.append(low..<middle)
                low = middle
            }
        }
        var tiles = TileHashes(reader)
        self.init(index: index, size: size, hashes: try beside.reversed().map { try tiles.root(over: $0) })
    }

    /// Checks that the proof leads from a leaf to a root, with no hash too many and none too few.
    ///
    /// - Throws: ``EvidenceError`` with code `proof` where it doesn't.
    public func verify(leaf: Hash256, root: Hash256) throws {
        guard index >= 0, index < size else { throw Self.refusal("its place is outside the tree") }
        var (place, last, hash) = (index, size - 1, leaf)
        for other in hashes {
            guard last != 0 else { throw Self.refusal("it has too many hashes") }
            if place & 1 == 1 || place == last {
                hash = .node(other, hash)
                while place & 1 == 0, place != 0 {
                    place >>= 1
                    last >>= 1
                }
            } else {
                hash = .node(hash, other)
            }
            place >>= 1
            last >>= 1
        }
        guard last == 0 else { throw Self.refusal("it has too few hashes") }
        guard hash == root else { throw Self.refusal("it doesn't lead to the root") }
    }

    private static func refusal(_ why: String) -> EvidenceError {
        EvidenceError(.proof, "The inclusion proof is refused: \(why).")
    }
}

/// The shape of a tree of a size.
enum TreeShape {
    /// The largest power of two below a size of at least 2: how many leaves stand on the left.
    static func split(_ size: Int64) -> Int64 { 1 << Int64(63 - (size - 1).leadingZeroBitCount) }
}
#endif
