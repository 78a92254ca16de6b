// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("Log-only mode")
struct EnforcementTests {
    private func service(_ enforcement: Enforcement, _ acme: Acme) async throws -> DataProtection {
        try await DataProtection(
            Acme.register().activate(.strict), ledger: .existing(acme.ledger), ambient: acme.ambient,
            enforcement: enforcement)
    }

    @Test("what would have been denied goes on, is recorded with every reason, and reported")
    func observes() async throws {
        let acme = Acme()
        let privacy = try await service(.observe, acme)
        let seen = try await privacy.use(Newsletter.self, of: Acme.anna, as: "intern") { permit in
            try (Acme.email.open(permit), permit.grant.code)
        }
        #expect(seen.result?.0 == "anna@home.example" && seen.result?.1 == .observed)
        let entry = try #require(try await acme.entries().last)
        #expect(entry.publicPart.kind == .observed)
        #expect(
            entry.privatePart?.event.reasons == ["access.role", "access.no_confidentiality", "consent.missing"])
        let report = try await privacy.observations()
        #expect(report.counts == [Newsletter.id: ["access.role": 1]] && report.total == 1)
        #expect(try await privacy.observations(after: report.sequence).total == 0)
    }

    @Test("what would have been permitted is a permit as ever")
    func permits() async throws {
        let acme = Acme()
        try await acme.tell(.consentGiven(Newsletter.self, text: "newsletter-v1"), secondsFromNow: -60)
        let privacy = try await service(.observe, acme)
        let code = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { $0.grant.code }
        #expect(code.result == .consent)
        #expect(try await acme.kinds().last == .permitted)
        #expect(try await privacy.observations().total == 0)
    }

    @Test("activity by activity: others are enforced", arguments: [true, false])
    func only(observed: Bool) async throws {
        let acme = Acme()
        let privacy = try await service(.observe(only: observed ? Newsletter.id : Orders.id), acme)
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect((outcome.result == 1) == observed)
        #expect(try await acme.kinds().last == (observed ? .observed : .denied))
    }

    @Test("the activation's entry says what is only observed")
    func activation() async throws {
        for (enforcement, recorded) in [
            (Enforcement.enforce, nil), (.observe, []), (.observe(only: "newsletter"), ["newsletter"] as [PurposeID]?),
        ] {
            let acme = Acme()
            _ = try await service(enforcement, acme)
            #expect(try await acme.entries().last?.privatePart?.event.activities == recorded)
        }
    }

    @Test("a mailing in log-only mode reaches all, and says so")
    func cohort() async throws {
        let acme = Acme()
        let privacy = try await service(.observe, acme)
        let readers = AsyncStream<SubjectID> { continuation in
            for number in 0..<3 { continuation.yield(SubjectID(rawValue: "reader-\(number)")) }
            continuation.finish()
        }
        let report = try await privacy.use(Newsletter.self, ofEach: readers, as: .marketer) { _, _ in }
        #expect(report.permitted == 3 && report.denied.isEmpty)
        let own = try await acme.ledger.entries(of: "reader-1").last
        #expect(own?.privatePart?.event.reasons == ["observed", "consent.missing"])
        let seen = try await privacy.observations()
        #expect(seen.total == 3)
    }

    @Test("an explanation of such a permit never says that it is consistent")
    func words() async throws {
        let acme = Acme()
        let privacy = try await service(.observe, acme)
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { $0.grant }
        let text = try #require(outcome.result).explanation(in: .en)
        #expect(text.contains("log-only") && !text.contains("consistent"), "\(text)")
    }
}
