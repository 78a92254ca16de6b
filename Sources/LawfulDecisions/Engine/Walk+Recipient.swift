// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// Who receives data (Arts. 28, 48) and where they go (Chapter V).
extension Walk {
    private var recipientName: String? {
        let place = question.recipient
        guard let book else { return nil }
        return place < book.register.recipients.count
            ? book.register.recipients[Int(place)].name : rest?.recipient?.rawValue
    }

    @inline(__always)
    func checkRecipient(_ out: inout Outcome<T>) {
        let place = question.recipient
        guard place != .unsaid else {
            if operation == .disclose { out.deny(.basisMissing, "6(1)", "recipient") }
            return
        }
        guard place < tables.recipients.count,
            let at = tables.disclosureOf.value(question.activity, place)
        else {
            // An undeclared recipient is one without a contract, and without a part.
            out.deny(.processorNoContract, "28(3)", (book?.recipients[place] ?? rest?.recipient)?.rawValue)
            return
        }
        let disclosure = tables.disclosures[at]
        let row = tables.recipients.row(Int(place))
        var recipient: RecipientRow { row.content }
        if !disclosure.isForAll { checkFields(&out, disclosure.categories) }
        if disclosure.suspicion != nil || recipient.suspicion != nil { checkSuspicion(&out, disclosure, row) }
        switch recipient.part {
        case .processor: checkProcessor(&out, row)
        case .subprocessor:
            checkProcessor(&out, row)
            checkSubProcessor(&out)
        case .buyer:
            if tables.isNeverSold {
                out.deny(.disclosureSaleProhibited, promise(.neverSold) ?? "5(1)(a)", recipientName)
            }
        case .authority: checkAuthority(&out)
        case .controller, .joint: break
        case nil: out.deny(.basisMissing, "6(1)", recipientName)
        }
        if !asserted.isDisclosureNeeded, recipient.part != .processor, recipient.part != .subprocessor {
            out.deny(
                .disclosureNotNecessary, promise(.disclosedOnlyWhenNecessary) ?? "5(1)(c)", recipientName)
        }
    }

    private func promise(_ content: Promise.Content) -> Article? {
        book?.register.promises.first { $0.content == content }?.article
    }

    /// Which categories in question aren't among the allowed ones.
    private func checkFields(_ out: inout Outcome<T>, _ allowed: Run) {
        if question.categories.count == 0 {
            for place in row.categories.indices { checkField(&out, tables.numbers[place], allowed) }
            return
        }
        for place in 0..<question.categories.count { checkField(&out, question.categories[place], allowed) }
        for category in rest?.more ?? [] { checkField(&out, category, allowed) }
    }

    private func checkField(_ out: inout Outcome<T>, _ category: UInt32, _ allowed: Run) {
        guard !tables.contains(allowed, category) else { return }
        out.deny(.minimisationExcessFields, "5(1)(c)", name(category).rawValue)
    }

    private func checkSuspicion(_ out: inout Outcome<T>, _ disclosure: DisclosureRow, _ recipient: Row<RecipientRow>) {
        let wanted = max(disclosure.suspicion ?? .none, recipient.content.suspicion ?? .none)
        guard asserted.suspicion < wanted else { return }
        out.deny(.disclosureConditionUnmet, suspicionArticle, recipientName)
    }

    /// The clause that makes a suspicion a condition: the promise's, or the disclosure's own.
    private var suspicionArticle: Article {
        let id = book?.recipients[question.recipient]
        for promise in book?.register.promises ?? [] {
            if case .disclosedOnSuspicion(_, let recipient) = promise.content, recipient == id {
                return promise.article
            }
        }
        let disclosure = activity?.disclosures.first { $0.recipient == id }
        return disclosure?.clause.map { Article("statement \($0)") } ?? "5(1)(b)"
    }

    // MARK: Processors

    @inline(__always)
    private func checkProcessor(_ out: inout Outcome<T>, _ row: Row<RecipientRow>) {
        var processor: RecipientRow { row.content }
        if processor.activeFrom <= today, today <= processor.activeUntil,
            processor.isForAllPurposes || tables.contains(processor.purposes, question.activity)
        {
            if !processor.lacking.isEmpty { checkTerms(&out, processor.lacking) }
            if !processor.isForAllCategories { checkFields(&out, processor.categories) }
            out.pass("28(3)")
        } else {
            out.deny(.processorNoContract, "28(3)", recipientName)
        }
        if today < processor.guaranteedFrom || processor.guaranteedUntil < today {
            out.deny(.processorNoGuarantees, "28(1)", recipientName)
        }
        for place in processor.chain.indices where tables.recipients[Int(tables.numbers[place])].sub.isNever {
            // Data given to a processor reach those whom it engages (Art. 28(2), (4)).
            out.deny(.processorSubUnauthorised, "28(2)", name(ofRecipient: tables.numbers[place]))
        }
    }

    private func name(ofRecipient place: UInt32) -> String? { book?.register.recipients[Int(place)].name }

    private func checkTerms(_ out: inout Outcome<T>, _ lacking: ReasonSet) {
        if lacking.contains(.processorNotInWriting) { out.deny(.processorNotInWriting, "28(9)", recipientName) }
        guard lacking.contains(.processorContractIncomplete) else { return }
        // Each term that is missing is a reason of its own, once somebody asks for words.
        let agreement = book?.register.recipients[Int(question.recipient)].agreement
        for clause in agreement?.missingClauses ?? [.a] {
            out.deny(.processorContractIncomplete, clause.article, recipientName)
        }
    }

    private func checkSubProcessor(_ out: inout Outcome<T>) {
        let sub = tables.recipients[Int(question.recipient)].sub
        if today < sub.from || sub.objectedFrom <= today {
            out.deny(.processorSubUnauthorised, "28(2)", recipientName)
        } else if today <= sub.windowUntil {
            out.deny(.processorSubWindowOpen, "28(2)", recipientName)
        } else {
            out.pass("28(2)")
        }
    }

    private func checkAuthority(_ out: inout Outcome<T>) {
        // Whatever the basis, an authority gets no more than it ordered (Art. 5(1)(c)); of what the register doesn't know
        // nobody can say that it was.
        if let ordered = rest?.ordered {
            _ = anyCategory { category in
                if category >= .unknownFloor || !ordered.contains(category) {
                    out.deny(.minimisationExcessFields, "5(1)(c)", name(category).rawValue)
                }
                return false
            }
        }
        // Another basis together with Chapter V can carry a foreign order; a legal obligation can't (Art. 48).
        guard basis == .legalObligation else { return }
        switch question.order {
        case .unionOrMemberState, .thirdCountryUnderTreaty: out.pass("6(1)(c)")
        case .thirdCountryWithoutTreaty: out.deny(.disclosureForeignOrder, "48", recipientName)
        case .none: out.deny(.disclosureConditionUnmet, "6(1)(c)", recipientName)
        }
    }

    // MARK: Third countries

    @inline(__always)
    func checkTransfer(_ out: inout Outcome<T>) {
        let place = question.recipient
        let isKnown = place < tables.recipients.count
        if question.destination != .unsaid { checkCountry(&out, question.destination, of: place) }
        if isKnown {
            let row = tables.recipients.row(Int(place))
            var recipient: RecipientRow { row.content }
            // Wherever data are sent, those who look into them from elsewhere do so, too.
            let first = question.destination == .unsaid ? 0 : 1
            let locations = recipient.locations.indices
            for at in min(locations.lowerBound + first, locations.upperBound)..<locations.upperBound {
                checkCountry(&out, tables.numbers[at], of: place)
            }
            if !recipient.chain.isEmpty { checkChain(&out, recipient.chain) }
        } else if operation == .transfer, question.destination == .unsaid {
            out.deny(.transferNoTool, "44")
        }
    }

    /// Where those are whom a processor engages: the data reach them, too.
    private func checkChain(_ out: inout Outcome<T>, _ chain: Run) {
        for place in chain.indices {
            let link = tables.numbers[place]
            let row = tables.recipients[Int(link)]
            guard row.sub.isNever || row.sub.isAuthorised(on: today) else { continue }
            for at in row.locations.indices { checkCountry(&out, tables.numbers[at], of: link) }
        }
    }

    @inline(__always)
    private func checkCountry(_ out: inout Outcome<T>, _ country: UInt32, of place: UInt32) {
        guard country < tables.countries.count, tables.countries[Int(country)].isEconomicArea else {
            checkThirdCountry(&out, country, of: place)
            return
        }
        if operation == .transfer { out.pass("44") }
    }

    private func countryName(_ country: UInt32) -> String? {
        (book?.countries[country] ?? rest?.destination)?.rawValue
    }

    private func checkThirdCountry(_ out: inout Outcome<T>, _ country: UInt32, of place: UInt32) {
        let recipient = place < tables.recipients.count ? tables.recipients[Int(place)] : nil
        var decision: AdequacyRow?
        if country < tables.countries.count {
            for at in tables.countries[Int(country)].decisions.indices {
                let row = tables.adequacy[at]
                guard row.from <= today, today <= row.until else { continue }
                decision = row
                let facts = recipient?.adequacy ?? AdequacyFacts()
                if row.covers(facts, humanResources: question.isHumanResources) { break }
            }
        }
        if let decision,
            decision.covers(recipient?.adequacy ?? AdequacyFacts(), humanResources: question.isHumanResources)
        {
            out.pass("45")
            return
        }
        guard let recipient, recipient.hasTool else {
            if decision == nil {
                out.deny(.transferNoTool, "44", countryName(country))
            } else {
                out.deny(.transferAdequacyScope, "45", countryName(country))
            }
            return
        }
        if let derogation = recipient.derogation {
            checkDerogation(&out, derogation, recipient, country)
        } else {
            switch recipient.assessment {
            case .done: out.pass("46(1)")
            case .missing: out.deny(.transferNoTIA, "46(1)", countryName(country))
            case .negative: out.deny(.transferNoEquivalentProtection, "46(1)", countryName(country))
            }
        }
    }

    private func checkDerogation(
        _ out: inout Outcome<T>,
        _ kind: TransferTool.Kind,
        _ recipient: RecipientRow,
        _ country: UInt32
    ) {
        let isPublic = row.has(.publicBody)
        let holds: Bool =
            switch kind {
            case .derogationConsent: !isPublic && isExplicitlyConsented
            case .derogationContract: !isPublic && asserted.isOccasional
            case .derogationPublicInterest: recipient.isRecognised
            case .derogationClaims: asserted.isForClaims && asserted.isOccasional
            case .derogationVital: asserted.isVital && !asserted.isCapable
            // What the register opens to the public; entries of it, not the whole.
            case .derogationRegister: asserted.isOccasional
            case .derogationCompelling: !isPublic && recipient.isNotified && asserted.isOccasional
            case .standardClauses, .bindingRules, .code: false
            }
        if holds {
            out.pass("49(1)")
        } else {
            out.deny(.transferDerogationScope, "49(1)", countryName(country))
        }
    }
}
