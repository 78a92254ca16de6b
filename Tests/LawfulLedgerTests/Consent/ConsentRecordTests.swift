// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("The story of a consent")
struct ConsentRecordTests {
    private typealias Shop = ConsentShop

    private func record(
        _ events: [LedgerEvent],
        to purpose: PurposeID = "newsletter",
        afterDays days: Int64 = 10_000,
        knownAfterDays known: Int64 = 10_000
    ) -> ConsentRecord? {
        ConsentRecord(
            of: purpose, folding: Shop.entries(events).reversed(),
            effectiveAt: Shop.moment.advanced(bySeconds: days * 86_400),
            knownAt: Shop.moment.advanced(bySeconds: known * 86_400))
    }

    private let story: [LedgerEvent] = [
        .consentRefused("newsletter", text: "news-1"), .consentGiven("newsletter", text: "news-1"),
        .consentGiven("club", text: "club-1"), .consentRenewed("newsletter", text: "news-2", ConsentShop.complete),
        .consentWithdrawn("newsletter", ConsentDetails(channel: "portal")),
    ]

    @Test("every step of the purpose is told, in order, with who, when and how")
    func steps() throws {
        let record = try #require(self.record(story))
        #expect(record.steps.map(\.entry) == ["1", "2", "4", "5"])
        #expect(
            record.steps.map(\.kind) == [.consentRefused, .consentGiven, .consentRenewed, .consentWithdrawn])
        #expect(record.steps[0].at == Shop.moment && record.steps.allSatisfy { $0.actor == "clerk" })
        #expect(record.steps[2].details == Shop.complete && record.steps[3].details.channel == "portal")
        #expect(record.lastGiving?.entry == "4" && record.current?.state == .withdrawn)
        #expect(self.record(story, to: "astrology") == nil)
    }

    @Test("withdrawing one purpose leaves the other (rule 4), and a refusal is no withdrawal (rule 8)")
    func purposes() {
        #expect(record(story, to: "club")?.current?.state == .given)
        #expect(record(story, afterDays: 0)?.current?.state == .refused)
        #expect(record(story, afterDays: 0)?.steps.count == 1)
    }

    @Test("the story is told as of a moment, and as it was known (rule 3)")
    func asOf() {
        let states = (0...4).map { record(story, afterDays: $0)?.current?.state }
        #expect(states == [.refused, .given, .given, .given, .withdrawn])
        #expect(record(story, knownAfterDays: 3)?.current?.state == .given)
        #expect(record(story, knownAfterDays: 3)?.steps.count == 3)
    }

    @Test("a consent has no term of its own (rule 1): what the service plans is told, and ends nothing")
    func term() throws {
        let given = LedgerEvent.consentGiven(
            "newsletter", text: "news-2",
            ConsentDetails(expiresOn: try LocalDate("2028-03-05"), reviewOn: try LocalDate("2027-03-05")))
        let record = try #require(self.record([given]))
        #expect(record.current?.state == .given)
        let days = try ["2027-03-04", "2027-03-05", "2028-03-06"].map { try LocalDate($0) }
        #expect(days.map { record.isReviewDue(on: $0) } == [false, true, true])
        let withdrawn = self.record([given, .consentWithdrawn("newsletter")])
        #expect(withdrawn?.isReviewDue(on: days[2]) == false)
        let term = LedgerEvent.consentGiven("newsletter", text: "news-2", ConsentDetails(expiresOn: days[0]))
        #expect(days.map { self.record([term])?.isReviewDue(on: $0) } == [false, true, true])
    }

    @Test("processing that outgrows the consent is named; other words for the same are not (rule 2)")
    func outgrown() throws {
        let register = try Shop.register()
        func changes(_ change: (inout ConsentDetails) -> Void, text: TextID = "news-2") -> [ConsentRecord.Change]? {
            var details = Shop.complete
            change(&details)
            return record([.consentGiven("newsletter", text: text, details)])?.outgrown(by: register)
        }
        #expect(changes { _ in } == [])
        #expect(changes({ _ in }, text: "news-1") == [], "an earlier wording")
        #expect(changes({ _ in }, text: "other") == [.text("news-2")])
        #expect(changes { $0.controllers = ["controller"] } == [.controller("partner")])
        #expect(changes { $0.recipients = [] } == [.recipient("club")], "a processor is no reason to ask again")
        #expect(changes { $0.categories = ["email"] } == [.category("name")])
        #expect(changes { $0.transfers = [] } == [.country("US")])
        #expect(changes { $0 = ConsentDetails() } == [], "nothing is known of what the text named")
        #expect(record([.consentRefused("newsletter", text: "x")])?.outgrown(by: register) == [])
    }

    @Test(
        "withdrawn stays withdrawn when data are erased, when a review finds flaws, and beside other grounds (rule 5)")
    func withdrawn() throws {
        let after: [LedgerEvent] = [
            .erased("newsletter"), .consentInvalidated("newsletter", flaws: [.preticked], because: "x"),
            .contractStarted("sale"), .informed("newsletter", by: "2026-01"),
        ]
        for event in after {
            let record = try #require(self.record([story[1], .consentWithdrawn("newsletter"), event]))
            #expect(record.current?.state == .withdrawn && record.current?.flaws == [])
        }
        let forgotten = record([story[1], .erased("newsletter")])
        #expect(forgotten?.current == nil && forgotten?.steps.count == 1, "the proof is kept, the consent isn't")
    }

    @Test("a child who comes of age goes on with the parent's authorisation (rule 6)")
    func comingOfAge() throws {
        let register = try Shop.register()
        let authorised = LedgerEvent.consentGiven(
            "kids", text: "kids-1", age: 14, country: "NL", authorisedByParent: true)
        let record = try #require(self.record([authorised], to: "kids"))
        let days = try ["2027-03-05", "2028-03-04", "2028-03-05", "2040-01-01"].map { try LocalDate($0) }
        #expect(days.map { record.isConfirmationAdvised(on: $0, in: register) } == [false, false, true, true])
        #expect(record.current?.state == .given && record.current?.isAuthorisedByParent == true)
        #expect(record.current?.stands == true)
        let own = self.record(
            [authorised, .consentRenewed("kids", text: "kids-1", age: 16, country: "NL")], to: "kids")
        #expect(own?.isConfirmationAdvised(on: days[3], in: register) == false)
    }

    @Test("a review ends a consent with the flaw it names; a fresh consent counts again")
    func invalidated() throws {
        let given = LedgerEvent.consentGiven("newsletter", text: "news-2", explicit: true)
        let flawed = try #require(
            self.record([given, .consentInvalidated("newsletter", flaws: [.preticked], because: "x")])?.current)
        #expect(flawed.state == .given && flawed.flaws == [.preticked] && !flawed.stands)
        #expect(flawed.text == "news-2" && flawed.isExplicit && flawed.since == Shop.moment)
        #expect(flawed.invalidatedAt == Shop.moment.advanced(bySeconds: 86_400))
        let missing = try #require(self.record([given, .consentInvalidated("newsletter", because: "x")])?.current)
        #expect(missing.state == .refused && !missing.stands && missing.invalidatedAt != nil)
        let twice = record([
            given, .consentInvalidated("newsletter", because: "x"),
            .consentInvalidated("newsletter", flaws: [.bundled], because: "y"),
            .consentInvalidated("newsletter", flaws: [.preticked], because: "z"),
        ])
        #expect(twice?.current?.flaws == [.preticked, .bundled] && twice?.current?.state == .given)
        let again = record([
            given, .consentInvalidated("newsletter", flaws: [.preticked], because: "x"),
            .consentRenewed("newsletter", text: "news-2"),
        ])
        #expect(again?.current?.stands == true && again?.current?.flaws == [])
        #expect(record([.consentInvalidated("newsletter", because: "x")])?.current == nil, "there was none to end")
        #expect(again?.steps[1].reason == "x")
    }

    @Test("the story shows nobody")
    func hidden() throws {
        let record = try #require(self.record(story))
        var dumped = ""
        dump(record, to: &dumped)
        for shown in ["\(record)", String(reflecting: record.steps), dumped] { #expect(!shown.contains("clerk")) }
    }
}
