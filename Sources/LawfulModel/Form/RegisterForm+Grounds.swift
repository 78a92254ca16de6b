// SPDX-License-Identifier: Apache-2.0

extension RegisterForm {
    static let ground = ObjectForm(
        "ground", "A legal basis with what justifies it (Art. 6(1)).", by: "basis",
        fields: [
            .must("basis", .choice(LegalBasis.self), "The basis, by the letter of Art. 6(1).", .substance(.basis)),
            .may("categories", .names, "The categories that it carries; all when left out.", .substance(.basis)),
            .may("operations", .operations, "The operations that it carries; all when left out.", .substance(.basis)),
            .may("consent", .object(consent), "For (a): what people are asked.", .substance(.consent)),
            .may("contract", .name, "For (b): the kind of contract.", .substance(.basis)),
            .may("law", .law, "For (c) and (e): the law (Art. 6(3)).", .substance(.basis)),
            .may("interest", .object(interest), "For (f): the interest.", .substance(.interest)),
        ])

    private static let consent = ObjectForm(
        "consent", "What people are asked when their consent is the basis (Art. 7).",
        fields: [
            .must("text", .name, "The text shown now.", .consentText),
            .usual(
                "earlierTexts", .names, [],
                "Earlier texts that asked the same in other words; consents given to them stay valid.", .consentText),
            .usual(
                "isInformationSocietyService", .truth, false,
                "Whether it is asked for an online service offered directly to children (Art. 8(1)).", .organisation),
        ])

    private static let interest = ObjectForm(
        "interest", "A legitimate interest (Art. 6(1)(f)).",
        fields: [
            .must("description", .text, "The interest, as told to people (Art. 13(1)(d)).", .substance(.interest)),
            .may("balancing", .object(balancing), "The balancing test; none on file when left out.", .organisation),
            .may("toldIn", .name, "The version of the statement that told people the interest.", .organisation),
        ])

    private static let balancing = ObjectForm(
        "balancing", "The outcome of weighing an interest; a human judgement.",
        fields: [
            .must("passed", .truth, "Whether the interest prevails.", .organisation),
            .must("on", .date, "When it was weighed.", .organisation),
            .must("by", .text, "The function that answers for the judgement.", .organisation),
        ])

    static let specialGround = ObjectForm(
        "specialGround", "A condition for a special category (Art. 9(2)).", by: "category", "condition",
        fields: [
            .must("category", .name, "The category.", .substance(.basis)),
            .must(
                "condition", .choice(SpecialCondition.self), "The condition, by the letter of Art. 9(2).",
                .substance(.basis)),
            .may("law", .law, "The law that the condition rests on.", .substance(.basis)),
        ])

    static let retention = ObjectForm(
        "retention", "How long data are kept and what starts the count (Arts. 5(1)(e), 13(2)(a)).", by: "categories",
        fields: [
            .must(
                "period", .period, "The storage limit: kept through the period, erased after it.", .extent(.retention)),
            .must("trigger", .object(trigger), "What starts the count.", .substance(.retention)),
            .may("minimum", .period, "A statutory minimum, before which nothing is erased.", .extent(.retention)),
            .may("law", .law, "The law that sets the minimum.", .organisation),
            .may("categories", .names, "The categories that it governs; all when left out.", .substance(.retention)),
            .usual(
                "untold", .list(.choice(RetentionRule.Untold.self)), [],
                "What the statement leaves people to guess about it.", .organisation),
        ])

    private static let trigger = ObjectForm(
        "trigger", "What starts a retention period.",
        fields: [
            .must(
                "event", .text,
                "The event: lastContact, endOfRelation, endOfContract, collection, record, or one of your own.",
                .substance(.retention)),
            .usual("counting", .counting, "event", "How the period is counted from it.", .substance(.retention)),
        ])
}
