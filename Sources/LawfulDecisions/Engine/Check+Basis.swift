// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// The legal basis and its conditions (Arts. 6, 7, 8).
extension ActivityCheck {
    mutating func checkBasis() {
        guard let ground, ground.carries(operation, categories) else {
            check.deny(.basisMissing, "6(1)", activity.title)
            return
        }
        // Consent once chosen isn't swapped for another basis when it is withdrawn.
        if ground.basis != .consent, activity.grounds.contains(where: { $0.basis == .consent }),
            status.consents[activity.purpose]?.state == .withdrawn
        {
            check.deny(.consentWithdrawn, "7(3)", activity.title)
        }
        switch ground.basis {
        case .consent: checkConsent()
        case .contract: checkContract(ground)
        case .legalObligation, .publicTask: checkLaw(ground)
        case .vitalInterests:
            if !asserted.isVital { check.deny(.basisNotApplicable, "6(1)(d)", activity.title) }
        case .legitimateInterest: checkInterest(ground)
        }
        if ground.basis != .consent, isStrict, !asserted.isNecessary {
            check.deny(.basisNotNecessary, ground.basis.article, activity.title)
        }
    }

    /// What is wrong with the consent to this activity; nil when it is valid.
    func consentFault() -> (ReasonCode, Article)? {
        guard let consent = status.consents[activity.purpose] else {
            let elsewhere = status.consents.values.contains { $0.state == .given }
            return elsewhere ? (.consentPurposeMismatch, "6(1)(a)") : (.consentMissing, "6(1)(a)")
        }
        switch consent.state {
        case .withdrawn: return (.consentWithdrawn, "7(3)")
        case .refused: return (.consentMissing, "6(1)(a)")
        case .given: break
        }
        for flaw in consent.flaws {
            switch flaw {
            case .preticked: return (.consentInvalidAmbiguous, "4(11)")
            case .bundled: return (.consentInvalidNotDistinguishable, "7(2)")
            case .uninformed: return (.consentInvalidNotInformed, "4(11)")
            case .conditional, .imbalance: return (.consentInvalidNotFree, "7(4)")
            case .unproven: return (.consentNotProvable, "7(1)")
            }
        }
        let request = activity.grounds.first { $0.basis == .consent }?.consent
        guard let text = consent.text, request?.covers(text) ?? true else { return (.consentNotProvable, "7(1)") }
        return nil
    }

    private mutating func checkConsent() {
        if let (code, article) = consentFault() {
            check.deny(code, article, activity.title)
            return
        }
        passed.append("7(3)")
        let request = activity.grounds.first { $0.basis == .consent }?.consent
        guard request?.isInformationSocietyService == true, let age = status.age else { return }
        if age.years >= engine.ages.age(in: age.country, on: check.today) {
            passed.append("8(1)")
        } else if status.consents[activity.purpose]?.isAuthorisedByParent == true {
            passed.append("8(1)")
        } else {
            check.deny(.childBelowAge, "8(1)", age.country.rawValue)
        }
    }

    private mutating func checkContract(_ ground: Ground) {
        if status.age != nil { passed.append("8(3)") }
        guard let contract = ground.contract.flatMap({ status.contracts[$0] }) else {
            check.deny(.basisNotApplicable, "6(1)(b)", activity.title)
            return
        }
        switch contract.stage {
        case .requested: break
        case .unsolicited: check.deny(.basisNotApplicable, "6(1)(b)", activity.title)
        case .active:
            // Whether a contact person counts as party is what strict mode tests and declared mode trusts.
            if !contract.isParty, isStrict { check.deny(.basisNotApplicable, "6(1)(b)", activity.title) }
        case .ended:
            if operation == .store, let storage = storage(), storage.state != .expired || carrier != nil {
                carrier = carrier ?? .retentionRunning
            } else {
                check.deny(.basisLapsed, "6(1)(b)", activity.title)
            }
        }
    }

    private mutating func checkLaw(_ ground: Ground) {
        if ground.law?.isUnionOrMemberState != true { check.deny(.basisNotApplicable, "6(3)", activity.title) }
    }

    private mutating func checkInterest(_ ground: Ground) {
        if check.register.controller.body == .public, activity.isPublicTask {
            check.deny(.liPublicAuthority, "6(1) second subpara", activity.title)
        }
        let balancing = ground.interest?.balancing
        if balancing == nil { check.deny(.liNotAssessed, "6(1)(f)", ground.interest?.description) }
        if balancing?.passed == false { check.deny(.liOverridden, "6(1)(f)", ground.interest?.description) }
        if ground.interest?.toldIn == nil { check.deny(.liNotCommunicated, "13(1)(d)", ground.interest?.description) }
    }
}
