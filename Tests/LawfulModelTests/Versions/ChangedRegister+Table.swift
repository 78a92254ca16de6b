// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension ChangedRegister {
    static let all = purposes + data + parties + told + kept + within

    private static let purposes: [ChangedRegister] = [
        .material("a new purpose", "activities[help]", .added, .purpose, tell: ["buyer"]) {
            $0.activities.insert(Activity("help", covering: ["name"]) { About("buyer") }, at: 1)
        },
        .immaterial("a purpose less", "activities[sales]", .removed, .purpose) { $0.activities.removeLast() },
        .immaterial("activities in another order", "activities", .reordered, .purpose) { $0.activities.reverse() },
        .material("a kind of aim", "activities[sales].aims", .added, .purpose, tell: ["buyer"]) {
            $0.activities[1].aims = [.training]
        },
        .material(
            "other activities' data", "activities[sales].purposeChanges[0]", .added, .purpose, tell: ["buyer"]
        ) {
            $0.activities[1].purposeChanges =
                Activity("any", covering: []) {
                    Reuses(
                        "letter", compatible: true, link: "l", context: "c", nature: "n", consequences: "o",
                        safeguards: "s")
                }.purposeChanges
        },
        .material(
            "no direct marketing any more", "activities[letter].isDirectMarketing", .changed, .purpose,
            consent: ["letter"]
        ) { $0.activities[0].isDirectMarketing = false },
        .material("another basis", "activities[sales].grounds[0].basis", .changed, .basis, tell: ["buyer"]) {
            $0.activities[1].grounds[1].basis = .publicTask
        }.with(
            SeenChange("activities[sales].grounds[1]", .removed, .basis, material: true),
            SeenChange("activities[sales].grounds[1]", .added, .basis, material: true)),
        .material("a ground less", "activities[sales].grounds[1]", .removed, .basis, tell: ["buyer"]) {
            $0.activities[1].grounds.removeLast()
        },
        .material("another primary ground", "activities[sales].grounds", .reordered, .basis, tell: ["buyer"]) {
            $0.activities[1].grounds.reverse()
        },
        .material(
            "another interest", "activities[sales].grounds[1].interest.description", .changed, .interest,
            tell: ["buyer"]
        ) {
            $0.activities[1].grounds[1] = LegitimateInterest("to know our buyers", balancing: nil, toldIn: "1")
        },
        .immaterial("a balancing test", "activities[sales].grounds[1].interest.balancing", .added, .organisation) {
            $0.activities[1].grounds[1] = LegitimateInterest(
                "to know who buys", balancing: .passed(on: "2026-01-01", by: "legal"), toldIn: "1")
        },
        .immaterial("a consent in other words", "activities[letter].grounds[0].consent.text", .changed, .consent) {
            $0.activities[0].grounds = [Consent(text: "letter-3", earlier: ["letter-1", "letter-2"])]
        }.with(
            SeenChange("activities[letter].grounds[0].consent.text", .changed, .consent, material: false),
            SeenChange("activities[letter].grounds[0].consent.earlierTexts", .added, .consent, material: false)),
        .material(
            "a consent to something else", "activities[letter].grounds[0].consent.text", .changed, .consent,
            consent: ["letter"]
        ) { $0.activities[0].grounds = [Consent(text: "letter-3", earlier: ["letter-1"])] },
        .material(
            "an earlier consent that doesn't hold any more", "activities[letter].grounds[0].consent.earlierTexts",
            .removed, .consent, consent: ["letter"]
        ) { $0.activities[0].grounds = [Consent(text: "letter-2")] },
        .material("consent for all marketing", "electronicMarketing", .changed, .basis, consent: ["letter"]) {
            $0.electronicMarketing = .consentForAll
        },
    ]

    private static let data: [ChangedRegister] = [
        .material("a new category", "activities[letter].categories", .added, .category, consent: ["letter"]) {
            $0.activities[0].categories.append("health")
        },
        .immaterial("a category less", "activities[letter].categories", .removed, .category) {
            $0.activities[0].categories.removeFirst()
        },
        .material("a category becomes special", "categories[email].kind", .changed, .category, consent: ["letter"]) {
            $0.categories[1] = CategoryDeclaration("email", kind: .special(.health))
        },
        .immaterial("a category that nothing uses", "categories[health].kind", .changed, .category) {
            $0.categories[2] = CategoryDeclaration("health", kind: .special(.health))
        },
        .immaterial("a category is called otherwise", "categories[email].title", .added, .wording) {
            $0.categories[1] = CategoryDeclaration("email", "addresses")
        },
        .material("others' data", "activities[letter].subjects", .added, .subjects, tell: ["reader", "buyer"]) {
            $0.activities[0].subjects.append("buyer")
        },
        .material("a new source", "activities[sales].sources", .added, .source, tell: ["buyer"]) {
            $0.activities[1].sources = ["press"]
        },
        .immaterial("a source that nothing uses", "sources[press].kind", .changed, .source) {
            $0.sources = [Source("press", "newspapers", kind: .thirdParty)]
        },
        .material(
            "something more to provide", "activities[sales].requirements[0].necessity", .changed, .requirement,
            tell: ["buyer"]
        ) {
            $0.activities[1].requirements =
                Activity("any", covering: []) { Requires("name", .statutory, otherwise: "no delivery") }.requirements
        },
        .material(
            "weightier decisions by machine", "activities[sales].automatedDecisions.isSignificant", .changed,
            .automatedDecision, tell: ["buyer"]
        ) {
            $0.activities[1].automatedDecisions =
                Activity("any", covering: []) {
                    DecidesAutomatically(significant: true, safeguards: [.contest], logic: "by price")
                }.automatedDecisions
        },
        .material(
            "a safeguard less", "activities[sales].automatedDecisions.safeguards", .removed, .automatedDecision,
            tell: ["buyer"]
        ) {
            $0.activities[1].automatedDecisions =
                Activity("any", covering: []) { DecidesAutomatically(significant: false, logic: "by price") }
                .automatedDecisions
        },
        .immaterial(
            "no decisions by machine any more", "activities[sales].automatedDecisions", .removed, .automatedDecision
        ) {
            $0.activities[1].automatedDecisions = nil
        },
    ]

    private static let parties: [ChangedRegister] = [
        .material("a new recipient", "activities[letter].disclosures[0]", .added, .recipient, consent: ["letter"]) {
            $0.activities[0].disclosures = disclosure("courier") + $0.activities[0].disclosures
        },
        .immaterial("a recipient less", "activities[letter].disclosures[0]", .removed, .recipient) {
            $0.activities[0].disclosures = []
        },
        .material(
            "a recipient gets all", "activities[letter].disclosures[0].categories", .removed, .recipient,
            consent: ["letter"]
        ) { $0.activities[0].disclosures = disclosure("printer", on: .low) },
        .immaterial("a recipient gets less", "activities[sales].disclosures[0].categories", .added, .recipient) {
            $0.activities[1].disclosures = disclosure("courier", only: ["name"])
        },
        .material(
            "a condition less", "activities[letter].disclosures[0].suspicion", .removed, .recipient,
            consent: ["letter"]
        ) { $0.activities[0].disclosures = disclosure("printer", only: ["email"]) },
        .immaterial("a condition more", "activities[sales].disclosures[0].suspicion", .added, .recipient) {
            $0.activities[1].disclosures = disclosure("courier", on: .serious)
        },
        .material("a recipient decides itself", "recipients[courier].part", .changed, .recipient, tell: ["buyer"]) {
            $0.recipients[1] = Recipient("courier", "a courier", part: .controller, remoteAccess: ["IN"])
        },
        .material("data leave the Union", "recipients[courier].country", .changed, .transfer, tell: ["buyer"]) {
            $0.recipients[1] = Recipient("courier", "a courier", part: .processor, country: "US", remoteAccess: ["IN"])
        },
        .material(
            "data are looked into from abroad", "recipients[courier].remoteAccess", .added, .transfer, tell: ["buyer"]
        ) {
            $0.recipients[1] = Recipient("courier", "a courier", part: .processor, remoteAccess: ["IN", "US"])
        },
        .immaterial("nobody abroad looks into them", "recipients[courier].remoteAccess", .removed, .transfer) {
            $0.recipients[1] = Recipient("courier", "a courier", part: .processor)
        },
        .material("a helper of a processor", "recipients[second]", .added, .recipient, consent: ["letter"]) {
            $0.recipients.append(Recipient("second", "another", part: .subprocessor, engagedBy: "helper"))
        },
        .immaterial("a recipient that nothing uses", "recipients[second]", .added, .recipient) {
            $0.recipients.append(Recipient("second", "another", part: .processor))
        },
        .immaterial("an agreement", "recipients[courier].agreement", .added, .organisation) {
            $0.recipients[1] = Recipient(
                "courier", "a courier", part: .processor, agreement: .written(from: "2026-01-01"), remoteAccess: ["IN"])
        },
        .material(
            "another controller", "controller.name", .changed, .controller, tell: ["reader", "buyer"],
            consent: ["letter"]
        ) {
            $0.controller = LegalEntity("controller", name: "Acme N.V.", contact: "privacy@acme.example")
        },
        .material("another address", "controller.contact", .changed, .contact, tell: ["reader", "buyer"]) {
            $0.controller = LegalEntity("controller", name: "Acme B.V.", contact: "avg@acme.example")
        },
        .material("a joint controller", "activities[letter].part", .changed, .controller, consent: ["letter"]) {
            $0.activities[0].part = .jointController(with: ["partner"])
        },
        .immaterial("an entity that nothing is of", "entities[tenant].name", .changed, .controller) {
            $0.entities[1] = LegalEntity("tenant", name: "Tenant N.V.", contact: "info@tenant.example")
        },
    ]

    private static let everyone: [SubjectCategoryID] = ["reader", "buyer"]

    private static let told: [ChangedRegister] = [
        .material("no officer any more", "officer", .removed, .officer, tell: everyone) { $0.officer = nil },
        .material("another officer", "officer.appointed.contact", .changed, .officer, tell: everyone) {
            $0.officer = .appointed(contact: "fg@acme.example")
        },
        .material("another authority", "authority.name", .changed, .complaint, tell: everyone) {
            $0.authority = SupervisoryAuthority("GBA", contact: "https://toezicht.example")
        },
        .material("a right less", "rights.told", .removed, .rights, tell: everyone) {
            $0.rights = RightsProcedure(
                told: ProcessingOperation.allCases.filter { $0.isRequest && $0 != .requestPortability },
                by: ["customer number", "a code"])
        },
        .material("requests in writing", "rights.form", .changed, .rights, tell: everyone) {
            $0.rights = RightsProcedure(form: .written, by: ["customer number", "a code"])
        },
        .material("the more intrusive means first", "rights.means", .reordered, .rights, tell: everyone) {
            $0.rights = RightsProcedure(by: ["a code", "customer number"])
        },
        .immaterial("one more way to reach us", "contacts[1]", .added, .rights) {
            $0.contacts.append(ContactChannel(.phone, "020", desk: "desk"))
        },
        .material("one way less to reach us", "contacts[0]", .removed, .rights, tell: everyone) { $0.contacts = [] },
        .material("a promise less", "promises[S-65]", .removed, .promise, tell: everyone) { $0.promises = [] },
        .immaterial("a promise more", "promises[S-61]", .added, .promise) {
            $0.promises.append(Promise(.neverSold, clause: "S-61"))
        },
        .immaterial("another clause", "activities[letter].clauses", .added, .organisation) {
            $0.activities[0].clauses = ["S-18"]
        },
        .immaterial("other words", "activities[letter].wording", .added, .wording) {
            $0.activities[0].wording = "our letter"
        },
        .immaterial("a new version of the statement", "notices[2]", .added, .wording) {
            $0.notices.append(Notice(version: "2", from: "2026-06-01"))
        },
        .immaterial("a translation", "translations[0]", .added, .wording) {
            $0.translations = [Translation("readers", .nl, "lezers")]
        },
    ]

    private static let kept: [ChangedRegister] = [
        .material(
            "kept longer", "activities[letter].retention[0].period", .changed, .retention, consent: ["letter"]
        ) { $0.activities[0].retention = [RetentionRule(period: .months(25), trigger: .lastContact)] },
        .immaterial("kept shorter", "activities[letter].retention[0].period", .changed, .retention) {
            $0.activities[0].retention = [RetentionRule(period: .months(23), trigger: .lastContact)]
        },
        .material(
            "a minimum that is longer after some dates and shorter after others",
            "activities[sales].retention[0].minimum",
            .changed, .retention, tell: ["buyer"]
        ) {
            $0.activities[1].retention = [
                RetentionRule(period: .years(7), trigger: .endOfContract, minimum: .days(1826))
            ]
        },
        .immaterial("kept as long, in other units", "activities[letter].retention[0].period", .changed, .retention) {
            $0.activities[0].retention = [RetentionRule(period: .months(24), trigger: .lastContact)]
        },
        .material(
            "counted from elsewhere", "activities[letter].retention[0].trigger.event", .changed, .retention,
            consent: ["letter"]
        ) { $0.activities[0].retention = [RetentionRule(period: .years(2), trigger: .endOfRelation)] },
        .material("a longer minimum", "activities[sales].retention[0].minimum", .changed, .retention, tell: ["buyer"]) {
            $0.activities[1].retention = [
                RetentionRule(period: .years(7), trigger: .endOfContract, minimum: .years(6))
            ]
        },
        .immaterial("no minimum any more", "activities[sales].retention[0].minimum", .removed, .retention) {
            $0.activities[1].retention = [RetentionRule(period: .years(7), trigger: .endOfContract)]
        },
        .material(
            "a rule of its own for a category", "activities[sales].retention[1]", .added, .retention, tell: ["buyer"]
        ) {
            $0.activities[1].retention.append(
                RetentionRule(period: .days(1), trigger: .collection, categories: ["name"]))
        },
    ]

    private static let within: [ChangedRegister] = [
        .immaterial("a role sees more", "roles[desk].purposes", .added, .organisation) {
            $0.roles = [Role("desk", boundBy: .secrecy, for: ["letter", "sales"])]
        },
        .immaterial("a measure", "securityMeasures[vault]", .added, .organisation) {
            $0.securityMeasures = [SecurityMeasure("vault", "a vault", .encryption, owner: "operations")]
        },
        .immaterial("an impact assessment", "activities[sales].impactAssessment", .changed, .organisation) {
            $0.activities[1].impactAssessment = .done(on: "2026-01-01")
        },
        .immaterial("another zone", "zone", .changed, .organisation) { $0.zone = "Europe/Brussels" },
        .init(name: "nothing", expected: [], toTell: [], needingConsent: []) { _ in },
    ]

    /// The same change with other expectations of what is seen.
    private func with(_ seen: SeenChange...) -> ChangedRegister {
        .init(name: name, expected: seen, toTell: toTell, needingConsent: needingConsent, change: change)
    }
}
