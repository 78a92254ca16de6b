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
    static let anyone: RoleID = "employees"
}

extension NoticeVersion {
    static let current: NoticeVersion = "2018-05"
    static let corrected: NoticeVersion = "2027-01"
}
extension ContractID {
    /// What goes before an agreement: an offer that somebody asked for, or that we came with ourselves.
    static let offer: ContractID = "offer"
    static let customer: ContractID = "customer"
    static let business: ContractID = "business"
}

/// The reference company's register, in two editions: as its statement declares it, gaps included, and corrected.
///
/// What people read is in Dutch, with a translation into English.
struct CompanyRegister {
    enum Edition: String, CaseIterable {
        /// What the statement of 2018 says.
        case declared
        /// What a statement without the faults that the findings tell would say.
        case corrected
    }

    let edition: Edition
    var isCorrected: Bool { edition == .corrected }
    /// The version that told people what is declared.
    var version: NoticeVersion { isCorrected ? .corrected : .current }

    static func declared() throws -> Register { try CompanyRegister(edition: .declared).register() }
    static func corrected() throws -> Register { try CompanyRegister(edition: .corrected).register() }

    /// Both editions as versions of one register: what holds now, and what is announced to hold next.
    static func history() throws -> RegisterHistory {
        var history = try RegisterHistory(declared(), from: LocalDate(declaredFrom))
        try history.append(corrected(), from: LocalDate(correctedFrom))
        return history
    }

    static let declaredFrom = "2018-05-16"
    static let correctedFrom = "2027-01-01"

    /// The errors of the edition as declared, accepted by name for the strict questions; they are denied all the same.
    static let acceptedErrors: [Finding.Code] = ["L-04", "L-10", "L-15", "L-18", "L-26", "G-12", "G-16", "G-22"]

    /// Every purpose, for the functions that serve them all: the service desk and retention.
    static let everything: [PurposeID] = [
        WebsiteFeedback.id, Agreement.id, Acceptance.id, Eligibility.id, Relation.id, Billing.id, QualityControl.id,
        Evidence.id, Protection.id, Improvement.id, Marketing.id, BusinessContacts.id, Representation.id,
        SoftwareAccess.id, AuthorityInquiry.id, RightsHandling.id, TenantHosting.id,
    ]

    func register() throws -> Register {
        try Register(controller: "SmartFMS B.V.", contact: "Support, Postbus 0000, 0000 ZZ Voorbeeldstad") {
            WrittenIn(.nl)
            statement
            rightsAndContacts
            promises
            entities
            categories
            people
            roles
            security
            sources
            recipients
            contractActivities
            interestActivities
            remainingActivities
            translations
        }
    }

    // S-11, S-12: for whom we only process.
    @RegisterBuilder private var entities: [any RegisterPart] {
        LegalEntity(Tenants.estate, name: "Vastgoedbeheer Denkbeeld B.V.", contact: "privacy@denkbeeld.example")
        LegalEntity(Tenants.care, name: "Stichting Zorghuis Verzonnen", contact: "fg@verzonnen.example")
    }

    // S-06, S-08 to S-10: whose data.
    @RegisterBuilder private var people: [any RegisterPart] {
        SubjectCategory("customer.current", "klanten", contractParty: true, clause: "S-06")
        SubjectCategory("customer.former", "voormalige klanten", contractParty: true, clause: "S-06")
        SubjectCategory("prospect", "belangstellenden", contractParty: true, clause: "S-09")
        SubjectCategory("representative", "vertegenwoordigers van klanten", contractParty: false, clause: "S-08")
        SubjectCategory(
            "organisation.contact", "contactpersonen van organisaties", contractParty: false, clause: "S-10")
        SubjectCategory("tenant.customer", "klanten van onze klanten", contractParty: false, clause: "S-12")
    }

    // S-13, S-51, S-52: who may.
    @RegisterBuilder private var roles: [any RegisterPart] {
        if !isCorrected {
            Role(.anyone, boundBy: .secrecy, heldBy: ["alle afdelingen"], clause: "S-13", for: nil)
        }
        Role(
            .sales, boundBy: .secrecy, heldBy: ["verkoop"], clause: isCorrected ? "S-13" : "S-52", for: Agreement.self,
            Acceptance.self, Eligibility.self, Relation.self, Representation.self)
        Role(
            .finance, boundBy: .secrecy, heldBy: ["administratie"], clause: "S-52", for: Billing.self, Acceptance.self)
        Role(
            .support, boundBy: .secrecy, heldBy: ["helpdesk"], clause: "S-52", for: Relation.self, QualityControl.self,
            Evidence.self, SoftwareAccess.self, BusinessContacts.self, TenantHosting.self)
        Role(.marketer, boundBy: .secrecy, heldBy: ["marketing"], clause: "S-52", for: Marketing.self)
        Role(
            .security, boundBy: .secrecy, heldBy: ["beveiliging"], clause: "S-52", for: Protection.self,
            AuthorityInquiry.self, Evidence.self)
        Role(.development, boundBy: .secrecy, heldBy: ["ontwikkeling"], clause: "S-52", for: Improvement.self)
        Role(
            .website, boundBy: .secrecy, heldBy: ["de website"], clause: "S-52", for: WebsiteFeedback.self,
            SoftwareAccess.self)
        Role(.serviceDesk, boundBy: .secrecy, heldBy: ["Service Desk"], clause: "S-52", for: Self.everything)
        Role(.retention, boundBy: .secrecy, heldBy: ["de opschoning"], clause: "S-52", for: Self.everything)
        Role(
            .temp, boundBy: isCorrected ? .secrecy : .nothing, heldBy: ["uitzendkrachten"], clause: "S-51",
            for: Relation.self)
    }

    // S-50: measures.
    @RegisterBuilder private var security: [any RegisterPart] {
        SecurityMeasure(
            "encryption", "versleuteling van bestanden en verbindingen", .encryption, owner: "hoofd beheer",
            evidence: isCorrected ? "testrapport 2026-04" : nil, reviewBy: isCorrected ? "2027-04-01" : nil,
            clause: "S-50")
        if isCorrected {
            SecurityMeasure(
                "backup", "dagelijkse reservekopie, elk kwartaal teruggezet", .restoring, owner: "hoofd beheer",
                evidence: "verslag van 2026-10", reviewBy: "2027-01-15", clause: "S-50")
        }
    }
}

/// Whose customers' data we hold on instruction (S-11).
enum Tenants {
    static let estate: EntityID = "tenant-a"
    static let care: EntityID = "tenant-b"
}
