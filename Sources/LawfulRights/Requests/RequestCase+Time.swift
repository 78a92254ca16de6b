// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

// When a request is due, and what it means that it wasn't answered by then (Art. 12(3)).
extension RequestCase {
    /// When it must be answered, as known at an instant: where waiting for the person moves the month, that they are still
    /// waited for counts until then. A promise never moves.
    public func deadlines(at instant: Instant) -> AnswerDeadlines {
        guard terms.policy.suspension == .days, reopenedAt == nil, ownDeadlines.extended == nil else {
            return ownDeadlines
        }
        let month = ownDeadlines.legal
        var days = 0
        var asked: LocalDate?
        for wait in waits where wait.from < month.end && wait.from <= instant {
            let from = LocalDate(wait.from, in: terms.zone)
            let until = LocalDate(max(wait.from, min(wait.until ?? instant, instant)), in: terms.zone)
            asked = asked ?? from
            days += max(0, until.dayNumber - from.dayNumber)
        }
        guard let asked, days > 0 else { return ownDeadlines }
        let rule = DeadlineRule.oneMonthSuspended(asked: asked, answered: asked.adding(days: days))
        // Beyond the calendar nothing is suspended.
        let moved = try? rule.deadline(from: receivedAt, in: terms.zone, calendar: terms.calendar)
        return moved.map { ownDeadlines.with(legal: $0) } ?? ownDeadlines
    }

    /// Whether it waits for an answer of ours.
    public var isOpen: Bool { !isAnswered && !state.isFinal }

    /// Whether the law's limit has passed without an answer; it can still be answered, and must be.
    public func isOverdue(at instant: Instant) -> Bool { isOpen && instant >= deadlines(at: instant).limit.end }

    /// The next deadline of an open request: the promise, until it is broken, then the law's limit.
    public func nextDeadline(at instant: Instant) -> Deadline {
        let deadlines = deadlines(at: instant)
        if let promised = deadlines.promised, instant < promised.end, promised.end < deadlines.limit.end {
            return promised
        }
        return deadlines.limit
    }

    /// When the next deadline begins to be urgent: the start of the day that lies so many days before its last.
    public func alertAt(_ instant: Instant, days: Int? = nil) -> Instant {
        nextDeadline(at: instant).lastDay.adding(days: -(days ?? terms.policy.alertDays)).start(in: terms.zone)
    }

    /// What is wrong with how it was handled, by an instant.
    ///
    /// - Parameter instant: the instant.
    /// - Returns: an error with code `G-60` where the law's limit passed, answered since or not; a warning `G-61` where a
    ///   promise was broken; a warning `G-62` where steps were recorded that weren't allowed. They name nobody.
    public func findings(at instant: Instant) -> [Finding] {
        var findings: [Finding] = []
        let day = LocalDate(receivedAt, in: terms.zone)
        let path = "requests[\(right.rawValue)]"
        let limit = deadlines(at: instant).limit
        let answered = answeredAt.flatMap { $0 <= instant ? $0 : nil }
        let current = answered == nil ? (isOpen ? deadlines(at: instant).standing(at: instant) : .inTime) : standing
        if current == .overdue {
            findings.append(
                Finding(
                    code: "G-60", severity: .error, article: "12(3)", path: path,
                    message: "a request of \(day) "
                        + (answered == nil ? "isn't answered" : "was answered too late")
                        + ", and its limit was \(limit.lastDay); fines reach the upper tier (Art. 83(5)(b))",
                    remedy: answered == nil
                        ? "Answer it now: it stays open, and the person can complain or go to court meanwhile."
                        : "See why it was late, and note it.", activity: nil))
        } else if current == .promiseBroken, let promised = deadlines(at: instant).promised {
            findings.append(
                Finding(
                    code: "G-61", severity: .warning, article: terms.promisedIn ?? "5(1)(a)", path: path,
                    message: "a request of \(day) wasn't answered by \(promised.lastDay), as promised",
                    remedy: "Answer it before the law's limit, \(limit.lastDay).", activity: nil))
        }
        if wasLateBefore, current != .overdue {
            findings.append(
                Finding(
                    code: "G-60", severity: .error, article: "12(3)", path: path,
                    message: "a request of \(day) wasn't answered within its limit before it was reopened; fines reach "
                        + "the upper tier (Art. 83(5)(b))",
                    remedy: "See why it was late, and note it.", activity: nil))
        }
        if !irregularities.isEmpty {
            findings.append(
                Finding(
                    code: "G-62", severity: .warning, article: "5(2)", path: path,
                    message: "\(irregularities.count) step(s) of a request of \(day) were recorded out of order",
                    remedy: "Look into what happened, and record what is missing.", activity: nil))
        }
        return findings
    }
}
