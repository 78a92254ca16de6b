// SPDX-License-Identifier: Apache-2.0

extension RegisterForm {
    static let activity = ObjectForm(
        "activity", "An activity: a purpose with its grounds, its data, their recipients and their retention.",
        by: "purpose", fields: purpose + data + conditions)

    private static let purpose: [FormField] = [
        .must("purpose", .name, "The purpose's stable name, by which the activity is known.", .substance(.purpose)),
        .like("purpose", "title", .text, "What it is called in the statement.", .wording),
        .may("wording", .text, "The words in which the statement tells the purpose, where they differ.", .wording),
        .usual("clauses", .texts, [], "The clauses of the statement that it implements.", .organisation),
        .may(
            "entity", .name, "The entity whose activity it is; the controller's when left out.", .substance(.controller)
        ),
        .usual(
            "part", .tagged(part), "controller", "The part that this entity plays (Arts. 4(7), 26, 28).",
            .substance(.controller)),
        .usual("aims", .names, [], "What kinds of aim the purpose has, such as training.", .extent(.purpose)),
    ]

    private static let data: [FormField] = [
        .usual(
            "categories", .names, [], "The categories of data that it needs; any other is denied (Art. 5(1)(c)).",
            .extent(.category)),
        .usual("subjects", .names, [], "The categories of people concerned.", .extent(.subjects)),
        .usual(
            "grounds", .list(.object(ground)), [], "The legal bases, the primary one first (Art. 6(1)).",
            .substance(.basis)),
        .usual(
            "specialGrounds", .list(.object(specialGround)), [], "The conditions for special categories (Art. 9(2)).",
            .substance(.basis)),
        .may("criminalLicence", .licence, "What allows data on offences (Art. 10).", .substance(.basis)),
        .may(
            "nationalIDLaw", .law, "The law that allows a national identification number (Art. 87).",
            .substance(.basis)),
        .usual(
            "limits", .list(.object(limit)), [], "Operations that may touch fewer categories (Art. 5(1)(c)).",
            .organisation),
        .usual(
            "requirements", .list(.object(requirement)), [],
            "Data that people must or may provide (Art. 13(2)(e)).", .extent(.requirement)),
        .usual("sources", .names, [], "Sources other than the person (Art. 14).", .extent(.source)),
        .usual(
            "disclosures", .list(.object(disclosure)), [], "Who receives which data, and when (Art. 13(1)(e)).",
            .extent(.recipient)),
        .usual(
            "retention", .list(.object(retention)), [], "How long data are kept (Art. 13(2)(a)).",
            .substance(.retention)),
        .usual(
            "purposeChanges", .list(.object(purposeChange)), [],
            "Other activities' data that it may use (Art. 6(4)).", .extent(.purpose)),
    ]

    private static let conditions: [FormField] = [
        .usual(
            "instructions", .list(.object(instruction)), [],
            "For processors: what their controllers instructed (Art. 28(3)(a)).", .organisation),
        .may("announcement", .text, "How people are told before a recording starts.", .wording),
        .may(
            "automatedDecisions", .object(automated),
            "How decisions are made by machine; none when left out (Art. 22).",
            .extent(.automatedDecision)),
        .usual(
            "risks", .list(.choice(RiskCriterion.self)), [], "What points to a high risk (Art. 35(3); WP 248).",
            .organisation),
        .usual(
            "impactAssessment", .tagged(assessment), "notRequired",
            "The state of the impact assessment (Arts. 35, 36).",
            .organisation),
        .usual(
            "isDirectMarketing", .truth, false, "Whether it is direct marketing (Art. 21(2)).", .substance(.purpose)),
        .usual(
            "isPublicTask", .truth, false, "Whether it belongs to a public authority's task.", .substance(.basis)),
        .usual(
            "isResearch", .truth, false, "Whether it serves archiving, research or statistics (Art. 89(1)).",
            .substance(.rights)),
        .usual(
            "isAutomated", .truth, true, "Whether processing is by automated means (Art. 20(1)(b)).",
            .substance(.rights)),
        .usual(
            "reviews", .list(.object(review)), [], "The reviews of what is declassified of its data (Art. 4(1)).",
            .organisation),
    ]

    private static let review = ObjectForm(
        "review", "A review of one declassification: what is derived tells of no person any more (recital 26).",
        by: "name",
        fields: [
            .must("name", .text, "What the code calls the declassification.", .organisation),
            .must("by", .text, "Who reviewed it.", .organisation),
            .must("on", .date, "When.", .organisation),
        ])

    private static let part = TaggedForm(
        name: "part", summary: "The part that the entity responsible plays.",
        shapes: [
            .init("controller", "It decides about purposes and means."),
            .init(
                "jointController", "It decides together with others (Art. 26).",
                .object(
                    ObjectForm(
                        "jointPart", "With whom it decides.",
                        fields: [.must("with", .names, "The other entities.", .substance(.controller))]))),
            .init(
                "processor", "It acts on the instructions of others (Art. 28).",
                .object(
                    ObjectForm(
                        "processorPart", "For whom it acts.",
                        fields: [.must("for", .names, "The controllers, its tenants.", .substance(.controller))]))),
        ])

    private static let limit = ObjectForm(
        "limit", "An operation that may touch fewer categories than its activity does.", by: "operation",
        fields: [
            .must("operation", .choice(ProcessingOperation.self), "The operation.", .organisation),
            .must("categories", .names, "The only categories that it may touch.", .organisation),
        ])

    private static let requirement = ObjectForm(
        "requirement", "Whether people must provide data, and what follows if they don't.", by: "category",
        fields: [
            .must("category", .name, "The category.", .substance(.requirement)),
            .must(
                "necessity", .choice(FieldRequirement.Necessity.self), "Why it is asked for.",
                .substance(.requirement)),
            .may("consequence", .text, "What follows if it isn't provided.", .substance(.requirement)),
            .usual(
                "isTiedToConsent", .truth, false,
                "Whether the consequence is said to follow from withdrawing consent, too.", .substance(.requirement)),
        ])

    private static let disclosure = ObjectForm(
        "disclosure", "A disclosure to a recipient.", by: "recipient",
        fields: [
            .must("recipient", .name, "The recipient.", .substance(.recipient)),
            .may("categories", .names, "The only categories that it receives; all when left out.", .extent(.recipient)),
            .may(
                "suspicion", .choice(Suspicion.self), "How serious a suspicion must be; no condition when left out.",
                .protection(.recipient)),
            .may("clause", .text, "The clause of the statement that sets the condition.", .organisation),
        ])

    private static let purposeChange = ObjectForm(
        "purposeChange", "An assessment of using data for another purpose (Art. 6(4)).", by: "origin",
        fields: [
            .must("origin", .name, "The purpose for which the data were collected.", .substance(.purpose)),
            .must("link", .text, "The link between the purposes (a).", .organisation),
            .must("context", .text, "The context of collection (b).", .organisation),
            .must("nature", .text, "The nature of the data (c).", .organisation),
            .must("consequences", .text, "Possible consequences for people (d).", .organisation),
            .must("safeguards", .text, "Safeguards (e).", .organisation),
            .must("isCompatible", .truth, "The outcome, a human judgement.", .extent(.purpose)),
        ])

    private static let instruction = ObjectForm(
        "instruction", "What a controller instructed its processor to do (Art. 28(3)(a)).", by: "id",
        fields: [
            .must("id", .name, "The instruction's stable name.", .organisation),
            .must("controller", .name, "The controller that instructs.", .organisation),
            .must("operations", .operations, "The operations instructed; any other is denied.", .organisation),
            .may("categories", .names, "The only categories instructed; all when left out.", .organisation),
            .may("document", .text, "Where it is documented.", .organisation),
            .may("from", .date, "The first day on which it binds.", .organisation),
            .may("until", .date, "Its last day; runs on when left out.", .organisation),
            .may(
                "assistance", .period, "Within what time people's requests are passed on (Art. 28(3)(e)).",
                .organisation),
        ])

    private static let automated = ObjectForm(
        "automatedDecisions", "How decisions based solely on automated processing are made (Art. 22).",
        fields: [
            .must(
                "isSignificant", .truth, "Whether they have legal or similarly significant effects.",
                .extent(.automatedDecision)),
            .usual(
                "safeguards", .list(.choice(AutomatedDecisions.Safeguard.self)), [], "The safeguards of Art. 22(3).",
                .protection(.automatedDecision)),
            .must("logic", .text, "The logic involved, as explained to people.", .substance(.automatedDecision)),
            .may("significance", .text, "What a decision means for people.", .substance(.automatedDecision)),
        ])

    private static let assessment = TaggedForm(
        name: "impactAssessment", summary: "The state of the impact assessment (Arts. 35, 36).",
        shapes: [
            .init("notRequired", "No high risk is likely."),
            .init("missing", "It is required and not on file."),
            .init(
                "done", "It was carried out.",
                .object(
                    ObjectForm(
                        "assessmentDone", "When it was carried out.",
                        fields: [.must("on", .date, "The date.", .organisation)]))),
            .init(
                "highResidualRisk", "A high risk remains.",
                .object(
                    ObjectForm(
                        "residualRisk", "What was done about the risk that remains.",
                        fields: [
                            .must("consulted", .truth, "Whether the authority was consulted (Art. 36).", .organisation)
                        ]))),
        ])
}
