// SPDX-License-Identifier: Apache-2.0

/// A slow, obvious model of the same rules, on plain strings, sharing no code with the engine: it reads what a situation
/// says, not a register or a ledger, and lists every code that fails in the order of the vocabulary.
///
/// Dates are texts such as `2018-05-16`, which compare as dates do.
package struct ReferenceModel {
    package struct Answer: Hashable, Sendable, CustomStringConvertible {
        package let isPermit: Bool
        /// The code of the permit, or all that failed.
        package let codes: [String]
        /// The version of the statement in force.
        package let notice: String?
        /// For a permit that rests on one: the letter of the basis.
        package let basis: String?
        /// For a permit as processor: the instruction.
        package let instruction: String?

        package init(
            isPermit: Bool, codes: [String], notice: String?, basis: String? = nil, instruction: String? = nil
        ) {
            (self.isPermit, self.codes, self.notice) = (isPermit, codes, notice)
            (self.basis, self.instruction) = (basis, instruction)
        }

        package var description: String {
            let beside = [
                notice.map { "statement \($0)" }, basis.map { "basis \($0)" }, instruction.map { "on \($0)" },
            ]
            return ([(isPermit ? "permit " : "deny ") + codes.joined(separator: ", ")] + beside.compactMap { $0 })
                .joined(separator: "; ")
        }
    }

    let situation: Situation
    /// What is said of the activity in question.
    let context: CaseContext
    let operation: String
    /// The letter of the leg asked for, or none.
    let basis: String
    /// The date in question.
    let today: String
    /// Up to when facts count: those that happened by then, and were known.
    let heard: String
    /// The instruction that covers the operation, where we are processor.
    var instruction: String?
    private(set) var failed: Set<String> = []

    package static func answer(_ situation: Situation) -> Answer {
        var model = ReferenceModel(situation)
        let permit = model.run()
        guard model.failed.isEmpty else {
            return Answer(isPermit: false, codes: order.filter(model.failed.contains), notice: model.notice)
        }
        let isRequest = model.operation.hasPrefix("dsr.")
        return Answer(
            isPermit: true, codes: [permit], notice: model.notice,
            basis: isRequest || model.basis == "none" ? nil : model.basis, instruction: model.instruction)
    }

    package init(_ situation: Situation) {
        self.situation = situation
        context = situation.context
        operation = context.operation
        today = Self.date(context["as_of"])
        heard = context.says("known", "then") ? min(today, "2023-01-01") : today
        let legs = situation.context.legs
        let named = situation.context.namedLeg ?? legs.first ?? "none"
        basis = legs.contains(named) ? named : "none"
    }

    /// The date that a case asks as of.
    private static func date(_ asOf: String) -> String {
        switch asOf {
        case "before_effective": "2018-05-01"
        case "before_grant": "2019-06-01"
        case "before_withdrawal": "2023-01-01"
        default: "2026-11-15"
        }
    }

    func says(_ key: String, _ value: String) -> Bool { context[key] == value }

    func says(_ key: String, _ values: String...) -> Bool { values.contains(context[key]) }

    mutating func fail(_ code: String, if condition: Bool = true) { if condition { failed.insert(code) } }

    private mutating func run() -> String {
        fail("statement.not_effective", if: notice == nil || isUntold)
        guard context.isDeclared else {
            fail("purpose.undeclared")
            return ""
        }
        fail("purpose.undeclared", if: isStrangers)
        actor()
        switch operation {
        case "activate": return activation()
        case "lift_restriction":
            fail("restriction.lift_without_notice", if: restrictions.contains { !$0.isAnnounced })
            return "ok.restriction_lifted"
        case "erase":
            fail("data.erased", if: isErased)
            fail("retention.minimum", if: storage == "minimum")
            fail("hold.active", if: isHeld)
            fail("restriction.active", if: !restrictions.isEmpty)
            return "ok.erasure_due"
        case _ where operation.hasPrefix("dsr."):
            request()
            return "right.granted"
        default: return processing()
        }
    }

    /// What collecting, storing, using, disclosing, transferring and deciding by machine meet.
    private mutating func processing() -> String {
        instructed()
        let narrowed = story()
        let carrier = carry()
        data()
        change()
        decision()
        recipient()
        transfer()
        assessment()
        if let narrowed { return narrowed }
        let isCarriedByItself = basis == "a" || (basis == "c" && isByLaw)
        let isReplaced = ["ok.instruction", "ok.eprivacy.existing_customer", "ok.retention.running"].contains(carrier)
        return origin == .earlier && says("compat", "yes") && says("research89", "no") && !isCarriedByItself
            && !isReplaced ? "ok.compatible_purpose" : carrier
    }

    /// The register's checks: what is declared, and nothing about a person; and the impact assessment.
    private mutating func activation() -> String {
        assessment()
        fail("transparency.not_informed", if: isPeriodUntold)
        if isProcessor { return "ok.instruction" }
        declaration()
        return Self.carriers[basis] ?? ""
    }

    /// Arts. 35 and 36: one case of Art. 35(3), or two criteria, demand an assessment.
    mutating func assessment() {
        let isDemanded = says("dpia", "not_required") && says("risks", "two", "alone")
        fail("dpia.missing", if: says("dpia", "missing") || isDemanded)
        fail("dpia.no_prior_consultation", if: says("dpia", "residual_high") && says("consulted", "no"))
    }

    /// The version of the statement in force.
    var notice: String? {
        guard today >= "2018-05-16" else { return nil }
        return says("versions", "two") && today >= "2022-05-01" ? "2" : "1"
    }

    /// Strictly: whether people weren't told of the version in force before it applied (Art. 13(3); S-74).
    private var isUntold: Bool {
        guard isStrict, let notice else { return false }
        let told = [
            "same_day": ["2018-05-16", "2022-05-01"], "since": ["2019-05-31", "2022-12-31"],
            "late": ["2019-06-01", "2023-01-01"],
        ]
        guard let days = told[context["announced"]] else { return false }
        return operation == "activate" || today <= days[notice == "1" ? 0 : 1]
    }

    var isMarketing: Bool { ["marketing", "direct_mail", "email_marketing"].contains(context["purpose"]) }

    var isStrict: Bool { says("mode", "strict") }

    var isProcessor: Bool { says("role", "processor") }

    /// Whether the law cited is of the Union or a member state (Art. 6(3)).
    var isByLaw: Bool { says("law", "ms", "eu") }

    /// Whether the entity that answers for the activity is a public body.
    var isPublicBody: Bool { says("body", "public") && says("owner", "own") }

    static let carriers = [
        "a": "ok.consent", "b": "ok.contract", "c": "ok.legal_obligation", "d": "ok.vital", "e": "ok.public_task",
        "f": "ok.legitimate_interest",
    ]
    package static let order = """
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
    /// The codes of permits.
    package static let permits = """
        ok.consent ok.contract ok.legal_obligation ok.vital ok.public_task ok.legitimate_interest ok.instruction
        ok.eprivacy.existing_customer ok.compatible_purpose ok.restriction.storage ok.restriction.consent
        ok.restriction.claims ok.restriction.others_rights ok.restriction.public_interest ok.retention.running
        ok.retention.extended ok.legal_hold ok.erasure_due ok.restriction_lifted right.granted
        """.split(whereSeparator: \.isWhitespace).map(String.init)
}
