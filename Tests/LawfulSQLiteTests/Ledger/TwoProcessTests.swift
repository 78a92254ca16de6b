// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime
import Testing

@Suite("Several processes on one ledger", .serialized)
struct TwoProcessTests {
    private let folder: LedgerFolder

    init() throws { folder = try LedgerFolder() }

    @Test("a withdrawal that another process commits between deciding and recording wins (Art. 7(3))")
    func withdrawal() async throws {
        let ledger = try SQLiteLedger(path: folder.path())
        _ = try await ledger.append(EntryDraft("given", .consentGiven("newsletter", text: "v1"), of: "anna"))
        let history = try await ledger.history(of: "anna")
        #expect(history.version == StatusVersion(rawValue: 1))

        let other = try WriterProcess(["withdraw", folder.path(), "anna", "newsletter"], in: folder)
        #expect(try await other.end() == 0)
        #expect(try other.receipts().map(\.sequence) == [2])

        let permit = EntryDraft("sent", .informed("newsletter", by: "2026-01"), of: "anna")
        #expect(try await ledger.append(permit, ifSubjectAt: history.version) == .moved(StatusVersion(rawValue: 2)))
        let now = try await ledger.history(of: "anna")
        let status = SubjectStatus(folding: now.entries, effectiveAt: .distantFuture, knownAt: .distantFuture)
        #expect(status.consents["newsletter"]?.state == .withdrawn)
        #expect(try await ledger.append(permit, ifSubjectAt: now.version) == .appended(3))
    }

    @Test("two writers on a new file share one gapless sequence")
    func twoWriters() async throws {
        let writers = try ["one", "two"].map { name in
            try WriterProcess(["append", folder.path(), "300", name], in: folder)
        }
        for writer in writers { #expect(try await writer.end() == 0) }
        let receipts = try writers.map { try $0.receipts() }
        #expect(receipts.map(\.count) == [300, 300])
        for (name, receipts) in zip(["one", "two"], receipts) {
            #expect(receipts.map(\.id) == (1...300).map { "\(name)-\($0)" }, "each writer's own are in its order")
            #expect(receipts.map(\.sequence) == receipts.map(\.sequence).sorted())
        }
        let entries = try await SQLiteLedger(path: folder.path()).entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...600))
        let recorded = entries.map { WriterProcess.Receipt(id: $0.id.rawValue, sequence: $0.sequence) }
        #expect(Set(recorded) == Set(receipts.joined()))
    }

    @Test("five processes may create the file at the same moment")
    func creation() async throws {
        for round in 0..<4 {
            let path = folder.path("\(round).sqlite")
            let openers = try (0..<5).map { try WriterProcess(["append", path, "1", "opener\($0)"], in: folder) }
            for opener in openers {
                let status = try await opener.end()
                let lines = try opener.lines()
                #expect(status == 0, "\(lines)")
            }
            #expect(try await SQLiteLedger(path: path).entries(after: 0, limit: 9).map(\.sequence) == [1, 2, 3, 4, 5])
        }
    }

    @Test("two ledgers in one process share the file too")
    func twoLedgers() async throws {
        let ledgers = try [SQLiteLedger(path: folder.path()), SQLiteLedger(path: folder.path())]
        try await withThrowingTaskGroup { group in
            for number in 0..<80 {
                group.addTask {
                    _ = try await ledgers[number % 2].append(EntryDraft("\(number)", .optedOut(), of: "s"))
                }
            }
            try await group.waitForAll()
        }
        let entries = try await ledgers[0].entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...80) && Set(entries.map(\.id)).count == 80)
    }
}
#endif
