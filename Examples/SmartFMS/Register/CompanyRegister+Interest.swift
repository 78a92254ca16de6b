// SPDX-License-Identifier: Apache-2.0

import Lawful

extension CompanyRegister {
    // a2, b4, c, d: what rests on legitimate interests.
    @RegisterBuilder static var interestActivities: [any RegisterPart] {
        Activity(Acceptance.self, "onderzoek of wij iemand als klant kunnen accepteren") {
            Clauses("S-19", "S-20")
            About("prospect", "customer.current")
            LegitimateInterest(
                "avoiding bad debts", balancing: .passed(on: "2024-03-01", by: "management"), toldIn: .current)
            From(Sources.creditRegister, Sources.tradeRegister)
            Keep(for: .years(2), after: .collection)
        }
        Activity(Evidence.self, "opnamen als bewijs") {
            Clauses("S-27")
            About("customer.current", "customer.former")
            LegitimateInterest(
                "proving what was agreed", balancing: .passed(on: "2024-03-01", by: "management"), toldIn: .current)
            Keep(for: .years(2), after: .collection)
        }
        Activity(Protection.self, "uw en onze belangen beschermen tegen fraude en cybercrime") {
            Clauses("S-28", "S-29", "S-31", "S-32", "S-33", "S-34", "S-35")
            About("customer.current", "customer.former", "representative")
            LegitimateInterest(
                "countering fraud and cybercrime", balancing: .passed(on: "2024-03-01", by: "management"),
                toldIn: .current)
            From(Sources.incidentRegister, Sources.sectorWarnings, Sources.publicSources)
            Discloses(
                to: Recipients.crimeFighter, Name.self, EmailAddress.self, TechnicalTrace.self, OffenceData.self,
                onSuspicion: .serious, clause: "S-34")
            Discloses(to: Recipients.sectorRegister)
            Discloses(to: Recipients.dataBroker)
            Keep(for: .years(2), after: .lastContact)
        }
        Activity(Improvement.self, "ontwikkeling en verbetering van producten en diensten") {
            Clauses("S-36", "S-37")
            About("customer.current", "customer.former")
            Contract(.customer)
            LegitimateInterest(
                "improving our products", balancing: .passed(on: "2024-03-01", by: "management"), toldIn: .current)
            Keep(for: .years(2), after: .collection)
        }
        Activity(WebsiteFeedback.self, "feedback over de website") {
            Clauses("S-01", "S-02", "S-03")
            LegitimateInterest(
                "improving the website", balancing: .passed(on: "2024-03-01", by: "management"), toldIn: .current)
            Keep(for: .years(2), after: .collection)
        }
    }

    // a3, e, authorities, tenants.
    @RegisterBuilder static var remainingActivities: [any RegisterPart] {
        Activity(Eligibility.self, "analyse of u in aanmerking komt voor een product") {
            // The statement names no basis for it: findings L-04 and L-10.
            Clauses("S-21")
            About("prospect", "customer.current")
            DecidesAutomatically(significant: true, logic: "a score from payment history")
            Keep(for: .years(2), after: .collection)
        }
        Activity(Marketing.self, "promotie en marketing") {
            Clauses("S-38", "S-39", "S-40", "S-55", "S-56")
            About("customer.current", "customer.former", "prospect")
            DirectMarketing()
            Consent(text: "marketing-2018")
            Discloses(to: Recipients.printer, Name.self, PostalAddress.self)
            Discloses(to: Recipients.newPrinter, Name.self, PostalAddress.self)
            Keep(for: .years(2), after: .lastContact)
        }
        Activity(AuthorityInquiry.self, "onderzoek door autoriteiten") {
            Clauses("S-60")
            About("customer.current", "customer.former")
            LegalObligation(LawReference("Sv 126nd"))
            Discloses(to: Recipients.police)
            Discloses(to: Recipients.foreignAuthority)
            Keep(for: .years(2), after: .collection)
        }
        Activity(TenantHosting.self, "hosting voor onze klanten") {
            Clauses("S-11", "S-12")
            OnInstruction(of: "tenant-a", .store, .use)
            Keep(for: .years(2), after: .endOfContract)
        }
    }
}

/// Who receives data (S-16, S-17, S-34, S-55 to S-61).
enum Recipients {
    static let printer: RecipientID = "printer"
    static let newPrinter: RecipientID = "new-printer"
    static let maintenance: RecipientID = "maintenance"
    static let crimeFighter: RecipientID = "cybercrime-centre"
    static let sectorRegister: RecipientID = "sector-register"
    static let police: RecipientID = "police"
    static let foreignAuthority: RecipientID = "foreign-authority"
    static let dataBroker: RecipientID = "data-broker"

    @RegisterBuilder static var all: [any RegisterPart] {
        Recipient(
            printer, "Drukkerij De Verdwenen Letter", part: .processor, agreement: .written(from: "2024-01-01"),
            guarantees: Guarantees("ISO 27001 certificate", verifiedOn: "2026-02-01"))
        Recipient(newPrinter, "Drukkerij Nog Geen Handtekening", part: .processor)
        Recipient(
            maintenance, "Serverbeheer Kabelgoot B.V.", part: .processor, agreement: .written(from: "2023-01-01"),
            guarantees: Guarantees("ISO 27001 certificate", verifiedOn: "2026-01-15"))
        Recipient(crimeFighter, "Meldpunt Botnets", part: .controller)
        Recipient(sectorRegister, "warning register of the sector", part: .controller)
        Recipient(police, "Politie", part: .authority)
        Recipient(foreignAuthority, "an authority of a third country", part: .authority, country: "US")
        Recipient(dataBroker, "Adressenhandel Te Koop", part: .buyer)
    }
}
