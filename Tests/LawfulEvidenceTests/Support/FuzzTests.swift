// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import LawfulTesting
import Testing

/// Random changes of valid input: whatever is read is written as it was, and nothing traps.
@Suite("Readers on hostile input")
struct FuzzTests {
    private let note: Vectors.Note
    private let key: VerifierKey

    init() throws {
        note = try Vectors.read().note
        key = try VerifierKey(note.vkey)
    }

    private func fuzz(_ seeds: [[UInt8]], _ read: ([UInt8]) throws -> [UInt8]) throws {
        var random = SeededGenerator(seed: RandomRun.seed)
        for seed in seeds { #expect(try read(seed) == seed) }
        for number in 0..<(RandomRun.cases * 20) {
            let input = random.mutated(seeds[number % seeds.count])
            if let output = try? read(input) { #expect(output == input) }
        }
    }

    @Test("signed notes")
    func notes() throws { try fuzz([Array(note.checkpoint.utf8)]) { try SignedNote($0).bytes } }

    @Test("checkpoints: none but the signed one is accepted")
    func checkpoints() throws {
        let original = Array(note.checkpoint.utf8)
        let text = try SignedCheckpoint(original, by: key).note.text
        try fuzz([original]) { input in
            let read = try SignedCheckpoint(input, by: key)
            #expect(read.note.text == text)
            return read.bytes
        }
        try fuzz([Array(text.utf8)]) { input in
            guard let text = String(validating: input, as: UTF8.self) else { throw EvidenceError(.note, "") }
            let read = try Checkpoint(text)
            // Extension lines are read over.
            return text.hasPrefix(read.text) ? input : Array(read.text.utf8)
        }
    }

    @Test("proof files: none but the original is accepted")
    func proofs() throws {
        let entry = try Vectors.bytes(Vectors.read().leaves[5])
        try fuzz([Array(note.proof.utf8)]) { input in
            let file = try ProofFile(input, by: key)
            guard (try? file.verify(entry: entry)) != nil else { throw EvidenceError(.proof, "") }
            #expect(file.proof.index == 5 && file.checkpoint.head.size == 8)
            return input
        }
    }

    @Test("witness requests")
    func requests() throws {
        try fuzz([Array(note.consistency.utf8)]) { try WitnessRequest($0, by: key).bytes }
    }

    @Test("verifier keys")
    func keys() throws {
        try fuzz([Array(note.vkey.utf8)]) { input in
            let text = String(decoding: input, as: UTF8.self)
            let read = try VerifierKey(text)
            #expect(read == key)
            return text.trimmingCharacters(in: .whitespacesAndNewlines) == read.text ? input : Array(read.text.utf8)
        }
    }

    @Test("canonical objects and hashed entries")
    func entries() throws {
        let log = try SampleLog(entries: 5)
        let seeds = log.entries + [Array(#"{"a":"\"\\\u0000é","b":-9007199254740991}"#.utf8)]
        try fuzz(seeds) { try CanonicalObject($0).bytes }
        try fuzz(log.entries) { try HashedEntry($0).bytes() }
    }

    @Test("bytes that are nothing at all")
    func noise() throws {
        var random = SeededGenerator(seed: RandomRun.seed)
        for _ in 0..<(RandomRun.cases * 10) {
            let input = random.bytes(Int.random(in: 0...200, using: &random))
            #expect(throws: EvidenceError.self) { try SignedNote(input) }
            #expect(throws: EvidenceError.self) { try CanonicalObject(input) }
            #expect(throws: EvidenceError.self) { try ProofFile(input, by: key) }
            #expect(throws: EvidenceError.self) { try WitnessRequest(input, by: key) }
            #expect(Tile.hashes(of: input) == nil || input.count.isMultiple(of: 32))
        }
    }
}
#endif
