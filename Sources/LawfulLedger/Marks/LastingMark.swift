// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
public import LawfulTime

/// What must outlive the erasure of a person's data, and a restore of whatever backup: that they were erased, so that they
/// don't come back unseen (Art. 17), and that the person wants no marketing, so that it isn't sent again (Art. 21(3)).
public struct LastingMark: Hashable, Sendable {
    /// What it says.
    public enum Kind: Hashable, Sendable {
        /// The data of a scope were erased: a tombstone.
        case erased(ErasureScope)
        /// The person objected to direct marketing (Art. 21(2)): a suppression.
        case objectedToMarketing
        /// The person opted out of electronic marketing (Tw 11.7): a suppression.
        case optedOut

        /// Its stable text.
        public var text: String {
            switch self {
            case .erased(.everything): "erased"
            case .erased(.activity(let activity)): "erased:\(activity.rawValue)"
            case .objectedToMarketing: "objected"
            case .optedOut: "opted_out"
            }
        }

        /// Reads the text back; nil where it is none.
        public init?(text: String) {
            switch text {
            case "erased": self = .erased(.everything)
            case "objected": self = .objectedToMarketing
            case "opted_out": self = .optedOut
            default:
                guard text.hasPrefix("erased:"), text != "erased:" else { return nil }
                self = .erased(.activity(PurposeID(rawValue: String(text.dropFirst("erased:".count)))))
            }
        }

        /// Whether it keeps erased data from coming back, rather than marketing from being sent.
        public var isTombstone: Bool { if case .erased = self { true } else { false } }
    }

    /// What it says.
    public let kind: Kind
    /// Since when.
    public let since: Instant
    /// When it lapses.
    public let until: Instant

    /// Makes a mark.
    public init(_ kind: Kind, since: Instant, until: Instant) {
        self.kind = kind
        self.since = since
        self.until = until
    }

    /// Whether it hasn't lapsed.
    public func holds(at moment: Instant) -> Bool { moment < until }

    /// The same, as of the later of two times.
    public func joined(with other: LastingMark) -> LastingMark {
        LastingMark(kind, since: max(since, other.since), until: max(until, other.until))
    }
}

/// How long marks are kept: their own retention rule (Art. 5(1)(e)).
public struct MarkPeriods: Hashable, Sendable {
    /// How long tombstones are kept: longer than the oldest backup from which the data could come back.
    public let tombstones: Period
    /// How long suppressions are kept: as long as the person might be written to again, were they forgotten.
    public let suppressions: Period

    /// Periods from the day on which a mark was made.
    public init(tombstones: Period, suppressions: Period) {
        self.tombstones = tombstones
        self.suppressions = suppressions
    }

    /// Two years for tombstones and twenty for suppressions: our choice, for want of a rule; declare your own.
    public static let usual = MarkPeriods(tombstones: .years(2), suppressions: .years(20))

    /// The mark of an event, where it leaves one.
    public func mark(of event: LedgerEvent, at moment: Instant) -> LastingMark? {
        switch event.kind {
        case .objectedToMarketing: mark(.objectedToMarketing, since: moment)
        case .optedOut: mark(.optedOut, since: moment)
        case .erased: mark(.erased(event.activity.map { .activity($0) } ?? .everything), since: moment)
        default: nil
        }
    }

    /// A mark made at a moment.
    public func mark(_ kind: LastingMark.Kind, since moment: Instant) -> LastingMark {
        let period = kind.isTombstone ? tombstones : suppressions
        let last = period.end(after: LocalDate(moment, in: .gmt))
        return LastingMark(kind, since: moment, until: last.adding(days: 1).start(in: .gmt))
    }
}
