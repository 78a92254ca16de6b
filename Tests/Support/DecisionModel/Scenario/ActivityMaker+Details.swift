// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// How an activity goes about the data: limits, retention, decisions, instructions, impact.
extension ActivityMaker {
    func details() throws -> [any ActivityPart] {
        guard let home = ProcessingOperation(rawValue: context.home) else {
            throw Scenario.Unbuildable(description: "operation \(context.home)")
        }
        var parts: [any ActivityPart] = [
            Requires(Names.name, .contractual, otherwise: "We can't serve you without your name."),
            Requires(Names.optional, .optional), Assessed(assessment),
        ]
        if context.says("fields", "excess") {
            let needed = Set([Names.name, Names.optional, names.category]).intersection(names.covered)
            parts.append(Limit(home, to: needed.sorted()))
        }
        if ContextTable.marketing.contains(context["purpose"]) { parts.append(DirectMarketing()) }
        if context.says("task", "yes") { parts.append(InPublicTask()) }
        if context.says("research89", "yes") { parts.append(Research()) }
        if context.says("automated", "no") { parts.append(OnPaper()) }
        if !context.says("source", "subject") { parts.append(From(names.source)) }
        if context.says("owner", "sister") { parts.append(Of(Names.sister)) }
        if context.says("role", "joint") { parts.append(Jointly(with: Names.partner)) }
        if let risks { parts.append(risks) }
        if home == .decideAutomatically || context.says("effect", "significant") { parts.append(decisions) }
        if context.says("origin", "other"), !context.says("compat", "missing") { parts.append(reuse) }
        if context.says("role", "processor") { parts += instructions(home).map { OnInstruction($0) } }
        return parts
    }

    private var decisions: any ActivityPart {
        DecidesAutomatically(
            significant: context.declaresEffect,
            safeguards: context.says("human", "yes") ? [.humanIntervention, .pointOfView, .contest] : [],
            logic: "Late payments lower the score.")
    }

    private var reuse: any ActivityPart {
        Reuses(
            names.earlier, compatible: context.says("compat", "yes"), link: "same service",
            context: "customers expect it", nature: "ordinary data", consequences: "slight",
            safeguards: context.says("factors", "five") ? "pseudonyms" : " ")
    }

    var retention: [RetentionRule] {
        let minimum = RetentionRule(
            period: .years(7), trigger: .lastContact, minimum: .years(7), law: LawReference("AWR 52(4)"))
        let general =
            context.says("retention", "minimum_running")
            ? RetentionRule(
                period: minimum.period, trigger: minimum.trigger, minimum: minimum.minimum, law: minimum.law,
                untold: untold)
            : RetentionRule(period: .years(2), trigger: .lastContact, untold: untold)
        let covered = names.covered.filter { $0 == names.category }
        switch context["kept"] {
        case "none": return []
        case "own_short":
            return [general, RetentionRule(period: .months(6), trigger: .lastContact, categories: covered)]
        case "own_only": return [RetentionRule(period: .months(6), trigger: .lastContact, categories: covered)]
        case "own_minimum":
            let own = RetentionRule(
                period: minimum.period, trigger: minimum.trigger, minimum: minimum.minimum, law: minimum.law,
                categories: covered)
            return [own, general]
        default: return [general]
        }
    }

    private var untold: [RetentionRule.Untold] {
        switch context["term"] {
        case "trigger_untold": [.trigger]
        case "extent_untold": [.extent]
        default: []
        }
    }

    private func instructions(_ home: ProcessingOperation) -> [Instruction] {
        let today = Moments.today(context)
        let (tomorrow, yesterday) = (today.adding(days: 1), today.adding(days: -1))
        let window: (from: LocalDate?, until: LocalDate?) =
            switch context["instructed_when"] {
            case "not_yet": (tomorrow, nil)
            case "from_today": (today, nil)
            case "until_today": (nil, today)
            case "over": (nil, yesterday)
            default: (nil, nil)
            }
        let first = Instruction(
            names.instruction, of: names.tenant,
            operations: ProcessingOperation.allCases.filter { $0 != home || context.says("instruction", "yes") },
            categories: context.says("instructed_for", "name") ? [Names.name] : nil,
            from: window.from.map { DeclaredDate($0) }, until: window.until.map { DeclaredDate($0) })
        switch context["tenants"] {
        case "two":
            return [
                first,
                Instruction(names.secondInstruction, of: Names.second, operations: ProcessingOperation.allCases),
            ]
        case "twice": return [first, Instruction(names.secondInstruction, of: names.tenant, operations: [home])]
        default: return [first]
        }
    }

    private var assessment: ImpactAssessment {
        switch context["dpia"] {
        case "missing": .missing
        case "done": .done(on: "2018-01-01")
        case "residual_high": .highResidualRisk(consulted: context.says("consulted", "yes"))
        default: .notRequired
        }
    }

    private var risks: (any ActivityPart)? {
        switch context["risks"] {
        case "one": Risks(.scoring)
        case "twice": Risks(.scoring, .scoring)
        case "two": Risks(.scoring, .largeScale)
        case "alone": Risks(.publicMonitoring)
        default: nil
        }
    }
}
