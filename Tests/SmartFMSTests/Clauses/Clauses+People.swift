// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// Whose data, in which part, and who of the company may.
extension Clauses {
    @Test("S-06 customers, prospects and former customers, each by their own purposes and periods")
    func s06() throws {
        for company in [try Company.declared(), try .strict(), try .corrected()] {
            permits(try company.ask(Relation.self, of: .customer), .contract)
            denies(try company.ask(Relation.self, of: .formerCustomer), .basisLapsed)
            // Asking for an offer opens the way to an agreement, not to performing one.
            denies(try company.ask(Relation.self, of: .prospect), .basisNotApplicable)
            denies(try company.ask(Relation.self, of: .coldProspect), .basisNotApplicable)
            #expect(company.activity(Agreement.self)?.retention.map(\.trigger) == [.lastContact])
            #expect(company.activity(Relation.self)?.retention.map(\.trigger) == [.endOfRelation])
        }
    }

    @Test("S-07 where the company decides, it answers requests itself")
    func s07() throws {
        let company = try Company.declared()
        #expect(company.register.clauses["S-07"] == ["generalClauses[S-07]"])
        for activity in company.register.activities where activity.part == .controller {
            #expect(company.register.responsible(for: activity).name == "SmartFMS B.V.")
            permits(try company.ask(activity.purpose, .requestAccess), .rightGranted)
        }
        #expect(company.register.activities.filter { $0.part != .controller }.map(\.purpose) == [TenantHosting.id])
    }

    @Test("S-08 a representative is not the contract party")
    func s08() throws {
        let company = try Company.declared()
        #expect(company.register.subjects.first { $0.id == "representative" }?.isContractParty == false)
        permits(try company.ask(BusinessContacts.self, of: .representative), .contract)
        denies(try Company.strict().ask(BusinessContacts.self, of: .representative), .basisNotApplicable)
        try finds(company, "L-05", "activities[business-contacts].grounds")
    }

    @Test("S-09 prospects: consent, or steps that they asked for")
    func s09() throws {
        let company = try Company.declared()
        permits(try company.ask(Agreement.self, of: .prospect), .contract)
        denies(try company.ask(Agreement.self, of: .coldProspect), .basisNotApplicable)
        denies(try company.ask(Agreement.self, of: .stranger), .basisNotApplicable)
        let consenting = Person.coldProspect.with(.consentGiven(Marketing.self, text: "marketing-2018"))
        permits(try company.ask(Marketing.self, of: consenting), .consent)
    }

    @Test("S-10 contact persons of organisations have the rights of others")
    func s10() throws {
        let company = try Company.declared()
        let contested = Assertions(accuracyContested: true)
        for purpose in [BusinessContacts.id, Relation.id] {
            permits(try company.ask(purpose, .requestAccess, of: .contact), .rightGranted)
            permits(try company.ask(purpose, .requestRectification, of: .contact), .rightGranted)
            permits(try company.ask(purpose, .requestErasure, of: .contact) { $0.erasureGround = .d }, .rightGranted)
            permits(try company.ask(purpose, .requestRestriction, of: .contact, asserting: contested), .rightGranted)
        }
        permits(try Company.corrected().ask(BusinessContacts.self, .requestObjection, of: .contact), .rightGranted)
        try finds(company, "L-05", "activities[business-contacts].grounds")
        try doesNotFind(Company.corrected(), "L-05")
    }

    @Test("S-11 as processor nothing without the tenant's documented instruction")
    func s11() async throws {
        let company = try Company.declared()
        func ask(_ operation: ProcessingOperation, for tenant: EntityID?) throws -> Decision {
            try company.ask(TenantHosting.self, operation, as: .support) { $0.entity = tenant }
        }
        #expect(permits(try ask(.use, for: Tenants.estate), .instruction)?.instruction == "hosting-tenant-a")
        #expect(permits(try ask(.store, for: Tenants.care), .instruction)?.instruction == "hosting-tenant-b")
        // The other tenant instructed storing alone.
        let reasons = denies(try ask(.use, for: Tenants.care), .processorOutsideInstruction)
        #expect(reasons.map(\.detail) == ["tenant-b"])
        denies(try ask(.decideAutomatically, for: Tenants.estate), .processorOutsideInstruction)
        denies(try ask(.use, for: "tenant-c"), .processorOutsideInstruction)
        denies(try ask(.use, for: nil), .processorOutsideInstruction)

        let office = try await Office(company)
        try await office.ask(TenantHosting.self, as: .support, asking: { $0.entity = Tenants.estate })
        #expect(try await office.lastEntry()?.privatePart?.event.instruction == "hosting-tenant-a")
    }

    @Test("S-12 requests of a tenant's customers go to the tenant")
    func s12() throws {
        let company = try Company.declared()
        for right in ProcessingOperation.allCases where right.isRequest {
            for tenant in [Tenants.estate, Tenants.care] {
                let answer = try company.ask(TenantHosting.self, right) { $0.entity = tenant }
                #expect(denies(answer, .rightRedirectToController).map(\.detail) == [tenant.rawValue])
                #expect(answer.explanation(in: .en).contains("Pass the request on to the controller"))
            }
        }
        try finds(company, "L-06", "activities[tenant-hosting].instructions[0].operations")
        let corrected = try Company.corrected()
        #expect(corrected.activity(TenantHosting.self)?.instructions.map(\.assistance) == [.days(2), .days(2)])
        try doesNotFind(corrected, "L-06")
    }

    @Test("S-13 departments have access by function, not by being the company")
    func s13() throws {
        let company = try Company.declared()
        denies(try company.ask(Billing.self, of: .customer, as: .marketer), .accessRole)
        denies(try company.ask(Billing.self, of: .customer, as: "reception"), .accessRole)
        denies(try company.ask(Billing.self, of: .customer, as: nil), .accessRole)
        try finds(company, "L-07", "roles[employees].purposes")
        let corrected = try Company.corrected()
        denies(try corrected.ask(Billing.self, of: .customer, as: .anyone), .accessRole)
        try doesNotFind(corrected, "L-07")
    }
}
