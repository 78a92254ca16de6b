// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// What is asked by the person: role, identity, abuse, ground and exemptions only (Arts. 12, 15 to 22).
extension Walk {
    func checkRequest(_ out: inout Outcome<T>) {
        out.carrier = .rightGranted
        if isProcessor {
            out.deny(.rightRedirectToController, "28(3)(e)", redirectedTo)
            return
        }
        // An objection to marketing needs no identity beyond the address (section 4).
        let isMarketingObjection = operation == .requestObjection && row.has(.directMarketing)
        switch asserted.identity {
        case .confirmed, .authenticated: out.pass("12(2)")
        case .reasonableDoubt: if !isMarketingObjection { out.deny(.rightIdentityPending, "12(6)") }
        case .unidentifiable: if !isMarketingObjection { out.deny(.rightUnidentifiable, "12(2)") }
        }
        if asserted.abuse == .proven, !isMarketingObjection { out.deny(.rightRefusedExcessive, "12(5)") }
        switch operation {
        case .requestErasure: checkErasureRequest(&out)
        case .requestRestriction: checkRestrictionRequest(&out)
        case .requestPortability: checkPortabilityRequest(&out)
        case .requestObjection:
            if row.has(.directMarketing) {
                out.pass("21(2)")
            } else if isObjectable {
                out.pass("21(1)")
            } else {
                out.deny(.rightNotApplicable, "21(1)", title)
            }
        case .requestWithdrawal:
            if basis == .consent { out.pass("7(3)") } else { out.deny(.rightNotApplicable, "7(3)", title) }
        case .requestContest:
            if row.has(.decidesSignificantly) || asserted.hasSignificantEffect {
                out.pass("22(3)")
            } else {
                out.deny(.rightNotApplicable, "22(3)", title)
            }
        case .requestRectification: out.pass("16")
        default: out.pass("15")
        }
    }

    private var redirectedTo: String? {
        if question.entity != .unsaid { return entityName(question.entity) }
        guard case .processor(let tenants) = activity?.part else { return nil }
        return tenants.map(\.rawValue).joined(separator: ", ")
    }

    private func checkErasureRequest(_ out: inout Outcome<T>) {
        guard let claimed = question.erasureGround, doesHold(claimed) else {
            out.deny(.rightNotApplicable, "17(1)", title)
            return
        }
        out.storage = currentStorage()
        // A duty to keep binds whatever other ground the activity has besides.
        let isDuty = row.has(.hasDuty) || (basis == .publicTask && claimed != .c)
        if (isDuty && out.storage != .expired) || out.storage == .minimumRunning {
            out.deny(.rightExemptLegalObligation, "17(3)(b)", title)
        }
        if asserted.isForClaims || facts.has(.held) { out.deny(.rightExemptClaims, "17(3)(e)", title) }
        out.pass(claimed.article)
    }

    /// Whether the ground claimed can hold on this leg.
    private func doesHold(_ claimed: ErasureGround) -> Bool {
        switch claimed {
        case .a, .d, .e: true
        case .b: basis == .consent && facts.consent == .withdrawn
        case .c:
            (row.has(.directMarketing) && status.has(.objectedToMarketing)
                && !isConsented(.sinceObjection))
                || (isObjectable && (facts.objection == .open || facts.objection == .upheld))
        case .f: hasGround && basis == .consent && ground.isInformationSociety
        }
    }

    private func checkRestrictionRequest(_ out: inout Outcome<T>) {
        // An objection is one to (e) or (f); on other bases there is none whose outcome could be pending.
        let isOpen = isObjectable && facts.objection == .open
        let isUnlawful = question.erasureGround == .d
        guard asserted.isAccuracyContested || isUnlawful || asserted.isForClaims || isOpen else {
            out.deny(.rightNotApplicable, "18(1)", title)
            return
        }
        out.pass("18(1)")
        if asserted.isAccuracyContested { out.pass("18(1)(a)") }
        if isUnlawful { out.pass("18(1)(b)") }
        if asserted.isForClaims { out.pass("18(1)(c)") }
        if isOpen { out.pass("18(1)(d)") }
    }

    private func checkPortabilityRequest(_ out: inout Outcome<T>) {
        guard basis == .consent || basis == .contract else {
            out.deny(.rightNotApplicable, "20(1)(a)", title)
            return
        }
        guard row.has(.automated) else {
            out.deny(.rightNotApplicable, "20(1)(b)", title)
            return
        }
        guard question.provenance != .inferred else {
            out.deny(.rightNotApplicable, "20(1)", title)
            return
        }
        out.pass("20(1)")
    }
}
