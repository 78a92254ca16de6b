// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Decisions on renewed and invalidated consent")
struct InvalidatedConsentTests {
    private func codes(_ later: LedgerEvent..., purpose: PurposeID = "newsletter") throws -> [String] {
        let given = LedgerEvent.consentGiven(purpose, text: "text-1")
        let facts = ([given] + later).enumerated().map { index, event in
            (event: event, at: Moments.grant.advanced(bySeconds: Int64(index)), recorded: Instant?.none)
        }
        return try Shop().decide(Shop.question(purpose), Shop.entries(facts)).codes
    }

    @Test(
        "an invalidated consent denies for the flaw that was named, and for that alone", arguments: ConsentFlaw.allCases
    )
    func named(flaw: ConsentFlaw) throws {
        #expect(try codes(.consentInvalidated("newsletter", flaws: [flaw], because: "a review")) == [flaw.code])
    }

    @Test("where no flaw is named the consent is missing")
    func unnamed() throws {
        #expect(try codes(.consentInvalidated("newsletter", because: "a review")) == ["consent.missing"])
    }

    @Test("a renewed consent carries, also after a withdrawal or a review")
    func renewed() throws {
        let renewed = LedgerEvent.consentRenewed("newsletter", text: "text-1")
        #expect(try codes(renewed) == ["ok.consent"])
        #expect(try codes(.consentWithdrawn("newsletter"), renewed) == ["ok.consent"])
        #expect(try codes(.consentInvalidated("newsletter", because: "a review"), renewed) == ["ok.consent"])
        #expect(try codes(renewed, .consentWithdrawn("newsletter")) == ["consent.withdrawn"])
    }

    @Test("a review of a consent doesn't bring its purpose another basis back after a withdrawal")
    func withdrawn() throws {
        let found = LedgerEvent.consentInvalidated("tips", flaws: [.preticked], because: "a review")
        #expect(try codes(.consentWithdrawn("tips"), found, purpose: "tips") == ["consent.withdrawn"])
    }

    @Test("the conditions of consent fail with codes of the vocabulary")
    func vocabulary() throws {
        let register = try Register(controller: "Shop B.V.", contact: "x") {
            CategoryDeclaration("illness", kind: .special(.health))
            ConsentText("t", in: .en, nil, by: .preticked, withdrawal: nil)
            Activity("care", covering: ["illness"]) {
                Consent(text: "t", offeredToChildren: true)
                Condition(.a, for: "illness")
            }
            Activity("other", covering: []) { Consent(text: "u") }
        }
        let bad = ConsentDetails(
            digest: "x", notice: "none", otherPurposes: ["other"], isPartOfTerms: true, isCondition: true)
        let events: [LedgerEvent] = [
            .consentGiven("care", text: "t", bad, age: 9), .consentGiven("care", text: "u"),
            .consentGiven("none", text: nil),
        ]
        var seen: Set<String> = []
        for event in events {
            let validity = try #require(
                ConsentValidity(event, against: register, givenAt: Moments.grant, processingSince: Moments.start))
            seen.formUnion(validity.failures.map(\.code))
        }
        #expect(seen.count >= 9)
        for code in seen { #expect(ReasonCode(rawValue: code) != nil, "\(code)") }
    }
}
