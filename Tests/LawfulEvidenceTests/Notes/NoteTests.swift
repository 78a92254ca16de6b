// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import Testing

private let root = "XcnaeacGWamtVZy3Ad7ZoqudgjqtL0lgz+Nw7/RgQyg="

@Suite("Signed notes and checkpoints")
struct NoteTests {
    private let note: Vectors.Note
    private let key: SigningKey

    init() throws {
        note = try Vectors.read().note
        key = try SigningKey(name: note.name, seed: try Vectors.bytes(note.seed))
    }

    private func checkpoint(_ text: String, by key: VerifierKey? = nil) throws -> SignedCheckpoint {
        try SignedCheckpoint(Array(text.utf8), by: key ?? self.key.verifier)
    }

    private func refusal(_ text: String) throws -> EvidenceError.Code {
        try #require(throws: EvidenceError.self) { try checkpoint(text) }.code
    }

    @Test("the vector's key, checkpoint and proofs verify")
    func vector() throws {
        #expect(try key.verifier.text == note.vkey && key.verifier == VerifierKey(note.vkey))
        let checkpoint = try checkpoint(note.checkpoint)
        #expect(checkpoint.head.size == 8 && checkpoint.head.root.hex == note.root)
        #expect(checkpoint.bytes == Array(note.checkpoint.utf8))
        let proof = try ProofFile(Array(note.proof.utf8), by: key.verifier)
        try proof.verify(entry: try Vectors.bytes(Vectors.read().leaves[5]))
        #expect(proof.bytes == Array(note.proof.utf8) && proof.proof.index == 5)
        #expect(throws: EvidenceError(.proof, "")) { try proof.verify(entry: [1]) }
        let request = try WitnessRequest(Array(note.consistency.utf8), by: key.verifier)
        try request.verify(oldRoot: try #require(Hash256(hex: Vectors.read().roots[3])))
        #expect(request.bytes == Array(note.consistency.utf8))
        #expect(throws: EvidenceError(.proof, "")) { try request.verify(oldRoot: .emptyTree) }
    }

    @Test("a head is signed and read back; another's signature is ignored")
    func signing() throws {
        let head = Checkpoint(origin: note.name, size: 8, root: try #require(Hash256(hex: note.root)))
        let signed = try SignedCheckpoint(head, signedBy: key)
        #expect(try SignedCheckpoint(signed.bytes, by: key.verifier) == signed)
        let more = try signed.adding(.init(name: "unknown.example", keyID: [1, 2, 3, 4], bytes: [0, 0]))
        #expect(try SignedCheckpoint(more.bytes, by: key.verifier).head == head)
        let again = try more.adding(
            .init(name: note.name, keyID: key.verifier.id, bytes: [UInt8](repeating: 0, count: 64)))
        #expect(throws: EvidenceError(.signature, "")) { try SignedCheckpoint(again.bytes, by: key.verifier) }
    }

    @Test("another key of the same name is refused, also when it takes the same id")
    func wrongKey() throws {
        let other = try SigningKey(name: note.name, seed: [UInt8](repeating: 7, count: 32))
        let head = try checkpoint(note.checkpoint).head
        let forged = try SignedCheckpoint(head, signedBy: other)
        #expect(throws: EvidenceError(.signature, "")) { try SignedCheckpoint(forged.bytes, by: key.verifier) }
        let claimed = try SignedNote(
            text: head.text,
            signatures: [.init(name: note.name, keyID: key.verifier.id, bytes: forged.note.signatures[0].bytes)])
        #expect(throws: EvidenceError(.signature, "")) { try SignedCheckpoint(claimed.bytes, by: key.verifier) }
    }

    @Test("another log's head is refused, though the key signed it")
    func otherOrigin() throws {
        let head = Checkpoint(origin: "other.example", size: 0, root: .emptyTree)
        #expect(throws: EvidenceError(.checkpoint, "")) { try SignedCheckpoint(head, signedBy: key) }
        let note = try SignedNote(head.text, signedBy: key)
        #expect(throws: EvidenceError(.checkpoint, "")) { try SignedCheckpoint(note.bytes, by: key.verifier) }
        // Swift calls the Kelvin sign and K equal.
        let kelvin = try SigningKey(name: "K.example", seed: [UInt8](repeating: 3, count: 32))
        let twin = try SignedNote("\u{212A}.example\n0\n\(Hash256.emptyTree.base64)\n", signedBy: kelvin)
        #expect(throws: EvidenceError(.checkpoint, "")) { try SignedCheckpoint(twin.bytes, by: kelvin.verifier) }
    }

    @Test("none and more than 100 signatures are refused")
    func counts() throws {
        let line = note.checkpoint.components(separatedBy: "\n\n")[1]
        let text = note.checkpoint.components(separatedBy: "\n\n")[0]
        #expect(try refusal(text + "\n\n") == .note)
        #expect(try refusal(text + "\n\n" + String(repeating: line, count: 101)) == .note)
        #expect(try checkpoint(text + "\n\n" + String(repeating: line, count: 100)).head.size == 8)
    }

    @Test(
        "a note that isn't in its form is refused",
        arguments: [
            "", "\n", "\n\n", "text\n", "text\n\n— name AAAAAAA=", "text\n\nname AAAAAAA=\n", "text\n\n— name\n",
            "text\n\n— name AAAA\n", "text\n\n— na+me AAAAAAA=\n", "text\n\n—  AAAAAAA=\n",
            "text\n\n— name AAAAAAA=\r\n",
            "te\u{1}xt\n\n— name AAAAAAA=\n", "text\r\n\n— name AAAAAAA=\n", "text\n\n— name AAAAAAA=\n\n",
            "text\n\n— name AAAAAAB=\n", "text\n\n- name AAAAAAA=\n",
        ])
    func malformed(text: String) {
        #expect(throws: EvidenceError(.note, "")) { try SignedNote(Array(text.utf8)) }
    }

    @Test(
        "a checkpoint that isn't in its form is refused",
        arguments: [
            "", "a\n", "a\n1\n", "a\n1\nAAAA\n", "a\n01\n\(root)\n", "a\n-1\n\(root)\n", "a\n+1\n\(root)\n",
            "a\n9223372036854775808\n\(root)\n", "a\n99999999999999999999\n\(root)\n", "a\n1\n\(root)",
            "\n1\n\(root)\n",
            "a\n0\n\(root)\n", "a\n1\n\(root)\n\n",
        ])
    func malformedCheckpoint(text: String) {
        #expect(throws: EvidenceError(.checkpoint, "")) { try Checkpoint(text) }
    }

    @Test("a checkpoint may have extension lines")
    func extensions() throws {
        #expect(try Checkpoint("a\n1\n\(root)\nmore\n").size == 1)
    }

    @Test("keys are read from their text, and a signing key shows itself nowhere else")
    func keys() throws {
        let read = try SigningKey(key.text + "\n")
        #expect(read.verifier == key.verifier && read.text == key.text && key.text.hasPrefix("PRIVATE+KEY+"))
        var dumped = ""
        dump(key, to: &dumped)
        let secret = String(key.text.suffix(20))
        for text in ["\(key)", String(reflecting: key), dumped] { #expect(!text.contains(secret)) }
        for text in ["", "a", "a+b", "a+989ca5a4+AAAA", note.vkey + "x", "b" + note.vkey, key.text] {
            #expect(throws: EvidenceError(.key, "")) { try VerifierKey(text) }
        }
        for text in ["", note.vkey, String(key.text.dropLast(2)), "PRIVATE+KEY+x+y+z"] {
            #expect(throws: EvidenceError(.key, "")) { try SigningKey(text) }
        }
        for name in ["", "a b", "a+b", "é", "a\nb"] {
            #expect(throws: EvidenceError(.key, "")) {
                try SigningKey(name: name, seed: [UInt8](repeating: 1, count: 32))
            }
        }
    }
}
#endif
