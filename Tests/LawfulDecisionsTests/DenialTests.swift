// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Denials")
struct DenialTests {
    @Test("all reasons are collected, in the order of the tests")
    func allReasons() throws {
        let entries = Shop.entries([
            (.consentGiven("newsletter", text: "text-1", flaws: [.preticked, .bundled]), Moments.grant, nil),
            (.objectedToMarketing(), Moments.protest, nil), (.restricted(.b), Moments.protest, nil),
        ])
        var question = Shop.question("newsletter", .disclose, categories: ["name", "shoe_size"], as: "cleaner")
        question.recipient = "printer"
        let decision = try Shop().decide(question, entries)
        #expect(
            decision.codes == [
                "access.role", "access.no_confidentiality", "restriction.active", "objection.marketing",
                "consent.invalid.ambiguous", "consent.invalid.not_distinguishable", "category.undeclared",
                "processor.no_contract",
            ])
        #expect(decision.articles.first == "32(4)")
    }

    @Test("an unknown purpose is denied by its name")
    func unknownPurpose() throws {
        let decision = try Shop().decide(Shop.question("telepathy"))
        guard case .deny(let denial) = decision else {
            Issue.record("\(decision)")
            return
        }
        #expect(decision.codes == ["purpose.undeclared"])
        #expect(denial.reasons.first?.detail == "telepathy")
    }

    @Test("no role, an unknown role, and a role of another purpose are denied", arguments: [nil, "ghost", "cleaner"])
    func roles(_ name: String?) throws {
        let role = name.map { RoleID(rawValue: $0) }
        let entries = Shop.entries([(.contractStarted("sale"), Moments.start, nil)])
        let decision = try Shop().decide(Shop.question("improve", as: role), entries)
        #expect(decision.codes.first == "access.role")
    }

    @Test("an undeclared category and an undeclared recipient are denied")
    func undeclared() throws {
        let shop = try Shop()
        let entries = Shop.entries([(.contractStarted("sale"), Moments.start, nil)])
        let category = shop.decide(Shop.question("orders", categories: ["shoe_size"]), entries)
        #expect(category.codes == ["category.undeclared"])
        var question = Shop.question("orders", .disclose)
        question.recipient = "stranger"
        #expect(shop.decide(question, entries).codes == ["processor.no_contract"])
        // Declared, but not for this activity.
        var other = Shop.question("improve", .disclose)
        other.recipient = "printer"
        #expect(shop.decide(other, entries).codes == ["processor.no_contract"])
    }

    @Test("one leg per decision: an objection stops (f) and leaves (b)")
    func twoLegs() throws {
        let shop = try Shop()
        let entries = Shop.entries([
            (.contractStarted("sale"), Moments.start, nil), (.objected(to: "improve"), Moments.grant, nil),
        ])
        var question = Shop.question("improve")
        question.basis = .contract
        #expect(shop.decide(question, entries).codes == ["ok.contract"])
        question.basis = .legitimateInterest
        #expect(shop.decide(question, entries).codes == ["objection.unresolved"])
        question.basis = .vitalInterests
        #expect(shop.decide(question, entries).codes == ["basis.missing"])
    }

    @Test("a need that isn't there denies strictly, and is trusted as declared")
    func necessity() throws {
        let entries = Shop.entries([(.contractStarted("sale"), Moments.start, nil)])
        var question = Shop.question("improve")
        question.assertions.isNecessary = false
        #expect(try Shop(.strict).decide(question, entries).codes == ["basis.not_necessary"])
        #expect(try Shop(.asDeclared).decide(question, entries).codes == ["ok.contract"])
    }

    @Test(
        "after a withdrawal no other basis of the same purpose steps in",
        arguments: [nil, LegalBasis.legitimateInterest])
    func withdrawnWithAlternative(basis: LegalBasis?) throws {
        let shop = try Shop()
        var question = Shop.question("tips")
        question.basis = basis
        let given = (LedgerEvent.consentGiven("tips", text: "text-1"), Moments.grant, nil as Instant?)
        let withdrawn = (LedgerEvent.consentWithdrawn("tips"), Moments.withdrawal, nil as Instant?)
        #expect(shop.decide(question, Shop.entries([given])).isPermit)
        #expect(shop.decide(question, Shop.entries([given, withdrawn])).codes == ["consent.withdrawn"])
        // Withdrawing one purpose leaves another.
        let other = (LedgerEvent.consentGiven("newsletter", text: "text-1"), Moments.grant, nil as Instant?)
        let decision = shop.decide(Shop.question("newsletter"), Shop.entries([given, other, withdrawn]))
        #expect(decision.codes == ["ok.consent"])
    }

    @Test("an invalid consent gives nothing that a consent would give")
    func invalidConsent() throws {
        let shop = try Shop()
        let flawed = LedgerEvent.consentGiven("tips", text: "text-1", flaws: [.preticked])
        let entries = Shop.entries([(.objectedToMarketing(), Moments.start, nil), (flawed, Moments.grant, nil)])
        var question = Shop.question("tips")
        question.basis = .legitimateInterest
        #expect(shop.decide(question, entries).codes == ["objection.marketing"])
    }
}
