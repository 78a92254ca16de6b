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
    ///   - subjects: whose data, in any order; one who comes twice is asked about twice.
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
            for (member, decision) in zip(answers.members, answers.decisions) {
                if outcome.moved.contains(member.subject) {
                    cache.forget(member.subject)
                    moved.append(member.subject)
                    continue
                }
                report.asked += 1
                try await lend(member, enforced(decision), draft.id, question, by: actor, &report, body)
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
        _ member: CohortMember,
        _ decision: Decision,
        _ entry: EntryID,
        _ question: Question,
        by actor: ActorID?,
        _ report: inout CohortReport,
        _ body: (Permit<P>, SubjectID) async throws -> Void
    ) async throws {
        var (decision, entry) = (decision, entry)
        if decision.isPermit, try await ledger.statusVersion(of: member.subject) != member.version {
            // What was recorded of the batch stands; what is done now rests on an answer of its own.
            cache.forget(member.subject)
            let again = try await answer(about: member.subject, by: actor) { _ in question }
            (decision, entry) = (enforced(again.decision), again.entry)
            report.entries += 1
        }
        switch decision {
        case .deny(let denial): if let first = denial.codes.first { report.denied[first, default: 0] += 1 }
        case .permit(let grant):
            report.permitted += 1
            let expiry = ambient.now().advanced(bySeconds: permitLifetime)
            try await body(
                Permit<P>(entry: entry, grant: grant, subject: member.subject, expiresAt: expiry, now: ambient.now),
                member.subject)
        }
    }

    /// The decisions about a batch at one moment, and what each was based on.
    private struct Answers {
        var members: [CohortMember] = []
        var decisions: [Decision] = []
        var moment: Instant
    }

    private func answers(about batch: [SubjectID], _ question: Question) async throws -> Answers {
        let now = ambient.now()
        var statuses = batch.map { cache.status(of: $0, at: now) }
        let missing = batch.indices.filter { statuses[$0] == nil }
        if !missing.isEmpty {
            let standing = try await ledger.standing(of: missing.map { batch[$0] })
            for (place, history) in zip(missing, standing) {
                let status = CachedStatus(history, at: history.moment(now: now), for: engine)
                statuses[place] = status
                cache.keep(status, of: batch[place])
            }
        }
        let known = statuses.compactMap { $0 }
        var answers = Answers(moment: known.reduce(now) { max($0, $1.moment(now: now)) })
        var bound = engine.bind(question)
        bound.effectiveAt = answers.moment
        bound.knownAt = answers.moment
        for (subject, status) in zip(batch, known) {
            let decision = engine.decide(bound, status: status.status)
            answers.decisions.append(decision)
            let codes = decision.isPermit ? decision.codes : decision.reasonCodes.codes.map(\.rawValue)
            answers.members.append(CohortMember(subject, at: status.version, answer: codes))
        }
        return answers
    }

    /// The entry of a batch: what was asked, and how many got which primary answer.
    private func cohortEvent(_ answers: Answers, _ question: Question) -> LedgerEvent {
        var counts: [String: Int] = [:]
        for member in answers.members { if let first = member.answer.first { counts[first, default: 0] += 1 } }
        return .answered(
            .cohortAnswered, question.activity, operation: question.operation, categories: question.categories,
            recipient: question.recipient, asserted: question.assertions.recorded,
            notice: answers.decisions.lazy.compactMap(\.notice).first, counts: counts, entity: question.entity)
    }
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
