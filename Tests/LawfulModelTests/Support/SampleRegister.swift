// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A fictional pharmacy whose register has something of everything that can be declared.
enum SampleRegister {
    static func make() throws -> Register {
        try Register(controller: "Lindenhof Apotheek B.V.", contact: "privacy@lindenhof.example", body: .private) {
            Establishment(zone: "Europe/Brussels")
            DataProtectionOfficer.appointed(contact: "fg@lindenhof.example")
            SupervisoryAuthority("Autoriteit Persoonsgegevens", contact: "https://toezicht.example")
            ElectronicMarketing.consentForAll
            people
            statement
            recipients
            sources
            activities
            Promise(.neverSold, clause: "S-61")
            Promise(.disclosedOnlyWhenNecessary, clause: "S-62")
            Promise(.answeredWithin(.weeks(4)), clause: "S-65")
        }
    }

    @RegisterBuilder private static var people: [any RegisterPart] {
        LegalEntity("clinic", name: "Kliniek De Brug", contact: "info@brug.example", body: .public, country: "BE")
        LegalEntity("wholesaler", name: "Groothandel Oost", contact: "avg@oost.example")
        SubjectCategory("patient", "patients", contractParty: true)
        SubjectCategory("carer", "informal carers", contractParty: false)
        CategoryDeclaration(Notes.self, freeText: true)
        CategoryDeclaration("badge", kind: .special(.biometric), freeText: false)
        for special in SpecialCategory.allCases where special != .health && special != .biometric {
            CategoryDeclaration(CategoryID(rawValue: "unused.\(special.rawValue)"), kind: .special(special))
        }
        Role(.desk, boundBy: .secrecy, for: Newsletter.self, Dispensing.self)
        Role(.chemist, boundBy: .statute, for: nil)
        Role(.temp, boundBy: .nothing, for: [Newsletter.id], seeing: [EmailAddress.id])
        Role(.watcher, boundBy: .secrecy, for: [], seeing: [])
    }

    @RegisterBuilder private static var statement: [any RegisterPart] {
        Notice(version: "1", from: "2024-02-29", describes: [Newsletter.id, Dispensing.id])
        Notice(version: "2", from: "2026-01-01", url: "https://lindenhof.example/privacy", clause: "S-76")
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
        Recipient("courier", "Koerier West", part: .processor, agreement: .oral(from: "2025-03-01"))
        for (index, authorisation) in authorisations.enumerated() {
            Recipient(
                RecipientID(rawValue: "sub.\(index)"), "a printer's helper", part: .subprocessor,
                agreement: .written(from: "2025-01-01"), authorisation: authorisation, engagedBy: "printer")
        }
        for (index, kind) in transferKinds.enumerated() {
            Recipient(
                RecipientID(rawValue: "abroad.\(kind.rawValue)"), "a foreign processor", part: .processor,
                country: "IN", transfer: TransferTool(kind, assessment: assessments[index % assessments.count]))
        }
        Recipient(
            "cloud", "Cloud Inc.", part: .processor, country: "US",
            adequacy: AdequacyFacts(framework: true, humanResources: true))
        Recipient("insurer", "Zorgverzekeraar Noord", part: .controller)
        Recipient("clinic.joint", "Kliniek De Brug", part: .joint, country: "BE")
        Recipient(
            "inspection", "the inspectorate", part: .authority, adequacy: AdequacyFacts(publicSector: true))
        Recipient("broker", "Datahandel", part: .buyer)
        Recipient("undecided", "a partner", part: nil)
    }

    static let transferKinds: [TransferTool.Kind] = [
        .standardClauses, .bindingRules, .code, .derogationConsent, .derogationContract, .derogationClaims,
        .derogationVital,
    ]
    private static let assessments: [TransferTool.Assessment] = [.missing, .done, .negative]
}

extension RoleID {
    static let desk: RoleID = "desk"
    static let chemist: RoleID = "chemist"
    static let temp: RoleID = "temp"
    static let watcher: RoleID = "watcher"
}
