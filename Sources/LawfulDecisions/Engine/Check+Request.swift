// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// Requests of the person: role, identity, abuse, ground and exemptions only (Arts. 12, 15 to 22).
extension ActivityCheck {
    mutating func checkRequest() {
        carrier = .rightGranted
        if case .processor(let controllers) = activity.part {
            check.deny(.rightRedirectToController, "28(3)(e)", controllers.first?.rawValue)
            return
        }
        // An objection to marketing needs no identity beyond the address (section 4).
        let isMarketingObjection = operation == .requestObjection && activity.isDirectMarketing
        switch asserted.identity {
        case .confirmed, .authenticated: passed.append("12(2)")
        case .reasonableDoubt: if !isMarketingObjection { check.deny(.rightIdentityPending, "12(6)") }
        case .unidentifiable: if !isMarketingObjection { check.deny(.rightUnidentifiable, "12(2)") }
        }
        if asserted.abuse == .proven, !isMarketingObjection { check.deny(.rightRefusedExcessive, "12(5)") }
        switch operation {
        case .requestErasure: checkErasureRequest()
        case .requestRestriction: checkRestrictionRequest()
        case .requestPortability: checkPortabilityRequest()
        case .requestObjection:
            if activity.isDirectMarketing {
                passed.append("21(2)")
            } else if ground?.basis == .legitimateInterest || ground?.basis == .publicTask {
                passed.append("21(1)")
            } else {
                check.deny(.rightNotApplicable, "21(1)", activity.title)
            }
        case .requestWithdrawal:
            if ground?.basis == .consent {
                passed.append("7(3)")
            } else {
                check.deny(.rightNotApplicable, "7(3)", activity.title)
            }
        case .requestContest:
            if activity.automatedDecisions != nil || asserted.hasSignificantEffect {
                passed.append("22(3)")
            } else {
                check.deny(.rightNotApplicable, "22(3)", activity.title)
            }
        case .requestRectification: passed.append("16")
        default: passed.append("15")
        }
    }

    private mutating func checkErasureRequest() {
        guard let claimed = question.erasureGround, doesHold(claimed) else {
            check.deny(.rightNotApplicable, "17(1)", activity.title)
            return
        }
        let runsOut = storage() == .expired
        // A duty to keep binds whatever other ground the activity has besides.
        let isDuty =
            activity.grounds.contains { $0.basis == .legalObligation }
            || (ground?.basis == .publicTask && claimed != .c)
        if (isDuty && !runsOut) || storage() == .minimumRunning {
            check.deny(.rightExemptLegalObligation, "17(3)(b)", activity.title)
        }
        if asserted.isForClaims || status.isHeld(activity.purpose) {
            check.deny(.rightExemptClaims, "17(3)(e)", activity.title)
        }
        passed.append(claimed.article)
    }

    /// Whether the ground claimed can hold on this leg.
    private func doesHold(_ claimed: ErasureGround) -> Bool {
        let consent = status.consents[activity.purpose]
        return switch claimed {
        case .a, .d, .e: true
        case .b: ground?.basis == .consent && consent?.state == .withdrawn
        case .c:
            (activity.isDirectMarketing && status.marketingObjection.map { !isConsented(since: $0) } ?? false)
                || ((ground?.basis == .legitimateInterest || ground?.basis == .publicTask)
                    && status.objection(to: activity.purpose).map { $0 != .overridden } ?? false)
        case .f: ground?.basis == .consent && ground?.consent?.isInformationSocietyService == true
        }
    }

    private mutating func checkRestrictionRequest() {
        // An objection is one to (e) or (f); on other bases there is none whose outcome could be pending.
        let isObjectable = ground?.basis == .legitimateInterest || ground?.basis == .publicTask
        let isOpen = isObjectable && status.objection(to: activity.purpose) == .open
        if asserted.isAccuracyContested || asserted.isForClaims || isOpen || question.erasureGround == .d {
            passed.append("18(1)")
        } else {
            check.deny(.rightNotApplicable, "18(1)", activity.title)
        }
    }

    private mutating func checkPortabilityRequest() {
        guard ground?.basis == .consent || ground?.basis == .contract else {
            check.deny(.rightNotApplicable, "20(1)(a)", activity.title)
            return
        }
        guard activity.isAutomated else {
            check.deny(.rightNotApplicable, "20(1)(b)", activity.title)
            return
        }
        guard question.provenance != .inferred else {
            check.deny(.rightNotApplicable, "20(1)", activity.title)
            return
        }
        passed.append("20(1)")
    }
}
