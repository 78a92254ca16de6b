// SPDX-License-Identifier: Apache-2.0

import Lawful

extension CompanyRegister {
    /// The Dutch duty to keep the administration for seven years (S-24, S-47).
    private static let bookkeeping = LawReference("AWR 52(4)")

    // a, b, f: what rests on a contract or on law.
    @RegisterBuilder static var contractActivities: [any RegisterPart] {
        Activity(Agreement.self, "een overeenkomst aangaan") {
            Clauses("S-18")
            About("prospect", "customer.current")
            Contract(.customer)
            Requires(Name.self, otherwise: "without your name we can't enter into the agreement")
            Requires(PostalAddress.self, otherwise: "without your address we can't enter into the agreement")
            Requires(Telephone.self, .optional)
            Keep(for: .years(2), after: .lastContact)
        }
        Activity(Relation.self, "de relatie onderhouden en opdrachten uitvoeren") {
            Clauses("S-22", "S-23")
            About("customer.current", "customer.former")
            Contract(.customer)
            Discloses(to: Recipients.maintenance)
            Keep(for: .years(2), after: .endOfRelation)
        }
        Activity(Billing.self, "boekhouding en facturatie") {
            Clauses("S-24", "S-47")
            About("customer.current", "customer.former")
            LegalObligation(bookkeeping)
            Keep(for: .years(7), after: .endOfFinancialYear, atLeast: .years(7), by: bookkeeping)
        }
        Activity(QualityControl.self, "opnamen voor kwaliteitsbewaking") {
            Clauses("S-25", "S-26")
            About("customer.current", "customer.former")
            Contract(.customer)
            Keep(for: .years(2), after: .collection)
        }
        Activity(BusinessContacts.self, "overeenkomsten met leveranciers en zakelijke klanten") {
            Clauses("S-41", "S-42")
            About("organisation.contact", "representative")
            Contract(.business)
            Keep(for: .years(2), after: .lastContact)
        }
        Activity(Representation.self, "vaststellen wie een bedrijf mag vertegenwoordigen") {
            Clauses("S-43", "S-45")
            About("representative")
            Contract(.business)
            From(Sources.tradeRegister)
            Keep(for: .years(2), after: .lastContact)
        }
        Activity(SoftwareAccess.self, "toegang tot onze software") {
            Clauses("S-44")
            About("customer.current", "representative")
            Contract(.customer)
            Keep(for: .years(2), after: .endOfRelation)
        }
    }
}

/// Sources other than the person (S-20, S-31, S-33).
enum Sources {
    static let creditRegister: SourceID = "bkr"
    static let tradeRegister: SourceID = "kvk"
    static let incidentRegister: SourceID = "incident-register"
    static let sectorWarnings: SourceID = "sector-warnings"
    static let publicSources: SourceID = "public-sources"

    @RegisterBuilder static var all: [any RegisterPart] {
        // The credit register is open to credit providers and the like; no membership is on file.
        Source(creditRegister, "Bureau Krediet Registratie", kind: .register, clause: "S-20")
        Source(
            tradeRegister, "trade register (KvK)", kind: .register, permission: "subscription on file",
            notification: "with the first letter, within one month", clause: "S-20")
        Source(incidentRegister, "incident register of the sector", kind: .register, clause: "S-31")
        Source(
            sectorWarnings, "warning system of the sector", kind: .register, permission: "membership on file",
            notification: "with the first letter, within one month", clause: "S-31")
        Source(publicSources, "newspapers and the internet", kind: .public, clause: "S-33")
    }
}
