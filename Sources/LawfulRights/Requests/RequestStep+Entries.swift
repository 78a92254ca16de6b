// SPDX-License-Identifier: Apache-2.0

package import LawfulLedger
package import LawfulModel

// Steps as the ledger keeps them, and back.
extension RequestStep {
    private static let kinds: [(step: Kind, entry: EntryKind)] = [
        (.acknowledged, .requestAcknowledged), (.redirected, .requestRedirected), (.askedIdentity, .identityAsked),
        (.methodFailed, .identityMethodFailed), (.confirmedIdentity, .identityConfirmed), (.askedScope, .scopeAsked),
        (.settledScope, .scopeSettled), (.beganAssessment, .assessmentBegan), (.extended, .requestExtended),
        (.quotedFee, .feeQuoted), (.settledFee, .feeSettled), (.decided, .requestDecided),
        (.executed, .requestExecuted), (.answered, .requestAnswered), (.openedFanOut, .fanOutOpened),
        (.settledRecipient, .recipientSettled), (.appealed, .requestAppealed), (.reopened, .requestReopened),
        (.withdrawn, .requestWithdrawn), (.closed, .requestClosed),
    ]

    /// The step as an event of a request.
    package func event(of id: RequestID, _ right: ProcessingOperation) -> LedgerEvent {
        let kind = Self.kinds.first { $0.step == self.kind }?.entry ?? EntryKind(rawValue: "request.\(self.kind)")
        var details = RequestDetails()
        var event = LedgerEvent.request(kind, id, right)
        switch content {
        case .plain: break
        case .entity(let entity): event.entity = entity
        case .identity(let doubt, let method): (details.doubt, details.method) = (doubt.rawValue, method.rawValue)
        case .failure(let method, let failure):
            (details.method, details.failure) = (method.rawValue, failure.rawValue)
        case .method(let method): details.method = method.rawValue
        case .records(let count): details.records = count
        case .scope(let scope): event.outcome = scope.rawValue
        case .term(let term):
            details.ground = term.ground.rawValue
            (event.reason, event.approver) = (term.reason, term.approver)
        case .fee(let fee):
            (details.ground, details.amount, details.currency) = (fee.ground.rawValue, fee.amount, fee.currency)
            (event.reason, event.approver) = (fee.reason, fee.approver)
        case .feeOutcome(let outcome): event.outcome = outcome.rawValue
        case .verdict(let verdict):
            event = .request(
                kind, id, right, outcome: verdict.outcome.rawValue, approver: verdict.approver,
                reasons: verdict.reasons, asserted: verdict.asserted)
        case .counts(let counts): event.counts = counts.isEmpty ? nil : counts
        case .standing(let standing): event.outcome = standing.rawValue
        case .recipients(let recipients): details.recipients = recipients
        case .recipient(let recipient, let outcome): (event.recipient, event.outcome) = (recipient, outcome.rawValue)
        case .forum(let forum): details.forum = forum.rawValue
        }
        event.details = details == RequestDetails() ? nil : details
        return event
    }

    /// The step that an event records; nil where it is none, or says what this version doesn't know.
    package init?(_ event: LedgerEvent) {
        guard let kind = Self.kinds.first(where: { $0.entry == event.kind })?.step else { return nil }
        guard let content = Self.content(kind, event, event.details ?? RequestDetails()) else { return nil }
        self.init(kind, content)
    }

    private static func content(_ kind: Kind, _ event: LedgerEvent, _ details: RequestDetails) -> Content? {
        let method = details.method.flatMap(IdentityMethod.init(rawValue:))
        switch kind {
        case .redirected: return event.entity.map { .entity($0) }
        case .askedIdentity:
            guard let doubt = details.doubt.flatMap(ReasonableDoubt.init(rawValue:)), let method else { return nil }
            return .identity(doubt, method)
        case .methodFailed:
            guard let method, let failure = details.failure.flatMap(IdentityFailure.init(rawValue:)) else { return nil }
            return .failure(method, failure)
        case .confirmedIdentity: return method.map { .method($0) }
        case .askedScope: return details.records.map { .records($0) }
        case .settledScope: return event.outcome.flatMap(RequestedScope.init(rawValue:)).map { .scope($0) }
        case .extended: return term(event, details).map { .term($0) }
        case .quotedFee: return fee(event, details).map { .fee($0) }
        case .settledFee: return event.outcome.flatMap(FeeOutcome.init(rawValue:)).map { .feeOutcome($0) }
        case .decided: return .verdict(verdict(event))
        case .executed: return .counts(event.counts ?? [:])
        case .answered:
            return event.outcome.flatMap(AnswerDeadlines.Standing.init(rawValue:)).map { .standing($0) } ?? .plain
        case .openedFanOut: return details.recipients.map { .recipients($0) }
        case .settledRecipient:
            guard let recipient = event.recipient, let word = event.outcome,
                let outcome = RecipientOutcome(rawValue: word)
            else { return nil }
            return .recipient(recipient, outcome)
        case .appealed: return details.forum.flatMap(Forum.init(rawValue:)).map { .forum($0) }
        case .acknowledged, .beganAssessment, .reopened, .withdrawn, .closed: return .plain
        }
    }

    private static func term(_ event: LedgerEvent, _ details: RequestDetails) -> TermExtension? {
        guard let ground = details.ground.flatMap(TermExtension.Ground.init(rawValue:)), let reason = event.reason,
            let approver = event.approval
        else { return nil }
        return TermExtension(ground: ground, reason: reason, approver: approver)
    }

    private static func fee(_ event: LedgerEvent, _ details: RequestDetails) -> RequestFee? {
        guard let ground = details.ground.flatMap(RequestFee.Ground.init(rawValue:)), let amount = details.amount,
            let currency = details.currency, let reason = event.reason, let approver = event.approval
        else { return nil }
        return RequestFee(amount, currency, for: ground, because: reason, approvedBy: approver)
    }

    /// Decisions were recorded before there was a list of outcomes: what else one says, its reasons tell.
    private static func verdict(_ event: LedgerEvent) -> RequestVerdict {
        let reasons = event.reasons ?? []
        let outcome = event.outcome.flatMap(RequestVerdict.Outcome.init(rawValue:))
        return RequestVerdict(
            outcome ?? (reasons.isEmpty ? .granted : .partlyGranted), reasons: reasons, approver: event.approval,
            asserted: event.asserted ?? [])
    }
}
