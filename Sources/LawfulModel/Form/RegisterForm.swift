// SPDX-License-Identifier: Apache-2.0

/// The form of a register's text.
enum RegisterForm {
    /// The register as a whole.
    static let root = ObjectForm(
        "register", "Everything that an organisation declares about its processing of personal data (GDPR, Art. 30).",
        fields: [schema] + who + told + what)

    private static let schema = FormField.may(
        "$schema", .text, "Where this schema is, for editors; nothing else reads it, and it isn't written.",
        .organisation)

    private static let who: [FormField] = [
        .must(
            "controller", .object(entity), "The entity whose register it is (Art. 4(7)).", .substance(.controller)),
        .usual(
            "zone", .text, "Europe/Amsterdam",
            "The IANA time zone of its establishment, by whose local dates periods are counted.", .organisation),
        .may(
            "officer", .tagged(officer), "The data protection officer, or why there is none (Arts. 37 to 39).",
            .substance(.officer)),
        .may(
            "authority", .object(authority), "The authority to which people may complain (Art. 77).",
            .substance(.complaint)),
        .usual(
            "entities", .list(.object(entity)), [],
            "Other legal entities: tenants, joint controllers, other companies of a group.", .extent(.controller)),
        .usual(
            "arrangements", .list(.object(arrangement)), [], "What joint controllers arranged (Art. 26).",
            .substance(.controller)),
        .usual(
            "securityMeasures", .list(.object(measure)), [], "The measures that keep data secure (Art. 32).",
            .organisation),
        .usual(
            "roles", .list(.object(role)), [], "The functions to which access is granted (Art. 32(4)).",
            .organisation),
    ]

    private static let told: [FormField] = [
        .usual(
            "language", .choice(Language.self), "en", "The language in which the register's own texts are written.",
            .wording),
        .usual(
            "translations", .list(.object(translation)), [], "The register's texts in other languages.", .wording),
        .usual(
            "notices", .list(.object(notice)), [], "The versions of the privacy statement, oldest first.", .wording),
        .may("rights", .object(rights), "What people are told about their rights.", .substance(.rights)),
        .usual(
            "contacts", .list(.object(contact)), [],
            "The ways to reach the controller; a request by any of them counts.", .protection(.rights)),
        .may("changes", .object(changes), "How people learn that the statement changes.", .substance(.promise)),
        .usual(
            "consentTexts", .list(.object(consentText)), [], "The texts by which people are asked for consent.",
            .wording),
        .usual(
            "generalClauses", .list(.object(generalClause)), [],
            "Clauses of the statement that declare nothing of their own.", .wording),
        .usual(
            "collectionPoints", .list(.object(collectionPoint)), [],
            "The places where people are asked for data, such as forms (Art. 13(1)).", .organisation),
        .usual(
            "promises", .list(.object(promise)), [], "The controller's own promises, stricter than the law.",
            .protection(.promise)),
        .usual(
            "electronicMarketing", .choice(ElectronicMarketing.self), "gate",
            "How electronic marketing is treated: by the gate of Tw 11.7, or with consent for all of it.",
            .substance(.basis)),
    ]

    private static let what: [FormField] = [
        .usual(
            "categories", .list(.object(category)), [], "The categories of personal data (Art. 30(1)(c)).",
            .extent(.category)),
        .usual(
            "subjects", .list(.object(subject)), [], "The categories of data subjects (Art. 30(1)(c)).",
            .extent(.subjects)),
        .usual(
            "sources", .list(.object(source)), [], "Where data come from when not from the person (Art. 14(2)(f)).",
            .extent(.source)),
        .usual(
            "recipients", .list(.object(recipient)), [], "To whom data are disclosed (Art. 4(9)).",
            .extent(.recipient)),
        .usual(
            "activities", .list(.object(activity)), [], "The activities, each known by its purpose (Art. 30(1)(b)).",
            .extent(.purpose)),
        .usual(
            "successions", .list(.object(succession)), [],
            "What became of purposes: which were renamed, split or retired.", .organisation),
    ]
}
