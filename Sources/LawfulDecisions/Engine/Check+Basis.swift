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
        checkDeclaration()
        switch ground.basis {
        case .consent: checkConsent()
        case .contract: checkContract(ground)
        case .vitalInterests:
            if !asserted.isVital { check.deny(.basisNotApplicable, "6(1)(d)", activity.title) }
        case .legalObligation, .publicTask, .legitimateInterest: break
        }
        if ground.basis != .consent, isStrict, !asserted.isNecessary {
            check.deny(.basisNotNecessary, ground.basis.article, activity.title)
        }
    }

    /// What the declaration of the ground must hold, whoever is concerned.
    mutating func checkDeclaration() {
        guard let ground else {
            check.deny(.basisMissing, "6(1)", activity.title)
            return
        }
        switch ground.basis {
        case .legalObligation, .publicTask: checkLaw(ground)
        case .legitimateInterest: checkInterest(ground)
        case .consent, .contract, .vitalInterests: break
        }
    }

    /// What is wrong with the consent to this activity, all of it; nothing when it is valid.
    func consentFaults() -> [(ReasonCode, Article)] {
        guard let consent = status.consents[activity.purpose] else {
            let elsewhere = status.consents.values.contains { $0.state == .given }
            return [(elsewhere ? .consentPurposeMismatch : .consentMissing, "6(1)(a)")]
        }
        switch consent.state {
        case .withdrawn: return [(.consentWithdrawn, "7(3)")]
        case .refused: return [(.consentMissing, "6(1)(a)")]
        case .given: break
        }
        var faults: [(ReasonCode, Article)] = consent.flaws.map { flaw in
            switch flaw {
            case .preticked: (.consentInvalidAmbiguous, "4(11)")
            case .bundled: (.consentInvalidNotDistinguishable, "7(2)")
            case .uninformed: (.consentInvalidNotInformed, "4(11)")
            case .conditional, .imbalance: (.consentInvalidNotFree, "7(4)")
            case .unproven: (.consentNotProvable, "7(1)")
            }
        }
        let request = activity.grounds.first { $0.basis == .consent }?.consent
        let isProvable = consent.text.map { request?.covers($0) ?? true } ?? false
        if !isProvable, !consent.flaws.contains(.unproven) { faults.append((.consentNotProvable, "7(1)")) }
        if isBelowAge == true, !consent.isAuthorisedByParent { faults.append((.childBelowAge, "8(1)")) }
        return faults
    }

    /// Whether the person is a child below the age of consent of its country; nil where Art. 8 doesn't ask.
    private var isBelowAge: Bool? {
        let request = activity.grounds.first { $0.basis == .consent }?.consent
        guard request?.isInformationSocietyService == true, let age = status.age else { return nil }
        return age.years < engine.ages.age(in: age.country, on: check.today)
    }

    /// Whether a valid consent to this activity was given after a moment.
    func isConsented(since moment: Instant) -> Bool {
        guard let consent = status.consents[activity.purpose], consent.since > moment else { return false }
        return consentFaults().isEmpty
    }

    /// Whether a valid consent to this activity is explicit (Arts. 9(2)(a), 22(2)(c), 49(1)(a)).
    var isExplicitlyConsented: Bool {
        status.consents[activity.purpose]?.isExplicit == true && consentFaults().isEmpty
    }

    private mutating func checkConsent() {
        for (code, article) in consentFaults() {
            let isAge = code == .childBelowAge
            check.deny(code, article, isAge ? status.age?.country.rawValue : activity.title)
        }
        passed.append("7(3)")
        if isBelowAge != nil { passed.append("8(1)") }
    }

    private mutating func checkContract(_ ground: Ground) {
        if status.age != nil { passed.append("8(3)") }
        guard let contract = ground.contract.flatMap({ status.contracts[$0] }) else {
            check.deny(.basisNotApplicable, "6(1)(b)", activity.title)
            return
        }
        // Whether a contact person counts as party is what strict mode tests and declared mode trusts.
        let isTrusted = contract.isParty || !isStrict
        switch contract.stage {
        case .requested: break
        case .unsolicited: check.deny(.basisNotApplicable, "6(1)(b)", activity.title)
        case .active: if !isTrusted { check.deny(.basisNotApplicable, "6(1)(b)", activity.title) }
        case .ended:
            if !isTrusted { check.deny(.basisNotApplicable, "6(1)(b)", activity.title) }
            if operation == .store, storage() != nil, !check.has(.retentionExpired) {
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
