// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulLedger
import Synchronization

/// Group commit: requests that wait for the writer are recorded in one transaction, with one synchronisation.
final class AppendQueue: Sendable {
    private struct Request: Sendable {
        let rows: [EntryRow]
        let continuation: CheckedContinuation<[AppendOutcome], any Error>
    }

    private let pool: DatabasePool
    private let waiting = Mutex<[Request]>([])

    init(pool: DatabasePool) { self.pool = pool }

    /// Waits for the commit that records the rows.
    func append(_ rows: [EntryRow]) async throws -> [AppendOutcome] {
        try await withCheckedThrowingContinuation { continuation in
            waiting.withLock { $0.append(Request(rows: rows, continuation: continuation)) }
            // The writer's queue is serial: whoever comes first takes all that wait, the others find nothing left.
            pool.asyncWriteWithoutTransaction { db in self.drain(db) }
        }
    }

    private func drain(_ db: Database) {
        let requests = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        guard !requests.isEmpty else { return }
        let result = Result { try Self.record(requests.map(\.rows), db) }
        switch result {
        case .success(let outcomes):
            for (request, answer) in zip(requests, outcomes) { request.continuation.resume(returning: answer) }
        case .failure(let error):
            let failure = LedgerFailure.mapped(error)
            for request in requests { request.continuation.resume(throwing: failure) }
        }
    }

    private static func record(_ batches: [[EntryRow]], _ db: Database) throws -> [[AppendOutcome]] {
        var outcomes: [[AppendOutcome]] = []
        try db.inTransaction(.immediate) {
            var recorder = try EntryRecorder(db)
            outcomes = try batches.map { rows in try rows.map { try recorder.record($0) } }
            return .commit
        }
        return outcomes
    }
}
#endif
