// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// a and b: agreements, acceptance, the relation, its recordings.
extension Clauses {
    @Test("S-18 steps before a contract at the person's request, with the data that it needs")
    func s18() throws {
        let company = try Company.declared()
        func order(_ categories: [any DataCategory.Type], of person: Person) throws -> Decision {
            try company.ask(Agreement.self, .collect, categories, of: person, as: .sales) { $0.noticeShown = .current }
        }
        permits(try order([Name.self, PostalAddress.self], of: .prospect), .contract)
        denies(try order([Name.self, Interests.self], of: .prospect), .minimisationExcessFields)
        denies(try order([Name.self, CreditData.self], of: .prospect), .categoryUndeclared)
        denies(try order([Name.self], of: .coldProspect), .basisNotApplicable)
    }

    @Test("S-19 investigating acceptance is a purpose of its own, weighed, with a way to object")
    func s19() throws {
        let company = try Company.declared()
        permits(try company.ask(Acceptance.self, of: .prospect, as: .finance), .legitimateInterest)
        permits(try company.ask(Acceptance.self, .requestObjection, of: .prospect), .rightGranted)
        denies(
            try company.ask(Acceptance.self, of: .prospect.with(.objected(to: Acceptance.id))), .objectionUnresolved)
        let unweighed = try Company.declared {
            $0.change(Acceptance.self) {
                $0.grounds = [LegitimateInterest("financieel", balancing: nil, toldIn: .current)]
            }
        }
        denies(try unweighed.ask(Acceptance.self, of: .prospect), .liNotAssessed)
        try finds(company, "L-08", "activities[acceptance].grounds[0].interest")
    }

    @Test("S-20 data from others: whence is told within a month, and only from where we may ask")
    func s20() async throws {
        let company = try Company.declared()
        let collected = try company.ask(Acceptance.self, .collect) { $0.source = Sources.creditRegister }
        denies(collected, .sourceNoPermission)
        try finds(company, "L-09", "sources[bkr].notification")
        try finds(company, "L-09", "sources[bkr].permission")

        let office = try await Office(company, at: "2026-04-30T09:00:00+02:00")
        try await office.ask(Acceptance.self, for: .collect, asking: { $0.source = Sources.tradeRegister })
        let due = try #require(try await office.privacy.sourceNotices().first)
        #expect(due.source == Sources.tradeRegister && due.deadline.lastDay.description == "2026-06-01")
        #expect(due.standing(at: try noon("2026-06-01")) == .due)
        #expect(due.standing(at: try start(of: "2026-06-02")) == .late)
        try await office.privacy.record(.informed(Acceptance.id, by: .current), about: Office.anna)
        let told = try #require(try await office.privacy.sourceNotices().first)
        #expect(told.standing(at: try start(of: "2026-06-02")) == .told)

        // Past the limit is a breach; one who is written to is told with the first message (Art. 14(3)).
        let late = try await Office(company, at: "2026-04-30T09:00:00+02:00")
        try await late.ask(Acceptance.self, for: .collect, asking: { $0.source = Sources.tradeRegister })
        #expect(try await late.privacy.sourceNotices().findings(at: noon("2026-06-01")) == [])
        let breach = try #require(try await late.privacy.sourceNotices().findings(at: start(of: "2026-06-02")).first)
        #expect(breach.article == "14(3)" && breach.activity == Acceptance.id)
        try await late.privacy.record(.communicated(Acceptance.id), about: Office.anna)
        #expect(try await late.privacy.sourceNotices().findings(at: noon("2026-05-01")).count == 1)
    }

    @Test("S-21 no machine refuses a product on a legitimate interest")
    func s21() throws {
        let company = try Company.declared()
        denies(
            try company.ask(Eligibility.self, .decideAutomatically, of: .prospect, as: .sales), .basisMissing,
            .admNotPermitted)
        try finds(company, "L-04", "activities[eligibility].grounds")
        try finds(company, "L-10", "activities[eligibility].automatedDecisions")
        // Corrected it rests on an interest, and a member of staff decides.
        let corrected = try Company.corrected()
        permits(try corrected.ask(Eligibility.self, of: .prospect, as: .sales), .legitimateInterest)
        denies(
            try corrected.ask(
                Eligibility.self, .decideAutomatically, of: .prospect, as: .sales,
                asserting: Assertions(significantEffect: true)), .admNotPermitted)
    }

    @Test("S-22 the relation lasts as long as the contract")
    func s22() throws {
        let company = try Company.declared()
        let leaving = Person.customer.with(.contractEnded(.customer), on: "2026-06-30")
        permits(try company.ask(Relation.self, of: leaving, as: .support, on: "2026-06-29"), .contract)
        denies(try company.ask(Relation.self, of: leaving, as: .support, on: "2026-06-30"), .basisLapsed)
    }

    @Test("S-23 name and addresses keep contact; other data don't")
    func s23() throws {
        let company = try Company.declared()
        let contact: [any DataCategory.Type] = [Name.self, PostalAddress.self, EmailAddress.self]
        permits(try company.ask(Relation.self, .use, contact, of: .customer, as: .support), .contract)
        let excess = try company.ask(Relation.self, .use, contact + [CreditData.self], of: .customer, as: .support)
        #expect(denies(excess, .categoryUndeclared).map(\.detail) == ["creditworthiness"])
    }

    @Test("S-24 bookkeeping by law: cited, and stronger than a request for erasure")
    func s24() throws {
        let company = try Company.declared()
        permits(try company.ask(Billing.self, of: .customer, as: .finance), .legalObligation)
        let request = try company.ask(Billing.self, .requestErasure, of: .formerCustomer) { $0.erasureGround = .a }
        denies(request, .rightExemptLegalObligation)
        try finds(company, "L-11", "activities[billing].grounds[0].law")
        let lawless = try Company.declared { $0.change(Billing.self) { $0.grounds = [LegalObligation(nil)] } }
        #expect(denies(try lawless.ask(Billing.self, of: .customer), .basisNotApplicable).map(\.article) == ["6(3)"])
    }

    @Test("S-25 a recording is announced before it starts, and kept by its own rule")
    func s25() throws {
        let company = try Company.declared()
        for recording in [VoiceRecording.self, RemoteSessionLog.self, ChatText.self] as [any DataCategory.Type] {
            denies(
                try company.ask(QualityControl.self, .collect, [recording], of: .customer, as: .support),
                .transparencyNotInformed)
            let announced = Person.customer.with(.informed(QualityControl.id, by: nil))
            permits(try company.ask(QualityControl.self, .collect, [recording], of: announced, as: .support), .contract)
        }
        try finds(company, "L-12", "activities[quality-control].announcement")
        // Two years from the recording itself, whatever becomes of the relation.
        let recorded = try LocalDate("2024-11-22")
        denies(
            try company.ask(QualityControl.self, .store, of: .customer) { $0.recordDate = recorded }, .retentionExpired)
        permits(
            try company.ask(QualityControl.self, .store, of: .customer, on: "2026-11-22") { $0.recordDate = recorded },
            .contract)
    }

    @Test("S-26 quality control for this contract; training isn't that")
    func s26() throws {
        let training = Assertions(necessary: false)
        let company = try Company.declared()
        permits(try company.ask(QualityControl.self, of: .customer, as: .support), .contract)
        permits(try company.ask(QualityControl.self, of: .customer, as: .support, asserting: training), .contract)
        denies(
            try Company.strict().ask(QualityControl.self, of: .customer, as: .support, asserting: training),
            .basisNotNecessary)
        try finds(company, "L-13", "activities[quality-control].wording")
        try finds(company, "L-14", "activities[quality-control].grounds[0]")
    }

    @Test("S-27 evidence is another purpose: an objection to it leaves quality control alone")
    func s27() throws {
        let company = try Company.declared()
        let objecting = Person.customer.with(.objected(to: Evidence.id))
        permits(try company.ask(Evidence.self, of: .customer, as: .support), .legitimateInterest)
        denies(try company.ask(Evidence.self, of: objecting, as: .support), .objectionUnresolved)
        permits(try company.ask(QualityControl.self, of: objecting, as: .support), .contract)
        // No recording made for the one serves the other.
        let told = Person.customer.with(.informedOfFurtherPurpose(Evidence.id))
        denies(try company.ask(Evidence.self, of: told) { $0.origin = QualityControl.id }, .purposeNotAssessed)
    }
}
