// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence
import LawfulLedger
import Synchronization

/// Group commit: requests that wait for the writer are recorded in one transaction, with one synchronisation.
final class AppendQueue: Sendable {
    private struct Request: Sendable {
        let rows: [EntryRow]
        let continuation: CheckedContinuation<[AppendOutcome], any Error>
    }

    private let pool: DatabasePool
    private let sealing: Sealing?
    private let waiting = Mutex<[Request]>([])

    init(pool: DatabasePool, sealing: Sealing?) {
        self.pool = pool
        self.sealing = sealing
    }

    /// Waits for the commit that records the rows.
    func append(_ rows: [EntryRow]) async throws -> [AppendOutcome] {
        try await withCheckedThrowingContinuation { continuation in
            waiting.withLock { $0.append(Request(rows: rows, continuation: continuation)) }
            // The writer's queue is serial: whoever comes first takes all that wait, the others find nothing left.
            pool.asyncWriteWithoutTransaction { db in self.drain(db) }
        }
    }

    /// Records the rows in a transaction of their own, with a synchronisation of their own.
    func appendAlone(_ rows: [EntryRow]) async throws -> [AppendOutcome] {
        try await pool.writeWithoutTransaction { db in
            do {
                return try self.record([rows], db).first ?? []
            } catch let lacking as Lacking {
                throw lacking.need
            }
        }
    }

    private func drain(_ db: Database) {
        var requests = waiting.withLock { waiting in
            defer { waiting = [] }
            return waiting
        }
        while !requests.isEmpty {
            do {
                let outcomes = try record(requests.map(\.rows), db)
                for (request, answer) in zip(requests, outcomes) { request.continuation.resume(returning: answer) }
                return
            } catch let lacking as Lacking {
                // That one gets its key and comes again; the others don't wait for it.
                requests.remove(at: lacking.request).continuation.resume(throwing: lacking.need)
            } catch {
                let failure = LedgerFailure.mapped(error)
                for request in requests { request.continuation.resume(throwing: failure) }
                return
            }
        }
    }

    /// A request for which a key is lacking.
    private struct Lacking: Error {
        let request: Int
        let need: KeyNeed
    }

    private func record(_ batches: [[EntryRow]], _ db: Database) throws -> [[AppendOutcome]] {
        var outcomes: [[AppendOutcome]] = []
        var done: EntryRecorder.Done?
        try db.inTransaction(.immediate) {
            var recorder = try EntryRecorder(db, sealing)
            for (number, rows) in batches.enumerated() {
                do {
                    outcomes.append(try rows.map { try recorder.record($0) })
                } catch let need as KeyNeed {
                    throw Lacking(request: number, need: need)
                }
            }
            done = recorder.done
            return .commit
        }
        done?.committed()
        return outcomes
    }
}
#endif
