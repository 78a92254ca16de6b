// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

/// A small register written as a service writes it, for tests by hand.
struct Shop {
    let engine: DecisionEngine

    init(_ mode: Mode = .strict) throws {
        let register = try Register(controller: "Shop B.V.", contact: "privacy@shop.example") {
            Notice(version: "1", from: "2018-05-16", clause: "S-76")
            CategoryDeclaration("name")
            CategoryDeclaration("shoe_size")
            Role("clerk", boundBy: .secrecy, for: ["orders", "improve", "newsletter", "tips"])
            Role("cleaner", boundBy: .nothing, for: ["orders"])
            Recipient(
                "printer", "Printer Ltd", part: .processor, agreement: .written(from: "2018-01-01"),
                guarantees: Guarantees("ISO 27001", verifiedOn: "2018-01-01"))
            Activity("orders", covering: ["name"]) {
                Contract("sale")
                Discloses(to: "printer")
                Keep(for: .years(2), after: .lastContact)
            }
            Activity("improve", covering: ["name"]) {
                Contract("sale")
                LegitimateInterest("better products", balancing: .passed(on: "2018-01-01", by: "officer"), toldIn: "1")
                Keep(for: .years(2), after: .lastContact)
            }
            Activity("newsletter", covering: ["name"]) {
                Consent(text: "text-1")
                DirectMarketing()
                Keep(for: .years(2), after: .lastContact)
            }
            Activity("tips", covering: ["name"]) {
                Consent(text: "text-1")
                LegitimateInterest("tell of products", balancing: .passed(on: "2018-01-01", by: "officer"), toldIn: "1")
                DirectMarketing()
                Keep(for: .years(2), after: .lastContact)
            }
        }
        engine = DecisionEngine(try register.activate(mode))
    }

    /// A question at noon of a day, on what was known then or later.
    static func question(
        _ activity: PurposeID,
        _ operation: ProcessingOperation = .use,
        categories: [CategoryID] = ["name"],
        as role: RoleID? = "clerk",
        at moment: Instant = Moments.now,
        knownAt: Instant = Moments.now
    ) -> Question {
        Question(activity, operation, categories: categories, as: role, effectiveAt: moment, knownAt: knownAt)
    }

    /// Entries in the order given; each fact with the time it took effect, and when it was recorded if later.
    static func entries(_ facts: [(event: LedgerEvent, at: Instant, recorded: Instant?)]) -> [LedgerEntry] {
        facts.enumerated().map { index, fact in
            LedgerEntry(
                sequence: Int64(index + 1),
                EntryDraft(
                    id: EntryID(rawValue: "entry-\(index)"), fact.event, subject: "person-1", effectiveAt: fact.at,
                    recordedAt: fact.recorded ?? fact.at))
        }
    }

    func decide(_ question: Question, _ entries: [LedgerEntry] = []) -> Decision {
        let status = SubjectStatus(
            folding: entries, effectiveAt: question.effectiveAt, knownAt: question.knownAt)
        return engine.decide(question, status: status)
    }
}
