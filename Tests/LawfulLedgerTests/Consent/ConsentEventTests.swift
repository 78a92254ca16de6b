// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Consent as it is recorded")
struct ConsentEventTests {
    private enum Newsletter: Purpose {
        static let id: PurposeID = "newsletter"
        typealias Covers = ()
    }

    private func json(_ event: LedgerEvent) throws -> String {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        return String(decoding: try encoder.encode(event), as: UTF8.self)
    }

    @Test("the short form writes what it always wrote")
    func short() throws {
        let event = LedgerEvent.consentGiven(Newsletter.self, text: "v1")
        #expect(try json(event) == #"{"activity":"newsletter","kind":"consent.given","text":"v1"}"#)
        #expect(
            try json(.consentWithdrawn(Newsletter.self)) == #"{"activity":"newsletter","kind":"consent.withdrawn"}"#)
    }

    @Test("details stand in one sub-record, by name, absent where nothing is known")
    func details() throws {
        let event = LedgerEvent.consentGiven(
            Newsletter.self, text: "v1", ConsentDetails(language: .nl, mechanism: .doubleOptIn, channel: "web"))
        #expect(
            try json(event) == """
                {"activity":"newsletter","consent":{"channel":"web","language":"nl","mechanism":"doubleOptIn"},\
                "kind":"consent.given","text":"v1"}
                """)
    }

    @Test(
        "every field comes back",
        arguments: [
            LedgerEvent.consentGiven("p", text: "v1", ConsentShop.complete, explicit: true, age: 15, country: "BE"),
            .consentRenewed(
                "p", text: nil,
                ConsentDetails(
                    jurisdiction: "BE", otherPurposes: ["q"], isPartOfTerms: true, isCondition: true,
                    freedom: "there is another counter", parentalVerification: "a call back",
                    expiresOn: .distantFuture, reviewOn: .distantPast), flaws: [.bundled], authorisedByParent: true),
            .consentRefused("p", text: "v1", ConsentDetails(channel: "phone")),
            .consentWithdrawn("p", ConsentDetails(channel: "portal", zone: "Europe/Brussels")),
            .consentInvalidated("p", flaws: [.preticked], because: "the box was ticked"),
        ])
    func roundTrip(_ event: LedgerEvent) throws {
        #expect(try JSONDecoder().decode(LedgerEvent.self, from: JSONEncoder().encode(event)) == event)
    }

    @Test("typed and named forms are the same fact")
    func typed() {
        let details = ConsentShop.complete
        let pairs: [(LedgerEvent, LedgerEvent)] = [
            (
                .consentGiven(Newsletter.self, text: "v", details, explicit: true, flaws: [.bundled], age: 3),
                .consentGiven("newsletter", text: "v", details, explicit: true, flaws: [.bundled], age: 3)
            ),
            (
                .consentRenewed(Newsletter.self, text: "v", details, country: "NL", authorisedByParent: true),
                .consentRenewed("newsletter", text: "v", details, country: "NL", authorisedByParent: true)
            ),
            (
                .consentRefused(Newsletter.self, text: "v", details),
                .consentRefused("newsletter", text: "v", details)
            ),
            (.consentWithdrawn(Newsletter.self, details), .consentWithdrawn("newsletter", details)),
            (
                .consentInvalidated(Newsletter.self, flaws: [.preticked], because: "x"),
                .consentInvalidated("newsletter", flaws: [.preticked], because: "x")
            ),
        ]
        for (typed, named) in pairs { #expect(typed == named) }
    }

    @Test("details show nothing of a person")
    func hidden() {
        let details = ConsentDetails(action: "anna geheim ticked", capture: "geheim.png")
        var dumped = ""
        dump(details, to: &dumped)
        for shown in ["\(details)", String(reflecting: [details]), dumped] { #expect(!shown.contains("geheim")) }
    }
}
