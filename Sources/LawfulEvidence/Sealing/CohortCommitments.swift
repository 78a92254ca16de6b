// SPDX-License-Identifier: Apache-2.0

#if Evidence
/// The commitments to what was recorded of each member of a cohort, under one root that their one entry holds as `c`: each
/// member can be given a proof of their own answer that tells nothing of the others.
///
/// A member's leaf is the hash of their commitment's 32 bytes, in a tree as the log's.
public struct CohortCommitments: Hashable, Sendable {
    /// The commitments, in the order of the members.
    public let commitments: [Hash256]

    /// The commitments of a cohort's members.
    public init(_ commitments: [Hash256]) { self.commitments = commitments }

    /// The root that the entry holds.
    public var root: Hash256 { .root(over: commitments.lazy.map { .leaf(of: $0.bytes) }) }

    /// The proof of one member.
    ///
    /// - Throws: ``EvidenceError`` with code `proof` when there is no such member.
    public func proof(ofMember place: Int) throws -> InclusionProof {
        var tree = LogTree()
        var tiles = MemoryTiles()
        for commitment in commitments { tiles.add(tree.append(.leaf(of: commitment.bytes))) }
        return try InclusionProof(of: Int64(place), in: tree.size, tiles: tree.tiles(over: tiles))
    }

    /// Checks that a commitment is one of those that an entry holds.
    ///
    /// - Throws: ``EvidenceError`` with code `proof` where it isn't.
    public static func verify(_ commitment: Hash256, _ proof: InclusionProof, root: Hash256) throws {
        try proof.verify(leaf: .leaf(of: commitment.bytes), root: root)
    }
}

/// Full tiles in memory: for logs that live there, and for tests.
public struct MemoryTiles: TileReader, Sendable {
    private var levels: [[Int64: [Hash256]]] = []

    /// No tiles.
    public init() {}

    /// Keeps tiles.
    public mutating func add(_ tiles: [Tile]) {
        for tile in tiles {
            while levels.count <= tile.level { levels.append([:]) }
            levels[tile.level][tile.index] = tile.hashes
        }
    }

    /// The hashes of a tile that was kept.
    public func hashes(level: Int, index: Int64) throws -> [Hash256]? {
        levels.indices.contains(level) ? levels[level][index] : nil
    }
}
#endif
