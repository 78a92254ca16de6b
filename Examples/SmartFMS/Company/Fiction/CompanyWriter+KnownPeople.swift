// SPDX-License-Identifier: Apache-2.0

/// The people of ``KnownPerson``, whose history is written out, since the scenario relies on each of its dates.
extension CompanyWriter {
    mutating func addKnownPeople() {
        addAnna()
        addBram()
        addGerrit()
        addChrisAndDaan()
        addEva()
        addFemke()
    }

    private mutating func addAnna() {
        let since = CompanyDay(year: today.year - 9, month: 3, day: 1)
        let anna = addCustomer(
            KnownPerson.anna, named: "Anna de Vries", since: since, lastContactOn: today.adding(days: -5),
            answer: .given
        )
        addAccount(of: anna, createdOn: since, lastLoginOn: today.adding(days: -2))
        addContract(id: "CON-ANNA", of: anna, signedOn: since)
        // Seven years after the year of the first of these ended with last year; the other two are to be kept for
        // years yet.
        addInvoice(id: "INV-ANNA-1", to: anna, issuedOn: CompanyDay(year: today.year - 8, month: 6, day: 15))
        addInvoice(id: "INV-ANNA-2", to: anna, issuedOn: CompanyDay(year: today.year - 3, month: 4, day: 10))
        addInvoice(id: "INV-ANNA-3", to: anna, issuedOn: CompanyDay(year: today.year - 1, month: 11, day: 20))
        // Of calls and chats one is fresh and one is past two years.
        addCall(number: "ANNA-1", of: anna, on: today.adding(days: -800), recorded: true)
        addCall(number: "ANNA-2", of: anna, on: today.adding(days: -40), recorded: true)
        addChat(id: "CHAT-ANNA-1", of: anna, on: today.adding(days: -900))
        addChat(id: "CHAT-ANNA-2", of: anna, on: today.adding(days: -20))
        addRemoteSession(id: "REM-ANNA-1", of: anna, on: today.adding(days: -60))
    }

    private mutating func addBram() {
        let ended = today.adding(years: -3)
        let since = ended.adding(years: -4)
        let bram = addCustomer(
            KnownPerson.bram, named: "Bram Jansen", since: since, endedOn: ended,
            lastContactOn: ended.adding(days: 14), answer: .withdrawnLater
        )
        addAccount(of: bram, createdOn: since, lastLoginOn: ended.adding(days: -10))
        addContract(id: "CON-BRAM", of: bram, signedOn: since)
        addInvoice(id: "INV-BRAM-1", to: bram, issuedOn: ended.adding(years: -2))
        addChat(id: "CHAT-BRAM-1", of: bram, on: ended.adding(days: -30))
    }

    private mutating func addGerrit() {
        let ended = today.adding(years: -5)
        let since = ended.adding(years: -3)
        let gerrit = addCustomer(
            KnownPerson.gerrit, named: "Gerrit de Boer", since: since, endedOn: ended,
            lastContactOn: ended.adding(days: 30), answer: .refused
        )
        addAccount(of: gerrit, createdOn: since, lastLoginOn: ended.adding(days: -1))
        addContract(id: "CON-GERRIT", of: gerrit, signedOn: since)
        addInvoice(id: "INV-GERRIT-1", to: gerrit, issuedOn: ended.adding(days: -200))
        addCall(number: "GERRIT-1", of: gerrit, on: ended.adding(days: -120), recorded: true)
        addCall(number: "GERRIT-2", of: gerrit, on: ended.adding(days: -15), recorded: true)
        addChat(id: "CHAT-GERRIT-1", of: gerrit, on: ended.adding(days: -60))
        addRemoteSession(id: "REM-GERRIT-1", of: gerrit, on: ended.adding(days: -45))
    }

    private mutating func addChrisAndDaan() {
        let chris = Prospect(
            id: KnownPerson.chris, person: .draw(named: "Chris Bakker", using: &random),
            interest: "Prijzen voor tien gebruikers", askedForOffer: true, lastContactOn: today.adding(days: -10)
        )
        addProspect(chris, score: 72)
        contents.consentIntentions.append(ConsentIntention(personID: chris.id, answer: .given))
        // Daan is cold because he never asked, not because it was long ago: what stops a use of his data is the
        // ground alone.
        let daan = Prospect(
            id: KnownPerson.daan, person: .draw(named: "Daan Visser", using: &random),
            interest: "Visitekaartje op de vakbeurs", askedForOffer: false, lastContactOn: today.adding(days: -90)
        )
        addProspect(daan, score: nil)
        contents.consentIntentions.append(ConsentIntention(personID: daan.id, answer: .unanswered))
    }

    private mutating func addEva() {
        let person = FictionalPerson.draw(named: "Eva Smit", using: &random)
        let eva = CustomerRepresentative(
            id: KnownPerson.eva,
            customerOrganisation: "Vastgoedbeheer Denkbeeld B.V.",
            name: person.name,
            email: person.email,
            phone: person.phone,
            functionTitle: "Facilitair manager",
            maySign: true,
            lastContactOn: today.adding(days: -7).description
        )
        contents.representatives.append(eva)
        addSignatureConsultation(of: eva.id, on: today.adding(days: -7))
    }

    private mutating func addFemke() {
        let person = FictionalPerson.draw(named: "Femke Mulder", using: &random)
        contents.supplierContacts.append(
            SupplierContact(
                id: KnownPerson.femke,
                organisation: "Drukkerij De Verdwenen Letter",
                name: person.name,
                email: person.email,
                phone: person.phone,
                lastContactOn: today.adding(days: -21).description
            )
        )
    }

    private mutating func addCustomer(
        _ id: String, named name: String, since: CompanyDay, endedOn: CompanyDay? = nil, lastContactOn: CompanyDay,
        answer: ConsentIntention.Answer
    ) -> Customer {
        let person = FictionalPerson.draw(named: name, using: &random)
        let customer = Customer(
            id: id, person: person, since: since, endedOn: endedOn, lastContactOn: lastContactOn
        )
        contents.customers.append(customer)
        contents.consentIntentions.append(ConsentIntention(personID: id, answer: answer))
        return customer
    }
}
