// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// Erases what is past its retention rule, in batches, and says why it kept each record that it kept (Art. 5(1)(e)).
///
/// ```swift
/// for try await step in sweep.run(at: now, dryRun: true) { print(step) }
/// ```
///
/// A sweep can stop at any point and be run again: what is erased is recorded first, and what is gone counts as erased.
public struct RetentionSweep: Sendable {
    /// How far a sweep has come.
    public struct Progress: Hashable, Sendable {
        /// The data set being swept.
        public let table: String
        /// Rows erased so far, or that would be.
        public let erased: Int
        /// Rows kept so far.
        public let kept: Int
    }

    /// What a sweep did to one data set.
    public struct Line: Hashable, Sendable {
        /// The store.
        public let store: StoreID
        /// The table.
        public let table: String
        /// The activity.
        public let activity: PurposeID
        /// Rows erased, or that would be.
        public var erased = 0
        /// Rows kept past their rule.
        public var keptRows = 0
        /// Rows kept past their rule, counted by why; a row counts under each of its reasons.
        public var kept: [String: Int] = [:]
    }

    /// What a sweep did.
    public struct Report: Hashable, Sendable {
        /// Whether it only decided.
        public let isDryRun: Bool
        /// What it did, data set by data set.
        public internal(set) var lines: [Line] = []
        /// Data sets without a rule or a date, which it can't sweep.
        public internal(set) var unswept: [String] = []

        /// Whether the ledger's files may still hold private parts that it erased, since somebody reads them.
        public internal(set) var isLedgerPending = false

        /// Rows erased, or that would be.
        public var erased: Int { lines.reduce(0) { $0 + $1.erased } }
        /// Rows kept past their rule.
        public var kept: Int { lines.reduce(0) { $0 + $1.keptRows } }
    }

    private let path: GuardedErasure
    private let batchSize: Int
    private let newID: @Sendable () -> EntryID

    /// Prepares a sweep.
    ///
    /// - Parameters:
    ///   - path: the guarded way to erase.
    ///   - batchSize: how many rows are decided, recorded and erased at a time.
    ///   - newID: makes the ids of the entries that are recorded.
    public init(_ path: GuardedErasure, batchSize: Int = 500, newID: @escaping @Sendable () -> EntryID) {
        self.path = path
        self.batchSize = max(1, batchSize)
        self.newID = newID
    }

    /// Sweeps every data set.
    ///
    /// - Parameters:
    ///   - instant: now; records whose last day has passed in the register's zone are due.
    ///   - dryRun: whether to decide only.
    ///   - progress: told after every batch.
    /// - Returns: what was erased and kept, per data set.
    /// - Throws: `LedgerError`, `DataError`, or `CancellationError` between batches; what was done stays done.
    public func run(
        at instant: Instant,
        dryRun: Bool,
        progress: (Progress) -> Void = { _ in }
    ) async throws -> Report {
        let register = path.engine.activated.register
        let today = LocalDate(instant, in: register.timeZone)
        var report = Report(isDryRun: dryRun)
        if !dryRun { report.isLedgerPending = try await path.resume(at: instant) }
        // Who only has access to a row doesn't decide how long it stays.
        for entry in path.map.entriesForErasing where !entry.set.isForAccess {
            let set = entry.set
            guard set.date != nil, let due = lastDueDate(set, register, on: today) else {
                report.unswept.append("\(entry.store.id).\(set.table)")
                continue
            }
            var line = Line(store: entry.store.id, table: set.table, activity: set.activity)
            var last: RecordKey?
            while true {
                try Task.checkCancellation()
                let batch = try await entry.store.datedRecords(in: set, upTo: due, after: last, limit: batchSize)
                guard let end = batch.last else { break }
                last = end.key
                let due = batch.filter { $0.date != nil }
                if !dryRun { try await note(.sweepPlanned, set, due.count, at: instant) }
                var outcome = try await path.erase(due, of: entry, at: instant, dryRun: dryRun)
                outcome.kept += batch.filter { $0.date == nil }.map { ($0, .dateUnreadable) }
                if !dryRun { try await note(.sweepDone, set, outcome.erased, at: instant) }
                line.erased += outcome.erased
                report.isLedgerPending = report.isLedgerPending || outcome.isLedgerPending
                line.keptRows += outcome.kept.count
                for (_, obstacle) in outcome.kept {
                    for code in obstacle.codes { line.kept[code, default: 0] += 1 }
                }
                progress(Progress(table: set.table, erased: line.erased, kept: line.keptRows))
            }
            report.lines.append(line)
        }
        return report
    }

    /// The last date on which a record's retention must have begun to be over today: all its categories' rules count.
    private func lastDueDate(_ set: DataSet, _ register: Register, on today: LocalDate) -> LocalDate? {
        guard let activity = register.activity(set.activity) else { return nil }
        let rules = set.categories.map { activity.retentionRule(for: $0) }
        var due: LocalDate?
        for rule in rules {
            // A category without a rule keeps the whole row: what isn't declared isn't erased unseen.
            guard let rule else { return nil }
            let date = rule.trigger.counting.latestTriggerDue(on: today, keepFor: rule.period)
            due = min(date, due ?? date)
        }
        return due
    }

    private func note(_ kind: EntryKind, _ set: DataSet, _ count: Int, at instant: Instant) async throws {
        let event = LedgerEvent.answered(kind, set.activity, operation: .erase, counts: [set.table: count])
        _ = try await path.ledger.append(
            EntryDraft(
                id: newID(), event, subject: nil, role: path.role, effectiveAt: instant, recordedAt: instant))
    }
}
