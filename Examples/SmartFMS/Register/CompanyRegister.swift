// SPDX-License-Identifier: Apache-2.0

import Lawful

extension RoleID {
    static let sales: RoleID = "sales"
    static let finance: RoleID = "finance"
    static let support: RoleID = "support"
    static let marketer: RoleID = "marketing"
    static let security: RoleID = "security"
    static let development: RoleID = "development"
    static let website: RoleID = "website"
    static let serviceDesk: RoleID = "service-desk"
    static let retention: RoleID = "retention"
    static let temp: RoleID = "temporary-staff"
}

extension NoticeVersion { static let current: NoticeVersion = "2018-05" }
extension ContractID {
    static let customer: ContractID = "customer"
    static let business: ContractID = "business"
}

/// The reference company's register: what its statement declares, gaps included. What people read is in Dutch.
enum CompanyRegister {
    /// Every purpose, for the functions that serve them all: the service desk and retention.
    private static let everything: [PurposeID] = [
        WebsiteFeedback.id, Agreement.id, Acceptance.id, Eligibility.id, Relation.id, Billing.id, QualityControl.id,
        Evidence.id, Protection.id, Improvement.id, Marketing.id, BusinessContacts.id, Representation.id,
        SoftwareAccess.id, AuthorityInquiry.id, TenantHosting.id,
    ]

    static func declared() throws -> Register {
        try Register(controller: "SmartFMS B.V.", contact: "Support, Postbus 0000, 0000 ZZ Voorbeeldstad") {
            Notice(
                version: .current, from: "2018-05-16", url: "https://smartfms.example/voorwaarden",
                describes: everything.filter { $0 != WebsiteFeedback.id }, clause: "S-76")
            SupervisoryAuthority("Autoriteit Persoonsgegevens", contact: "https://autoriteitpersoonsgegevens.nl")
            ElectronicMarketing.consentForAll
            Promise(.neverSold, clause: "S-61")
            Promise(.disclosedOnlyWhenNecessary, clause: "S-62")
            Promise(.answeredWithin(.weeks(4)), clause: "S-65")
            LegalEntity("tenant-a", name: "Vastgoedbeheer Denkbeeld B.V.", contact: "privacy@denkbeeld.example")
            CategoryDeclaration(FreeText.self, freeText: true)
            CollectionPoint("feedback form", for: WebsiteFeedback.self, showing: nil)
            people
            roles
            Sources.all
            Recipients.all
            contractActivities
            interestActivities
            remainingActivities
        }
    }

    // S-06, S-08 to S-10: whose data.
    @RegisterBuilder private static var people: [any RegisterPart] {
        SubjectCategory("customer.current", "klanten", contractParty: true)
        SubjectCategory("customer.former", "voormalige klanten", contractParty: true)
        SubjectCategory("prospect", "belangstellenden", contractParty: true)
        SubjectCategory("representative", "vertegenwoordigers van klanten", contractParty: false)
        SubjectCategory("organisation.contact", "contactpersonen van organisaties", contractParty: false)
    }

    // S-13, S-51, S-52: who may.
    @RegisterBuilder private static var roles: [any RegisterPart] {
        Role(
            .sales, boundBy: .secrecy, for: Agreement.self, Acceptance.self, Eligibility.self, Relation.self,
            Representation.self)
        Role(.finance, boundBy: .secrecy, for: Billing.self, Acceptance.self)
        Role(
            .support, boundBy: .secrecy, for: Relation.self, QualityControl.self, Evidence.self, SoftwareAccess.self,
            BusinessContacts.self, TenantHosting.self)
        Role(.marketer, boundBy: .secrecy, for: Marketing.self)
        Role(.security, boundBy: .secrecy, for: Protection.self, AuthorityInquiry.self, Evidence.self)
        Role(.development, boundBy: .secrecy, for: Improvement.self)
        Role(.website, boundBy: .secrecy, for: WebsiteFeedback.self, SoftwareAccess.self)
        Role(.serviceDesk, boundBy: .secrecy, for: everything)
        Role(.retention, boundBy: .secrecy, for: everything)
        Role(.temp, boundBy: .nothing, for: Relation.self)
    }
}
