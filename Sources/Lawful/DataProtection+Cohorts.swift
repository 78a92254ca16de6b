// SPDX-License-Identifier: Apache-2.0

public import LawfulDecisions
import LawfulLedger
public import LawfulModel
import LawfulTime

/// What came of asking about a cohort, such as the readers of a mailing.
public struct CohortReport: Hashable, Sendable {
    /// How many persons were asked about.
    public fileprivate(set) var asked = 0
    /// How many uses were permitted.
    public fileprivate(set) var permitted = 0
    /// How many were denied, by their primary reason.
    public fileprivate(set) var denied: [ReasonCode: Int] = [:]
    /// How many entries were recorded about them all.
    public fileprivate(set) var entries = 0
}

extension DataProtection {
    /// Asks about many persons, one after another from a stream, and lends a permit for each that is permitted.
    ///
    /// ```swift
    /// let report = try await privacy.use(Newsletter.self, ofEach: readers, as: .marketer) { permit, reader in
    ///     try await mail.send(to: address(of: reader).open(permit))
    /// }
    /// ```
    ///
    /// Each person is decided about alone. The answers are recorded a batch at a time: one entry, with a row for each
    /// person beside it, on condition that none of their statuses moved; who moved is decided about again. Memory is that
    /// of one batch. Before a permit is lent the person's status version is looked at once more, so that a withdrawal
    /// committed while the batch is worked through is honoured.
    ///
    /// - Parameters:
    ///   - purpose: what for.
    ///   - subjects: whose data, in any order; one who comes twice is asked about twice, and within a batch recorded once.
    ///   - batchSize: how many persons an entry is about.
    ///   - operation: what is done.
    ///   - categories: which data; all that the activity declares by default.
    ///   - recipient: to whom they go.
    ///   - entity: on whose behalf.
    ///   - role: in which role.
    ///   - actor: who acts; kept in the private part.
    ///   - detail: sets further fields of the question, the same for all.
    ///   - body: what is done under each permit.
    /// - Returns: how many were asked about, permitted, and denied for which reason.
    /// - Throws: `LedgerError` when answers couldn't be recorded, and what `subjects` and `body` throw; answers recorded
    ///   until then stay.
    public func use<P: Purpose, Subjects: AsyncSequence>(
        _ purpose: P.Type,
        ofEach subjects: Subjects,
        batchSize: Int = 1000,
        for operation: ProcessingOperation = .use,
        categories: [CategoryID]? = nil,
        to recipient: RecipientID? = nil,
        onBehalfOf entity: EntityID? = nil,
        as role: RoleID,
        by actor: ActorID? = nil,
        asking detail: (inout Question) -> Void = { _ in },
        _ body: (Permit<P>, SubjectID) async throws -> Void
    ) async throws -> CohortReport where Subjects.Element == SubjectID {
        let now = ambient.now()
        let covered = categories ?? activated.register.activity(P.id)?.categories ?? []
        var question = Question(P.id, operation, categories: covered, as: role, effectiveAt: now, knownAt: now)
        question.recipient = recipient
        question.entity = entity
        detail(&question)
        question.activity = P.id
        var report = CohortReport()
        var batch: [SubjectID] = []
        for try await subject in subjects {
            batch.append(subject)
            guard batch.count >= max(1, batchSize) else { continue }
            try await work(batch, question, by: actor, &report, body)
            batch.removeAll(keepingCapacity: true)
        }
        if !batch.isEmpty { try await work(batch, question, by: actor, &report, body) }
        return report
    }

    private func work<P: Purpose>(
        _ batch: [SubjectID],
        _ question: Question,
        by actor: ActorID?,
        _ report: inout CohortReport,
        _ body: (Permit<P>, SubjectID) async throws -> Void
    ) async throws {
        var left = batch
        for _ in 0..<Self.attempts where !left.isEmpty {
            let answers = try await answers(about: left, question)
            let draft = EntryDraft(
                id: ambient.newID(), cohortEvent(answers, question), subject: nil, actor: actor, role: question.role,
                effectiveAt: answers.moment, recordedAt: answers.moment)
            let outcome = try await ledger.append(draft, cohort: answers.members)
            if outcome.sequence != nil { report.entries += 1 }
            var moved: [SubjectID] = []
            for (place, member) in answers.members.enumerated() {
                if outcome.moved.contains(member.subject) {
                    cache.forget(member.subject)
                    moved.append(member.subject)
                    continue
                }
                report.asked += 1
                try await lend(answers, place, draft.id, question, by: actor, &report, body)
            }
            left = moved
        }
        guard left.isEmpty else {
            throw LedgerError(
                .contention,
                "\(left.count) persons' statuses moved again and again while a batch was recorded; try again.")
        }
    }

    private func lend<P: Purpose>(
        _ answers: Answers,
        _ place: Int,
        _ entry: EntryID,
        _ question: Question,
        by actor: ActorID?,
        _ report: inout CohortReport,
        _ body: (Permit<P>, SubjectID) async throws -> Void
    ) async throws {
        let (member, status) = (answers.members[place], answers.statuses[place])
        var (decision, entry, endsAt) = (enforced(answers.decisions[place]), entry, status.endsAt)
        if decision.isPermit, try await isOutdated(member, status, since: answers.moment) {
            // What was recorded of the batch stands; what is done now rests on an answer of its own.
            cache.forget(member.subject)
            let again = try await answer(about: member.subject, by: actor) { _ in question }
            (decision, entry, endsAt) = (enforced(again.decision), again.entry, again.endsAt)
            report.entries += 1
        }
        switch decision {
        case .deny(let denial): if let first = denial.codes.first { report.denied[first, default: 0] += 1 }
        case .permit(let grant):
            report.permitted += 1
            try await body(
                Permit<P>(
                    entry: entry, grant: grant, subject: member.subject, expiresAt: expiry(endsAt), now: ambient.now),
                member.subject)
        }
    }

    /// Whether an answer of a batch can't be acted upon any more: the status moved, or something that was recorded
    /// already has taken effect since, or another day has begun, on which an agreement or a retention rule may end.
    private func isOutdated(
        _ member: CohortMember,
        _ status: CachedStatus,
        since moment: Instant
    ) async throws -> Bool {
        let now = ambient.now()
        let zone = activated.register.timeZone
        guard status.holds(at: now), LocalDate(now, in: zone) <= LocalDate(moment, in: zone) else { return true }
        return try await ledger.statusVersion(of: member.subject) != member.version
    }

    /// The decisions about a batch at one moment, and what each was based on.
    private struct Answers {
        var members: [CohortMember] = []
        var statuses: [CachedStatus] = []
        var decisions: [Decision] = []
        var moment: Instant
    }

    private func answers(about batch: [SubjectID], _ question: Question) async throws -> Answers {
        let now = ambient.now()
        var statuses = batch.map { cache.status(of: $0, at: now) }
        try await fill(&statuses, batch, at: now)
        // One member may have been recorded by a clock that runs ahead: what takes effect until then counts for all.
        let moment = statuses.reduce(now) { max($0, $1?.moment(now: now) ?? now) }
        for place in statuses.indices where statuses[place]?.holds(at: moment) == false { statuses[place] = nil }
        try await fill(&statuses, batch, at: moment)
        var answers = Answers(moment: moment)
        var bound = engine.bind(question)
        bound.effectiveAt = moment
        bound.knownAt = moment
        for (subject, status) in zip(batch, statuses) {
            guard let status, status.holds(at: moment) else { throw LedgerError.clocksDisagree }
            let decision = engine.decide(bound, status: status.status)
            answers.decisions.append(decision)
            answers.statuses.append(status)
            answers.members.append(CohortMember(subject, at: status.version, answer: recorded(decision, question)))
        }
        return answers
    }

    /// Reads the statuses that are missing, each folded at a moment or later.
    private func fill(_ statuses: inout [CachedStatus?], _ batch: [SubjectID], at moment: Instant) async throws {
        let missing = batch.indices.filter { statuses[$0] == nil }
        guard !missing.isEmpty else { return }
        let standing = try await ledger.standing(of: missing.map { batch[$0] }, under: engine.lineage, at: moment)
        guard standing.count == missing.count else { throw LedgerError.tooFewHistories }
        for (place, history) in zip(missing, standing) {
            let own = history.moment(now: moment)
            let status = CachedStatus(history.counted(under: engine.lineage, at: own), at: own, for: engine)
            statuses[place] = status
            // A mailing doesn't push out the statuses of those who are asked about all day.
            cache.offer(status, of: batch[place])
        }
    }

    /// The codes of an answer; in log-only mode it says first that the use went on all the same.
    private func recorded(_ decision: Decision, _ question: Question) -> [String] {
        guard !decision.isPermit else { return decision.codes }
        let codes = decision.reasonCodes.codes.map(\.rawValue)
        return enforcement.isObserving(question.activity) ? [PermitCode.observed.rawValue] + codes : codes
    }

    /// The entry of a batch: what was asked, on what it was permitted, and how many got which primary answer.
    private func cohortEvent(_ answers: Answers, _ question: Question) -> LedgerEvent {
        var counts: [String: Int] = [:]
        for member in answers.members {
            let isObserved = member.answer.first == PermitCode.observed.rawValue
            counts[member.answer.prefix(isObserved ? 2 : 1).joined(separator: ":"), default: 0] += 1
        }
        // The question is the same for all, so what carried one permit carried the others.
        var grant: Grant?
        for case .permit(let given) in answers.decisions where grant == nil { grant = given }
        return .answered(
            .cohortAnswered, question.activity, operation: question.operation, categories: question.categories,
            recipient: question.recipient, source: question.source, basis: grant?.basis,
            instruction: grant?.instruction, asserted: question.assertions.recorded,
            notice: answers.decisions.lazy.compactMap(\.notice).first, counts: counts, entity: question.entity,
            order: question.order == .none ? nil : question.order.rawValue, ordered: question.ordered,
            asked: question.recordedDetails)
    }
}

extension LedgerError {
    fileprivate static let tooFewHistories = LedgerError(
        .noAnswer, "The ledger returned fewer histories than subjects; nothing was recorded. Mend its standing(of:).")
    fileprivate static let clocksDisagree = LedgerError(
        .contention, "A person's status takes effect later than another host's clock says it is; try again.")
}

extension Decision {
    /// The version of the statement in force.
    fileprivate var notice: NoticeVersion? {
        switch self {
        case .permit(let grant): grant.notice
        case .deny(let denial): denial.notice
        }
    }
}
