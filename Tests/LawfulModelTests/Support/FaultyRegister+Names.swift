// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FaultyRegister {
    static let unknownNames: [FaultyRegister] = [
        .part("a role's purpose", .unknown, "roles[desk].purposes") { Role("desk", boundBy: .secrecy, for: ["ghost"]) },
        .part("a role's category", .unknown, "roles[desk].categories") {
            Role("desk", boundBy: .secrecy, for: ["sound"], seeing: ["name", "ghost"])
        },
        .part("a collection point's purpose", .unknown, "collectionPoints[0].purpose") {
            CollectionPoint("form", for: "ghost", showing: nil)
        },
        .part("a collection point's notice", .unknown, "collectionPoints[0].notice") {
            CollectionPoint("form", for: "sound", showing: "9")
        },
        .part("a purpose that a notice describes", .unknown, "notices[1].describes") {
            Notice(version: "1", from: "2026-01-01", describes: ["sound", "ghost"])
        },
        .part("an activity's category", .unknown, "activities[mail].categories") {
            Activity("mail", covering: ["name", "ghost"]) {}
        },
        .activity("people concerned", .unknown, "subjects") { About("ghost") },
        .activity("a source", .unknown, "sources") { From("ghost") },
        .activity("a joint controller", .unknown, "part.jointController.with") { Jointly(with: "ghost") },
        .activity("a joint controller that is the controller itself", .unknown, "part.jointController.with") {
            Jointly(with: "controller")
        },
        .activity("a tenant", .unknown, "instructions[0].controller") { OnInstruction(of: "ghost", .use) },
        .activity("a tenant that is the controller itself", .unknown, "instructions[0].controller") {
            OnInstruction(of: "controller", .use)
        },
        .activity("a tenant without an instruction", .unknown, "part.processor.for") {
            Odd { $0.part = .processor(for: ["ghost"]) }
        },
        .activity("the entity whose activity it is", .unknown, "entity") { Of("ghost") },
        .activity("an instructed category", .unknown, "instructions[0].categories") {
            OnInstruction(Instruction("order", of: "tenant", operations: [.use], categories: ["name"]))
        },
        .part("the annex's purpose", .unknown, "recipients[printer].agreement.purposes") {
            Recipient(
                "printer", "a printer", part: .processor,
                agreement: .written(from: "2026-01-01", purposes: ["sound", "ghost"]))
        },
        .part("the annex's category", .unknown, "recipients[printer].agreement.categories") {
            Recipient(
                "printer", "a printer", part: .processor,
                agreement: .written(from: "2026-01-01", categories: ["ghost"]))
        },
        .part("the processor that engages", .unknown, "recipients[helper].engagedBy") {
            Recipient("helper", "a helper", part: .subprocessor, engagedBy: "ghost")
        },
        .part("a measure's purpose", .unknown, "securityMeasures[vault].purposes") {
            SecurityMeasure("vault", "encryption", .encryption, owner: "operations", for: ["ghost"])
        },
        .part("the other controllers of an arrangement", .unknown, "arrangements[1].with") {
            JointArrangement(with: [], essence: "none")
            JointArrangement(with: ["ghost"], essence: "who does what")
        },
        .part("a promise's recipient", .unknown, "promises[S-34].content.disclosedOnSuspicion.to") {
            Promise(.neverSold, clause: "S-61")
            Promise(.disclosedOnSuspicion(.low, to: "ghost"), clause: "S-34")
        },
        .activity("a recipient", .unknown, "disclosures[1].recipient") {
            Discloses(to: "printer")
            Discloses(to: "ghost")
        },
        .activity("a disclosed category", .unknown, "disclosures[0].categories") {
            Discloses(to: "printer", only: ["email", "ghost"])
        },
        .activity("a disclosed category of another activity", .unknown, "disclosures[0].categories") {
            Discloses(to: "printer", only: ["name"])
        },
        .activity("a required category", .unknown, "requirements[1].category") {
            Requires("email")
            Requires("name")
        },
        .activity("an operation's category", .unknown, "limits[0].categories") { Limit(.use, to: ["email", "name"]) },
        .activity("a special condition's category", .unknown, "specialGrounds[0].category") {
            Condition(.a, for: "name")
        },
        .activity("an origin", .unknown, "purposeChanges[1].origin") {
            Reuses(
                "sound", compatible: true, link: "a", context: "b", nature: "c", consequences: "d", safeguards: "e")
            Reuses(
                "ghost", compatible: true, link: "a", context: "b", nature: "c", consequences: "d", safeguards: "e")
        },
        .activity("a ground's category", .unknown, "grounds[1].categories") {
            VitalInterests()
            VitalInterests().only(Name.self)
        },
        .activity("the notice that told an interest", .unknown, "grounds[0].interest.toldIn") {
            LegitimateInterest("to be safe", balancing: nil, toldIn: "9")
        },
        .activity("a retention rule's category", .unknown, "retention[1].categories") {
            Keep(for: .years(1), after: .lastContact)
            Keep(Name.self, for: .years(1), after: .lastContact)
        },
    ]

    static let duplicates: [FaultyRegister] = [
        .part("entities", .duplicate, "entities") {
            LegalEntity("tenant", name: "One", contact: "one@acme.example")
            LegalEntity("tenant", name: "Two", contact: "two@acme.example")
        },
        .part("an entity named as the controller", .duplicate, "entities") {
            LegalEntity("controller", name: "One", contact: "one@acme.example")
        },
        .part("notices", .duplicate, "notices") {
            Notice(version: "1", from: "2026-01-01")
            Notice(version: "1", from: "2026-02-01")
        },
        .activity("reviews", .duplicate, "reviews[1].name") {
            Reviewed("orders per district", by: "compliance", on: "2026-01-01")
            Reviewed("orders per district", by: "officer", on: "2026-02-01")
        },
        .part("categories", .duplicate, "categories") { CategoryDeclaration("name", freeText: true) },
        .part("a category of two kinds", .duplicate, "categories") {
            CategoryDeclaration("prescription")
            Activity(Emergency.self) {}
        },
        .part("people concerned", .duplicate, "subjects") {
            SubjectCategory("customer", "customers", contractParty: true)
            SubjectCategory("customer", "buyers", contractParty: true)
        },
        .part("sources", .duplicate, "sources") {
            Source("press", "newspapers", kind: .public)
            Source("press", "magazines", kind: .public)
        },
        .part("recipients", .duplicate, "recipients") {
            Recipient("printer", "a printer", part: .processor)
            Recipient("printer", "another", part: nil)
        },
        .part("roles", .duplicate, "roles") {
            Role("desk", boundBy: .secrecy, for: nil)
            Role("desk", boundBy: .statute, for: nil)
        },
        .part("measures", .duplicate, "securityMeasures") {
            SecurityMeasure("vault", "encryption", .encryption, owner: "operations")
            SecurityMeasure("vault", "a vault", .resilience, owner: "operations")
        },
        .part("texts of consent", .duplicate, "consentTexts") {
            ConsentText("1", in: .en, "May we?", withdrawal: nil)
            ConsentText("1", in: .nl, "Mogen wij?", withdrawal: nil)
        },
        .part("general clauses", .duplicate, "generalClauses") {
            GeneralClause("S-14", "We take care.")
            GeneralClause("S-14", "We take great care.")
        },
        .part("translations", .duplicate, "translations[2]") {
            Translation("orders", .nl, "bestellingen")
            Translation("customers", .nl, "klanten")
            Translation("orders", .nl, "orders")
        },
        .activity("instructions", .duplicate, "instructions") {
            OnInstruction(of: "tenant", .use)
            OnInstruction(of: "tenant", .store)
        },
        .part("activities", .duplicate, "activities") { Activity("sound", covering: []) {} },
        .part("an activity's categories", .duplicate, "activities[mail].categories") {
            Activity("mail", covering: ["name", "name"]) {}
        },
    ]
}
