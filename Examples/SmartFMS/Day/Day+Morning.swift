// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful

// The morning: feedback, offers, orders, invoices, recordings.
extension Day {
    func website() async throws {
        transcript.heading("The website")
        let shown = try await ask(
            WebsiteFeedback.self, of: "visitor-1", for: .collect, as: .website,
            asking: { $0.noticeShown = .current }
        ) { permit in
            let text = Personal<String, FreeText>(
                "Mooie site!", of: "visitor-1", collectedFor: WebsiteFeedback.self)
            try company.insertFeedback(
                FeedbackMessage(
                    id: "F-STORY", personID: "visitor-1", email: nil, submittedOn: Self.date, text: text.open(permit)))
        }
        transcript.step(
            "S-01 S-02 S-03", "feedback form", "May the feedback form collect a visitor's impression?",
            expecting: .permit, because: "ok.legitimate_interest", shown)
        if case .permit(let grant) = shown {
            transcript.check("S-03", "the receipt carries statement \(grant.notice)", grant.notice == .current)
        }
        transcript.step(
            "S-02", "feedback form", "May it collect without showing the statement?", expecting: .deny,
            because: "transparency.not_informed",
            try await ask(WebsiteFeedback.self, of: "visitor-2", for: .collect, as: .website))
        let now = clock.now()
        let undeclared = Question("visitor-statistics", as: .website, effectiveAt: now, knownAt: now)
        transcript.step(
            "S-01", "feedback form", "May a visitor be followed for a purpose that nobody declared?",
            expecting: .deny, because: "purpose.undeclared",
            try await privacy.ask(about: "visitor-1") { _ in undeclared })
        transcript.step(
            "S-02", "feedback form", "May the feedback be used for marketing?", expecting: .deny,
            because: "consent.missing",
            try await ask(Marketing.self, of: "visitor-1", as: .marketer, asking: { $0.origin = WebsiteFeedback.id }))
        let before = try LocalDate("2018-05-01").start(in: privacy.activated.register.timeZone)
        transcript.step(
            "S-76", "statement", "Did the statement cover a use on 1 May 2018?", expecting: .deny,
            because: "statement.not_effective",
            try await privacy.replay(
                Question(Relation.id, as: .support, effectiveAt: before, knownAt: clock.now()),
                about: SubjectID(rawValue: KnownPerson.anna)))
    }

    func offers() async throws {
        transcript.heading("Offers to prospects")
        guard let chris = try company.prospect(id: KnownPerson.chris) else { throw CompanyError.unknownCustomer }
        let email = Personal<String, EmailAddress>(
            chris.email, of: SubjectID(rawValue: chris.id), collectedFor: Agreement.self)
        transcript.step(
            "S-09 S-18", "offer", "May sales send an offer to a prospect who asked for one?", expecting: .permit,
            because: "ok.contract",
            try await ask(Agreement.self, of: chris.id, as: .sales) { permit in
                transcript.note("the offer goes out to an address of \(try email.open(permit).count) characters")
            })
        transcript.step(
            "S-09", "offer", "May sales send one to a prospect who asked for nothing?", expecting: .deny,
            because: "basis.not_applicable", try await ask(Agreement.self, of: KnownPerson.daan, as: .sales))
        transcript.step(
            "S-06", "offer", "Is a prospect's data used for carrying out orders?", expecting: .deny,
            because: "basis.not_applicable", try await askStrictly(Relation.id, of: KnownPerson.daan, as: .sales))
    }

    func orders() async throws {
        transcript.heading("Orders and invoices")
        transcript.step(
            "S-18 S-69", "order", "May an order be taken that lacks the address?", expecting: .deny,
            because: "provision.required_missing",
            try await ask(
                Agreement.self, of: KnownPerson.chris, for: .collect, categories: [Name.id, EmailAddress.id],
                as: .sales,
                asking: {
                    $0.noticeShown = .current
                    $0.missing = [PostalAddress.id]
                }))
        transcript.step(
            "S-69", "order", "May an order be taken that lacks the telephone number?", expecting: .permit,
            because: "ok.contract",
            try await ask(
                Agreement.self, of: KnownPerson.chris, for: .collect, categories: [Name.id, PostalAddress.id],
                as: .sales,
                asking: {
                    $0.noticeShown = .current
                    $0.missing = [Telephone.id]
                }))
        transcript.step(
            "S-18", "order", "May the order form ask for interests, too?", expecting: .deny,
            because: "minimisation.excess_fields",
            try await ask(
                Agreement.self, of: KnownPerson.chris, for: .collect, categories: [Name.id, Interests.id], as: .sales,
                asking: { $0.noticeShown = .current }))
        transcript.step(
            "S-18", "order", "And for creditworthiness, which isn't declared for it at all?", expecting: .deny,
            because: "category.undeclared",
            try await ask(
                Agreement.self, of: KnownPerson.chris, for: .collect, categories: [Name.id, CreditData.id], as: .sales,
                asking: { $0.noticeShown = .current }))
        let anna = SubjectID(rawValue: KnownPerson.anna)
        guard let customer = try company.customer(id: KnownPerson.anna) else { throw CompanyError.unknownCustomer }
        let name = Personal<String, Name>(customer.name, of: anna, collectedFor: Billing.self)
        let street = Personal<String, PostalAddress>(customer.street, of: anna, collectedFor: Billing.self)
        transcript.step(
            "S-24", "invoice", "May finance write an invoice to a customer?", expecting: .permit,
            because: "ok.legal_obligation",
            try await ask(Billing.self, of: KnownPerson.anna, as: .finance) { permit in
                try company.insertInvoice(
                    Invoice(
                        id: "INV-STORY", customerID: customer.id, invoiceNumber: "STORY-1", issuedOn: Self.date,
                        amountCents: 12_100, name: name.open(permit), street: street.open(permit),
                        postcode: customer.postcode, city: customer.city, description: "Licentie"))
            })
        transcript.step(
            "S-22 S-23", "order", "May support use name and address of a customer to keep contact?",
            expecting: .permit, because: "ok.contract",
            try await ask(
                Relation.self, of: KnownPerson.anna, categories: [Name.id, PostalAddress.id], as: .support))
    }

    func offersToCustomers() async throws {
        let anna = SubjectID(rawValue: KnownPerson.anna)
        transcript.step(
            "S-54", "offer", "May sales prepare another agreement that a customer didn't ask for?", expecting: .deny,
            because: "basis.not_applicable", try await ask(Agreement.self, of: KnownPerson.anna, as: .sales))
        try await privacy.record(.contractPrepared(.offer, atTheirRequest: true), by: anna)
        transcript.step(
            "S-54", "offer", "And when she asks for it?", expecting: .permit, because: "ok.contract",
            try await ask(Agreement.self, of: KnownPerson.anna, as: .sales))
    }

    func recordings() async throws {
        transcript.heading("Telephone")
        guard let call = try company.supportCalls(customerID: KnownPerson.anna).last else { return }
        transcript.step(
            "S-25 S-26", "call recording", "May a call be recorded that was announced as recorded?",
            expecting: .permit, because: "ok.contract",
            try await ask(
                QualityControl.self, of: KnownPerson.anna, for: .collect, as: .support,
                asking: { $0.noticeShown = .current }
            ) { _ in
                try company.insertCallRecording(
                    CallRecording(
                        id: "REC-STORY", callID: call.id, customerID: KnownPerson.anna, recordedOn: Self.date,
                        announced: true, audio: Data([1, 2, 3]), transcript: "Goedemorgen."))
            })
        transcript.step(
            "S-25", "call recording", "May a call be recorded without announcement?", expecting: .deny,
            because: "transparency.not_informed",
            try await ask(QualityControl.self, of: KnownPerson.anna, for: .collect, as: .support))
        transcript.step(
            "S-26", "call recording", "Is training of staff necessary for this contract?", expecting: .deny,
            because: "basis.not_necessary",
            try await askStrictly(
                QualityControl.id, of: KnownPerson.anna, as: .support, asserting: Assertions(necessary: false)))
        try await privacy.record(.objected(to: Evidence.id), by: "K-ANNA")
        transcript.step(
            "S-27 S-35", "call recording", "After an objection: may recordings be kept as evidence?",
            expecting: .deny, because: "objection.unresolved",
            try await ask(Evidence.self, of: KnownPerson.anna, as: .support))
        transcript.step(
            "S-27", "call recording", "Does the objection touch quality control?", expecting: .permit,
            because: "ok.contract", try await ask(QualityControl.self, of: KnownPerson.anna, as: .support))
    }
}
#endif
