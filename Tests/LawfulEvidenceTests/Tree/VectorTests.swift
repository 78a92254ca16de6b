// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulEvidence
import Testing

@Suite("Vectors of RFC 6962")
struct VectorTests {
    private let vectors: Vectors

    init() throws { vectors = try Vectors.read() }

    @Test("roots of the eight leaves")
    func roots() throws {
        #expect(Hash256.emptyTree.hex == vectors.emptyRoot)
        var tree = LogTree()
        #expect(tree.root.hex == vectors.roots[0])
        for (place, text) in vectors.leaves.enumerated() {
            let leaf = Hash256.leaf(of: try Vectors.bytes(text))
            #expect(leaf.hex == vectors.leafHashes[place])
            _ = tree.append(leaf)
            #expect(tree.root.hex == vectors.roots[place + 1])
        }
        #expect(tree.size == 8)
    }

    @Test("proofs are accepted, and made as they are")
    func proofs() throws {
        let tree = TreeWithTiles(vectors.leafHashes.compactMap { Hash256(hex: $0) })
        #expect(vectors.inclusion.count == 36 && vectors.consistency.count == 45)
        for vector in vectors.inclusion {
            #expect(vector.isAccepted)
            let proof = try InclusionProof(of: vector.index, in: vector.size, tiles: tree.tiles)
            #expect(proof.hashes.map(\.hex) == vector.proof)
        }
        for vector in vectors.consistency {
            #expect(vector.isAccepted)
            let proof = try ConsistencyProof(from: vector.size1, to: vector.size2, tiles: tree.tiles)
            #expect(proof.hashes.map(\.hex) == vector.proof)
        }
    }

    @Test("bad proofs are refused, all 651")
    func badProofs() {
        #expect(vectors.badInclusion.count + vectors.badConsistency.count == 651)
        for vector in vectors.badInclusion { #expect(!vector.isAccepted) }
        for vector in vectors.badConsistency { #expect(!vector.isAccepted) }
    }

    @Test("roots and tiles of large trees")
    func large() throws {
        var tree = LogTree()
        var full = MemoryTiles()
        var fullTiles = 0
        for number in 0..<70_000 {
            let tiles = tree.append(TreeWithTiles.leaf(number))
            fullTiles += tiles.count
            full.add(tiles)
            if let root = vectors.large.roots["\(tree.size)"] { #expect(tree.root.hex == root) }
            if tree.size == 256 { #expect(fullTiles + tree.partialTiles.count == vectors.large.tiles["256"]) }
        }
        #expect(fullTiles + tree.partialTiles.count == vectors.large.tiles["70000"])
        #expect(tree.partialTiles.map(\.path) == ["tile/0/273.p/112", "tile/1/001.p/17", "tile/2/000.p/1"])
        for (size, root) in vectors.large.roots {
            let size = try #require(Int64(size))
            #expect(try LogTree.root(at: size, tiles: tree.tiles(over: full)).hex == root)
            let proof = try ConsistencyProof(from: size, to: tree.size, tiles: tree.tiles(over: full))
            try proof.verify(oldRoot: try #require(Hash256(hex: root)), newRoot: tree.root)
        }
        for index in [0, 255, 256, 65_535, 65_536, 69_999] as [Int64] {
            let proof = try InclusionProof(of: index, in: tree.size, tiles: tree.tiles(over: full))
            try proof.verify(leaf: TreeWithTiles.leaf(Int(index)), root: tree.root)
        }
        // Taken up again without any tile above level 0 that isn't full.
        let reopened = try LogTree(size: tree.size, tiles: BottomTiles(tree: tree, full: full))
        #expect(reopened.root == tree.root && reopened.partialTiles == tree.partialTiles)
    }

    @Test("the commitment to a payload")
    func commitment() throws {
        let vector = vectors.commitment
        let commitment = PayloadCommitment.commitment(
            salt: try Vectors.bytes(vector.salt), payload: try Vectors.bytes(vector.payload))
        #expect(commitment?.hex == vector.commitment)
        #expect(PayloadCommitment.commitment(salt: [1], payload: []) == nil)
    }
}

/// The tiles of a tree, but for those above level 0 that aren't full.
struct BottomTiles: TileReader {
    let tree: LogTree
    let full: MemoryTiles

    func hashes(level: Int, index: Int64) throws -> [Hash256]? {
        level == 0
            ? try tree.tiles(over: full).hashes(level: level, index: index)
            : try full.hashes(level: level, index: index)
    }
}
#endif
