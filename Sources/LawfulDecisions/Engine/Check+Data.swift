// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// Information, categories, minimisation, change of purpose, automated decisions.
extension ActivityCheck {
    mutating func checkInformation() {
        if let id = question.source {
            let source = engine.source(id)
            let declared = source != nil && activity.sources.contains(id)
            let open = source?.kind == .public || source?.permission != nil
            if !declared || !open {
                check.deny(
                    .sourceNoPermission, source?.clause.map { Article("statement \($0)") } ?? "5(1)(a)", id.rawValue)
            }
        } else if operation == .collect {
            let told = status.informed[activity.purpose] != nil || isShown
            if !told { check.deny(.transparencyNotInformed, "13(1)", activity.title) }
        }
        for missing in question.missing {
            let requirement = activity.requirements.first { $0.category == missing }
            if let requirement, requirement.necessity != .optional {
                check.deny(.provisionRequiredMissing, "13(2)(e)", requirement.consequence ?? missing.rawValue)
            } else {
                passed.append("13(2)(e)")
            }
        }
    }

    /// Whether the version shown at collection was the one in force; what it leaves out is a finding (L-01).
    private var isShown: Bool {
        question.noticeShown != nil && question.noticeShown == engine.statementInForce(on: check.today)?.version
    }

    mutating func checkCategories() {
        for category in question.categories where !activity.categories.contains(category) {
            check.deny(.categoryUndeclared, "5(1)(c)", category.rawValue)
        }
        for category in categories {
            switch engine.kind(category) {
            case .ordinary: break
            case .special: checkSpecial(category)
            case .criminal:
                switch activity.criminalLicence {
                case .granted: passed.append("10")
                case .law(let law) where law.isUnionOrMemberState: passed.append("10")
                case .law, nil: check.deny(.criminalNoAuthority, "10", category.rawValue)
                }
            case .nationalID:
                if activity.nationalIDLaw?.isUnionOrMemberState == true {
                    passed.append("87")
                } else {
                    check.deny(.nationalIDNoLaw, "87", category.rawValue)
                }
            }
        }
    }

    private mutating func checkSpecial(_ category: CategoryID) {
        let grounds = activity.specialGrounds.filter { $0.category == category }
        var isConsentInexplicit = false
        for ground in grounds {
            switch ground.condition {
            case .a:
                if isExplicitlyConsented {
                    passed.append("9(2)(a)")
                    return
                }
                isConsentInexplicit = true
            case .c where !asserted.isVital || asserted.isCapable: continue
            case .f where !asserted.isForClaims: continue
            // These conditions are what a law makes them (Art. 9(2)(b), (g), (i), (j)).
            case .b where !isByLaw(ground), .g where !isByLaw(ground), .i where !isByLaw(ground): continue
            case .j where !isByLaw(ground) || !activity.isResearch: continue
            default:
                passed.append(Article("9(2)(\(ground.condition.rawValue))"))
                return
            }
        }
        if isConsentInexplicit {
            check.deny(.specialConsentNotExplicit, "9(2)(a)", category.rawValue)
        } else {
            check.deny(.specialNoCondition, "9(1)", category.rawValue)
        }
    }

    private func isByLaw(_ ground: SpecialGround) -> Bool { ground.law?.isUnionOrMemberState == true }

    mutating func checkMinimisation() {
        let limits = activity.limits.filter { $0.operation == operation }
        for category in categories where activity.categories.contains(category) {
            if limits.contains(where: { !$0.categories.contains(category) }) {
                check.deny(.minimisationExcessFields, "5(1)(c)", category.rawValue)
            }
        }
    }

    mutating func checkPurposeChange() {
        guard let origin = question.origin, origin != activity.purpose else { return }
        switch ground?.basis {
        case .consent:
            // Consent given for this purpose carries it by itself; one given for another doesn't stretch (P-67).
            passed.append("6(4)")
            return
        case .legalObligation where ground?.law?.isUnionOrMemberState == true:
            passed.append("6(4)")
        default:
            let basisThen = check.register.activity(origin)?.grounds.first?.basis
            if basisThen == .consent {
                check.deny(.consentPurposeMismatch, "6(1)(a)", origin.rawValue)
            } else if !activity.isResearch {
                checkCompatibility(with: origin)
            }
        }
        if !status.informedOfFurther.contains(activity.purpose) {
            check.deny(.transparencyFurtherPurpose, "13(3)", activity.title)
        }
    }

    private mutating func checkCompatibility(with origin: PurposeID) {
        guard let change = activity.purposeChanges.first(where: { $0.origin == origin }), change.isComplete else {
            check.deny(.purposeNotAssessed, "6(4)", origin.rawValue)
            return
        }
        if change.isCompatible {
            carrier = carrier ?? .compatiblePurpose
        } else {
            check.deny(.purposeIncompatible, "5(1)(b)", origin.rawValue)
        }
    }

    mutating func checkAutomatedDecision() {
        guard operation == .decideAutomatically else { return }
        let declared = activity.automatedDecisions
        guard asserted.hasSignificantEffect || declared?.isSignificant == true else { return }
        switch ground?.basis {
        case .contract where asserted.isNecessary: passed.append("22(2)(a)")
        case .consent where isExplicitlyConsented: passed.append("22(2)(c)")
        case .legalObligation, .publicTask:
            if ground?.law?.isUnionOrMemberState != true { fallthrough }
            passed.append("22(2)(b)")
        default:
            check.deny(.admNotPermitted, "22(1)", activity.title)
        }
        if ground?.basis == .contract || ground?.basis == .consent, declared?.missingSafeguards.isEmpty != true {
            check.deny(.admNoSafeguards, "22(3)", activity.title)
        }
        for category in categories {
            guard case .special = engine.kind(category) else { continue }
            let letters = activity.specialGrounds.filter { $0.category == category }.map(\.condition)
            if !letters.contains(.a), !letters.contains(.g) {
                check.deny(.admSpecialCategory, "22(4)", category.rawValue)
            }
        }
    }
}
