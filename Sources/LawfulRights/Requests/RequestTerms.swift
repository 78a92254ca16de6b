// SPDX-License-Identifier: Apache-2.0

public import Foundation
public import LawfulModel
public import LawfulTime

/// By what a request's time is counted, and how the controller handles requests where the law leaves it a choice.
public struct RequestTerms: Hashable, Sendable {
    /// The zone of the establishment, by whose local dates periods are counted.
    public let zone: TimeZone
    /// The public holidays over which the law's limit rolls forward (Reg. 1182/71, Art. 3(4)).
    public let calendar: WorkingCalendar
    /// The controller's own promise.
    public let promise: Period?
    /// The clause that makes it.
    public let promisedIn: Article?
    /// The choices.
    public let policy: RequestPolicy

    /// States the terms one by one.
    public init(
        in zone: TimeZone,
        calendar: WorkingCalendar,
        promise: Period? = nil,
        promisedIn: Article? = nil,
        policy: RequestPolicy = .standard
    ) {
        self.zone = zone
        self.calendar = calendar
        self.promise = promise
        self.promisedIn = promisedIn
        self.policy = policy
    }

    /// Takes zone and promise from a register.
    public init(of register: Register, calendar: WorkingCalendar, policy: RequestPolicy = .standard) {
        var promise: Period?
        if case .answeredWithin(let period)? = register.answerPromise?.content { promise = period }
        self.init(
            in: register.timeZone, calendar: calendar, promise: promise,
            promisedIn: register.answerPromise?.article, policy: policy)
    }

    func deadlines(from instant: Instant, isPromised: Bool = true) throws -> AnswerDeadlines {
        try AnswerDeadlines(
            receivedAt: instant, promise: isPromised ? promise : nil, in: zone, calendar: calendar)
    }
}
