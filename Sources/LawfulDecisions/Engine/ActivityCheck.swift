// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// Walks the checks that an operation meets, for an activity that is declared.
struct ActivityCheck {
    var check: Check
    let activity: Activity
    let engine: DecisionEngine
    /// What replaces the basis as that which carries the permit, strongest last.
    var carrier: PermitCode?
    /// Provisions that were asked and passed, beyond the basis.
    var passed: [Article] = []

    var question: Question { check.question }
    var status: SubjectStatus { check.status }
    var operation: ProcessingOperation { check.question.operation }
    var asserted: Assertions { check.question.assertions }
    var isProcessor: Bool { if case .processor = activity.part { true } else { false } }
    var isStrict: Bool { engine.activated.mode == .strict }
    var ground: Ground? { activity.ground(question.basis) }
    var categories: [CategoryID] { question.categories.isEmpty ? activity.categories : question.categories }

    init(check: Check, activity: Activity, engine: DecisionEngine) {
        self.check = check
        self.activity = activity
        self.engine = engine
    }

    mutating func decide() -> Decision {
        let notice = engine.statementInForce(on: check.today)
        if notice == nil { check.deny(.statementNotEffective, engine.statementArticle) }
        checkActor()
        if operation.isRequest {
            checkRequest()
        } else {
            switch operation {
            case .erase: checkErasure()
            case .liftRestriction: checkLift()
            case .activate: checkActivation()
            default: checkProcessing()
            }
        }
        guard let notice, check.reasons.isEmpty else { return .deny(check.denial(notice?.version)) }
        return .permit(grant(notice))
    }

    private func grant(_ notice: Notice) -> Grant {
        let code = carrier ?? basisCode
        var seen: Set<Article> = []
        let own = code == basisCode ? (ground?.basis.article).map { [$0] } ?? [] : [code.article]
        let articles = (own + passed).filter { seen.insert($0).inserted }
        return Grant(
            code: code, question: question, basis: operation.isRequest ? nil : ground?.basis, notice: notice.version,
            articles: articles)
    }

    private var basisCode: PermitCode {
        switch ground?.basis {
        case .consent: .consent
        case .contract: .contract
        case .legalObligation: .legalObligation
        case .vitalInterests: .vital
        case .publicTask: .publicTask
        case .legitimateInterest: .legitimateInterest
        case nil: .erasureDue
        }
    }

    // MARK: Actor and instruction

    private mutating func checkActor() {
        guard let id = question.role, let role = engine.role(id) else {
            check.deny(.accessRole, "32(4)", question.role?.rawValue)
            return
        }
        let seen = role.categories.map { Set($0) }
        // Erasing and requests open nothing; for the rest, leaving categories out means all of the activity's.
        let asked = operation.opensValues ? categories : question.categories
        let blind = seen.flatMap { seen in asked.first { !seen.contains($0) } }
        if role.purposes.map({ !$0.contains(activity.purpose) }) ?? false {
            check.deny(.accessRole, "32(4)", role.id.rawValue)
        } else if let blind {
            check.deny(.accessRole, "32(4)", "\(role.id): \(blind)")
        }
        if role.bond == .nothing { check.deny(.accessNoConfidentiality, "28(3)(b)/32", role.id.rawValue) }
    }

    private mutating func checkInstruction() {
        guard case .processor(let controllers) = activity.part else { return }
        if activity.instructions.contains(where: { $0.operations.contains(operation) }) {
            carrier = carrier ?? .instruction
            passed.append("28(3)(a)")
        } else {
            check.deny(.processorOutsideInstruction, "28(3)(a)", controllers.first?.rawValue)
        }
    }

    // MARK: The whole walk

    private mutating func checkProcessing() {
        checkLifecycle()
        checkRestriction()
        checkObjections()
        // What narrows a permit names it, else the instruction: as processor, the controller's basis carries.
        checkInstruction()
        let carriedByException = checkElectronicMarketing()
        if !isProcessor, !carriedByException { checkBasis() }
        checkInformation()
        checkCategories()
        checkMinimisation()
        checkPurposeChange()
        checkAutomatedDecision()
        checkRecipient()
        checkTransfer()
        checkImpactAssessment()
    }

    /// The register's checks: what is declared, whoever is concerned.
    private mutating func checkActivation() {
        if isProcessor { carrier = .instruction } else { checkDeclaration() }
        checkImpactAssessment()
    }

    private mutating func checkLift() {
        let restriction = status.restriction(on: activity.purpose)
        if restriction?.isLiftAnnounced == false {
            check.deny(.restrictionLiftWithoutNotice, "18(3)")
        } else {
            carrier = .restrictionLifted
        }
    }

    mutating func checkImpactAssessment() {
        switch activity.assessedImpact {
        case .notRequired: break
        case .done: passed.append("35(1)")
        case .missing: check.deny(.dpiaMissing, "35(1)", activity.title)
        case .highResidualRisk(let consulted):
            if consulted {
                passed.append("36(1)")
            } else {
                check.deny(.dpiaNoPriorConsultation, "36(1)", activity.title)
            }
        }
    }
}

extension PermitCode {
    /// The provision behind the code.
    var article: Article {
        switch self {
        case .consent: "6(1)(a)"
        case .contract: "6(1)(b)"
        case .legalObligation: "6(1)(c)"
        case .vital: "6(1)(d)"
        case .publicTask: "6(1)(e)"
        case .legitimateInterest: "6(1)(f)"
        case .eprivacyExistingCustomer: "Tw 11.7(3)"
        case .instruction: "28(3)(a)"
        case .compatiblePurpose: "6(4)"
        case .restrictionStorage, .restrictionConsent, .restrictionClaims, .restrictionOthersRights,
            .restrictionPublicInterest:
            "18(2)"
        case .retentionRunning, .retentionExtended, .erasureDue: "5(1)(e)"
        case .legalHold: "17(3)(e)"
        case .restrictionLifted: "18(3)"
        case .rightGranted: "12(3)"
        }
    }
}
