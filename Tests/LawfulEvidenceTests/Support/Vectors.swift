// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import Testing

/// The vectors in `Tests/Interop/rfc6962.json`.
struct Vectors: Decodable {
    struct Inclusion: Decodable {
        let index: Int64
        let size: Int64
        let leafHash: String
        let root: String
        let proof: [String]

        /// Whether the proof is accepted; hashes that aren't 32 bytes are refused before.
        var isAccepted: Bool {
            guard let leaf = Hash256(hex: leafHash), let root = Hash256(hex: root) else { return false }
            let hashes = proof.compactMap { Hash256(hex: $0) }
            guard hashes.count == proof.count else { return false }
            let proof = InclusionProof(index: index, size: size, hashes: hashes)
            return (try? proof.verify(leaf: leaf, root: root)) != nil
        }
    }

    struct Consistency: Decodable {
        let size1: Int64
        let size2: Int64
        let root1: String
        let root2: String
        let proof: [String]

        var isAccepted: Bool {
            guard let old = Hash256(hex: root1), let new = Hash256(hex: root2) else { return false }
            let hashes = proof.compactMap { Hash256(hex: $0) }
            guard hashes.count == proof.count else { return false }
            let proof = ConsistencyProof(from: size1, to: size2, hashes: hashes)
            return (try? proof.verify(oldRoot: old, newRoot: new)) != nil
        }
    }

    struct Large: Decodable {
        let roots: [String: String]
        let tiles: [String: Int]
    }

    struct Note: Decodable {
        let seed: String
        let name: String
        let vkey: String
        let size: Int64
        let root: String
        let checkpoint: String
        let proof: String
        let consistency: String
    }

    struct Commitment: Decodable {
        let salt: String
        let payload: String
        let commitment: String
    }

    let emptyRoot: String
    let leaves: [String]
    let leafHashes: [String]
    let roots: [String]
    let large: Large
    let note: Note
    let commitment: Commitment
    let inclusion: [Inclusion]
    let consistency: [Consistency]
    let badInclusion: [Inclusion]
    let badConsistency: [Consistency]

    static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Interop")

    static func read() throws -> Vectors {
        try JSONDecoder().decode(Vectors.self, from: Data(contentsOf: folder.appending(path: "rfc6962.json")))
    }

    static func bytes(_ hex: String) throws -> [UInt8] {
        let digits = Array(hex.utf8)
        return try stride(from: 0, to: digits.count, by: 2).map { place in
            try #require(UInt8(String(decoding: digits[place..<(place + 2)], as: UTF8.self), radix: 16))
        }
    }
}

/// A tree with all its tiles.
struct TreeWithTiles {
    var tree = LogTree()
    var full = MemoryTiles()
    private(set) var leaves: [Hash256] = []

    init(_ leaves: [Hash256] = []) { for leaf in leaves { append(leaf) } }

    /// A tree whose leaf i is the hash of i in eight bytes.
    init(counting count: Int) { self.init((0..<count).map(Self.leaf)) }

    static func leaf(_ number: Int) -> Hash256 {
        .leaf(of: (0..<8).reversed().map { UInt8(truncatingIfNeeded: number >> (8 * $0)) })
    }

    var tiles: TreeTiles<MemoryTiles> { tree.tiles(over: full) }

    mutating func append(_ leaf: Hash256) {
        leaves.append(leaf)
        full.add(tree.append(leaf))
    }
}
#endif
