// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// The register of a case: what its keys say that was declared.
struct ScenarioRegister {
    let context: CaseContext

    /// The keys that end in the register.
    static let keys = [
        "role", "body", "task", "declared", "purpose", "law", "lia", "li_told", "category", "art9", "licence",
        "crimlaw", "idlaw", "mode", "iss", "retention", "recipient", "dpa", "guarantees", "sub", "instruction", "to",
        "tool", "tia", "dpf", "hr_covered", "sector", "origin", "obasis", "compat", "research89", "human", "effect",
        "actor", "nda", "as_of", "dpia", "consulted", "fields", "automated", "alt", "eprivacy", "source",
        "source_permission",
    ]

    static let earlier: PurposeID = "earlier"
    static let recipient: RecipientID = "recipient"
    static let source: SourceID = "source"
    static let role: RoleID = "clerk"
    static let contract: ContractID = "service"
    static let text: TextID = "text-1"
    static let name: CategoryID = "name"
    static let optional: CategoryID = "nickname"
    static let excess: CategoryID = "shoe_size"

    var purpose: PurposeID { PurposeID(rawValue: context["purpose"]) }
    var isDeclared: Bool { context.says("declared", "yes") && !context.says("purpose", "unknown") }
    var operation: ProcessingOperation {
        get throws {
            guard let operation = ProcessingOperation(rawValue: context.operation) else {
                throw Scenario.Unbuildable(reason: "operation \(context.operation)")
            }
            return operation
        }
    }

    /// The category in question.
    static func category(_ context: CaseContext) -> CategoryID {
        context.says("category", "ordinary") ? name : CategoryID(rawValue: context["category"])
    }

    func make() throws -> Register {
        let activity = try activity()
        let purposes = context.says("actor", "authorised") && isDeclared ? [purpose, Self.earlier] : [Self.earlier]
        let recipients = try recipients()
        let sources = try sources()
        let parts: [any RegisterPart] =
            [
                Notice(version: "1", from: "2018-05-16", clause: "S-76"),
                Promise(.neverSold, clause: "S-61"), Promise(.disclosedOnlyWhenNecessary, clause: "S-62"),
                context.says("eprivacy", "not_applicable") ? ElectronicMarketing.consentForAll : .gate,
                LegalEntity("tenant", name: "Tenant B.V.", contact: "tenant@example.com"),
                LegalEntity("partner", name: "Partner B.V.", contact: "partner@example.com"),
                Role(Self.role, boundBy: context.says("nda", "yes") ? .secrecy : .nothing, for: purposes),
                CategoryDeclaration(Self.name), CategoryDeclaration(Self.optional), CategoryDeclaration(Self.excess),
                try earlierActivity(),
            ] + categories() + recipients + sources + (isDeclared ? [activity] : [])
        return try Register(
            controller: "Acme B.V.", contact: "privacy@acme.example",
            body: context.says("body", "public") ? .public : .private
        ) {
            RegisterParts(parts: parts)
        }
    }

    private func categories() -> [any RegisterPart] {
        let id = Self.category(context)
        switch context["category"] {
        case "ordinary", "undeclared": return []
        case "criminal": return [CategoryDeclaration(id, kind: .criminal)]
        case "national_id": return [CategoryDeclaration(id, kind: .nationalID)]
        default:
            return SpecialCategory(rawValue: context["category"]).map { [CategoryDeclaration(id, kind: .special($0))] }
                ?? []
        }
    }

    private func earlierActivity() throws -> Activity {
        let isEarlier = context.says("origin", "other")
        let ground = try ground(isEarlier ? context["obasis"] : "b", law: LawReference("Some Act 1"))
        return Activity(Self.earlier, covering: [Self.name]) { if let ground { ground } }
    }

    private func activity() throws -> Activity {
        let asked = Self.category(context)
        var categories = [Self.name, Self.optional, Self.excess]
        if !context.says("category", "ordinary"), !context.says("category", "undeclared") { categories.append(asked) }
        var activity = Activity(purpose, covering: categories)
        for part in try grounds() + details() { part.add(to: &activity) }
        for part in try conditions(for: asked) + disclosures() { part.add(to: &activity) }
        return activity
    }

    private func grounds() throws -> [any ActivityPart] {
        var grounds: [any ActivityPart] = []
        guard let primary = try ground(context.basis, law: law) else { return [] }
        grounds.append(primary)
        if context["alt"] != context.basis, let ground = try ground(context["alt"], law: law) { grounds.append(ground) }
        return grounds
    }

    private var law: LawReference? {
        LawReference.Origin(rawValue: context["law"]).map { LawReference("Some Act 1", origin: $0) }
    }

    private func ground(_ basis: String, law: LawReference?) throws -> Ground? {
        switch basis {
        case "none": return nil
        case "a": return Consent(text: Self.text, offeredToChildren: context.says("iss", "yes"))
        case "b": return Contract(Self.contract)
        case "c": return LegalObligation(law)
        case "d": return VitalInterests()
        case "e": return PublicTask(law)
        case "f":
            let balancing: Balancing? =
                switch context["lia"] {
                case "passed": .passed(on: "2018-01-01", by: "privacy officer")
                case "failed": .overridden(on: "2018-01-01", by: "privacy officer")
                default: nil
                }
            return LegitimateInterest(
                "preventing fraud", balancing: balancing, toldIn: context.says("li_told", "yes") ? "1" : nil)
        default: throw Scenario.Unbuildable(reason: "basis \(basis)")
        }
    }

    private func details() throws -> [any ActivityPart] {
        let operation = try operation
        var parts: [any ActivityPart] = [
            Requires(Self.name, .contractual, otherwise: "We can't serve you without your name."),
            Requires(Self.optional, .optional),
        ]
        if context.says("retention", "minimum_running") {
            parts.append(Keep(for: .years(7), after: .lastContact, atLeast: .years(7), by: LawReference("AWR 52(4)")))
        } else {
            parts.append(Keep(for: .years(2), after: .lastContact))
        }
        if context.says("fields", "excess") {
            let needed = [Self.name, Self.optional, Self.category(context)].filter { $0 != "undeclared" }
            parts.append(Limit(operation, to: Array(Set(needed))))
        }
        if ContextTable.marketing.contains(context["purpose"]) { parts.append(DirectMarketing()) }
        if context.says("task", "yes") { parts.append(InPublicTask()) }
        if context.says("research89", "yes") { parts.append(Research()) }
        if context.says("automated", "no") { parts.append(OnPaper()) }
        if !context.says("source", "subject") { parts.append(From(Self.source)) }
        if context.says("role", "joint") { parts.append(Jointly(with: "partner")) }
        if context.operation == "decide_auto" || context.says("effect", "significant") {
            parts.append(
                DecidesAutomatically(
                    significant: context.says("effect", "significant"),
                    safeguards: context.says("human", "yes") ? [.humanIntervention, .pointOfView, .contest] : [],
                    logic: "Late payments lower the score."))
        }
        if context.says("origin", "other"), !context.says("compat", "missing") {
            parts.append(
                Reuses(
                    Self.earlier, compatible: context.says("compat", "yes"), link: "same service",
                    context: "customers expect it", nature: "ordinary data", consequences: "slight",
                    safeguards: "pseudonyms"))
        }
        if context.says("role", "processor") {
            let instructed = ProcessingOperation.allCases.filter {
                $0 != operation || context.says("instruction", "yes")
            }
            parts.append(OnInstruction(Instruction("instruction-1", of: "tenant", operations: instructed)))
        }
        return parts + [Assessed(assessment)]
    }

    private var assessment: ImpactAssessment {
        switch context["dpia"] {
        case "missing": .missing
        case "done": .done(on: "2018-01-01")
        case "residual_high": .highResidualRisk(consulted: context.says("consulted", "yes"))
        default: .notRequired
        }
    }

    private func conditions(for category: CategoryID) throws -> [any ActivityPart] {
        var parts: [any ActivityPart] = []
        let isSpecial = SpecialCategory(rawValue: context["category"]) != nil
        if isSpecial, let letter = SpecialCondition(rawValue: context["art9"]) {
            parts.append(Condition(letter, for: category, law: law))
        }
        if context.says("licence", "granted") { parts.append(OffencesAllowed(by: .granted("AP licence 1"))) }
        if context.says("crimlaw", "ms") { parts.append(OffencesAllowed(by: .law(LawReference("UAVG 32")))) }
        if context.says("idlaw", "ms") { parts.append(NationalIDAllowed(by: LawReference("UAVG 46"))) }
        return parts
    }
}

/// Several parts of a register, known only at run time.
private struct RegisterParts: RegisterPart {
    let parts: [any RegisterPart]

    func add(to register: inout Register) { for part in parts { part.add(to: &register) } }
}
