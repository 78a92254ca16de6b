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
        /// The compelling grounds that override an objection, as the controller demonstrated them (Art. 21(1)).
        public internal(set) var compellingGrounds: String?

        /// Why it is refused; empty when it is granted, or overridden.
        public var reasons: [Reason] { if case .deny(let denial) = decision { denial.reasons } else { [] } }

        /// Whether it is granted.
        public var isGranted: Bool { decision.isPermit && compellingGrounds == nil }
    }

    /// The request.
    public let request: RightsRequest
    /// The legs of activities that hold data of the person, or that the right concerns.
    public private(set) var legs: [Leg]
    /// What the handler answered for.
    public let assertions: Assertions

    init(request: RightsRequest, legs: [Leg], assertions: Assertions) {
        self.request = request
        self.legs = legs
        self.assertions = assertions
    }

    /// The legs that are granted.
    public var granted: [Leg] { legs.filter(\.isGranted) }
    /// The legs that are refused.
    public var refused: [Leg] { legs.filter { !$0.isGranted } }

    /// Whether it isn't known who asks; nobody is then told anything, not even that nothing is held.
    public var isIdentityMissing: Bool {
        guard request.right != .requestObjection, request.right != .requestWithdrawal else { return false }
        return assertions.identity == .reasonableDoubt || assertions.identity == .unidentifiable
    }

    /// Whether a named human must approve before it leaves: a refusal, in whole or part, does, and so does every decision
    /// on a request that contests an automated one (Art. 22(3)).
    public var needsApproval: Bool { verdict.refuses || request.right == .requestContest }

    /// What it comes to, in a word.
    public var verdict: RequestVerdict.Outcome {
        if legs.isEmpty { return isIdentityMissing ? .refused : .noData }
        return refused.isEmpty ? .granted : granted.isEmpty ? .refused : .partlyGranted
    }

    func verdict(approvedBy approver: ActorID?) -> RequestVerdict {
        var reasons = refused.flatMap { leg in
            leg.compellingGrounds != nil
                ? ["\(leg.activity.purpose): objection.overridden"]
                : leg.reasons.map { "\(leg.activity.purpose): \($0.code.rawValue)" }
        }
        if legs.isEmpty, isIdentityMissing {
            let isUnidentifiable = assertions.identity == .unidentifiable
            reasons = [(isUnidentifiable ? ReasonCode.rightUnidentifiable : .rightIdentityPending).rawValue]
        }
        return RequestVerdict(verdict, reasons: reasons, approver: approver, asserted: assertions.recorded)
    }

    func overriding(_ grounds: [PurposeID: String]) -> Assessment {
        var copy = self
        for place in copy.legs.indices where copy.legs[place].decision.isPermit {
            // An objection to marketing is absolute: nothing overrides it (Art. 21(3)).
            guard !copy.legs[place].activity.isDirectMarketing else { continue }
            copy.legs[place].compellingGrounds = grounds[copy.legs[place].activity.purpose]
        }
        return copy
    }
}

/// A request decided upon, with the human who approved it where one must: only this can be carried out and answered.
public struct DecidedRequest: Sendable {
    /// The assessment that was approved.
    public let assessment: Assessment
    /// Who approved it; present whenever anything is refused.
    public let approver: ActorID?
    /// When it was decided.
    public let decidedAt: Instant

    /// The request.
    public var request: RightsRequest { assessment.request }
    /// What it came to, in a word.
    public var outcome: RequestVerdict.Outcome { assessment.verdict }
}
