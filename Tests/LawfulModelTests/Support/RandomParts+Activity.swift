// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension RandomParts {
    mutating func activity(_ purpose: PurposeID, among purposes: [PurposeID]) -> Activity {
        let own = some(categories.map(\.id))
        var activity = Activity(purpose, covering: own)
        activity.subjects = some(subjects.map(\.id))
        activity.sources = some(sources.map(\.id))
        addParties(to: &activity)
        activity.aims = names(2)
        var parts: [any ActivityPart] = []
        for category in some(own) { parts.append(Condition(.a, for: category)) }
        for category in some(own) { parts.append(Requires(category)) }
        for _ in 0..<number(2) { parts.append(Limit(.use, to: some(own))) }
        for recipient in some(recipients.map(\.id)) { parts.append(Discloses(to: recipient, only: maybe(own))) }
        for origin in some(purposes) {
            parts.append(
                Reuses(
                    origin, compatible: happens(), link: "l", context: "c", nature: "n", consequences: "o",
                    safeguards: "s"))
        }
        for index in 0..<number(3) {
            let name = isCareless() ? ["", "review 0"][number(2)] : "review \(index)"
            parts.append(Reviewed(name, by: isCareless() ? " " : "compliance", on: date()))
        }
        for part in parts { part.add(to: &activity) }
        activity.retention = (0..<number(3)).map { _ in rule(own) }
        activity.grounds = (0..<number(3)).map { _ in ground(own) }
        if happens() { activity.impactAssessment = .done(on: date()) }
        return activity
    }

    /// The entity and those with or for whom it acts, each another unless careless.
    private mutating func addParties(to activity: inout Activity) {
        let owner: EntityID = "controller"
        if happens() { activity.entity = some(entities.map(\.id) + [owner]).first }
        let own = activity.entity ?? owner
        let others = some((entities.map(\.id) + [owner]).filter { isCareless() || $0 != own })
        if happens() { activity.part = .jointController(with: others) }
        guard happens() else { return }
        activity.part = .processor(for: others)
        for (index, tenant) in others.enumerated() where happens() {
            let (from, until) = span()
            let instruction = Instruction(
                InstructionID(rawValue: isCareless() ? " a" : "i\(isCareless() ? 0 : index)"), of: tenant,
                operations: [.use], categories: maybe(activity.categories), from: happens() ? from : nil,
                until: happens() ? until : nil)
            activity.instructions.append(instruction)
        }
    }

    private mutating func rule(_ own: [CategoryID]) -> RetentionRule {
        let period = period()
        let minimum = isCareless() ? self.period() : period
        return RetentionRule(
            period: period, trigger: .endOfRelation, minimum: happens() ? minimum : nil, categories: maybe(own))
    }

    private mutating func ground(_ own: [CategoryID]) -> Ground {
        let basis = LegalBasis.allCases[number(LegalBasis.allCases.count)]
        var ground = FaultyRegister.ground(basis)
        if basis == .legitimateInterest {
            ground = LegitimateInterest(
                "to be safe", balancing: happens() ? .passed(on: date(), by: "legal") : nil,
                toldIn: some(notices.map(\.version)).first)
        }
        if basis == .consent {
            ground = Consent(text: isCareless() ? "" : "1", earlier: names(2))
        }
        if basis == .contract { ground = Contract(isCareless() ? " a" : "sale") }
        if isCareless() { ground.basis = LegalBasis.allCases[number(LegalBasis.allCases.count)] }
        ground.categories = maybe(own)
        return ground
    }
}
