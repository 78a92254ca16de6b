// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel

/// What asking again gives, held against what was recorded.
struct Comparison {
    /// A part of it that an indication comes of.
    struct Part: Equatable {
        let code: Indication.Code
        let article: Article
        let found: [String]
    }

    /// What points to infringements.
    private(set) var parts: [Part] = []
    /// Whether it is a denial for another reason than the one recorded.
    private(set) var isOtherDenial = false

    /// Compares.
    ///
    /// - Parameters:
    ///   - answer: what was recorded.
    ///   - event: the entry's event.
    ///   - operation: what was asked for.
    ///   - decision: what asking again gives; nil where no register was in force.
    init(_ answer: RecordedAnswer, _ event: LedgerEvent, _ operation: ProcessingOperation, _ decision: Decision?) {
        switch decision {
        case .permit(let grant): permit(grant, answer, operation)
        case .deny(let denial):
            deny(denial.reasons.map { ($0.code, $0.article) }, answer, event, operation)
        case nil: deny([(.purposeUndeclared, "5(1)(b)")], answer, event, operation)
        }
    }

    private mutating func permit(_ grant: Grant, _ answer: RecordedAnswer, _ operation: ProcessingOperation) {
        let differs =
            switch answer.outcome {
            case .denied, .observed: true
            // An erasure records that it was due, whatever carried asking.
            case .permitted: operation != .erase && answer.codes != [grant.code.rawValue]
            case .unasked: false
            }
        if differs { parts = [Part(code: .otherDecision, article: "5(2)", found: [grant.code.rawValue])] }
    }

    private mutating func deny(
        _ reasons: [(code: ReasonCode, article: Article)],
        _ answer: RecordedAnswer,
        _ event: LedgerEvent,
        _ operation: ProcessingOperation
    ) {
        guard answer.isLetThrough else {
            isOtherDenial = reasons.first?.code.rawValue != answer.codes.first
            return
        }
        var groups: [(code: Indication.Code, article: Article, found: [String])] = []
        for reason in reasons where !isBeside(reason.code, event, operation) {
            let code = operation.isUse ? reason.code.indication ?? .otherDecision : .otherDecision
            if let place = groups.firstIndex(where: { $0.code == code }) {
                groups[place].found.append(reason.code.rawValue)
            } else {
                groups.append((code, reason.article, [reason.code.rawValue]))
            }
        }
        let codes = Set(groups.map(\.code))
        groups.removeAll { group in
            switch group.code {
            // What was erased has no ground any more, and a withdrawal takes the ground away: one indication says it.
            case .noPriorGround: codes.contains(.afterErasure) || codes.contains(.afterRefusal)
            case .afterRefusal, .keptTooLong: codes.contains(.afterErasure)
            case .otherDecision: codes.contains(.afterErasure) || answer.outcome == .unasked
            default: false
            }
        }
        parts = groups.map { Part(code: $0.code, article: $0.article, found: $0.found) }
    }

    /// Whether a reason says nothing against an erasure: the rows' own dates aren't in the ledger, erasing twice is
    /// success, and the person's own request gets through the restriction that protects them (Art. 18(1)(b)).
    private func isBeside(_ code: ReasonCode, _ event: LedgerEvent, _ operation: ProcessingOperation) -> Bool {
        guard operation == .erase else { return false }
        switch code {
        case .retentionMinimum, .dataErased: return true
        case .restrictionActive: return event.request != nil
        default: return false
        }
    }
}

extension ReasonCode {
    /// What a use points to that this speaks against; nil where it is that the decision is another.
    var indication: Indication.Code? {
        switch self {
        case .dataErased: .afterErasure
        case .retentionExpired: .keptTooLong
        case .consentWithdrawn, .objectionMarketing, .objectionUnresolved, .objectionUpheld, .eprivacyOptedOut:
            .afterRefusal
        case .processorNoContract, .processorNotInWriting, .processorContractIncomplete, .processorNoGuarantees,
            .processorSubUnauthorised, .processorSubWindowOpen:
            .noAgreement
        case .statementNotEffective, .purposeUndeclared, .processorOutsideInstruction, .eprivacyNoOptIn,
            .consentMissing, .consentPurposeMismatch, .consentNotProvable, .consentInvalidAmbiguous,
            .consentInvalidNotDistinguishable, .consentInvalidNotInformed, .consentInvalidNotFree, .childBelowAge,
            .basisMissing, .basisNotApplicable, .basisLapsed, .basisNotNecessary, .liPublicAuthority,
            .liNotAssessed, .liOverridden, .liNotCommunicated, .specialNoCondition, .specialConsentNotExplicit,
            .criminalNoAuthority, .nationalIDNoLaw:
            .noPriorGround
        default: nil
        }
    }

    /// The kinds of entries that it comes of.
    func isCause(_ event: LedgerEvent, for activity: PurposeID) -> Bool {
        let concerns = event.activity == activity || event.activity == nil
        return switch self {
        case .dataErased: event.kind == .erased && concerns
        case .consentWithdrawn: event.kind == .consentWithdrawn && event.activity == activity
        case .objectionMarketing: event.kind == .objectedToMarketing
        case .objectionUnresolved: event.kind == .objected && concerns
        case .objectionUpheld: event.kind == .objectionUpheld && concerns
        case .eprivacyOptedOut: event.kind == .optedOut
        default: false
        }
    }
}
