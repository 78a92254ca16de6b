// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// The feedback form, who the company is, and how it tells.
extension Clauses {
    @Test("S-01 the feedback form collects for a declared purpose, told where it collects")
    func s01() throws {
        let company = try Company.declared()
        permits(try company.ask(WebsiteFeedback.self, .collect) { $0.noticeShown = .current }, .legitimateInterest)
        denies(try company.ask("visitor-statistics", .collect) { $0.noticeShown = .current }, .purposeUndeclared)
        denies(try company.ask(WebsiteFeedback.self, .collect), .transparencyNotInformed)
        try finds(company, "L-01", "activities[website-feedback]")
        try finds(company, "L-02", "collectionPoints[0]")
        let corrected = try Company.corrected()
        try doesNotFind(corrected, "L-01", on: corrected.day)
        try doesNotFind(corrected, "L-02", on: corrected.day)
    }

    @Test("S-02 feedback improves website and service, and serves nothing else")
    func s02() throws {
        let company = try Company.declared()
        permits(try company.ask(WebsiteFeedback.self), .legitimateInterest)
        denies(try company.ask(Marketing.self) { $0.origin = WebsiteFeedback.id }, .consentMissing)
        // One who consented to marketing hasn't given what they wrote to it.
        let consenting = Person.consenting
        denies(
            try company.ask(Marketing.self, .use, [FreeText.self], of: consenting) { $0.origin = WebsiteFeedback.id },
            .categoryUndeclared)
        denies(
            try company.ask(Protection.self, .use, [EmailAddress.self]) { $0.origin = WebsiteFeedback.id },
            .purposeNotAssessed, .transparencyFurtherPurpose)
    }

    @Test("S-03 thanks come after the record, with version and time")
    func s03() async throws {
        let office = try await Office(.declared())
        let sent = try await office.use(
            WebsiteFeedback.self, for: .collect, as: .website, asking: { $0.noticeShown = .current }
        ) { permit in
            // The form says "sent" here, where the entry stands already.
            let entry = try #require(try await office.lastEntry())
            #expect(entry.id == permit.entry && entry.publicPart.kind == .permitted)
            #expect(entry.privatePart?.event.notice == permit.grant.notice && permit.grant.notice == .current)
            #expect(entry.publicPart.effectiveAt == permit.grant.question.effectiveAt)
        }
        #expect(sent.result != nil)
        let refused = try await office.use(WebsiteFeedback.self, for: .collect, as: .website) { _ in
            Issue.record("nobody is thanked for what isn't taken")
        }
        #expect(refused.denial?.has(.transparencyNotInformed) == true)
    }

    @Test("S-04 no register without the controller's identity and contact")
    func s04() throws {
        var register = try Company.declared().register
        #expect(register.clauses["S-04"] == ["generalClauses[S-04]"])
        #expect(try Register(json: register.json()) == register)
        register.controller = LegalEntity("controller", name: "", contact: " ")
        let error = #expect(throws: RegisterError.self) { try Register(json: register.json()) }
        #expect(Set(error?.faults.map(\.path) ?? []) == ["controller.name", "controller.contact"])
    }

    @Test("S-05 the linter reports each item that the statement can't tell")
    func s05() throws {
        try finds(Company.declared(), "L-03", "activities[eligibility].automatedDecisions.significance")
        try doesNotFind(Company.corrected(), "L-03")
        let omissions: [(path: String, omit: (inout Register) -> Void)] = [
            ("notices", { $0.notices = [] }),
            ("authority", { $0.authority = nil }),
            ("rights", { $0.rights = nil }),
            ("rights.told", { $0.rights = RightsProcedure(told: [.requestAccess]) }),
            ("activities[protection].categories", { $0.change(Protection.self) { $0.categories = [] } }),
            ("activities[protection].subjects", { $0.change(Protection.self) { $0.subjects = [] } }),
            ("activities[agreement].requirements", { $0.change(Agreement.self) { $0.requirements = [] } }),
            (
                "activities[acceptance].grounds[0].interest.toldIn",
                {
                    $0.change(Acceptance.self) {
                        $0.grounds = [
                            LegitimateInterest("betaling", balancing: .passed(on: "2026-01-01", by: "x"), toldIn: nil)
                        ]
                    }
                }
            ),
        ]
        for omission in omissions {
            try finds(Company.corrected(changing: omission.omit), "L-03", omission.path)
        }
    }
}
