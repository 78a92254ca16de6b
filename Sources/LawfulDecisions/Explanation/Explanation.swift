// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension Reason {
    /// The fact and the rule, in words that a privacy officer would sign.
    public func explanation(in language: Language) -> String {
        let named = detail.map { language == .nl ? " ‘\($0)’" : " '\($0)'" }
        switch language {
        case .en: return "\(code.enFact(named ?? code.unnamed(in: .en))) (\(article.cited(in: .en)))."
        case .nl: return "\(code.nlFact(named ?? code.unnamed(in: .nl))) (\(article.cited(in: .nl)))."
        }
    }

    /// What a developer or an officer can do.
    public func remedy(in language: Language) -> String {
        (language == .nl ? code.nlRemedy : code.enRemedy) + "."
    }
}

extension ReasonCode {
    /// What stands where nothing is named: "this activity" where the sentence needs a noun, nothing elsewhere.
    func unnamed(in language: Language) -> String {
        switch self {
        case .statementNotEffective, .purposeUndeclared, .accessRole, .accessNoConfidentiality, .rightIdentityPending,
            .rightUnidentifiable, .rightRefusedExcessive, .dataErased, .holdActive, .restrictionActive,
            .restrictionLiftWithoutNotice, .objectionUnresolved, .objectionUpheld, .eprivacyOptedOut, .eprivacyNoOptIn,
            .childBelowAge, .liPublicAuthority, .liNotAssessed, .liNotCommunicated, .sourceNoPermission,
            .categoryUndeclared, .specialNoCondition, .specialConsentNotExplicit, .criminalNoAuthority,
            .nationalIDNoLaw, .minimisationExcessFields, .admSpecialCategory, .disclosureSaleProhibited,
            .processorSubUnauthorised, .processorSubWindowOpen, .transferNoTool:
            ""
        case .processorOutsideInstruction, .rightRedirectToController:
            language == .nl ? " de verwerkingsverantwoordelijke" : " the controller"
        case .provisionRequiredMissing: language == .nl ? " een vereist gegeven" : " a required item"
        case .liOverridden: language == .nl ? " het belang" : " the interest"
        case .purposeNotAssessed, .purposeIncompatible: language == .nl ? " een ander doel" : " another purpose"
        case .transparencyFurtherPurpose: ""
        case .disclosureForeignOrder: language == .nl ? " de autoriteit" : " the authority"
        case .disclosureConditionUnmet, .disclosureNotNecessary: language == .nl ? " de ontvanger" : " the recipient"
        case .processorNoContract, .processorNotInWriting, .processorContractIncomplete, .processorNoGuarantees:
            language == .nl ? " de verwerker" : " the processor"
        case .transferAdequacyScope, .transferNoTIA, .transferNoEquivalentProtection, .transferDerogationScope:
            language == .nl ? " het derde land" : " the third country"
        default: language == .nl ? " deze verwerking" : " this activity"
        }
    }
}

extension Denial {
    /// What was asked, and every reason with its remedy, a line each; no personal data.
    public func explanation(in language: Language) -> String {
        let asked = question.operation.name(in: language)
        let head =
            language == .nl
            ? "Geweigerd: \(asked) voor ‘\(question.activity)’."
            : "Denied: \(asked) for '\(question.activity)'."
        let lines = reasons.map { "- \($0.explanation(in: language)) \($0.remedy(in: language))" }
        return ([head] + lines).joined(separator: "\n")
    }
}

extension Grant {
    /// What was permitted and on what. It says what the answer is consistent with, and no more.
    public func explanation(in language: Language) -> String {
        let asked = question.operation.name(in: language)
        let cited = articles.first?.cited(in: language) ?? code.rawValue
        switch language {
        case .en:
            let scope = isNarrowed ? " It reaches no further than \(code.rawValue) says." : ""
            return "Permitted: \(asked) for '\(question.activity)' is consistent with what was declared and recorded "
                + "(\(code.rawValue), \(cited), statement \(notice)).\(scope)"
        case .nl:
            let scope = isNarrowed ? " Dit reikt niet verder dan \(code.rawValue) aangeeft." : ""
            return "Toegestaan: \(asked) voor ‘\(question.activity)’ strookt met wat is vastgelegd en geregistreerd "
                + "(\(code.rawValue), \(cited), verklaring \(notice)).\(scope)"
        }
    }
}

extension Decision {
    /// The answer in words.
    public func explanation(in language: Language) -> String {
        switch self {
        case .permit(let grant): grant.explanation(in: language)
        case .deny(let denial): denial.explanation(in: language)
        }
    }
}
