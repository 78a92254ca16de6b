// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulEvidence
import LawfulTime
import Testing

@Suite("Witnesses")
struct WitnessTests {
    private let log: SigningKey
    private let witness: InMemoryWitness
    private let signer: CheckpointSigner
    private static let noon = Instant(milliseconds: 1_767_268_800_000)

    init() throws {
        log = try SigningKey(name: "log.example", random: SeededRandom(1))
        let key = try SigningKey(name: "witness.example", kind: .cosignature, random: SeededRandom(2))
        witness = InMemoryWitness(key: key, log: log.verifier) { Self.noon }
        signer = try CheckpointSigner(log, mark: InMemoryMark())
    }

    private func head(_ tree: TreeWithTiles) throws -> SignedCheckpoint {
        try SignedCheckpoint(
            Checkpoint(origin: "log.example", size: tree.tree.size, root: tree.tree.root), signedBy: log)
    }

    @Test("cosign heads that continue one another, and say when")
    func cosigning() async throws {
        var tree = TreeWithTiles(counting: 5)
        for size in [5, 9] {
            while tree.leaves.count < size { tree.append(TreeWithTiles.leaf(tree.leaves.count)) }
            let (cosigned, refusals) = try await signer.cosign(try head(tree), by: [witness], tiles: tree.tiles)
            #expect(refusals.isEmpty && cosigned.note.signatures.count == 2)
            let read = try SignedCheckpoint(cosigned.bytes, by: log.verifier)
            #expect(try Cosignature.verify(read.note, by: witness.verifier) == Self.noon)
            #expect(throws: EvidenceError(.key, "")) { try Cosignature.verify(read.note, by: log.verifier) }
            #expect(throws: EvidenceError(.signature, "")) {
                try Cosignature.verify(head(tree).note, by: witness.verifier)
            }
            let size = try await witness.lastSize(of: "log.example")
            #expect(size == tree.tree.size)
        }
    }

    @Test("refuse a fork, however it is proved")
    func fork() async throws {
        let tree = TreeWithTiles(counting: 5)
        _ = try await signer.cosign(try head(tree), by: [witness], tiles: tree.tiles)
        let forked = TreeWithTiles((0..<9).map { TreeWithTiles.leaf($0 == 2 ? 99 : $0) })
        let (cosigned, refusals) = try await signer.cosign(try head(forked), by: [witness], tiles: forked.tiles)
        #expect(cosigned.note.signatures.count == 1)
        #expect(refusals["witness.example"] as? EvidenceError == EvidenceError(.proof, ""))
        let size = try await witness.lastSize(of: "log.example")
        #expect(size == 5)
    }

    @Test("refuse to begin anywhere but where they are, and to go back")
    func stale() async throws {
        let tree = TreeWithTiles(counting: 9)
        let all = try head(tree)
        _ = try await signer.cosign(all, by: [witness], tiles: tree.tiles)
        let fromStart = try WitnessRequest(ConsistencyProof(from: 0, to: 9, tiles: tree.tiles), to: all)
        await #expect(throws: EvidenceError(.stale, "")) { try await witness.cosign(fromStart) }
        let earlier = TreeWithTiles(counting: 4)
        let back = try await signer.cosign(try head(earlier), by: [witness], tiles: tree.tiles)
        #expect(back.refusals["witness.example"] != nil && back.checkpoint.note.signatures.count == 1)
    }

    @Test("refuse another log's head")
    func otherLog() async throws {
        let other = try SigningKey(name: "log.example", random: SeededRandom(3))
        let tree = TreeWithTiles(counting: 2)
        let forged = try SignedCheckpoint(
            Checkpoint(origin: "log.example", size: 2, root: tree.tree.root), signedBy: other)
        let request = try WitnessRequest(ConsistencyProof(from: 0, to: 2, hashes: []), to: forged)
        await #expect(throws: EvidenceError(.signature, "")) { try await witness.cosign(request) }
    }
}
#endif
