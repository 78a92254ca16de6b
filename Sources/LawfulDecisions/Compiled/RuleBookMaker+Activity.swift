// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// What an activity declares, as rows.
extension RuleBookMaker {
    mutating func add(_ activity: Activity, _ number: UInt32) {
        let responsible = register.responsible(for: activity)
        var row = ActivityRow(flags: flags(activity, responsible), entity: entities.number(responsible.id))
        switch activity.part {
        case .controller: break
        case .jointController(let others), .processor(let others):
            let partners = others.map { entities.number($0) }
            row.partners = numbers.add(partners)
        }
        for category in activity.categories { covers.set(Int(number), categories.number(category)) }
        for source in activity.sources { activitySources.set(Int(number), sources.number(source)) }
        row.categories = numbered(activity.categories)
        addGrounds(activity, responsible, to: &row)
        addRules(activity, number, to: &row)
        addConditions(activity, to: &row)
        addDisclosures(activity, number)
        for requirement in activity.requirements {
            requirementPairs.append(
                (number, categories.number(requirement.category), requirement.necessity == .optional ? 0 : 1))
        }
        for change in activity.purposeChanges {
            changePairs.append(
                (number, purposes.number(change.origin), !change.isComplete ? 0 : change.isCompatible ? 2 : 1))
        }
        addInstructions(activity, to: &row)
        switch activity.assessedImpact {
        case .missing: row.assessment.insert(.dpiaMissing)
        case .highResidualRisk(consulted: false): row.assessment.insert(.dpiaNoPriorConsultation)
        case .notRequired, .done, .highResidualRisk: break
        }
        if let day = lineage.retirement(of: activity.purpose)?.day { row.retiredFrom = day }
        activities.append(row)
    }

    private func flags(_ activity: Activity, _ responsible: LegalEntity) -> ActivityRow.Flags {
        let request = activity.grounds.first { $0.basis == .consent }?.consent
        let decisions = activity.automatedDecisions
        let licensed: Bool =
            switch activity.criminalLicence {
            case .granted(let reference): reference.contains { !$0.isWhitespace }
            case .law(let law): law.isUnionOrMemberState
            case nil: false
            }
        let facts: [(Bool, ActivityRow.Flags)] = [
            (activity.part.isProcessor, .processor), (responsible.body == .public, .publicBody),
            (activity.isPublicTask, .publicTask), (activity.isResearch, .research),
            (activity.isAutomated, .automated), (activity.isDirectMarketing, .directMarketing),
            (activity.grounds.contains { $0.basis == .consent }, .asksConsent),
            (request?.isInformationSocietyService == true, .informationSociety),
            (activity.grounds.contains { $0.basis == .legalObligation }, .hasDuty),
            (decisions?.isSignificant == true, .decidesSignificantly),
            (decisions?.missingSafeguards.isEmpty == true, .safeguarded), (licensed, .offencesAllowed),
            (activity.nationalIDLaw?.isUnionOrMemberState == true, .nationalIDAllowed),
            (activity.retention.contains { $0.categories != nil }, .ownRules),
            (!activity.retention.isEmpty, .hasRules),
            (untoldPeriods.contains(activity.purpose), .periodUntold),
        ]
        var flags = ActivityRow.Flags()
        for (holds, flag) in facts where holds { flags.insert(flag) }
        switch activity.assessedImpact {
        case .done: flags.insert(.assessed)
        case .highResidualRisk(consulted: true): flags.insert(.consulted)
        case .notRequired, .missing, .highResidualRisk: break
        }
        if activity.categories.allSatisfy({ register.isOrdinary($0, kinds, categories) }) { flags.insert(.ordinary) }
        return flags
    }

    private mutating func addGrounds(_ activity: Activity, _ responsible: LegalEntity, to row: inout ActivityRow) {
        let start = grounds.count
        for (place, ground) in activity.grounds.enumerated() {
            if row.groundByBasis >> ground.basis.shift & 0xFF == 0, place < 255 {
                row.groundByBasis |= UInt64(place + 1) << ground.basis.shift
            }
            grounds.append(
                GroundRow(
                    basis: ground.basis, operations: ground.operations?.bits ?? .max,
                    isForAll: ground.categories == nil, categories: numbered(ground.categories),
                    contract: ground.contract.map { contracts.insert($0) } ?? .unsaid,
                    lacking: lacking(ground, activity, responsible),
                    isByLaw: ground.law?.isUnionOrMemberState == true,
                    isInformationSociety: ground.consent?.isInformationSocietyService == true))
        }
        row.grounds = Run(start: Int32(start), count: Int32(grounds.count - start))
    }

    /// What the declaration of a ground lacks, whoever is concerned.
    private func lacking(_ ground: Ground, _ activity: Activity, _ responsible: LegalEntity) -> ReasonSet {
        var lacking = ReasonSet()
        switch ground.basis {
        case .legalObligation, .publicTask:
            if ground.law?.isUnionOrMemberState != true { lacking.insert(.basisNotApplicable) }
        case .legitimateInterest:
            if responsible.body == .public, activity.isPublicTask { lacking.insert(.liPublicAuthority) }
            if ground.interest?.balancing == nil { lacking.insert(.liNotAssessed) }
            if ground.interest?.balancing?.passed == false { lacking.insert(.liOverridden) }
            if ground.interest?.toldIn == nil { lacking.insert(.liNotCommunicated) }
        case .consent, .contract, .vitalInterests: break
        }
        return lacking
    }

    private mutating func addRules(_ activity: Activity, _ number: UInt32, to row: inout ActivityRow) {
        let start = rules.count
        for rule in activity.retention {
            if rule.categories == nil, row.generalRule < 0 { row.generalRule = Int32(rules.count) }
            for category in rule.categories ?? [] {
                rulePairs.append((number, categories.number(category), UInt32(rules.count)))
            }
            rules.append(
                RuleRow(
                    period: rule.period, counting: rule.trigger.counting, days: Self.days(rule),
                    minimum: rule.minimum, trigger: triggers.insert(TriggerName(rawValue: rule.trigger.event))))
        }
        row.rules = Run(start: Int32(start), count: Int32(rules.count - start))
    }

    /// The rule's period in days where it is one of them, counted from the event; else -1.
    private static func days(_ rule: RetentionRule) -> Int32 {
        guard rule.trigger.counting == .event, rule.period.count < 1_000_000 else { return -1 }
        return switch rule.period.unit {
        case .days: Int32(rule.period.count)
        case .weeks: Int32(rule.period.count * 7)
        case .hours, .months, .years: -1
        }
    }

    private mutating func addConditions(_ activity: Activity, to row: inout ActivityRow) {
        let start = conditions.count
        for ground in activity.specialGrounds {
            conditions.append(
                ConditionRow(
                    category: categories.number(ground.category), condition: ground.condition,
                    isByLaw: ground.law?.isUnionOrMemberState == true))
        }
        row.conditions = Run(start: Int32(start), count: Int32(conditions.count - start))
        let first = limits.count
        for limit in activity.limits {
            row.limited |= limit.operation.bit
            limits.append(LimitRow(operation: limit.operation, categories: numbered(limit.categories)))
        }
        row.limits = Run(start: Int32(first), count: Int32(limits.count - first))
    }

    private mutating func addDisclosures(_ activity: Activity, _ number: UInt32) {
        for disclosure in activity.disclosures {
            disclosurePairs.append((number, recipients.number(disclosure.recipient), UInt32(disclosures.count)))
            disclosures.append(
                DisclosureRow(
                    isForAll: disclosure.categories == nil, categories: numbered(disclosure.categories),
                    suspicion: disclosure.suspicion))
        }
    }

    private mutating func addInstructions(_ activity: Activity, to row: inout ActivityRow) {
        let start = instructions.count
        for instruction in activity.instructions {
            instructions.append(
                InstructionRow(
                    controller: entities.number(instruction.controller), operations: instruction.operations.bits,
                    isForAll: instruction.categories == nil, categories: numbered(instruction.categories),
                    from: (instruction.from.map { $0.date ?? .distantFuture } ?? .distantPast).day,
                    until: (instruction.until.map { $0.date ?? .distantPast } ?? .distantFuture).day))
        }
        row.instructions = Run(start: Int32(start), count: Int32(instructions.count - start))
    }
}

extension [ProcessingOperation] {
    fileprivate var bits: UInt32 { reduce(0) { $0 | $1.bit } }
}

extension Register {
    fileprivate func isOrdinary(
        _ category: CategoryID,
        _ kinds: ContiguousArray<UInt8>,
        _ names: NamesMaker<CategoryID>
    ) -> Bool {
        let number = Int(names.number(category))
        return number < kinds.count && kinds[number] == 0
    }
}
