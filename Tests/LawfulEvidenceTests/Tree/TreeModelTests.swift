// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulEvidence
import LawfulTesting
import Testing

@Suite("The tree against its definition")
struct TreeModelTests {
    @Test("roots, tiles and subtrees of every size to 600")
    func sizes() throws {
        var tree = TreeWithTiles()
        for number in 0..<600 {
            tree.append(TreeWithTiles.leaf(number))
            guard number % 7 == 0 || (250...260).contains(number) || (510...515).contains(number) else { continue }
            #expect(tree.tree.root == NaiveTree.root(tree.leaves[...]))
            let reopened = try LogTree(size: tree.tree.size, tiles: tree.tiles)
            #expect(reopened.root == tree.tree.root && reopened.partialTiles == tree.tree.partialTiles)
        }
        #expect(try tree.tiles.hashes(level: 0, index: 1) == Array(tree.leaves[256..<512]))
        #expect(
            try tree.tiles.hashes(level: 1, index: 0) == [
                NaiveTree.root(tree.leaves[..<256]), NaiveTree.root(tree.leaves[256..<512]),
            ])
        #expect(try tree.tiles.hashes(level: 2, index: 0) == nil)
    }

    @Test("random proofs are those of the definition, and hold")
    func proofs() throws {
        let tree = TreeWithTiles(counting: 1_300)
        var random = SeededGenerator(seed: RandomRun.seed)
        for _ in 0..<RandomRun.cases {
            let size = Int.random(in: 1...1_300, using: &random)
            let index = Int.random(in: 0..<size, using: &random)
            let leaves = tree.leaves[..<size]
            let root = NaiveTree.root(leaves)
            let inclusion = try InclusionProof(of: Int64(index), in: Int64(size), tiles: tree.tiles)
            #expect(inclusion.hashes == NaiveTree.path(index, leaves))
            try inclusion.verify(leaf: leaves[index], root: root)
            let old = Int.random(in: 0...size, using: &random)
            let consistency = try ConsistencyProof(from: Int64(old), to: Int64(size), tiles: tree.tiles)
            #expect(consistency.hashes == NaiveTree.consistency(old, leaves))
            try consistency.verify(oldRoot: NaiveTree.root(leaves[..<old]), newRoot: root)
            #expect(try LogTree.root(at: Int64(old), tiles: tree.tiles) == NaiveTree.root(leaves[..<old]))
        }
    }

    @Test("no random change of a proof is accepted")
    func forgeries() throws {
        let tree = TreeWithTiles(counting: 700)
        var random = SeededGenerator(seed: RandomRun.seed)
        for _ in 0..<RandomRun.cases {
            let size = Int64.random(in: 2...700, using: &random)
            let root = try LogTree.root(at: size, tiles: tree.tiles)
            let proof = try InclusionProof(of: .random(in: 0..<size, using: &random), in: size, tiles: tree.tiles)
            let leaf = tree.leaves[Int(proof.index)]
            let hashes = changed(proof.hashes, &random)
            let forged = InclusionProof(index: proof.index, size: size, hashes: hashes)
            #expect(throws: EvidenceError(.proof, "")) { try forged.verify(leaf: leaf, root: root) }
            for (index, length) in [(proof.index + 1, size), (proof.index, size + 1), (-1, size), (size, size)] {
                let moved = InclusionProof(index: index, size: length, hashes: proof.hashes)
                // A size may grow without another way to the root; then the root is another one.
                let grown = length > size ? (try? LogTree.root(at: length, tiles: tree.tiles)) ?? .emptyTree : root
                #expect(throws: EvidenceError.self) { try moved.verify(leaf: leaf, root: grown) }
            }

            let old = Int64.random(in: 1..<size, using: &random)
            let oldRoot = try LogTree.root(at: old, tiles: tree.tiles)
            let consistency = try ConsistencyProof(from: old, to: size, tiles: tree.tiles)
            let fork = ConsistencyProof(from: old, to: size, hashes: changed(consistency.hashes, &random))
            #expect(throws: EvidenceError.self) { try fork.verify(oldRoot: oldRoot, newRoot: root) }
            #expect(throws: EvidenceError.self) { try consistency.verify(oldRoot: root, newRoot: root) }
            #expect(throws: EvidenceError.self) { try consistency.verify(oldRoot: oldRoot, newRoot: oldRoot) }
        }
    }

    private func changed(_ hashes: [Hash256], _ random: inout SeededGenerator) -> [Hash256] {
        var hashes = hashes
        let place = hashes.indices.randomElement(using: &random)
        switch (Int.random(in: 0..<4, using: &random), place) {
        case (0, let place?):
            var bytes = hashes[place].bytes
            bytes[Int.random(in: 0..<32, using: &random)] ^= 1 << UInt8.random(in: 0..<8, using: &random)
            hashes[place] = Hash256(bytes) ?? .emptyTree
        case (1, let place?): hashes.remove(at: place)
        case (2, let place?): hashes.insert(hashes[place], at: place)
        default: hashes.append(.emptyTree)
        }
        return hashes
    }

    @Test("sizes at the ends of the numbers don't trap")
    func extremes() throws {
        let hashes = (0..<63).map(TreeWithTiles.leaf)
        for size in [0, 1, 2, .max, .max - 1, 1 << 62, .min] as [Int64] {
            for index in [0, 1, .max, .max - 1, .min, -1] as [Int64] {
                for count in [0, 1, 62, 63] {
                    let proof = InclusionProof(index: index, size: size, hashes: Array(hashes[..<count]))
                    // A tree of one leaf is its leaf.
                    guard size != 1 || index != 0 || count != 0 else { continue }
                    #expect(throws: EvidenceError.self) { try proof.verify(leaf: hashes[0], root: hashes[0]) }
                    let consistency = ConsistencyProof(from: index, to: size, hashes: Array(hashes[..<count]))
                    // The same size twice needs no proof.
                    guard index != size || count != 0 || size <= 0 else { continue }
                    #expect(throws: EvidenceError(.proof, "")) {
                        try consistency.verify(oldRoot: hashes[0], newRoot: hashes[0])
                    }
                }
            }
            #expect(throws: EvidenceError.self) { try InclusionProof(of: size, in: size, tiles: MemoryTiles()) }
        }
        #expect(throws: EvidenceError(.tile, "")) { try LogTree(size: .max, tiles: MemoryTiles()) }
        #expect(throws: EvidenceError(.tile, "")) { try LogTree(size: -1, tiles: MemoryTiles()) }
        #expect(throws: EvidenceError(.tile, "")) { try LogTree.root(at: .max, tiles: MemoryTiles()) }
    }

    @Test(
        "a tile's path",
        arguments: [
            (0, 0, 256, "tile/0/000"), (0, 273, 112, "tile/0/273.p/112"), (1, 1_234_067, 256, "tile/1/x001/x234/067"),
            (2, 1_000, 1, "tile/2/x001/000.p/1"),
        ] as [(Int, Int64, Int, String)])
    func path(level: Int, index: Int64, width: Int, path: String) {
        #expect(Tile.path(level: level, index: index, width: width) == path)
    }

    @Test(
        "a tile's width",
        arguments: [
            (0, 0, 0, 0), (0, 0, 1, 1), (0, 0, 256, 256), (0, 1, 256, 0), (0, 1, 300, 44), (1, 0, 255, 0),
            (1, 0, 256, 1),
            (1, 0, 70_000, 256), (1, 1, 70_000, 17), (2, 0, 70_000, 1), (9, 0, 70_000, 0), (0, -1, 70_000, 0),
            (7, 0, .max, 127), (0, .max, .max, 0), (-1, 0, 5, 0),
        ] as [(Int, Int64, Int64, Int)])
    func width(level: Int, index: Int64, size: Int64, width: Int) {
        #expect(Tile.width(level: level, index: index, size: size) == width)
    }

    @Test("a stored tile is read whole or not")
    func tileBytes() {
        let tile = Tile(level: 0, index: 0, hashes: (0..<3).map(TreeWithTiles.leaf))
        #expect(Tile.hashes(of: tile.bytes) == tile.hashes)
        #expect(Tile.hashes(of: tile.bytes.dropLast()) == nil && Tile.hashes(of: [UInt8]()) == nil)
        #expect(Tile.hashes(of: [UInt8](repeating: 0, count: 257 * 32)) == nil)
    }
}
#endif
