// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Synchronization

/// A bounded number of connections, made when they are first needed.
final class ConnectionPool: Sendable {
    private struct State {
        var idle: [Connection] = []
        var made = 0
        var waiting: [CheckedContinuation<Connection, Never>] = []
    }

    private let address: String
    private let use: Link.Use
    private let limit: Int
    private let patience: Duration
    private let state = Mutex(State())
    private let repeats = Atomic<Int>(0)

    init(_ address: String, for use: Link.Use = .ledger, limit: Int, patience: Duration) {
        self.address = address
        self.use = use
        self.limit = max(1, limit)
        self.patience = patience
    }

    /// How often something was tried again since a connection or a transaction had failed.
    var repeated: Int { repeats.load(ordering: .relaxed) }

    /// Does some work on a connection that nobody else uses meanwhile.
    func use<Value: Sendable>(_ work: @escaping @Sendable (Link) throws -> Value) async throws -> Value {
        let connection = await acquire()
        defer { release(connection) }
        return try await connection.run(work)
    }

    /// Does some work, and does it again while the server can't be reached or others are in the way, until patience ends.
    ///
    /// The work must be harmless to do twice: whether a commit took place isn't known when its connection is lost.
    /// With `waits`, it is tried again after a row stayed locked, too.
    func retrying<Value: Sendable>(
        waits: Bool = true,
        _ work: @escaping @Sendable (Link) throws -> Value
    ) async throws -> Value {
        let deadline = ContinuousClock.now + patience
        var attempt = 0
        while true {
            do {
                return try await use(work)
            } catch let failure as ServerFailure
                where failure.isTransient && (waits || !failure.isLockTimeout) && ContinuousClock.now < deadline
            {
                attempt += 1
                repeats.add(1, ordering: .relaxed)
                // The first loss may be of a connection that died long ago; the next one is opened at once.
                if attempt > 1 || !failure.isLost { try await Task.sleep(for: Self.pause(attempt)) }
            }
        }
    }

    private static func pause(_ attempt: Int) -> Duration {
        // Apart from one another, so that those who met don't meet again.
        .milliseconds(Int.random(in: 1...min(500, 4 << min(attempt, 8))))
    }

    private func acquire() async -> Connection {
        await withCheckedContinuation { continuation in
            let connection: Connection? = state.withLock { state in
                if let idle = state.idle.popLast() { return idle }
                if state.made < limit {
                    state.made += 1
                    return Connection(address, for: use)
                }
                state.waiting.append(continuation)
                return nil
            }
            if let connection { continuation.resume(returning: connection) }
        }
    }

    private func release(_ connection: Connection) {
        let next: CheckedContinuation<Connection, Never>? = state.withLock { state in
            if state.waiting.isEmpty {
                state.idle.append(connection)
                return nil
            }
            return state.waiting.removeFirst()
        }
        next?.resume(returning: connection)
    }
}
#endif
