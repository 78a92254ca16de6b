// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

/// A kill can't show what a loss of power would: the system calls do.
@Suite("Synchronisation to the disk", .serialized)
struct SynchronisationTests {
    private static let strace = "/usr/bin/strace"

    private static var hasStrace: Bool {
        let isThere = FileManager.default.isExecutableFile(atPath: strace)
        if !isThere { print("skipped: \(strace) isn't there, so that synchronisations can't be counted") }
        return isThere
    }

    private enum Call {
        case synchronised
        case acknowledged(Int)
    }

    /// The completed synchronisations and acknowledgements of a run, in order.
    private func calls(_ command: String, _ count: Int) async throws -> [Call] {
        let folder = try LedgerFolder()
        _ = try SQLiteLedger(path: folder.path())
        let trace = folder.path("trace.txt")
        let tool = [Self.strace, "-f", "-qq", "-s", "32", "-e", "trace=fsync,fdatasync,write", "-o", trace]
        let writer = try WriterProcess([command, folder.path(), "\(count)", "traced"], under: tool, in: folder)
        try #require(try await writer.end() == 0)
        #expect(try writer.receipts().count == count)
        return try String(contentsOfFile: trace, encoding: .utf8).split(separator: "\n").compactMap { line in
            let isSync = line.contains(" fsync(") || line.contains(" fdatasync(") || line.contains("sync resumed")
            if isSync, line.hasSuffix(" = 0") { return .synchronised }
            if let range = line.firstRange(of: "write(1, \"traced-") {
                return Int(line[range.upperBound...].prefix(while: \.isNumber)).map(Call.acknowledged)
            }
            return nil
        }
    }

    @Test("each entry appended by itself is synchronised before it is acknowledged", .enabled(if: hasStrace))
    func each() async throws {
        var synchronised = 0
        var acknowledged = 0
        for call in try await calls("append", 50) {
            switch call {
            case .synchronised: synchronised += 1
            case .acknowledged(let number):
                acknowledged += 1
                #expect(number == acknowledged)
                #expect(synchronised > 0, "entry \(number) was acknowledged without a synchronisation of its own")
                synchronised = 0
            }
        }
        #expect(acknowledged == 50)
    }

    @Test("entries that wait together share synchronisations, and none is acknowledged before", .enabled(if: hasStrace))
    func joined() async throws {
        let calls = try await calls("burst", 400)
        let synchronisations = calls.count { if case .synchronised = $0 { true } else { false } }
        let acknowledged = Set(calls.compactMap { if case .acknowledged(let number) = $0 { number } else { nil } })
        #expect(acknowledged == Set(1...400))
        #expect(synchronisations >= 1 && synchronisations <= 200, "\(synchronisations) for 400 entries")
        if case .acknowledged? = calls.first { Issue.record("acknowledged before anything was synchronised") }
    }
}
#endif
