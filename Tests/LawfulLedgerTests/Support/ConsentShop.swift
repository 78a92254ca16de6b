// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// A register that asks for consent in several ways, and one person's decisions on it.
enum ConsentShop {
    static func register(
        _ mechanism: ConsentText.Mechanism = .checkbox,
        withdrawal: String? = "the link in every message",
        tied: Bool = false,
        body: LegalEntity.Body = .private
    ) throws -> Register {
        try Register(controller: "Shop B.V.", contact: "privacy@shop.example", body: body) {
            Notice(version: "2026-01", from: "2026-01-01", describes: ["newsletter", "club", "health", "kids"])
            LegalEntity("partner", name: "Partner B.V.", contact: "privacy@partner.example")
            CategoryDeclaration("email", "E-mail address")
            CategoryDeclaration("name")
            CategoryDeclaration("illness", kind: .special(.health))
            ConsentText(
                "news-2", in: .nl, "Ja, mail mij", digest: "sha-256:aa", by: mechanism, withdrawal: withdrawal)
            Recipient("printer", "Printer B.V.", part: .processor)
            Recipient("club", "Club Inc.", part: .controller, country: "US")
            Recipient("abroad", "Abroad Ltd", part: .controller, country: "IN", transfer: .init(.derogationConsent))
            Activity("newsletter", "Newsletter", covering: ["email", "name"]) {
                Consent(text: "news-2", earlier: ["news-1"])
                Jointly(with: "partner")
                Discloses(to: "printer")
                Discloses(to: "club")
                if tied { Requires("name", .contractual, otherwise: "no service", orOnWithdrawal: true) }
            }
            Activity("club", covering: ["email"]) { Consent(text: "club-1") }
            Activity("health", covering: ["illness"]) {
                Consent(text: "health-1")
                Condition(.a, for: "illness")
            }
            Activity("kids", covering: ["email"]) { Consent(text: "kids-1", offeredToChildren: true) }
            Activity("scores", covering: ["name"]) {
                Consent(text: "scores-1")
                DecidesAutomatically(significant: true, logic: "a score")
            }
            Activity("faraway", covering: ["name"]) {
                Consent(text: "faraway-1")
                Discloses(to: "abroad")
            }
            Activity("orders", covering: ["name"]) { Contract("sale") }
        }
    }

    /// 2026-03-05T10:00+01:00.
    static let moment = Instant(milliseconds: 1_772_701_200_000)

    /// Entries a day apart, the first one at ``moment``; each with its number as its name.
    static func entries(_ events: [LedgerEvent]) -> [LedgerEntry] {
        events.enumerated().map { index, event in
            let at = moment.advanced(bySeconds: Int64(index) * 86_400)
            return LedgerEntry(
                sequence: Int64(index + 1),
                EntryDraft(
                    id: EntryID(rawValue: "\(index + 1)"), event, subject: "person", actor: "clerk", role: "support",
                    effectiveAt: at, recordedAt: at))
        }
    }

    /// A consent whose record lacks nothing.
    static let complete = ConsentDetails(
        language: .nl, mechanism: .checkbox, action: "ticked the box", channel: "web", capture: "shot-7",
        digest: "sha-256:aa", notice: "2026-01", withdrawalPath: "the link in every message",
        zone: "Europe/Amsterdam", categories: ["email", "name"], controllers: ["controller", "partner"],
        recipients: ["club"], transfers: ["US"], otherPurposes: [], isPartOfTerms: false, isCondition: false)
}
