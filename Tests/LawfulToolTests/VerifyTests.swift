// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import LawfulEvidence
import LawfulLedger
import Testing

/// `lawful verify` as a process, on folders as ledgers export them.
@Suite("lawful verify")
struct VerifyTests {
    private static let count = 300
    private let folder: ToolFolder
    private let log: ToolLog

    init() throws {
        folder = try ToolFolder()
        log = try ToolLog(entries: Self.count)
        try log.export(to: folder.path("evidence"))
        try folder.write(Array("\(log.key.verifier.text)\n".utf8), "key")
    }

    /// Runs the command; whatever it says, no payload is in it, nor praise.
    private func verify(_ more: [String] = [], key: String? = nil) async throws -> ToolRun {
        let run = try await ToolRun.lawful(
            ["verify", folder.path("evidence"), "--vkey", key ?? folder.path("key")] + more)
        #expect(!run.words.contains(ToolLog.secret))
        for praise in ["is lawful", "are lawful", "complies", "compliant", "rechtmatig"] {
            #expect(!run.words.lowercased().contains(praise))
        }
        #expect(run.words.count < 60_000)
        return run
    }

    private func keep(_ head: SignedCheckpoint, _ name: String = "pin") throws -> [String] {
        try folder.write(head.bytes, name)
        return ["--pin", folder.path(name)]
    }

    @Test("a good folder: what it is, what was checked, what that proves and can't prove")
    func good() async throws {
        let run = try await verify()
        #expect(run.status == 0 && run.errors.isEmpty)
        for words in [
            "VERIFIED: everything that was checked holds.", "Name log.example/ledger",
            "300 entries, the first recorded at 2026-01-01T00:00:00Z, the last at 2026-01-01T00:04:59Z",
            "Key \(log.key.verifier.text)", "Root \(try log.head(at: 300).head.root.base64)",
            "Entries: 300 of 300 read and hashed again.", "the log continues 2 of them; you gave 0 pins.",
            "2 of single entries and 2 of growth hold.", "205 shown", "35 said to be erased",
            "none was changed, put in, taken out or moved", "205 payloads that are shown are those",
            "you gave no pin", "Whether the law was kept", "That erased payloads are gone everywhere",
        ] {
            #expect(run.words.contains(words), "\(words)")
        }
        #expect(!run.words.contains("Warning"))
    }

    @Test("the same in Dutch")
    func dutch() async throws {
        let run = try await verify(["--language", "nl"])
        #expect(run.status == 0)
        for words in [
            "GEVERIFIEERD: alles wat is nagegaan, klopt.", "Vermeldingen: 300 van 300 gelezen en opnieuw gehasht.",
            "Wat dit bewijst", "Wat dit niet kan bewijzen", "Of de wet is nageleefd",
        ] {
            #expect(run.words.contains(words), "\(words)")
        }
        #expect(!run.words.contains("The "))
    }

    @Test("the key as text, and a pin that holds")
    func pinned() async throws {
        let run = try await verify(try keep(log.head(at: 120)), key: log.key.verifier.text)
        #expect(run.status == 0)
        #expect(run.words.contains("the log continues 3 of them; you gave 1 pin."))
        #expect(run.words.contains("That what came after your latest pin wasn't rewritten"))
    }

    @Test("JSON says the same, for programs")
    func json() async throws {
        let run = try await verify(["--json"])
        #expect(run.status == 0)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        #expect(object["format"] as? String == "lawful-verify@1")
        #expect(object["verified"] as? Bool == true)
        #expect((object["findings"] as? [Any])?.isEmpty == true)
        #expect((object["log"] as? [String: Any])?["size"] as? Int == 300)
        #expect((object["log"] as? [String: Any])?["lastRecordedAt"] as? String == "2026-01-01T00:04:59Z")
        #expect((object["checked"] as? [String: Any])?["payloadsErased"] as? Int == 35)
        #expect((object["cannotProve"] as? [String])?.isEmpty == false)

        try folder.change("evidence/tile/entries/000") { $0[20] ^= 1 }
        let broken = try await verify(["--json", "--language", "nl"])
        #expect(broken.status == 1)
        let found = try #require(
            try JSONSerialization.jsonObject(with: Data(broken.output.utf8)) as? [String: Any])
        #expect(found["verified"] as? Bool == false)
        let finding = try #require(
            (found["findings"] as? [[String: Any]])?.first { $0["code"] as? String == "entry.altered" })
        #expect(finding["place"] as? Int == 0 && finding["sequence"] as? Int == 1)
        #expect((finding["text"] as? String)?.hasPrefix("Vermelding 1 (plaats 0)") == true)
        #expect((found["advice"] as? [String: String])?["entry.altered"]?.isEmpty == false)
    }

    @Test("one bit of an entry: its number, and what to do", arguments: ["en", "nl"])
    func flipped(language: String) async throws {
        let start = log.entries[..<41].reduce(0) { $0 + 2 + $1.count }
        try folder.change("evidence/tile/entries/000") { $0[start + 2 + log.entries[41].count / 2] ^= 1 }
        let run = try await verify(["--language", language])
        #expect(run.status == 1)
        if language == "en" {
            #expect(run.output.hasPrefix("NOT VERIFIED: "))
            #expect(run.words.contains("Entry 42 (place 41) isn't the one that was signed"))
            #expect(run.words.contains("What to do: Keep this folder as it is, and ask for a new export."))
            #expect(run.words.contains("Nothing about the log as a whole"))
        } else {
            #expect(run.output.hasPrefix("NIET GEVERIFIEERD: "))
            #expect(run.words.contains("Vermelding 42 (plaats 41) is niet die welke is ondertekend"))
            #expect(run.words.contains("Wat te doen: Bewaar deze map zoals zij is"))
        }
        #expect(!run.words.contains("none was changed"))
    }

    @Test("cut: a missing file of entries, and an older copy against a pin")
    func cut() async throws {
        try folder.remove("evidence/tile/entries/001.p")
        let run = try await verify()
        #expect(run.status == 1)
        #expect(run.words.contains("The file tile/entries/001.p/44 is missing"))

        try folder.remove("evidence")
        try log.export(to: folder.path("evidence"), size: 200)
        #expect(try await verify().status == 0)
        let pinned = try await verify(try keep(log.head(at: 300)))
        #expect(pinned.status == 1)
        #expect(pinned.words.contains("The log has 200 entries, and a head signed earlier has 300"))
        #expect(pinned.words.contains("Ask for an export of the whole log."))
    }

    @Test("a rewritten log, signed again, is found by a pin and only by it")
    func rewritten() async throws {
        let other = try ToolLog(entries: Self.count, kind: .denied)
        try folder.remove("evidence")
        try other.export(to: folder.path("evidence"))
        #expect(try await verify().status == 0)
        let run = try await verify(try keep(log.head(at: 100)))
        #expect(run.status == 1)
        #expect(
            run.words.contains(
                "The first 100 entries aren't those that were signed in the pin of size 100: the log was rewritten"))
        #expect(run.words.contains("are proof of the rewriting by themselves"))
        let dutch = try await verify(try keep(log.head(at: 100)) + ["--language", "nl"])
        #expect(dutch.words.contains("de pin van grootte 100"))
    }

    @Test("another key: the head, the older ones and the proofs are refused")
    func wrongKey() async throws {
        let other = try ToolLog(entries: 1, key: 9)
        let run = try await verify(key: other.key.verifier.text)
        #expect(run.status == 1)
        #expect(run.words.contains("The key in the folder's file `vkey` isn't the one that you gave."))
        #expect(run.words.contains("The head in checkpoint is refused: it isn't signed by the key that you gave"))
        #expect(run.words.contains("unknown: the folder has no head that the key signed"))
        #expect(run.words.contains("What this proves - Nothing, about any entry."))
    }

    @Test("a pin under another key is a finding, not a slip")
    func pinOfAnotherKey() async throws {
        let other = try ToolLog(entries: 20, key: 9)
        let run = try await verify(try keep(other.head(at: 20)))
        #expect(run.status == 1)
        #expect(run.words.contains("If the log got a new key, its keeper must say when and why"))
    }

    @Test("payloads: all erased, one altered, one left out")
    func payloads() async throws {
        let lines = String(decoding: try folder.read("evidence/payloads.jsonl"), as: UTF8.self)
            .split(separator: "\n").count
        let erased = log.payloads.enumerated().compactMap { $1 == nil ? nil : "{\"erased\":true,\"i\":\($0)}\n" }
        #expect(erased.count == lines)
        try folder.write(Array(erased.joined().utf8), "evidence/payloads.jsonl")
        let gone = try await verify(["--expect-payloads"])
        #expect(gone.status == 0)
        #expect(gone.words.contains("0 shown and equal to what their entries commit to, 240 said to be erased"))

        try folder.remove("evidence")
        try log.export(to: folder.path("evidence"), leavingOut: [10])
        #expect(try await verify().status == 0)
        let missing = try await verify(["--expect-payloads"])
        #expect(missing.status == 1)
        #expect(missing.words.contains("Entry 11 (place 10) commits to a payload that is neither shown nor said to be"))

        try folder.change("evidence/payloads.jsonl") { bytes in
            var text = String(decoding: bytes, as: UTF8.self)
            text = text.replacingOccurrences(of: "{\"i\":1,\"p\":\"", with: "{\"i\":1,\"p\":\"QUFB")
            bytes = Array(text.utf8)
        }
        let altered = try await verify()
        #expect(altered.status == 1)
        #expect(altered.words.contains("Entry 2 (place 1) shows a payload that isn't the one it commits to."))
        // The entries themselves hold.
        #expect(altered.words.contains("none was changed, put in, taken out or moved"))
    }

    @Test("a key or a pin from inside the folder proves nothing, and that is said", arguments: [true, false])
    func insider(throughLink: Bool) async throws {
        var path = folder.path("evidence/vkey")
        if throughLink {
            try FileManager.default.createSymbolicLink(atPath: folder.path("link"), withDestinationPath: path)
            path = folder.path("link")
        }
        let run = try await verify(key: path)
        #expect(run.status == 0)
        #expect(run.output.hasPrefix("CONSISTENT, with the key that lies in the folder itself"))
        #expect(run.words.contains("it proves nothing about who signed"))
        let pin = try await verify(["--pin", folder.path("evidence/checkpoints/1")])
        #expect(pin.words.contains("A pin was read from inside the folder."))
    }
}
#endif
