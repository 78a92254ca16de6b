// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// e: marketing, on consent.
extension Clauses {
    @Test("S-38 marketing takes interests into account; an objection stops that, too")
    func s38() throws {
        let company = try Company.declared()
        let objecting = Person.consenting.with(.objectedToMarketing(), on: "2026-11-09")
        for operation in [ProcessingOperation.use, .decideAutomatically] {
            permits(try company.ask(Marketing.self, operation, [Interests.self], of: .consenting), .consent)
            denies(try company.ask(Marketing.self, operation, [Interests.self], of: objecting), .objectionMarketing)
        }
        permits(try company.ask(Marketing.self, .requestObjection, of: .consenting), .rightGranted)
        // The objection is to marketing; other interests aren't touched by it.
        permits(try company.ask(Acceptance.self, of: objecting), .legitimateInterest)
    }

    @Test("S-39 marketing rests on consent")
    func s39() throws {
        let company = try Company.declared()
        permits(try company.ask(Marketing.self, of: .consenting, as: .marketer), .consent)
        denies(try company.ask(Marketing.self, of: .customer, as: .marketer), .consentMissing)
        let refusing = Person.customer.with(.consentRefused(Marketing.self, text: "marketing-2018"))
        denies(try company.ask(Marketing.self, of: refusing, as: .marketer), .consentMissing)
        let preticked = Person.customer.with(
            .consentGiven(Marketing.self, text: "marketing-2018", flaws: [.preticked]))
        denies(try company.ask(Marketing.self, of: preticked, as: .marketer), .consentInvalidAmbiguous)
        // Consent is chosen for all marketing, so an existing customer is no exception to it.
        let offered = Person.customer.with(.optOutOffered())
        denies(try company.ask(Marketing.self, of: offered, as: .marketer) { $0.medium = .email }, .consentMissing)
        try finds(company, "L-17", "activities[marketing].grounds[0]")
    }

    @Test("S-40 a withdrawal counts from its moment on, and changes nothing before it")
    func s40() throws {
        let company = try Company.declared()
        let leaving = Person.consenting.with(.consentWithdrawn(Marketing.self), on: "2026-11-16")
        permits(try company.ask(Marketing.self, of: leaving, as: .marketer, on: "2026-11-15"), .consent)
        let moment = try start(of: "2026-11-16").advanced(bySeconds: 9 * 3_600)
        for (milliseconds, isPermitted) in [(-1, true), (0, false), (1, false)] as [(Int64, Bool)] {
            let answer = try company.ask(Marketing.self, of: leaving, as: .marketer) {
                $0.effectiveAt = moment.advanced(byMilliseconds: milliseconds)
            }
            #expect(answer.codes == [isPermitted ? "ok.consent" : "consent.withdrawn"])
        }
        permits(try company.ask(Marketing.self, .requestWithdrawal, of: .consenting), .rightGranted)
        #expect(company.register.consentTexts.map { $0.withdrawal?.isEmpty } == [false])
    }
}
