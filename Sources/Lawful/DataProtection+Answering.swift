// SPDX-License-Identifier: Apache-2.0

public import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

extension DataProtection {
    /// How often a status was in the process, and how often the ledger was asked for it.
    public var statusStatistics: StatusCache.Statistics { cache.statistics }

    /// An answer, its entry, and when the status ends that it rests on.
    typealias Answer = (decision: Decision, entry: EntryID, endsAt: Instant)

    /// Answers, and records that; while the ledger is out, as the activity's policy says.
    func answer(
        about subject: SubjectID,
        by actor: ActorID?,
        _ ask: (Instant) -> Question
    ) async throws -> Answer {
        // One name for all attempts: where one was recorded though the ledger said otherwise, no other is.
        let id = ambient.newID()
        do {
            try await desk.replayWaiting()
            return try await answer(id, about: subject, by: actor, ask)
        } catch  where LedgerError.isOutage(error) {
            // What was answered before it is kept before it.
            if await buffer.count > 0 { try? await buffer.flush() }
            return try answerWithoutLedger(id, about: subject, by: actor, failing: error, ask)
        }
    }

    /// Decides on the cached status, records on condition that it is still true, and starts over when it isn't.
    private func answer(
        _ id: EntryID,
        about subject: SubjectID,
        by actor: ActorID?,
        _ ask: (Instant) -> Question
    ) async throws -> Answer {
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
                id: id, event(for: decision, question), subject: subject, actor: actor,
                role: question.role, effectiveAt: moment, recordedAt: moment)
            if try await isRecorded(draft, question.activity, current, isFresh: known == nil, now: now) {
                if known == nil { cache.keep(current, of: subject) }
                return (decision, draft.id, current.endsAt)
            }
            cache.forget(subject)
        }
        throw LedgerError(
            .contention,
            "A person's status moved \(Self.attempts) times while an answer about them was recorded; try again.")
    }

    /// Records an answer, or lets it wait where its activity allows that; false where the status has moved.
    private func isRecorded(
        _ draft: EntryDraft,
        _ activity: PurposeID,
        _ status: CachedStatus,
        isFresh: Bool,
        now: Instant
    ) async throws -> Bool {
        let outcome: AppendOutcome?
        switch handling.durability[activity] ?? .grouped {
        case .grouped: outcome = try await ledger.append(draft, ifSubjectAt: status.version)
        case .durable:
            outcome = try await ledger.appendAlone([ConditionalDraft(draft, ifSubjectAt: status.version)]).first
        case .buffered(let window, let limit):
            let entry = DeferredEntry(draft, ifSubjectAt: status.version).marked(.buffered)
            let bounds = EntryBuffer.Bounds(window: window.wholeMilliseconds, limit: limit)
            return try await isBuffered(entry, activity, bounds, status.version, isFresh: isFresh, now: now)
        }
        switch outcome {
        case .appended: return true
        case .moved: return false
        case nil:
            throw LedgerError(
                .noAnswer,
                "The ledger returned no outcome for a draft; its conformance is broken, run LedgerConformance.")
        }
    }

    /// Lets an entry wait for its commit; false where the status has moved.
    private func isBuffered(
        _ entry: DeferredEntry,
        _ activity: PurposeID,
        _ bounds: EntryBuffer.Bounds,
        _ version: StatusVersion,
        isFresh: Bool,
        now: Instant
    ) async throws -> Bool {
        guard let subject = entry.draft.subject else { return false }
        if isFresh { await buffer.note(subject, at: version, seenAt: now) }
        for _ in 0..<Self.attempts {
            switch await buffer.admit(entry, activity, bounds, now: now) {
            case .admitted: return true
            case .full: try await buffer.flush()
            case .unchecked:
                // What was seen of the person is older than the window: the ledger is asked, not written to.
                guard try await ledger.statusVersion(of: subject) == version else { return false }
                await buffer.note(subject, at: version, seenAt: now)
            }
        }
        throw LedgerError(.contention, "Answers came faster than they could be recorded; try again.")
    }

    /// A subject's status as it stands in the ledger, folded now.
    func read(_ subject: SubjectID, now: Instant) async throws -> CachedStatus {
        let standing = try await ledger.standing(of: subject, under: engine.lineage, at: now)
        let moment = standing.moment(now: now)
        return CachedStatus(standing.counted(under: engine.lineage, at: moment), at: moment, for: engine)
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
