// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// Information, categories, minimisation, change of purpose, automated decisions.
extension Walk {
    @inline(__always)
    func checkInformation(_ out: inout Outcome<T>) {
        if question.source != .unsaid {
            checkSource(&out)
        } else if operation == .collect {
            if !facts.has(.informed), !isShown { out.deny(.transparencyNotInformed, "13(1)", title) }
            // Who isn't told how long data are kept isn't informed, whatever was shown.
            if row.has(.periodUntold) { out.deny(.transparencyNotInformed, "13(2)(a)", title) }
        }
        if !question.missing.isEmpty || hasRest { checkProvision(&out) }
    }

    /// Whether the version shown at collection was the one in force; what it leaves out is a finding (L-01).
    private var isShown: Bool {
        notice >= 0 && UInt32(notice) == question.noticeShown
    }

    @inline(__always)
    private func checkSource(_ out: inout Outcome<T>) {
        let place = question.source
        let isKnown = place < tables.openSources.count
        let isDeclared = isKnown && tables.activitySources.has(Int(question.activity), place)
        guard !isDeclared || !tables.openSources[Int(place)] else { return }
        out.deny(
            .sourceNoPermission,
            sourceArticle, (book?.sources[place] ?? rest?.source)?.rawValue)
    }

    private var sourceArticle: Article {
        guard let sources = book?.register.sources, question.source < sources.count else { return "5(1)(a)" }
        return sources[Int(question.source)].clause.map { Article("statement \($0)") } ?? "5(1)(a)"
    }

    private func checkProvision(_ out: inout Outcome<T>) {
        for place in 0..<question.missing.count { checkProvided(&out, question.missing[place]) }
        for category in rest?.moreMissing ?? [] { checkProvided(&out, category) }
    }

    private func checkProvided(_ out: inout Outcome<T>, _ category: UInt32) {
        if tables.requirementOf.value(question.activity, category) == 1 {
            out.deny(.provisionRequiredMissing, "13(2)(e)", consequence(category))
        } else {
            out.pass("13(2)(e)")
        }
    }

    private func consequence(_ category: UInt32) -> String {
        let id = name(category)
        return activity?.requirements.first { $0.category == id }?.consequence ?? id.rawValue
    }

    // MARK: Categories

    @inline(__always)
    func checkCategories(_ out: inout Outcome<T>) {
        let start = tables.covers.start(Int(question.activity))
        if question.categories.count == 0 {
            if !row.has(.ordinary) { checkKinds(&out) }
        } else {
            var kinds: UInt8 = 0
            let isUndeclared = question.categories.contains { category in
                if category < tables.kinds.count { kinds |= tables.kinds[Int(category)] }
                return !tables.covers.has(from: start, category)
            }
            if isUndeclared { checkDeclared(&out) }
            if isUndeclared || kinds != 0 { checkKinds(&out) }
        }
        if hasRest { checkMore(start, &out) }
    }

    /// Names each category that the activity doesn't declare.
    private func checkDeclared(_ out: inout Outcome<T>) {
        let start = tables.covers.start(Int(question.activity))
        for place in 0..<question.categories.count {
            let category = question.categories[place]
            if !tables.covers.has(from: start, category) {
                out.deny(.categoryUndeclared, "5(1)(c)", name(category).rawValue)
            }
        }
    }

    /// Categories beyond those that fit in place.
    private func checkMore(_ start: Int, _ out: inout Outcome<T>) {
        for category in rest?.more ?? [] {
            if !tables.covers.has(from: start, category) {
                out.deny(.categoryUndeclared, "5(1)(c)", name(category).rawValue)
            }
            checkKind(&out, category)
        }
    }

    private func checkKinds(_ out: inout Outcome<T>) {
        if question.categories.count == 0 {
            for place in row.categories.indices { checkKind(&out, tables.numbers[place]) }
            return
        }
        for place in 0..<question.categories.count { checkKind(&out, question.categories[place]) }
    }

    private func checkKind(_ out: inout Outcome<T>, _ category: UInt32) {
        guard category < tables.kinds.count else { return }
        switch tables.kinds[Int(category)] {
        case 1: checkSpecial(&out, category)
        case 2:
            if row.has(.offencesAllowed) {
                out.pass("10")
            } else {
                out.deny(.criminalNoAuthority, "10", name(category).rawValue)
            }
        case 3:
            if row.has(.nationalIDAllowed) {
                out.pass("87")
            } else {
                out.deny(.nationalIDNoLaw, "87", name(category).rawValue)
            }
        default: break
        }
    }

    private func checkSpecial(_ out: inout Outcome<T>, _ category: UInt32) {
        var isConsentInexplicit = false
        for place in row.conditions.indices where tables.conditions[place].category == category {
            let declared = tables.conditions[place]
            switch declared.condition {
            case .a:
                if isExplicitlyConsented {
                    out.pass("9(2)(a)")
                    return
                }
                isConsentInexplicit = true
            case .c where !asserted.isVital || asserted.isCapable: continue
            case .f where !asserted.isForClaims: continue
            // These conditions are what a law makes them (Art. 9(2)(b), (g), (i), (j)).
            case .b where !declared.isByLaw, .g where !declared.isByLaw, .i where !declared.isByLaw: continue
            case .j where !declared.isByLaw || !row.has(.research): continue
            default:
                out.pass(Article("9(2)(\(declared.condition.rawValue))"))
                return
            }
        }
        if isConsentInexplicit {
            out.deny(.specialConsentNotExplicit, "9(2)(a)", name(category).rawValue)
        } else {
            out.deny(.specialNoCondition, "9(1)", name(category).rawValue)
        }
    }

    @inline(__always)
    func checkMinimisation(_ out: inout Outcome<T>) {
        guard row.limited & operation.bit != 0 else { return }
        checkLimits(&out)
    }

    private func checkLimits(_ out: inout Outcome<T>) {
        if question.categories.count == 0 {
            for place in row.categories.indices { checkLimit(&out, tables.numbers[place]) }
            return
        }
        for place in 0..<question.categories.count { checkLimit(&out, question.categories[place]) }
        for category in rest?.more ?? [] { checkLimit(&out, category) }
    }

    private func checkLimit(_ out: inout Outcome<T>, _ category: UInt32) {
        guard tables.covers.has(Int(question.activity), category) else { return }
        for place in row.limits.indices where tables.limits[place].operation == operation {
            if !tables.contains(tables.limits[place].categories, category) {
                out.deny(.minimisationExcessFields, "5(1)(c)", name(category).rawValue)
                return
            }
        }
    }

    // MARK: Change of purpose

    func checkPurposeChange(_ out: inout Outcome<T>) {
        let origin = question.origin
        guard origin != question.activity else { return }
        if basis == .consent {
            // Consent given for this purpose carries it by itself; one given for another doesn't stretch (P-67).
            out.pass("6(4)")
            return
        }
        if basis == .legalObligation, isByLaw {
            out.pass("6(4)")
        } else {
            // On which of several legs data were collected a question can't say: unknown is no.
            let isKnown = origin < tables.activities.count
            let consent = isKnown ? tables.activities[Int(origin)].groundByBasis >> LegalBasis.consent.shift & 0xFF : 0
            if consent != 0 {
                out.deny(.consentPurposeMismatch, "6(1)(a)", originName)
            } else if !row.has(.research) {
                checkCompatibility(&out, with: origin)
            }
        }
        if !facts.has(.informedOfFurther) { out.deny(.transparencyFurtherPurpose, "13(3)", title) }
    }

    private var originName: String? {
        (book?.purposes[question.origin] ?? rest?.origin)?.rawValue
    }

    private func checkCompatibility(_ out: inout Outcome<T>, with origin: UInt32) {
        switch tables.changeFrom.value(question.activity, origin) {
        case 2: out.carrier = out.carrier ?? .compatiblePurpose
        case 1: out.deny(.purposeIncompatible, "5(1)(b)", originName)
        default: out.deny(.purposeNotAssessed, "6(4)", originName)
        }
    }

    // MARK: Automated decisions

    func checkAutomatedDecision(_ out: inout Outcome<T>) {
        guard asserted.hasSignificantEffect || row.has(.decidesSignificantly) else { return }
        switch basis {
        case .contract where asserted.isNecessary: out.pass("22(2)(a)")
        case .consent where isExplicitlyConsented: out.pass("22(2)(c)")
        case .legalObligation where isByLaw, .publicTask where isByLaw: out.pass("22(2)(b)")
        default: out.deny(.admNotPermitted, "22(1)", title)
        }
        if basis == .contract || basis == .consent, !row.has(.safeguarded) {
            out.deny(.admNoSafeguards, "22(3)", title)
        }
        if question.categories.count == 0 {
            for place in row.categories.indices { checkDecided(&out, tables.numbers[place]) }
            return
        }
        for place in 0..<question.categories.count { checkDecided(&out, question.categories[place]) }
        for category in rest?.more ?? [] { checkDecided(&out, category) }
    }

    private func checkDecided(_ out: inout Outcome<T>, _ category: UInt32) {
        guard category < tables.kinds.count, tables.kinds[Int(category)] == 1 else { return }
        for place in row.conditions.indices where tables.conditions[place].category == category {
            let declared = tables.conditions[place]
            // Only a condition that holds: an explicit consent, or a law (Art. 22(4)).
            if declared.condition == .a, isExplicitlyConsented { return }
            if declared.condition == .g, declared.isByLaw { return }
        }
        out.deny(.admSpecialCategory, "22(4)", name(category).rawValue)
    }
}
