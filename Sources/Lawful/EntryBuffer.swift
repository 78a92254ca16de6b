// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

/// Entries whose answers were given already, waiting for their commit: in order, for a window, and bounded in number.
actor EntryBuffer {
    struct Bounds {
        let window: Int64
        let limit: Int
    }

    enum Admission {
        /// It waits.
        case admitted
        /// Those that wait must be recorded first: there are too many, or they wait too long.
        case full
        /// The person's status wasn't looked at within the window.
        case unchecked
    }

    private struct Waiting {
        let entry: DeferredEntry
        let activity: PurposeID
        let deadline: Instant
    }

    private let delivery: Delivery
    private let sleep: @Sendable (Int64) async throws -> Void
    private let turnstile = Turnstile()
    private var waiting: [Waiting] = []
    private var counts: [PurposeID: Int] = [:]
    private var earliest = Instant.distantFuture
    /// When a version was last seen in the ledger, by person.
    private var seen: [SubjectID: (version: StatusVersion, at: Instant)] = [:]
    private var timer: (task: Task<Void, Never>, deadline: Instant)?
    private(set) var failure: LedgerError?

    init(_ delivery: Delivery, _ sleep: @escaping @Sendable (Int64) async throws -> Void) {
        self.delivery = delivery
        self.sleep = sleep
    }

    deinit { timer?.task.cancel() }

    var count: Int { waiting.count }
    var oldest: Instant? { waiting.first?.entry.draft.effectiveAt }

    /// Notes that a person's status was at a version.
    func note(_ subject: SubjectID, at version: StatusVersion, seenAt moment: Instant) {
        // It is only what saves a look at the ledger.
        if seen.count >= 100_000 { seen = [:] }
        seen[subject] = (version, moment)
    }

    func admit(_ entry: DeferredEntry, _ activity: PurposeID, _ bounds: Bounds, now: Instant) -> Admission {
        guard let subject = entry.draft.subject, let seen = seen[subject], seen.version == entry.condition,
            seen.at.advanced(byMilliseconds: bounds.window) >= now
        else { return .unchecked }
        guard counts[activity, default: 0] < bounds.limit, now <= earliest else { return .full }
        let deadline = now.advanced(byMilliseconds: bounds.window)
        waiting.append(Waiting(entry: entry, activity: activity, deadline: deadline))
        counts[activity, default: 0] += 1
        earliest = min(earliest, deadline)
        schedule(bounds.window, deadline)
        return .admitted
    }

    /// Records what waits, in its order.
    func flush() async throws {
        try await turnstile.pass { try await self.deliver() }
    }

    /// Records what waits if some of it concerns a person, as far as that can be done, and forgets what was seen of them.
    func settle(_ subject: SubjectID) async {
        if waiting.contains(where: { $0.entry.draft.subject == subject }) { try? await flush() }
        seen[subject] = nil
    }

    private func deliver() async throws {
        var left = waiting.count
        while left > 0, !waiting.isEmpty {
            let batch = waiting.prefix(min(left, 500)).map(\.entry)
            let result = await delivery.deliver(batch)
            left -= batch.count
            waiting.removeAll { result.done.contains($0.entry.draft.id) }
            renumber()
            for subject in result.moved { seen[subject] = nil }
            if result.failure == nil {
                for entry in batch {
                    guard let subject = entry.draft.subject, let condition = entry.condition,
                        !result.moved.contains(subject)
                    else { continue }
                    note(subject, at: condition, seenAt: result.moment)
                }
            }
            failure = result.failure as? LedgerError
            if let failure = result.failure { throw failure }
        }
        if waiting.isEmpty { stop() }
    }

    private func renumber() {
        counts = [:]
        for one in waiting { counts[one.activity, default: 0] += 1 }
        earliest = waiting.map(\.deadline).min() ?? .distantFuture
    }

    private func schedule(_ window: Int64, _ deadline: Instant) {
        if let timer, timer.deadline <= deadline { return }
        stop()
        let task = Task { [weak self, sleep] in
            do { try await sleep(window) } catch { return }
            await self?.ring(window)
        }
        timer = (task, deadline)
    }

    private func stop() {
        timer?.task.cancel()
        timer = nil
    }

    private func ring(_ window: Int64) async {
        timer = nil
        try? await flush()
        // What couldn't be recorded is tried again; meanwhile nothing more is admitted.
        if !waiting.isEmpty { schedule(window, .distantFuture) }
    }
}

/// How entries that were deferred come to the ledger, or to the spool while it is out.
struct Delivery: Sendable {
    let ledger: any Ledger
    let desk: OutageDesk
    let handling: Handling
    let cache: StatusCache
    let now: @Sendable () -> Instant

    struct Result: Sendable {
        /// What waits no longer.
        var done: Set<EntryID> = []
        /// Whose status has moved.
        var moved: Set<SubjectID> = []
        /// From when on the statuses of the others are known to stand.
        var moment: Instant
        var failure: (any Error)?
    }

    func deliver(_ entries: [DeferredEntry]) async -> Result {
        var result = Result(moment: now())
        do {
            try await desk.replayWaiting()
            result.moved = try await ledger.deliver(entries, recordedAt: result.moment).moved
            result.done = Set(entries.map(\.draft.id))
            for subject in result.moved { cache.forget(subject) }
        } catch {
            result.failure = error
            if LedgerError.isOutage(error) { spool(entries, &result) }
        }
        return result
    }

    private func spool(_ entries: [DeferredEntry], _ result: inout Result) {
        for entry in entries {
            guard let activity = entry.draft.event.activity, let limit = handling.spoolLimit(of: activity),
                (try? desk.keep(entry, limit: limit, isVital: false)) != nil
            else { continue }
            result.done.insert(entry.draft.id)
        }
        if result.done.count == entries.count { result.failure = nil }
    }
}
