// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

extension FaultyRegister {
    static let values: [FaultyRegister] = [
        .controller("a controller without a name", "controller.name", " \n", "privacy@acme.example"),
        .controller("a controller without a contact", "controller.contact", "Acme B.V.", ""),
        .part("a zone that isn't", .malformed, "zone") { Establishment(zone: "Europe/Atlantis") },
        .part("a notice's date", .malformed, "notices[1].from") { Notice(version: "1", from: "2026-02-30") },
        .part("notices out of order", .malformed, "notices[2].from") {
            Notice(version: "1", from: "2026-02-01")
            Notice(version: "2", from: "2026-01-31")
        },
        .part("an agreement's first day", .malformed, "recipients[printer].agreement.from") {
            Recipient("printer", "a printer", part: .processor, agreement: .oral(from: "1 January"))
        },
        .part("an agreement's last day", .malformed, "recipients[printer].agreement.until") {
            Recipient(
                "printer", "a printer", part: .processor, agreement: .written(from: "2026-01-01", until: "later"))
        },
        .part("an agreement that ends before it begins", .malformed, "recipients[printer].agreement.until") {
            Recipient(
                "printer", "a printer", part: .processor, agreement: .written(from: "2026-01-02", until: "2026-01-01"))
        },
        .part("the date of guarantees", .malformed, "recipients[printer].guarantees.verifiedOn") {
            Recipient(
                "printer", "a printer", part: .processor, guarantees: Guarantees("ISO 27001", verifiedOn: "2026-1-1"))
        },
        .part("a recipient's country", .malformed, "recipients[printer].country") {
            Recipient("printer", "a printer", part: .processor, country: "nl")
        },
        .part("an entity's country", .malformed, "entities[tenant].country") {
            LegalEntity("tenant", name: "One", contact: "one@acme.example", country: "NLD")
        },
        .part("an empty name of a role", .malformed, "roles") { Role("", boundBy: .secrecy, for: nil) },
        .part("a name with an outer blank", .malformed, "subjects") {
            SubjectCategory("customer ", "customers", contractParty: true)
        },
        .part("a name with a control character", .malformed, "sources") {
            Source("pre\u{7}ss", "newspapers", kind: .public)
        },
        .part("a name of more than 200 bytes", .malformed, "categories") {
            CategoryDeclaration(CategoryID(rawValue: String(repeating: "é", count: 100) + "x"))
        },
        .part("an entity without a name", .malformed, "entities[tenant].name") {
            LegalEntity("tenant", name: "", contact: "one@acme.example")
        },
        .part("an entity without a contact", .malformed, "entities[tenant].contact") {
            LegalEntity("tenant", name: "One", contact: " ")
        },
        .part("the date of an announcement", .malformed, "notices[1].announcedOn") {
            Notice(version: "1", from: "2026-02-01", announcedOn: "in January")
        },
        .part("the end of an agreement", .malformed, "recipients[printer].agreement.ending.from") {
            Recipient(
                "printer", "a printer", part: .processor,
                agreement: .written(from: "2026-01-01", ending: .init(from: "soon")))
        },
        .part("a certificate's date", .malformed, "recipients[printer].agreement.ending.certifiedOn") {
            Recipient(
                "printer", "a printer", part: .processor,
                agreement: .written(
                    from: "2026-01-01", ending: .init(from: "2026-02-01", .delete, certifiedOn: "later")))
        },
        .part("a certificate before the end", .malformed, "recipients[printer].agreement.ending.certifiedOn") {
            Recipient(
                "printer", "a printer", part: .processor,
                agreement: .written(
                    from: "2026-01-01", ending: .init(from: "2026-02-01", .delete, certifiedOn: "2026-01-31")))
        },
        .part("guarantees that hold for no time", .malformed, "recipients[printer].guarantees.goodFor") {
            Recipient(
                "printer", "a printer", part: .processor,
                guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01", goodFor: .years(0)))
        },
        .part("a country from which data are looked into", .malformed, "recipients[printer].remoteAccess[1]") {
            Recipient("printer", "a printer", part: .processor, remoteAccess: ["IN", "India"])
        },
        .part("the date of a yes", .malformed, "recipients[helper].authorisation.specific.on") {
            Recipient("helper", "a helper", part: .subprocessor, authorisation: .specific(on: "2026-02-30"))
        },
        .part("the date of an announced helper", .malformed, "recipients[helper].authorisation.general.announced") {
            Recipient(
                "helper", "a helper", part: .subprocessor,
                authorisation: .general(announced: "?", window: .days(30), objectedOn: nil))
        },
        .part("the date of an objection", .malformed, "recipients[helper].authorisation.general.objectedOn") {
            Recipient(
                "helper", "a helper", part: .subprocessor,
                authorisation: .general(announced: "2026-01-02", window: .days(30), objectedOn: "?"))
        },
        .part("an early objection", .malformed, "recipients[helper].authorisation.general.objectedOn") {
            Recipient(
                "helper", "a helper", part: .subprocessor,
                authorisation: .general(announced: "2026-01-02", window: .days(30), objectedOn: "2026-01-01"))
        },
        .part("a helper of itself", .malformed, "recipients[helper].engagedBy") {
            Recipient("helper", "a helper", part: .subprocessor, engagedBy: "helper")
        },
        .part("the date of a review", .malformed, "securityMeasures[vault].reviewBy") {
            SecurityMeasure("vault", "encryption", .encryption, owner: "operations", reviewBy: "next year")
        },
        .part("an empty name of a text", .malformed, "consentTexts") {
            ConsentText("", in: .en, nil, withdrawal: nil)
        },
        .activity("an instruction's first day", .malformed, "instructions[0].from") {
            OnInstruction(Instruction("order", of: "tenant", operations: [.use], from: "?"))
        },
        .activity("an instruction's last day", .malformed, "instructions[0].until") {
            OnInstruction(Instruction("order", of: "tenant", operations: [.use], from: "2026-01-01", until: "?"))
        },
        .activity("an instruction that ends before it begins", .malformed, "instructions[0].until") {
            OnInstruction(
                Instruction("order", of: "tenant", operations: [.use], from: "2026-01-02", until: "2026-01-01"))
        },
        .activity("an empty name of an instruction", .malformed, "instructions") {
            OnInstruction(Instruction("", of: "tenant", operations: [.use]))
        },
        .activity("an empty name of an aim", .malformed, "aims[1]") { Aims(.training, "") },
        .activity("an empty name of a contract", .malformed, "grounds[0].contract") { Contract("") },
        .activity("an empty name of a text asked", .malformed, "grounds[0].consent.text") { Consent(text: "") },
        .activity("a name of an earlier text", .malformed, "grounds[0].consent.earlierTexts[0]") {
            Consent(text: "2", earlier: [" 1"])
        },
        .activity("an assessment's date", .malformed, "impactAssessment.done.on") { Assessed(.done(on: "soon")) },
        .activity("a balancing test's date", .malformed, "grounds[0].interest.balancing.on") {
            LegitimateInterest("to be safe", balancing: .passed(on: "2025-13-01", by: "legal"), toldIn: nil)
        },
        .activity("a review's date", .malformed, "reviews[0].on") {
            Reviewed("orders per district", by: "compliance", on: "spring")
        },
        .activity("a review by nobody", .malformed, "reviews[1].by") {
            Reviewed("orders per district", by: "compliance", on: "2026-01-01")
            Reviewed("orders per month", by: " ", on: "2026-01-01")
        },
        .activity("a review of nothing", .malformed, "reviews[0].name") {
            Reviewed("\t", by: "compliance", on: "2026-01-01")
        },
        .activity("a storage limit of nothing", .malformed, "retention[0].period") {
            Keep(for: .days(0), after: .lastContact)
        },
        .activity("a minimum longer than the limit", .malformed, "retention[0].minimum") {
            Keep(for: .years(5), after: .lastContact, atLeast: .years(7), by: LawReference("AWR 52(4)"))
        },
        .activity("a minimum longer than the limit in February", .malformed, "retention[0].minimum") {
            Keep(for: .months(1), after: .lastContact, atLeast: .days(31), by: LawReference("AWR 52(4)"))
        },
        .activity("a financial year that never ends", .malformed, "retention[0].trigger") {
            Keep(for: .years(5), after: RetentionTrigger("record", counting: .endOfFinancialYear(month: 2, day: 30)))
        },
    ]

    /// Grounds of each basis without their justification, and with that of each other basis.
    static let grounds: [FaultyRegister] =
        [
            .activity("consent without a request", .malformed, "grounds[0]") {
                odd(Consent(text: "1")) { $0.consent = nil }
            },
            .activity("contract without a contract", .malformed, "grounds[0]") {
                odd(Contract("sale")) { $0.contract = nil }
            },
            .activity("legitimate interest without an interest", .malformed, "grounds[0]") {
                odd(LegitimateInterest("to be safe", balancing: nil, toldIn: nil)) { $0.interest = nil }
            },
        ]
        + LegalBasis.allCases.flatMap { carrying in
            LegalBasis.allCases.filter { foreign($0, carrying) }.map { borrowed in
                .activity(
                    "basis (\(carrying.rawValue)) with what justifies (\(borrowed.rawValue))", .malformed, "grounds[0]"
                ) {
                    odd(ground(carrying)) { ground in
                        let other = Self.ground(borrowed)
                        ground.consent = ground.consent ?? other.consent
                        ground.contract = ground.contract ?? other.contract
                        ground.law = ground.law ?? other.law
                        ground.interest = ground.interest ?? other.interest
                    }
                }
            }
        }

    /// Whether what justifies the other basis is out of place: (d) has nothing of its own, (c) and (e) share theirs.
    private static func foreign(_ other: LegalBasis, _ own: LegalBasis) -> Bool {
        let laws: Set<LegalBasis> = [.legalObligation, .publicTask]
        return other != own && other != .vitalInterests && !(laws.contains(other) && laws.contains(own))
    }

    private static func odd(_ ground: Ground, _ change: @escaping @Sendable (inout Ground) -> Void) -> Odd {
        var copy = ground
        change(&copy)
        let changed = copy
        return Odd { $0.grounds.append(changed) }
    }

    static func ground(_ basis: LegalBasis) -> Ground {
        switch basis {
        case .consent: Consent(text: "1")
        case .contract: Contract("sale")
        case .legalObligation: LegalObligation(LawReference("AWR 52(4)"))
        case .vitalInterests: VitalInterests()
        case .publicTask: PublicTask(LawReference("Wpg 6b"))
        case .legitimateInterest: LegitimateInterest("to be safe", balancing: nil, toldIn: nil)
        }
    }
}
