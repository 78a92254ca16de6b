// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// Walks the checks that an operation meets, for an activity that is declared.
struct Walk<T: Tally> {
    let book: RuleBook
    let question: BoundQuestion
    let status: BoundStatus
    let row: ActivityRow
    let facts: PurposeFacts
    let today: Int32
    /// The version of the statement in force, where there is one.
    let notice: Int?
    /// The ground of the leg asked for; -1 where there is none.
    let ground: Int
    let hasGround: Bool

    @inline(__always)
    init(_ book: RuleBook, _ question: BoundQuestion, _ status: BoundStatus, today: Int32, notice: Int?) {
        self.book = book
        self.question = question
        self.status = status
        self.today = today
        self.notice = notice
        row = book.activities[Int(question.activityIndex)]
        facts = status.facts[status.place(of: question.activityIndex)]
        if let basis = question.basis {
            ground = Int(row.grounds.start) + Int(row.groundByBasis >> basis.shift & 0xFF) - 1
            hasGround = row.groundByBasis >> basis.shift & 0xFF != 0
        } else {
            ground = Int(row.grounds.start)
            hasGround = !row.grounds.isEmpty
        }
    }

    var operation: ProcessingOperation { question.operation }
    var asserted: Assertions { question.assertions }
    var isProcessor: Bool { row.has(.processor) }
    var activity: Activity { book.register.activities[Int(question.activityIndex)] }
    var title: String { activity.title }
    var basis: LegalBasis? { hasGround ? book.grounds[ground].basis : nil }
    var isByLaw: Bool { hasGround && book.grounds[ground].isByLaw }
    /// Whether the leg rests on (e) or (f), to which one may object (Art. 21(1)).
    var isObjectable: Bool { basis == .legitimateInterest || basis == .publicTask }

    @inline(__always)
    func run(_ out: inout Outcome<T>) {
        if notice == nil { out.deny(.statementNotEffective, book.statementArticle) }
        checkEntity(&out)
        checkActor(&out)
        switch operation {
        case .collect, .store, .use, .disclose, .transfer, .decideAutomatically: checkProcessing(&out)
        case .erase: checkErasure(&out)
        case .liftRestriction: checkLift(&out)
        case .activate: checkActivation(&out)
        case .requestAccess, .requestRectification, .requestErasure, .requestRestriction, .requestPortability,
            .requestObjection, .requestWithdrawal, .requestContest:
            checkRequest(&out)
        }
    }

    // MARK: Categories

    /// Whether something holds for a category in question: of those named, or of the activity's where none is.
    @inline(__always)
    func anyCategory(_ holds: (UInt32) -> Bool) -> Bool {
        if question.categories.count == 0 {
            for place in row.categories.indices where holds(book.numbers[place]) { return true }
            return false
        }
        return anyNamed(holds)
    }

    /// Whether something holds for a category that the question names.
    @inline(__always)
    func anyNamed(_ holds: (UInt32) -> Bool) -> Bool {
        for place in 0..<question.categories.count where holds(question.categories[place]) { return true }
        if let rest = question.rest { for category in rest.more where holds(category) { return true } }
        return false
    }

    /// The name of a category, known or not.
    func name(_ category: UInt32) -> CategoryID {
        if let known = book.categories[category] { return known }
        let place = Int(category) - Int(UInt32.unknownFloor)
        let names = question.rest?.categories ?? []
        return place >= 0 && place < names.count ? names[place] : "an undeclared category"
    }

    // MARK: Entity, actor and instruction

    /// Whether the question is asked on behalf of one whose activity it is.
    private func checkEntity(_ out: inout Outcome<T>) {
        let asked = question.entityIndex
        guard asked != .unsaid, !isProcessor, asked != row.entity, !book.contains(row.partners, asked) else { return }
        out.deny(.purposeUndeclared, "5(1)(b)", "\(title): \(entityName(asked))")
    }

    func entityName(_ entity: UInt32) -> String {
        (book.entities[entity] ?? question.rest?.entity)?.rawValue ?? "an undeclared entity"
    }

    private func checkActor(_ out: inout Outcome<T>) {
        let role = question.roleIndex
        guard role < book.roleRows.count else {
            out.deny(.accessRole, "32(4)", question.rest?.role?.rawValue)
            return
        }
        let seen = book.roleRows[Int(role)]
        if !seen.isForAllPurposes, !book.rolePurposes.has(Int(role), question.activityIndex) {
            out.deny(.accessRole, "32(4)", book.roles[role]?.rawValue)
        } else if !seen.seesAll, isBlind(role) {
            out.deny(.accessRole, "32(4)", "\(book.roles[role]?.rawValue ?? ""): \(blind(role))")
        }
        if !seen.isBound { out.deny(.accessNoConfidentiality, "28(3)(b)/32", book.roles[role]?.rawValue) }
    }

    /// Whether the role doesn't see a category in question. Erasing and requests open nothing; for the rest, leaving
    /// categories out means all of the activity's.
    private func isBlind(_ role: UInt32) -> Bool {
        let isHidden = { (category: UInt32) in !book.roleCategories.has(Int(role), category) }
        return operation.opensValues ? anyCategory(isHidden) : anyNamed(isHidden)
    }

    private func blind(_ role: UInt32) -> CategoryID {
        var hidden: UInt32 = .unknown
        let isHidden = { (category: UInt32) in
            guard !book.roleCategories.has(Int(role), category) else { return false }
            hidden = category
            return true
        }
        _ = operation.opensValues ? anyCategory(isHidden) : anyNamed(isHidden)
        return name(hidden)
    }

    func checkInstruction(_ out: inout Outcome<T>) {
        guard isProcessor else { return }
        let tenant = question.entityIndex
        for place in row.instructions.indices {
            let instructed = book.instructions[place]
            // Where several controllers instruct, the question says for whom: unknown is no.
            guard tenant == instructed.controller || (tenant == .unsaid && isForOne) else { continue }
            guard instructed.operations & operation.bit != 0, instructed.from <= today, today <= instructed.until
            else { continue }
            if !instructed.isForAll, anyCategory({ !book.contains(instructed.categories, $0) }) { continue }
            out.instruction = place
            out.carrier = out.carrier ?? .instruction
            out.pass("28(3)(a)")
            return
        }
        out.deny(.processorOutsideInstruction, "28(3)(a)", outsideWhose)
    }

    private var isForOne: Bool {
        let first = book.instructions[Int(row.instructions.start)].controller
        for place in row.instructions.indices where book.instructions[place].controller != first { return false }
        return true
    }

    /// For whom nothing instructs it: the tenant asked for, or all where none was named.
    private var outsideWhose: String? {
        if question.entityIndex != .unsaid { return entityName(question.entityIndex) }
        guard case .processor(let tenants) = activity.part else { return nil }
        return tenants.map(\.rawValue).joined(separator: ", ")
    }

    // MARK: The whole walk

    @inline(__always)
    private func checkProcessing(_ out: inout Outcome<T>) {
        out.storage = currentStorage()
        checkLifecycle(&out)
        checkRestriction(&out)
        checkObjections(&out)
        // What narrows a permit names it, else the instruction: as processor, the controller's basis carries.
        checkInstruction(&out)
        let carriedByException = checkElectronicMarketing(&out)
        if !isProcessor, !carriedByException { checkBasis(&out) }
        checkInformation(&out)
        checkCategories(&out)
        checkMinimisation(&out)
        if question.originIndex != .unsaid { checkPurposeChange(&out) }
        if operation == .decideAutomatically { checkAutomatedDecision(&out) }
        if operation == .disclose || operation == .transfer {
            checkRecipient(&out)
            checkTransfer(&out)
        }
        checkImpactAssessment(&out)
    }

    /// The register's checks: what is declared, whoever is concerned.
    private func checkActivation(_ out: inout Outcome<T>) {
        if isProcessor { out.carrier = .instruction } else { checkDeclaration(&out) }
        checkImpactAssessment(&out)
    }

    private func checkLift(_ out: inout Outcome<T>) {
        if facts.has(.restricted), !facts.has(.liftAnnounced) {
            out.deny(.restrictionLiftWithoutNotice, "18(3)")
        } else {
            out.carrier = .restrictionLifted
        }
    }

    @inline(__always)
    func checkImpactAssessment(_ out: inout Outcome<T>) {
        if row.has(.assessed) { out.pass("35(1)") }
        if row.has(.consulted) { out.pass("36(1)") }
        guard !row.assessment.isEmpty else { return }
        if row.assessment.contains(.dpiaMissing) { out.deny(.dpiaMissing, "35(1)", title) }
        if row.assessment.contains(.dpiaNoPriorConsultation) {
            out.deny(.dpiaNoPriorConsultation, "36(1)", title)
        }
    }

    var basisCode: PermitCode {
        switch basis {
        case .consent: .consent
        case .contract: .contract
        case .legalObligation: .legalObligation
        case .vitalInterests: .vital
        case .publicTask: .publicTask
        case .legitimateInterest: .legitimateInterest
        case nil: .erasureDue
        }
    }
}
