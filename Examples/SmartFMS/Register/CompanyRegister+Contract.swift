// SPDX-License-Identifier: Apache-2.0

import Lawful

extension CompanyRegister {
    /// The Dutch duty to keep the administration for seven years (S-24, S-47); the statement of 2018 doesn't cite it.
    private var bookkeeping: LawReference { LawReference("AWR 52(4)", told: isCorrected) }

    /// S-48, S-49: two years, or as much longer as needed; the statement of 2018 doesn't say from when.
    func twoYears(after trigger: RetentionTrigger) -> Keep {
        isCorrected
            ? Keep(for: .years(2), after: trigger)
            : Keep(for: .years(2), after: trigger, untold: .trigger, .extent)
    }

    /// An interest, in the words of the edition.
    func interest(_ declared: String, corrected: String) -> Ground {
        LegitimateInterest(
            isCorrected ? corrected : declared, balancing: .passed(on: "2024-03-01", by: "management"),
            toldIn: version)
    }

    // a, b, f: what rests on a contract or on law.
    @RegisterBuilder var contractActivities: [any RegisterPart] {
        Activity(Agreement.self, "een overeenkomst aangaan") {
            Clauses("S-18", "S-54", "S-69")
            About("prospect", "customer.current")
            Contract(.offer)
            // Our forms ask what an agreement needs; what else somebody is interested in they tell of their own accord.
            Limit(.collect, to: Name.self, PostalAddress.self, EmailAddress.self, Telephone.self)
            Requires(Name.self, otherwise: "zonder uw naam kunnen wij geen overeenkomst aangaan")
            Requires(
                PostalAddress.self, otherwise: "zonder uw adres kunnen wij geen overeenkomst aangaan",
                orOnWithdrawal: !isCorrected)
            Requires(Telephone.self, .optional)
            twoYears(after: .lastContact)
        }
        Activity(Relation.self, "de relatie onderhouden en opdrachten uitvoeren") {
            Clauses("S-22", "S-23", "S-48", "S-49")
            About("customer.current", "customer.former")
            Contract(.customer)
            Discloses(to: Recipients.maintenance, clause: "S-59")
            if !isCorrected { Discloses(to: Recipients.partners, clause: "S-58") }
            twoYears(after: .endOfRelation)
        }
        Activity(Billing.self, "boekhouding en facturatie") {
            Clauses("S-24", "S-47")
            About("customer.current", "customer.former")
            LegalObligation(bookkeeping)
            if isCorrected { Discloses(to: Recipients.accountant, clause: "S-58") }
            if isCorrected {
                Keep(for: .years(7), after: .endOfFinancialYear, atLeast: .years(7), by: bookkeeping)
            } else {
                Keep(
                    for: .years(7), after: .endOfFinancialYear, atLeast: .years(7), by: bookkeeping, untold: .trigger)
            }
        }
        Activity(QualityControl.self, "opnamen voor kwaliteitsbewaking") {
            Clauses("S-25", "S-26")
            About("customer.current", "customer.former")
            Aims(.qualityControl)
            if isCorrected {
                interest("", corrected: "bewaken dat de helpdesk klanten juist helpt")
                Announced("een stem of een melding op het scherm, voordat de opname begint")
            } else {
                Worded("opnamen, onder andere voor kwaliteitsbewaking die de overeenkomst nodig heeft")
                Contract(.customer)
            }
            twoYears(after: .collection)
        }
        contactActivities
    }

    // f: suppliers, contact persons, representatives. The statement of 2018 founds them on the contract.
    @RegisterBuilder private var contactActivities: [any RegisterPart] {
        Activity(BusinessContacts.self, "overeenkomsten met leveranciers en zakelijke klanten") {
            Clauses("S-41", "S-42")
            About("organisation.contact", "representative")
            onContract(.business, corrected: "zaken doen met organisaties via hun contactpersonen")
            twoYears(after: .lastContact)
        }
        Activity(Representation.self, "vaststellen wie een bedrijf mag vertegenwoordigen") {
            Clauses("S-43", "S-45")
            About("representative")
            onContract(.business, corrected: "weten wie een bedrijf mag binden")
            From(Sources.tradeRegister)
            twoYears(after: .lastContact)
        }
        Activity(SoftwareAccess.self, "toegang tot onze software") {
            Clauses("S-44")
            About("customer.current", "representative")
            onContract(.customer, corrected: "gebruikers van klanten toegang geven")
            twoYears(after: .endOfRelation)
        }
    }

    private func onContract(_ contract: ContractID, corrected: String) -> Ground {
        isCorrected ? interest("", corrected: corrected) : Contract(contract)
    }
}
