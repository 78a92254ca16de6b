// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A fictional pharmacy whose register has something of everything that can be declared.
enum SampleRegister {
    static func make() throws -> Register {
        try Register(controller: "Lindenhof Apotheek B.V.", contact: "privacy@lindenhof.example", body: .private) {
            Establishment(zone: "Europe/Brussels")
            WrittenIn(.en)
            DataProtectionOfficer.appointed(contact: "fg@lindenhof.example")
            SupervisoryAuthority(
                "Autoriteit Persoonsgegevens", contact: "https://toezicht.example", clause: "S-72")
            GeneralClause("S-05", "We want to be clear.")
            ElectronicMarketing.consentForAll
            people
            statement
            recipients
            sources
            activities
            promises
        }
    }

    /// What the other one can't hold: no officer; and purposes with a past, which the frozen fixture was written before.
    static func makeOther() throws -> Register {
        try register {
            DataProtectionOfficer.notRequired(because: "small")
            CategoryDeclaration("name")
            for purpose in ["letter", "offers"] as [PurposeID] { Activity(purpose, covering: ["name"]) {} }
            Renamed("newsletter", from: "mailing", on: "2025-06-01")
            Split("newsletter", into: ["letter", "offers"], same: "letter", on: "2026-05-01")
            Retired("faxes", on: "2026-05-01")
        }
    }

    @RegisterBuilder private static var people: [any RegisterPart] {
        LegalEntity("clinic", name: "Kliniek De Brug", contact: "info@brug.example", body: .public, country: "BE")
        LegalEntity("wholesaler", name: "Groothandel Oost", contact: "avg@oost.example")
        LegalEntity(
            "lab", name: "Lab Inc.", contact: "privacy@lab.example", country: "US",
            representative: "Lab Europe B.V., eu@lab.example")
        JointArrangement(
            with: ["clinic", "wholesaler"], essence: "the pharmacy answers requests", contact: "avg@lindenhof.example",
            clause: "S-9")
        JointArrangement(with: ["clinic"], essence: "opening hours")
        SecurityMeasure(
            "vault", "encryption at rest", .encryption, owner: "information security", evidence: "audit 2026-03",
            reviewBy: "2027-03-01", for: [Dispensing.id])
        for kind in SecurityMeasure.Kind.allCases {
            SecurityMeasure(
                MeasureID(rawValue: "measure.\(kind.rawValue)"), "a measure", kind, owner: "operations",
                clause: "S-50")
        }
        SubjectCategory("patient", "patients", contractParty: true, clause: "S-06")
        SubjectCategory("carer", "informal carers", contractParty: false)
        CategoryDeclaration(Notes.self, freeText: true)
        CategoryDeclaration("badge", "entry badges", kind: .special(.biometric), freeText: false)
        CategoryDeclaration("call", "recorded calls", recording: true)
        for special in SpecialCategory.allCases where special != .health && special != .biometric {
            CategoryDeclaration(CategoryID(rawValue: "unused.\(special.rawValue)"), kind: .special(special))
        }
        Role(.desk, boundBy: .secrecy, heldBy: ["Service Desk"], for: Newsletter.self, Dispensing.self)
        Role(.chemist, boundBy: .statute, clause: "S-13", for: nil)
        Role(.temp, boundBy: .nothing, for: [Newsletter.id], seeing: [EmailAddress.id])
        Role(.watcher, boundBy: .secrecy, heldBy: [], for: [], seeing: [])
    }

    @RegisterBuilder private static var statement: [any RegisterPart] {
        Notice(version: "1", from: "2024-02-29", describes: [Newsletter.id, Dispensing.id])
        Notice(
            version: "2", from: "2026-01-01", url: "https://lindenhof.example/privacy", clause: "S-76",
            announcedOn: "2025-12-01", announced: .individually)
        Notice(version: "3", from: "2026-06-01", announced: .conspicuously)
        RightsProcedure(
            told: [.requestAccess, .requestErasure], merged: [.requestRestriction, .requestObjection],
            objectionSetApart: false, freeTold: false, extensionTold: false, form: .written, identification: .always,
            by: ["customer number", "copy of a passport"], refusalsTell: [.reasons], complaintHereFirst: true,
            clause: "S-66")
        for kind in ContactChannel.Kind.allCases {
            ContactChannel(kind, "to be reached by \(kind.rawValue)", desk: "Service Desk", clause: "S-70")
        }
        ContactChannel(.email, "avg@lindenhof.example", desk: "Service Desk")
        ChangePolicy(.individually, clause: "S-74")
        Translation("our newsletter", .nl, "onze nieuwsbrief")
        ConsentText(
            "news-2", in: .en, "May we mail you our newsletter?", digest: "sha256:2c26b46b", by: .doubleOptIn,
            withdrawal: "a link in each letter")
        for mechanism in ConsentText.Mechanism.allCases {
            ConsentText(
                TextID(rawValue: "text.\(mechanism.rawValue)"), in: .nl, nil, by: mechanism, withdrawal: nil)
        }
        CollectionPoint("sign-up form", for: Newsletter.self, showing: "2")
        CollectionPoint("counter", for: "dispensing", showing: nil)
    }

    @RegisterBuilder private static var sources: [any RegisterPart] {
        Source(
            "incident.register", "the incident register", kind: .register, permission: "member 12",
            notification: "by letter within a month", clause: "S-31")
        Source("press", "newspapers", kind: .public)
        Source("doctor", "your doctor", kind: .thirdParty, notification: "at first contact")
    }

    @RegisterBuilder private static var promises: [any RegisterPart] {
        Promise(.neverSold, clause: "S-61")
        Promise(.disclosedOnlyWhenNecessary, clause: "S-62", otherReading: "either suffices")
        Promise(.answeredWithin(.weeks(4)), clause: "S-65")
        Promise(.disclosedOnSuspicion(.serious, to: "inspection"), clause: "S-34")
    }

    private static let authorisations: [SubProcessorAuthorisation] = [
        .unauthorised, .specific(on: "2025-02-01"),
        .general(announced: "2025-02-01", window: .days(30), objectedOn: nil),
        .general(announced: "2025-02-01", window: .days(30), objectedOn: "2025-02-20"),
    ]

    @RegisterBuilder private static var recipients: [any RegisterPart] {
        Recipient(
            "printer", "Drukkerij Zuid", part: .processor,
            agreement: .written(from: "2025-01-01", until: "2027-12-31", lacking: [.d, .h]),
            guarantees: Guarantees("ISO 27001, no. 7", verifiedOn: "2025-06-30"))
        Recipient(
            "courier", "Koerier West", part: .processor, agreement: .oral(from: "2025-03-01"), clause: "S-16")
        for (index, ending) in endings.enumerated() {
            Recipient(
                RecipientID(rawValue: "leaving.\(index)"), "an archive", part: .processor,
                agreement: .written(
                    from: "2024-01-01", purposes: [Newsletter.id], categories: [Name.id], ending: ending),
                guarantees: Guarantees("SOC 2", verifiedOn: "2026-02-01", goodFor: .months(18)),
                remoteAccess: ["IN", "US"], vague: true, contact: "archive@example.example")
        }
        for (index, authorisation) in authorisations.enumerated() {
            Recipient(
                RecipientID(rawValue: "sub.\(index)"), "a printer's helper", part: .subprocessor,
                agreement: .written(from: "2025-01-01"), authorisation: authorisation, engagedBy: "printer")
        }
        for (index, kind) in transferKinds.enumerated() {
            Recipient(
                RecipientID(rawValue: "abroad.\(kind.rawValue)"), "a foreign processor", part: .processor,
                country: "IN",
                transfer: TransferTool(
                    kind, assessment: assessments[index % assessments.count],
                    law: kind == .derogationPublicInterest ? LawReference("Wpg 6b") : nil,
                    notified: kind == .derogationCompelling,
                    copyAt: kind == .standardClauses ? "on request" : nil))
        }
        Recipient(
            "cloud", "Cloud Inc.", part: .processor, country: "US",
            adequacy: AdequacyFacts(framework: true, humanResources: true))
        Recipient("patents", "European Patent Office", part: .controller, country: "EPO")
        Recipient("insurer", "Zorgverzekeraar Noord", part: .controller)
        Recipient("clinic.joint", "Kliniek De Brug", part: .joint, country: "BE")
        Recipient(
            "inspection", "the inspectorate", part: .authority, adequacy: AdequacyFacts(publicSector: true))
        Recipient("broker", "Datahandel", part: .buyer)
        Recipient("undecided", "a partner", part: nil)
    }

    static let transferKinds = TransferTool.Kind.allCases
    private static let endings: [ProcessingAgreement.Ending?] = [
        nil, .init(from: "2026-01-01"), .init(from: "2026-01-01", .return),
        .init(
            from: "2026-01-01", .delete, certifiedOn: "2026-02-01",
            retainedBy: LawReference("AWR 52(4)", told: false)),
    ]
    private static let assessments: [TransferTool.Assessment] = [.missing, .done, .negative]
}

extension RoleID {
    static let desk: RoleID = "desk"
    static let chemist: RoleID = "chemist"
    static let temp: RoleID = "temp"
    static let watcher: RoleID = "watcher"
}
