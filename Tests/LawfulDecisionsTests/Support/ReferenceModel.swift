// SPDX-License-Identifier: Apache-2.0

/// A slow, obvious model of the same rules, on plain strings, sharing no code with the engine: it reads the context of
/// a case, not a register or a ledger, and lists every code that fails in the order of the vocabulary.
struct ReferenceModel {
    struct Answer: Hashable, CustomStringConvertible {
        let isPermit: Bool
        let codes: [String]

        var description: String { (isPermit ? "permit " : "deny ") + codes.joined(separator: ", ") }
    }

    let basis: String
    let operation: String
    let context: CaseContext
    var failed: Set<String> = []

    static func answer(_ context: CaseContext) -> Answer {
        var model = ReferenceModel(basis: context.basis, operation: context.operation, context: context)
        let permit = model.run()
        guard model.failed.isEmpty else {
            return Answer(isPermit: false, codes: order.filter(model.failed.contains))
        }
        return Answer(isPermit: true, codes: [permit])
    }

    func says(_ key: String, _ values: String...) -> Bool { values.contains(context[key]) }

    mutating func fail(_ code: String, if condition: Bool = true) { if condition { failed.insert(code) } }

    private mutating func run() -> String {
        fail("statement.not_effective", if: says("as_of", "before_effective"))
        guard isDeclared else {
            fail("purpose.undeclared")
            return ""
        }
        fail("access.role", if: says("actor", "unauthorised"))
        fail("access.no_confidentiality", if: says("nda", "no"))
        switch operation {
        case "activate": return activation()
        case "lift_restriction":
            fail("restriction.lift_without_notice", if: isRestricted && says("lift_notice", "missing"))
            return "ok.restriction_lifted"
        case "erase":
            fail("data.erased", if: isErased)
            fail("retention.minimum", if: says("retention", "minimum_running"))
            fail("hold.active", if: says("hold", "claims"))
            fail("restriction.active", if: isRestricted)
            return "ok.erasure_due"
        case _ where operation.hasPrefix("dsr."):
            request()
            return "right.granted"
        default: return processing()
        }
    }

    /// What collecting, storing, using, disclosing, transferring and deciding by machine meet.
    private mutating func processing() -> String {
        let narrowed = story()
        let carrier = carry()
        data()
        change()
        decision()
        recipient()
        transfer()
        assessment()
        if let narrowed { return narrowed }
        let isCarriedByItself = basis == "a" || (basis == "c" && says("law", "ms", "eu"))
        let isReplaced = ["ok.instruction", "ok.eprivacy.existing_customer", "ok.retention.running"].contains(carrier)
        let isCompatible = says("origin", "other") && says("compat", "yes") && says("research89", "no")
        return isCompatible && !isCarriedByItself && !isReplaced ? "ok.compatible_purpose" : carrier
    }

    /// The register's checks: what is declared, and nothing about a person; and the impact assessment.
    private mutating func activation() -> String {
        assessment()
        if isProcessor { return "ok.instruction" }
        declaration()
        return Self.carriers[basis] ?? ""
    }

    mutating func assessment() {
        fail("dpia.missing", if: says("dpia", "missing"))
        fail("dpia.no_prior_consultation", if: says("dpia", "residual_high") && says("consulted", "no"))
    }

    var isDeclared: Bool { says("declared", "yes") && !says("purpose", "unknown") }

    var isErased: Bool { says("erased", "yes") && says("as_of", "now") }

    var isMarketing: Bool { ["marketing", "direct_mail", "email_marketing"].contains(context["purpose"]) }

    var isStrict: Bool { says("mode", "strict") }

    var isProcessor: Bool { says("role", "processor") }

    /// Protests of 2021 are known now and before the withdrawal of 2024, and not before the consent of 2020.
    var isAfterProtest: Bool { says("as_of", "now", "before_withdrawal") }

    var isRestricted: Bool { !says("restriction", "none") && isAfterProtest }

    /// Whether a consent was given while processing was restricted, and is the last word.
    var isExcepted: Bool {
        guard isRestricted, says("exc", "consent"), !isErased else { return false }
        return !(says("consent", "withdrawn") && says("cfor", "same") && says("as_of", "now"))
    }

    /// The consent to this purpose as of the moment asked: none, given, withdrawn, refused, or given for another.
    var consent: String {
        if isExcepted { return "given" }
        if says("as_of", "before_effective", "before_grant") { return "none" }
        var state = context["consent"]
        if state == "none", says("eprivacy", "opt_in") { state = "given" }
        if state == "given_after_objection" { state = "given" }
        if state == "withdrawn", says("as_of", "before_withdrawal") { state = "given" }
        if says("cfor", "other"), state == "given" { return "other" }
        if says("cfor", "other"), state == "withdrawn" { return "none" }
        // Erasing forgets that one consented, never that one refused or withdrew.
        return isErased && state == "given" ? "none" : state
    }

    /// What is wrong with the consent given.
    var flaws: [String] {
        var flaws: [String] = isBelowAge ? ["child.below_age"] : []
        if isExcepted { return flaws }
        switch context["cflag"] {
        case "preticked": flaws.append("consent.invalid.ambiguous")
        case "bundled": flaws.append("consent.invalid.not_distinguishable")
        case "uninformed": flaws.append("consent.invalid.not_informed")
        case "conditional", "imbalance": flaws.append("consent.invalid.not_free")
        case "unproven": flaws.append("consent.not_provable")
        default: break
        }
        return flaws
    }

    /// Whether a child below the age of the country is asked for a service without its parents (Art. 8).
    private var isBelowAge: Bool {
        let isAsked = basis == "a" || (basis != "none" && says("alt", "a"))
        guard isAsked, says("iss", "yes"), says("parental", "none") else { return false }
        guard let age = Int(context["age"]) else { return false }
        return age < Self.ages[context["country"], default: 16]
    }

    var isValid: Bool { consent == "given" && flaws.isEmpty }

    /// Whether there is an explicit and valid consent to this purpose (Arts. 9(2)(a), 22(2)(c), 49(1)(a)).
    var isExplicit: Bool { isValid && says("explicit", "yes") }

    static let ages = ["NL": 16, "BE": 13, "CZ": 15, "DE": 16, "ES": 14]
    static let carriers = [
        "a": "ok.consent", "b": "ok.contract", "c": "ok.legal_obligation", "d": "ok.vital", "e": "ok.public_task",
        "f": "ok.legitimate_interest",
    ]
    static let order = """
        statement.not_effective purpose.undeclared access.role access.no_confidentiality processor.outside_instruction
        right.redirect_to_controller right.identity_pending right.unidentifiable right.refused.excessive
        right.not_applicable right.exempt.legal_obligation right.exempt.claims data.erased retention.expired
        retention.minimum hold.active restriction.active restriction.lift_without_notice objection.marketing
        objection.unresolved objection.upheld eprivacy.opted_out eprivacy.no_opt_in consent.missing consent.withdrawn
        consent.purpose_mismatch consent.not_provable consent.invalid.ambiguous consent.invalid.not_distinguishable
        consent.invalid.not_informed consent.invalid.not_free child.below_age basis.missing basis.not_applicable
        basis.lapsed basis.not_necessary li.public_authority li.not_assessed li.overridden li.not_communicated
        transparency.not_informed provision.required_missing source.no_permission category.undeclared
        special.no_condition special.consent_not_explicit criminal.no_authority national_id.no_law
        minimisation.excess_fields purpose.not_assessed purpose.incompatible transparency.further_purpose
        adm.not_permitted adm.no_safeguards adm.special_category disclosure.sale_prohibited disclosure.foreign_order
        disclosure.condition_unmet disclosure.not_necessary processor.no_contract processor.not_in_writing
        processor.contract_incomplete processor.no_guarantees processor.sub_unauthorised processor.sub_window_open
        transfer.no_tool transfer.adequacy_scope transfer.no_tia transfer.no_equivalent_protection
        transfer.derogation_scope dpia.missing dpia.no_prior_consultation
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
