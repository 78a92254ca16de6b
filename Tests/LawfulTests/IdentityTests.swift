// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("One person, many identifiers, at the point of use")
struct IdentityTests {
    private static let mail: SubjectID = "anna@home.example"

    private func isUsable(_ subject: SubjectID, _ privacy: DataProtection) async throws -> String {
        let outcome = try await privacy.use(Newsletter.self, of: subject, as: .marketer) { _ in "used" }
        return outcome.result ?? outcome.denial?.reasons.first?.code.rawValue ?? "?"
    }

    @Test("a withdrawal under one identifier stops use under the other, cached as it is; a consent doesn't spread")
    func linked() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        try await acme.ledger.link(
            Acme.anna, Self.mail, id: "link", because: "the same address", recordedAt: acme.clock.now)
        #expect(try await isUsable(Acme.anna, privacy) == "used")
        #expect(try await isUsable(Self.mail, privacy) == "consent.missing")
        acme.clock.advance(bySeconds: 5)
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: Self.mail)
        #expect(try await isUsable(Acme.anna, privacy) == "consent.withdrawn")
        let question = Question(
            Newsletter.id, .use, categories: [], as: .marketer, effectiveAt: acme.clock.now,
            knownAt: acme.clock.now)
        #expect(try await privacy.replay(question, about: Acme.anna).codes == ["consent.withdrawn"])
    }

    @Test("another process withdraws under the other identifier between decision and recording: it wins")
    func race() async throws {
        let acme = Acme()
        let once = Counter()
        let ledger = WrappedLedger(acme.ledger) {
            guard once.add() == 1 else { return }
            let draft = EntryDraft(
                id: "elsewhere", .consentWithdrawn(Newsletter.self), subject: Self.mail, effectiveAt: acme.clock.now,
                recordedAt: acme.clock.now)
            _ = try await acme.ledger.append([ConditionalDraft(draft)] + acme.ledger.touches(with: draft))
        }
        try await acme.ledger.link(
            Acme.anna, Self.mail, id: "link", because: "the same address",
            recordedAt: acme.clock.now.advanced(bySeconds: -90))
        let privacy = try await acme.consented(on: ledger)
        #expect(try await isUsable(Acme.anna, privacy) == "consent.withdrawn")
    }

    @Test("merged, a consent counts under both, until a split")
    func merged() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        try await acme.ledger.merge(
            Acme.anna, Self.mail, id: "merge", because: "showed both letters", approvedBy: "J. de Vries",
            recordedAt: acme.clock.now)
        #expect(try await isUsable(Self.mail, privacy) == "used")
        #expect(try await privacy.status(of: Self.mail).consents[Newsletter.id]?.stands == true)
        acme.clock.advance(bySeconds: 60)
        try await acme.ledger.split(
            [Self.mail], from: Acme.anna, id: "split", because: "mother and daughter", recordedAt: acme.clock.now)
        acme.clock.advance(bySeconds: 1)
        #expect(try await isUsable(Self.mail, privacy) == "consent.missing")
        #expect(try await isUsable(Acme.anna, privacy) == "used")
        let trace = try await acme.ledger.mergeTrace(of: (Acme.anna, Self.mail), knownAt: acme.clock.now)
        #expect(trace.lines(.used).count == 1 && trace.lines(.used).first?.subject == Self.mail)
    }

    @Test("a consent that was taken in and can't be proved is denied so")
    func imported() async throws {
        let acme = Acme()
        let privacy = try await acme.privacy()
        let register = try Acme.register()
        let clock = acme.clock
        let run = ConsentImport(
            from: "mailer", id: "import", register: register, into: acme.ledger,
            digest: { Array(($0 + Array(repeating: 0, count: 64)).prefix(64)) }, now: { clock.now })
        let rows = [
            ImportedConsent(
                id: "1", of: "p", .given, Newsletter.id, at: Acme.now, text: "newsletter-v1", mechanism: .oral),
            ImportedConsent(id: "2", of: "q", .given, Newsletter.id, at: Acme.now, text: "newsletter-v1"),
            ImportedConsent(id: "3", of: "r", .given, Newsletter.id, at: Acme.now),
            ImportedConsent(id: "4", of: "s", .given, Newsletter.id, text: "newsletter-v1", mechanism: .oral),
        ].enumerated().map { ImportRow(line: $0 + 1, $1) }
        let stream = AsyncStream { continuation in
            for row in rows { continuation.yield(row) }
            continuation.finish()
        }
        let report = try await run(stream)
        #expect(report.unprovable.map(\.line) == [3, 4])
        var answers: [String] = []
        for subject in ["p", "q", "r", "s"] as [SubjectID] { answers.append(try await isUsable(subject, privacy)) }
        #expect(answers == ["used", "used", "consent.not_provable", "consent.not_provable"])
    }
}
