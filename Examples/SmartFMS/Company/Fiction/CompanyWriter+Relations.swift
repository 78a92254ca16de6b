// SPDX-License-Identifier: Apache-2.0

/// The people who are no customers themselves: prospects, representatives and contacts at suppliers.
extension CompanyWriter {
    mutating func addProspects(upTo count: Int) {
        for index in contents.prospects.count..<count {
            let number = index + 1
            let contact = day(from: today.adding(years: -4), to: today)
            let prospect = Prospect(
                id: id("P", number),
                person: .draw(number: 1_000_000 + number, using: &random),
                interest: random.pick(FictionalTexts.interests),
                askedForOffer: random.chance(35),
                lastContactOn: contact
            )
            addProspect(prospect, score: random.chance(50) ? random.number(in: 0...100) : nil)
            contents.consentIntentions.append(.draw(for: prospect.id, using: &random))
            if prospect.askedForOffer, random.chance(20) {
                addFeedback(from: prospect.id, email: prospect.email, on: contact)
            }
        }
    }

    /// A prospect and the lead that brought them.
    mutating func addProspect(_ prospect: Prospect, score: Int?) {
        contents.prospects.append(prospect)
        contents.leads.append(
            Lead(
                id: id("LEAD", contents.leads.count + 1),
                prospectID: prospect.id,
                source: random.pick(FictionalTexts.leadSources),
                createdOn: prospect.lastContactOn,
                score: score
            )
        )
    }

    mutating func addRepresentatives(upTo count: Int) {
        for index in contents.representatives.count..<count {
            let number = index + 1
            let person = FictionalPerson.draw(number: 2_000_000 + number, using: &random)
            let contact = day(from: today.adding(years: -3), to: today)
            let representative = CustomerRepresentative(
                id: id("R", number),
                customerOrganisation: random.pick(FictionalNames.customerOrganisations),
                name: person.name,
                email: person.email,
                phone: person.phone,
                functionTitle: random.pick(FictionalNames.functionTitles),
                maySign: random.chance(40),
                lastContactOn: contact.description
            )
            contents.representatives.append(representative)
            if representative.maySign { addSignatureConsultation(of: representative.id, on: contact) }
        }
    }

    mutating func addSupplierContacts(upTo count: Int) {
        for index in contents.supplierContacts.count..<count {
            let number = index + 1
            let person = FictionalPerson.draw(number: 3_000_000 + number, using: &random)
            contents.supplierContacts.append(
                SupplierContact(
                    id: id("L", number),
                    organisation: random.pick(FictionalNames.suppliers),
                    name: person.name,
                    email: person.email,
                    phone: person.phone,
                    lastContactOn: day(from: today.adding(years: -3), to: today).description
                )
            )
        }
    }
}

extension Prospect {
    /// A prospect who is the given person; the company has no address of theirs.
    init(id: String, person: FictionalPerson, interest: String, askedForOffer: Bool, lastContactOn: CompanyDay) {
        self.init(
            id: id,
            name: person.name,
            email: person.email,
            phone: person.phone,
            interest: interest,
            askedForOffer: askedForOffer,
            lastContactOn: lastContactOn.description
        )
    }
}
