// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// f: suppliers, business customers, and those who act for them.
extension Clauses {
    @Test("S-41 agreements with suppliers and business customers: as declared, not for people who aren't party")
    func s41() throws {
        let company = try Company.declared()
        permits(try company.ask(BusinessContacts.self, of: .contact, as: .support), .contract)
        denies(try Company.strict().ask(BusinessContacts.self, of: .contact, as: .support), .basisNotApplicable)
        let trader = Person.stranger.with(.contractStarted(.business))
        permits(try Company.strict().ask(BusinessContacts.self, of: trader, as: .support), .contract)
        try finds(company, "L-05", "activities[business-contacts].grounds")
    }

    @Test("S-42 those who deal with us for their employer: by an interest of ours, once corrected")
    func s42() throws {
        #expect(try Company.declared().register.clauses["S-42"] == ["activities[business-contacts]"])
        denies(try Company.strict().ask(BusinessContacts.self, of: .contact, as: .support), .basisNotApplicable)
        permits(try Company.corrected().ask(BusinessContacts.self, of: .contact, as: .support), .legitimateInterest)
    }

    @Test("S-43 who may represent a company is compared with the trade register, and no more")
    func s43() throws {
        let company = try Company.declared()
        func look(in source: SourceID) throws -> Decision {
            try company.ask(Representation.self, .collect, of: .contact, as: .sales) { $0.source = source }
        }
        permits(try look(in: Sources.tradeRegister), .contract)
        denies(try look(in: Sources.publicSources), .sourceNoPermission)
        denies(try company.ask(Marketing.self, of: .contact) { $0.origin = Representation.id }, .consentMissing)
        let told = Person.contact.with(.informedOfFurtherPurpose(BusinessContacts.id))
        denies(try company.ask(BusinessContacts.self, of: told) { $0.origin = Representation.id }, .purposeNotAssessed)
        denies(
            try company.ask(Representation.self, .use, [FunctionTitle.self, Telephone.self], of: .contact),
            .categoryUndeclared)
    }

    @Test("S-44 an account ends with the relation that it serves")
    func s44() throws {
        let company = try Company.declared()
        permits(try company.ask(SoftwareAccess.self, of: .customer, as: .website), .contract)
        let leaving = try Person.formerCustomer.after(.endOfRelation, on: "2026-06-30")
        denies(try company.ask(SoftwareAccess.self, of: leaving, as: .website), .basisLapsed)
        permits(try company.ask(SoftwareAccess.self, .store, of: leaving, as: .website), .retentionRunning)
        permits(try company.ask(SoftwareAccess.self, .erase, of: leaving, as: .retention), .erasureDue)
    }

    @Test("S-45 a contract carries processing for its own party alone")
    func s45() throws {
        let strict = try Company.strict()
        permits(try Company.declared().ask(Representation.self, of: .contact, as: .sales), .contract)
        let reasons = denies(try strict.ask(Representation.self, of: .contact, as: .sales), .basisNotApplicable)
        #expect(reasons.map(\.article) == ["6(1)(b)"])
        denies(try strict.ask(SoftwareAccess.self, of: .representative, as: .support), .basisNotApplicable)
        permits(try Company.corrected().ask(Representation.self, of: .contact, as: .sales), .legitimateInterest)
        try finds(strict, "L-05", "activities[representation].grounds")
        try finds(strict, "L-05", "activities[software-access].grounds")
    }
}
