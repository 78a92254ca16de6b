// SPDX-License-Identifier: Apache-2.0

import LawfulTime

extension StructureCheck {
    mutating func check(_ activity: Activity, _ at: Place) {
        let own = Declared(
            activity.categories, at: at.categories, reading)
        known(activity.categories, categories, at.categories, "a category")
        unique(activity.categories, at.categories)
        known(activity.subjects, subjects, at.subjects, "a category of data subjects")
        known(activity.sources, sources, at.sources, "a source")
        checkParties(of: activity, at)
        for (index, aim) in activity.aims.enumerated() { name(aim, at.aims[index]) }
        for (index, instruction) in activity.instructions.enumerated() {
            check(instruction, own, at.instructions[index])
        }
        unique(activity.instructions.map(\.id), at.instructions, by: "id")
        checkParts(of: activity, own, at)
        for (index, rule) in activity.retention.enumerated() { check(rule, own, at.retention[index]) }
        for (index, ground) in activity.grounds.enumerated() { check(ground, own, at.grounds[index]) }
        if case .done(let on) = activity.impactAssessment { date(on, at.impactAssessment.done.on) }
        checkReviews(of: activity, at.reviews)
    }

    /// The entity must be one of the register's, and those for whom or with whom it acts must be others.
    private mutating func checkParties(of activity: Activity, _ at: Place) {
        let own = activity.entity ?? register.controller.id
        if own != register.controller.id { known(activity.entity, entities, at.entity, "an entity") }
        switch activity.part {
        case .controller: break
        case .jointController(let others): parties(others, than: own, at.part.jointController.with)
        case .processor(let tenants):
            // A controller that instructs is checked with its instruction.
            let instructing = Set(activity.instructions.map(\.controller))
            parties(tenants, than: own, at.part.processor.for) { !instructing.contains($0) }
        }
        for (index, instruction) in activity.instructions.enumerated() {
            parties([instruction.controller], than: own, at.instructions[index].controller)
        }
    }

    private mutating func parties(
        _ parties: [EntityID],
        than own: EntityID,
        _ at: Place,
        where isMeant: (EntityID) -> Bool = { _ in true }
    ) {
        for (index, party) in parties.enumerated() where isMeant(party) {
            if party != own, party == register.controller.id || entities.contains(party) { continue }
            fault(.unknown, at, "'\(party)' is not another entity here; declare it", lineOf: at[index])
        }
    }

    private mutating func check(_ instruction: Instruction, _ own: Declared<CategoryID>, _ at: Place) {
        known(instruction.categories, own, at.categories, "one of the activity's categories")
        date(instruction.from, at.from)
        date(instruction.until, at.until)
        ordered(instruction.from, instruction.until, at.until, "an instruction ends after it begins")
    }

    private mutating func checkParts(of activity: Activity, _ own: Declared<CategoryID>, _ at: Place) {
        let what = "one of the activity's categories"
        for (index, ground) in activity.specialGrounds.enumerated() {
            known(ground.category, own, at.specialGrounds[index].category, what)
        }
        for (index, limit) in activity.limits.enumerated() {
            known(limit.categories, own, at.limits[index].categories, what)
        }
        for (index, requirement) in activity.requirements.enumerated() {
            known(requirement.category, own, at.requirements[index].category, what)
        }
        for (index, disclosure) in activity.disclosures.enumerated() {
            known(disclosure.recipient, recipients, at.disclosures[index].recipient, "a recipient")
            known(disclosure.categories, own, at.disclosures[index].categories, what)
        }
        for (index, change) in activity.purposeChanges.enumerated() {
            known(change.origin, purposes, at.purposeChanges[index].origin, "an activity")
        }
    }

    private mutating func checkReviews(of activity: Activity, _ at: Place) {
        var names: Set<String> = []
        for (index, review) in activity.reviews.enumerated() {
            if review.name.allSatisfy(\.isWhitespace) {
                malformed(at[index].name, "is empty; name the declassification as the code does")
            } else if !names.insert(review.name).inserted {
                fault(.duplicate, at[index].name, "'\(review.name)' is reviewed twice; keep the latest")
            }
            if review.by.allSatisfy(\.isWhitespace) {
                malformed(at[index].by, "is empty; say who reviewed the declassification")
            }
            date(review.on, at[index].on)
        }
    }

    private mutating func check(_ ground: Ground, _ own: Declared<CategoryID>, _ at: Place) {
        known(ground.categories, own, at.categories, "one of the activity's categories")
        known(ground.interest?.toldIn, versions, at.interest.toldIn, "a notice")
        date(ground.interest?.balancing?.on, at.interest.balancing.on)
        if let contract = ground.contract { name(contract, at.contract) }
        if let consent = ground.consent {
            name(consent.text, at.consent.text)
            for (index, text) in consent.earlierTexts.enumerated() { name(text, at.consent.earlierTexts[index]) }
        }
        guard !reading.isSpoilt(at.basis) else { return }
        let fits: Bool =
            switch ground.basis {
            case .consent: ground.consent != nil
            case .contract: ground.contract != nil
            case .legitimateInterest: ground.interest != nil
            case .legalObligation, .vitalInterests, .publicTask: true
            }
        if !fits { malformed(at, "basis (\(ground.basis.rawValue)) lacks what justifies it; add it to the ground") }
        let foreign =
            (ground.consent != nil && ground.basis != .consent) || (ground.contract != nil && ground.basis != .contract)
            || (ground.interest != nil && ground.basis != .legitimateInterest)
            || (ground.law != nil && ground.basis != .legalObligation && ground.basis != .publicTask)
        if foreign {
            malformed(at, "basis (\(ground.basis.rawValue)) carries the justification of another; write two grounds")
        }
    }

    private mutating func check(_ rule: RetentionRule, _ own: Declared<CategoryID>, _ at: Place) {
        known(rule.categories, own, at.categories, "one of the activity's categories")
        lasts(rule.period, at.period, "a storage limit of nothing keeps nothing")
        do { try rule.trigger.counting.validate() } catch {
            malformed(at.trigger, "its financial year ends on no date; write one such as 06-30")
        }
        guard !reading.isSpoilt(at.period), let minimum = rule.minimum else { return }
        if minimum.canOutlast(rule.period) {
            malformed(
                at.minimum,
                "the statutory minimum outlasts the storage limit, after some dates at least; lengthen the limit")
        }
    }
}
