// SPDX-License-Identifier: Apache-2.0

/// Makes up the company's people and their history, always the same for the same seed, number of people and day.
///
/// One generator is drawn from in a fixed order. The known people come first, so that their rows depend on the seed
/// and the day only, not on the size of the company.
struct CompanyWriter: Sendable {
    let today: CompanyDay
    var random: SplitMix64
    var contents = CompanyContents()

    init(today: CompanyDay, seed: UInt64) {
        self.today = today
        random = SplitMix64(seed: seed)
    }

    /// The contents of a company with so many people.
    static func contents(_ population: CompanyPopulation, today: CompanyDay, seed: UInt64) -> CompanyContents {
        var writer = CompanyWriter(today: today, seed: seed)
        writer.addKnownPeople()
        writer.addCustomers(population)
        writer.addProspects(upTo: population.prospects)
        writer.addRepresentatives(upTo: population.representatives)
        writer.addSupplierContacts(upTo: population.supplierContacts)
        writer.addAnonymousFeedback(count: 1 + population.total / 200)
        writer.contents.numberInvoices()
        return writer.contents
    }

    /// A day between the two, both included; the later of them if they come in the wrong order.
    mutating func day(from first: CompanyDay, to last: CompanyDay) -> CompanyDay {
        first < last ? CompanyDay(number: random.number(in: first.number...last.number)) : max(first, last)
    }

    /// An id such as `CALL-000123`.
    func id(_ prefix: String, _ number: Int) -> String {
        "\(prefix)-\(number.padded(to: 6))"
    }

    mutating func addContract(id: String? = nil, of customer: Customer, signedOn: CompanyDay) {
        contents.contracts.append(
            CustomerContract(
                id: id ?? self.id("CON", contents.contracts.count + 1),
                customerID: customer.id,
                product: random.pick(FictionalTexts.products),
                signedOn: signedOn.description,
                endedOn: customer.accountEndedOn
            )
        )
    }

    mutating func addInvoice(id: String? = nil, to customer: Customer, issuedOn: CompanyDay) {
        contents.invoices.append(
            Invoice(
                id: id ?? self.id("INV", contents.invoices.count + 1),
                customerID: customer.id,
                invoiceNumber: "",  // Given out once all invoices of the year are known.
                issuedOn: issuedOn.description,
                amountCents: random.number(in: 40...900) * 250,
                name: customer.name,
                street: customer.street,
                postcode: customer.postcode,
                city: customer.city,
                description: random.pick(FictionalTexts.invoiceLines)
            )
        )
    }

    mutating func addAccount(of customer: Customer, createdOn: CompanyDay, lastLoginOn: CompanyDay) {
        contents.accounts.append(
            CustomerAccount(
                customerID: customer.id,
                username: customer.email,
                createdOn: createdOn.description,
                lastLoginOn: lastLoginOn.description,
                endedOn: customer.accountEndedOn
            )
        )
    }
}
