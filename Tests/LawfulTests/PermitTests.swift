// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("The life of a permit")
struct PermitTests {
    @Test("it opens until it expires by the clock, and no longer")
    func expiry() async throws {
        let acme = Acme()
        let privacy = try await acme.consented(permitSeconds: 60)
        let clock = acme.clock
        _ = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { permit in
            #expect(permit.expiresAt == Acme.now.advanced(bySeconds: 60))
            clock.advance(bySeconds: 59)
            #expect(try Acme.email.open(permit) == "anna@home.example")
            clock.advance(bySeconds: 1)
            do {
                _ = try Acme.email.open(permit)
                Issue.record("an expired permit opened a value")
            } catch let error as PermitError { #expect(error.code == .expired) }
        }
    }

    @Test("it opens its own subject's values only, and the error names nobody")
    func subject() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        let other = Personal<String, EmailAddress>("bert@home.example", of: "bert-1", collectedFor: Newsletter.self)
        let error = await #expect(throws: PermitError.self) {
            try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { try other.open($0) }
        }
        #expect(error?.code == .otherSubject)
        for text in ["bert", "anna"] { #expect(error?.description.contains(text) == false) }
    }

    @Test("opening without one is recorded first: by whom, and why")
    func withoutPermit() async throws {
        let acme = Acme()
        let privacy = try await acme.privacy()
        let value = try await privacy.openWithoutPermit(
            Acme.email, because: "migration 12", as: "admin", by: "P. Jansen")
        #expect(value == "anna@home.example")
        let entry = try #require(try await acme.entries().last)
        #expect(entry.publicPart.kind == .openedWithoutPermit)
        #expect(entry.publicPart.activity == "newsletter")
        #expect(entry.publicPart.role == "admin")
        #expect(try await acme.name(of: entry) == "P. Jansen")
        #expect(entry.privatePart?.subject == Acme.anna)
        #expect(entry.privatePart?.event.reason == "migration 12")
        #expect(entry.privatePart?.event.categories == ["email"])
    }

    @Test("when that can't be recorded, the value stays closed")
    func withoutPermitOrLedger() async throws {
        let acme = Acme()
        let privacy = try await acme.privacy(
            on: WrappedLedger(acme.ledger) { throw LedgerError(.storage, "disk full") })
        await #expect(throws: LedgerError(.storage, "")) {
            try await privacy.openWithoutPermit(Acme.email, because: "migration", as: "admin", by: "P. Jansen")
        }
        #expect(try await acme.kinds() == [.registerActivated])
    }
}
