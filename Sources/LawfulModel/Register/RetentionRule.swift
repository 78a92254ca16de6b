// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

/// How long data are kept and what starts the count (Arts. 5(1)(e), 13(2)(a)).
///
/// A statutory minimum (must keep) and the storage limit (must erase) are two fields, since they protect different
/// people; most rules have only the limit.
public struct RetentionRule: Hashable, Sendable, Codable {
    /// The storage limit: kept through the period, erased from the next local midnight.
    public let period: Period
    /// What starts the count.
    public let trigger: RetentionTrigger
    /// The statutory minimum, counted from the same trigger; nothing is erased before it ends.
    public let minimum: Period?
    /// The law that sets the minimum.
    public let law: LawReference?
    /// The categories that it governs; nil means all of the activity's.
    public let categories: [CategoryID]?
    /// What the statement leaves people to guess about it (Art. 13(2)(a)); empty when it tells all.
    public let untold: [Untold]

    /// What a statement may leave people to guess.
    public enum Untold: String, Hashable, Sendable, Codable, CaseIterable {
        /// What starts the count.
        case trigger
        /// How much longer than the period data may be kept: "or as much longer as needed".
        case extent
    }

    /// Makes a rule.
    public init(
        period: Period,
        trigger: RetentionTrigger,
        minimum: Period? = nil,
        law: LawReference? = nil,
        categories: [CategoryID]? = nil,
        untold: [Untold] = []
    ) {
        self.period = period
        self.trigger = trigger
        self.minimum = minimum
        self.law = law
        self.categories = categories
        self.untold = untold
    }

    /// Whether the storage limit has passed on a local date, for a record whose trigger fell on another.
    public func isExpired(on today: LocalDate, trigger date: LocalDate) -> Bool {
        today > trigger.counting.lastDayKept(trigger: date, keepFor: period)
    }

    /// Whether the statutory minimum still runs on a local date, for a record whose trigger fell on another.
    public func minimumRuns(on today: LocalDate, trigger date: LocalDate) -> Bool {
        guard let minimum else { return false }
        return today <= trigger.counting.lastDayKept(trigger: date, keepFor: minimum)
    }
}

/// What starts a retention period (Art. 5(1)(e)): an event, and how years are counted from it.
public struct RetentionTrigger: Hashable, Sendable, Codable {
    /// The event's name: `lastContact`, `endOfRelation`, `endOfContract`, `collection`, `record`, or one of your own.
    public let event: String
    /// How the period is counted from the event's date.
    public let counting: RetentionCount

    /// Makes a trigger of your own.
    public init(_ event: String, counting: RetentionCount = .event) {
        self.event = event
        self.counting = counting
    }

    /// Nobody said what starts the count; a finding, and nothing expires by it.
    public static let unstated = RetentionTrigger("unstated")
    /// The last contact with the person.
    public static let lastContact = RetentionTrigger("lastContact")
    /// The end of the relation with the person.
    public static let endOfRelation = RetentionTrigger("endOfRelation")
    /// The end of the contract.
    public static let endOfContract = RetentionTrigger("endOfContract")
    /// The moment of collection.
    public static let collection = RetentionTrigger("collection")
    /// The end of the calendar year that holds the record's date.
    public static let endOfCalendarYear = RetentionTrigger("record", counting: .endOfCalendarYear)
    /// The end of the financial year that holds the record's date; by default the year ends on 31 December.
    public static let endOfFinancialYear = RetentionTrigger("record", counting: .endOfFinancialYear(month: 12, day: 31))
}
