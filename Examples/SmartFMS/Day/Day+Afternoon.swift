// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful

// The afternoon: acceptance, fraud, representatives, accounts, disclosures, departments.
extension Day {
    func acceptance() async throws {
        transcript.heading("Accepting a customer")
        let chris = KnownPerson.chris
        transcript.step(
            "S-19 S-20", "credit check", "May sales look a prospect up in the trade register?", expecting: .permit,
            because: "ok.legitimate_interest",
            try await ask(
                Acceptance.self, of: chris, for: .collect, as: .sales, asking: { $0.source = Sources.tradeRegister }))
        transcript.step(
            "S-20", "credit check", "May sales consult the credit register without membership?", expecting: .deny,
            because: "source.no_permission",
            try await ask(
                Acceptance.self, of: chris, for: .collect, as: .sales, asking: { $0.source = Sources.creditRegister }))
        for notice in try await privacy.sourceNotices() where notice.standing(at: clock.now()) == .due {
            transcript.note("data from \(notice.source): to be told by \(notice.deadline.lastDay) at the latest")
        }
        try await privacy.record(.informed(Acceptance.id, by: .current), about: SubjectID(rawValue: chris), as: .sales)
        let notices = try await privacy.sourceNotices()
        transcript.check(
            "S-20", "the notice of Art. 14, with the trade register as source, is out in time",
            notices.map(\.source) == [Sources.tradeRegister]
                && notices.allSatisfy { $0.standing(at: clock.now()) == .told })
        transcript.step(
            "S-21", "credit check", "May a machine refuse a prospect a product?", expecting: .deny,
            because: "basis.missing",
            try await ask(Eligibility.self, of: chris, for: .decideAutomatically, as: .sales))
    }

    func protection() async throws {
        transcript.heading("Countering fraud and cybercrime")
        let traces: [CategoryID] = [Name.id, TechnicalTrace.id]
        let anna = KnownPerson.anna
        transcript.step(
            "S-28 S-29", "fraud", "May security use technical traces against fraud?", expecting: .permit,
            because: "ok.legitimate_interest",
            try await ask(Protection.self, of: anna, categories: traces, as: .security))
        transcript.step(
            "S-29", "fraud", "And what shows an offence?", expecting: .deny, because: "criminal.no_authority",
            try await ask(Protection.self, of: anna, categories: [OffenceData.id], as: .security))
        transcript.step(
            "S-30", "camera", "May a camera record visitors without a sign?", expecting: .deny,
            because: "transparency.not_informed",
            try await ask(
                Protection.self, of: "visitor-1", for: .collect, categories: [VideoRecording.id], as: .security))
        transcript.step(
            "S-31", "register consultation", "May security consult the warning system of which we are a member?",
            expecting: .permit, because: "ok.legitimate_interest",
            try await ask(
                Protection.self, of: anna, for: .collect, categories: traces, as: .security,
                asking: { $0.source = Sources.sectorWarnings }))
        transcript.step(
            "S-31", "register consultation", "And the incident register, without permission on file?",
            expecting: .deny, because: "source.no_permission",
            try await ask(
                Protection.self, of: anna, for: .collect, categories: traces, as: .security,
                asking: { $0.source = Sources.incidentRegister }))
        transcript.step(
            "S-33", "register consultation", "May security read public sources?", expecting: .permit,
            because: "ok.legitimate_interest",
            try await ask(
                Protection.self, of: anna, for: .collect, categories: traces, as: .security,
                asking: { $0.source = Sources.publicSources }))
        let due = try await privacy.sourceNotices().filter { $0.standing(at: clock.now()) == .due }
        transcript.check(
            "S-33",
            "the notice that tells of public sources is queued, by \(due.last?.deadline.lastDay.description ?? "–")",
            Set(due.map(\.source)) == [Sources.sectorWarnings, Sources.publicSources])
        try await privacy.record(
            .informed(Protection.id, by: .current), about: SubjectID(rawValue: anna), as: .security)
        transcript.step(
            "S-32", "register consultation", "May an offence be recorded in the sector's register without a licence?",
            expecting: .deny, because: "criminal.no_authority",
            try await ask(
                Protection.self, of: anna, for: .disclose, categories: [Name.id, OffenceData.id],
                to: Recipients.sectorRegister, as: .security))
        for (suspicion, verdict, code) in [
            (Suspicion.low, Step.Verdict.deny, "disclosure.condition_unmet"),
            (.serious, .permit, "ok.legitimate_interest"),
        ] {
            transcript.step(
                "S-34", "cybercrime", "May traces go to the botnet centre on \(suspicion.rawValue) suspicion?",
                expecting: verdict, because: code,
                try await ask(
                    Protection.self, of: anna, for: .disclose, categories: traces, to: Recipients.crimeFighter,
                    as: .security, asserting: Assertions(suspicion: suspicion)))
        }
        let notices = try await privacy.sourceNotices()
        transcript.check(
            "S-20 S-33", "whoever it concerns was told before their data went to anybody",
            notices.allSatisfy { $0.standing(at: clock.now()) == .told })
    }

    func representatives() async throws {
        transcript.heading("Representatives")
        let eva = KnownPerson.eva
        transcript.step(
            "S-41 S-43", "representation check", "May sales check in the trade register who may sign?",
            expecting: .permit, because: "ok.contract",
            try await ask(
                Representation.self, of: eva, for: .collect, as: .sales, asking: { $0.source = Sources.tradeRegister }))
        transcript.step(
            "S-08 S-45", "representation check", "Strictly: is a contact person party to the contract?",
            expecting: .deny,
            because: "basis.not_applicable",
            try await askStrictly(
                Representation.id, of: eva, for: .collect, as: .sales, asking: { $0.source = Sources.tradeRegister }))
        transcript.step(
            "S-41 S-42", "representation check", "May support deal with her on behalf of her company?",
            expecting: .permit, because: "ok.contract", try await ask(BusinessContacts.self, of: eva, as: .support))
        transcript.step(
            "S-43", "representation check", "May the outcome be used for marketing?", expecting: .deny,
            because: "consent.missing",
            try await ask(Marketing.self, of: eva, as: .marketer, asking: { $0.origin = Representation.id }))
    }

    func accounts() async throws {
        transcript.heading("The end of an account")
        guard let customer = try company.customers().first(where: { $0.status == .current && $0.id != "K-ANNA" })
        else { throw CompanyError.unknownCustomer }
        transcript.step(
            "S-44", "account", "May a customer log in?", expecting: .permit, because: "ok.contract",
            try await ask(SoftwareAccess.self, of: customer.id, as: .website))
        try company.endAccount(customerID: customer.id, on: Self.date)
        let id = SubjectID(rawValue: customer.id)
        try await privacy.record(.contractEnded(.customer), by: id)
        let today = try LocalDate(Self.date)
        try await privacy.record(.happened(.endOfRelation, on: today), about: id)
        transcript.step(
            "S-44", "account", "May they log in after the account has ended?", expecting: .deny,
            because: "basis.lapsed", try await ask(SoftwareAccess.self, of: customer.id, as: .website))
        transcript.step(
            "S-48", "account", "May their data be stored for two years more?", expecting: .permit,
            because: "ok.retention.running",
            try await ask(Relation.self, of: customer.id, for: .store, as: .support))
    }

    func disclosures() async throws {
        transcript.heading("Authorities and buyers")
        let anna = KnownPerson.anna
        transcript.step(
            "S-60", "authority", "May data go to the police on a national order?", expecting: .permit,
            because: "ok.legal_obligation",
            try await ask(
                AuthorityInquiry.self, of: anna, for: .disclose, to: Recipients.police, as: .security,
                asking: { $0.order = .unionOrMemberState }))
        transcript.step(
            "S-60", "authority", "And on the order of a third country without a treaty?", expecting: .deny,
            because: "disclosure.foreign_order",
            try await ask(
                AuthorityInquiry.self, of: anna, for: .disclose, to: Recipients.foreignAuthority, as: .security,
                asking: { $0.order = .thirdCountryWithoutTreaty }))
        transcript.step(
            "S-61", "sale", "May addresses be sold?", expecting: .deny, because: "disclosure.sale_prohibited",
            try await ask(
                Protection.self, of: anna, for: .disclose, categories: [Name.id, EmailAddress.id],
                to: Recipients.dataBroker, as: .security))
        transcript.step(
            "S-62", "sale", "May data go to a third party where nobody needs them?", expecting: .deny,
            because: "disclosure.not_necessary",
            try await ask(
                Protection.self, of: anna, for: .disclose, categories: [Name.id], to: Recipients.sectorRegister,
                as: .security, asserting: Assertions(disclosureNeeded: false)))
        transcript.step(
            "S-16 S-58 S-59", "maintenance", "May the maintenance firm reach the servers?", expecting: .permit,
            because: "ok.contract",
            try await ask(Relation.self, of: anna, for: .disclose, to: Recipients.maintenance, as: .support))
    }

    func departments() async throws {
        transcript.heading("Departments")
        transcript.step(
            "S-13 S-52", "department", "May marketing read invoices?", expecting: .deny, because: "access.role",
            try await ask(Billing.self, of: KnownPerson.anna, as: .marketer))
        transcript.step(
            "S-51", "department", "May temporary staff who signed nothing use customer data?", expecting: .deny,
            because: "access.no_confidentiality",
            try await ask(Relation.self, of: KnownPerson.anna, as: .temp))
    }

    func purposes() async throws {
        transcript.heading("Another purpose")
        transcript.step(
            "S-15 S-53", "purpose change", "May contract data be used to improve products, unassessed?",
            expecting: .deny, because: "purpose.not_assessed",
            try await ask(
                Improvement.self, of: KnownPerson.anna, as: .development, asking: { $0.origin = Relation.id }))
        transcript.step(
            "S-36", "purpose change", "May what customers asked be exported as it is, to a bureau?", expecting: .deny,
            because: "processor.no_contract",
            try await ask(
                Improvement.self, of: KnownPerson.anna, for: .disclose, to: "research-bureau", as: .development))
        transcript.step(
            "S-37", "purpose change", "Strictly: is improvement necessary for this contract?", expecting: .deny,
            because: "basis.not_necessary",
            try await askStrictly(
                Improvement.id, of: KnownPerson.anna, as: .development, asserting: Assertions(necessary: false),
                asking: { $0.basis = .contract }))
    }
}
#endif
