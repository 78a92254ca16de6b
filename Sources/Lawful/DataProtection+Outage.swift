// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
public import LawfulLedger
public import LawfulModel
import LawfulTime

/// What came of recording answers that waited while the ledger was out.
public struct ReplayReport: Hashable, Sendable {
    /// How many were recorded.
    public internal(set) var recorded = 0
    /// How many of them concern persons whose status had moved.
    public internal(set) var stale = 0
    /// How many of them were let through for vital interests.
    public internal(set) var breakGlass = 0
    /// How many the ledger refused, for another reason than being out; they stay in the spool.
    public internal(set) var refused = 0
}

/// What waits for the ledger since it was out, and what went wrong with that.
public struct OutageReport: Hashable, Sendable {
    /// What activities do while the ledger is out, where they aren't denied.
    public let policies: [PurposeID: OutagePolicy]
    /// How many answers wait, by activity.
    public let waiting: [PurposeID: Int]
    /// How many of them were let through for vital interests.
    public let breakGlass: Int
    /// Those for vital interests that are in memory alone, since even the spool failed: a crash loses them.
    public let unspooled: [DeferredEntry]
    /// Which the ledger refused, by their ids; they stay in the spool.
    public let refused: [EntryID]
    /// What of the spool can't be read or written.
    public let faults: [SpoolError]
}

extension DataProtection {
    /// What waits for the ledger since it was out.
    public func outageReport() -> OutageReport {
        desk.look { state in
            OutageReport(
                policies: handling.outage, waiting: state.counts,
                breakGlass: state.waiting.count { $0.draft.event.kind == .brokeGlass },
                unspooled: state.waiting.filter { state.unspooled.contains($0.draft.id) }, refused: state.refused,
                faults: state.faults)
        }
    }

    /// Records the answers that were given while the ledger was out, in their order; each decision tries it, too.
    ///
    /// It may be called at any time and any number of times: an entry is recorded once.
    ///
    /// - Throws: the ledger's error while it is still out; what isn't recorded waits on.
    @discardableResult
    public func replaySpool() async throws -> ReplayReport { try await desk.replayWaiting() }

    /// Answers while the ledger is out: on what is known in the process, kept for the ledger before anything opens.
    func answerWithoutLedger(
        _ id: EntryID,
        about subject: SubjectID,
        by actor: ActorID?,
        failing error: any Error,
        _ ask: (Instant) -> Question
    ) throws -> Answer {
        let now = ambient.now()
        let cached = cache.status(of: subject, at: now)
        let moment = cached?.moment(now: now) ?? now
        // What takes effect before another host's clock says that it is now can't be folded without the ledger.
        let known = cached.flatMap { $0.holds(at: moment) ? $0 : nil }
        var question = ask(moment)
        question.effectiveAt = moment
        question.knownAt = moment
        let isVital = isForVitalInterests(question)
        let limit = handling.spoolLimit(of: question.activity)
        guard isVital || limit != nil else { throw error }
        let decision: Decision
        if let known {
            decision = engine.decide(question, status: known.status)
        } else {
            guard isVital else { throw DataProtectionError(.statusUnknown) }
            decision = lettingThrough(engine.decide(question, status: engine.bind(SubjectStatus())))
        }
        var event = event(for: decision, question)
        let breaksGlass = isVital && decision.isPermit
        if breaksGlass { event = event.breakingGlass() }
        let draft = EntryDraft(
            id: id, event, subject: subject, actor: actor, role: question.role, effectiveAt: moment, recordedAt: moment)
        try desk.keep(DeferredEntry(draft, ifSubjectAt: known?.version), limit: limit ?? 0, isVital: isVital)
        return (decision, id, known?.endsAt ?? .distantFuture)
    }

    /// Whether a question asks for the leg of vital interests, and asserts them (Art. 6(1)(d)).
    private func isForVitalInterests(_ question: Question) -> Bool {
        question.assertions.isVital
            && activated.register.activity(question.activity)?.ground(question.basis)?.basis == .vitalInterests
    }

    /// That a person was told can't be known while the ledger is out; for vital interests it isn't waited for.
    private func lettingThrough(_ decision: Decision) -> Decision {
        guard case .deny(let denial) = decision else { return decision }
        let unknowable: Set<ReasonCode> = [.transparencyNotInformed, .transparencyFurtherPurpose]
        return denial.codes.codes.allSatisfy(unknowable.contains) ? .permit(Grant(breakingGlass: denial)) : decision
    }
}
