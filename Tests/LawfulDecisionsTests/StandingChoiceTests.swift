// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Choices that stand")
struct StandingChoiceTests {
    @Test("an objection to all stops what an earlier one was overridden for")
    func objection() throws {
        var question = Shop.question("improve")
        question.basis = .legitimateInterest
        let overridden: [(event: LedgerEvent, at: Instant, recorded: Instant?)] = [
            (.objected(to: "improve"), Moments.grant, nil),
            (.objectionOverridden("improve", because: "compelling"), Moments.protest, nil),
        ]
        let shop = try Shop()
        #expect(shop.decide(question, Shop.entries(overridden)).codes == ["ok.legitimate_interest"])
        let again = Shop.entries(overridden + [(.objected(to: nil), Moments.notice, nil)])
        #expect(shop.decide(question, again).codes == ["objection.unresolved"])
    }

    @Test("a restriction denies while one of its grounds stands")
    func restriction() throws {
        let story: [(event: LedgerEvent, at: Instant, recorded: Instant?)] = [
            (.contractStarted("sale"), Moments.start, nil), (.restricted(.c), Moments.grant, nil),
            (.restricted(.a), Moments.protest, nil), (.restrictionLiftAnnounced(.a), Moments.notice, nil),
            (.restrictionLifted(.a), Moments.exception, nil),
        ]
        let shop = try Shop()
        #expect(shop.decide(Shop.question("orders"), Shop.entries(story)).codes == ["restriction.active"])
        let lifted = Shop.entries(story + [(.restrictionLifted(.c), Moments.beforeWithdrawal, nil)])
        #expect(shop.decide(Shop.question("orders"), lifted).codes == ["ok.contract"])
    }

    @Test("a withdrawal outlives the data", arguments: [nil, "tips"] as [PurposeID?])
    func withdrawal(_ erased: PurposeID?) throws {
        let story: [(event: LedgerEvent, at: Instant, recorded: Instant?)] = [
            (.consentGiven("tips", text: "text-1"), Moments.grant, nil),
            (.consentWithdrawn("tips"), Moments.withdrawal, nil), (.erased(erased), Moments.erasure, nil),
            (.contractStarted("sale"), Moments.erasure.advanced(bySeconds: 1), nil),
        ]
        let codes = try Shop().decide(Shop.question("tips"), Shop.entries(story)).codes
        #expect(codes == ["consent.withdrawn"], "and no other basis of the purpose steps in")
    }
}
