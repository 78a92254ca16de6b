// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel
import LawfulTime

/// The question of a case: its fields, and what only the caller can assert.
struct ScenarioQuestion {
    let context: CaseContext

    func make() throws -> Question {
        let asked = Moments.asked(context)
        var question = Question(
            PurposeID(rawValue: context["purpose"]), try ScenarioRegister(context: context).operation,
            categories: [ScenarioRegister.category(context)], as: ScenarioRegister.role, effectiveAt: asked,
            knownAt: Moments.now, asserting: try assertions())
        if context.says("fields", "excess") { question.categories.append(ScenarioRegister.excess) }
        if !context.says("recipient", "none") { question.recipient = ScenarioRegister.recipient }
        question.destination = CountryCode(rawValue: context["to"])
        if context.says("origin", "other") { question.origin = ScenarioRegister.earlier }
        if !context.says("source", "subject") { question.source = ScenarioRegister.source }
        if !context.says("medium", "none") { question.medium = try value("medium") }
        question.order = try value("order")
        question.provenance = try value("data")
        if context.says("informed", "yes") { question.noticeShown = "1" }
        switch context["provided"] {
        case "required_missing": question.missing = [ScenarioRegister.name]
        case "optional_missing": question.missing = [ScenarioRegister.optional]
        default: break
        }
        if !context.says("ground", "none") { question.erasureGround = try value("ground") }
        question.isHumanResources = context.says("hr", "yes")
        return question
    }

    private func assertions() throws -> Assertions {
        Assertions(
            suspicion: try value("suspicion"), necessary: context.says("necessary", "yes"),
            disclosureNeeded: context.says("disclosure_needed", "yes"), vital: context.says("vital", "yes"),
            capable: context.says("capable", "yes"), occasional: context.says("occasional", "yes"),
            claims: context.says("claims", "yes"), significantEffect: context.says("effect", "significant"),
            restrictionException: Assertions.RestrictionException(rawValue: context["exc"]),
            accuracyContested: context.says("accuracy", "contested"), abuse: try value("abuse"),
            identity: try value("identity"))
    }

    private func value<V: RawRepresentable>(_ key: String) throws -> V where V.RawValue == String {
        guard let value = V(rawValue: context[key]) else {
            throw Scenario.Unbuildable(reason: "\(key)=\(context[key])")
        }
        return value
    }
}
