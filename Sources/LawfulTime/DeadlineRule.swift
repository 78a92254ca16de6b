// SPDX-License-Identifier: Apache-2.0

/// A rule that turns the instant of an event into a ``Deadline``.
///
/// Periods of acts of the Union follow Reg. (EEC, Euratom) 1182/71; EDPB Guidelines 01/2022 paras. 158-164 apply it to
/// Art. 12(3) GDPR. The event is receipt at any official channel, or, for Art. 33, awareness.
public struct DeadlineRule: Hashable, Sendable {
    enum Storage: Hashable {
        case oneMonth, threeMonths, extensionNotice, article14, hours72, hours72FullHour, sixWeeksUAVG35
        case days(Int)
        case promise(Period)
        case oneMonthSuspended(asked: LocalDate, answered: LocalDate)
    }

    let storage: Storage

    init(_ storage: Storage) {
        self.storage = storage
    }

    /// The rule's length, rolling and source.
    public var terms: DeadlineTerms {
        switch storage {
        case .oneMonth: .gdpr(.months(1), "GDPR Art. 12(3)")
        case .threeMonths: .gdpr(.months(3), "GDPR Art. 12(3), second sentence")
        case .extensionNotice: .gdpr(.months(1), "GDPR Art. 12(3), third sentence")
        case .article14: .gdpr(.months(1), "GDPR Art. 14(3)(a)")
        case .oneMonthSuspended: .gdpr(.months(1), "GDPR Art. 12(3), EDPB Guidelines 01/2022")
        case .hours72: .gdpr(.hours(72), rollsForward: false, "GDPR Art. 33(1)")
        case .hours72FullHour: .gdpr(.hours(72), rollsForward: false, "GDPR Art. 33(1), Reg. 1182/71 Art. 3(1)")
        case .sixWeeksUAVG35: .gdpr(.weeks(6), "UAVG art. 35 lid 2, Atw art. 1")
        case .days(let count):
            DeadlineTerms(
                period: .days(count), rollsForward: true, validFrom: LocalDate(known: (1971, 7, 1)),
                source: "Reg. 1182/71 Art. 3")
        case .promise(let period):
            DeadlineTerms(
                period: period, rollsForward: false, validFrom: .distantPast, source: "the controller's own promise")
        }
    }
}

extension DeadlineRule {
    /// One month from receipt to act on a request (GDPR Art. 12(3)); rolls.
    public static let oneMonth = DeadlineRule(.oneMonth)

    /// Three months from receipt for an extended request (GDPR Art. 12(3)); rolls, once, at the end.
    ///
    /// It is one single period from receipt, not a month and then two; the two differ at ends of months.
    public static let threeMonths = DeadlineRule(.threeMonths)

    /// One month from receipt to tell the person of an extension and its reasons (GDPR Art. 12(3)); rolls.
    public static let extensionNotice = DeadlineRule(.extensionNotice)

    /// One month at most from obtaining data elsewhere to inform the person (GDPR Art. 14(3)(a)); rolls.
    public static let article14 = DeadlineRule(.article14)

    /// Four weeks from receipt, as promised in a privacy statement; never rolls.
    ///
    /// A promise is no period of an act, so Art. 3(4) does not help. It never ends after ``oneMonth``.
    public static let fourWeeks = DeadlineRule.promise(.weeks(4))

    /// 72 elapsed hours from awareness of a breach (GDPR Art. 33(1)), strictly: 259 200 seconds; never rolls.
    public static let hours72 = DeadlineRule(.hours72)

    /// 72 elapsed hours from the next full local hour after awareness; the legal outer limit, never rolls.
    ///
    /// Reg. 1182/71 Art. 3(1): the hour in which the event happens is not counted. An event exactly on the hour falls
    /// in the hour that begins. Prefer ``hours72``, whose end is the ``Deadline/target``.
    public static let hours72FullHour = DeadlineRule(.hours72FullHour)

    /// Six weeks to petition the court after the controller's answer (UAVG Art. 35(2)); rolls under the Atw.
    ///
    /// Use it with ``WorkingCalendar/netherlandsWithEquatedDays``.
    public static let sixWeeksUAVG35 = DeadlineRule(.sixWeeksUAVG35)

    /// Calendar days under Reg. 1182/71; rolls, and two days or more hold at least two working days (Art. 3(5)).
    /// - Parameter count: Calendar days; less than one makes `deadline(from:in:calendar:)` throw.
    /// - Returns: The rule.
    public static func days(_ count: Int) -> DeadlineRule { DeadlineRule(.days(count)) }

    /// A voluntary promise; never rolls.
    /// - Parameter period: How long, in its own unit; hours run as elapsed time from the event.
    /// - Returns: The rule.
    public static func promise(_ period: Period) -> DeadlineRule { DeadlineRule(.promise(period)) }

    /// One month, plus the days between asking the person for something and the answer; rolls.
    ///
    /// EDPB Guidelines 01/2022 say that the time may be suspended when identity is in doubt or a request needs to be
    /// specified, if the controller asked without undue delay; they give no formula. This one adds the calendar days
    /// from `asked` to `answered` to the unrolled last day. Without it nothing is suspended, which is safest.
    /// - Parameters:
    ///   - asked: The local date of the question.
    ///   - answered: The local date of the answer.
    /// - Returns: The rule.
    public static func oneMonthSuspended(asked: LocalDate, answered: LocalDate) -> DeadlineRule {
        DeadlineRule(.oneMonthSuspended(asked: asked, answered: answered))
    }
}
