// SPDX-License-Identifier: Apache-2.0

import LawfulData
public import LawfulDecisions
public import LawfulLedger
public import LawfulModel
public import LawfulRetention
public import LawfulTime

/// Takes requests of data subjects in, assesses them leg by leg, carries out what is granted, and answers (Arts. 12 to
/// 22). Its own entries in the ledger are all that it remembers.
///
/// The types keep the order: a ``RightsRequest`` is received, an ``Assessment`` made of it, a ``DecidedRequest`` needs a
/// named human for any refusal, and only that can be carried out and answered.
public struct RightsDesk: Sendable {
    private let path: GuardedErasure
    private let role: RoleID
    private let calendar: WorkingCalendar
    private let newID: @Sendable () -> EntryID

    /// Opens a desk.
    ///
    /// - Parameters:
    ///   - path: the guarded way to erase, with the engine, ledger and map that the desk works with.
    ///   - role: the role of those who handle requests; the register grants it.
    ///   - calendar: the public holidays by which the law's limit rolls forward (Reg. 1182/71, Art. 3(4)).
    ///   - newID: makes the ids of the entries that are recorded.
    public init(
        _ path: GuardedErasure,
        role: RoleID,
        calendar: WorkingCalendar,
        newID: @escaping @Sendable () -> EntryID
    ) {
        self.path = path
        self.role = role
        self.calendar = calendar
        self.newID = newID
    }

    private var register: Register { path.engine.activated.register }

    /// Takes a request in: from here on the clock runs, and nothing of the person is purged until it is answered.
    ///
    /// - Parameters:
    ///   - right: the right that is exercised.
    ///   - subject: who asks.
    ///   - channel: by which channel it arrived.
    ///   - id: a name for it.
    ///   - instant: when it arrived.
    ///   - recordedAt: when it is entered, where that is later than its arrival.
    /// - Returns: the request, with its deadlines.
    /// - Throws: ``RightsError`` when the operation is no right of the person; `TimeError`; `LedgerError`.
    public func receive(
        _ right: ProcessingOperation,
        from subject: SubjectID,
        by channel: RightsRequest.Channel,
        id: RequestID,
        at instant: Instant,
        recordedAt: Instant? = nil
    ) async throws -> RightsRequest {
        guard right.isRequest else {
            throw RightsError(.notARequest, "'\(right.rawValue)' is no right of a data subject; use a dsr operation.")
        }
        var promise: Period?
        if case .answeredWithin(let period)? = register.answerPromise?.content { promise = period }
        let deadlines = try AnswerDeadlines(
            receivedAt: instant, promise: promise, in: register.timeZone, calendar: calendar)
        let request = RightsRequest(
            id: id, right: right, subject: subject, channel: channel, receivedAt: instant, deadlines: deadlines)
        try await record(
            .request(.requestReceived, id, right, channel: channel.rawValue), request, at: instant,
            recordedAt: recordedAt)
        return request
    }

    /// Assesses a request leg by leg, over the activities that hold data of the person.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - grounds: for erasure, the ground found for an activity where it isn't the one that the ledger shows.
    ///   - instant: now.
    ///   - assertions: what the handler answers for, such as identity.
    /// - Returns: the assessment.
    /// - Throws: `LedgerError` or `DataError` when ledger or tables couldn't be read.
    public func assess(
        _ request: RightsRequest,
        grounds: [PurposeID: ErasureGround] = [:],
        at instant: Instant,
        asserting assertions: Assertions = Assertions()
    ) async throws -> Assessment {
        let lineage = path.engine.lineage
        let history = try await path.ledger.standing(of: request.subject, under: lineage, at: instant)
        // What is recorded counts, whatever another host's clock said; what is due is judged by ours.
        let moment = history.moment(now: instant)
        let status = SubjectStatus(
            folding: history.entries, effectiveAt: moment, knownAt: moment, under: lineage)
        var legs: [Assessment.Leg] = []
        for activity in register.activities {
            let dates = try await dates(of: request.subject, for: activity)
            guard dates != nil || status.consents[activity.purpose] != nil else { continue }
            var question = Question(
                activity.purpose, request.right, categories: [], as: role, effectiveAt: instant, knownAt: instant,
                asserting: assertions)
            question.basis = basis(that: request.right, of: activity)
            question.erasureGround = grounds[activity.purpose] ?? ground(for: activity, status)
            // The youngest record decides: while it must be kept, the leg isn't free.
            question.recordDate = dates?.compactMap { $0 }.max()
            legs.append(.init(activity: activity, decision: path.engine.decide(question, status: status)))
        }
        // An objection or a withdrawal concerns the activities on which the right exists; it is refused where none is.
        if request.right == .requestObjection || request.right == .requestWithdrawal {
            let concerned = legs.filter { leg in !leg.reasons.contains { $0.code == .rightNotApplicable } }
            if !concerned.isEmpty { legs = concerned }
        }
        return Assessment(request: request, legs: legs, assertions: assertions)
    }

    /// Decides a request; a refusal in whole or part needs a named human's approval (Art. 12(4)).
    ///
    /// - Throws: ``RightsError`` with `.approvalMissing` when something is refused and nobody approved.
    public func decide(
        _ assessment: Assessment,
        approvedBy approver: ActorID?,
        at instant: Instant
    ) async throws -> DecidedRequest {
        if assessment.needsApproval, approver?.isNamed != true {
            throw RightsError(
                .approvalMissing,
                "\(assessment.refused.count) leg(s) are refused; a refusal leaves only with the approval of a named "
                    + "human (approvedBy:).")
        }
        let reasons = assessment.refused.flatMap { leg in
            leg.reasons.map { "\(leg.activity.purpose): \($0.code.rawValue)" }
        }
        let outcome =
            assessment.refused.isEmpty ? "granted" : assessment.granted.isEmpty ? "refused" : "partly granted"
        let request = assessment.request
        try await record(
            .request(
                .requestDecided, request.id, request.right, outcome: outcome, approver: approver, reasons: reasons,
                asserted: assessment.assertions.recorded),
            request, at: instant)
        return DecidedRequest(assessment: assessment, approver: approver, decidedAt: instant)
    }

    /// Erases what an erasure request was granted, through the guarded path.
    ///
    /// - Returns: a receipt per store and table; what something still protects is in it with its reason.
    /// - Throws: ``RightsError`` when the request isn't one for erasure.
    public func erase(_ decided: DecidedRequest, at instant: Instant) async throws -> ErasureReceipt {
        let request = decided.assessment.request
        guard request.right == .requestErasure else {
            throw RightsError(.wrongRight, "The request asks for '\(request.right.rawValue)'; only erasure erases.")
        }
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        var receipt = ErasureReceipt(request: request.id)
        for entry in path.map.entries where granted.contains(entry.set.activity) {
            let records = try await entry.store.datedRecords(of: request.subject, in: entry.set)
            guard !records.isEmpty else { continue }
            let outcome = try await path.erase(records, of: entry, at: instant, for: request.id)
            receipt.lines.append(
                .init(
                    store: entry.store.id, table: entry.set.table, activity: entry.set.activity,
                    erased: outcome.erased, kept: outcome.kept.flatMap(\.obstacle.codes)))
            receipt.ledger += outcome.receipts
            receipt.isLedgerPending = receipt.isLedgerPending || outcome.isLedgerPending
        }
        return receipt
    }

    /// Records that the answer was sent, which closes the request and lets retention go on.
    ///
    /// - Returns: whether it was in time.
    /// - Throws: ``RightsError`` with `.unfinished` while an erasure that was granted isn't done.
    public func answered(_ decided: DecidedRequest, at instant: Instant) async throws -> AnswerDeadlines.Standing {
        let request = decided.assessment.request
        if request.right == .requestErasure { try await checkErased(decided) }
        let standing = request.deadlines.standing(at: instant)
        try await record(
            .request(.requestAnswered, request.id, request.right, outcome: standing.rawValue), request, at: instant)
        return standing
    }

    /// The Art. 15 package of a granted access request: all data of the person in mapped stores, the ledger's entries
    /// about them, and the information of Art. 15(1)(a) to (h) and (2).
    ///
    /// - Throws: ``RightsError`` when the request isn't one for access.
    public func accessPackage(_ decided: DecidedRequest, at instant: Instant) async throws -> AccessPackage {
        let request = decided.assessment.request
        guard request.right == .requestAccess else {
            throw RightsError(
                .wrongRight, "The request asks for '\(request.right.rawValue)'; only access gives copies.")
        }
        let identity = decided.assessment.assertions.identity
        guard identity == .confirmed || identity == .authenticated,
            decided.assessment.refused.isEmpty || !decided.assessment.granted.isEmpty
        else {
            throw RightsError(
                .refused, "Nothing of the request was granted to a known person; answer it with its reasons.")
        }
        var tables: [AccessPackage.Table] = []
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        for entry in path.map.entries where granted.contains(entry.set.activity) {
            var rows: [[DataValue]] = []
            var last: RecordKey?
            while true {
                let page = try await entry.store.records(of: request.subject, in: entry.set, after: last, limit: 500)
                guard let end = page.last else { break }
                rows += page.map { $0.fields.map(\.value) }
                last = end.key
            }
            guard !rows.isEmpty else { continue }
            tables.append(
                .init(
                    table: entry.set.table, activity: entry.set.activity,
                    columns: entry.set.fields.map { .init(name: $0.column, category: $0.category) }, rows: rows))
        }
        let entries = try await path.ledger.entries(of: request.subject)
        let activities = decided.assessment.granted.map(\.activity)
        return AccessPackage(
            request: request, preparedAt: instant, register: register, activities: activities, tables: tables,
            entries: entries)
    }

    // MARK: Parts

    private func checkErased(_ decided: DecidedRequest) async throws {
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        var left: [String] = []
        for entry in path.map.entries where granted.contains(entry.set.activity) {
            let isErased = try await entry.store.isErased(decided.assessment.request.subject, in: entry.set)
            if !isErased { left.append("\(entry.store.id).\(entry.set.table)") }
        }
        guard left.isEmpty else {
            throw RightsError(
                .unfinished,
                "Erasing was granted and isn't done in \(left.joined(separator: ", ")); see why in the receipt, erase "
                    + "again, or assess anew.")
        }
    }

    private func dates(of subject: SubjectID, for activity: Activity) async throws -> [LocalDate?]? {
        var dates: [LocalDate?] = []
        for entry in path.map.entries where entry.set.activity == activity.purpose {
            dates += try await entry.store.datedRecords(of: subject, in: entry.set).map(\.date)
        }
        return dates.isEmpty ? nil : dates
    }

    /// The basis on which a right exists, where an activity has several: rights are the union of theirs.
    private func basis(that right: ProcessingOperation, of activity: Activity) -> LegalBasis? {
        let carriers: [LegalBasis] =
            switch right {
            case .requestObjection: [.legitimateInterest, .publicTask]
            case .requestPortability: [.consent, .contract]
            case .requestWithdrawal: [.consent]
            default: []
            }
        return activity.grounds.first { carriers.contains($0.basis) }?.basis
    }

    /// The ground of Art. 17(1) for an activity as the ledger shows it; nil where its purpose still needs the data.
    private func ground(for activity: Activity, _ status: SubjectStatus) -> ErasureGround? {
        guard let ground = activity.grounds.first else { return .d }
        let objection = status.objection(to: activity.purpose)
        if activity.isDirectMarketing, status.marketingObjection != nil { return .c }
        switch ground.basis {
        case .consent:
            if status.consents[activity.purpose]?.state == .withdrawn { return .b }
            return status.consents[activity.purpose]?.stands == true ? nil : .d
        case .contract:
            let contract = ground.contract.flatMap { status.contracts[$0] }
            return contract?.stage == .active || contract?.stage == .requested ? nil : .a
        case .legalObligation: return .a
        case .legitimateInterest, .publicTask:
            return objection == .open || objection == .upheld ? .c : nil
        case .vitalInterests: return .a
        }
    }

    private func record(
        _ event: LedgerEvent,
        _ request: RightsRequest,
        at instant: Instant,
        recordedAt: Instant? = nil
    ) async throws {
        _ = try await path.ledger.append(
            EntryDraft(
                id: newID(), event, subject: request.subject, role: role, effectiveAt: instant,
                recordedAt: recordedAt ?? instant))
    }
}
