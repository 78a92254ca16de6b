// SPDX-License-Identifier: Apache-2.0

import LawfulData
public import LawfulDecisions
import LawfulLedger
public import LawfulModel
import LawfulRetention
public import LawfulTime

extension RightsDesk {
    /// Asks the person which of much data they mean; the desk counts how much there is (recital 63).
    ///
    /// - Returns: the request, which waits for the answer.
    /// - Throws: ``RightsError`` when there isn't much, or the state doesn't allow it; `LedgerError`, `DataError`.
    @discardableResult
    public func askScope(of request: RightsRequest, at instant: Instant) async throws -> RequestCase {
        var count = 0
        for entry in path.map.entries {
            count += try await entry.store.datedRecords(of: request.subject, in: entry.set).count
        }
        let records = count
        return try await take(request, at: instant) { _ in .askedScope(of: records) }
    }

    /// Assesses a request leg by leg, over the activities that hold data of the person.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - grounds: for erasure, the ground found for an activity where it isn't the one that the ledger shows.
    ///   - instant: now.
    ///   - assertions: what the handler answers for, such as identity.
    /// - Returns: the assessment.
    /// - Throws: ``RightsError`` while the request waits for something else; `LedgerError` or `DataError` when ledger or
    ///   tables couldn't be read.
    public func assess(
        _ request: RightsRequest,
        grounds: [PurposeID: ErasureGround] = [:],
        at instant: Instant,
        asserting assertions: Assertions = Assertions()
    ) async throws -> Assessment {
        try await beginAssessment(of: request, isUnidentifiable: assertions.identity == .unidentifiable, at: instant)
        let status = try await status(of: request.subject, at: instant)
        var legs: [Assessment.Leg] = []
        for activity in register.activities {
            let dates = try await dates(of: request.subject, for: activity)
            guard dates != nil || status.consents[activity.purpose] != nil else { continue }
            var question = Question(
                activity.purpose, request.right, categories: [], as: role, effectiveAt: instant, knownAt: instant,
                asserting: assertions)
            question.basis = basis(that: request.right, of: activity)
            question.erasureGround = grounds[activity.purpose] ?? ground(for: activity, status)
            // The youngest record decides: while it must be kept, the leg isn't free.
            question.recordDate = dates?.compactMap { $0 }.max()
            legs.append(.init(activity: activity, decision: path.engine.decide(question, status: status)))
        }
        // An objection or a withdrawal concerns the activities on which the right exists; it is refused where none is.
        if request.right == .requestObjection || request.right == .requestWithdrawal {
            let concerned = legs.filter { leg in !leg.reasons.contains { $0.code == .rightNotApplicable } }
            if !concerned.isEmpty { legs = concerned }
        }
        return Assessment(request: request, legs: legs, assertions: assertions)
    }

    /// Decides a request; a refusal in whole or part needs a named human's approval (Art. 12(4)), and so does any decision
    /// on one that contests an automated decision (Art. 22(3)).
    ///
    /// What an objection or a withdrawal comes to is recorded with it: upheld where it was granted, overridden where
    /// compelling grounds were shown (Art. 21(1)).
    ///
    /// - Parameters:
    ///   - assessment: what the request comes to.
    ///   - compellingGrounds: for an objection, the grounds that override it, by activity.
    ///   - approver: the named human who approved.
    ///   - instant: now.
    /// - Returns: the request, which can be carried out and answered.
    /// - Throws: ``RightsError`` with `.approvalMissing` when something is refused and nobody approved, or when the
    ///   request's state allows no decision; `LedgerError`.
    public func decide(
        _ assessment: Assessment,
        overriding compellingGrounds: [PurposeID: String] = [:],
        approvedBy approver: ActorID?,
        at instant: Instant
    ) async throws -> DecidedRequest {
        let request = assessment.request
        try check(compellingGrounds, against: assessment)
        let weighed = assessment.overriding(compellingGrounds)
        if weighed.needsApproval, approver?.isNamed != true {
            throw RightsError(
                .approvalMissing,
                "\(weighed.refused.count) leg(s) are refused; a refusal leaves only with the approval of a named "
                    + "human (approvedBy:), and so does any decision about a contested automated one.")
        }
        let isUnidentifiable = assessment.assertions.identity == .unidentifiable
        try await beginAssessment(of: request, isUnidentifiable: isUnidentifiable, at: instant)
        try await take(request, at: instant) { _ in .decided(weighed.verdict(approvedBy: approver)) }
        let decided = DecidedRequest(assessment: weighed, approver: approver, decidedAt: instant)
        try await settle(decided, at: instant)
        return decided
    }

    // MARK: Parts

    private func check(_ compellingGrounds: [PurposeID: String], against assessment: Assessment) throws {
        guard !compellingGrounds.isEmpty else { return }
        guard assessment.request.right == .requestObjection else {
            throw RightsError(.wrongRight, "Compelling grounds override an objection, and nothing else.")
        }
        let overridable = assessment.granted.filter { !$0.activity.isDirectMarketing }.map(\.activity.purpose)
        for (purpose, grounds) in compellingGrounds {
            guard overridable.contains(purpose) else {
                throw RightsError(
                    .wrongGround,
                    "Nothing overrides an objection to '\(purpose)': it is marketing, or the objection isn't about it.")
            }
            guard grounds.contains(where: { !$0.isWhitespace }) else {
                throw RightsError(
                    .reasonMissing, "State the compelling grounds for '\(purpose)'; the person is owed them.")
            }
        }
    }

    private func beginAssessment(
        of request: RightsRequest,
        isUnidentifiable: Bool,
        at instant: Instant
    ) async throws {
        try await take(request, at: instant) { current in
            // One who can't be identified is refused as they are.
            let isGivenUp = current.state == .identityPending && isUnidentifiable
            return current.state == .inAssessment || isGivenUp ? nil : .beganAssessment
        }
    }

    /// Records what an objection or a withdrawal came to.
    private func settle(_ decided: DecidedRequest, at instant: Instant) async throws {
        let assessment = decided.assessment
        let status = try await status(of: assessment.request.subject, at: instant)
        var events: [LedgerEvent] = []
        switch assessment.request.right {
        case .requestObjection:
            let legs = assessment.legs.filter { !$0.activity.isDirectMarketing }
            for leg in legs where leg.isGranted { events.append(.objectionUpheld(leg.activity.purpose)) }
            for leg in legs {
                if let grounds = leg.compellingGrounds {
                    events.append(.objectionOverridden(leg.activity.purpose, because: grounds))
                }
            }
            // An objection to all is settled as a whole where one answer fits all that it concerns.
            if status.objections[nil] == .open, let first = legs.first {
                if legs.allSatisfy(\.isGranted) { events.append(.objectionUpheld(nil)) }
                if let grounds = first.compellingGrounds, legs.allSatisfy({ $0.compellingGrounds != nil }) {
                    events.append(.objectionOverridden(nil, because: grounds))
                }
            }
            let marketing = assessment.granted.contains { $0.activity.isDirectMarketing }
            if marketing, status.marketingObjection == nil { events.append(.objectedToMarketing()) }
        case .requestWithdrawal:
            for leg in assessment.granted where status.consents[leg.activity.purpose]?.stands == true {
                events.append(.consentWithdrawn(leg.activity.purpose))
            }
        default: break
        }
        try await tell(events, of: assessment.request.subject, at: instant)
    }

    private func dates(of subject: SubjectID, for activity: Activity) async throws -> [LocalDate?]? {
        var dates: [LocalDate?] = []
        for entry in path.map.entries where entry.set.activity == activity.purpose {
            dates += try await entry.store.datedRecords(of: subject, in: entry.set).map(\.date)
        }
        return dates.isEmpty ? nil : dates
    }

    /// The basis on which a right exists, where an activity has several: rights are the union of theirs.
    private func basis(that right: ProcessingOperation, of activity: Activity) -> LegalBasis? {
        let carriers: [LegalBasis] =
            switch right {
            case .requestObjection: [.legitimateInterest, .publicTask]
            case .requestPortability: [.consent, .contract]
            case .requestWithdrawal: [.consent]
            default: []
            }
        return activity.grounds.first { carriers.contains($0.basis) }?.basis
    }

    /// The ground of Art. 17(1) for an activity as the ledger shows it; nil where its purpose still needs the data.
    private func ground(for activity: Activity, _ status: SubjectStatus) -> ErasureGround? {
        guard let ground = activity.grounds.first else { return .d }
        let objection = status.objection(to: activity.purpose)
        if activity.isDirectMarketing, status.marketingObjection != nil { return .c }
        switch ground.basis {
        case .consent:
            if status.consents[activity.purpose]?.state == .withdrawn { return .b }
            return status.consents[activity.purpose]?.stands == true ? nil : .d
        case .contract:
            let contract = ground.contract.flatMap { status.contracts[$0] }
            return contract?.stage == .active || contract?.stage == .requested ? nil : .a
        case .legalObligation: return .a
        case .legitimateInterest, .publicTask:
            return objection == .open || objection == .upheld ? .c : nil
        case .vitalInterests: return .a
        }
    }
}
