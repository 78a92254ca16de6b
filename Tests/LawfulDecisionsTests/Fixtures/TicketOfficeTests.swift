// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

/// A ticket office after the Webus case of RuleKeeper's authors: seven data items, five of them personal, two purposes,
/// three operations, and the bug that they seeded.
@Suite("A ticket office")
struct TicketOfficeTests {
    private static let now = Instant(milliseconds: 1_772_701_200_000)
    /// What each operation reads; the times of departure and the seats are nobody's.
    private static let reads: [String: (purpose: PurposeID, categories: [CategoryID])] = [
        "buy a ticket": ("tickets", ["name", "card", "destination", "date"]),
        "send the newsletter": ("marketing", ["email"]),
    ]

    private static func register() throws -> Register {
        try Register(controller: "Webus B.V.", contact: "privacy@webus.example") {
            Notice(version: "1", from: "2018-05-25")
            for category in ["name", "card", "destination", "date", "email"] as [CategoryID] {
                CategoryDeclaration(category)
            }
            Role("clerk", boundBy: .secrecy, for: nil)
            Activity("tickets", covering: ["name", "card", "destination", "date"]) { Contract("journey") }
            Activity("marketing", covering: ["email"]) { Consent(text: "news-1") }
        }
    }

    private static func reasons(_ purpose: PurposeID, _ categories: [CategoryID]) async throws -> [Reason] {
        let engine = DecisionEngine(try register().activate(.asDeclared))
        let facts: [LedgerEvent] = [
            .contractStarted("journey"), .consentGiven("marketing", text: "news-1"), .informed(purpose, by: "1"),
        ]
        let before = now.advanced(bySeconds: -100)
        let ledger = InMemoryLedger()
        for (index, event) in facts.enumerated() {
            _ = try await ledger.append(
                EntryDraft(
                    id: EntryID(rawValue: "e\(index)"), event, subject: "anna", effectiveAt: before, recordedAt: before)
            )
        }
        let entries = try await ledger.history(of: "anna").entries
        let status = SubjectStatus(folding: entries, effectiveAt: now, knownAt: now)
        let question = Question(purpose, .use, categories: categories, as: "clerk", effectiveAt: now, knownAt: now)
        guard case .deny(let denial) = engine.decide(question, status: status) else { return [] }
        return denial.reasons
    }

    @Test("both operations that read personal data may; seeing the schedule reads none, and asks nothing")
    func declared() async throws {
        for (operation, read) in Self.reads {
            #expect(try await Self.reasons(read.purpose, read.categories).isEmpty, "\(operation)")
        }
    }

    @Test("the newsletter that begins to read the date is told exactly that one category")
    func seeded() async throws {
        let reasons = try await Self.reasons("marketing", ["email", "date"])
        #expect(reasons.map(\.code) == [.categoryUndeclared])
        #expect(reasons.compactMap(\.detail) == ["date"])
    }

    @Test(
        "each category beyond those declared is told, and no other", arguments: ["tickets", "marketing"] as [PurposeID])
    func others(purpose: PurposeID) async throws {
        let register = try Self.register()
        let own = Set(register.activity(purpose)?.categories ?? [])
        let all = register.categories.map(\.id)
        for category in all {
            let reasons = try await Self.reasons(purpose, [category])
            #expect(reasons.isEmpty == own.contains(category), "\(category)")
        }
    }
}
