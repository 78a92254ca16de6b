// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import LawfulTime
import Testing

@Suite("What changed since the version before")
struct ChangeTests {
    /// A change of the register, and the line that tells it in each language.
    struct Change: Sendable, CustomStringConvertible {
        let english: String
        let dutch: String
        let make: @Sendable (inout Register) -> Void
        var description: String { english }

        init(_ english: String, _ dutch: String, _ make: @escaping @Sendable (inout Register) -> Void) {
            self.english = english
            self.dutch = dutch
            self.make = make
        }
    }

    private static func news(_ register: inout Register, _ change: (inout Activity) -> Void) {
        for index in register.activities.indices where register.activities[index].purpose == "news" {
            change(&register.activities[index])
        }
    }

    private static func keep(_ register: inout Register, _ period: Period, _ trigger: RetentionTrigger) {
        news(&register) { $0.retention = [RetentionRule(period: period, trigger: trigger)] }
    }

    static let changes: [Change] = [
        Change("New purpose: raffle", "Nieuw doel: raffle") {
            $0.activities.append(Activity("raffle", covering: ["name"]))
        },
        Change("No longer in it: newsletter", "Staat er niet meer in: nieuwsbrief") {
            $0.activities.removeAll { $0.purpose == "news" }
        },
        Change("New data for ‘newsletter’: allergieën", "Nieuwe gegevens bij ‘nieuwsbrief’: allergieën") {
            news(&$0) { $0.categories.append("allergy") }
        },
        Change("No longer used for ‘newsletter’: name", "Niet meer gebruikt bij ‘nieuwsbrief’: naam") {
            news(&$0) { $0.categories.removeAll { $0 == "name" } }
        },
        Change(
            "No longer a recipient for ‘newsletter’: Mailer Inc.", "Geen ontvanger meer bij ‘nieuwsbrief’: Mailer Inc."
        ) {
            news(&$0) { $0.disclosures = [] }
        },
        Change("New recipient for ‘orders’: Mailer Inc.", "Nieuwe ontvanger bij ‘bestellingen’: Mailer Inc.") {
            Discloses(to: "mailer").add(to: &$0.activities[0])
        },
        Change(
            """
            Another legal basis for ‘newsletter’: your consent (Art. 6(1)(a) GDPR) became performing a contract, or steps \
            before it at your request (Art. 6(1)(b) GDPR)
            """,
            """
            Andere grondslag bij ‘nieuwsbrief’: uw toestemming (art. 6(1)(a) AVG) werd uitvoeren van een overeenkomst, of \
            stappen vooraf op uw verzoek (art. 6(1)(b) AVG)
            """
        ) { news(&$0) { $0.grounds = [Contract("sale")] } },
        Change(
            "Another legal basis for ‘newsletter’: your consent (Art. 6(1)(a) GDPR) became none",
            "Andere grondslag bij ‘nieuwsbrief’: uw toestemming (art. 6(1)(a) AVG) werd geen"
        ) { news(&$0) { $0.grounds = [] } },
        Change(
            "Longer retention for ‘newsletter’: 2 years after the last contact became 25 months after the last contact",
            "Langere bewaartermijn bij ‘nieuwsbrief’: 2 jaar na het laatste contact werd 25 maanden na het laatste contact"
        ) { keep(&$0, .months(25), .lastContact) },
        Change(
            "Shorter retention for ‘newsletter’: 2 years after the last contact became 23 months after the last contact",
            "Kortere bewaartermijn bij ‘nieuwsbrief’: 2 jaar na het laatste contact werd 23 maanden na het laatste contact"
        ) { keep(&$0, .months(23), .lastContact) },
        Change(
            "Other retention for ‘newsletter’: 2 years after the last contact became 1 year after the collection",
            "Andere bewaartermijn bij ‘nieuwsbrief’: 2 jaar na het laatste contact werd 1 jaar na het verzamelen"
        ) { keep(&$0, .years(1), .collection) },
        Change(
            "Other retention for ‘newsletter’: 2 years after the last contact became none",
            "Andere bewaartermijn bij ‘nieuwsbrief’: 2 jaar na het laatste contact werd geen"
        ) { news(&$0) { $0.retention = [] } },
        Change(
            "Longer retention for ‘newsletter’: 2 years after the last contact became 731 days after the last contact",
            "Langere bewaartermijn bij ‘nieuwsbrief’: 2 jaar na het laatste contact werd 731 dagen na het laatste contact"
        ) { keep(&$0, .days(731), .lastContact) },
        Change(
            "Changed: your rights and how to exercise them", "Veranderd: uw rechten en hoe u ze uitoefent"
        ) { $0.contacts = [] },
        Change("Changed: what we promise you", "Veranderd: wat wij u beloven") { $0.promises.removeLast() },
        Change("Changed: where you can complain", "Veranderd: waar u kunt klagen") { $0.authority = nil },
        Change(
            "Changed for ‘newsletter’: transfers outside the EEA",
            "Veranderd bij ‘nieuwsbrief’: doorgifte buiten de EER"
        ) {
            $0.recipients[0] = Recipient(
                "mailer", "Mailer Inc.", part: .processor, country: "IN", agreement: .written(from: "2025-01-01"),
                guarantees: Guarantees("ISO 27001", verifiedOn: "2025-01-01"))
        },
        Change(
            "Changed for ‘newsletter’: what carries the legal basis",
            "Veranderd bij ‘nieuwsbrief’: wat de grondslag draagt"
        ) { news(&$0) { $0.isPublicTask = true } },
        Change("Changed for ‘newsletter’: whose data they are", "Veranderd bij ‘nieuwsbrief’: over wie het gaat") {
            $0.subjects.append(SubjectCategory("guest", "gasten", contractParty: false))
            news(&$0) { $0.subjects.append("guest") }
        },
    ]

    private func section(_ register: Register, _ language: Language, previous: Register) throws -> String {
        let text = try PrivacyStatement(register, on: Bakery.date, language: language, previous: previous).markdown()
        let heading =
            language == .nl ? "### Wat er is veranderd sinds versie 1\n\n" : "### What changed since version 1\n\n"
        return try String(text[#require(text.firstRange(of: heading)).upperBound...])
    }

    @Test("is told, each change by itself", arguments: changes)
    func single(_ change: Change) throws {
        let before = try Bakery.register()
        var after = before
        change.make(&after)
        // A Markdown list has one line per change.
        #expect(try section(after, .en, previous: before) == "- \(change.english)\n")
        #expect(try section(after, .nl, previous: before) == "- \(change.dutch)\n")
    }

    @Test("is nothing where nothing that is compared changed", arguments: Language.allCases)
    func nothing(_ language: Language) throws {
        var register = try Bakery.register()
        let before = register
        register.securityMeasures = []
        register.translations = []
        let told = language == .nl ? "inhoudelijk gelijk gebleven" : "the same in substance"
        #expect(try section(register, language, previous: before).contains(told))
    }

    @Test("is told of several changes in the order of the register")
    func several() throws {
        let before = try Bakery.register()
        var after = before
        for change in [Self.changes[9], Self.changes[2], Self.changes[0], Self.changes[5]] { change.make(&after) }
        let lines = try section(after, .en, previous: before).split(separator: "\n").map { $0.dropFirst(2).prefix(12) }
        #expect(lines == ["New recipien", "New data for", "Shorter rete", "New purpose:"])
    }

    @Test("is what the register's own diff finds material, each of it under its purpose or its kind")
    func material() throws {
        for change in Self.changes {
            let before = try Bakery.register()
            var after = before
            change.make(&after)
            let isMaterial = try !before.diff(to: after).material.isEmpty
            // What is not material is told only where a use of data ends.
            let isEnding = ["No longer", "Shorter"].contains { change.english.hasPrefix($0) }
            #expect(isMaterial != isEnding, "\(change)")
        }
    }

    @Test("is nothing of one who would buy data, where selling is forsworn")
    func buyers() throws {
        var before = try Bakery.register()
        before.recipients.append(Recipient("broker", "Broker Ltd.", part: .buyer))
        var after = before
        Discloses(to: "broker").add(to: &after.activities[0])
        #expect(try section(after, .en, previous: before).contains("the same in substance"))
        #expect(try section(before, .en, previous: after).contains("the same in substance"))
        before.promises = []
        after.promises = []
        #expect(try section(after, .en, previous: before) == "- New recipient for ‘orders’: Broker Ltd.\n")
    }

    @Test("comes from the history of the register, where that is kept")
    func history() throws {
        var history = try RegisterHistory(Bakery.register(before: true), from: LocalDate("2025-01-01"))
        try history.append(Bakery.register(), from: LocalDate("2026-03-01"))
        var reorganised = try Bakery.register()
        reorganised.securityMeasures = []
        try history.append(reorganised, from: LocalDate("2026-03-15"))
        for language in Language.allCases {
            let told = try PrivacyStatement(history, on: Bakery.date, language: language)
            let compared = try PrivacyStatement(
                reorganised, on: Bakery.date, language: language, previous: Bakery.register(before: true))
            #expect(told.document == compared.document)
            let first = try PrivacyStatement(history, on: LocalDate("2025-06-01"), language: language)
            #expect(
                first.notice.version == "1" && first.markdown().contains(language == .nl ? "eerste versie" : "first"))
        }
        #expect(throws: DocumentError.self) {
            try PrivacyStatement(history, on: LocalDate("2024-12-31"), language: .en)
        }
    }
}
