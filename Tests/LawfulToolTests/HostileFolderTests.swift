// SPDX-License-Identifier: Apache-2.0

#if Tool
import Foundation
import LawfulEvidence
import Testing

/// Folders and command lines that are wrong, or made to mislead.
@Suite("lawful verify on what is wrong")
struct HostileFolderTests {
    private let folder: ToolFolder
    private let log: ToolLog

    init() throws {
        folder = try ToolFolder()
        log = try ToolLog(entries: 30)
    }

    private func export() throws { try log.export(to: folder.path("evidence")) }

    private func verify(_ more: [String] = [], in name: String = "evidence", key: String? = nil) async throws -> ToolRun
    {
        try await ToolRun.lawful(["verify", folder.path(name), "--vkey", key ?? log.key.verifier.text] + more)
    }

    @Test("a folder that isn't there, or is a file: status 2, in both languages")
    func missingFolder() async throws {
        let missing = try await verify()
        #expect(missing.status == 2 && missing.output.isEmpty)
        #expect(missing.words.contains("there is no folder"))
        let dutch = try await verify(["--language", "nl"])
        #expect(dutch.status == 2 && dutch.words.contains("er is geen map"))
        try folder.write([], "file")
        #expect(try await verify(in: "file").status == 2)
        #expect(try await ToolRun.lawful(["verify", "", "--vkey", log.key.verifier.text]).status == 2)
        // Its name is shown so that it can't steer the terminal.
        let hostile = try await verify(in: "no\u{1b}[2Jfolder\nVERIFIED")
        #expect(hostile.status == 2 && hostile.words.contains("no\\u{1b}[2Jfolder\\u{a}VERIFIED"))
    }

    @Test("an empty folder is a finding: the export was broken off")
    func emptyFolder() async throws {
        try FileManager.default.createDirectory(atPath: folder.path("evidence"), withIntermediateDirectories: true)
        let run = try await verify()
        #expect(run.status == 1 && run.words.contains("The folder has no file `checkpoint`"))
        #expect(run.words.contains("the export was broken off"))
    }

    @Test(
        "a key that is none: status 2, and it isn't repeated",
        arguments: [
            ("log.example/ledger+00000000+AAAA", "isn't a key, nor the name of a file"),
            ("no-such-file", "the file that --vkey names isn't there"),
            ("", "the file that --vkey names isn't there"),
        ])
    func malformedKey(text: String, words: String) async throws {
        try export()
        let run = try await verify(key: text)
        #expect(run.status == 2 && run.output.isEmpty)
        #expect(run.words.contains(words), "\(run.words)")
        #expect(text.isEmpty || !run.words.contains(text))
        #expect(try await verify(["--language", "nl"], key: text).words.contains("--vkey"))
    }

    @Test("a secret key is refused and never shown, as text or from a file")
    func secretKey() async throws {
        try export()
        try folder.write(Array(log.key.text.utf8), "secret")
        for key in [log.key.text, folder.path("secret")] {
            let run = try await verify(key: key)
            #expect(run.status == 2 && run.words.contains("is a secret signing key"))
            #expect(!run.words.contains("PRIVATE") && !run.words.contains(String(log.key.text.suffix(20))))
        }
    }

    @Test("files that hold no key: another text, a folder, a large file, a witness's key")
    func keyFiles() async throws {
        try export()
        try folder.write(Array("hello \(ToolLog.secret)".utf8), "text")
        try folder.write([UInt8](repeating: 0x41, count: 100_000), "large")
        let witness = try SigningKey(name: "w", kind: .cosignature, random: CountingBytes(seed: 3))
        try folder.write(Array(witness.verifier.text.utf8), "witness")
        for (name, words) in [
            ("text", "doesn't hold a key"), ("evidence", "can't be read"), ("large", "can't be read"),
            ("witness", "the key of a witness"),
        ] {
            let run = try await verify(key: folder.path(name))
            #expect(run.status == 2 && run.words.contains(words), "\(name): \(run.words)")
            #expect(!run.words.contains(ToolLog.secret))
        }
    }

    @Test("pins that are none: status 2")
    func pins() async throws {
        try export()
        try folder.write(Array("not a head".utf8), "pin")
        #expect(try await verify(["--pin", folder.path("pin")]).words.contains("isn't a signed head"))
        #expect(try await verify(["--pin", folder.path("pin")]).status == 2)
        #expect(try await verify(["--pin", folder.path("none")]).status == 2)
    }

    @Test("command lines: status 2, and help says the statuses")
    func usage() async throws {
        for arguments in [
            ["verify"], ["verify", "x"], ["verify", "x", "--vkey"], ["frobnicate"],
            ["verify", "x", "--vkey", "y", "--language", "xx"], ["verify", "x", "--vkey", "y", "--nonsense"],
        ] {
            let run = try await ToolRun.lawful(arguments)
            #expect(run.status == 2 && run.output.isEmpty && !run.errors.isEmpty, "\(arguments)")
        }
        for arguments in [["--help"], ["verify", "--help"], ["help", "verify"]] {
            let run = try await ToolRun.lawful(arguments)
            #expect(run.status == 0 && run.errors.isEmpty)
            #expect(run.words.contains("0 when everything that was checked holds, 1 when there are findings, 2 when"))
        }
    }

    @Test("names of files can't steer the terminal, and their number doesn't lengthen the output")
    func fileNames() async throws {
        try export()
        try folder.write(Array("x".utf8), "evidence/checkpoints/a\u{1b}]0;owned\u{7}\nVERIFIED: all is well")
        for number in 0..<1_500 { try folder.write(Array("x".utf8), "evidence/proofs/\(number)") }
        let run = try await verify()
        #expect(run.status == 1)
        #expect(!run.output.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
        #expect(!run.output.contains("\nVERIFIED"))
        #expect(run.words.contains("\\u{1b}]0;owned\\u{7}\\u{a}VERIFIED"))
        #expect(run.output.split(separator: "\n").count < 120)
        #expect(run.words.contains("further findings, which were counted only"))
        let json = try await verify(["--json"])
        #expect(json.output.utf8.count < 600_000)
        let object = try #require(try JSONSerialization.jsonObject(with: Data(json.output.utf8)) as? [String: Any])
        #expect((object["findings"] as? [Any])?.count == EvidenceReport.maximumFindings)
        #expect(object["findingsOmitted"] as? Int == 501)
    }

    @Test("payloads that are nothing, huge or of nowhere end as findings, and are never shown")
    func payloads() async throws {
        try export()
        let lines = [
            "{\"i\":9223372036854775807,\"p\":\"\(ToolLog.secret)\",\"s\":\"\"}", "{\"i\":-5,\"erased\":true}",
            ToolLog.secret, "{\"i\":1e400}", "\u{1b}[2J", "{\"i\":0,\"p\":\"\(ToolLog.secret)\",\"s\":\"00\"}",
        ]
        try folder.write(Array(lines.joined(separator: "\n").utf8), "evidence/payloads.jsonl")
        let run = try await verify(["--expect-payloads"])
        #expect(run.status == 1)
        #expect(run.words.contains("A payload is shown for place 9223372036854775807, where the log has no entry."))
        #expect(!run.words.contains(ToolLog.secret) && !run.output.contains("\u{1b}"))
    }

    @Test("links, pipes and devices in the folder are findings, and nothing hangs")
    func specialFiles() async throws {
        try export()
        try folder.remove("evidence/payloads.jsonl")
        let payloads = folder.path("evidence/payloads.jsonl")
        #expect(unsafe mkfifo(payloads, 0o600) == 0)
        try FileManager.default.createSymbolicLink(
            atPath: folder.path("evidence/proofs/zero"), withDestinationPath: "/dev/zero")
        let run = try await verify()
        #expect(run.status == 1)
        #expect(run.words.contains("The file payloads.jsonl can't be read"))
        #expect(run.words.contains("The file proofs/zero can't be read"))
    }

    @Test("a head that is signed for more entries than there ever were isn't counted up to")
    func absurdSize() async throws {
        try export()
        let head = Checkpoint(origin: ToolLog.origin, size: 1 << 62, root: .leaf(of: [1]))
        try folder.write(try SignedCheckpoint(head, signedBy: log.key).bytes, "evidence/checkpoint")
        let run = try await verify(["--expect-payloads"])
        #expect(run.status == 1 && run.words.contains("Entries: 0 of 4611686018427387904 read"))
    }

    @Test("an empty log is verified, and says that it has no entries")
    func emptyLog() async throws {
        let empty = try ToolLog(entries: 0)
        let export = try EvidenceExport(to: folder.path("evidence"), by: empty.key.verifier)
        try export.finish(try empty.head(at: 0))
        let run = try await verify()
        #expect(run.status == 0 && run.words.contains("Entries 0 entries"))
    }
}
#endif
