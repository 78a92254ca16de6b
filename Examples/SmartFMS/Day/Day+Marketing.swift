// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful

// Marketing: the newsletter in a batch, and envelopes through the printer.
extension Day {
    private static let text: TextID = "marketing-2018"

    func newsletter() async throws {
        let people = try company.newsletterAddressees().prefix(500)
        transcript.heading("The newsletter, to \(people.count) people")
        let answers = Dictionary(
            company.consentIntentions.map { ($0.personID, $0.answer) }, uniquingKeysWith: { first, _ in first })
        for person in people {
            let id = SubjectID(rawValue: person.id)
            switch answers[person.id] ?? .unanswered {
            case .given, .withdrawnLater:
                try await privacy.record(.consentGiven(Marketing.self, text: Self.text), by: id)
            case .refused: try await privacy.record(.consentRefused(Marketing.self, text: Self.text), by: id)
            case .unanswered: break
            }
        }
        // Halfway through the batch, those who will withdraw do so.
        let half = people.count / 2
        var sent: [String: Int] = [:]
        var wrong = 0
        for (index, person) in people.enumerated() {
            if index == half { try await withdraw(people, answers) }
            let answer = answers[person.id] ?? .unanswered
            let decision = try await mail(person)
            let hadConsent = answer == .given || (answer == .withdrawnLater && index < half)
            if decision.isPermit != hadConsent { wrong += 1 }
            sent[decision.codes.first ?? "", default: 0] += 1
            if let example = example(answer, index < half, sent) {
                transcript.step(
                    example.clause, "newsletter", example.question, expecting: hadConsent ? .permit : .deny,
                    because: example.code, decision)
            }
        }
        transcript.note(sent.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }.joined(separator: ", "))
        transcript.check("S-39 S-40 S-56", "every one of the \(people.count) answers followed the choice", wrong == 0)
        try await replayWithdrawal(people, answers, before: half)
    }

    private func withdraw(
        _ people: ArraySlice<NewsletterAddressee>,
        _ answers: [String: ConsentIntention.Answer]
    ) async throws {
        let leaving = people.filter { answers[$0.id] == .withdrawnLater }
        for person in leaving {
            try await privacy.record(.consentWithdrawn(Marketing.self), by: SubjectID(rawValue: person.id))
        }
        transcript.note("in the middle of the batch \(leaving.count) people withdraw their consent")
    }

    private func mail(_ person: NewsletterAddressee) async throws -> Decision {
        let id = SubjectID(rawValue: person.id)
        let email = Personal<String, EmailAddress>(person.email, of: id, collectedFor: Marketing.self)
        return try await ask(
            Marketing.self, of: person.id, categories: [Name.id, EmailAddress.id], as: .marketer,
            asking: { $0.medium = .email }
        ) { permit in
            _ = try email.open(permit)
        }
    }

    /// The first person of each kind stands in the transcript.
    private func example(
        _ answer: ConsentIntention.Answer,
        _ isBefore: Bool,
        _ sent: [String: Int]
    ) -> (clause: String, question: String, code: String)? {
        switch (answer, isBefore) {
        case (.given, _) where sent["ok.consent"] == 1:
            ("S-38 S-39", "May the newsletter go to one who consented?", "ok.consent")
        case (.refused, _) where sent["consent.missing"] == 1:
            ("S-39", "May it go to one who refused?", "consent.missing")
        case (.unanswered, _) where sent["consent.missing"] == 1:
            ("S-39", "May it go to one who never answered?", "consent.missing")
        case (.withdrawnLater, false) where sent["consent.withdrawn"] == 1:
            ("S-40 S-56", "May it go to one who withdrew in the middle of the batch?", "consent.withdrawn")
        default: nil
        }
    }

    /// Withdrawal doesn't reach back: the answer before it stays what it was.
    private func replayWithdrawal(
        _ people: ArraySlice<NewsletterAddressee>,
        _ answers: [String: ConsentIntention.Answer],
        before half: Int
    ) async throws {
        guard let person = people.prefix(half).first(where: { answers[$0.id] == .withdrawnLater }) else { return }
        let id = SubjectID(rawValue: person.id)
        let entries = try await privacy.ledger.entries(of: id)
        guard let permitted = entries.first(where: { $0.publicPart.kind == .permitted }) else { return }
        let then = permitted.publicPart.effectiveAt
        var question = Question(
            Marketing.id, categories: [Name.id, EmailAddress.id], as: .marketer, effectiveAt: then, knownAt: then)
        question.medium = .email
        transcript.step(
            "S-40", "newsletter", "Was the newsletter of before the withdrawal permitted then?", expecting: .permit,
            because: "ok.consent", try await privacy.replay(question, about: id))
        question.effectiveAt = clock.now()
        question.knownAt = question.effectiveAt
        transcript.step(
            "S-40", "newsletter", "And now, after the withdrawal?", expecting: .deny, because: "consent.withdrawn",
            try await privacy.replay(question, about: id))
    }

    func envelopes() async throws {
        transcript.heading("Envelopes through the printer")
        let address: [CategoryID] = [Name.id, PostalAddress.id]
        try await privacy.record(.consentGiven(Marketing.self, text: Self.text), by: "K-ANNA")
        transcript.step(
            "S-16 S-17 S-55 S-57", "printer", "May name and address go to the printer with an agreement?",
            expecting: .permit, because: "ok.consent",
            try await ask(
                Marketing.self, of: KnownPerson.anna, for: .disclose, categories: address, to: Recipients.printer,
                as: .marketer, asking: { $0.medium = .post }))
        transcript.step(
            "S-17 S-57", "printer", "And to the printer who has signed nothing?", expecting: .deny,
            because: "processor.no_contract",
            try await ask(
                Marketing.self, of: KnownPerson.anna, for: .disclose, categories: address, to: Recipients.newPrinter,
                as: .marketer, asking: { $0.medium = .post }))
        transcript.step(
            "S-55", "printer", "May the printer get the e-mail address, too?", expecting: .deny,
            because: "minimisation.excess_fields",
            try await ask(
                Marketing.self, of: KnownPerson.anna, for: .disclose, categories: address + [EmailAddress.id],
                to: Recipients.printer, as: .marketer, asking: { $0.medium = .post }))
        try await privacy.record(.objectedToMarketing(), by: SubjectID(rawValue: KnownPerson.daan))
        transcript.step(
            "S-56", "printer", "May an envelope go to one who objected to marketing?", expecting: .deny,
            because: "objection.marketing",
            try await ask(
                Marketing.self, of: KnownPerson.daan, for: .disclose, categories: address, to: Recipients.printer,
                as: .marketer, asking: { $0.medium = .post }))
    }
}
#endif
