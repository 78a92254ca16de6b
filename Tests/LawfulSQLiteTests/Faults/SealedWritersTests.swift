// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Dispatch
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

@Suite("Several processes on one sealed ledger")
struct SealedWritersTests {
    /// What the writers were told together, each having ended well.
    private func told(_ writers: [WriterProcess]) async throws -> Acknowledged {
        var acknowledged = Acknowledged()
        for writer in writers {
            let status = try await writer.end()
            let lines = try writer.lines()
            #expect(status == 0, "\(lines.last ?? "")")
            acknowledged.add(try Acknowledged(lines))
        }
        return acknowledged
    }

    /// One tree, gapless and unique, and one key for each scope.
    private func check(_ files: FileLedger, _ acknowledged: Acknowledged, count: Int, _ place: String) async throws {
        #expect(acknowledged.sequences.count == count && Set(acknowledged.sequences.values).count == count)
        let ledger = try files.open()
        #expect(try await files.survey(ledger, acknowledged, place) == count)
        let head = try await ledger.checkpoint()
        #expect(head.head.size == Int64(count))
        let report = try await ledger.verify(pins: [head])
        #expect(report.isVerified && report.shown + report.erased == count)
        let twice = try await DatabaseQueue(path: files.path).read { db in
            try Int.fetchOne(
                db,
                sql: """
                    SELECT count(*) FROM (
                        SELECT 1 FROM data_keys WHERE destroyed = 0 GROUP BY subject, scope HAVING count(*) > 1)
                    """)
        }
        #expect(twice == 0)
    }

    @Test("two writers of 1,000 entries each, on a new file", arguments: [false, true])
    func writers(isShared: Bool) async throws {
        let files = try FileLedger(isInMemory: true)
        let writers = try ["one", "two"].map { try files.writer("append", 1_000, $0, isShared ? ["--shared"] : []) }
        try await check(files, told(writers), count: 2_000, "two writers, same people: \(isShared)")
    }

    @Test("four processes that need the same people's keys at the same moment, all at once", arguments: 0..<4)
    func keys(round: Int) async throws {
        let files = try FileLedger(isInMemory: true)
        let writers = try (0..<4).map { try files.writer("burst", 100, "writer\($0)", ["--shared"]) }
        try await check(files, told(writers), count: 400, "four writers")
    }

    @Test("two processes that sign a head after each entry: the mark never goes back", arguments: 0..<3)
    func signers(round: Int) async throws {
        let files = try FileLedger(isInMemory: true)
        let writers = try ["one", "two"].map { try files.writer("sign", 150, $0) }
        try await check(files, told(writers), count: 300, "two signers")
    }

    @Test("tasks of one process, on one ledger object and on another, that record and sign at once")
    func tasks() async throws {
        let files = try FileLedger(isInMemory: true)
        let ledgers = try [files.open(), files.open()]
        try await withThrowingTaskGroup { group in
            for task in 0..<8 {
                group.addTask {
                    for number in 0..<20 {
                        let draft = SealedLedger.draft(task * 20 + number, of: "anna")
                        guard case .appended(let sequence) = try await ledgers[task % 2].append(draft) else { continue }
                        let head = try await ledgers[task % 2].checkpoint()
                        #expect(head.head.size >= sequence)
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(try await ledgers[0].checkpoint().head.size == 160)
        #expect(try await ledgers[1].verify().isVerified)
    }

    @Test("a ledger may be opened while another process records and signs")
    func opening() async throws {
        // On a disk, whose synchronisations keep the writer from recording too much to be read.
        let files = try FileLedger()
        let writer = try files.writer("sign", 1_000_000, "writer")
        try await writer.wait(forLines: 2)
        for _ in 0..<25 {
            let ledger = try files.open()
            #expect(try await ledger.verify(depth: .head).findings.isEmpty)
        }
        #expect(try await writer.kill())
        #expect(try await files.survey(files.open(), Acknowledged(writer.lines()), "opened meanwhile") > 0)
    }

    @Test("several that make new keys at once: none is lost")
    func rotations() throws {
        let files = try FileLedger(isInMemory: true)
        _ = try files.evidence()
        let path = files.keys + "/keys"
        // On threads of their own, whatever else the process does.
        DispatchQueue.concurrentPerform(iterations: 4) { holder in
            do {
                let keys = try KeyFile(path: path)
                for number in 0..<50 { try keys.rotate(to: "\(holder)-\(number)") }
            } catch {
                Issue.record(error)
            }
        }
        let text = String(decoding: try PrivateFile.read(path), as: UTF8.self)
        // A line for the form, the first key, and those that were made.
        #expect(text.split(separator: "\n").count == 202)
    }

    @Test("two processes that erase and go on recording about the same people")
    func erasers() async throws {
        let files = try FileLedger(isInMemory: true)
        let writers = try ["one", "two"].map { try files.writer("work", 60, $0, ["--shared"]) }
        try await check(files, told(writers), count: 300, "two erasers")
    }
}
#endif
