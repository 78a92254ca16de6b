// SPDX-License-Identifier: Apache-2.0

import Lawful

/// Sources other than the person (S-20, S-31, S-33).
enum Sources {
    static let creditRegister: SourceID = "bkr"
    static let tradeRegister: SourceID = "kvk"
    static let incidentRegister: SourceID = "incident-register"
    static let sectorWarnings: SourceID = "sector-warnings"
    static let publicSources: SourceID = "public-sources"
}

/// Who receives data (S-16, S-17, S-32, S-34, S-55 to S-61).
enum Recipients {
    static let printer: RecipientID = "printer"
    static let newPrinter: RecipientID = "new-printer"
    static let maintenance: RecipientID = "maintenance"
    static let partners: RecipientID = "partners"
    static let accountant: RecipientID = "accountant"
    static let crimeFighter: RecipientID = "cybercrime-centre"
    static let sectorRegister: RecipientID = "sector-register"
    static let police: RecipientID = "police"
    static let foreignAuthority: RecipientID = "foreign-authority"
    static let dataBroker: RecipientID = "data-broker"
}

extension CompanyRegister {
    private var notification: String { "met de eerste brief, binnen een maand" }
    private var laterNotification: String? { isCorrected ? notification : nil }

    @RegisterBuilder var sources: [any RegisterPart] {
        // The credit register is open to credit providers and the like; no membership is on file.
        if !isCorrected {
            Source(Sources.creditRegister, "Bureau Krediet Registratie", kind: .register, clause: "S-20")
        }
        Source(
            Sources.tradeRegister, "het handelsregister (KvK)", kind: .register, permission: "subscription on file",
            notification: notification, clause: "S-20")
        Source(
            Sources.incidentRegister, "het incidentenregister van de branche", kind: .register,
            permission: isCorrected ? "membership on file" : nil, notification: laterNotification, clause: "S-31")
        Source(
            Sources.sectorWarnings, "het waarschuwingssysteem van de branche", kind: .register,
            permission: "membership on file", notification: notification, clause: "S-31")
        Source(
            Sources.publicSources, "kranten en internet", kind: .public, notification: laterNotification, clause: "S-33"
        )
    }

    @RegisterBuilder var recipients: [any RegisterPart] {
        Recipient(
            Recipients.printer, "Drukkerij De Verdwenen Letter", part: .processor,
            agreement: .written(from: "2024-01-01"),
            guarantees: Guarantees("ISO 27001 certificate", verifiedOn: "2026-02-01"), clause: "S-16")
        Recipient(
            Recipients.newPrinter, "Drukkerij Nog Geen Handtekening", part: .processor,
            agreement: isCorrected ? .written(from: "2026-11-01") : nil,
            guarantees: isCorrected ? Guarantees("ISO 27001 certificate", verifiedOn: "2026-11-01") : nil,
            clause: "S-17")
        Recipient(
            Recipients.maintenance, "Serverbeheer Kabelgoot B.V.", part: .processor,
            agreement: .written(from: "2023-01-01"),
            guarantees: Guarantees("ISO 27001 certificate", verifiedOn: "2026-01-15"), clause: "S-59")
        Recipient(Recipients.crimeFighter, "Meldpunt Botnets", part: .controller)
        Recipient(Recipients.sectorRegister, "Waarschuwingsregister van de branche", part: .controller, clause: "S-32")
        Recipient(Recipients.police, "Politie", part: .authority, clause: "S-60")
        if isCorrected {
            Recipient(Recipients.accountant, "Accountantskantoor Optelsom", part: .controller, clause: "S-58")
        } else {
            Recipient(
                Recipients.partners, "derden die onze bedrijfsvoering of dienstverlening steunen", part: nil,
                vague: true, clause: "S-58")
            Recipient(
                Recipients.foreignAuthority, "een autoriteit van een derde land", part: .authority, country: "US",
                vague: true, clause: "S-60")
            Recipient(Recipients.dataBroker, "Adressenhandel Te Koop", part: .buyer)
        }
    }
}
