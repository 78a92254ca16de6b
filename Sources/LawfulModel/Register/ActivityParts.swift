// SPDX-License-Identifier: Apache-2.0

// Parts of an activity, named as they read in a statement.
// swift-format-ignore-file: AlwaysUseLowerCamelCase

/// The clauses of the statement that the activity implements, such as `S-18`.
public func Clauses(_ clauses: String...) -> ActivityDetail { .init { $0.clauses += clauses } }

/// The categories of people concerned (Art. 30(1)(c)).
public func About(_ subjects: SubjectCategoryID...) -> ActivityDetail { .init { $0.subjects += subjects } }

/// Sources other than the data subject (Art. 14(2)(f)).
public func From(_ sources: SourceID...) -> ActivityDetail { .init { $0.sources += sources } }

/// We act as processor: on the documented instruction of a controller, for the named operations (Art. 28(3)(a)).
///
/// Written once for each controller: an activity may serve several tenants, each by its own instruction.
public func OnInstruction(of controller: EntityID, _ operations: ProcessingOperation...) -> ActivityDetail {
    OnInstruction(Instruction(InstructionID(rawValue: controller.rawValue), of: controller, operations: operations))
}

/// We act as processor: on a documented instruction (Art. 28(3)(a)).
public func OnInstruction(_ instruction: Instruction) -> ActivityDetail {
    .init {
        var tenants: [EntityID] = []
        if case .processor(let others) = $0.part { tenants = others }
        if !tenants.contains(instruction.controller) { tenants.append(instruction.controller) }
        $0.part = .processor(for: tenants)
        $0.instructions.append(instruction)
    }
}

/// We decide jointly with others (Art. 26).
public func Jointly(with others: EntityID...) -> ActivityDetail { .init { $0.part = .jointController(with: others) } }

/// The activity is that of another legal entity of the register than its owner (Art. 4(7)).
public func Of(_ entity: EntityID) -> ActivityDetail { .init { $0.entity = entity } }

/// The words in which the statement tells the purpose, where they differ from the title (Art. 13(1)(c)).
public func Worded(_ wording: String) -> ActivityDetail { .init { $0.wording = wording } }

/// What kinds of aim the purpose has, by which guidance speaks of it.
public func Aims(_ aims: Aim...) -> ActivityDetail { .init { $0.aims += aims } }

/// How people are told before a recording starts (Art. 13(1)).
public func Announced(_ announcement: String) -> ActivityDetail { .init { $0.announcement = announcement } }

/// What points to a high risk (Art. 35(3); WP 248): one case of Art. 35(3), or two criteria, demand an assessment.
public func Risks(_ risks: RiskCriterion...) -> ActivityDetail { .init { $0.risks += risks } }

/// The activity is direct marketing: an objection stops it at once, whatever the basis (Art. 21(2), (3)).
public func DirectMarketing() -> ActivityDetail { .init { $0.isDirectMarketing = true } }

/// The activity belongs to a public authority's task (Art. 6(1) second subparagraph).
public func InPublicTask() -> ActivityDetail { .init { $0.isPublicTask = true } }

/// The activity serves archiving, research or statistics with the safeguards of Art. 89(1).
public func Research() -> ActivityDetail { .init { $0.isResearch = true } }

/// The activity keeps paper files only: no portability (Art. 20(1)(b)).
public func OnPaper() -> ActivityDetail { .init { $0.isAutomated = false } }

/// A condition of Art. 9(2) for a special category, on top of the legal basis.
public func Condition<C: DataCategory>(
    _ condition: SpecialCondition,
    for category: C.Type,
    law: LawReference? = nil
) -> ActivityDetail {
    Condition(condition, for: C.id, law: law)
}

/// A condition of Art. 9(2) for a special category by name.
public func Condition(
    _ condition: SpecialCondition,
    for category: CategoryID,
    law: LawReference? = nil
) -> ActivityDetail {
    .init { $0.specialGrounds.append(SpecialGround(category: category, condition: condition, law: law)) }
}

/// What allows data on offences (Art. 10; NL: UAVG 31 to 33).
public func OffencesAllowed(by licence: Licence) -> ActivityDetail { .init { $0.criminalLicence = licence } }

/// The law that allows a national identification number (Art. 87; NL: UAVG 46).
public func NationalIDAllowed(by law: LawReference) -> ActivityDetail { .init { $0.nationalIDLaw = law } }

/// The only categories that an operation may touch (Art. 5(1)(c)); none, when no category is named.
public func Limit<each C: DataCategory>(
    _ operation: ProcessingOperation,
    to categories: repeat (each C).Type
) -> ActivityDetail {
    Limit(operation, to: ids(repeat each categories))
}

/// The only categories, by name, that an operation may touch (Art. 5(1)(c)).
public func Limit(_ operation: ProcessingOperation, to categories: [CategoryID]) -> ActivityDetail {
    .init { $0.limits.append(OperationLimit(operation: operation, categories: categories)) }
}

/// Data that people must provide, and what follows if they don't (Art. 13(2)(e)).
public func Requires<C: DataCategory>(
    _ category: C.Type,
    _ necessity: FieldRequirement.Necessity = .contractual,
    otherwise consequence: String? = nil,
    orOnWithdrawal isTiedToConsent: Bool = false
) -> ActivityDetail {
    Requires(C.id, necessity, otherwise: consequence, orOnWithdrawal: isTiedToConsent)
}

/// Data, by name, that people must provide, and what follows if they don't (Art. 13(2)(e)).
public func Requires(
    _ category: CategoryID,
    _ necessity: FieldRequirement.Necessity = .contractual,
    otherwise consequence: String? = nil,
    orOnWithdrawal isTiedToConsent: Bool = false
) -> ActivityDetail {
    .init {
        $0.requirements.append(
            FieldRequirement(
                category: category, necessity: necessity, consequence: consequence, isTiedToConsent: isTiedToConsent)
        )
    }
}

/// Discloses the activity's data to a recipient (Art. 13(1)(e)).
public func Discloses(to recipient: RecipientID) -> ActivityDetail { Discloses(to: recipient, only: nil) }

/// Discloses the named categories only, under a condition where one is given.
public func Discloses<each C: DataCategory>(
    to recipient: RecipientID,
    _ categories: repeat (each C).Type,
    onSuspicion suspicion: Suspicion? = nil,
    clause: String? = nil
) -> ActivityDetail {
    let named = ids(repeat each categories)
    return Discloses(to: recipient, only: named.isEmpty ? nil : named, onSuspicion: suspicion, clause: clause)
}

/// Discloses the categories by name only, under a condition where one is given.
public func Discloses(
    to recipient: RecipientID,
    only categories: [CategoryID]?,
    onSuspicion suspicion: Suspicion? = nil,
    clause: String? = nil
) -> ActivityDetail {
    .init {
        $0.disclosures.append(
            Disclosure(recipient: recipient, categories: categories, suspicion: suspicion, clause: clause)
        )
    }
}

/// The five factors of Art. 6(4), weighed for using data that were collected for another purpose.
public func Reuses<P: Purpose>(
    _ origin: P.Type,
    compatible: Bool,
    link: String,
    context: String,
    nature: String,
    consequences: String,
    safeguards: String
) -> ActivityDetail {
    Reuses(
        P.id, compatible: compatible, link: link, context: context, nature: nature, consequences: consequences,
        safeguards: safeguards)
}

/// The five factors of Art. 6(4), weighed for using data that were collected for another purpose, by name.
public func Reuses(
    _ origin: PurposeID,
    compatible: Bool,
    link: String,
    context: String,
    nature: String,
    consequences: String,
    safeguards: String
) -> ActivityDetail {
    .init {
        $0.purposeChanges.append(
            PurposeChange(
                origin: origin, link: link, context: context, nature: nature, consequences: consequences,
                safeguards: safeguards, isCompatible: compatible))
    }
}

/// Decisions based solely on automated processing (Art. 22), with logic and consequences as explained to people.
///
/// - Parameters:
///   - significant: whether they have legal or similarly significant effects.
///   - safeguards: what Art. 22(3) gives people.
///   - logic: the logic involved, so that people can understand and contest a decision.
///   - significance: what a decision means for people.
/// - Returns: the part.
public func DecidesAutomatically(
    significant: Bool,
    safeguards: [AutomatedDecisions.Safeguard] = [],
    logic: String,
    significance: String? = nil
) -> ActivityDetail {
    .init {
        $0.automatedDecisions = AutomatedDecisions(
            isSignificant: significant, safeguards: safeguards, logic: logic, significance: significance)
    }
}

/// The state of the data protection impact assessment (Arts. 35, 36).
public func Assessed(_ state: ImpactAssessment) -> ActivityDetail { .init { $0.impactAssessment = state } }
