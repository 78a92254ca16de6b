// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// What an audit read, what it found, and what it couldn't see.
///
/// It never says that processing is lawful: it says what the entries show when they are held against the register.
public struct AuditReport: Hashable, Sendable, Codable {
    /// The moment that the audit is about; what was recorded later wasn't read.
    public let until: Instant
    /// How many entries were read.
    public internal(set) var entries = 0
    /// The last entry that was read.
    public internal(set) var lastEntry: Int64 = 0
    /// How many people the entries are about.
    public internal(set) var people = 0
    /// How many answers were asked again, those about members of cohorts included.
    public internal(set) var answers = 0
    /// What points to infringements, in the order of the entries.
    public internal(set) var indications: [Indication] = []
    /// Entries that can't be audited any more since their private parts are erased, by kind.
    public internal(set) var erased: [String: Int] = [:]
    /// Answers that differ, where what they rested on may be erased: not auditable any more either.
    public internal(set) var groundsErased = 0
    /// Answers that a cohort's entry counts and no row tells: erased since, left out since a status had moved, or of one
    /// who came twice.
    public internal(set) var unlisted = 0
    /// Requests that were answered within the law's limit and later than the controller promised.
    public internal(set) var brokenPromises = 0
    /// Denials that are denials still, and whose primary reason is another now.
    public internal(set) var otherReasons = 0

    init(until: Instant) { self.until = until }

    /// How often each code was found.
    public var counts: [Indication.Code: Int] {
        indications.reduce(into: [:]) { $0[$1.code, default: 0] += 1 }
    }

    /// How many entries can't be audited any more since they are erased.
    public var notAuditable: Int { erased.values.reduce(0, +) + groundsErased }
}
