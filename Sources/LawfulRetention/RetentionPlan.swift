// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
public import LawfulModel
public import LawfulTime

/// What will be erased when (Arts. 5(1)(e), 30(1)(f)): the rows of each table by the month in which their rules end, as
/// the tables are now and while nothing protects them.
public struct RetentionPlan: Hashable, Sendable {
    /// A month of the calendar.
    public struct Month: Hashable, Sendable, Comparable, CustomStringConvertible {
        /// The year.
        public let year: Int
        /// The month, from 1 to 12.
        public let month: Int

        /// The month that a date lies in.
        public init(of date: LocalDate) { (year, month) = (date.year, date.month) }

        /// As `yyyy-MM`.
        public var description: String { "\(year)-\(month < 10 ? "0" : "")\(month)" }

        /// The earlier month comes first.
        public static func < (one: Month, other: Month) -> Bool {
            (one.year, one.month) < (other.year, other.month)
        }
    }

    /// The rows of one table.
    public struct Line: Hashable, Sendable {
        /// The store.
        public let store: StoreID
        /// The table.
        public let table: String
        /// The activity.
        public let activity: PurposeID
        /// Rows that are past their rule today: the next sweep erases them, or says why it keeps them.
        public internal(set) var due = 0
        /// Rows by the month in which they are erased; one that can't be foreseen isn't among them.
        public internal(set) var months: [Month: Int] = [:]
        /// Rows whose date can't be read, or that have none: nothing erases them, since nobody knows when.
        public internal(set) var undated = 0
        /// Rows whose rule ends beyond the calendar.
        public internal(set) var kept = 0
    }

    /// The day that it was made for.
    public let day: LocalDate
    /// The tables, in the order in which they are swept.
    public internal(set) var lines: [Line] = []
    /// Data sets without a rule or a date, which no sweep reaches.
    public internal(set) var unswept: [String] = []

    /// All tables' rows by month.
    public var months: [Month: Int] { lines.reduce(into: [:]) { $0.merge($1.months, uniquingKeysWith: +) } }
}

extension RetentionSweep {
    /// What will be erased when; reads how many rows have which date, and changes nothing.
    ///
    /// - Parameter instant: now; the register's zone says which day that is.
    /// - Returns: the plan.
    /// - Throws: `DataError` when a table couldn't be read.
    public func plan(at instant: Instant) async throws -> RetentionPlan {
        let register = path.engine.activated.register
        let today = LocalDate(instant, in: register.timeZone)
        var plan = RetentionPlan(day: today)
        for entry in path.map.entriesForErasing where !entry.set.isForAccess {
            let rules = entry.set.categories.map { register.activity(entry.set.activity)?.retentionRule(for: $0) }
            guard entry.set.date != nil, !rules.isEmpty, !rules.contains(nil) else {
                plan.unswept.append("\(entry.store.id).\(entry.set.table)")
                continue
            }
            var line = RetentionPlan.Line(
                store: entry.store.id, table: entry.set.table, activity: entry.set.activity)
            for (date, rows) in try await entry.store.countsByDate(in: entry.set) {
                guard let date else {
                    line.undated += rows
                    continue
                }
                // All its categories' rules count, so the last to end decides.
                let last = rules.compactMap { $0 }.map {
                    $0.trigger.counting.lastDayKept(trigger: date, keepFor: $0.period)
                }
                guard let last = last.max(), last < .distantFuture else {
                    line.kept += rows
                    continue
                }
                if last < today {
                    line.due += rows
                } else {
                    line.months[.init(of: last.adding(days: 1)), default: 0] += rows
                }
            }
            plan.lines.append(line)
        }
        return plan
    }
}
