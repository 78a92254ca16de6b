// SPDX-License-Identifier: Apache-2.0

#if SQLite
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

    @Test("two who make new keys at once: none is lost")
    func rotations() async throws {
        let files = try FileLedger(isInMemory: true)
        _ = try files.evidence()
        try await withThrowingTaskGroup { group in
            for name in ["one", "two"] {
                let keys = try KeyFile(path: files.keys + "/keys")
                group.addTask { for number in 0..<60 { try keys.rotate(to: "\(name)-\(number)") } }
            }
            try await group.waitForAll()
        }
        let text = String(decoding: try PrivateFile.read(files.keys + "/keys"), as: UTF8.self)
        // A line for the form, the first key, and those that were made.
        #expect(text.split(separator: "\n").count == 122)
    }

    @Test("two processes that erase and go on recording about the same people")
    func erasers() async throws {
        let files = try FileLedger(isInMemory: true)
        let writers = try ["one", "two"].map { try files.writer("work", 60, $0, ["--shared"]) }
        try await check(files, told(writers), count: 240, "two erasers")
    }
}
#endif
