// SPDX-License-Identifier: Apache-2.0

// What is declared within an activity or recipient and can never take effect (Art. 5(2)).
extension FindingRule {
    /// A ground that carries nothing: its scope is empty, or an earlier ground of the same basis covers it.
    static let groundCarriesNothing = activity("G-37", .warning, "5(2)") { _, activity, places in
        var earlier: [LegalBasis: [Ground]] = [:]
        for (index, ground) in activity.grounds.enumerated() {
            if ground.categories?.isEmpty == true || ground.operations?.isEmpty == true {
                places.add(
                    "grounds[\(index)]", "basis (\(ground.basis.rawValue)) is limited to nothing; it carries no use",
                    "Name what it carries, or drop it.")
            } else if earlier[ground.basis]?.contains(where: { $0.covers(ground) }) == true {
                places.add(
                    "grounds[\(index)]",
                    "an earlier ground with basis (\(ground.basis.rawValue)) covers all of this one; it is never asked",
                    "Drop it, or tell with only(…) what each of them carries.")
            }
            earlier[ground.basis, default: []].append(ground)
        }
    }

    /// A limit, disclosure, instruction or measure that names nothing and so allows nothing. An annex of nothing is G-15.
    static let allowsNothing = register("G-39", .warning, "5(2)") { survey, places in
        for activity in survey.register.activities {
            var own = Places(activity: activity.purpose)
            limits(of: activity, &own)
            for (index, disclosure) in activity.disclosures.enumerated() where disclosure.categories?.isEmpty == true {
                own.add(
                    "disclosures[\(index)].categories", "'\(disclosure.recipient)' may receive no category",
                    "Name what it receives, or drop the disclosure.")
            }
            for (index, instruction) in activity.instructions.enumerated()
            where instruction.operations.isEmpty || instruction.categories?.isEmpty == true {
                own.add(
                    "instructions[\(index)]", "the instruction '\(instruction.id)' allows nothing",
                    "Name its operations and categories, or drop it.")
            }
            places.append(own)
        }
        for measure in survey.register.securityMeasures where measure.purposes?.isEmpty == true {
            places.add(
                "securityMeasures[\(measure.id)].purposes", "'\(measure.title)' protects no purpose",
                "Name the purposes, or leave for: out for all of them.")
        }
    }

    private static func limits(of activity: Activity, _ places: inout Places) {
        guard !activity.categories.isEmpty else { return }
        var left: [ProcessingOperation: Set<CategoryID>] = [:]
        for (index, limit) in activity.limits.enumerated() {
            let before = left[limit.operation]
            let after = before?.intersection(limit.categories) ?? Set(limit.categories)
            left[limit.operation] = after
            guard after.isEmpty, before?.isEmpty != true else { continue }
            places.add(
                "limits[\(index)]", "'\(limit.operation.rawValue)' may touch no category; it is always denied",
                "Name the categories that it needs; or leave it so if it is never to happen, and accept this.")
        }
    }

    /// A second declaration of the same: only the first one counts.
    static let onlyFirstCounts = register("G-40", .warning, "5(2)") { survey, places in
        for activity in survey.register.activities {
            var own = Places(activity: activity.purpose)
            own.repeats(activity.disclosures.map(\.recipient), "disclosures", "a disclosure to this recipient")
            own.repeats(activity.purposeChanges.map(\.origin), "purposeChanges", "an assessment of this purpose's data")
            own.repeats(activity.requirements.map(\.category), "requirements", "a requirement for this category")
            places.append(own)
        }
        let register = survey.register
        places.repeats(register.promises.map { $0.content.kind }, "promises", "a promise of this kind")
        places.repeats(
            register.translations.map { [$0.text, $0.language.rawValue] }, "translations", "a translation of this text")
        for (one, next) in zip(register.notices, register.notices.dropFirst()) where one.from.date == next.from.date {
            places.add(
                "notices[\(one.version)].from",
                "version '\(one.version)' never applies: '\(next.version)' applies from the same day",
                "Let the later version apply from a later day, or drop the earlier one.")
        }
    }

    /// What is declared for a case that can't occur here, so that no question ever comes to it.
    static let asksForNothing = register("G-42", .warning, "5(2)") { survey, places in
        for activity in survey.register.activities {
            var own = Places(activity: activity.purpose)
            idleConditions(survey, activity, &own)
            idleInstructions(activity, &own)
            idleChanges(survey, activity, &own)
            places.append(own)
        }
        for recipient in survey.register.recipients { idleTerms(recipient, &places) }
    }

    private static func idleConditions(_ survey: Survey, _ activity: Activity, _ places: inout Places) {
        for (index, ground) in activity.specialGrounds.enumerated() where !survey.isSpecial(ground.category) {
            places.add(
                "specialGrounds[\(index)]", "'\(ground.category)' is no special category; the condition is never asked",
                "Declare the category's kind, or drop the condition.")
        }
        if activity.criminalLicence != nil, !activity.categories.contains(where: survey.isCriminal) {
            places.add(
                "criminalLicence", "the activity has no data on offences; the licence is never asked",
                "Declare the category's kind, or drop the licence.")
        }
        if activity.nationalIDLaw != nil, !activity.categories.contains(where: survey.isNationalID) {
            places.add(
                "nationalIDLaw", "the activity has no national identification number; the law is never asked",
                "Declare the category's kind, or drop the law.")
        }
        for (index, disclosure) in activity.disclosures.enumerated() where disclosure.suspicion == Suspicion.none {
            places.add(
                "disclosures[\(index)].suspicion", "a condition of no suspicion is always met",
                "Say how serious a suspicion must be, or leave the condition out.")
        }
    }

    private static func idleInstructions(_ activity: Activity, _ places: inout Places) {
        var tenants: Set<EntityID> = []
        if case .processor(let others) = activity.part { tenants = Set(others) }
        for (index, instruction) in activity.instructions.enumerated() where !tenants.contains(instruction.controller) {
            places.add(
                "instructions[\(index)]",
                "'\(instruction.controller)' is no tenant of this activity; its instruction is "
                    + "never asked",
                "Declare the activity as processing for it, or drop the instruction.")
        }
        if activity.part.isProcessor, !activity.grounds.isEmpty {
            places.add(
                "grounds", "a processor needs no basis of its own; its controllers' carry (Art. 29)",
                "Drop the grounds, or declare the activity as a controller's.")
        }
    }

    private static func idleChanges(_ survey: Survey, _ activity: Activity, _ places: inout Places) {
        for (index, change) in activity.purposeChanges.enumerated() {
            if change.origin == activity.purpose {
                places.add(
                    "purposeChanges[\(index)]", "data of the activity's own purpose change no purpose", "Drop it.")
            } else if survey.activities[change.origin]?.grounds.first?.basis == .consent {
                places.add(
                    "purposeChanges[\(index)]",
                    "data of '\(change.origin)' were collected on consent, which no assessment stretches",
                    "Ask the people again, for this purpose.", article: "6(4)")
            }
        }
    }

    private static func idleTerms(_ recipient: Recipient, _ places: inout Places) {
        let path = "recipients[\(recipient.id)]"
        if recipient.part != nil, !recipient.actsForUs, recipient.agreement != nil || recipient.guarantees != nil {
            places.add(
                "\(path).agreement",
                "'\(recipient.name)' is no processor; its agreement and guarantees are never asked",
                "Declare its part, or drop them.")
        }
        if recipient.part != nil, recipient.part != .subprocessor,
            recipient.authorisation != nil || recipient.engagedBy != nil
        {
            places.add(
                "\(path).authorisation", "'\(recipient.name)' is no sub-processor; its authorisation is never asked",
                "Declare its part, or drop it.")
        }
        if recipient.transfer != nil, recipient.locations.allSatisfy(EconomicArea.contains) {
            places.add(
                "\(path).transfer", "data of '\(recipient.name)' stay in the Area; the tool is never asked",
                "Declare where they go, remote access included, or drop the tool.")
        }
    }
}

extension FindingRule.Places {
    /// Notes each element that repeats an earlier one.
    fileprivate mutating func repeats<Key: Hashable>(_ keys: [Key], _ path: String, _ what: String) {
        var seen: Set<Key> = []
        for (index, key) in keys.enumerated() where !seen.insert(key).inserted {
            add("\(path)[\(index)]", "\(what) stands above; only the first one counts", "Keep one of them.")
        }
    }
}

extension Ground {
    /// Whether a ground of the same basis carries nothing that this one doesn't.
    fileprivate func covers(_ other: Ground) -> Bool {
        Self.holds(categories, other.categories) && Self.holds(operations, other.operations)
    }

    private static func holds<T: Hashable>(_ wide: [T]?, _ narrow: [T]?) -> Bool {
        guard let wide else { return true }
        guard let narrow else { return false }
        return Set(wide).isSuperset(of: narrow)
    }
}

extension Promise.Content {
    /// What promises of the same kind share.
    fileprivate var kind: [String] {
        switch self {
        case .neverSold: ["neverSold"]
        case .disclosedOnlyWhenNecessary: ["disclosedOnlyWhenNecessary"]
        case .answeredWithin: ["answeredWithin"]
        case .disclosedOnSuspicion(_, let recipient): ["disclosedOnSuspicion", recipient.rawValue]
        }
    }
}
