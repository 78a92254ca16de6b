// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// The duty to tell a person of data that came from another source than themselves (Art. 14(3)): within a month; with the
/// first message to them for which the data are used; or when the data first go to a recipient, whichever is earliest. A
/// processor is a recipient, too (Art. 4(9)).
///
/// Messages are what `.communicated` records, of the activity that they were sent for.
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
    /// When they first went to a recipient after that (Art. 14(3)(c)); nil while they haven't.
    public let disclosedAt: Instant?
    /// When a message first went to the person after that, for which they were used (Art. 14(3)(b)); nil while none did.
    public let communicatedAt: Instant?
    /// When the person was first told about the activity; nil while they weren't. One who was told before has the
    /// information (Art. 14(5)(a)).
    public let toldAt: Instant?

    /// When the person is to be told at the latest.
    public var end: Instant { [deadline.end, disclosedAt, communicatedAt].compactMap { $0 }.min() ?? deadline.end }

    /// Where the duty stands at an instant; being told at the moment of the first message or disclosure is in time.
    public func standing(at instant: Instant) -> Standing {
        let isInTime = { (moment: Instant) in
            self.deadline.isMet(at: moment) && moment <= self.disclosedAt ?? moment
                && moment <= self.communicatedAt ?? moment
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
        private var communicated: [Key: [Instant]] = [:]
        private var told: [Key: Instant] = [:]
        private var order: [Key] = []

        private let lineage: PurposeLineage

        /// Nothing gathered yet.
        ///
        /// - Parameter lineage: which purposes come from which; who was told of one under a former name was told of it.
        public init(under lineage: PurposeLineage = .none) { self.lineage = lineage }

        /// Takes an entry in; one whose private part is erased tells nothing more.
        public mutating func add(_ entry: LedgerEntry) {
            guard let part = entry.privatePart, let subject = part.subject, let named = part.event.activity else {
                return
            }
            let activity = lineage.laterNames(of: named).last ?? named
            let (key, at) = (Key(subject: subject, activity: activity), entry.publicPart.effectiveAt)
            let kind = part.event.kind == .brokeGlass ? .permitted : part.event.kind
            switch (kind, part.event.operation) {
            case (.informed, _): told[key] = min(at, told[key] ?? at)
            case (.communicated, _): communicated[key, default: []].append(at)
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
                        disclosedAt: disclosed[key]?.filter { $0 >= at }.min(),
                        communicatedAt: communicated[key]?.filter { $0 >= at }.min(), toldAt: told[key])
                }
            }
        }
    }
}

extension Sequence<SourceNotice> {
    /// What went wrong by an instant: for each activity and source whether people were told too late, or not at all.
    ///
    /// - Parameter instant: the instant.
    /// - Returns: a finding for each, an error with the code `G-53`; it says of how many people, and never of whom.
    public func findings(at instant: Instant) -> [Finding] {
        var late: [[String]: (activity: PurposeID, source: SourceID, people: Set<SubjectID>)] = [:]
        for notice in self where notice.standing(at: instant) == .late {
            let key = [notice.activity.rawValue, notice.source.rawValue]
            late[key, default: (notice.activity, notice.source, [])].people.insert(notice.subject)
        }
        return late.sorted { $0.key.lexicographicallyPrecedes($1.key) }.map { _, late in
            let count = late.people.count
            let people = count == 1 ? "1 person was" : "\(count) people were"
            return Finding(
                code: "G-53", severity: .error, article: "14(3)", path: "sources[\(late.source)]",
                message: "\(people) told too late, or not at all, of data from '\(late.source)' for '\(late.activity)'",
                remedy: "Tell them now, record .informed, and see why the duty was missed.", activity: late.activity)
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
