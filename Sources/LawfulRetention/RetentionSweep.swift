// SPDX-License-Identifier: Apache-2.0

public import LawfulData
import LawfulDecisions
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// Erases what is past its retention rule, in batches, and says why it kept each record that it kept (Art. 5(1)(e)).
///
/// ```swift
/// let report = try await sweep.run(at: now, dryRun: true)
/// for try await step in sweep.steps(at: now, dryRun: false) { print(step) }
/// ```
///
/// A sweep can stop at any point and be run again: what is erased is recorded first, and what is gone counts as erased.
/// It holds one batch in memory, and the service goes on meanwhile: a person whose status moves is left to the next run.
public struct RetentionSweep: Sendable {
    /// How far a sweep has come in a table.
    public struct Progress: Hashable, Sendable, CustomStringConvertible {
        /// The data set being swept.
        public let table: String
        /// Rows erased so far, or that would be.
        public let erased: Int
        /// Rows kept so far.
        public let kept: Int

        /// The table with both numbers.
        public var description: String { "\(table): \(erased) erased, \(kept) kept" }
    }

    /// What a sweep did to one batch.
    public struct Step: Sendable, CustomStringConvertible {
        /// How far it has come in the table.
        public let progress: Progress
        /// The records of the batch that it kept, each with why.
        public let kept: [(record: DatedRecord, obstacle: GuardedErasure.Obstacle)]

        /// How far it has come.
        public var description: String { progress.description }
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

        mutating func take(_ outcome: GuardedErasure.Outcome) {
            erased += outcome.erased
            keptRows += outcome.kept.count
            for (_, obstacle) in outcome.kept {
                for code in obstacle.codes { kept[code, default: 0] += 1 }
            }
        }
    }

    /// What a sweep did.
    public struct Report: Hashable, Sendable {
        /// Whether it only decided.
        public let isDryRun: Bool
        /// What it did, data set by data set.
        public internal(set) var lines: [Line] = []
        /// Data sets without a rule or a date, which it can't sweep.
        public internal(set) var unswept: [String] = []

        /// Stores whose files may still hold what was erased, since somebody reads them, or since they can't tell.
        public internal(set) var remains: [StoreID: Remains] = [:]

        /// Whether the ledger's files may still hold private parts that it erased, since somebody reads them.
        public internal(set) var isLedgerPending = false

        /// Rows erased, or that would be.
        public var erased: Int { lines.reduce(0) { $0 + $1.erased } }
        /// Rows kept past their rule.
        public var kept: Int { lines.reduce(0) { $0 + $1.keptRows } }
    }

    let path: GuardedErasure
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
        var walk = steps(at: instant, dryRun: dryRun).makeAsyncIterator()
        while let step = try await walk.next() { progress(step.progress) }
        return walk.report
    }

    /// A sweep as it goes: each step is a batch that is done, and the next is done when it is asked for.
    ///
    /// Who stops asking stops the sweep; what was done stays done.
    ///
    /// - Parameters:
    ///   - instant: now; records whose last day has passed in the register's zone are due.
    ///   - dryRun: whether to decide only.
    /// - Returns: the steps.
    public func steps(at instant: Instant, dryRun: Bool) -> Steps {
        Steps(sweep: self, instant: instant, isDryRun: dryRun)
    }

    /// The steps of a sweep.
    public struct Steps: AsyncSequence, Sendable {
        let sweep: RetentionSweep
        let instant: Instant
        let isDryRun: Bool

        /// Begins the sweep.
        public func makeAsyncIterator() -> Iterator {
            Iterator(sweep: sweep, instant: instant, report: Report(isDryRun: isDryRun))
        }

        /// Does one batch after the other.
        public struct Iterator: AsyncIteratorProtocol {
            private let sweep: RetentionSweep
            private let instant: Instant
            private let today: LocalDate
            /// The data sets that are still to be swept, with the last date that is due.
            private var rest: ArraySlice<(entry: DataMap.Entry, due: LocalDate)> = []
            private var hasBegun = false
            private var hasEnded = false
            private var line: Line?
            private var last: RecordKey?
            /// What it did so far, with the tables that are done.
            public private(set) var report: Report

            init(sweep: RetentionSweep, instant: Instant, report: Report) {
                self.sweep = sweep
                self.instant = instant
                self.report = report
                today = LocalDate(instant, in: sweep.path.engine.activated.register.timeZone)
            }

            /// Does the next batch.
            ///
            /// - Returns: what it did; nil once all is done.
            /// - Throws: `LedgerError`, `DataError`, or `CancellationError`; what was done stays done.
            public mutating func next() async throws -> Step? {
                if !hasBegun { try await begin() }
                while let (entry, due) = rest.first {
                    try Task.checkCancellation()
                    var line =
                        self.line
                        ?? Line(store: entry.store.id, table: entry.set.table, activity: entry.set.activity)
                    let batch = try await entry.store.datedRecords(
                        in: entry.set, upTo: due, after: last, limit: sweep.batchSize)
                    guard let end = batch.last else {
                        report.lines.append(line)
                        (self.line, last) = (nil, nil)
                        rest = rest.dropFirst()
                        continue
                    }
                    let outcome = try await sweep.erase(
                        batch, of: entry, upTo: due, at: instant, dryRun: report.isDryRun)
                    line.take(outcome)
                    report.isLedgerPending = report.isLedgerPending || outcome.isLedgerPending
                    (self.line, last) = (line, end.key)
                    let progress = Progress(table: line.table, erased: line.erased, kept: line.keptRows)
                    return Step(progress: progress, kept: outcome.kept)
                }
                try await end()
                return nil
            }

            /// Rids the stores' files of what was erased, by this run or by one that was killed before it came to that.
            private mutating func end() async throws {
                guard !report.isDryRun, !hasEnded else { return }
                hasEnded = true
                for store in sweep.path.map.stores {
                    let remains = try await store.clearRemains()
                    report.remains[store.id] = remains == .none ? nil : remains
                }
            }

            private mutating func begin() async throws {
                hasBegun = true
                let path = sweep.path
                if !report.isDryRun { report.isLedgerPending = try await path.resume(at: instant) }
                // Who only has access to a row doesn't decide how long it stays.
                for entry in path.map.entriesForErasing where !entry.set.isForAccess {
                    guard entry.set.date != nil,
                        let due = sweep.lastDueDate(entry.set, path.engine.activated.register, on: today)
                    else {
                        report.unswept.append("\(entry.store.id).\(entry.set.table)")
                        continue
                    }
                    rest.append((entry, due))
                }
            }
        }
    }

    /// Records what is planned, erases a batch, and records what was done.
    private func erase(
        _ batch: [DatedRecord],
        of entry: DataMap.Entry,
        upTo date: LocalDate,
        at instant: Instant,
        dryRun: Bool
    ) async throws -> GuardedErasure.Outcome {
        let due = batch.filter { $0.date != nil }
        if !dryRun { try await note(.sweepPlanned, entry.set, due.count, at: instant) }
        var outcome = try await path.erase(due, of: entry, at: instant, upTo: date, dryRun: dryRun)
        outcome.kept += batch.filter { $0.date == nil }.map { ($0, .dateUnreadable) }
        if !dryRun { try await note(.sweepDone, entry.set, outcome.erased, at: instant) }
        return outcome
    }

    /// The last date on which a record's retention must have begun to be over today: all its categories' rules count.
    func lastDueDate(_ set: DataSet, _ register: Register, on today: LocalDate) -> LocalDate? {
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
