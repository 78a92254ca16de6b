// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("As of a moment")
struct AsOfTests {
    private let given = LedgerEvent.consentGiven("newsletter", text: "text-1")
    private let withdrawn = LedgerEvent.consentWithdrawn("newsletter")

    @Test("the same question gets the answer of what was known then")
    func knownAt() throws {
        let shop = try Shop()
        // Withdrawn on the first of the year, recorded a month late.
        let recorded = Moments.day(2024, 2, 1)
        let entries = Shop.entries([(given, Moments.grant, nil), (withdrawn, Moments.withdrawal, recorded)])
        let moment = Moments.day(2024, 1, 15)
        let then = shop.decide(Shop.question("newsletter", at: moment, knownAt: moment), entries)
        let since = shop.decide(Shop.question("newsletter", at: moment, knownAt: recorded), entries)
        #expect(then.codes == ["ok.consent"])
        #expect(since.codes == ["consent.withdrawn"])
        #expect(shop.decide(Shop.question("newsletter", at: moment, knownAt: moment), entries) == then)
    }

    @Test("a withdrawal counts from its instant on, and not a millisecond before")
    func fromTheInstant() throws {
        let shop = try Shop()
        let entries = Shop.entries([(given, Moments.grant, nil), (withdrawn, Moments.withdrawal, nil)])
        let before = Moments.withdrawal.advanced(byMilliseconds: -1)
        #expect(shop.decide(Shop.question("newsletter", at: before), entries).codes == ["ok.consent"])
        #expect(
            shop.decide(Shop.question("newsletter", at: Moments.withdrawal), entries).codes == ["consent.withdrawn"])
    }

    @Test(
        "a documented extension ends with its last day",
        arguments: [(14, "retention.expired"), (15, "ok.retention.extended")])
    func extensionEnds(day: Int, code: String) throws {
        let collected = try #require(LocalDate(year: 2020, month: 1, day: 1))
        let until = try #require(LocalDate(year: 2026, month: 11, day: day))
        let entries = Shop.entries([
            (.contractStarted("sale"), Moments.start, nil),
            (.happened(.lastContact, on: collected), Moments.grant, nil),
            (
                .retentionExtended("orders", until: until, reviewBy: until, because: "a warranty", approvedBy: "boss"),
                Moments.grant, nil
            ),
        ])
        #expect(try Shop().decide(Shop.question("orders", .store), entries).codes == [code])
    }

    @Test("the fold doesn't depend on the order of recording", arguments: 0 as UInt64..<200)
    func order(seed: UInt64) {
        var random = SeededGenerator(seed: seed)
        let facts: [LedgerEvent] = [
            given, withdrawn, given, .consentRefused("newsletter", text: "text-1"), .contractStarted("sale"),
            .contractEnded("sale"), .objected(to: "improve"), .objectionOverridden("improve", because: "fraud"),
            .objectedToMarketing(), .restricted(.a), .restrictionLiftAnnounced(), .restrictionLifted(),
            .held("case-1", because: "a claim"), .holdReleased("case-1"), .optOutOffered(), .optedOut(),
            .ageStated(15, country: "NL"), .erased("newsletter"), .informed("orders", by: "1"),
        ]
        // Each at an hour of its own, in an order of effect that the seed chooses.
        let timed = facts.shuffled(using: &random).enumerated().map { index, fact in
            let at = Moments.grant.advanced(bySeconds: Int64(index) * 3600)
            return (event: fact, at: at, recorded: Moments.grant as Instant?)
        }
        let moment = Moments.now
        let inOrder = SubjectStatus(folding: Shop.entries(timed), effectiveAt: moment, knownAt: moment)
        let shuffled = SubjectStatus(
            folding: Shop.entries(timed.shuffled(using: &random)), effectiveAt: moment, knownAt: moment)
        #expect(inOrder == shuffled)
        #expect(inOrder != SubjectStatus())
    }

    @Test(
        "on a tie of effective times the restrictive fact wins, whichever was recorded first",
        arguments: [true, false])
    func ties(isReversed: Bool) throws {
        let pairs: [(LedgerEvent, LedgerEvent)] = [
            (given, withdrawn), (given, .consentRefused("newsletter", text: "text-1")),
            (.contractStarted("sale"), .contractEnded("sale")), (.restrictionLifted(), .restricted(.a)),
            (.holdReleased("case-1"), .held("case-1", because: "a claim")), (given, .erased("newsletter")),
            (.objectionOverridden("improve", because: "fraud"), .objected(to: "improve")),
        ]
        for (lenient, strict) in pairs {
            let facts = (isReversed ? [strict, lenient] : [lenient, strict]).map {
                (event: $0, at: Moments.grant, recorded: nil as Instant?)
            }
            let tied = SubjectStatus(
                folding: Shop.entries(facts), effectiveAt: Moments.now, knownAt: Moments.now)
            let inTurn = SubjectStatus(
                folding: Shop.entries([(lenient, Moments.grant, nil), (strict, Moments.grant, nil)]),
                effectiveAt: Moments.now, knownAt: Moments.now)
            #expect(tied == inTurn)
            let alone = SubjectStatus(
                folding: Shop.entries([(lenient, Moments.grant, nil)]), effectiveAt: Moments.now,
                knownAt: Moments.now)
            #expect(tied != alone, "\(strict.kind)")
        }
    }
}
