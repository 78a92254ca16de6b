// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// The legal basis and its conditions (Arts. 6, 7, 8).
extension Walk {
    @inline(__always)
    func checkBasis(_ out: inout Outcome<T>) {
        guard hasGround, carries(ground) else {
            out.deny(.basisMissing, "6(1)", title)
            return
        }
        let declared = ground
        // Consent once chosen isn't swapped for another basis when it is withdrawn.
        if declared.basis != .consent, row.has(.asksConsent), facts.consent == .withdrawn {
            out.deny(.consentWithdrawn, "7(3)", title)
        }
        checkDeclaration(&out)
        switch declared.basis {
        case .consent: checkConsent(&out)
        case .contract: checkContract(&out, declared)
        case .vitalInterests: if !asserted.isVital { out.deny(.basisNotApplicable, "6(1)(d)", title) }
        case .legalObligation, .publicTask, .legitimateInterest: break
        }
        if !asserted.isNecessary, declared.basis != .consent, tables.isStrict {
            out.deny(.basisNotNecessary, declared.basis.article, title)
        }
    }

    @inline(__always)
    private func carries(_ declared: GroundRow) -> Bool {
        guard declared.operations & operation.bit != 0 else { return false }
        return declared.isForAll || !anyCategory { !tables.contains(declared.categories, $0) }
    }

    /// What the declaration of the ground must hold, whoever is concerned.
    @inline(__always)
    func checkDeclaration(_ out: inout Outcome<T>) {
        guard hasGround else {
            out.deny(.basisMissing, "6(1)", title)
            return
        }
        let lacking = ground.lacking
        guard !lacking.isEmpty else { return }
        if lacking.contains(.basisNotApplicable) { out.deny(.basisNotApplicable, "6(3)", title) }
        if lacking.contains(.liPublicAuthority) {
            out.deny(.liPublicAuthority, "6(1) second subpara", title)
        }
        if lacking.contains(.liNotAssessed) { out.deny(.liNotAssessed, "6(1)(f)", interest) }
        if lacking.contains(.liOverridden) { out.deny(.liOverridden, "6(1)(f)", interest) }
        if lacking.contains(.liNotCommunicated) { out.deny(.liNotCommunicated, "13(1)(d)", interest) }
    }

    private var interest: String? { activity?.ground(question.basis)?.interest?.description }

    // MARK: Consent

    /// Whether the person is a child below the age of consent of its country, in a case that Art. 8 asks about.
    private var isBelowAge: Bool {
        guard row.has(.informationSociety), status.has(.hasAge) else { return false }
        let cold = status.cold.content
        return cold.age < tables.age(in: cold.ageCountry, on: today)
    }

    /// Whether the consent to this activity is valid.
    var isConsented: Bool {
        facts.consent == .given && !facts.has(.flawed) && (facts.has(.byParent) || !isBelowAge)
    }

    /// Whether a valid consent to this activity was given after the restriction, the objection or the opt-out.
    func isConsented(_ since: PurposeFacts.Flags) -> Bool { facts.has(since) && isConsented }

    /// Whether a valid consent to this activity is explicit (Arts. 9(2)(a), 22(2)(c), 49(1)(a)).
    var isExplicitlyConsented: Bool { facts.has(.explicit) && isConsented }

    @inline(__always)
    private func checkConsent(_ out: inout Outcome<T>) {
        out.pass("7(3)")
        if row.has(.informationSociety), status.has(.hasAge) { out.pass("8(1)") }
        switch facts.consent {
        case .none where status.has(.hasGivenConsent): out.deny(.consentPurposeMismatch, "6(1)(a)", title)
        case .none, .refused: out.deny(.consentMissing, "6(1)(a)", title)
        case .withdrawn: out.deny(.consentWithdrawn, "7(3)", title)
        case .given:
            if facts.has(.flawed) { checkConsentFaults(&out) }
            if isBelowAge, !facts.has(.byParent) {
                out.deny(.childBelowAge, "8(1)", book?.countries[status.cold.content.ageCountry]?.rawValue)
            }
        }
    }

    private func checkConsentFaults(_ out: inout Outcome<T>) {
        let faults = details.consentFaults
        if faults.contains(.consentNotProvable) { out.deny(.consentNotProvable, "7(1)", title) }
        if faults.contains(.consentInvalidAmbiguous) { out.deny(.consentInvalidAmbiguous, "4(11)", title) }
        if faults.contains(.consentInvalidNotDistinguishable) {
            out.deny(.consentInvalidNotDistinguishable, "7(2)", title)
        }
        if faults.contains(.consentInvalidNotInformed) { out.deny(.consentInvalidNotInformed, "4(11)", title) }
        if faults.contains(.consentInvalidNotFree) { out.deny(.consentInvalidNotFree, "7(4)", title) }
    }

    // MARK: Contract

    @inline(__always)
    private func checkContract(_ out: inout Outcome<T>, _ declared: GroundRow) {
        if status.has(.hasAge) { out.pass("8(3)") }
        let known = status.contract(declared.contract)
        // Whether a contact person counts as party is what strict mode tests and declared mode trusts.
        let isTrusted = known & 8 == 0 || !tables.isStrict
        switch known & 7 {
        case 1: break
        case 3: if !isTrusted { out.deny(.basisNotApplicable, "6(1)(b)", title) }
        case 4:
            if !isTrusted { out.deny(.basisNotApplicable, "6(1)(b)", title) }
            if operation == .store, out.storage != nil, !out.reasons.contains(.retentionExpired) {
                out.carrier = out.carrier ?? .retentionRunning
            } else {
                out.deny(.basisLapsed, "6(1)(b)", title)
            }
        default: out.deny(.basisNotApplicable, "6(1)(b)", title)
        }
    }
}
