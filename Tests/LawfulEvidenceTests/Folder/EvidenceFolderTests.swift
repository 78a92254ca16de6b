// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import Testing

@Suite("Exported logs")
struct EvidenceFolderTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    private func report(
        _ log: SampleLog,
        pins: [SignedCheckpoint] = [],
        _ change: (inout EvidenceFolder.Options) -> Void = { _ in }
    ) -> EvidenceReport {
        var options = EvidenceFolder.Options()
        change(&options)
        return EvidenceFolder(folder.path("log")).verify(by: log.key.verifier, pins: pins, options: options)
    }

    private func edit(_ name: String, _ change: (inout [UInt8]) throws -> Void) throws {
        var bytes = try folder.read("log/" + name)
        try change(&bytes)
        try folder.write(bytes, "log/" + name)
    }

    @Test("verify, here and by the other verifier", arguments: [0, 1, 2, 255, 256, 257, 700])
    func verify(size: Int) async throws {
        let log = try SampleLog(entries: size)
        try log.export(to: folder.path("log"))
        let report = report(log, pins: [try log.head()]) { $0.expectsPayloads = true }
        #expect(report.isVerified && report.findings.isEmpty)
        #expect(report.head?.size == Int64(size) && report.entries == Int64(size))
        #expect(report.shown + report.erased == log.sealed.count { $0 != nil })
        #expect(size < 2 || report.proofs > 1 && report.consistencyProofs > 0 && report.continued > 1)
        let vkey = String(decoding: try folder.read("log/vkey"), as: UTF8.self)
        try folder.write(try log.head().bytes, "pin")
        let isAccepted = try await PythonRun.accepts(folder.path("log"), vkey: vkey, pins: [folder.path("pin")])
        #expect(isAccepted)
    }

    @Test("a log of another kind verifies, too: the one that the other verifier makes")
    func demo() async throws {
        let run = try await PythonRun("verify_tlog.py", ["demo", folder.path("log")])
        let report = EvidenceFolder(folder.path("log")).verify(
            by: try VerifierKey(run.output),
            options: {
                var options = EvidenceFolder.Options()
                options.checksEntries = false
                options.expectsPayloads = true
                return options
            }())
        #expect(report.isVerified && report.proofs == 5 && report.consistencyProofs == 3 && report.continued == 3)
        #expect(report.shown == 600 && report.erased == 100)
    }

    @Test("with a bit flipped are refused, here and by the other verifier, wherever it is")
    func flips() async throws {
        let log = try SampleLog(entries: 9)
        try log.export(to: folder.path("log"))
        var flips = 0
        for name in try folder.files(in: "log") {
            let bytes = try folder.read("log/" + name)
            for place in stride(from: 0, to: bytes.count, by: 7) {
                var flipped = bytes
                flipped[place] ^= 1
                try folder.write(flipped, "log/" + name)
                #expect(!report(log).isVerified, "\(name) at \(place)")
                flips += 1
            }
            try folder.write(bytes, "log/" + name)
        }
        #expect(flips > 400 && report(log).isVerified)
        let other = try await PythonRun("flip_bytes.py", [folder.path("log"), log.key.verifier.text])
        #expect(other.status == 0 && other.output.contains(" 0 accepted"), "\(other.output)")
    }

    @Test("an altered entry is named, by the tiles that are signed")
    func alteredEntry() throws {
        let log = try SampleLog(entries: 700)
        try log.export(to: folder.path("log"), showing: false)
        for index in [300, 301, 699] {
            let file = index < 512 ? "tile/entries/001" : "tile/entries/002.p/188"
            try edit(file) { bytes in
                let place = try #require(bytes.firstRange(of: Array("\"seq\":\(index + 1),".utf8)))
                let kind = try #require(bytes[..<place.lowerBound].lastIndex(of: UInt8(ascii: "w")))
                bytes[kind] = UInt8(ascii: "v")
            }
        }
        let report = report(log)
        let altered = report.findings.filter { if case .entryAltered = $0 { true } else { false } }
        #expect(altered == [.entryAltered(300), .entryAltered(301), .entryAltered(699)])
        // The proof of the last entry is refused; nothing else is blamed.
        #expect(report.findings.count == 4 && report.continued == 3)
    }

    @Test("an altered tile is named, and no entry")
    func alteredTile() throws {
        let log = try SampleLog(entries: 700)
        try log.export(to: folder.path("log"), showing: false)
        try edit("tile/0/001") { $0[100] ^= 1 }
        try edit("tile/1/000.p/2") { $0[40] ^= 1 }
        #expect(report(log).findings == [.tileMismatched("tile/0/001"), .tileMismatched("tile/1/000.p/2")])
        try folder.remove("log/tile/0/002.p/188")
        #expect(report(log).findings.contains(.tileMissing("tile/0/002.p/188")))
    }

    @Test("without tiles an altered entry shows in the root")
    func withoutTiles() throws {
        let log = try SampleLog(entries: 300)
        try log.export(to: folder.path("log"), showing: false)
        try folder.remove("log/tile/0")
        try folder.remove("log/tile/1")
        #expect(report(log).isVerified)
        try edit("tile/entries/000") { bytes in
            let place = try #require(bytes.firstRange(of: Array("newsletter".utf8)))
            bytes[place.lowerBound] = UInt8(ascii: "m")
        }
        #expect(report(log).findings.contains { if case .rootMismatched = $0 { true } else { false } })
    }

    @Test("missing and cut files are named")
    func missing() throws {
        let log = try SampleLog(entries: 700)
        try log.export(to: folder.path("log"))
        try edit("tile/entries/002.p/188") { $0.removeLast(9) }
        #expect(report(log).findings.contains(.bundleMalformed("tile/entries/002.p/188")))
        try edit("tile/entries/000") { $0 += [0, 0] }
        #expect(report(log).findings.contains(.bundleMalformed("tile/entries/000")))
        try folder.remove("log/tile/entries/001")
        let report = report(log)
        #expect(report.findings.contains(.bundleMissing("tile/entries/001")) && report.entries == 0)
        try folder.remove("log/checkpoint")
        #expect(self.report(log).findings == [.checkpointMissing])
    }

    @Test("signed by another key of the same name is refused")
    func otherKey() throws {
        let log = try SampleLog(entries: 5)
        try log.export(to: folder.path("log"))
        let other = try SigningKey(name: SampleLog.origin, random: SeededRandom(9))
        try folder.write(try SignedCheckpoint(log.head().head, signedBy: other).bytes, "log/checkpoint")
        let error = EvidenceError(.signature, "")
        #expect(report(log).findings == [.checkpointRefused(file: "checkpoint", error)])
        try folder.write(Array(other.verifier.text.utf8), "log/vkey")
        #expect(report(log).findings.first == .verifierKeyDiffers)
    }

    @Test("rolled back below a pin, or rewritten and signed again: only the pin shows it")
    func pins() async throws {
        let log = try SampleLog(entries: 20)
        let pin = try log.head()
        try SampleLog(entries: 12).export(to: folder.path("log"))
        #expect(report(log).isVerified)
        #expect(report(log, pins: [pin]).findings == [.rolledBack(have: 12, expected: 20)])
        try folder.remove("log")

        try SampleLog(entries: 25, seed: 2).export(to: folder.path("log"))
        #expect(report(log).isVerified)
        #expect(
            report(log, pins: [pin]).findings == [.historyRewritten(size: 20, source: "the pin of size 20")])
        try folder.write(pin.bytes, "pin")
        let isAccepted = try await PythonRun.accepts(
            folder.path("log"), vkey: log.key.verifier.text, pins: [folder.path("pin")])
        #expect(!isAccepted)
        try folder.write(pin.bytes, "log/checkpoints/20")
        #expect(report(log).findings == [.historyRewritten(size: 20, source: "checkpoints/20")])
    }

    @Test("payloads that aren't what their entries commit to are named")
    func payloads() throws {
        let log = try SampleLog(entries: 12)
        try log.export(to: folder.path("log"))
        let text = String(decoding: try folder.read("log/payloads.jsonl"), as: UTF8.self)
        let lines = text.split(separator: "\n").map(String.init)
        func findings(_ lines: [String]) throws -> [EvidenceFinding] {
            try folder.write(Array((lines.joined(separator: "\n") + "\n").utf8), "log/payloads.jsonl")
            return report(log) { $0.expectsPayloads = true }.findings
        }
        #expect(try findings(lines).isEmpty)
        let forged = lines[0].replacingOccurrences(of: "\"p\":\"", with: "\"p\":\"AAAA")
        #expect(try findings([forged] + lines.dropFirst()) == [.payloadMismatched(0)])
        #expect(try findings(Array(lines.dropFirst())) == [.payloadMissing(0)])
        #expect(try findings(lines + ["{\"erased\":true,\"i\":12}"]) == [.payloadUnexpected(12)])
        #expect(try findings([lines[0]] + lines) == [.payloadsOutOfOrder(line: 2)])
        #expect(try findings(lines + ["{"]) == [.payloadMalformed(line: Int64(lines.count) + 1)])
        // Entry 4 has no payload to be erased.
        let withFifth = Array(lines[..<4]) + ["{\"erased\":true,\"i\":4}"] + lines[4...]
        #expect(try findings(withFifth) == [.payloadMalformed(line: 5)])
        let claimed = lines[0].dropLast() + ",\"erased\":true}"
        #expect(try findings([String(claimed)] + lines.dropFirst()) == [.payloadMalformed(line: 1)])
        try folder.remove("log/payloads.jsonl")
        #expect(report(log).isVerified && report(log) { $0.expectsPayloads = true }.findings.count == 10)
        let all = (0..<12).filter { $0 % 5 != 4 }.map { "{\"erased\":true,\"i\":\($0)}" }
        #expect(try findings(all).isEmpty)
    }

    @Test("entries in another format or place are named, though they are signed")
    func entries() throws {
        let log = try SampleLog(entries: 1)
        let export = try EvidenceExport(to: folder.path("log"), by: log.key.verifier)
        var tree = LogTree()
        for entry in [log.entries[0], log.entries[0], Array("{}".utf8)] {
            try export.append(entry)
            _ = tree.append(.leaf(of: entry))
        }
        let head = Checkpoint(origin: SampleLog.origin, size: 3, root: tree.root)
        try export.finish(try SignedCheckpoint(head, signedBy: log.key))
        #expect(report(log).findings == [.entryMisplaced(1), .entryMalformed(2)])
        #expect(report(log) { $0.checksEntries = false }.isVerified)
    }

    @Test("findings are listed up to a thousand, and counted beyond")
    func bounded() throws {
        let log = try SampleLog(entries: 1)
        let export = try EvidenceExport(to: folder.path("log"), by: log.key.verifier)
        var tree = LogTree()
        for _ in 0..<1_500 {
            try export.append([])
            _ = tree.append(.leaf(of: [UInt8]()))
        }
        let head = Checkpoint(origin: SampleLog.origin, size: 1_500, root: tree.root)
        try export.finish(try SignedCheckpoint(head, signedBy: log.key))
        let report = report(log)
        #expect(report.findings.count == 1_000 && report.omitted == 500 && !report.isVerified)
    }

    @Test("a signed size that no folder can hold ends the verification")
    func hugeSize() throws {
        let log = try SampleLog(entries: 3)
        try log.export(to: folder.path("log"))
        let head = Checkpoint(origin: SampleLog.origin, size: .max, root: .emptyTree)
        try folder.write(try SignedCheckpoint(head, signedBy: log.key).bytes, "log/checkpoint")
        #expect(report(log).findings.contains(.bundleMissing("tile/entries/000")))
    }

    @Test("a link, pipe or folder in place of a file is refused")
    func specialFiles() throws {
        let log = try SampleLog(entries: 3)
        try log.export(to: folder.path("log"))
        for make in [
            { try FileManager.default.createDirectory(atPath: $0, withIntermediateDirectories: false) },
            { try FileManager.default.createSymbolicLink(atPath: $0, withDestinationPath: "/dev/zero") },
            { #expect(unsafe mkfifo($0, 0o600) == 0) },
        ] as [(String) throws -> Void] {
            for name in ["tile/entries/000.p/3", "checkpoint", "payloads.jsonl", "proofs/0.tlog-proof"] {
                let bytes = try folder.read("log/" + name)
                try folder.remove("log/" + name)
                try make(folder.path("log/" + name))
                #expect(!report(log).isVerified, "\(name)")
                try folder.remove("log/" + name)
                try folder.write(bytes, "log/" + name)
            }
        }
        #expect(report(log).isVerified)
    }
}
#endif
