// SPDX-License-Identifier: Apache-2.0

/// The customers that chance makes, current and former.
extension CompanyWriter {
    private var firstDay: CompanyDay { CompanyDay(year: CompanyPopulation.firstYear, month: 1, day: 1) }

    mutating func addCustomers(_ population: CompanyPopulation) {
        let knownFormer = contents.customers.count { $0.status == .former }
        let knownCurrent = contents.customers.count - knownFormer
        var number = 0
        for _ in knownCurrent..<population.currentCustomers {
            number += 1
            let since = day(from: firstDay, to: today.adding(days: -30))
            addCustomer(number: number, since: since, endedOn: nil)
        }
        for index in knownFormer..<population.formerCustomers {
            number += 1
            // However small the company, one former customer left so long ago that an invoice is past its years.
            let longAgo = index == knownFormer
            let firstEnd = CompanyDay(year: CompanyPopulation.firstYear + 1, month: 1, day: 1)
            let lastEnd = CompanyDay(year: CompanyPopulation.firstYear + 1, month: 12, day: 31)
            let ended = day(from: firstEnd, to: longAgo ? lastEnd : today)
            let since = day(from: firstDay, to: longAgo ? firstDay.adding(days: 90) : ended.adding(days: -180))
            addCustomer(number: number, since: since, endedOn: ended)
            if longAgo, let customer = contents.customers.last {
                addInvoice(to: customer, issuedOn: since.adding(days: 120))
            }
        }
    }

    private mutating func addCustomer(number: Int, since: CompanyDay, endedOn: CompanyDay?) {
        let person = FictionalPerson.draw(number: number, using: &random)
        let lastDay = endedOn ?? today
        // The first one has what few others have, so that no table is ever empty.
        let first = number == 1
        let lastContact =
            if let endedOn {
                day(from: endedOn, to: min(endedOn.adding(days: 60), today))
            } else {
                // Some customers pay and are never heard of.
                day(from: max(since, today.adding(days: random.chance(90) ? -600 : -2_000)), to: today)
            }
        let customer = Customer(
            id: id("K", number), person: person, since: since, endedOn: endedOn, lastContactOn: lastContact
        )
        contents.customers.append(customer)
        contents.consentIntentions.append(.draw(for: customer.id, using: &random))
        addAccount(of: customer, createdOn: since, lastLoginOn: day(from: since, to: lastDay))
        addContract(of: customer, signedOn: since)
        if random.chance(20) {
            addContract(of: customer, signedOn: day(from: since, to: lastDay))
        }
        for _ in 1...random.number(in: 1...5) {
            addInvoice(to: customer, issuedOn: day(from: since, to: lastDay))
        }
        // Whoever calls, chats or writes is in contact, so that none of it comes after the last contact.
        let lastSupport = min(lastContact, lastDay)
        addSupport(of: customer, from: since, to: lastSupport)
        if first || random.chance(30) { addCreditCheck(of: customer.id, on: since) }
        if random.chance(3) { addRegisterConsultation(of: customer.id, on: since) }
        if first || random.chance(2) { addIncident(about: customer.id, on: day(from: since, to: lastDay)) }
        if random.chance(6) {
            addFeedback(from: customer.id, email: customer.email, on: day(from: since, to: lastSupport))
        }
    }
}

extension Customer {
    /// A customer who is the given person; former if the account has ended.
    init(id: String, person: FictionalPerson, since: CompanyDay, endedOn: CompanyDay?, lastContactOn: CompanyDay) {
        self.init(
            id: id,
            name: person.name,
            email: person.email,
            phone: person.phone,
            street: person.street,
            postcode: person.postcode,
            city: person.city,
            customerSince: since.description,
            accountEndedOn: endedOn?.description,
            lastContactOn: lastContactOn.description,
            status: endedOn == nil ? .current : .former
        )
    }
}
