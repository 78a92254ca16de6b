// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

/// A company that sent a mailing until March 2026, and has a newsletter, and perhaps offers, since.
private struct Renaming {
    enum Letter: Purpose {
        static let id: PurposeID = "letter"
        typealias Covers = EmailAddress
    }
    enum Offers: Purpose {
        static let id: PurposeID = "offers"
        typealias Covers = EmailAddress
    }

    let ledger = InMemoryLedger()
    let clock = SetClock(Acme.now)
    let names = Names()

    static func register(
        _ purposes: [PurposeID],
        by interest: Bool = false,
        @RegisterBuilder _ parts: () -> [any RegisterPart]
    ) throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            CategoryDeclaration("email")
            Role(.marketer, boundBy: .secrecy, for: purposes)
            for purpose in purposes {
                Activity(purpose, covering: ["email"]) {
                    if interest {
                        LegitimateInterest("letters", balancing: .passed(on: "2026-01-01", by: "legal"), toldIn: "1")
                    } else {
                        Consent(text: "mailing-v1")
                    }
                    Keep(for: .years(2), after: .lastContact)
                }
            }
            parts()
        }
    }

    static func before() throws -> Register { try register(["mailing"]) {} }
    static func renamed() throws -> Register {
        try register(["letter"]) { Renamed(Letter.self, from: "mailing", on: "2026-03-05") }
    }
    static func split() throws -> Register {
        try register(["letter", "offers"]) {
            Split("mailing", into: ["letter", "offers"], same: "letter", on: "2026-03-05")
        }
    }
    static func retired() throws -> Register { try register(["mailing"]) { Retired("mailing", on: "2026-03-05") } }

    func privacy(_ register: () throws -> Register) async throws -> DataProtection {
        try await DataProtection(
            register().activate(.asDeclared), ledger: .existing(ledger),
            ambient: Ambient(now: { clock.now }, newID: { names.next() }))
    }

    /// Records under the old register, days before the change.
    func tell(_ events: LedgerEvent..., daysAgo: Int64 = 20) async throws {
        for (place, event) in events.enumerated() {
            let at = Acme.now.advanced(bySeconds: -daysAgo * 86_400 + Int64(place))
            _ = try await ledger.append(
                EntryDraft(id: names.next(), event, subject: Acme.anna, effectiveAt: at, recordedAt: at))
        }
    }

    static func question(_ purpose: PurposeID, _ operation: ProcessingOperation = .use, at moment: Instant) -> Question
    {
        Question(purpose, operation, categories: ["email"], as: .marketer, effectiveAt: moment, knownAt: moment)
    }

    func ask(_ privacy: DataProtection, _ purpose: PurposeID, _ operation: ProcessingOperation = .use) async throws
        -> [String]
    {
        try await privacy.ask(about: Acme.anna) { Self.question(purpose, operation, at: $0) }.codes
    }
}

@Suite("Purposes with a past, in a service")
struct SuccessionTests {
    @Test("a consent given under the former name counts under the new one, and its withdrawal too")
    func rename() async throws {
        let acme = Renaming()
        try await acme.tell(.consentGiven("mailing", text: "mailing-v1"), .informed("mailing", by: "1"))
        let privacy = try await acme.privacy(Renaming.renamed)
        #expect(try await acme.ask(privacy, "letter") == ["ok.consent"])
        #expect(try await acme.ask(privacy, "mailing") == ["purpose.undeclared"], "it is called so no more")
        let permitted = try await privacy.use(Renaming.Letter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(permitted.result == 1)
        acme.clock.advance(bySeconds: 1)
        try await privacy.record(.consentWithdrawn("letter"), by: Acme.anna)
        #expect(try await acme.ask(privacy, "letter") == ["consent.withdrawn"])
        #expect(try await privacy.status(of: Acme.anna).consents["letter"]?.state == .withdrawn)
        let record = ConsentRecord(
            of: "letter", folding: try await acme.ledger.entries(of: Acme.anna), effectiveAt: acme.clock.now,
            knownAt: acme.clock.now, under: privacy.engine.lineage)
        #expect(record?.steps.map(\.kind) == [.consentGiven, .consentWithdrawn])
    }

    @Test("a withdrawal under the new name takes back a consent ahead that was recorded under the former one")
    func ahead() async throws {
        let acme = Renaming()
        try await acme.tell(.consentGiven("mailing", text: "mailing-v1"), .informed("mailing", by: "1"))
        try await acme.tell(.consentGiven("mailing", text: "mailing-v1"), daysAgo: -1)
        let privacy = try await acme.privacy(Renaming.renamed)
        try await privacy.record(.consentWithdrawn("letter"), by: Acme.anna)
        acme.clock.advance(bySeconds: 2 * 86_400)
        #expect(try await acme.ask(privacy, "letter") == ["consent.withdrawn"])
    }

    @Test("after a split the part that is the same may be used, the other one asks for its own consent")
    func split() async throws {
        let acme = Renaming()
        try await acme.tell(.consentGiven("mailing", text: "mailing-v1"), .informed("mailing", by: "1"))
        let privacy = try await acme.privacy(Renaming.split)
        #expect(try await acme.ask(privacy, "letter") == ["ok.consent"])
        let denied = try await acme.ask(privacy, "offers")
        #expect(denied.first == "consent.purpose_mismatch")
        acme.clock.advance(bySeconds: 1)
        try await privacy.record(.consentGiven("offers", text: "mailing-v1"), by: Acme.anna)
        try await privacy.record(.informed("offers", by: "1"), about: Acme.anna)
        #expect(try await acme.ask(privacy, "offers") == ["ok.consent"])
    }

    @Test(
        "what protects a person holds for every part",
        arguments: [
            (LedgerEvent.consentWithdrawn("mailing"), "consent.withdrawn"),
            (.objectionUpheld("mailing"), "objection.upheld"), (.objected(to: "mailing"), "objection.unresolved"),
            (.objectionOverridden("mailing", because: "grounds"), "objection.unresolved"),
            (.restricted(.a, activity: "mailing"), "restriction.active"), (.erased("mailing"), "data.erased"),
        ])
    func protected(_ event: LedgerEvent, _ code: String) async throws {
        let isOnConsent = event.kind == .consentWithdrawn
        func register() throws -> Register {
            try Renaming.register(["letter", "offers"], by: !isOnConsent) {
                Split("mailing", into: ["letter", "offers"], on: "2026-03-05")
            }
        }
        let acme = Renaming()
        try await acme.tell(.consentGiven("mailing", text: "mailing-v1"), .informed("mailing", by: "1"), event)
        let privacy = try await acme.privacy(register)
        for purpose in ["letter", "offers"] as [PurposeID] {
            #expect(try await acme.ask(privacy, purpose).contains(code), "\(purpose)")
        }
    }

    @Test("a retired purpose is used for nothing; what is held is kept, asked about and erased as declared")
    func retired() async throws {
        let acme = Renaming()
        try await acme.tell(
            .consentGiven("mailing", text: "mailing-v1"), .informed("mailing", by: "1"),
            .happened(.lastContact, on: try LocalDate("2026-02-01"), activity: "mailing"))
        let privacy = try await acme.privacy(Renaming.retired)
        for operation in [.use, .collect, .disclose] as [ProcessingOperation] {
            #expect(try await acme.ask(privacy, "mailing", operation).first == "purpose.undeclared")
        }
        #expect(try await acme.ask(privacy, "mailing", .store) == ["ok.consent"])
        #expect(try await acme.ask(privacy, "mailing", .erase) == ["ok.erasure_due"])
        #expect(try await acme.ask(privacy, "mailing", .requestAccess) == ["right.granted"])
        let ago = Acme.now.advanced(bySeconds: -86_400)
        #expect(
            try await privacy.replay(Renaming.question("mailing", at: ago), about: Acme.anna).codes == ["ok.consent"])
        #expect(try await privacy.status(of: Acme.anna).consents["mailing"]?.state == .given)
    }

    @Test("questions about former days are answered as they were, by either name")
    func asOf() async throws {
        let acme = Renaming()
        try await acme.tell(.consentGiven("mailing", text: "mailing-v1"), .informed("mailing", by: "1"), daysAgo: 20)
        try await acme.tell(.consentWithdrawn("mailing"), daysAgo: 10)
        try await acme.tell(.objectionUpheld("mailing"), daysAgo: 5)
        let before = try await acme.privacy(Renaming.before)
        let after = [try await acme.privacy(Renaming.renamed), try await acme.privacy(Renaming.split)]
        for day in 1...25 as ClosedRange<Int64> {
            let moment = Acme.now.advanced(bySeconds: -day * 86_400 - 60)
            let then = try await before.replay(Renaming.question("mailing", at: moment), about: Acme.anna).codes
            for privacy in after {
                for name in ["mailing", "letter"] as [PurposeID] {
                    let now = try await privacy.replay(Renaming.question(name, at: moment), about: Acme.anna).codes
                    #expect(now == then, "\(name), \(day) days ago")
                }
            }
        }
    }

    @Test("an audit by today's register finds nothing wrong with what was answered under the former name")
    func audit() async throws {
        let acme = Renaming()
        let start = Acme.now
        acme.clock.advance(bySeconds: -20 * 86_400)
        let before = try await acme.privacy(Renaming.before)
        try await before.record(.informed("mailing", by: "1"), about: Acme.anna)
        try await before.record(.consentGiven("mailing", text: "mailing-v1"), by: Acme.anna)
        acme.clock.advance(bySeconds: 60)
        #expect(try await acme.ask(before, "mailing") == ["ok.consent"])
        acme.clock.advance(bySeconds: 20 * 86_400)
        let after = try await acme.privacy(Renaming.renamed)
        #expect(acme.clock.now > start)
        #expect(try await acme.ask(after, "letter") == ["ok.consent"])
        let report = try await after.audit()
        #expect(report.indications == [] && report.answers == 2)
        let undeclared = try await acme.privacy { try Renaming.register(["letter"]) {} }
        #expect(try await !undeclared.audit().indications.isEmpty, "undeclared, the old answer had no ground")
    }

    @Test("a cohort is decided by the same lineage")
    func cohort() async throws {
        let acme = Renaming()
        try await acme.tell(.consentGiven("mailing", text: "mailing-v1"), .informed("mailing", by: "1"))
        let privacy = try await acme.privacy(Renaming.split)
        let people = AsyncStream { continuation in
            continuation.yield(Acme.anna)
            continuation.finish()
        }
        let letters = try await privacy.use(Renaming.Letter.self, ofEach: people, as: .marketer) { _, _ in }
        #expect(letters.permitted == 1)
        let again = AsyncStream { continuation in
            continuation.yield(Acme.anna)
            continuation.finish()
        }
        let offers = try await privacy.use(Renaming.Offers.self, ofEach: again, as: .marketer) { _, _ in }
        #expect(offers.denied == [.consentPurposeMismatch: 1])
    }
}
