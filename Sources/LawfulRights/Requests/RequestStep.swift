// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A step in the life of a request: what happened, with what it needs to be told.
///
/// What a desk derives by itself (how much data there is, what an assessment came to, that something was carried out and
/// answered) can't be made by hand: no refusal is recorded that wasn't assessed.
public struct RequestStep: Hashable, Sendable {
    /// What kind of step it is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The person is told that the request arrived.
        case acknowledged
        /// It goes on to the controller.
        case redirected
        /// The person is asked to show who they are.
        case askedIdentity
        /// A method of identification failed, or isn't to be had.
        case methodFailed
        /// It is established who asks.
        case confirmedIdentity
        /// The person is asked which data they mean.
        case askedScope
        /// What the request covers is settled.
        case settledScope
        /// The assessment begins, or goes on.
        case beganAssessment
        /// The term is extended.
        case extended
        /// A fee is asked for.
        case quotedFee
        /// The fee is accepted or waived.
        case settledFee
        /// It is granted or refused.
        case decided
        /// What was granted is done.
        case executed
        /// The answer is sent.
        case answered
        /// Recipients are to be told.
        case openedFanOut
        /// A recipient was told, or can't be.
        case settledRecipient
        /// The person appeals.
        case appealed
        /// It is handled once more.
        case reopened
        /// The person takes it back.
        case withdrawn
        /// It is closed.
        case closed
    }

    package enum Content: Hashable, Sendable {
        case plain
        case entity(EntityID)
        case identity(ReasonableDoubt, IdentityMethod)
        case failure(IdentityMethod, IdentityFailure)
        case method(IdentityMethod)
        case records(Int)
        case scope(RequestedScope)
        case term(TermExtension)
        case fee(RequestFee)
        case feeOutcome(FeeOutcome)
        case verdict(RequestVerdict)
        case counts([String: Int])
        case standing(AnswerDeadlines.Standing)
        case recipients([RecipientID])
        case recipient(RecipientID, RecipientOutcome)
        case forum(Forum)
    }

    /// What kind of step it is.
    public let kind: Kind
    package let content: Content

    package init(_ kind: Kind, _ content: Content = .plain) {
        self.kind = kind
        self.content = content
    }
}

// What a handler records.
extension RequestStep {
    /// The person is told that the request arrived; good practice.
    public static let acknowledged = RequestStep(.acknowledged)

    /// The person is asked to show who they are: for a reason, and by the least intrusive method that serves (Art. 12(6)).
    public static func askedIdentity(because doubt: ReasonableDoubt, by method: IdentityMethod) -> RequestStep {
        RequestStep(.askedIdentity, .identity(doubt, method))
    }

    /// The method that was asked for didn't serve, or one that would have come before it doesn't.
    public static func methodFailed(_ method: IdentityMethod, _ failure: IdentityFailure) -> RequestStep {
        RequestStep(.methodFailed, .failure(method, failure))
    }

    /// It is established who asks, by the method that was asked for; that is all that is kept of it.
    public static func confirmedIdentity(by method: IdentityMethod) -> RequestStep {
        RequestStep(.confirmedIdentity, .method(method))
    }

    /// What the request covers is settled.
    public static func settledScope(_ scope: RequestedScope) -> RequestStep {
        RequestStep(.settledScope, .scope(scope))
    }

    /// The term is extended to three months from receipt, once, and the person told why in the first month (Art. 12(3)).
    ///
    /// - Parameters:
    ///   - ground: the ground in law.
    ///   - reason: why, as the person is told.
    ///   - approver: the named human who approved.
    /// - Returns: the step; it takes effect when the person is told.
    public static func extended(
        _ ground: TermExtension.Ground,
        because reason: String,
        approvedBy approver: ActorID
    ) -> RequestStep {
        RequestStep(.extended, .term(TermExtension(ground: ground, reason: reason, approver: approver)))
    }

    /// A fee is asked for, which the controller must be able to justify (Arts. 12(5), 15(3)).
    public static func quotedFee(_ fee: RequestFee) -> RequestStep { RequestStep(.quotedFee, .fee(fee)) }

    /// The fee is accepted or waived.
    public static func settledFee(_ outcome: FeeOutcome) -> RequestStep {
        RequestStep(.settledFee, .feeOutcome(outcome))
    }

    /// Recipients are to be told of a rectification, erasure or restriction (Art. 19).
    public static func openedFanOut(to recipients: [RecipientID]) -> RequestStep {
        RequestStep(.openedFanOut, .recipients(recipients))
    }

    /// A recipient was told, or can't be (Art. 19).
    public static func settledRecipient(_ recipient: RecipientID, _ outcome: RecipientOutcome) -> RequestStep {
        RequestStep(.settledRecipient, .recipient(recipient, outcome))
    }

    /// The person complained about the answer, or its absence, or went to court.
    public static func appealed(to forum: Forum) -> RequestStep { RequestStep(.appealed, .forum(forum)) }

    /// It is handled once more; a month runs from here.
    public static let reopened = RequestStep(.reopened)

    /// The person takes it back.
    public static let withdrawn = RequestStep(.withdrawn)

    /// It was answered, and nothing is left to do.
    public static let closed = RequestStep(.closed)
}

// What the desk derives.
extension RequestStep {
    /// It goes on to the tenant whose data they are.
    package static func redirected(to entity: EntityID) -> RequestStep { RequestStep(.redirected, .entity(entity)) }

    /// The person is asked which of so many records they mean.
    package static func askedScope(of records: Int) -> RequestStep { RequestStep(.askedScope, .records(records)) }

    /// The assessment begins, or goes on.
    package static let beganAssessment = RequestStep(.beganAssessment)

    /// It is granted or refused.
    package static func decided(_ verdict: RequestVerdict) -> RequestStep { RequestStep(.decided, .verdict(verdict)) }

    /// What was granted is done.
    package static func executed(_ counts: [String: Int] = [:]) -> RequestStep {
        RequestStep(.executed, .counts(counts))
    }

    /// The answer is sent.
    package static func answered(_ standing: AnswerDeadlines.Standing) -> RequestStep {
        RequestStep(.answered, .standing(standing))
    }
}
