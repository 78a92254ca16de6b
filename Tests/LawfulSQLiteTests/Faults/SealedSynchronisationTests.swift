// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulSQLite
import Testing

@Suite("Synchronisation of a sealed ledger to the disk")
struct SealedSynchronisationTests {
    private func events(_ command: String, _ count: Int) async throws -> [WriteLog.Event] {
        let files = try FileLedger()
        _ = try files.open()
        let trace = files.folder.path("trace.txt")
        let writer = try files.writer(command, count, "traced", under: Strace.recording(to: trace))
        try #require(try await writer.end() == 0)
        return try WriteLog(contentsOf: trace).events
    }

    @Test("each commit is synchronised before it is acknowledged", .enabled(if: Strace.isThere))
    func commits() async throws {
        var (since, total, acknowledged) = (0, 0, 0)
        for event in try await events("append", 50) {
            switch event {
            case .synchronised(let path, _) where path.hasSuffix("-wal"): since += 1
            case .said(let line):
                acknowledged += 1
                #expect(line == "traced-\(acknowledged) \(acknowledged)")
                #expect(since >= 1, "entry \(acknowledged) was acknowledged without a synchronisation of its own")
                total += since
                since = 0
            default: break
            }
        }
        print("sealed: \(total) synchronisations of the log for \(acknowledged) commits acknowledged one by one")
        #expect(acknowledged == 50)
    }

    @Test("the folder of the keys is there for good before anything is sealed under them", .enabled(if: Strace.isThere))
    func keys() async throws {
        let files = try FileLedger()
        let trace = files.folder.path("trace.txt")
        let writer = try files.writer("append", 1, "traced", under: Strace.recording(to: trace))
        try #require(try await writer.end() == 0)
        let parent = files.keysFolder.url.lastPathComponent
        var (folder, key) = (false, false)
        for event in try WriteLog(contentsOf: trace).events {
            if case .synchronised(let path, _) = event {
                let name = URL(filePath: path).lastPathComponent
                if name == parent { folder = true }
                if name == "keys" { key = true }
            }
            if case .said = event { #expect(folder && key) }
        }
    }

    @Test("a head is handed out once its mark and the mark's name are synchronised", .enabled(if: Strace.isThere))
    func heads() async throws {
        var (mark, name, heads) = (false, false, 0)
        for event in try await events("sign", 20) {
            switch event {
            case .synchronised(let path, _) where path.contains("/keys/mark.draft-"): mark = true
            case .renamed(_, let path) where path.hasSuffix("/keys/mark"): name = false
            case .synchronised(let path, _) where path.hasSuffix("/keys") || path.hasSuffix("/keys/"): name = true
            case .said(let line) where line.hasPrefix("signed"):
                heads += 1
                #expect(mark && name, "head \(heads)")
                (mark, name) = (false, false)
            default: break
            }
        }
        #expect(heads == 20)
    }

    @Test("an erasure is called done once the log is emptied into a synchronised file", .enabled(if: Strace.isThere))
    func erasures() async throws {
        var (file, cut, erasures) = (false, false, 0)
        for event in try await events("work", 12) {
            switch event {
            case .synchronised(let path, _) where path.hasSuffix("ledger.sqlite"): file = true
            case .cut(let path, 0) where path.hasSuffix("ledger.sqlite-wal"): cut = file
            case .said(let line) where line.hasPrefix("erased"):
                erasures += 1
                #expect(file && cut, "erasure \(erasures)")
                (file, cut) = (false, false)
            default: break
            }
        }
        #expect(erasures == 3)
    }
}
#endif
