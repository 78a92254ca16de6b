// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulLedger
import LawfulModel
import LawfulPostgres
import Synchronization
import Testing

/// What several tasks share.
private final class Progress: Sendable {
    private let heard = Mutex<[String: AppendOutcome]>([:])
    private let ended = Atomic<Bool>(false)

    var receipts: [String: AppendOutcome] { heard.withLock { $0 } }
    var isOver: Bool { ended.load(ordering: .relaxed) }

    func hear(_ id: String, _ outcome: AppendOutcome) { heard.withLock { $0[id] = outcome } }
    func end() { ended.store(true, ordering: .relaxed) }

    /// Waits for so many more receipts.
    func wait(forMore count: Int) async throws {
        let before = receipts.count
        while receipts.count < before + count { try await Task.sleep(for: .milliseconds(2)) }
    }
}

@Suite("A server that goes away", .serialized)
struct OutageTests {
    @Test("stopped and started again while several append: nothing acknowledged is lost, and appends go on")
    func restarts() async throws {
        let server = try await PostgresServer()
        let schema = try await TestSchema(on: server)
        let ledgers = [try await schema.ledger(), try await schema.ledger()]
        let progress = Progress()
        try await withThrowingTaskGroup { group in
            for caller in 0..<8 {
                group.addTask {
                    var number = 0
                    while !progress.isOver {
                        let id = "\(caller)-\(number)"
                        let outcome = try await ledgers[caller % 2].append(
                            EntryDraft(id, .optOutOffered(), of: SubjectID(rawValue: "person \(caller)")))
                        progress.hear(id, outcome)
                        number += 1
                    }
                }
            }
            for mode in ["immediate", "fast", "immediate"] {
                try await progress.wait(forMore: 40)
                try await server.stop(mode)
                try await Task.sleep(for: .milliseconds(300))
                try await server.start()
            }
            try await progress.wait(forMore: 40)
            progress.end()
            try await group.waitForAll()
        }
        let entries = try await ledgers[0].entries(after: 0, limit: .max)
        let acknowledged = progress.receipts
        #expect(entries.map(\.sequence) == (0..<entries.count).map { Int64($0) + 1 })
        #expect(entries.count == acknowledged.count, "each is recorded once, though it was tried again")
        #expect(entries.allSatisfy { acknowledged[$0.id.rawValue] == .appended($0.sequence) })
        #expect(ledgers.map(\.repeats).reduce(0, +) > 0)

        // One that stays away, and one that would lose what it commits.
        try await server.stop("fast")
        let error = try await #require(throws: LedgerError.self) {
            try await schema.ledger { $0.patience = .seconds(2) }
        }
        #expect(error.code == .storage && error.message.contains("can't be reached"))
        try await server.start("-c fsync=off")
        await #expect(throws: LedgerError(.settings, "")) { try await schema.ledger() }
        await #expect(throws: LedgerError(.settings, "")) { try await ledgers[0].statusVersion(of: "person 1") }
    }

    @Test("an outage longer than the ledger's patience is an error that says what to do")
    func patience() async throws {
        let server = try await PostgresServer()
        let schema = try await TestSchema(on: server)
        let ledger = try await schema.ledger { $0.patience = .milliseconds(200) }
        let draft = EntryDraft("a", .optedOut(), of: "s")
        #expect(try await ledger.append(draft) == .appended(1))
        try await server.stop("fast")
        for work in [
            { _ = try await ledger.append(EntryDraft("b", .optedOut(), of: "s")) },
            { _ = try await ledger.history(of: "s") },
            { _ = try await ledger.erasePrivateParts(of: "s", .everything, keeping: []) },
        ] as [@Sendable () async throws -> Void] {
            let error = try await #require(throws: LedgerError.self) { try await work() }
            #expect(error.code == .storage && error.message.contains("append the same drafts again"))
        }
        try await server.start()
        #expect(try await ledger.append(draft) == .appended(1), "it recovers by itself")
        #expect(try await ledger.append(EntryDraft("b", .optedOut(), of: "s")) == .appended(2))
    }

    @Test("connections that are cut again and again lose nothing")
    func cut() async throws {
        let schema = try await TestSchema()
        let ledger = try await schema.ledger(words: "application_name=\(schema.name)")
        let progress = Progress()
        let cuts = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                var cuts = 0
                while !progress.isOver {
                    cuts += try await schema.sql(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(schema.name)'
                        """
                    ).count
                    try await Task.sleep(for: .milliseconds(20))
                }
                return cuts
            }
            try await withThrowingTaskGroup { appends in
                for caller in 0..<5 {
                    appends.addTask {
                        for number in 0..<60 {
                            let draft = EntryDraft(
                                "\(caller)-\(number)", .optOutOffered(), of: SubjectID(rawValue: "s\(caller)"))
                            guard case .appended = try await ledger.append(draft) else {
                                Issue.record("an unconditional draft must be recorded")
                                return
                            }
                            _ = try await ledger.standing(of: SubjectID(rawValue: "s\(caller)"))
                        }
                    }
                }
                try await appends.waitForAll()
            }
            progress.end()
            return try await group.reduce(0, +)
        }
        let entries = try await ledger.entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...300) && Set(entries.map(\.id)).count == 300)
        #expect(cuts > 0 && ledger.repeats > 0)
    }
}
#endif
