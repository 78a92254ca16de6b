// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("Declassification")
struct DeclassificationTests {
    private static let reason = "no district has fewer than 500 addresses"
    private static let email = Acme.email
    private static let name = Personal<String, Name>("Anna Geheim", of: Acme.anna, collectedFor: Newsletter.self)

    private static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role(.marketer, boundBy: .secrecy, for: Newsletter.self)
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                Keep(for: .years(2), after: .lastContact)
                Reviewed("domain", by: "compliance", on: "2026-03-05")
                Reviewed("letters", by: "compliance", on: "2026-03-06")
            }
            Activity(Orders.self) {
                Contract("sale")
                Keep(for: .years(2), after: .lastContact)
            }
        }
    }

    private static func privacy(_ acme: Acme, on ledger: (any Ledger)? = nil) async throws -> DataProtection {
        try await acme.tell(.consentGiven(Newsletter.self, text: "newsletter-v1"), secondsFromNow: -60)
        return try await DataProtection(
            register().activate(.strict), ledger: .existing(ledger ?? acme.ledger), ambient: acme.ambient)
    }

    private static func domain(_ privacy: DataProtection) async throws -> Personal<String, EmailAddress> {
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { permit in
            try email.map(permit) { email in String(email.split(separator: "@").last ?? "") }
        }
        return try #require(outcome.result)
    }

    private static func line(_ privacy: DataProtection) async throws -> Derived<Int, Newsletter> {
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { permit in
            try name.combine(permit, email) { $0.count + $1.count }
        }
        return try #require(outcome.result)
    }

    @Test("a reviewed one is recorded before the value opens: its name, why, by whom, of what")
    func reviewed() async throws {
        let acme = Acme()
        let privacy = try await Self.privacy(acme)
        let domain = try await Self.domain(privacy)
        let version = try await acme.ledger.history(of: Acme.anna).version
        let value = try await privacy.declassify(
            domain, named: "domain", because: Self.reason, as: "analyst", by: "P. Jansen")
        #expect(value == "home.example")
        let entry = try #require(try await acme.entries().last)
        #expect(entry.publicPart.kind == .declassified)
        #expect(entry.publicPart.activity == "newsletter")
        #expect(entry.publicPart.role == "analyst")
        #expect(entry.publicPart.recordedAt == Acme.now)
        #expect(entry.privatePart?.subject == Acme.anna)
        #expect(try await acme.name(of: entry) == "P. Jansen")
        #expect(entry.privatePart?.event.declassification == "domain")
        #expect(entry.privatePart?.event.reason == Self.reason)
        #expect(entry.privatePart?.event.categories == ["email"])
        #expect(try await acme.ledger.history(of: Acme.anna).version == version, "it moves no status")
    }

    @Test("one that no review covers, or none yet, is recorded as such", arguments: ["letters", "habits"])
    func unreviewed(_ name: String) async throws {
        let acme = Acme()
        let privacy = try await Self.privacy(acme)
        let line = try await Self.line(privacy)
        let value = try await privacy.declassify(
            line, named: name, because: Self.reason, as: "analyst", by: "P. Jansen")
        #expect(value == 28)
        let entry = try #require(try await acme.entries().last)
        #expect(entry.publicPart.kind == .declassifiedUnreviewed)
        #expect(entry.privatePart?.event.declassification == name)
        #expect(entry.privatePart?.event.categories == ["email", "name"])
    }

    @Test("a value of several activities and people is recorded for each, in one step")
    func several() async throws {
        let acme = Acme()
        let privacy = try await Self.privacy(acme)
        let domain = try await Self.domain(privacy)
            .labelled(DataLabel(subjects: ["bert-1"], origins: ["orders", "unknown"]))
        let before = try await acme.entries().count
        _ = try await privacy.declassify(domain, named: "domain", because: Self.reason, as: "analyst", by: "P. Jansen")
        let entries = try await acme.entries().dropFirst(before)
        #expect(Set(entries.map(\.id)).count == 6)
        for subject in [Acme.anna, "bert-1"] {
            let own = entries.filter { $0.privatePart?.subject == subject }
            #expect(own.map(\.publicPart.activity) == ["newsletter", "orders", "unknown"])
            #expect(own.map(\.publicPart.kind) == [.declassified, .declassifiedUnreviewed, .declassifiedUnreviewed])
        }
        let count = try await DeclassificationCount(of: acme.ledger)
        #expect(count["newsletter"].reviewed == 2 && count["newsletter"].unreviewed == 0)
        #expect(count["orders"].unreviewed == 2)
        let share = try #require(privacy.activated.register.reviewedShare(of: count))
        #expect(share == 1.0 / 3)
    }

    @Test("without a reason or a name nothing opens and nothing is recorded", arguments: ["", " ", "\n\t "])
    func blank(_ blank: String) async throws {
        let acme = Acme()
        let privacy = try await Self.privacy(acme)
        let domain = try await Self.domain(privacy)
        let line = try await Self.line(privacy)
        let before = try await acme.entries()
        func refuses(_ code: DataProtectionError.Code, _ body: () async throws -> Void) async {
            let error = await #expect(throws: DataProtectionError.self) { try await body() }
            #expect(error?.code == code)
            #expect(error?.description.contains(";") == true, "it says what to do")
        }
        await refuses(.reasonMissing) {
            _ = try await privacy.declassify(domain, named: "domain", because: blank, as: "analyst", by: "P. Jansen")
        }
        await refuses(.nameMissing) {
            _ = try await privacy.declassify(line, named: blank, because: Self.reason, as: "analyst", by: "P. Jansen")
        }
        await refuses(.reasonMissing) {
            _ = try await privacy.openWithoutPermit(domain, because: blank, as: "analyst", by: "P. Jansen")
        }
        await refuses(.reasonMissing) {
            _ = try await privacy.openWithoutPermit(line, because: blank, as: "analyst", by: "P. Jansen")
        }
        #expect(try await acme.entries() == before)
    }

    @Test("a restricted value isn't declassified; the recorded bypass opens it still")
    func restricted() async throws {
        let acme = Acme()
        let privacy = try await Self.privacy(acme)
        let line = try await Self.line(privacy).labelled(DataLabel(isRestricted: true))
        let before = try await acme.entries()
        let error = await #expect(throws: PermitError.self) {
            try await privacy.declassify(line, named: "domain", because: Self.reason, as: "analyst", by: "P. Jansen")
        }
        #expect(error?.code == .restricted)
        #expect(error?.categories == ["email", "name"])
        #expect(try await acme.entries() == before)
        let value = try await privacy.openWithoutPermit(line, because: "claim 7", as: "legal", by: "P. Jansen")
        #expect(value == 28)
        let entry = try #require(try await acme.entries().last)
        #expect(entry.publicPart.kind == .openedWithoutPermit)
        #expect(entry.privatePart?.event.categories == ["email", "name"])
    }

    @Test("when it can't be recorded, the value stays closed")
    func unrecorded() async throws {
        let acme = Acme()
        let domain = try await Self.domain(try await Self.privacy(acme))
        let broken = try await acme.privacy(
            on: WrappedLedger(acme.ledger) { throw LedgerError(.storage, "disk full") })
        for name in ["domain", "habits"] {
            await #expect(throws: LedgerError(.storage, "")) {
                try await broken.declassify(domain, named: name, because: Self.reason, as: "analyst", by: "P. Jansen")
            }
        }
    }

    @Test("the entry shows neither the value nor the reason, and is erased with the person's data, but for its count")
    func erased() async throws {
        let acme = Acme()
        let privacy = try await Self.privacy(acme)
        let line = try await Self.line(privacy)
        _ = try await privacy.declassify(line, named: "domain", because: Self.reason, as: "analyst", by: "P. Jansen")
        let count = try await DeclassificationCount(of: acme.ledger)
        let text = "\(try await acme.entries())"
        #expect(!text.contains("district") && !text.contains("Jansen"))
        _ = try await acme.ledger.erasePrivateParts(of: Acme.anna, .everything, keeping: [])
        #expect(try await acme.entries().last?.privatePart == nil)
        #expect(try await DeclassificationCount(of: acme.ledger) == count)
        #expect(count["newsletter"].reviewed == 1)
    }
}
