// SPDX-License-Identifier: Apache-2.0

extension RegisterForm {
    static let recipient = ObjectForm(
        "recipient", "One to whom data are disclosed (Art. 4(9)).", by: "id",
        fields: [
            .must("id", .name, "The recipient's stable name.", .substance(.recipient)),
            .must("name", .text, "Its name as told to people (Art. 15(1)(c)).", .substance(.recipient)),
            .may(
                "part", .choice(Recipient.Part.self),
                "The part that it plays; undecided when left out, and then denied.", .substance(.recipient)),
            .usual("country", .country, "NL", "Where data go.", .substance(.transfer)),
            .may("agreement", .object(agreement), "The processing agreement (Art. 28(3)).", .organisation),
            .may("guarantees", .object(guarantees), "Evidence of guarantees (Art. 28(1)).", .organisation),
            .may(
                "authorisation", .tagged(authorisation), "How a sub-processor was authorised (Art. 28(2)).",
                .organisation),
            .may(
                "engagedBy", .name, "The processor that engages the sub-processor (Art. 28(4)).",
                .substance(.recipient)),
            .may("transfer", .object(transfer), "What carries a transfer (Arts. 46, 49).", .substance(.transfer)),
            .usual(
                "remoteAccess", .list(.country), [],
                "Other countries from which data are looked into; that is a transfer, too.", .extent(.transfer)),
            .usual(
                "isVague", .truth, false, "Whether people are told only the kind of recipient.", .wording),
            .may("contact", .text, "Its address and contact.", .organisation),
            .may("clause", .text, "The clause of the statement that tells it.", .organisation),
            .usual(
                "adequacy", .object(adequacy), .object([]),
                "Facts that the scope of an adequacy decision may ask for (Art. 45).", .substance(.transfer)),
        ])

    private static let agreement = ObjectForm(
        "agreement", "A processing agreement, term by term (Art. 28(3)).",
        fields: [
            .must(
                "isInWriting", .truth, "Whether it is in writing, electronic form included (Art. 28(9)).", .organisation
            ),
            .must(
                "clauses", .list(.choice(ProcessingAgreement.Clause.self)),
                "What it has of the clauses (a) to (h) and of the other terms of Art. 28(3).", .organisation),
            .must("from", .date, "The date from which it binds.", .organisation),
            .may("until", .date, "Its last day; runs on when left out.", .organisation),
            .may("purposes", .names, "The purposes in its annex; whatever is disclosed when left out.", .organisation),
            .may(
                "categories", .names, "The categories in its annex; whatever is disclosed when left out.", .organisation
            ),
            .may("ending", .object(ending), "How it comes to its end (Art. 28(3)(g)).", .organisation),
        ])

    private static let ending = ObjectForm(
        "ending", "How an agreement comes to its end.",
        fields: [
            .must("from", .date, "From when on no new data go to the processor.", .organisation),
            .may(
                "choice", .choice(ProcessingAgreement.Ending.Choice.self),
                "Whether the data come back or are deleted; open when left out.", .organisation),
            .may("certifiedOn", .date, "When the processor certified it.", .organisation),
            .may("retainedBy", .law, "The law by which copies stay.", .organisation),
        ])

    private static let guarantees = ObjectForm(
        "guarantees", "Evidence of sufficient guarantees (Arts. 28(1), 32).",
        fields: [
            .must("evidence", .text, "The evidence, such as a certificate's number.", .organisation),
            .must("verifiedOn", .date, "When it was last verified.", .organisation),
            .usual("goodFor", .period, "P3Y", "For how long a verification holds.", .organisation),
        ])

    private static let authorisation = TaggedForm(
        name: "authorisation", summary: "How a sub-processor was authorised (Art. 28(2)).",
        shapes: [
            .init("unauthorised", "Not at all."),
            .init(
                "specific", "By name.",
                .object(
                    ObjectForm(
                        "specificAuthorisation", "An authorisation by name.",
                        fields: [.must("on", .date, "The date of the yes.", .organisation)]))),
            .init(
                "general", "Under a general authorisation.",
                .object(
                    ObjectForm(
                        "generalAuthorisation", "An announcement under a general authorisation.",
                        fields: [
                            .must("announced", .date, "When it was announced.", .organisation),
                            .must("window", .period, "For how long one may object.", .organisation),
                            .may("objectedOn", .date, "When the controller objected.", .organisation),
                        ]))),
        ])

    private static let transfer = ObjectForm(
        "transfer", "What carries a transfer where no adequacy decision does (Arts. 46, 47, 49).",
        fields: [
            .must(
                "kind", .choice(TransferTool.Kind.self),
                "Standard clauses (scc), binding rules (bcr), a code or certification, or a derogation of Art. 49.",
                .substance(.transfer)),
            .usual(
                "assessment", .choice(TransferTool.Assessment.self), "missing",
                "The outcome of the transfer impact assessment (C-311/18).", .organisation),
            .may("law", .law, "The law that recognises the public interest (Art. 49(4)).", .substance(.transfer)),
            .usual(
                "isNotified", .truth, false,
                "For compelling interests: whether the authority and people were informed.", .organisation),
            .may("copyAt", .text, "Where people can get a copy of the safeguards.", .substance(.transfer)),
        ])

    private static let adequacy = ObjectForm(
        "adequacyFacts", "Facts that the scope of an adequacy decision may ask for (Art. 45).",
        fields: [
            .usual(
                "isFrameworkParticipant", .truth, false,
                "Whether it takes part in the EU-US Data Privacy Framework.", .substance(.transfer)),
            .usual(
                "coversHumanResources", .truth, false, "Whether its participation covers staff data.",
                .substance(.transfer)),
            .usual("isPublicSector", .truth, false, "Whether it is a public body.", .substance(.transfer)),
        ])
}
