// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

@Suite("A process killed while it appends", .serialized)
struct KillTests {
    /// Rounds: `LAWFUL_KILL_ROUNDS`, 12 by default.
    private static let rounds =
        ProcessInfo.processInfo.environment["LAWFUL_KILL_ROUNDS"].flatMap { Int($0) }.map { max(1, $0) } ?? 12

    @Test("loses nothing that was acknowledged, and leaves no gap", arguments: ["append", "burst"])
    func kill(command: String) async throws {
        let folder = try LedgerFolder()
        var acknowledged: Set<WriterProcess.Receipt> = []
        var before = 0
        for round in 0..<Self.rounds {
            let count = command == "append" ? "1000000" : "4000"
            let writer = try WriterProcess([command, folder.path(), count, "round\(round)"], in: folder)
            try await writer.wait(forLines: .random(in: 1...40))
            try await Task.sleep(for: .microseconds(.random(in: 0...6000)))
            let wasRunning = try await writer.kill()
            let receipts = try writer.receipts()
            // A burst may just have ended.
            #expect(wasRunning || command == "burst" && receipts.count == 4000)
            #expect(!receipts.isEmpty)
            acknowledged.formUnion(receipts)

            let ledger = try SQLiteLedger(path: folder.path())
            let entries = try await ledger.entries(after: 0, limit: .max)
            #expect(entries.map(\.sequence) == (0..<entries.count).map { Int64($0) + 1 }, "no gap in round \(round)")
            let recorded = Set(entries.map { WriterProcess.Receipt(id: $0.id.rawValue, sequence: $0.sequence) })
            #expect(recorded.isSuperset(of: acknowledged), "nothing acknowledged is lost in round \(round)")
            if command == "append" {
                #expect(entries.count - before - receipts.count <= 1, "at most the one that was under way")
            }
            for id in Set(receipts.map(\.id)).prefix(3) {
                let entry = try #require(entries.first { $0.id.rawValue == id })
                let subject = try #require(entry.privatePart?.subject)
                let history = try await ledger.history(of: subject)
                #expect(history.version.rawValue == history.entries.last?.sequence, "versions follow their entries")
            }
            before = entries.count
        }
        #expect(acknowledged.count >= Self.rounds)
    }
}
#endif
