// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Conditions of consent (Arts. 4(11), 7, 8)")
struct ConsentValidityTests {
    private typealias Shop = ConsentShop

    private func validity(
        _ event: LedgerEvent,
        by register: Register? = nil,
        age: Int? = nil,
        since: Instant? = nil
    ) throws -> ConsentValidity {
        try #require(
            ConsentValidity(
                event, against: register ?? Shop.register(), givenAt: Shop.moment, age: age, processingSince: since))
    }

    private func given(_ change: (inout ConsentDetails) -> Void = { _ in }, text: TextID? = "news-2") -> LedgerEvent {
        var details = Shop.complete
        change(&details)
        return .consentGiven("newsletter", text: text, details)
    }

    private func isOpen(_ outcome: ConsentValidity.Outcome) -> Bool { if case .open = outcome { true } else { false } }

    @Test("a record that lacks nothing meets every condition, and so does an earlier wording of the text")
    func complete() throws {
        let validity = try validity(given())
        #expect(validity.results.map(\.condition) == ConsentValidity.Condition.allCases)
        #expect(validity.results.allSatisfy { $0.outcome == .met })
        #expect(validity.failures.isEmpty && validity.flaws.isEmpty)
        #expect(try self.validity(given(text: "news-1")).failures.isEmpty)
    }

    @Test("only consent that was given or renewed is checked")
    func others() throws {
        let register = try Shop.register()
        let others: [LedgerEvent] = [
            .consentRefused("newsletter", text: "news-2"), .consentWithdrawn("newsletter"),
            .consentInvalidated("newsletter", because: "x"), .optedOut(),
        ]
        for event in others {
            #expect(ConsentValidity(event, against: register, givenAt: Shop.moment) == nil)
            #expect(ConsentValidity.noted(event, by: register, at: Shop.moment) == event)
        }
        let renewed = LedgerEvent.consentRenewed("newsletter", text: "unheard-of")
        #expect(try validity(renewed).failures.map(\.code) == ["consent.not_provable"])
    }

    @Test(
        "each flaw that a review names has its code",
        arguments: zip(
            ConsentFlaw.allCases,
            [
                "consent.invalid.ambiguous", "consent.invalid.not_distinguishable",
                "consent.invalid.not_informed", "consent.invalid.not_free", "consent.invalid.not_free",
                "consent.not_provable",
            ]))
    func named(flaw: ConsentFlaw, code: String) throws {
        let event = LedgerEvent.consentGiven("newsletter", text: "news-2", Shop.complete, flaws: [flaw])
        let failures = try validity(event).failures
        #expect(failures.map(\.code) == [code] && failures.map(\.flaw) == [flaw])
        #expect(flaw.code == code)
    }

    @Test("a box ticked beforehand is no consent, as recorded or as the text is declared (C-673/17)")
    func preticked() throws {
        #expect(try validity(given { $0.mechanism = .preticked }).failures.map(\.code) == ["consent.invalid.ambiguous"])
        let declared = try Shop.register(.preticked)
        #expect(
            try validity(given { $0.mechanism = nil }, by: declared).failures.map(\.code)
                == ["consent.invalid.ambiguous"])
        #expect(try validity(given(), by: declared).failures.isEmpty, "what was recorded counts before the declaration")
        #expect(isOpen(try validity(.consentGiven("newsletter", text: "news-1"))[.positiveAct]))
    }

    @Test("consent comes before the processing")
    func before() throws {
        let earlier = Shop.moment.advanced(byMilliseconds: -1)
        #expect(try validity(given(), since: Shop.moment).failures.isEmpty)
        #expect(try validity(given(), since: earlier).failures.map(\.code) == ["consent.missing"])
    }

    @Test("it is for this purpose, by a text that asks for it")
    func purpose() throws {
        #expect(try validity(given(text: "club-1")).failures.map(\.code) == ["consent.purpose_mismatch"])
        #expect(
            try validity(.consentGiven("orders", text: "v1")).failures.map(\.code) == ["consent.purpose_mismatch"])
        #expect(try validity(.consentGiven("astrology", text: "v1")).failures.map(\.code) == ["purpose.undeclared"])
    }

    @Test("each purpose has a choice of its own")
    func granular() throws {
        #expect(
            try validity(given { $0.otherPurposes = ["newsletter", "club"] }).failures.map(\.code)
                == ["consent.invalid.not_distinguishable"])
        #expect(try validity(given { $0.otherPurposes = ["newsletter"] }).failures.isEmpty)
        #expect(isOpen(try validity(given { $0.otherPurposes = nil })[.granular]))
    }

    @Test("the person is told that it can be withdrawn, and what for")
    func informed() throws {
        let silent = try Shop.register(withdrawal: nil)
        let untold = try validity(given { $0.withdrawalPath = nil }, by: silent)
        #expect(untold.failures.map(\.code) == ["consent.invalid.not_informed"])
        #expect(untold.failures.map(\.article) == ["7(3)"])
        #expect(try validity(given { $0.withdrawalPath = nil }).failures.isEmpty, "the text tells it")
        #expect(try validity(given(), by: silent).failures.isEmpty, "the screen told it")
        #expect(isOpen(try validity(given { $0.notice = nil })[.informed]))
        #expect(isOpen(try validity(.consentGiven("club", text: "club-1"))[.informed]))
        let elsewhere = LedgerEvent.consentGiven("scores", text: "scores-1", Shop.complete, explicit: true)
        #expect(isOpen(try validity(elsewhere)[.informed]), "the statement doesn't describe that purpose")
    }

    @Test("it stands apart from terms and is no condition")
    func free() throws {
        #expect(
            try validity(given { $0.isPartOfTerms = true }).failures.map(\.code)
                == ["consent.invalid.not_distinguishable"])
        #expect(try validity(given { $0.isCondition = true }).failures.map(\.code) == ["consent.invalid.not_free"])
        #expect(
            try validity(given(), by: Shop.register(tied: true)).failures.map(\.flaw) == [.conditional],
            "the register ties a consequence to withdrawing")
        let authority = try Shop.register(body: .public)
        #expect(isOpen(try validity(given(), by: authority)[.free]))
        #expect(try validity(given { $0.freedom = "the counter is open to all" }, by: authority)[.free] == .met)
    }

    @Test(
        "an express statement is asked for where the activity needs one",
        arguments: [
            ("health", "health-1", "special.consent_not_explicit"), ("scores", "scores-1", "adm.not_permitted"),
            ("faraway", "faraway-1", "transfer.derogation_scope"),
        ] as [(PurposeID, TextID, String)])
    func explicit(purpose: PurposeID, text: TextID, code: String) throws {
        #expect(try validity(.consentGiven(purpose, text: text)).failures.map(\.code) == [code])
        #expect(try validity(.consentGiven(purpose, text: text, explicit: true)).failures.isEmpty)
        #expect(
            try validity(.consentGiven(purpose, text: text)).flaws.isEmpty, "it carries what needs no such statement")
    }

    @Test("text, digest and version of the statement can be shown")
    func provable() throws {
        let cases: [LedgerEvent] = [
            given(text: nil), given(text: "unheard-of"), given { $0.digest = "sha-256:bb" },
            given { $0.notice = "1999-01" },
        ]
        for event in cases {
            let failures = try validity(event).failures
            #expect(failures.map(\.code) == ["consent.not_provable"] && failures.map(\.flaw) == [.unproven])
        }
        #expect(isOpen(try validity(.consentGiven("club", text: "club-1"))[.provable]), "its wording isn't declared")
    }

    @Test("a child below the age of its country needs a parent (Art. 8)")
    func children() throws {
        func kid(_ age: Int?, _ country: CountryCode?, parent: String? = nil, authorised: Bool = false) -> LedgerEvent {
            .consentGiven(
                "kids", text: "kids-1", ConsentDetails(parentalVerification: parent), age: age, country: country,
                authorisedByParent: authorised)
        }
        #expect(try validity(kid(15, "NL")).failures.map(\.code) == ["child.below_age"])
        #expect(try validity(kid(16, "NL")).failures.isEmpty)
        #expect(try validity(kid(13, "BE")).failures.isEmpty)
        #expect(try validity(kid(12, "BE")).failures.map(\.code) == ["child.below_age"])
        #expect(try validity(kid(12, "BE", parent: "a call back", authorised: true))[.age] == .met)
        #expect(isOpen(try validity(kid(12, "BE", authorised: true))[.age]), "how was it verified?")
        #expect(isOpen(try validity(kid(nil, "NL"))[.age]))
        #expect(try validity(kid(nil, nil), age: 15).failures.map(\.code) == ["child.below_age"])
        #expect(try validity(given(), age: 9)[.age] == .met, "no service offered to children")
    }

    @Test("recording notes what the register lets one see, and nothing twice")
    func noted() throws {
        let register = try Shop.register()
        func noted(_ event: LedgerEvent) -> [ConsentFlaw]? {
            ConsentValidity.noted(event, by: register, at: Shop.moment).flaws
        }
        #expect(noted(given()) == nil)
        #expect(noted(.consentGiven("newsletter", text: "news-2")) == nil, "the short form is taken as it is")
        #expect(noted(given { $0.mechanism = .preticked }) == [.preticked])
        #expect(noted(given(text: "unheard-of")) == [.unproven])
        let known = LedgerEvent.consentGiven(
            "newsletter", text: nil, ConsentDetails(mechanism: .preticked), flaws: [.imbalance, .preticked])
        #expect(noted(known) == [.preticked, .imbalance, .unproven])
        let twice = ConsentValidity.noted(known, by: register, at: Shop.moment)
        #expect(ConsentValidity.noted(twice, by: register, at: Shop.moment) == twice)
        #expect(twice.consent == known.consent && twice.text == nil, "nothing else changes")
    }
}
