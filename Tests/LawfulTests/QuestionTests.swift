// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("What a question can be turned into")
struct QuestionTests {
    @Test("not one about another activity")
    func activity() async throws {
        let acme = Acme()
        let privacy = try await acme.privacy()
        try await acme.tell(.contractStarted("sale"), secondsFromNow: -5)
        let outcome = try await privacy.use(
            Newsletter.self, of: Acme.anna, as: .marketer, asking: { $0.activity = "orders" }
        ) { _ in 1 }
        #expect(outcome.denial?.question.activity == "newsletter")
        #expect(outcome.denial?.has(.consentMissing) == true)
        #expect(try await acme.entries().last?.publicPart.activity == "newsletter")
    }

    @Test("not one about another time, neither in use nor in asking")
    func time() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: Acme.anna)
        let past = Acme.now.advanced(bySeconds: -30)
        let used = try await privacy.use(
            Newsletter.self, of: Acme.anna, as: .marketer,
            asking: {
                $0.effectiveAt = past
                $0.knownAt = past
            }
        ) { _ in 1 }
        #expect(used.denial?.has(.consentWithdrawn) == true)
        #expect(used.denial?.question.effectiveAt == Acme.now)
        #expect(used.denial?.question.knownAt == Acme.now)
        let asked = try await privacy.ask(about: Acme.anna) { _ in
            Question("newsletter", categories: ["name"], as: .marketer, effectiveAt: past, knownAt: past)
        }
        #expect(!asked.isPermit)
        #expect(try await acme.entries().suffix(2).map(\.publicPart.effectiveAt) == [Acme.now, Acme.now])
    }

    @Test("one for fewer categories opens no more than these")
    func categories() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        await #expect(throws: PermitError.self) {
            try await privacy.use(Newsletter.self, of: Acme.anna, categories: ["name"], as: .marketer) { permit in
                try Acme.email.open(permit)
            }
        }
    }

    @Test(
        "a permit to do something other than process data opens none",
        arguments: [ProcessingOperation.activate, .erase])
    func operation(_ operation: ProcessingOperation) async throws {
        let acme = Acme()
        // Nobody consented, so no value may open.
        let privacy = try await acme.privacy()
        let opened = Counter()
        _ = try? await privacy.use(Newsletter.self, of: Acme.anna, for: operation, as: .marketer) { permit in
            _ = try Acme.email.open(permit)
            opened.add()
        }
        #expect(opened.value == 0)
    }

    @Test("as of then: the answers before and after a withdrawal stay as they were")
    func replay() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        try await acme.tell(.consentWithdrawn(Newsletter.self), secondsFromNow: -20)
        func question(at seconds: Int64, knownAt known: Int64) -> Question {
            Question(
                "newsletter", categories: ["name"], as: .marketer, effectiveAt: Acme.now.advanced(bySeconds: seconds),
                knownAt: Acme.now.advanced(bySeconds: known))
        }
        let before = try await privacy.entriesCount()
        #expect(try await privacy.replay(question(at: -90, knownAt: 0), about: Acme.anna).codes == ["consent.missing"])
        #expect(try await privacy.replay(question(at: -60, knownAt: 0), about: Acme.anna).codes == ["ok.consent"])
        #expect(try await privacy.replay(question(at: -21, knownAt: 0), about: Acme.anna).codes == ["ok.consent"])
        #expect(
            try await privacy.replay(question(at: -20, knownAt: 0), about: Acme.anna).codes == ["consent.withdrawn"])
        // What wasn't recorded yet wasn't known.
        #expect(try await privacy.replay(question(at: 0, knownAt: -21), about: Acme.anna).codes == ["ok.consent"])
        acme.clock.advance(bySeconds: 86_400 * 300)
        #expect(try await privacy.replay(question(at: -21, knownAt: 0), about: Acme.anna).codes == ["ok.consent"])
        #expect(try await privacy.entriesCount() == before, "a replay records nothing")
    }
}

extension DataProtection {
    fileprivate func entriesCount() async throws -> Int { try await ledger.entries(after: 0, limit: .max).count }
}
