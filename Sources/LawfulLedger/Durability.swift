// SPDX-License-Identifier: Apache-2.0

/// When the entry of an answer is committed, and what may be lost or out of date meanwhile.
///
/// An answer is recorded before a value opens (Art. 5(2)). How that is waited for is chosen activity by activity; only
/// ``buffered(window:limit:)`` weakens it, and what it weakens is named in the activation's entry and in reports.
public enum Durability: Hashable, Sendable {
    /// The entry is committed by itself, in a transaction that no other entry joins.
    case durable
    /// The entry waits for the commit that its group shares. Nothing is lost that was answered.
    case grouped
    /// The answer is given, on a status that was true at most a window ago, before its entry is committed.
    ///
    /// The entry waits at most the window, and at most `limit` of an activity wait. A crash loses what waits and nothing
    /// before it; a withdrawal recorded elsewhere within the window is found when the entry is, which then says so
    /// (``EntryMark/stale``).
    case buffered(window: Duration, limit: Int = 1_000)
}

extension Duration {
    /// Whole milliseconds, rounded down.
    package var wholeMilliseconds: Int64 {
        let (seconds, attoseconds) = components
        let (thousands, overflow) = seconds.multipliedReportingOverflow(by: 1_000)
        return overflow ? .max : thousands.addingReportingOverflow(attoseconds / 1_000_000_000_000_000).partialValue
    }
}
