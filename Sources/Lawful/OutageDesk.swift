// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Synchronization

/// Answers that were given while the ledger was out: kept, and recorded in their order when it answers again.
final class OutageDesk: Sendable {
    struct State {
        /// What waits, in order; the spool's content, read once.
        var waiting: [DeferredEntry] = []
        var counts: [PurposeID: Int] = [:]
        /// What of it is in memory alone, since even the spool failed.
        var unspooled: Set<EntryID> = []
        var faults: [SpoolError] = []
        /// What the ledger refused for another reason than being out; it stays in the spool for people to look at.
        var refused: [EntryID] = []
        /// How often the ledger was found to be out, so that those who wait behind one attempt don't make their own.
        var failures = 0
        var lastFailure: (any Error)?
    }

    /// How many answers for vital interests are kept in memory at most.
    static let memoryLimit = 10_000
    private static let batch = 500

    private let spool: (any Spool)?
    private let ledger: any Ledger
    private let now: @Sendable () -> Instant
    private let cache: StatusCache
    private let turnstile = Turnstile()
    private let state: Mutex<State>

    init(
        _ spool: (any Spool)?,
        _ ledger: any Ledger,
        _ now: @escaping @Sendable () -> Instant,
        _ cache: StatusCache
    ) throws {
        (self.spool, self.ledger, self.now, self.cache) = (spool, ledger, now, cache)
        var first = State()
        if let contents = try spool?.contents() {
            first.waiting = contents.entries
            first.faults = contents.faults
        }
        first.recount()
        state = Mutex(first)
    }

    func look<Value: Sendable>(_ body: (State) -> Value) -> Value { state.withLock { body($0) } }

    /// Keeps an answer; those for vital interests in memory where the spool fails.
    ///
    /// - Throws: ``DataProtectionError`` when it can't be kept.
    func keep(_ entry: DeferredEntry, limit: Int, isVital: Bool) throws {
        let entry = entry.marked(.spooled)
        try state.withLock { state in
            let isRoom = isVital || entry.draft.event.activity.map { state.counts[$0, default: 0] < limit } ?? true
            guard isRoom else { throw DataProtectionError(.spoolFull) }
            do {
                guard let spool else { throw DataProtectionError(.spoolFull) }
                try spool.keep(entry)
            } catch {
                if let fault = error as? SpoolError { state.faults = state.faults.filter { $0 != fault } + [fault] }
                guard isVital, state.unspooled.count < Self.memoryLimit else { throw DataProtectionError(.spoolFull) }
                state.unspooled.insert(entry.draft.id)
            }
            state.waiting.append(entry)
            if let activity = entry.draft.event.activity { state.counts[activity, default: 0] += 1 }
        }
    }

    /// Records what waits, if anything does.
    ///
    /// - Throws: what the ledger does while it is out.
    @discardableResult
    func replayWaiting() async throws -> ReplayReport {
        let failures: Int? = look { $0.waiting.isEmpty ? nil : $0.failures }
        guard let failures else { return ReplayReport() }
        return try await turnstile.pass { try await self.replay(unlessFailedSince: failures) }
    }

    private func replay(unlessFailedSince failures: Int) async throws -> ReplayReport {
        let failure: (any Error)? = look { $0.failures == failures ? nil : $0.lastFailure }
        if let failure { throw failure }
        var report = ReplayReport()
        while true {
            let batch = look { Array($0.waiting.prefix(Self.batch)) }
            guard !batch.isEmpty else { return report }
            do {
                finish(batch, try await ledger.deliver(batch, recordedAt: now()), &report)
            } catch let error as LedgerError where error.code == .format {
                try await replayOneByOne(batch, &report)
            } catch {
                note(error)
                throw error
            }
        }
    }

    /// Finds which of a batch the ledger refuses; the others are recorded.
    private func replayOneByOne(_ batch: [DeferredEntry], _ report: inout ReplayReport) async throws {
        for entry in batch {
            do {
                finish([entry], try await ledger.deliver([entry], recordedAt: now()), &report)
            } catch let error as LedgerError where error.code == .format {
                report.refused += 1
                state.withLock { state in
                    state.waiting.removeAll { $0.draft.id == entry.draft.id }
                    state.refused.append(entry.draft.id)
                    state.recount()
                }
            } catch {
                note(error)
                throw error
            }
        }
    }

    private func finish(_ batch: [DeferredEntry], _ delivered: Delivered, _ report: inout ReplayReport) {
        let ids = Set(batch.map(\.draft.id))
        report.recorded += batch.count
        report.stale += delivered.stale.count
        report.breakGlass += batch.count { $0.draft.event.kind == .brokeGlass }
        for subject in delivered.moved { cache.forget(subject) }
        state.withLock { state in
            do { try spool?.remove(ids.subtracting(state.unspooled)) } catch {
                // It is recorded again by the next service that reads the spool, which changes nothing.
                if let fault = error as? SpoolError { state.faults = state.faults.filter { $0 != fault } + [fault] }
            }
            state.unspooled.subtract(ids)
            state.waiting.removeAll { ids.contains($0.draft.id) }
            state.recount()
        }
    }

    private func note(_ error: any Error) {
        guard LedgerError.isOutage(error) else { return }
        state.withLock { state in
            state.failures += 1
            state.lastFailure = error
        }
    }
}

extension OutageDesk.State {
    fileprivate mutating func recount() {
        counts = [:]
        for entry in waiting { if let activity = entry.draft.event.activity { counts[activity, default: 0] += 1 } }
    }
}
