// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger
import Synchronization

/// Group commit: requests that wait while a transaction is under way are recorded in the next one, with one commit.
final class AppendQueue: Sendable {
    private struct Request: Sendable {
        let rows: [EntryRow]
        let continuation: CheckedContinuation<[AppendOutcome], any Error>
    }

    private struct State {
        var waiting: [Request] = []
        var isRunning = false
    }

    /// So many drafts are recorded in one transaction; a request that has more is recorded whole.
    private static let limit = 2_000

    private let pool: ConnectionPool
    private let transaction: LedgerTransaction
    private let state = Mutex(State())

    init(_ pool: ConnectionPool, _ transaction: LedgerTransaction) {
        self.pool = pool
        self.transaction = transaction
    }

    /// Waits for the commit that records the rows.
    func append(_ rows: [EntryRow]) async throws -> [AppendOutcome] {
        try await withCheckedThrowingContinuation { continuation in
            let starts = state.withLock { state in
                state.waiting.append(Request(rows: rows, continuation: continuation))
                defer { state.isRunning = true }
                return !state.isRunning
            }
            // Not a child: who gives up waiting takes nothing of the others' back.
            if starts { Task { await self.run() } }
        }
    }

    private func run() async {
        while let requests = next() {
            do {
                try await commit(requests, waits: false)
            } catch  where requests.count == 1 && !Self.isLockTimeout(error) {
                requests[0].continuation.resume(throwing: LedgerFailure.mapped(error))
            } catch {
                // One of them may be to blame, or one whose status somebody keeps locked: each by itself, and the
                // others don't wait for it.
                for request in requests { Task { await self.commit(alone: request) } }
            }
        }
    }

    private static func isLockTimeout(_ error: any Error) -> Bool { (error as? ServerFailure)?.isLockTimeout == true }

    private func next() -> [Request]? {
        state.withLock { state in
            guard !state.waiting.isEmpty else {
                state.isRunning = false
                return nil
            }
            var count = 0
            let end = state.waiting.firstIndex { request in
                count += request.rows.count
                return count > Self.limit
            }
            let requests = Array(state.waiting.prefix(max(1, end ?? state.waiting.count)))
            state.waiting.removeFirst(requests.count)
            return requests
        }
    }

    private func commit(alone request: Request) async {
        do {
            try await commit([request], waits: true)
        } catch {
            request.continuation.resume(throwing: LedgerFailure.mapped(error))
        }
    }

    private func commit(_ requests: [Request], waits: Bool) async throws {
        let transaction = transaction
        let batches = requests.map(\.rows)
        let outcomes = try await pool.retrying(waits: waits) { link in try transaction.append(batches, link) }
        for (request, answer) in zip(requests, outcomes) { request.continuation.resume(returning: answer) }
    }
}
#endif
