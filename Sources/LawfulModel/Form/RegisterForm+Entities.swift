// SPDX-License-Identifier: Apache-2.0

extension RegisterForm {
    static let entity = ObjectForm(
        "entity", "A person or body that decides about purposes and means, or acts for one that does (Art. 4(7), (8)).",
        by: "id",
        fields: [
            .must("id", .name, "The entity's stable name.", .substance(.controller)),
            .must("name", .text, "The name by which it is known in law (Art. 13(1)(a)).", .substance(.controller)),
            .must("contact", .text, "How to reach it (Art. 13(1)(a)).", .substance(.contact)),
            .usual(
                "body", .choice(LegalEntity.Body.self), "private",
                "A private body, or a public authority, which can't found its tasks on Art. 6(1)(f).",
                .substance(.controller)),
            .usual("country", .country, "NL", "Where it is established.", .substance(.controller)),
            .may(
                "representative", .text,
                "Its representative in the Union, with a contact, where it is established outside (Art. 27).",
                .substance(.contact)),
        ])

    static let officer = TaggedForm(
        name: "officer", summary: "The data protection officer (Arts. 37 to 39).",
        shapes: [
            .init(
                "appointed", "An officer is appointed.",
                .object(
                    ObjectForm(
                        "appointedOfficer", "An appointed officer.",
                        fields: [.must("contact", .text, "How to reach the officer.", .substance(.officer))]))),
            .init(
                "notRequired", "None is required (Art. 37(1)).",
                .object(
                    ObjectForm(
                        "noOfficer", "Why no officer is required.",
                        fields: [.must("because", .text, "The reason.", .organisation)]))),
        ])

    static let authority = ObjectForm(
        "authority", "The supervisory authority to which people may complain (Art. 77).",
        fields: [
            .must("name", .text, "Its name.", .substance(.complaint)),
            .must("contact", .text, "How to reach it.", .substance(.complaint)),
            .may("clause", .text, "The clause of the statement that names it.", .organisation),
        ])

    static let arrangement = ObjectForm(
        "arrangement", "What joint controllers arranged between them (Art. 26).", by: "with",
        fields: [
            .must("with", .names, "The other controllers.", .substance(.controller)),
            .must(
                "essence", .text, "The essence of the arrangement, as people can read it (Art. 26(2)).",
                .substance(.controller)),
            .may("contact", .text, "The contact point for people, where there is one.", .substance(.controller)),
            .may("clause", .text, "The clause of the statement that tells it.", .organisation),
        ])

    static let measure = ObjectForm(
        "securityMeasure", "A technical or organisational measure (Art. 32).", by: "id",
        fields: [
            .must("id", .name, "The measure's stable name.", .organisation),
            .must("title", .text, "What it is, for the record of processing (Art. 30(1)(g)).", .organisation),
            .must(
                "kind", .choice(SecurityMeasure.Kind.self),
                "What it serves, by the four points of Art. 32(1)(a) to (d).", .organisation),
            .must("owner", .text, "The function, not the person, that answers for it.", .organisation),
            .may("evidence", .text, "What shows that it works.", .organisation),
            .may("reviewBy", .date, "When it is to be reviewed.", .organisation),
            .may("purposes", .names, "The purposes that it protects; all when left out.", .organisation),
            .may("clause", .text, "The clause of the statement that tells it.", .organisation),
        ])

    static let role = ObjectForm(
        "role", "A function to which access is granted by need to know (Arts. 5(1)(f), 32(4)).", by: "id",
        fields: [
            .must("id", .name, "The role's stable name.", .organisation),
            .must(
                "bond", .choice(Role.Bond.self), "What binds its holders to secrecy; nothing denies every use.",
                .organisation),
            .may("purposes", .names, "The purposes that it serves; all when left out.", .organisation),
            .may(
                "categories", .names, "The categories that it may see; all of its purposes' when left out.",
                .organisation),
            .may(
                "heldBy", .texts, "The departments or functions that hold it; unknown when left out.", .organisation),
            .may("clause", .text, "The clause of the statement that tells it.", .organisation),
        ])

    static let promise = ObjectForm(
        "promise", "A promise of the controller's own, which binds because it was made (Art. 5(1)(a)).", by: "clause",
        fields: [
            .must("content", .tagged(promised), "What was promised.", .substance(.promise)),
            .must("clause", .text, "The clause of the statement, such as S-61.", .organisation),
            .may("otherReading", .text, "Another way in which the clause can be read.", .wording),
        ])

    private static let promised = TaggedForm(
        name: "promiseContent", summary: "What was promised.",
        shapes: [
            .init("neverSold", "Personal data are never sold or rented."),
            .init("disclosedOnlyWhenNecessary", "Third parties get data only where necessary and with a basis."),
            .init("answeredWithin", "Requests are answered within a period shorter than the law's.", .period),
            .init(
                "disclosedOnSuspicion", "A recipient gets data only on a suspicion.",
                .object(
                    ObjectForm(
                        "suspicionPromise", "On which suspicion a recipient gets data.",
                        fields: [
                            .must(
                                "atLeast", .choice(Suspicion.self), "How serious the suspicion must be.",
                                .substance(.promise)),
                            .must("to", .name, "The recipient.", .substance(.promise)),
                        ]))),
        ])
}
