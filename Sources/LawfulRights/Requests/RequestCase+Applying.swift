// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel
public import LawfulTime

// The one place that says what a step does, and on what conditions.
extension RequestCase {
    /// The request after a step.
    ///
    /// - Parameters:
    ///   - step: the step.
    ///   - instant: when it takes effect.
    /// - Returns: the request after it.
    /// - Throws: ``RightsError`` with the state, the step and the steps that are allowed instead: `.illegalStep`, or what
    ///   the step lacks; `TimeError`.
    public func applying(_ step: RequestStep, at instant: Instant) throws -> RequestCase {
        try applying(step, at: instant, wasRecorded: false)
    }

    /// The request after a step; one that was recorded was allowed by the policy of its day, which may have been another.
    func applying(_ step: RequestStep, at instant: Instant, wasRecorded: Bool) throws -> RequestCase {
        guard instant >= receivedAt else {
            throw refusing(
                step.kind, .beforeReceipt, "it is dated before the request arrived; give the time at which it happened",
                at: instant)
        }
        guard allows(step.kind, at: instant, wasRecorded: wasRecorded) else {
            throw refusing(step.kind, .illegalStep, "the request's state doesn't allow it", at: instant)
        }
        var next = self
        try next.take(step, at: instant, wasRecorded: wasRecorded)
        next.history.append(Moment(step: step.kind, state: next.state, at: instant))
        return next
    }

    private mutating func take(_ step: RequestStep, at instant: Instant, wasRecorded: Bool) throws {
        switch (step.kind, step.content) {
        case (.askedIdentity, .identity(let doubt, let method)):
            try ask(doubt, by: method, at: instant, wasRecorded: wasRecorded)
        case (.methodFailed, .failure(let method, let failure)):
            if !wasRecorded { try checkNext(method, at: instant) }
            identity.failures[method] = failure
        case (.confirmedIdentity, .method(let method)): try confirm(method, at: instant)
        case (.askedScope, .records(let count)):
            if !wasRecorded { try checkMuch(count, at: instant) }
            hasAskedScope = true
            waits.append(Wait(from: instant, until: nil))
            state = .clarificationPending
        case (.settledScope, .scope(let scope)):
            self.scope = scope
            endWait(at: instant)
            state = .inAssessment
        case (.extended, .term(let term)): try extend(term, at: instant)
        case (.quotedFee, .fee(let fee)): try quote(fee, at: instant)
        case (.settledFee, .feeOutcome(let outcome)):
            feeOutcome = outcome
            state = .inAssessment
        case (.decided, .verdict(let verdict)): try decide(verdict, at: instant)
        case (.openedFanOut, .recipients(let recipients)): try tell(recipients, at: instant)
        case (.settledRecipient, .recipient(let recipient, let outcome)):
            guard recipients[recipient] == .some(nil) else {
                throw refusing(
                    .settledRecipient, .unknownRecipient,
                    "the recipient isn't one that is still to be told; name one of those that are", at: instant)
            }
            recipients[recipient] = outcome
        case (.appealed, .forum(let forum)):
            appeals.append(forum)
            endWait(at: instant)
            state = .appealed
        default: try takePlain(step.kind, at: instant)
        }
    }

    private mutating func takePlain(_ step: RequestStep.Kind, at instant: Instant) throws {
        switch step {
        case .acknowledged: state = .acknowledged
        case .redirected: state = .redirected
        case .beganAssessment: state = .inAssessment
        case .executed: state = .executed
        case .answered: answer(at: instant)
        case .reopened: try reopen(at: instant)
        case .withdrawn:
            endWait(at: instant)
            state = .withdrawn
        case .closed: state = .closed
        default:
            throw refusing(step, .illegalStep, "the step lacks its details", at: instant)
        }
    }

    // MARK: Identity and scope

    private mutating func ask(
        _ doubt: ReasonableDoubt,
        by method: IdentityMethod,
        at instant: Instant,
        wasRecorded: Bool
    ) throws {
        guard (doubt == .noAuthorityOnFile) == needsAuthority else {
            throw refusing(
                .askedIdentity, .wrongGround,
                needsAuthority
                    ? "somebody acts for the person and their authority isn't on file; ask for that (noAuthorityOnFile)"
                    : "authority is asked only of one who acts for the person", at: instant)
        }
        if !wasRecorded { try checkOrder(of: method, at: instant) }
        (identity.doubt, identity.asked) = (doubt, method)
        if state != .identityPending { waits.append(Wait(from: instant, until: nil)) }
        state = .identityPending
    }

    private func checkOrder(of method: IdentityMethod, at instant: Instant) throws {
        guard method != nextMethods.first else { return }
        let isOffered = method == .authority ? needsAuthority : terms.policy.identityMethods.contains(method)
        throw refusing(
            .askedIdentity, isOffered && identity.failures[method] == nil ? .otherMethodFirst : .wrongMethod,
            "'\(nextMethods.first?.rawValue ?? "none")' comes first, since it intrudes less; ask for it, or record why "
                + "it doesn't serve (methodFailed)", at: instant)
    }

    private func checkNext(_ method: IdentityMethod, at instant: Instant) throws {
        guard method != nextMethods.first else { return }
        throw refusing(
            .methodFailed, .wrongMethod,
            "'\(nextMethods.first?.rawValue ?? "none")' is the method that is tried or ruled out next", at: instant)
    }

    private mutating func confirm(_ method: IdentityMethod, at instant: Instant) throws {
        guard method == identity.asked else {
            throw refusing(
                .confirmedIdentity, .wrongMethod,
                "'\(identity.asked?.rawValue ?? "none")' is the method that was asked for", at: instant)
        }
        identity.confirmed = method
        endWait(at: instant)
        state = .inAssessment
    }

    private func checkMuch(_ records: Int, at instant: Instant) throws {
        guard records < terms.policy.largeFrom else { return }
        throw refusing(
            .askedScope, .notMuchData,
            "\(records) records aren't a large quantity (from \(terms.policy.largeFrom)); serve them all", at: instant)
    }

    private mutating func endWait(at instant: Instant) {
        guard let last = waits.indices.last, waits[last].until == nil else { return }
        waits[last].until = instant
    }

    // MARK: What a named human approves

    private mutating func extend(_ term: TermExtension, at instant: Instant) throws {
        try check(.extended, term.approver, term.reason, at: instant)
        self.term = term
        ownDeadlines = try ownDeadlines.extending(from: receivedAt, in: terms.zone, calendar: terms.calendar)
        state = .extended
    }

    private mutating func quote(_ fee: RequestFee, at instant: Instant) throws {
        try check(.quotedFee, fee.approver, fee.reason, at: instant)
        guard fee.amount > 0, fee.ground != .furtherCopies || right == .requestAccess else {
            throw refusing(
                .quotedFee, .wrongGround,
                "a fee is more than nothing, and only copies of an access request can be further ones", at: instant)
        }
        self.fee = fee
        state = .feeQuoted
    }

    private mutating func decide(_ verdict: RequestVerdict, at instant: Instant) throws {
        // Who contests an automated decision has a right to a human (Art. 22(3)).
        if verdict.outcome.refuses || right == .requestContest {
            guard verdict.approver?.isNamed == true else { throw unapproved(.decided, at: instant) }
        }
        guard !verdict.outcome.refuses || !verdict.reasons.isEmpty else { throw unreasoned(.decided, at: instant) }
        if state == .identityPending {
            let isUnidentifiable = verdict.reasons.contains { $0.hasSuffix(ReasonCode.rightUnidentifiable.rawValue) }
            guard verdict.outcome == .refused, isUnidentifiable else {
                throw refusing(
                    .decided, .wrongGround,
                    "while it isn't known who asks, nothing but a refusal for that reason can be decided", at: instant)
            }
            endWait(at: instant)
        }
        self.verdict = verdict
        state = verdict.outcome.state
    }

    private func check(_ step: RequestStep.Kind, _ approver: ActorID, _ reason: String, at instant: Instant) throws {
        guard approver.isNamed else { throw unapproved(step, at: instant) }
        guard reason.contains(where: { !$0.isWhitespace }) else { throw unreasoned(step, at: instant) }
    }

    // MARK: Answer and after

    mutating func answer(at instant: Instant) {
        standing = deadlines(at: instant).standing(at: instant)
        answeredAt = instant
        if state != .refused { state = .notified }
    }

    private mutating func tell(_ recipients: [RecipientID], at instant: Instant) throws {
        guard !recipients.isEmpty else {
            throw refusing(
                .openedFanOut, .unknownRecipient, "name the recipients; where there are none, close the request",
                at: instant)
        }
        hasOpenedFanOut = true
        for recipient in recipients { self.recipients[recipient] = .some(nil) }
        state = .fanOutOpen
    }

    private mutating func reopen(at instant: Instant) throws {
        wasLateBefore = wasLateBefore || isOverdue(at: instant) || standing == .overdue
        ownDeadlines = try terms.deadlines(from: instant, isPromised: false)
        (reopenedAt, answeredAt, standing, verdict) = (instant, nil, nil, nil)
        (recipients, hasOpenedFanOut, waits) = ([:], false, [])
        if identity.confirmed == nil { identity.failures = [:] }
        state = .reopened
    }

    // MARK: Errors

    private func unapproved(_ step: RequestStep.Kind, at instant: Instant) -> RightsError {
        refusing(step, .approvalMissing, "it leaves only with the approval of a named human", at: instant)
    }

    private func unreasoned(_ step: RequestStep.Kind, at instant: Instant) -> RightsError {
        refusing(step, .reasonMissing, "it gives no reasons, and the person is owed them", at: instant)
    }

    func refusing(
        _ step: RequestStep.Kind,
        _ code: RightsError.Code,
        _ what: String,
        at instant: Instant
    ) -> RightsError {
        let allowed = steps(at: instant)
        let names = allowed.isEmpty ? "none" : allowed.map(\.rawValue).joined(separator: ", ")
        return RightsError(
            code,
            "'\(step.rawValue)' is refused in state '\(state.rawValue)': \(what). Steps that it allows: \(names).",
            state: state, step: step, allowed: allowed)
    }
}
