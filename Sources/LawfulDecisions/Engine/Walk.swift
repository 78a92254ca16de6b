// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

/// Walks the checks that an operation meets, for an activity that is declared.
struct Walk<T: Tally> {
    private let tablesRow: Row<Tables>
    let status: StatusHot
    let question: QuestionCore
    // Not counted: the question outlives the walk.
    private unowned(unsafe) let heldRest: QuestionRest?
    /// Whether something doesn't fit in numbers.
    let hasRest: Bool
    let today: Int32
    /// The version of the statement in force; -1 where there is none.
    let notice: Int32
    /// What the status says of the activity.
    let facts: PurposeFacts
    private let activityRow: Row<ActivityRow>
    /// The ground of the leg asked for, where there is one.
    private let groundRow: Row<GroundRow>
    let hasGround: Bool
    /// Where names and texts come from.
    private let words: T.Words

    @inline(__always)
    init(
        _ tables: Row<Tables>,
        _ question: QuestionCore,
        _ rest: QuestionRest?,
        _ status: StatusHot,
        today: Int32,
        notice: Int32,
        words: T.Words
    ) {
        tablesRow = tables
        self.status = status
        self.question = question
        unsafe heldRest = rest
        hasRest = rest != nil
        self.today = today
        self.notice = notice
        self.words = words
        facts = status.facts(of: question.activity)
        activityRow = tables.content.activities.row(Int(question.activity))
        let row = activityRow.content
        var place = Int(row.grounds.start)
        if let basis = question.basis {
            let number = Int(row.groundByBasis >> basis.shift & 0xFF)
            hasGround = number != 0
            if number > 1 { place += number - 1 }
        } else {
            hasGround = !row.grounds.isEmpty
        }
        groundRow = tables.content.grounds.row(hasGround ? place : tables.content.grounds.count - 1)
    }

    var tables: Tables {
        @inline(__always) get { tablesRow.content }
    }
    var row: ActivityRow {
        @inline(__always) get { activityRow.content }
    }
    /// What the status says of the activity besides.
    var details: PurposeDetails { status.cold.content.details(of: question.activity) }
    var operation: ProcessingOperation {
        @inline(__always) get { question.operation }
    }
    var asserted: Assertions {
        @inline(__always) get { question.assertions }
    }
    var isProcessor: Bool {
        @inline(__always) get { row.has(.processor) }
    }
    /// The activity as it was declared, where the answer is put in words.
    var activity: Activity? { book?.register.activities[Int(question.activity)] }
    var title: String? { activity?.title }
    var book: RuleBook? { T.book(words) }
    /// What doesn't fit in numbers.
    var rest: QuestionRest? { hasRest ? unsafe heldRest : nil }
    /// The ground of the leg asked for; to be read where ``hasGround``.
    var ground: GroundRow {
        @inline(__always) get { groundRow.content }
    }
    var basis: LegalBasis? {
        @inline(__always) get { hasGround ? ground.basis : nil }
    }
    var isByLaw: Bool { hasGround && ground.isByLaw }
    /// Whether the leg rests on (e) or (f), to which one may object (Art. 21(1)).
    var isObjectable: Bool { basis == .legitimateInterest || basis == .publicTask }

    @inline(__always)
    func run(_ out: inout Outcome<T>) {
        if notice < 0 {
            out.deny(.statementNotEffective, book?.statementArticle ?? "13")
        } else if tables.hasUntoldNotices, tables.isUntold(notice, on: today, operation) {
            out.deny(.statementNotEffective, "13(3)", book?.notices[UInt32(notice)]?.rawValue)
        }
        // What is held for a purpose that is pursued no more is kept, erased and asked about, and used for nothing.
        if today >= row.retiredFrom, operation.pursues { out.deny(.purposeUndeclared, "5(1)(b)", title) }
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
            for place in row.categories.indices where holds(tables.numbers[place]) { return true }
            return false
        }
        return anyNamed(holds)
    }

    /// Whether something holds for a category that the question names.
    @inline(__always)
    func anyNamed(_ holds: (UInt32) -> Bool) -> Bool {
        if question.categories.contains(where: holds) { return true }
        return hasRest && anyMore(holds)
    }

    private func anyMore(_ holds: (UInt32) -> Bool) -> Bool { rest?.more.contains(where: holds) == true }

    /// The name of a category, known or not.
    func name(_ category: UInt32) -> CategoryID {
        if let known = book?.categories[category] { return known }
        let place = Int(category) - Int(UInt32.unknownFloor)
        let names = rest?.categories ?? []
        return place >= 0 && place < names.count ? names[place] : "an undeclared category"
    }

    // MARK: Entity, actor and instruction

    /// Whether the question is asked on behalf of one whose activity it is.
    @inline(__always)
    private func checkEntity(_ out: inout Outcome<T>) {
        let asked = question.entity
        guard asked != .unsaid, asked != row.entity, !tables.contains(row.partners, asked) else { return }
        // As processor, the instruction says for whom, and a request is passed on; what needs neither asks here.
        guard !isProcessor || operation == .erase || operation == .liftRestriction || operation == .activate else {
            return
        }
        out.deny(.purposeUndeclared, "5(1)(b)", "\(title ?? ""): \(entityName(asked))")
    }

    func entityName(_ entity: UInt32) -> String {
        (book?.entities[entity] ?? rest?.entity)?.rawValue ?? "an undeclared entity"
    }

    @inline(__always)
    private func checkActor(_ out: inout Outcome<T>) {
        let role = question.role
        guard role < tables.roles.count else {
            out.deny(.accessRole, "32(4)", rest?.role?.rawValue)
            return
        }
        let seen = tables.roles[Int(role)]
        if !seen.isForAllPurposes, !tables.rolePurposes.has(Int(role), question.activity) {
            out.deny(.accessRole, "32(4)", book?.roles[role]?.rawValue)
        } else if !seen.seesAll, isBlind(role) {
            out.deny(.accessRole, "32(4)", "\(book?.roles[role]?.rawValue ?? ""): \(blind(role))")
        }
        if !seen.isBound { out.deny(.accessNoConfidentiality, "28(3)(b)/32", book?.roles[role]?.rawValue) }
    }

    /// Whether the role doesn't see a category in question. Erasing and requests open nothing; for the rest, leaving
    /// categories out means all of the activity's.
    private func isBlind(_ role: UInt32) -> Bool {
        let isHidden = { (category: UInt32) in !tables.roleCategories.has(Int(role), category) }
        return operation.opensValues ? anyCategory(isHidden) : anyNamed(isHidden)
    }

    private func blind(_ role: UInt32) -> CategoryID {
        var hidden: UInt32 = .unknown
        let isHidden = { (category: UInt32) in
            guard !tables.roleCategories.has(Int(role), category) else { return false }
            hidden = category
            return true
        }
        _ = operation.opensValues ? anyCategory(isHidden) : anyNamed(isHidden)
        return name(hidden)
    }

    @inline(__always)
    func checkInstruction(_ out: inout Outcome<T>) { if isProcessor { checkInstructed(&out) } }

    private func checkInstructed(_ out: inout Outcome<T>) {
        let tenant = question.entity
        for place in row.instructions.indices {
            let instructed = tables.instructions[place]
            // Where several controllers instruct, the question says for whom: unknown is no.
            guard tenant == instructed.controller || (tenant == .unsaid && isForOne) else { continue }
            guard instructed.operations & operation.bit != 0, instructed.from <= today, today <= instructed.until
            else { continue }
            if !instructed.isForAll, anyCategory({ !tables.contains(instructed.categories, $0) }) { continue }
            out.instruction = Int32(truncatingIfNeeded: place)
            out.carrier = out.carrier ?? .instruction
            out.pass("28(3)(a)")
            return
        }
        out.deny(.processorOutsideInstruction, "28(3)(a)", outsideWhose)
    }

    /// Whether there is one tenant only, so that a question needn't say for whom.
    private var isForOne: Bool { row.partners.count == 1 }

    /// For whom nothing instructs it: the tenant asked for, or all where none was named.
    private var outsideWhose: String? {
        if question.entity != .unsaid { return entityName(question.entity) }
        guard case .processor(let tenants) = activity?.part else { return nil }
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
        if question.origin != .unsaid { checkPurposeChange(&out) }
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
        if row.has(.periodUntold) { out.deny(.transparencyNotInformed, "13(2)(a)", title) }
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

extension ProcessingOperation {
    /// Whether it pursues the purpose; storing what is held, erasing, lifting and acts on requests don't.
    fileprivate var pursues: Bool {
        switch self {
        case .collect, .use, .disclose, .transfer, .decideAutomatically, .activate: true
        case .store, .erase, .liftRestriction, .requestAccess, .requestRectification, .requestErasure,
            .requestRestriction, .requestPortability, .requestObjection, .requestWithdrawal, .requestContest:
            false
        }
    }
}
