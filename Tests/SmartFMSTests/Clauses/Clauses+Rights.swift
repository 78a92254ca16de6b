// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// What people can ask, how, and what they hear.
extension Clauses {
    @Test("S-63 the rights, each by the basis that it belongs to; what doesn't apply is refused with its reason")
    func s63() throws {
        let company = try Company.declared()
        let person = Person.consenting.with(.consentWithdrawn(Marketing.self), on: "2026-11-16")
        // Consent, contract, obligation, interest.
        let bases = [Marketing.id, Relation.id, Billing.id, Acceptance.id]
        let rights: [(right: ProcessingOperation, holds: [Bool], article: Article)] = [
            (.requestAccess, [true, true, true, true], "15"),
            (.requestRectification, [true, true, true, true], "16"),
            (.requestErasure, [true, true, false, true], "17(3)(b)"),
            (.requestRestriction, [true, true, true, true], "18(1)"),
            (.requestPortability, [true, true, false, false], "20(1)(a)"),
            (.requestObjection, [true, false, false, true], "21(1)"),
            (.requestWithdrawal, [true, false, false, false], "7(3)"),
            (.requestContest, [false, false, false, false], "22(3)"),
        ]
        for row in rights {
            for (purpose, holds) in zip(bases, row.holds) {
                let answer = try company.ask(
                    purpose, row.right, of: person, asserting: Assertions(accuracyContested: true)
                ) { $0.erasureGround = .d }
                #expect(answer.isPermit == holds, "\(row.right) for \(purpose): \(answer.codes)")
                if case .deny(let denial) = answer {
                    #expect(denial.reasons.map(\.article) == [row.article])
                    #expect(denial.reasons.allSatisfy { !$0.explanation(in: .nl).isEmpty })
                }
            }
        }
        permits(try company.ask(Eligibility.self, .requestContest), .rightGranted)
        try finds(company, "L-23", "rights.merged")
        try finds(company, "L-23", "rights.isFreeTold")
    }

    @Test("S-64 a request counts wherever it arrives and in whatever form")
    func s64() async throws {
        let office = try await Office(.declared())
        #expect(office.company.register.contacts.first { $0.clause == "S-64" }?.desk == "Service Desk")
        for (place, channel) in RightsRequest.Channel.allCases.enumerated() {
            let request = try await office.receive(
                .requestErasure, by: channel, id: RequestID(rawValue: "R-\(place)"), at: "2026-03-05T10:00:00+01:00")
            #expect(request.deadlines.legal.lastDay.description == "2026-04-07")
            #expect(try await office.lastEntry()?.privatePart?.event.channel == channel.rawValue)
        }
        #expect(try await office.privacy.status(of: Office.anna).openRequests.count == 5)
        try finds(office.company, "L-24", "rights.form")
    }

    @Test("S-65 four weeks as promised, a month by law")
    func s65() async throws {
        let office = try await Office(.declared())
        let deadlines = try await office.receive(.requestAccess, at: "2026-03-05T10:00:00+01:00").deadlines
        #expect(deadlines.promised?.lastDay.description == "2026-04-02")
        #expect(deadlines.legal.lastDay.description == "2026-04-07")
        #expect(deadlines.standing(at: try noon("2026-04-02")) == .inTime)
        #expect(deadlines.standing(at: try noon("2026-04-03")) == .promiseBroken)
        #expect(deadlines.standing(at: try noon("2026-04-07")) == .promiseBroken)
        #expect(deadlines.standing(at: try start(of: "2026-04-08")) == .overdue)
        // Two months more can be lawful, and break the promise all the same.
        let extended = try DeadlineRule.threeMonths.deadline(
            from: try Instant(iso8601: "2026-03-05T10:00:00+01:00"), in: office.company.register.timeZone,
            calendar: .netherlands)
        #expect(extended.lastDay.description == "2026-06-05")
        let promise = try #require(deadlines.promised)
        #expect(!promise.isMet(at: extended.end.advanced(bySeconds: -1)))
        try finds(office.company, "L-25", "rights.isExtensionTold")
        try finds(
            Company.declared { $0.promises = [Promise(.answeredWithin(.weeks(6)), clause: "S-65")] }, "G-28",
            "promises[S-65]")
    }

    @Test("S-66 a refusal leaves with its reasons, the authority and the court, by a named human")
    func s66() async throws {
        let office = try await Office(.declared())
        office.add(to: "customers")
        office.add(to: "invoices")
        let assessment = try await office.assess(.requestErasure)
        #expect(assessment.refused.map(\.activity.purpose) == [Billing.id])
        #expect(assessment.refused.allSatisfy { !$0.reasons.isEmpty })
        let error = await #expect(throws: RightsError.self) {
            try await office.desk.decide(assessment, approvedBy: nil, at: office.clock.now())
        }
        #expect(error?.code == .approvalMissing)
        let decided = try await office.desk.decide(assessment, approvedBy: "H. Handelaar", at: office.clock.now())
        #expect(try await office.lastEntry()?.privatePart?.event.reasons == ["billing: right.exempt.legal_obligation"])
        let letter = RefusalLetter(decided, register: office.company.register, date: try LocalDate("2026-03-06"))
        for (language, parts) in [
            (Language.nl, ["art. 17(3)(b) AVG", "art. 77 AVG", "naar de rechter (art. 79 AVG)"]),
            (.en, ["Art. 17(3)(b) GDPR", "Art. 77 GDPR", "to court (Art. 79 GDPR)"]),
        ] {
            for part in parts { #expect(letter.text(in: language).contains(part), "\(language): \(part)") }
        }
        try finds(office.company, "L-25", "rights.refusals")
    }

    @Test("S-67 identity is asked on reasonable doubt alone")
    func s67() async throws {
        let office = try await Office(.declared())
        office.add(to: "customers")
        #expect(try await office.assess(.requestAccess, by: .portal, identity: .authenticated).refused.isEmpty)
        let doubtful = try await office.assess(.requestAccess, identity: .reasonableDoubt)
        #expect(doubtful.refused.flatMap(\.reasons).map(\.code) == [.rightIdentityPending])
        // An objection to marketing needs an address, and no more.
        permits(
            try office.company.ask(
                Marketing.self, .requestObjection, asserting: Assertions(identity: .reasonableDoubt)), .rightGranted)
        try finds(office.company, "L-26", "rights.identification")
        let rights = try Company.corrected().register.rights
        #expect(rights?.identification == .onReasonableDoubt && rights?.means.count == 2)
    }

    @Test("S-68 a document is looked at and noted; a copy isn't kept")
    func s68() throws {
        for company in [try Company.declared(), try .corrected()] {
            permits(try company.ask(RightsHandling.self, .use, [IdentityDocument.self]), .legalObligation)
            permits(try company.ask(RightsHandling.self, .store, [Name.self, IdentityCheck.self]), .legalObligation)
            let copy = try company.ask(RightsHandling.self, .store, [IdentityDocument.self])
            #expect(denies(copy, .minimisationExcessFields).map(\.detail) == ["identity document"])
            denies(
                try company.ask(RightsHandling.self, .collect, [IdentityDocument.self]) {
                    $0.noticeShown = company.activated.register.notices.last?.version
                }, .minimisationExcessFields)
        }
    }

    @Test("S-69 what is needed has its consequence told; refusing marketing has none")
    func s69() throws {
        let company = try Company.declared()
        func order(lacking: any DataCategory.Type, of person: Person = .prospect) throws -> Decision {
            try company.ask(Agreement.self, .collect, [Name.self], of: person) {
                $0.noticeShown = .current
                $0.missing = [lacking.id]
            }
        }
        let refused = try order(lacking: PostalAddress.self)
        let reasons = denies(refused, .provisionRequiredMissing)
        #expect(reasons.map(\.detail) == ["zonder uw adres kunnen wij geen overeenkomst aangaan"])
        #expect(refused.explanation(in: .nl).contains("zonder uw adres kunnen wij geen overeenkomst aangaan"))
        permits(try order(lacking: Telephone.self), .contract)
        let refusing = Person.prospect.with(.consentRefused(Marketing.self, text: "marketing-2018"))
        permits(try order(lacking: Telephone.self, of: refusing), .contract)
        try finds(company, "L-27", "activities[agreement].requirements[1]")
    }

    @Test("S-70 telephone, e-mail and post are each official: the term runs from arrival")
    func s70() async throws {
        let office = try await Office(.declared())
        let register = office.company.register
        #expect(Set(register.contacts.map(\.kind)) == [.phone, .email, .post])
        #expect(register.clauses["S-70"]?.filter { $0.hasPrefix("contacts") }.count == 2)
        for (channel, arrival, lastDay) in [
            (RightsRequest.Channel.phone, "2026-03-30T10:00:00+02:00", "2026-04-27"),
            (.email, "2026-06-30T23:59:59+02:00", "2026-07-28"),
            (.post, "2026-07-01T00:00:00+02:00", "2026-07-29"),
        ] {
            let request = try await office.receive(
                .requestAccess, by: channel, id: RequestID(rawValue: "R-\(channel)"), at: arrival)
            #expect(request.receivedAt == (try Instant(iso8601: arrival)))
            #expect(request.deadlines.promised?.lastDay.description == lastDay)
        }
    }

    @Test("S-71 the postal address is told, and is fictional here")
    func s71() async throws {
        let office = try await Office(.declared())
        let register = office.company.register
        let postal = try #require(register.contacts.first { $0.clause == "S-71" })
        #expect(postal.kind == .post && postal.desk == "Support" && postal.address.contains("t.a.v. Support"))
        for contact in register.contacts {
            let marks = [".example", "0000", "+31 00 "]
            #expect(marks.contains { contact.address.contains($0) }, "\(contact.address)")
        }
        let decided = try await office.desk.decide(
            office.assess(.requestAccess), approvedBy: nil, at: office.clock.now())
        let letter = RefusalLetter(decided, register: register, date: try LocalDate("2026-03-06"))
        #expect(letter.text(in: .nl).contains(register.controller.contact))
        try finds(office.company, "L-28", "officer")
        try doesNotFind(Company.corrected(), "L-28")
    }

    @Test("S-72 every refusal names the authority; nobody need complain to us first")
    func s72() async throws {
        let office = try await Office(.declared())
        #expect(office.company.register.clauses["S-72"] == ["authority"])
        office.add(to: "invoices")
        for right in [ProcessingOperation.requestErasure, .requestPortability, .requestContest] {
            let decided = try await office.desk.decide(
                office.assess(right, id: RequestID(rawValue: right.rawValue)), approvedBy: "H. Handelaar",
                at: office.clock.now())
            #expect(!decided.assessment.refused.isEmpty)
            let letter = RefusalLetter(decided, register: office.company.register, date: try LocalDate("2026-03-06"))
            for part in ["Autoriteit Persoonsgegevens", "uw woonplaats", "hoeft daarvoor niet eerst bij ons te klagen"]
            {
                #expect(letter.text(in: .nl).contains(part))
            }
        }
        // Where the register names none, the letter still says that there is one.
        var silent = office.company.register
        silent.authority = nil
        let decided = try await office.desk.decide(
            office.assess(.requestErasure, id: "R-2"), approvedBy: "H. Handelaar", at: office.clock.now())
        let letter = RefusalLetter(decided, register: silent, date: try LocalDate("2026-03-06"))
        #expect(letter.text(in: .nl).contains("een toezichthoudende autoriteit"))
        try finds(office.company, "L-29", "rights.isComplaintHereFirst")
    }
}
