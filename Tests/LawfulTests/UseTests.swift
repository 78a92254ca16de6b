// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("Using personal data")
struct UseTests {
    @Test("a permit opens the value, and the result comes back")
    func permitted() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { permit in
            try Acme.email.open(permit)
        }
        #expect(outcome.result == "anna@home.example")
        #expect(outcome.denial == nil)
        let entry = try #require(try await acme.entries().last)
        #expect(entry.publicPart.kind == .permitted)
        #expect(entry.publicPart.activity == "newsletter")
        #expect(entry.publicPart.role == "marketer")
        #expect(entry.publicPart.effectiveAt == Acme.now)
        #expect(entry.publicPart.recordedAt == Acme.now)
        let event = try #require(entry.privatePart?.event)
        #expect(event.operation == .use)
        #expect(event.categories == ["name", "email"])
        #expect(event.basis == .consent)
        #expect(event.notice == "1")
        #expect(event.reasons == ["ok.consent"])
    }

    @Test("a denial is a result: nothing opens, and every reason is recorded, with who asked in the private part")
    func denied() async throws {
        let acme = Acme()
        let privacy = try await acme.privacy()
        try await acme.tell(.objectedToMarketing(), secondsFromNow: -5)
        let opened = Counter()
        let outcome = try await privacy.use(
            Newsletter.self, of: Acme.anna, as: "intern", by: "P. Jansen", asserting: Assertions(necessary: false)
        ) { _ in opened.add() }
        let denial = try #require(outcome.denial)
        let expected: [ReasonCode] = [
            .accessRole, .accessNoConfidentiality, .objectionMarketing, .consentMissing,
        ]
        #expect(denial.reasons.map(\.code) == expected)
        #expect(outcome.result == nil)
        #expect(opened.value == 0)
        let entry = try #require(try await acme.entries().last)
        #expect(entry.publicPart.kind == .denied)
        #expect(entry.privatePart?.event.reasons == expected.map(\.rawValue))
        #expect(entry.privatePart?.event.asserted == ["necessary=no"])
        #expect(try await acme.name(of: entry) == "P. Jansen")
        #expect(entry.privatePart?.subject == Acme.anna)
    }

    @Test("a purpose that isn't declared is denied by its name, and recorded")
    func undeclared() async throws {
        let acme = Acme()
        let privacy = try await acme.privacy()
        let outcome = try await privacy.use(Unknown.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(outcome.denial?.reasons.map(\.code) == [.purposeUndeclared])
        #expect(try await acme.kinds().last == .denied)
    }

    @Test("the entry is in the ledger when the value opens")
    func recordedBeforeUsed() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { permit in
            let id = permit.entry
            return try await acme.entries().contains { $0.id == id && $0.publicPart.kind == .permitted }
        }
        #expect(outcome.result == true)
    }

    @Test("when the answer can't be recorded, nothing opens")
    func ledgerFails() async throws {
        let acme = Acme()
        let failing = WrappedLedger(acme.ledger) { throw LedgerError(.storage, "disk full") }
        let privacy = try await acme.consented(on: failing)
        let opened = Counter()
        await #expect(throws: LedgerError(.storage, "")) {
            try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in opened.add() }
        }
        #expect(opened.value == 0)
        #expect(try await acme.kinds() == [.consentGiven, .registerActivated])
    }

    @Test("what the body throws comes out, the answer stays recorded")
    func bodyThrows() async throws {
        struct MailDown: Error {}
        let acme = Acme()
        let privacy = try await acme.consented()
        await #expect(throws: MailDown.self) {
            try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in throw MailDown() }
        }
        #expect(try await acme.kinds().last == .permitted)
    }

    @Test("asking records the answer and opens nothing")
    func ask() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        let decision = try await privacy.ask(about: Acme.anna) { moment in
            Question(
                "newsletter", categories: ["email"], as: .marketer, effectiveAt: moment, knownAt: moment)
        }
        #expect(decision.isPermit)
        #expect(try await acme.kinds().last == .permitted)
    }
}
