// SPDX-License-Identifier: Apache-2.0

public import LawfulDecisions
import LawfulLedger
public import LawfulModel
public import LawfulTime

/// What a request comes to, leg by leg: rights follow the activity and its basis, not the item (section "Rights by
/// basis"): one address can be erased under consent and kept under a legal obligation at once.
public struct Assessment: Sendable {
    /// One activity's leg.
    public struct Leg: Sendable {
        /// The activity.
        public let activity: Activity
        /// What the decision says; a denial's reasons are those of the refusal.
        public let decision: Decision

        /// Why it is refused; empty when it is granted.
        public var reasons: [Reason] { if case .deny(let denial) = decision { denial.reasons } else { [] } }
    }

    /// The request.
    public let request: RightsRequest
    /// The legs of activities that hold data of the person, or that the right concerns.
    public let legs: [Leg]
    /// What the handler answered for.
    public let assertions: Assertions

    /// The legs that are granted.
    public var granted: [Leg] { legs.filter(\.decision.isPermit) }
    /// The legs that are refused.
    public var refused: [Leg] { legs.filter { !$0.decision.isPermit } }

    /// Whether a named human must approve before it leaves: a refusal, in whole or part, does.
    public var needsApproval: Bool { !refused.isEmpty }
}

/// A request decided upon, with the human who approved it where one must: only this can be carried out and answered.
public struct DecidedRequest: Sendable {
    /// The assessment that was approved.
    public let assessment: Assessment
    /// Who approved it; present whenever anything is refused.
    public let approver: ActorID?
    /// When it was decided.
    public let decidedAt: Instant
}
