// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import LawfulTesting
import Testing

@Suite("Sealed payloads")
struct SealingTests {
    private let key = DataKey(random: SeededRandom(1))
    private let place = PayloadPlace(origin: "log.example", sequence: 7)

    private func sealed(_ payload: [UInt8], seed: UInt64 = 2) throws -> SealedPayload {
        try SealedPayload(sealing: payload, under: key, at: place, random: SeededRandom(seed))
    }

    @Test("open to what was sealed, and commit to it", arguments: [0, 1, 300, 70_000])
    func roundTrip(count: Int) throws {
        let payload = SeededRandom(3).bytes(count)
        let sealed = try sealed(payload)
        let opened = try sealed.open(with: key, at: place)
        #expect(opened.payload == payload && opened.salt.count == 32)
        #expect(PayloadCommitment.commitment(salt: opened.salt, payload: payload) == sealed.commitment)
        #expect(sealed.bytes.count == 12 + 32 + count + 16)
        #expect(count < 300 || sealed.bytes.firstRange(of: Data(payload.prefix(20))) == nil)
    }

    @Test("open with no other key, in no other place, and not when altered")
    func refused() throws {
        let sealed = try sealed(Array("a payload".utf8))
        let other = DataKey(random: SeededRandom(9))
        #expect(throws: EvidenceError(.payload, "")) { try sealed.open(with: other, at: place) }
        for place in [
            PayloadPlace(origin: "log.example", sequence: 8), PayloadPlace(origin: "log.exampl", sequence: 7),
            PayloadPlace(origin: "", sequence: 7), PayloadPlace(origin: "log.example", sequence: -7),
            PayloadPlace(origin: "log.example", sequence: 7 + 256),
            PayloadPlace(origin: "log.example", sequence: 7 + 1 << 56),
        ] {
            #expect(throws: EvidenceError(.payload, "")) { try sealed.open(with: key, at: place) }
        }
        for index in sealed.bytes.indices {
            var bytes = sealed.bytes
            bytes[index] ^= 1
            let altered = SealedPayload(bytes: bytes, commitment: sealed.commitment)
            #expect(throws: EvidenceError(.payload, "")) { try altered.open(with: key, at: place) }
            let cut = SealedPayload(bytes: sealed.bytes.prefix(index), commitment: sealed.commitment)
            #expect(throws: EvidenceError(.payload, "")) { try cut.open(with: key, at: place) }
        }
    }

    @Test("under the right key, but of another commitment, are refused")
    func otherCommitment() throws {
        let one = try sealed([1])
        let swapped = SealedPayload(bytes: one.bytes, commitment: try sealed([2]).commitment)
        #expect(throws: EvidenceError(.payload, "")) { try swapped.open(with: key, at: place) }
    }

    @Test("of the same content are sealed differently, and commit differently")
    func fresh() throws {
        let (one, other) = (try sealed([1], seed: 5), try sealed([1], seed: 6))
        #expect(one.bytes != other.bytes && one.commitment != other.commitment)
        let random = SystemRandom()
        #expect(random.bytes(32).count == 32 && random.bytes(0).isEmpty && random.bytes(16) != random.bytes(16))
    }

    @Test("can't be guessed from the commitment once the salt is gone")
    func guessing() throws {
        let sealed = try sealed(Array("yes".utf8))
        let guesses = [Array("yes".utf8), Array("no".utf8)]
        for guess in guesses {
            #expect(Hash256.sha256(of: guess) != sealed.commitment)
            #expect(
                PayloadCommitment.commitment(salt: [UInt8](repeating: 0, count: 32), payload: guess)
                    != sealed.commitment)
        }
    }

    @Test("a data key shows itself nowhere")
    func shown() throws {
        var dumped = ""
        dump(key, to: &dumped)
        let secrets = [Data(key.secretBytes).base64EncodedString(), "\(key.secretBytes)"]
        for text in ["\(key)", String(reflecting: key), dumped] {
            for secret in secrets { #expect(!text.contains(secret)) }
        }
        #expect(throws: EvidenceError(.key, "")) { try DataKey(bytes: [1]) }
    }

    @Test("each member of a cohort gets a proof of their own", arguments: [1, 2, 3, 100, 300])
    func cohort(count: Int) throws {
        let commitments = (0..<count).map(TreeWithTiles.leaf)
        let cohort = CohortCommitments(commitments)
        let root = cohort.root
        for member in stride(from: 0, to: count, by: max(1, count / 9)) {
            let proof = try cohort.proof(ofMember: member)
            try CohortCommitments.verify(commitments[member], proof, root: root)
            #expect(throws: EvidenceError(.proof, "")) {
                try CohortCommitments.verify(.emptyTree, proof, root: root)
            }
        }
        #expect(throws: EvidenceError(.proof, "")) { try cohort.proof(ofMember: count) }
        #expect(throws: EvidenceError(.proof, "")) { try cohort.proof(ofMember: -1) }
        #expect(CohortCommitments([]).root == .emptyTree)
    }
}
#endif
