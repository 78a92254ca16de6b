// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulTesting
import Testing

@Suite("Withdrawal wins")
struct WithdrawalTests {
    @Test("a withdrawal committed between decision and recording leads to a denial")
    func betweenDecisionAndRecord() async throws {
        let acme = Acme()
        let once = Counter()
        let ledger = WrappedLedger(acme.ledger) {
            if once.add() == 1 { try await acme.tell(.consentWithdrawn(Newsletter.self)) }
        }
        let privacy = try await acme.consented(on: ledger)
        let opened = Counter()
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in opened.add() }
        #expect(outcome.denial?.reasons.map(\.code) == [.consentWithdrawn])
        #expect(opened.value == 0)
        #expect(try await acme.kinds() == [.consentGiven, .registerActivated, .consentWithdrawn, .denied])
    }

    @Test("a cached status answers without reading, and is read anew once it moved")
    func cache() async throws {
        let acme = Acme()
        let ledger = WrappedLedger(acme.ledger)
        let privacy = try await acme.consented(on: ledger)
        let before = ledger.reads.value
        for _ in 0..<3 {
            #expect(try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }.result == 1)
        }
        #expect(ledger.reads.value == before + 1, "recorded permits evict no cached status")
        try await acme.tell(.consentWithdrawn(Newsletter.self))
        let denied = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(denied.denial?.has(.consentWithdrawn) == true)
        #expect(ledger.reads.value == before + 2)
        acme.clock.advance(bySeconds: 1)
        try await acme.tell(.consentGiven(Newsletter.self, text: "newsletter-v1"))
        let again = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(again.result == 1, "a stale denial isn't kept either")
    }

    @Test("deciding and recording read what stands, however often a person changed their mind; a replay reads all")
    func changesOfMind() async throws {
        let acme = Acme()
        let ledger = WrappedLedger(acme.ledger)
        let privacy = try await acme.consented(on: ledger)
        for _ in 0..<200 {
            acme.clock.advance(bySeconds: 1)
            try await privacy.record(.consentWithdrawn(Newsletter.self), by: Acme.anna)
            acme.clock.advance(bySeconds: 1)
            try await privacy.record(.consentGiven(Newsletter.self, text: "newsletter-v1"), by: Acme.anna)
        }
        #expect(try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }.result == 1)
        #expect(try await privacy.status(of: Acme.anna).consents[Newsletter.id]?.state == .given)
        #expect(ledger.wholeReads.value == 0)
        #expect(try await ledger.standing(of: Acme.anna).entries.count == 1)
        let moment = acme.clock.now.advanced(bySeconds: -1)
        let question = Question(
            Newsletter.id, .use, categories: [], as: .marketer, effectiveAt: moment, knownAt: moment)
        #expect(try await privacy.replay(question, about: Acme.anna).codes == ["consent.withdrawn"])
        #expect(ledger.wholeReads.value == 1)
    }

    @Test("a withdrawal takes back a consent whose time lies ahead, too")
    func consentAhead() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        try await acme.tell(.consentGiven(Newsletter.self, text: "newsletter-v1"), secondsFromNow: 3600)
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: Acme.anna)
        let atOnce = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(atOnce.denial?.reasons.map(\.code) == [.consentWithdrawn])
        acme.clock.advance(bySeconds: 7200)
        let later = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(later.denial?.reasons.map(\.code) == [.consentWithdrawn])
    }

    @Test("a status that never rests ends in an error, not in a guess")
    func contention() async throws {
        let acme = Acme()
        let ledger = WrappedLedger(acme.ledger) { try await acme.tell(.optOutOffered()) }
        let privacy = try await acme.consented(on: ledger)
        let opened = Counter()
        await #expect(throws: LedgerError(.contention, "")) {
            try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in opened.add() }
        }
        #expect(opened.value == 0)
        let kinds = try await acme.kinds()
        #expect(!kinds.contains(.permitted))
        #expect(!kinds.contains(.denied))
    }

    @Test("one that another host recorded with a clock running ahead is seen")
    func clockAhead() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        #expect(try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }.result == 1)
        try await acme.tell(.consentWithdrawn(Newsletter.self), secondsFromNow: 120)
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(outcome.denial?.reasons.map(\.code) == [.consentWithdrawn])
        let status = try await privacy.status(of: Acme.anna)
        #expect(status.consents["newsletter"]?.state == .withdrawn)
        let entry = try #require(try await acme.entries().last)
        #expect(entry.publicPart.effectiveAt == Acme.now.advanced(bySeconds: 120))
    }

    @Test("one made here after a consent that another host recorded with a clock running ahead wins")
    func clockBehind() async throws {
        let acme = Acme()
        let privacy = try await acme.privacy()
        try await acme.tell(.consentGiven(Newsletter.self, text: "newsletter-v1"), secondsFromNow: 120)
        acme.clock.advance(bySeconds: 10)
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: Acme.anna)
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(outcome.denial?.reasons.map(\.code) == [.consentWithdrawn])
    }

    @Test("one at the very moment of the question counts")
    func sameMoment() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        try await privacy.record(.consentWithdrawn(Newsletter.self), by: Acme.anna)
        let outcome = try await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in 1 }
        #expect(outcome.denial?.has(.consentWithdrawn) == true)
    }

    @Test("among many at once, no permit is recorded after it")
    func concurrently() async throws {
        let acme = Acme()
        let privacy = try await acme.consented()
        await withTaskGroup { group in
            for index in 0..<200 {
                group.addTask {
                    if index == 100 {
                        try? await privacy.record(.consentWithdrawn(Newsletter.self), by: Acme.anna)
                    } else {
                        _ = try? await privacy.use(Newsletter.self, of: Acme.anna, as: .marketer) { _ in index }
                    }
                }
            }
        }
        let kinds = try await acme.kinds()
        #expect(kinds.count { $0 == .permitted || $0 == .denied } == 199)
        let withdrawn = try #require(kinds.firstIndex(of: .consentWithdrawn))
        #expect(kinds[withdrawn...].allSatisfy { $0 != .permitted })
        #expect(kinds[..<withdrawn].allSatisfy { $0 != .denied })
    }
}
