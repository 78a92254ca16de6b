// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import Testing

@Suite("Exporting a log")
struct EvidenceExportTests {
    private let folder: TestFolder

    init() throws { folder = try TestFolder() }

    @Test("writes to an empty folder only")
    func occupied() throws {
        let log = try SampleLog(entries: 2)
        try log.export(to: folder.path("log"))
        #expect(throws: EvidenceError(.folder, "")) { try log.export(to: folder.path("log")) }
    }

    @Test("writes no checkpoint that the entries don't have, and none before the end")
    func otherHead() throws {
        let log = try SampleLog(entries: 3)
        let export = try EvidenceExport(to: folder.path("log"), by: log.key.verifier)
        try export.append(log.entries[0])
        #expect(throws: EvidenceError(.checkpoint, "")) { try export.finish(log.head()) }
        try export.append(log.entries[1])
        try export.append(Array("{}".utf8))
        #expect(throws: EvidenceError(.checkpoint, "")) { try export.finish(log.head()) }
        #expect(try !folder.files(in: "log").contains("checkpoint"))
        let report = EvidenceFolder(folder.path("log")).verify(by: log.key.verifier)
        #expect(report.findings == [.checkpointMissing])
    }

    @Test("refuses an older head that the entries don't continue")
    func otherHistory() throws {
        let log = try SampleLog(entries: 3)
        let other = try SampleLog(entries: 2, seed: 2)
        let export = try EvidenceExport(to: folder.path("log"), by: log.key.verifier)
        for entry in log.entries { try export.append(entry) }
        #expect(throws: EvidenceError(.inconsistent, "")) { try export.finish(log.head(), older: [other.head()]) }
    }

    @Test("takes entries as they come, and refuses what can't be written")
    func sequence() async throws {
        let log = try SampleLog(entries: 300)
        let export = try EvidenceExport(to: folder.path("log"), by: log.key.verifier)
        let entries = log.entries
        try await export.append(
            contentsOf: AsyncStream { continuation in
                for entry in entries { continuation.yield(entry) }
                continuation.finish()
            })
        #expect(export.size == 300)
        #expect(throws: EvidenceError(.entry, "")) { try export.append([UInt8](repeating: 0, count: 65_536)) }
        try export.erased(at: 3)
        #expect(throws: EvidenceError(.payload, "")) { try export.erased(at: 3) }
        try export.finish(log.head(), proofsOf: [3, 299])
        #expect(EvidenceFolder(folder.path("log")).verify(by: log.key.verifier).isVerified)
        #expect(
            try folder.files(in: "log") == [
                "checkpoint", "payloads.jsonl", "proofs/299.tlog-proof", "proofs/3.tlog-proof", "tile/0/000",
                "tile/0/001.p/44", "tile/1/000.p/1", "tile/entries/000", "tile/entries/001.p/44", "vkey",
            ])
    }
}
#endif
