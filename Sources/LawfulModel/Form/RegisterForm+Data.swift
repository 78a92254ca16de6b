// SPDX-License-Identifier: Apache-2.0

extension RegisterForm {
    static let category = ObjectForm(
        "category", "A category of personal data.", by: "id",
        fields: [
            .must("id", .name, "The category's stable name.", .substance(.category)),
            .usual("kind", .tagged(kind), "ordinary", "The rules that it brings with it.", .substance(.category)),
            .usual(
                "isFreeText", .truth, false, "Whether people fill it with text of their own.", .organisation),
            .usual(
                "isRecording", .truth, false, "Whether it is a recording of people, to be announced.",
                .extent(.category)),
            .may("title", .text, "What it is called in the statement; its name when left out.", .wording),
        ])

    private static let kind = TaggedForm(
        name: "categoryKind", summary: "The rules that a category brings with it.",
        shapes: [
            .init("ordinary", "No rules of its own."),
            .init("special", "A special category (Art. 9(1)).", .choice(SpecialCategory.self)),
            .init("criminal", "Convictions and offences (Art. 10)."),
            .init("nationalID", "A national identification number (Art. 87)."),
        ])

    static let subject = ObjectForm(
        "subject", "A category of data subjects.", by: "id",
        fields: [
            .must("id", .name, "The category's stable name.", .substance(.subjects)),
            .must("title", .text, "What it is called in the statement.", .wording),
            .must(
                "isContractParty", .truth,
                "Whether these people are party to a contract with us; only then can Art. 6(1)(b) carry.",
                .organisation),
            .may("clause", .text, "The clause of the statement that names them.", .organisation),
        ])

    static let source = ObjectForm(
        "source", "A source other than the person (Art. 14(2)(f)).", by: "id",
        fields: [
            .must("id", .name, "The source's stable name.", .substance(.source)),
            .must("title", .text, "What it is called in the statement.", .wording),
            .must(
                "kind", .choice(Source.Kind.self),
                "A register with conditions of access, a source open to all, or another party.", .substance(.source)),
            .may("permission", .text, "The evidence that we may consult it.", .organisation),
            .may("notification", .text, "How people are told in time (Art. 14(3)).", .organisation),
            .may("clause", .text, "The clause of the statement that names it.", .organisation),
        ])

    static let succession = ObjectForm(
        "succession", "What became of a purpose; what was recorded under its name counts on.", by: "purpose",
        fields: [
            .must("purpose", .name, "The purpose, by its former name.", .organisation),
            .must("on", .date, "The local date from which it is so.", .organisation),
            .must("change", .tagged(successionChange), "What became of it.", .organisation),
        ])

    private static let successionChange = TaggedForm(
        name: "successionChange", summary: "What became of a purpose.",
        shapes: [
            .init("renamed", "It is the same purpose under this name.", .name),
            .init(
                "split", "It was split into several purposes.",
                .object(
                    ObjectForm(
                        "successionParts", "The purposes that it became.",
                        fields: [
                            .must("into", .names, "The purposes that it became, two at least.", .organisation),
                            .may(
                                "same", .name,
                                "The one of them that is the same purpose, and whose consents stand; none when left out.",
                                .organisation),
                        ]))),
            .init("retired", "It is pursued no more."),
        ])
}
