// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// What a register declares of one activity, and of what belongs to it: role, recipient, source, tenant.
struct ActivityMaker {
    let situation: Situation
    let place: Int
    let context: CaseContext
    let names: Names

    init(_ situation: Situation, _ place: Int) {
        (self.situation, self.place) = (situation, place)
        context = situation.activities[place]
        names = Names(situation, place)
    }

    func parts() throws -> [any RegisterPart] {
        var parts: [any RegisterPart] = [
            role, LegalEntity(names.tenant, name: "Tenant B.V.", contact: "tenant@example.com"),
        ]
        if context.says("wide", "yes") { parts += names.fields.map { CategoryDeclaration($0) } }
        if hasEarlier { parts.append(try earlierActivity()) }
        if context.isDeclared { parts.append(try activity()) }
        return try parts + recipients() + sources()
    }

    /// A register of one activity has another one, for which a consent may have been given instead.
    private var hasEarlier: Bool { context.says("origin", "other") || situation.activities.count == 1 }

    private var role: Role {
        let own = context.says("actor", "authorised") && context.isDeclared ? [names.purpose] : []
        let served = context.says("serves", "all") ? nil : own + (hasEarlier ? [names.earlier] : [])
        let seen: [CategoryID]? =
            switch context["sight"] {
            case "asked": [context.says("category", "undeclared") ? Names.name : names.category]
            case "name": [Names.name]
            default: nil
            }
        return Role(
            names.role, boundBy: context.says("nda", "yes") ? .secrecy : .nothing,
            for: served, seeing: seen)
    }

    private func earlierActivity() throws -> Activity {
        let isEarlier = context.says("origin", "other")
        let ground = try ground(isEarlier ? context["obasis"] : "b", law: LawReference("Some Act 1"))
        return Activity(names.earlier, covering: [Names.name]) { if let ground { ground } }
    }

    private func activity() throws -> Activity {
        var activity = Activity(names.purpose, covering: names.covered)
        for part in try grounds() + details() + conditions() + disclosures() { part.add(to: &activity) }
        activity.retention = retention
        return activity
    }

    // MARK: Grounds

    private func grounds() throws -> [any ActivityPart] {
        try context.legs.enumerated().compactMap { index, basis in
            guard var ground = try ground(basis, law: law) else { return nil }
            if index == 0 { limit(&ground) }
            return ground
        }
    }

    private func limit(_ ground: inout Ground) {
        let home = ProcessingOperation(rawValue: context.home)
        switch context["carries"] {
        case "home": ground.operations = ProcessingOperation.allCases.filter { $0 == home }
        case "others": ground.operations = ProcessingOperation.allCases.filter { $0 != home }
        case "named": ground.categories = [Names.name]
        default: break
        }
    }

    private var law: LawReference? {
        LawReference.Origin(rawValue: context["law"]).map { LawReference("Some Act 1", origin: $0) }
    }

    private func ground(_ basis: String, law: LawReference?) throws -> Ground? {
        switch basis {
        case "a":
            return Consent(
                text: Names.text, earlier: [Names.earlierText], offeredToChildren: context.says("iss", "yes"))
        case "b": return Contract(names.contract)
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
        default: throw Scenario.Unbuildable(description: "basis \(basis)")
        }
    }

    /// The conditions of Art. 9(2), 10 and 87.
    private func conditions() -> [any ActivityPart] {
        var parts: [any ActivityPart] = []
        let isSpecial = SpecialCategory(rawValue: context["category"]) != nil
        if isSpecial, let letter = SpecialCondition(rawValue: context["art9"]) {
            parts.append(Condition(letter, for: names.category, law: law))
        }
        if context.says("licence", "granted") { parts.append(OffencesAllowed(by: .granted("AP licence 1"))) }
        if context.says("crimlaw", "ms") { parts.append(OffencesAllowed(by: .law(LawReference("UAVG 32")))) }
        if context.says("idlaw", "ms") { parts.append(NationalIDAllowed(by: LawReference("UAVG 46"))) }
        return parts
    }
}
