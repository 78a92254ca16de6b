// SPDX-License-Identifier: Apache-2.0

extension RegisterForm {
    static let generalClause = ObjectForm(
        "generalClause", "A clause of the statement that declares nothing of its own.", by: "id",
        fields: [
            .must("id", .name, "The clause's name, such as S-05.", .organisation),
            .must("text", .text, "What it tells, in words.", .wording),
        ])

    static let translation = ObjectForm(
        "translation", "A text of the register in another language.", by: "text", "language",
        fields: [
            .must("text", .text, "The text as the register has it.", .wording),
            .must("language", .choice(Language.self), "The other language.", .wording),
            .must("translated", .text, "The text in that language.", .wording),
        ])

    static let notice = ObjectForm(
        "notice", "A version of the privacy statement (Arts. 12 to 14).", by: "version",
        fields: [
            .must("version", .name, "The version's name, shown in every answer.", .wording),
            .must("from", .date, "The local date from which it applies.", .wording),
            .may("url", .text, "Where people find it.", .wording),
            .may("describes", .names, "The purposes that it describes; all when left out.", .wording),
            .may("clause", .text, "The clause that fixes its date.", .organisation),
            .may("announcedOn", .date, "When people were told of it (Arts. 13(3), 14(4)).", .wording),
            .may(
                "announcement", .choice(Notice.Announcement.self),
                "How people were told of it: each of them, or by the statement alone.", .wording),
        ])

    static let rights = ObjectForm(
        "rights", "What people are told about their rights (Arts. 12, 13(2)(b) to (d), 21(4)).",
        fields: [
            .usual(
                "told", .operations, .list(allRights.map { TextNode(.text($0)) }),
                "The rights that are told; all of them when left out.", .protection(.rights)),
            .usual("merged", .operations, [], "Rights that are run together though they differ.", .wording),
            .usual(
                "isObjectionSetApart", .truth, true, "Whether the right to object is told apart (Art. 21(4)).",
                .protection(.rights)),
            .usual(
                "isFreeTold", .truth, true, "Whether people are told that it is free of charge (Art. 12(5)).",
                .protection(.rights)),
            .usual(
                "isExtensionTold", .truth, true, "Whether people are told that the term may be extended (Art. 12(3)).",
                .wording),
            .usual(
                "form", .choice(RightsProcedure.Form.self), "any",
                "In what form a request is asked for; the law asks none.", .substance(.rights)),
            .usual(
                "identification", .choice(RightsProcedure.Identification.self), "onReasonableDoubt",
                "When people are asked who they are (Art. 12(6)).", .substance(.rights)),
            .usual("means", .texts, [], "By what means, the least intrusive first.", .substance(.rights)),
            .usual(
                "refusals", .list(.choice(RightsProcedure.RefusalContent.self)),
                .list(RightsProcedure.RefusalContent.allCases.map { TextNode(.text($0.rawValue)) }),
                "What a refusal is said to tell (Art. 12(4)); all that it must when left out.", .protection(.rights)),
            .usual(
                "isComplaintHereFirst", .truth, false,
                "Whether people are sent to the controller before the authority.", .substance(.complaint)),
            .may("clause", .text, "The clause of the statement.", .organisation),
        ])

    private static let allRights = ProcessingOperation.allCases.filter(\.isRequest).map(\.rawValue)

    static let contact = ObjectForm(
        "contact", "A way to reach the controller (Art. 12(2)).", by: "kind", "address",
        fields: [
            .must("kind", .choice(ContactChannel.Kind.self), "What kind of channel it is.", .substance(.rights)),
            .must("address", .text, "The address or number.", .substance(.rights)),
            .must("desk", .text, "The desk that answers it.", .organisation),
            .may("clause", .text, "The clause of the statement that names it.", .organisation),
        ])

    static let changes = ObjectForm(
        "changes", "How people learn that the statement changes (Arts. 13(3), 14(4)).",
        fields: [
            .must(
                "material", .choice(Notice.Announcement.self),
                "How they learn of a change that matters to them: each of them, or by the statement alone.",
                .substance(.promise)),
            .may("clause", .text, "The clause of the statement.", .organisation),
        ])

    static let consentText = ObjectForm(
        "consentText", "A version of a text by which people are asked for consent (Art. 7).", by: "id",
        fields: [
            .must("id", .name, "The version's name; a consent names the version that was shown.", .wording),
            .must("language", .choice(Language.self), "Its language.", .wording),
            .may("wording", .text, "The text; left out where only its digest is kept.", .wording),
            .may("digest", .text, "A digest of the text, named by its algorithm.", .wording),
            .usual(
                "mechanism", .choice(ConsentText.Mechanism.self), "checkbox",
                "By what act people consent (Art. 4(11)).",
                .wording),
            .may("withdrawal", .text, "How people withdraw, shown with the text (Art. 7(3)).", .wording),
        ])

    static let collectionPoint = ObjectForm(
        "collectionPoint", "A place where people are asked for data (Art. 13(1)).", by: "name",
        fields: [
            .must("name", .text, "What it is called, such as feedback form.", .organisation),
            .must("purpose", .name, "The purpose for which it collects.", .organisation),
            .may(
                "notice", .name, "The version of the statement that is shown there; none when left out.", .organisation),
        ])
}
