// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A small shop whose statement fits a page: two purposes, written in Dutch, one word of it without a translation.
enum Bakery {
    /// The register; the one of the year before where asked.
    static func register(before: Bool = false) throws -> Register {
        try Register(controller: "Bakkerij De Korst B.V.", contact: "privacy@korst.example") {
            WrittenIn(.nl)
            Notice(version: "1", from: "2025-01-01")
            if !before {
                Notice(
                    version: "2", from: "2026-03-01", url: "https://korst.example/privacy", announcedOn: "2026-02-01",
                    announced: .individually)
            }
            DataProtectionOfficer.notRequired(because: "wij verwerken weinig")
            SupervisoryAuthority("Autoriteit Persoonsgegevens", contact: "https://toezicht.example")
            ContactChannel(.email, "privacy@korst.example", desk: "winkel")
            ChangePolicy(.individually)
            Promise(.neverSold, clause: "P-1")
            Promise(.answeredWithin(.weeks(4)), clause: "P-2")
            SecurityMeasure("tls", "versleutelde verbindingen", .encryption, owner: "beheer")
            CategoryDeclaration("name", "naam")
            CategoryDeclaration("email", "e-mailadres")
            CategoryDeclaration("allergy", "allergieën", kind: .special(.health))
            SubjectCategory("customer", "klanten", contractParty: true)
            Recipient(
                "mailer", "Mailer Inc.", part: .processor, country: "IN", agreement: .written(from: "2025-01-01"),
                guarantees: Guarantees("ISO 27001", verifiedOn: "2025-01-01"),
                transfer: TransferTool(.standardClauses, assessment: .done, copyAt: "https://korst.example/scc"))
            ConsentText("news-1", in: .nl, "Stuur mij nieuws.", withdrawal: "de link onder elk bericht")
            orders
            newsletter(before)
            translations
        }
    }

    @RegisterBuilder private static var orders: [any RegisterPart] {
        Activity("orders", "bestellingen", covering: ["name", "allergy"]) {
            About("customer")
            Contract("sale")
            LegitimateInterest(
                "wanbetaling voorkomen", balancing: .passed(on: "2025-01-01", by: "directie"), toldIn: "1")
            Condition(.a, for: "allergy")
            Requires("name", otherwise: "wij kunnen niet leveren")
            Keep(for: .years(7), after: .endOfCalendarYear, atLeast: .years(7), by: LawReference("AWR 52(4)"))
        }
    }

    @RegisterBuilder private static func newsletter(_ before: Bool) -> [any RegisterPart] {
        Activity("news", "nieuwsbrief", covering: before ? ["email"] : ["name", "email"]) {
            Worded("U leest als eerste wat er uit de oven komt.")
            About("customer")
            Consent(text: "news-1")
            DirectMarketing()
            if !before { Discloses(to: "mailer", only: ["email"]) }
            Keep(for: .years(before ? 1 : 2), after: .lastContact)
        }
    }

    @RegisterBuilder private static var translations: [any RegisterPart] {
        for (dutch, english) in [
            ("wij verwerken weinig", "we process little"), ("winkel", "shop"), ("naam", "name"),
            ("e-mailadres", "e-mail address"), ("klanten", "customers"), ("bestellingen", "orders"),
            ("nieuwsbrief", "newsletter"), ("wanbetaling voorkomen", "preventing bad debts"),
            ("wij kunnen niet leveren", "we can't deliver"), ("Stuur mij nieuws.", "Send me news."),
            ("de link onder elk bericht", "the link below every message"),
            ("U leest als eerste wat er uit de oven komt.", "You are first to read what comes out of the oven."),
            ("versleutelde verbindingen", "encrypted connections"), ("beheer", "operations"),
        ] {
            Translation(dutch, .en, english)
        }
    }

    static let date = LocalDate(year: 2026, month: 4, day: 1) ?? .distantPast
}
