// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTime
import Synchronization
import Testing

@Suite("Entries that are committed by themselves")
struct AppendAloneTests {
    /// Counts commits.
    private final class Commits: TransactionObserver, Sendable {
        private let count = Mutex(0)

        var value: Int { count.withLock { $0 } }

        func observes(eventsOfKind eventKind: DatabaseEventKind) -> Bool { eventKind.tableName == "entries" }
        func databaseDidChange(with event: DatabaseEvent) {}
        func databaseDidCommit(_ db: Database) { count.withLock { $0 += 1 } }
        func databaseDidRollback(_ db: Database) {}
    }

    private func draft(_ name: String, _ kind: LedgerEvent = .init(.permitted, "newsletter")) -> EntryDraft {
        EntryDraft(
            id: EntryID(rawValue: name), kind, subject: "anna", effectiveAt: Instant(milliseconds: 1),
            recordedAt: Instant(milliseconds: 1))
    }

    @Test("each has a transaction of its own, however many come at once")
    func alone() async throws {
        let folder = try LedgerFolder()
        let pool = try DatabasePool(path: folder.path())
        let ledger = try SQLiteLedger(sharing: pool)
        let commits = Commits()
        pool.add(transactionObserver: commits)
        let sequences = try await withThrowingTaskGroup(of: [AppendOutcome].self) { group in
            for number in 0..<20 {
                group.addTask { try await ledger.appendAlone([ConditionalDraft(self.draft("\(number)"))]) }
            }
            return try await group.reduce(into: []) { $0 += $1 }
        }
        #expect(Set(sequences) == Set((1...20).map { AppendOutcome.appended($0) }))
        #expect(commits.value == 20)
    }

    @Test("they are conditional, and recorded once, as all are")
    func promises() async throws {
        let folder = try LedgerFolder()
        let ledger = try SQLiteLedger(path: folder.path())
        let given = draft("given", .consentGiven("newsletter", text: "v1"))
        #expect(try await ledger.appendAlone([ConditionalDraft(given)]) == [.appended(1)])
        #expect(try await ledger.appendAlone([ConditionalDraft(given)]) == [.appended(1)])
        let outcomes = try await ledger.appendAlone([
            ConditionalDraft(draft("late"), ifSubjectAt: .initial),
            ConditionalDraft(draft("in time"), ifSubjectAt: StatusVersion(rawValue: 1)),
        ])
        #expect(outcomes == [.moved(StatusVersion(rawValue: 1)), .appended(2)])
        #expect(try await ledger.appendAlone([]).isEmpty)
    }
}
#endif
