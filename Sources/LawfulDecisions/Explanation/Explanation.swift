// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension Reason {
    /// The fact and the rule, in words that a privacy officer would sign.
    public func explanation(in language: Language) -> String {
        let name = named(in: language) ?? code.unnamed(in: language)
        if let fact = untoldFact(name, in: language) { return "\(fact) (\(article.cited(in: language)))." }
        let fact = language == .nl ? code.nlFact(name) : code.enFact(name)
        return "\(fact) (\(article.cited(in: language)))."
    }

    /// What a developer or an officer can do.
    public func remedy(in language: Language) -> String {
        (untoldRemedy(in: language) ?? (language == .nl ? code.nlRemedy : code.enRemedy)) + "."
    }

    /// The detail as it stands in a sentence, after a blank; nil when there is none.
    private func named(in language: Language) -> String? {
        guard let detail else { return nil }
        switch code {
        case .restrictionActive:
            let ground = Article("18(1)(\(detail.onOneLine))").cited(in: language)
            return language == .nl ? " op grond van \(ground)" : " under \(ground)"
        case .basisMissing where detail == "recipient":
            return language == .nl
                ? " een verstrekking zonder genoemde ontvanger" : " a disclosure that names no recipient"
        case .provisionRequiredMissing:
            return ": " + detail.quoted(in: language)
        default:
            return " " + detail.quoted(in: language)
        }
    }
}

extension String {
    /// The text as a name within a sentence; what a caller puts into it can't begin a line of its own.
    func quoted(in language: Language) -> String { language == .nl ? "‘\(onOneLine)’" : "'\(onOneLine)'" }

    /// The text with blanks for line breaks and control characters.
    var onOneLine: String {
        String(map { $0.isNewline || $0.unicodeScalars.contains(where: isControl) ? " " : $0 })
    }

    private func isControl(_ scalar: Unicode.Scalar) -> Bool { scalar.properties.generalCategory == .control }
}

extension ReasonCode {
    /// What stands where nothing is named: "this activity" where the sentence needs a noun, nothing elsewhere.
    func unnamed(in language: Language) -> String {
        switch self {
        case .statementNotEffective, .purposeUndeclared, .accessRole, .accessNoConfidentiality, .rightIdentityPending,
            .rightUnidentifiable, .rightRefusedExcessive, .dataErased, .holdActive, .restrictionActive,
            .restrictionLiftWithoutNotice, .objectionUnresolved, .objectionUpheld, .liNotAssessed,
            .liNotCommunicated, .sourceNoPermission, .transparencyFurtherPurpose, .provisionRequiredMissing,
            .processorOutsideInstruction,
            .rightRedirectToController, .categoryUndeclared, .specialNoCondition, .specialConsentNotExplicit,
            .criminalNoAuthority,
            .nationalIDNoLaw, .minimisationExcessFields, .admSpecialCategory, .disclosureSaleProhibited,
            .processorSubUnauthorised, .processorSubWindowOpen, .transferNoTool:
            ""
        case .childBelowAge: language == .nl ? " het betrokken land" : " the country concerned"
        case .liOverridden: language == .nl ? " het belang" : " the interest"
        case .purposeNotAssessed, .purposeIncompatible: language == .nl ? " een ander doel" : " another purpose"
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
        let activity = question.activity.rawValue.quoted(in: language)
        let head = language == .nl ? "Geweigerd: \(asked) voor \(activity)." : "Denied: \(asked) for \(activity)."
        let lines = reasons.map { "- \($0.explanation(in: language)) \($0.remedy(in: language))" }
        return ([head] + lines).joined(separator: "\n")
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
