// SPDX-License-Identifier: Apache-2.0

public import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

extension DataProtection {
    /// How often a status was in the process, and how often the ledger was asked for it.
    public var statusStatistics: StatusCache.Statistics { cache.statistics }

    /// Decides on the cached status, records on condition that it is still true, and starts over when it isn't.
    func answer(
        about subject: SubjectID,
        by actor: ActorID?,
        _ ask: (Instant) -> Question
    ) async throws -> (decision: Decision, entry: EntryID, endsAt: Instant) {
        for _ in 0..<Self.attempts {
            // One moment for looking, deciding and recording: what takes effect in between would be overlooked.
            let now = ambient.now()
            let known = cache.status(of: subject, at: now)
            let current: CachedStatus
            if let known { current = known } else { current = try await read(subject, now: now) }
            let moment = current.moment(now: now)
            guard current.holds(at: moment) else {
                cache.forget(subject)
                continue
            }
            var question = ask(moment)
            // An answer that is acted upon is about now; other moments are for replay(_:about:).
            question.effectiveAt = moment
            question.knownAt = moment
            let decision = engine.decide(question, status: current.status)
            let draft = EntryDraft(
                id: ambient.newID(), event(for: decision, question), subject: subject, actor: actor,
                role: question.role, effectiveAt: moment, recordedAt: moment)
            switch try await ledger.append(draft, ifSubjectAt: current.version) {
            case .appended:
                if known == nil { cache.keep(current, of: subject) }
                return (decision, draft.id, current.endsAt)
            case .moved: cache.forget(subject)
            }
        }
        throw LedgerError(
            .contention,
            "A person's status moved \(Self.attempts) times while an answer about them was recorded; try again.")
    }

    /// A subject's status as it stands in the ledger, folded now.
    func read(_ subject: SubjectID, now: Instant) async throws -> CachedStatus {
        let standing = try await ledger.standing(of: subject)
        return CachedStatus(standing, at: standing.moment(now: now), for: engine)
    }

    /// When a permit ends: after its lifetime, and never later than the status that it rests on.
    func expiry(_ endsAt: Instant) -> Instant { min(ambient.now().advanced(bySeconds: permitLifetime), endsAt) }

    /// What is acted upon: the decision, or in log-only mode a permit that says what it lets through.
    func enforced(_ decision: Decision) -> Decision {
        guard case .deny(let denial) = decision, enforcement.isObserving(denial.question.activity) else {
            return decision
        }
        return .permit(Grant(observing: denial))
    }

    /// The answer as it is recorded.
    func event(for decision: Decision, _ question: Question) -> LedgerEvent {
        var basis: LegalBasis?
        var notice: NoticeVersion?
        var instruction: InstructionID?
        switch decision {
        case .permit(let grant): (basis, notice, instruction) = (grant.basis, grant.notice, grant.instruction)
        case .deny(let denial): notice = denial.notice
        }
        return .answered(
            decision.isPermit ? .permitted : enforcement.isObserving(question.activity) ? .observed : .denied,
            question.activity, operation: question.operation, categories: question.categories,
            recipient: question.recipient, source: question.source, basis: basis, instruction: instruction,
            reasons: decision.codes, asserted: question.assertions.recorded, notice: notice, entity: question.entity,
            order: question.order == .none ? nil : question.order.rawValue, ordered: question.ordered,
            asked: question.recordedDetails)
    }

    static var attempts: Int { 32 }
}
