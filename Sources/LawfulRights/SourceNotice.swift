// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// The duty to tell a person of data that came from another source than themselves (Art. 14(3)): within a month, or when
/// the data first go to a recipient, if that is earlier; a processor is a recipient, too (Art. 4(9)).
///
/// The first communication with the person, on which data for it are told at the latest (Art. 14(3)(b)), isn't in the
/// ledger; record `.informed` with it.
public struct SourceNotice: Hashable, Sendable {
    /// Where a duty stands at an instant.
    public enum Standing: String, Hashable, Sendable, Codable {
        /// The person was told in time.
        case told
        /// The person must still be told.
        case due
        /// The person was told too late, or not although the time is over (Art. 83(5)(b)).
        case late
    }

    /// Whom the data are about.
    public let subject: SubjectID
    /// The activity that they were obtained for.
    public let activity: PurposeID
    /// Where they came from (Art. 14(2)(f)).
    public let source: SourceID
    /// When they were first obtained there.
    public let obtainedAt: Instant
    /// The outer limit of a month from then.
    public let deadline: Deadline
    /// When they first went to a recipient after that; nil while they haven't.
    public let disclosedAt: Instant?
    /// When the person was first told about the activity; nil while they weren't. One who was told before has the
    /// information (Art. 14(5)(a)).
    public let toldAt: Instant?

    /// When the person is to be told at the latest.
    public var end: Instant { min(deadline.end, disclosedAt ?? deadline.end) }

    /// Where the duty stands at an instant; being told at the moment of the first disclosure is in time.
    public func standing(at instant: Instant) -> Standing {
        let isInTime = { (moment: Instant) in
            self.deadline.isMet(at: moment) && moment <= self.disclosedAt ?? moment
        }
        if let toldAt, toldAt <= instant { return isInTime(toldAt) ? .told : .late }
        return isInTime(instant) ? .due : .late
    }
}

extension SourceNotice {
    /// Gathers the duties from a ledger's entries, one after the other.
    public struct Fold: Sendable {
        private struct Key: Hashable {
            let subject: SubjectID
            let activity: PurposeID
        }

        private var obtained: [Key: [(source: SourceID, at: Instant)]] = [:]
        private var disclosed: [Key: [Instant]] = [:]
        private var told: [Key: Instant] = [:]
        private var order: [Key] = []

        /// Nothing gathered yet.
        public init() {}

        /// Takes an entry in; one whose private part is erased tells nothing more.
        public mutating func add(_ entry: LedgerEntry) {
            guard let part = entry.privatePart, let subject = part.subject, let activity = part.event.activity else {
                return
            }
            let (key, at) = (Key(subject: subject, activity: activity), entry.publicPart.effectiveAt)
            switch (part.event.kind, part.event.operation) {
            case (.informed, _): told[key] = min(at, told[key] ?? at)
            case (.permitted, .collect): if let source = part.event.source { obtain(source, key, at) }
            case (.permitted, .disclose), (.permitted, .transfer): disclosed[key, default: []].append(at)
            default: break
            }
        }

        private mutating func obtain(_ source: SourceID, _ key: Key, _ at: Instant) {
            if obtained[key] == nil { order.append(key) }
            let place = obtained[key]?.firstIndex { $0.source == source }
            guard let place else {
                obtained[key, default: []].append((source, at))
                return
            }
            // Entries need not come in the order of their effect.
            if let first = obtained[key]?[place].at, at < first { obtained[key]?[place].at = at }
        }

        /// The duties, in the order in which data were obtained.
        ///
        /// - Parameters:
        ///   - zone: the zone of the establishment, by whose dates a month is counted.
        ///   - calendar: the public holidays over which its end rolls forward (Reg. 1182/71).
        /// - Returns: one for each person, activity and source.
        /// - Throws: `TimeError` when a date lies outside the calendar's range.
        public func notices(in zone: TimeZone, calendar: WorkingCalendar) throws -> [SourceNotice] {
            try order.flatMap { key in
                try (obtained[key] ?? []).map { source, at in
                    SourceNotice(
                        subject: key.subject, activity: key.activity, source: source, obtainedAt: at,
                        deadline: try DeadlineRule.article14.deadline(from: at, in: zone, calendar: calendar),
                        disclosedAt: disclosed[key]?.filter { $0 >= at }.min(), toldAt: told[key])
                }
            }
        }
    }
}

extension SourceNotice: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Activity and source; never whom.
    public var description: String { "(the duty to tell of data from \(source) for \(activity))" }
    /// Activity and source; never whom.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
