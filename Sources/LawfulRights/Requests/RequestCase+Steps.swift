// SPDX-License-Identifier: Apache-2.0

import LawfulModel
public import LawfulTime

// Which step may follow which.
extension RequestCase {
    /// What a state allows, before the request itself is looked at.
    private static func steps(from state: RequestState) -> [RequestStep.Kind] {
        switch state {
        case .received:
            [
                .acknowledged, .redirected, .askedIdentity, .methodFailed, .askedScope, .beganAssessment, .withdrawn,
                .executed,
            ]
        case .acknowledged:
            [.redirected, .askedIdentity, .methodFailed, .askedScope, .beganAssessment, .withdrawn]
        case .identityPending: [.askedIdentity, .methodFailed, .confirmedIdentity, .decided, .withdrawn]
        case .clarificationPending: [.settledScope, .withdrawn]
        case .inAssessment: [.extended, .quotedFee, .decided, .withdrawn]
        case .extended: [.beganAssessment, .withdrawn]
        case .feeQuoted: [.settledFee, .withdrawn]
        case .granted, .partlyGranted: [.executed, .withdrawn]
        case .refused: [.answered, .closed]
        case .executed: [.answered]
        case .notified: [.openedFanOut, .closed]
        case .fanOutOpen: [.settledRecipient, .closed]
        case .appealed: [.reopened, .closed]
        case .reopened: [.askedIdentity, .methodFailed, .beganAssessment, .withdrawn, .executed]
        case .redirected, .withdrawn, .closed: []
        }
    }

    /// The steps that can be taken at an instant, each with the details that it needs.
    public func steps(at instant: Instant) -> [RequestStep.Kind] {
        RequestStep.Kind.allCases.filter { allows($0, at: instant) }
    }

    /// Whether a step can be taken at an instant, with the details that it needs.
    public func allows(_ step: RequestStep.Kind, at instant: Instant) -> Bool {
        allows(step, at: instant, wasRecorded: false)
    }

    func allows(_ step: RequestStep.Kind, at instant: Instant, wasRecorded: Bool) -> Bool {
        if step == .appealed { return isAppealable(at: instant) }
        guard Self.steps(from: state).contains(step) else { return false }
        // What takes effect with its receipt has nothing to be asked, assessed or refused (Arts. 7(3), 21(3)).
        if isImmediate, state == .received || state == .reopened { return step == .executed }
        switch step {
        case .executed: return state != .received && state != .reopened
        case .askedIdentity, .methodFailed: return isIdentityAskable && (wasRecorded || !nextMethods.isEmpty)
        case .confirmedIdentity: return identity.asked.map { identity.failures[$0] == nil } ?? false
        case .askedScope: return right == .requestAccess && !hasAskedScope && !needsAuthority
        case .beganAssessment: return !isIdentityOpen
        case .extended: return term == nil && reopenedAt == nil && instant < ownDeadlines.legal.end
        case .quotedFee: return fee == nil
        case .decided:
            // One who can't be identified is refused only when it was tried (Art. 12(2)).
            return state == .inAssessment || !identity.failures.isEmpty
        case .answered: return !isAnswered
        case .openedFanOut: return isTold && !hasOpenedFanOut
        case .settledRecipient: return !waitingRecipients.isEmpty
        case .closed: return isAnswered && waitingRecipients.isEmpty
        default: return true
        }
    }

    /// Recipients are told of rectification, erasure and restriction, and of nothing else (Art. 19).
    private var isTold: Bool {
        switch right {
        case .requestRectification, .requestErasure, .requestRestriction: true
        default: false
        }
    }

    /// One who is signed in has shown who they are, unless they act for another; after reopening only what was left open
    /// is asked again.
    private var isIdentityAskable: Bool {
        guard identity.confirmed == nil else { return false }
        if state == .reopened { return isIdentityOpen }
        return needsAuthority || channel != .portal
    }

    /// Complaint and court are open to everybody who was answered, or wasn't in time (Arts. 77, 79).
    private func isAppealable(at instant: Instant) -> Bool {
        switch state {
        case .appealed, .redirected, .withdrawn: false
        default: isAnswered || isOverdue(at: instant)
        }
    }
}
