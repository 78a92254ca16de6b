// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// Who receives data (Arts. 28, 48) and where they go (Chapter V).
extension ActivityCheck {
    mutating func checkRecipient() {
        guard operation == .disclose || operation == .transfer else { return }
        guard let id = question.recipient else {
            if operation == .disclose { check.deny(.basisMissing, "6(1)", "recipient") }
            return
        }
        let disclosure = activity.disclosures.first { $0.recipient == id }
        guard let recipient = engine.recipient(id), let disclosure else {
            // An undeclared recipient is one without a contract, and without a part.
            check.deny(.processorNoContract, "28(3)", id.rawValue)
            return
        }
        if let allowed = disclosure.categories {
            for category in categories where !allowed.contains(category) {
                check.deny(.minimisationExcessFields, "5(1)(c)", category.rawValue)
            }
        }
        if let suspicion = disclosure.suspicion, asserted.suspicion < suspicion {
            check.deny(
                .disclosureConditionUnmet, disclosure.clause.map { Article("statement \($0)") } ?? "5(1)(b)",
                recipient.name)
        }
        switch recipient.part {
        case .processor: checkProcessor(recipient)
        case .subprocessor:
            checkProcessor(recipient)
            checkSubProcessor(recipient)
        case .buyer:
            if let promise = engine.promise({ $0 == .neverSold }) {
                check.deny(.disclosureSaleProhibited, promise.article, recipient.name)
            }
        case .authority: checkAuthority(recipient)
        case .controller, .joint: break
        case nil: check.deny(.basisMissing, "6(1)", recipient.name)
        }
        if recipient.part != .processor, recipient.part != .subprocessor, !asserted.isDisclosureNeeded {
            let promise = engine.promise { $0 == .disclosedOnlyWhenNecessary }
            check.deny(.disclosureNotNecessary, promise?.article ?? "5(1)(c)", recipient.name)
        }
    }

    private mutating func checkProcessor(_ processor: Recipient) {
        let agreement = processor.agreement
        let inForce =
            (agreement?.from.date ?? .distantFuture) <= check.today
            && check.today <= (agreement?.until.map { $0.date ?? .distantPast } ?? .distantFuture)
        if let agreement, inForce {
            if !agreement.isInWriting { check.deny(.processorNotInWriting, "28(9)", processor.name) }
            for clause in agreement.missingClauses {
                check.deny(.processorContractIncomplete, clause.article, processor.name)
            }
            passed.append("28(3)")
        } else {
            check.deny(.processorNoContract, "28(3)", processor.name)
        }
        if processor.guarantees?.isStale(on: check.today) != false {
            check.deny(.processorNoGuarantees, "28(1)", processor.name)
        }
    }

    private mutating func checkSubProcessor(_ processor: Recipient) {
        switch processor.authorisation?.state(on: check.today) {
        case .authorised: passed.append("28(2)")
        case .windowOpen: check.deny(.processorSubWindowOpen, "28(2)", processor.name)
        case .unauthorised, nil: check.deny(.processorSubUnauthorised, "28(2)", processor.name)
        }
    }

    private mutating func checkAuthority(_ authority: Recipient) {
        // Another basis together with Chapter V can carry a foreign order; a legal obligation can't (Art. 48).
        guard ground?.basis == .legalObligation else { return }
        switch question.order {
        case .unionOrMemberState, .thirdCountryUnderTreaty: passed.append("6(1)(c)")
        case .thirdCountryWithoutTreaty: check.deny(.disclosureForeignOrder, "48", authority.name)
        case .none: check.deny(.disclosureConditionUnmet, "6(1)(c)", authority.name)
        }
    }

    mutating func checkTransfer() {
        guard operation == .disclose || operation == .transfer else { return }
        let recipient = question.recipient.flatMap(engine.recipient)
        guard let country = question.destination ?? recipient?.country else {
            if operation == .transfer { check.deny(.transferNoTool, "44") }
            return
        }
        if EconomicArea.contains(country) {
            if operation == .transfer { passed.append("44") }
            return
        }
        let decision = engine.adequacy.decision(for: country).flatMap { $0.isValid(on: check.today) ? $0 : nil }
        if decision?.covers(recipient?.adequacy ?? AdequacyFacts(), humanResources: question.isHumanResources) == true {
            passed.append("45")
            return
        }
        guard let tool = recipient?.transfer else {
            if decision == nil {
                check.deny(.transferNoTool, "44", country.rawValue)
            } else {
                check.deny(.transferAdequacyScope, "45", country.rawValue)
            }
            return
        }
        if tool.kind.isDerogation { checkDerogation(tool.kind, country) } else { checkSafeguard(tool, country) }
    }

    private mutating func checkSafeguard(_ tool: TransferTool, _ country: CountryCode) {
        switch tool.assessment {
        case .done: passed.append("46(1)")
        case .missing: check.deny(.transferNoTIA, "46(1)", country.rawValue)
        case .negative: check.deny(.transferNoEquivalentProtection, "46(1)", country.rawValue)
        }
    }

    private mutating func checkDerogation(_ kind: TransferTool.Kind, _ country: CountryCode) {
        let isPublic = check.register.controller.body == .public
        let holds: Bool =
            switch kind {
            case .derogationConsent:
                !isPublic && isExplicitlyConsented
            case .derogationContract: !isPublic && asserted.isOccasional
            case .derogationClaims: asserted.isForClaims && asserted.isOccasional
            case .derogationPublicInterest, .derogationRegister, .derogationCompelling: false
            case .derogationVital: asserted.isVital && !asserted.isCapable
            case .standardClauses, .bindingRules, .code: false
            }
        if holds { passed.append("49(1)") } else { check.deny(.transferDerogationScope, "49(1)", country.rawValue) }
    }
}
