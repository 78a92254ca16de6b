// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("Putting a register to work")
struct OpeningTests {
    private static func faulty() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Activity(Newsletter.self) { Keep(for: .years(2), after: .lastContact) }
        }
    }

    @Test("the activation is recorded, with its mode and what was accepted by name")
    func activation() async throws {
        let acme = Acme()
        let activated = try Self.faulty().activate(.strict, accepting: ["L-04"])
        _ = try await DataProtection(activated, ledger: .existing(acme.ledger), ambient: acme.ambient)
        let entries = try await acme.entries()
        #expect(entries.map(\.publicPart.kind) == [.registerActivated])
        let entry = try #require(entries.first)
        #expect(entry.publicPart.recordedAt == Acme.now)
        #expect(entry.privatePart?.subject == nil)
        #expect(entry.privatePart?.event.outcome == "strict")
        #expect(entry.privatePart?.event.reasons == ["L-04"])
    }

    @Test("where nothing was accepted, nothing is listed")
    func nothingAccepted() async throws {
        let acme = Acme()
        _ = try await acme.privacy()
        let entry = try #require(try await acme.entries().first)
        #expect(entry.privatePart?.event.outcome == "strict")
        #expect(entry.privatePart?.event.reasons == nil)
    }

    @Test("an accepted error mends nothing: the activity denies on it")
    func acceptedError() async throws {
        let acme = Acme()
        let activated = try Self.faulty().activate(.strict, accepting: ["L-04"])
        let privacy = try await DataProtection(activated, ledger: .existing(acme.ledger), ambient: acme.ambient)
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(outcome.denial?.has(.basisMissing) == true)
    }

    @Test("a map that names what isn't declared is refused before anything is recorded")
    func map() async throws {
        let acme = Acme()
        let map = DataMap(InMemoryStore()) {
            DataSet("people", of: "id", for: "hunting") { Field("name", Name.self) }
        }
        await #expect(throws: DataError(.map, "")) {
            try await DataProtection(
                Acme.register().activate(.strict), ledger: .existing(acme.ledger), map: map, ambient: acme.ambient)
        }
        #expect(try await acme.entries().isEmpty)
    }

    @Test("a ledger that doesn't open throws")
    func ledger() async throws {
        await #expect(throws: LedgerError(.settings, "")) {
            try await DataProtection(
                Acme.register().activate(.strict), ledger: LedgerStore { throw LedgerError(.settings, "no sync") })
        }
    }

    @Test("what is recorded has its two times: now, unless said otherwise")
    func times() async throws {
        let acme = Acme()
        let privacy = try await acme.privacy()
        let earlier = Acme.now.advanced(bySeconds: -3_600)
        try await privacy.record(.consentGiven(Newsletter.self, text: "t"), by: Acme.anna, effectiveAt: earlier)
        try await privacy.record(.objectedToMarketing(), by: Acme.anna)
        let parts = try await acme.entries().suffix(2).map(\.publicPart)
        #expect(parts.map(\.effectiveAt) == [earlier, Acme.now])
        #expect(parts.map(\.recordedAt) == [Acme.now, Acme.now])
    }
}
