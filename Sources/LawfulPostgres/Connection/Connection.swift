// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Dispatch

/// One connection with a queue of its own, on whose thread all calls of libpq block, never on one of the cooperative pool.
actor Connection {
    private let executor = ConnectionExecutor()
    private let address: String
    private let use: Link.Use
    private var link: Link?

    /// Connects when it is first used.
    init(_ address: String, for use: Link.Use) { (self.address, self.use) = (address, use) }

    nonisolated var unownedExecutor: UnownedSerialExecutor { unsafe executor.asUnownedSerialExecutor() }

    /// Does some work on the open connection, which is opened anew where it was lost.
    ///
    /// - Throws: `ServerFailure`, or what the work throws; no transaction is then left open.
    func run<Value: Sendable>(_ work: @Sendable (Link) throws -> Value) throws -> Value {
        let link = try link ?? Link(address, for: use)
        self.link = link
        do {
            let value = try work(link)
            if link.isBusy { self.link = nil }
            return value
        } catch {
            if let failure = error as? ServerFailure, failure.isLost {
                self.link = nil
            } else if link.isBusy {
                do { _ = try link.run([Statement("ROLLBACK")]) } catch { self.link = nil }
            }
            throw error
        }
    }
}

/// Runs an actor's jobs on a serial queue, whose threads may block.
final class ConnectionExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "Lawful.PostgresLedger")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { unsafe job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
#endif
