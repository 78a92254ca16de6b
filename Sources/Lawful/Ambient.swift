// SPDX-License-Identifier: Apache-2.0

import Foundation
public import LawfulLedger
public import LawfulTime

/// What comes from the surroundings: the clock, waiting, ids, and the calendar of public holidays.
///
/// This is the one place that reads them by itself; everywhere else they are passed in, so that any moment can be
/// replayed. Pass your own to ``DataProtection`` in tests.
public struct Ambient: Sendable {
    /// The present moment.
    public let now: @Sendable () -> Instant
    /// A new unique id for a ledger entry.
    public let newID: @Sendable () -> EntryID
    /// Waits for so many milliseconds; returns early, by throwing, when its task is cancelled.
    public let sleep: @Sendable (_ milliseconds: Int64) async throws -> Void
    /// The public holidays by which deadlines roll forward.
    public let calendar: WorkingCalendar

    /// Surroundings of your own.
    public init(
        now: @escaping @Sendable () -> Instant,
        newID: @escaping @Sendable () -> EntryID,
        calendar: WorkingCalendar = .netherlands,
        sleep: @escaping @Sendable (_ milliseconds: Int64) async throws -> Void = {
            try await Task.sleep(for: .milliseconds($0))
        }
    ) {
        self.now = now
        self.newID = newID
        self.calendar = calendar
        self.sleep = sleep
    }

    /// The system's clock, random ids, and the Dutch holidays.
    public static let system = Ambient(
        now: { Instant(Date()) },
        newID: { EntryID(rawValue: UUID().uuidString) })

    /// The same surroundings with the Dutch holidays and another clock.
    public static func at(_ now: @escaping @Sendable () -> Instant) -> Ambient {
        Ambient(now: now, newID: system.newID)
    }
}
