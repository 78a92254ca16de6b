// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

/// A change of the register changes what is decided and what people are told, at once: there is no second place to
/// forget.
@Suite("Statement and enforcement can't drift")
struct DriftTests {
    /// A change, a question that it turns from a permit into a denial, and what the statement stops and starts telling.
    struct Drift: Sendable, CustomStringConvertible {
        let description: String
        let change: @Sendable (inout Activity) -> Void
        let ask: @Sendable (inout Question) -> Void
        let reason: ReasonCode
        let told: [Language: String]
        let toldNow: [Language: String]
    }

    static let drifts: [Drift] = [
        Drift(
            description: "a category is taken out", change: { $0.categories = ["email"] },
            ask: { $0.categories = ["name"] }, reason: .categoryUndeclared,
            told: [.en: "**Which data:** name, e-mail address", .nl: "**Welke gegevens:** naam, e-mailadres"],
            toldNow: [.en: "**Which data:** e-mail address", .nl: "**Welke gegevens:** e-mailadres"]),
        Drift(
            description: "the basis is changed", change: { $0.grounds = [Contract("sale")] }, ask: { _ in },
            reason: .basisNotApplicable,
            told: [.en: "**Legal basis:**\n  - your consent", .nl: "**Grondslag:**\n  - uw toestemming"],
            toldNow: [
                .en: "**Legal basis:** performing a contract", .nl: "**Grondslag:** uitvoeren van een overeenkomst",
            ]),
        Drift(
            description: "data are kept for less long",
            change: { $0.retention = [RetentionRule(period: .years(1), trigger: .lastContact)] },
            ask: { $0.recordDate = LocalDate(year: 2024, month: 10, day: 1) }, reason: .retentionExpired,
            told: [.en: "2 years after the last contact", .nl: "2 jaar na het laatste contact"],
            toldNow: [.en: "1 year after the last contact", .nl: "1 jaar na het laatste contact"]),
        Drift(
            description: "a recipient is dropped", change: { $0.disclosures = [] },
            ask: {
                $0.operation = .disclose
                $0.recipient = "mailer"
                $0.categories = ["email"]
            }, reason: .processorNoContract, told: [.en: "Mailer Inc.", .nl: "Mailer Inc."],
            toldNow: [
                .en: "**Who receives them:** nobody outside our organisation",
                .nl: "**Wie ze ontvangt:** niemand buiten onze organisatie",
            ]),
        Drift(
            description: "a disclosure is narrowed", change: { $0.disclosures = [] + narrowed },
            ask: {
                $0.operation = .disclose
                $0.recipient = "mailer"
                $0.categories = ["email"]
            }, reason: .minimisationExcessFields,
            told: [.en: "e-mail address only", .nl: "alleen e-mailadres"],
            toldNow: [.en: "(processor: works on our instructions): name only", .nl: "in onze opdracht): alleen naam"]),
    ]

    private static var narrowed: [Disclosure] {
        var activity = Activity("x", covering: [])
        Discloses(to: "mailer", only: ["name"]).add(to: &activity)
        return activity.disclosures
    }

    /// Noon of the day on which the statement is read.
    private static var noon: Instant {
        get throws { try Bakery.date.start(in: Bakery.register().timeZone).advanced(bySeconds: 43_200) }
    }

    private func decide(_ register: Register, _ ask: (inout Question) -> Void) throws -> Decision {
        var register = register
        register.roles = [Role("clerk", boundBy: .secrecy, for: nil)]
        let noon = try Self.noon
        var question = Question("news", categories: ["email"], as: "clerk", effectiveAt: noon, knownAt: noon)
        ask(&question)
        let then = noon.advanced(bySeconds: -3_600)
        let consent = EntryDraft(
            id: "1", .consentGiven("news", text: "news-1"), subject: "anna", effectiveAt: then, recordedAt: then)
        let status = SubjectStatus(
            folding: [LedgerEntry(sequence: 1, consent)], effectiveAt: noon, knownAt: noon)
        return DecisionEngine(try register.activate(.asDeclared)).decide(question, status: status)
    }

    private func told(_ register: Register, _ language: Language) throws -> String {
        let text = try PrivacyStatement(register, on: Bakery.date, language: language).markdown()
        let heading = language == .nl ? "### Nieuwsbrief" : "### Newsletter"
        let section = try text[#require(text.firstRange(of: heading)).upperBound...]
        return String(section[..<(section.firstRange(of: "\n## ")?.lowerBound ?? section.endIndex)])
    }

    @Test("a change of the register turns the decision and the statement", arguments: drifts)
    func drift(_ drift: Drift) throws {
        let before = try Bakery.register()
        var after = before
        drift.change(&after.activities[1])
        #expect(try decide(before, drift.ask).isPermit)
        guard case .deny(let denial) = try decide(after, drift.ask) else {
            Issue.record("still permitted")
            return
        }
        #expect(denial.has(drift.reason), "\(denial.reasons.map(\.code))")
        for language in Language.allCases {
            let told = try #require(drift.told[language])
            let toldNow = try #require(drift.toldNow[language])
            #expect(try self.told(before, language).contains(told))
            #expect(try !self.told(before, language).contains(toldNow))
            #expect(try !self.told(after, language).contains(told))
            #expect(try self.told(after, language).contains(toldNow))
        }
    }

    @Test("a promise taken back lets a buyer be told of, and be decided about by the rest of the rules")
    func promise() throws {
        var register = try Bakery.register()
        register.recipients.append(Recipient("broker", "Broker", part: .buyer))
        Discloses(to: "broker").add(to: &register.activities[1])
        func ask(_ question: inout Question) {
            question.operation = .disclose
            question.recipient = "broker"
        }
        #expect(try decide(register, ask).codes.contains("disclosure.sale_prohibited"))
        #expect(try !told(register, .en).contains("Broker"))
        register.promises.removeAll { $0.content == .neverSold }
        #expect(try decide(register, ask).isPermit)
        #expect(try told(register, .en).contains("Broker"))
    }
}
