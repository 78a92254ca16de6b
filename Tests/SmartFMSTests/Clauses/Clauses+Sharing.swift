// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// Within the company, and with others.
extension Clauses {
    @Test("S-53 another purpose on all five factors, told before; kinship alone is none")
    func s53() throws {
        let told = Person.customer.with(.informedOfFurtherPurpose(Improvement.id))
        func improve(_ company: Company, of person: Person, from origin: PurposeID) throws -> Decision {
            try company.ask(Improvement.self, of: person, as: .development) { $0.origin = origin }
        }
        let (company, corrected) = (try Company.declared(), try Company.corrected())
        denies(try improve(company, of: told, from: Relation.id), .purposeNotAssessed)
        try finds(company, "L-19", "activities[improvement].purposeChanges[0]")
        denies(try improve(corrected, of: .customer, from: Relation.id), .transparencyFurtherPurpose)
        permits(try improve(corrected, of: told, from: Relation.id), .compatiblePurpose)
        // What was given on consent asks for consent again.
        denies(try improve(corrected, of: told, from: Marketing.id), .consentPurposeMismatch)
    }

    @Test("S-54 a customer asks for another service: an agreement; we offer it: marketing")
    func s54() throws {
        let company = try Company.declared()
        let asking = Person.customer.with(.contractPrepared(.offer, atTheirRequest: true))
        permits(try company.ask(Agreement.self, of: asking, as: .sales), .contract)
        let approached = Person.customer.with(.contractPrepared(.offer, atTheirRequest: false))
        denies(try company.ask(Agreement.self, of: approached, as: .sales), .basisNotApplicable)
        denies(try company.ask(Agreement.self, of: .customer, as: .sales), .basisNotApplicable)
        denies(try company.ask(Marketing.self, of: approached, as: .marketer), .consentMissing)
        permits(try company.ask(Marketing.self, of: .consenting, as: .marketer), .consent)
        // Neither offer touches the contract that runs.
        permits(try company.ask(Relation.self, of: approached, as: .support), .contract)
    }

    private func send(
        _ company: Company,
        _ categories: [any DataCategory.Type] = [Name.self, PostalAddress.self],
        of person: Person = .consenting,
        to recipient: RecipientID = Recipients.printer,
        on day: String? = nil
    ) throws -> Decision {
        try company.ask(
            Marketing.self, .disclose, categories, of: person, as: .marketer, to: recipient, on: day
        ) { $0.medium = .post }
    }

    @Test("S-55 the printer gets name and address")
    func s55() throws {
        let company = try Company.declared()
        permits(try send(company), .consent)
        let excess = try send(company, [Name.self, PostalAddress.self, EmailAddress.self, Interests.self])
        #expect(
            denies(excess, .minimisationExcessFields, .minimisationExcessFields).map(\.detail) == [
                "email address", "interests",
            ])
    }

    @Test("S-56 a processor serves the purpose that it was engaged for, on that purpose's own basis")
    func s56() throws {
        let company = try Company.declared()
        let withdrawn = Person.consenting.with(.consentWithdrawn(Marketing.self), on: "2026-11-16")
        let batch = [Person.consenting, withdrawn, .consenting, .customer]
        #expect(
            try batch.map { try send(company, of: $0).codes } == [
                ["ok.consent"], ["consent.withdrawn"], ["ok.consent"], ["consent.missing"],
            ])
        denies(
            try company.ask(Relation.self, .disclose, [Name.self], of: .customer, to: Recipients.printer),
            .processorNoContract)
    }

    @Test("S-57 only with evidence of adequate security, and not with old evidence")
    func s57() throws {
        func print(on evidence: Guarantees?, day: String = "2026-11-23") throws -> Decision {
            let company = try Company.declared {
                $0.replace(
                    Recipient(
                        Recipients.newPrinter, "Drukkerij", part: .processor, agreement: .written(from: "2026-01-01"),
                        guarantees: evidence))
            }
            return try send(company, to: Recipients.newPrinter, on: day)
        }
        #expect(denies(try print(on: nil), .processorNoGuarantees).map(\.article) == ["28(1)"])
        let evidence = Guarantees("ISO 27001 certificate", verifiedOn: "2026-02-01")
        permits(try print(on: evidence), .consent)
        permits(try print(on: evidence, day: "2029-02-01"), .consent)
        denies(try print(on: evidence, day: "2029-02-02"), .processorNoGuarantees)
        try finds(Company.declared(), "G-16", "recipients[new-printer].guarantees")
    }

    @Test("S-58 third parties for our operations: none without a decided part")
    func s58() throws {
        let company = try Company.declared()
        let shared = try company.ask(Relation.self, .disclose, of: .customer, to: Recipients.partners)
        denies(shared, .basisMissing)
        try finds(company, "L-20", "recipients[partners].part")
        try finds(company, "L-20", "recipients[partners].isVague")
        let corrected = try Company.corrected()
        permits(
            try corrected.ask(Billing.self, .disclose, of: .customer, as: .finance, to: Recipients.accountant),
            .legalObligation)
        #expect(corrected.register.recipients.allSatisfy { $0.part != nil && !$0.isVague })
    }

    @Test("S-59 maintenance of the servers is processing, under a contract")
    func s59() throws {
        func maintain(_ company: Company) throws -> Decision {
            try company.ask(Relation.self, .disclose, of: .customer, as: .support, to: Recipients.maintenance)
        }
        permits(try maintain(.declared()), .contract)
        let loose = try Company.declared {
            $0.replace(Recipient(Recipients.maintenance, "Serverbeheer", part: .processor))
        }
        denies(try maintain(loose), .processorNoContract, .processorNoGuarantees)
    }

    @Test("S-60 authorities: on an order of the Union or a member state, never wider, and logged")
    func s60() async throws {
        let company = try Company.declared()
        func give(
            _ categories: [any DataCategory.Type] = [Name.self, PostalAddress.self],
            to authority: RecipientID = Recipients.police,
            on order: AuthorityOrder,
            for ordered: [any DataCategory.Type]? = nil
        ) throws -> Decision {
            try company.ask(
                AuthorityInquiry.self, .disclose, categories, of: .customer, as: .security, to: authority
            ) {
                $0.order = order
                $0.ordered = ordered?.map { $0.id }
            }
        }
        permits(try give(on: .unionOrMemberState), .legalObligation)
        denies(try give(on: .none), .disclosureConditionUnmet)
        denies(try give([Name.self, PaymentData.self], on: .unionOrMemberState), .categoryUndeclared)
        // Never wider than this order, whatever the activity may give.
        permits(try give(on: .unionOrMemberState, for: [Name.self, PostalAddress.self]), .legalObligation)
        permits(try give([Name.self], on: .unionOrMemberState, for: [Name.self, PostalAddress.self]), .legalObligation)
        let wider = denies(try give(on: .unionOrMemberState, for: [Name.self]), .minimisationExcessFields)
        #expect(wider.map(\.detail) == [PostalAddress.id.rawValue])
        let foreign = Recipients.foreignAuthority
        denies(
            try give(to: foreign, on: .thirdCountryWithoutTreaty), .disclosureForeignOrder, .transferAdequacyScope)
        // A treaty answers Art. 48; Chapter V comes on top.
        denies(try give(to: foreign, on: .thirdCountryUnderTreaty), .transferAdequacyScope)
        try finds(company, "L-21", "recipients[foreign-authority].transfer")

        let office = try await Office(company)
        try await office.ask(
            AuthorityInquiry.self, for: .disclose, to: Recipients.police, as: .security,
            asking: {
                $0.order = .unionOrMemberState
                $0.ordered = $0.categories
            })
        let event = try await office.lastEntry()?.privatePart?.event
        #expect(event?.kind == .permitted && event?.recipient == Recipients.police)
        #expect(event?.order == "eu_ms" && event?.ordered == event?.categories)
    }

    @Test("S-61 never sold or rented, whatever the basis")
    func s61() throws {
        let company = try Company.declared()
        let sold = try company.ask(
            Protection.self, .disclose, [Name.self], of: .customer, as: .security, to: Recipients.dataBroker)
        let reasons = denies(sold, .disclosureSaleProhibited)
        #expect(reasons.map(\.article) == ["statement S-61"] && reasons.map(\.authority) == [.promise])
        let tempted = try Company.declared {
            $0.change(Marketing.self) { Discloses(to: Recipients.dataBroker).add(to: &$0) }
            $0.change(Relation.self) { Discloses(to: Recipients.dataBroker).add(to: &$0) }
            $0.change(Billing.self) { Discloses(to: Recipients.dataBroker).add(to: &$0) }
        }
        for purpose in [Marketing.id, Relation.id, Billing.id] {
            denies(
                try tempted.ask(purpose, .disclose, of: .consenting, to: Recipients.dataBroker),
                .disclosureSaleProhibited)
        }
        try finds(company, "G-22", "activities[protection].disclosures[2]")
    }

    @Test("S-62 to third parties only where necessary and founded on a basis: one alone isn't enough")
    func s62() throws {
        let company = try Company.declared()
        func share(to recipient: RecipientID, needed: Bool) throws -> Decision {
            try company.ask(
                recipient == Recipients.partners ? Relation.id : Protection.id, .disclose, [Name.self], of: .customer,
                to: recipient, asserting: Assertions(disclosureNeeded: needed))
        }
        permits(try share(to: Recipients.sectorRegister, needed: true), .legitimateInterest)
        let needless = denies(try share(to: Recipients.sectorRegister, needed: false), .disclosureNotNecessary)
        #expect(needless.map(\.article) == ["statement S-62"] && needless.map(\.authority) == [.promise])
        denies(try share(to: Recipients.partners, needed: true), .basisMissing)
        denies(try share(to: Recipients.partners, needed: false), .basisMissing, .disclosureNotNecessary)
        try finds(company, "L-22", "promises[S-62]")
    }
}
