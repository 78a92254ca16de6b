// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// A printer that works for two clients, one of them abroad, by their instructions.
enum Print {
    static func register() throws -> Register {
        try Register(controller: "Drukkerij Noord", contact: "info@noord.example") {
            WrittenIn(.nl)
            Notice(version: "1", from: "2026-01-01")
            DataProtectionOfficer.appointed(contact: "fg@noord.example")
            LegalEntity("club", name: "Club Oost", contact: "club@oost.example")
            LegalEntity(
                "shop", name: "Shop Inc.", contact: "hello@shop.example", country: "US", representative: "Shop EU, Gent"
            )
            SecurityMeasure("lock", "afgesloten pers", .resilience, owner: "beheer", for: ["cards"])
            SecurityMeasure("wipe", "wissen na afloop", .testing, owner: "beheer", for: ["stock"])
            CategoryDeclaration("name", "naam")
            CategoryDeclaration("address", "adres")
            Recipient(
                "cloud", "Cloud Inc.", part: .subprocessor, country: "US", adequacy: AdequacyFacts(framework: true))
            Activity("cards", "kaarten drukken", covering: ["name", "address"]) {
                OnInstruction(
                    Instruction(
                        "c", of: "club", operations: [.store, .use], categories: ["name"], document: "bijlage 1"))
                OnInstruction(Instruction("s", of: "shop", operations: [.store]))
                Discloses(to: "cloud")
            }
            Activity("stock", "eigen voorraad", covering: []) { Contract("supply") }
            Translation("kaarten drukken", .en, "printing cards")
            Translation("bijlage 1", .en, "annex 1")
            Translation("afgesloten pers", .en, "a locked press")
            Translation("beheer", .en, "operations")
            Translation("naam", .en, "name")
            Translation("adres", .en, "address")
        }
    }
}
