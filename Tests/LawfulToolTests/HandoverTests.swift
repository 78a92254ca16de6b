// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import LawfulEvidence
import Testing

/// What the runbook says of a log that gets a new key.
@Suite("A new key for a log")
struct HandoverTests {
    private let folder: ToolFolder
    private let log: ToolLog

    init() throws {
        folder = try ToolFolder()
        log = try ToolLog(entries: 40)
    }

    @Test("a head signed by both keys verifies under each, and lets pins under the old one be tried")
    func handover() async throws {
        let new = try SigningKey(name: ToolLog.origin, random: CountingBytes(seed: 77))
        let last = try log.head(at: 40)
        let signature = try #require(try SignedCheckpoint(last.head, signedBy: new).note.signatures.first)
        let handover = try last.adding(signature)
        let export = try EvidenceExport(to: folder.path("evidence"), by: new.verifier)
        for entry in log.entries { try export.append(entry) }
        try export.finish(handover)
        try folder.remove("evidence/vkey")
        try folder.write(try log.head(at: 13).bytes, "pin")

        let old = try await ToolRun.lawful([
            "verify", folder.path("evidence"), "--vkey", log.key.verifier.text, "--pin", folder.path("pin"),
        ])
        #expect(old.status == 0 && old.words.contains("you gave 1 pin"), "\(old.words)")
        let fresh = try await ToolRun.lawful(["verify", folder.path("evidence"), "--vkey", new.verifier.text])
        #expect(fresh.status == 0, "\(fresh.words)")
    }

    @Test("a signer goes on from a handover, and not from the old key's mark")
    func mark() throws {
        let new = try SigningKey(name: ToolLog.origin, random: CountingBytes(seed: 77))
        let last = try log.head(at: 40)
        #expect(throws: EvidenceError(.signature, "")) {
            try CheckpointSigner(new, mark: InMemoryMark(last.bytes))
        }
        let signature = try #require(try SignedCheckpoint(last.head, signedBy: new).note.signatures.first)
        let signer = try CheckpointSigner(new, mark: InMemoryMark(try last.adding(signature).bytes))
        #expect(signer.lastSigned?.head == last.head)
    }
}
#endif
