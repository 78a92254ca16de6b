// SPDX-License-Identifier: Apache-2.0

public import LawfulData
public import LawfulDecisions
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// The one object that a service holds: it records what people choose, asks before each use, and lends permits.
///
/// ```swift
/// let privacy = try await DataProtection(register.activate(.strict), ledger: .sqlite("privacy.sqlite"))
///
/// try await privacy.record(.consentGiven(Newsletter.self, text: "newsletter-v1"), by: anna.id)
/// let outcome = try await privacy.use(Newsletter.self, of: anna.id, as: .marketer) { permit in
///     try await mail.send(to: anna.email.open(permit))
/// }
/// if case .denied(let denial) = outcome { print(denial.explanation(in: .en)) }
/// ```
///
/// A permit means that a use is consistent with what was declared and recorded. Whether it is lawful is for people.
public final class DataProtection: Sendable {
    /// The register at work.
    public let activated: ActivatedRegister
    /// The ledger.
    public let ledger: any Ledger
    /// The service's own tables.
    public let map: DataMap
    /// Clock, ids and holidays.
    public let ambient: Ambient
    /// Decides.
    public let engine: DecisionEngine
    /// Whether denials are enforced, or only recorded for some activities while a service adopts Lawful.
    public let enforcement: Enforcement
    /// When the entries of some activities are committed; the others' are grouped.
    public var durability: [PurposeID: Durability] { handling.durability }
    /// What some activities do while the ledger is out; the others are denied.
    public var outage: [PurposeID: OutagePolicy] { handling.outage }
    let handling: Handling
    let permitLifetime: Int64
    let cache: StatusCache
    let desk: OutageDesk
    let buffer: EntryBuffer

    /// Puts a register to work on a ledger; the activation is recorded, accepted findings included.
    ///
    /// - Parameters:
    ///   - activated: the register, activated.
    ///   - ledger: where the ledger is kept.
    ///   - map: the service's own tables, for access, erasure and retention.
    ///   - ambient: clock, ids and holidays; the system's by default.
    ///   - enforcement: whether denials are enforced; they are by default.
    ///   - durability: when the entries of activities are committed; grouped where nothing else is said.
    ///   - outage: what activities do while the ledger is out; denied where nothing else is said.
    ///   - spool: where answers wait while the ledger is out; what waits there from before is recorded first.
    ///   - permitSeconds: how long a permit opens values; 300 by default.
    ///   - cachedSubjects: about how many subjects' statuses are kept in the process.
    /// - Throws: `LedgerError` when the ledger doesn't open; `DataError` when the map names what isn't declared;
    ///   ``DataProtectionError`` when an activity can't be recorded as said; `SpoolError` when the spool can't be read.
    public init(
        _ activated: ActivatedRegister,
        ledger: LedgerStore,
        map: DataMap = .empty,
        ambient: Ambient = .system,
        enforcement: Enforcement = .enforce,
        durability: [PurposeID: Durability] = [:],
        outage: [PurposeID: OutagePolicy] = [:],
        spool: (any Spool)? = nil,
        permitSeconds: Int64 = 300,
        cachedSubjects: Int = 100_000
    ) async throws {
        try map.validate(against: activated.register)
        self.activated = activated
        self.map = map
        self.ambient = ambient
        engine = DecisionEngine(activated)
        permitLifetime = permitSeconds
        self.enforcement = enforcement
        handling = try Handling(durability, outage, hasSpool: spool != nil, in: activated.register)
        let opened = try await ledger.opened()
        self.ledger = opened
        cache = StatusCache(capacity: cachedSubjects)
        desk = try OutageDesk(spool, opened, ambient.now, cache)
        buffer = EntryBuffer(
            Delivery(ledger: opened, desk: desk, handling: handling, cache: cache, now: ambient.now), ambient.sleep)
        // What waits from before was answered before this service began.
        try await desk.replayWaiting()
        try await record(
            .activated(
                mode: activated.mode.rawValue, accepted: activated.accepted.map(\.description),
                observing: enforcement.recorded, handling: handling.recorded), about: nil)
    }

    // MARK: Recording

    /// Records what a person did or chose: a consent, a withdrawal, an objection.
    ///
    /// - Parameters:
    ///   - event: the fact.
    ///   - subject: who did it.
    ///   - effectiveAt: when it took effect; now by default.
    /// - Throws: `LedgerError` when it couldn't be recorded.
    public func record(_ event: LedgerEvent, by subject: SubjectID, effectiveAt: Instant? = nil) async throws {
        try await record(event, about: subject, effectiveAt: effectiveAt)
    }

    /// The draft of a fact, for a ledger that records it within a transaction of the service's own.
    ///
    /// - Parameters:
    ///   - event: the fact.
    ///   - subject: whom it concerns.
    ///   - role: in which role it is reported.
    ///   - actor: who reports it; kept in the private part.
    ///   - effectiveAt: when it took effect; now by default.
    /// - Returns: the draft; a consent says what the register shows to be wrong with it (Arts. 4(11), 7).
    public func draft(
        _ event: LedgerEvent,
        about subject: SubjectID?,
        as role: RoleID? = nil,
        by actor: ActorID? = nil,
        effectiveAt: Instant? = nil
    ) -> EntryDraft {
        draft(event, about: subject, as: role, by: actor, effectiveAt: effectiveAt, now: ambient.now())
    }

    private func draft(
        _ event: LedgerEvent,
        about subject: SubjectID?,
        as role: RoleID?,
        by actor: ActorID?,
        effectiveAt: Instant?,
        now: Instant
    ) -> EntryDraft {
        let at = effectiveAt ?? now
        return EntryDraft(
            id: ambient.newID(), ConsentValidity.noted(event, by: activated.register, at: at), subject: subject,
            actor: actor, role: role, effectiveAt: at, recordedAt: now)
    }

    /// Records what happened about a person, or about nobody in particular.
    ///
    /// - Parameters:
    ///   - event: the fact.
    ///   - subject: whom it concerns.
    ///   - role: in which role it is reported.
    ///   - actor: who reports it; kept in the private part.
    ///   - effectiveAt: when it took effect; now by default.
    /// - Throws: `LedgerError` when it couldn't be recorded.
    public func record(
        _ event: LedgerEvent,
        about subject: SubjectID?,
        as role: RoleID? = nil,
        by actor: ActorID? = nil,
        effectiveAt: Instant? = nil
    ) async throws {
        let now = ambient.now()
        func draft(recordedAt moment: Instant, effectiveAt ahead: Instant? = nil) -> EntryDraft {
            self.draft(event, about: subject, as: role, by: actor, effectiveAt: ahead ?? effectiveAt, now: moment)
        }
        guard let subject, event.kind.movesStatus else {
            _ = try await ledger.append(draft(recordedAt: now))
            return
        }
        // What was answered before it is recorded before it, and what is known of the person isn't acted upon any more:
        // not even where this can't be recorded.
        await buffer.settle(subject)
        cache.forget(subject)
        defer { cache.forget(subject) }
        // After all that is recorded of the person, whatever another host's clock said: else a withdrawal made here
        // would count as older than a consent recorded there before it.
        var moment = now
        for _ in 0..<Self.attempts {
            let standing = try await ledger.standing(of: subject, under: engine.lineage, at: now)
            let history = standing.counted(under: engine.lineage, at: .distantFuture)
            moment = history.moment(now: now)
            // A withdrawal takes back what was given before it, also what takes effect later (Art. 7(3)): first that,
            // so that one which is cut off is made again as a whole.
            let ahead = history.consentAhead(of: max(moment, effectiveAt ?? moment), takenBackBy: event)
            let taken = draft(recordedAt: moment, effectiveAt: ahead)
            // Together with it, so that what was known of the person under another identifier isn't acted upon either.
            let touches = standing.namesOthers ? try await touches(with: taken) : []
            let outcomes = try await ledger.append([ConditionalDraft(taken, ifSubjectAt: history.version)] + touches)
            guard case .appended? = outcomes.first else { continue }
            if ahead == nil { return }
        }
        // What a person did is recorded even where their status never rests.
        let last = draft(recordedAt: moment)
        _ = try await ledger.append([ConditionalDraft(last)] + touches(with: last))
    }

    /// What is recorded with a fact under the person's other identifiers; what is cached of them is forgotten.
    private func touches(with draft: EntryDraft) async throws -> [ConditionalDraft] {
        let touches = try await ledger.touches(with: draft)
        for subject in touches.compactMap(\.draft.subject) {
            await buffer.settle(subject)
            cache.forget(subject)
        }
        return touches
    }

    // MARK: Asking

    /// Asks whether personal data may be used, records the answer, and lends a permit if they may.
    ///
    /// The answer is recorded before any value opens, on condition that the person's status hasn't moved since it was
    /// read; when it has, the decision is made again. So a withdrawal that is committed in between wins.
    ///
    /// - Parameters:
    ///   - purpose: what for.
    ///   - subject: whose data.
    ///   - operation: what is done; using them by default.
    ///   - categories: which data; all that the purpose covers by default.
    ///   - recipient: to whom they go.
    ///   - entity: on whose behalf: a controller, or the tenant as whose processor we act; needed where there are several.
    ///   - role: in which role.
    ///   - actor: who acts; kept in the private part.
    ///   - assertions: what only the caller can know, recorded as asserted.
    ///   - detail: sets further fields of the question.
    ///   - body: what is done under the permit; its result comes back.
    /// - Returns: the result, or the denial with every reason.
    /// - Throws: `LedgerError` when the answer couldn't be recorded, and what `body` throws.
    public func use<P: Purpose, Result>(
        _ purpose: P.Type,
        of subject: SubjectID,
        for operation: ProcessingOperation = .use,
        categories: [CategoryID]? = nil,
        to recipient: RecipientID? = nil,
        onBehalfOf entity: EntityID? = nil,
        as role: RoleID,
        by actor: ActorID? = nil,
        asserting assertions: Assertions = Assertions(),
        asking detail: (inout Question) -> Void = { _ in },
        _ body: (Permit<P>) async throws -> Result
    ) async throws -> Outcome<Result> {
        let covered = categories ?? activated.register.activity(P.id)?.categories ?? []
        let (decision, entry, endsAt) = try await answer(about: subject, by: actor) { moment in
            var question = Question(
                P.id, operation, categories: covered, as: role, effectiveAt: moment, knownAt: moment,
                asserting: assertions)
            question.recipient = recipient
            question.entity = entity
            detail(&question)
            // The permit's type names the purpose, so the question can't be turned into one about another.
            question.activity = P.id
            return question
        }
        switch enforced(decision) {
        case .deny(let denial): return .denied(denial)
        case .permit(let grant):
            return .permitted(
                try await body(
                    Permit<P>(
                        entry: entry, grant: grant, subject: subject, expiresAt: expiry(endsAt), now: ambient.now)))
        }
    }

    /// Asks and records the answer without opening anything: for activities known by name, and for acts that need no
    /// value, such as a disclosure that another system carries out.
    ///
    /// - Returns: the answer.
    /// - Throws: `LedgerError` when the answer couldn't be recorded.
    public func ask(
        about subject: SubjectID,
        by actor: ActorID? = nil,
        _ question: (Instant) -> Question
    ) async throws -> Decision {
        enforced(try await answer(about: subject, by: actor, question).decision)
    }

    /// The answer to a question at its own two times, from the ledger as it was known then; nothing is recorded.
    public func replay(_ question: Question, about subject: SubjectID) async throws -> Decision {
        let marked = try await ledger.marked(
            try await ledger.history(of: subject), of: subject, at: ambient.now())
        let history = try await ledger.united(
            marked, of: subject, effectiveAt: question.effectiveAt, knownAt: question.knownAt, under: engine.lineage)
        return engine.decide(
            engine.today(question),
            status: SubjectStatus(
                folding: history.entries, effectiveAt: question.effectiveAt, knownAt: question.knownAt,
                under: engine.lineage))
    }

    /// A person's status now.
    public func status(of subject: SubjectID) async throws -> SubjectStatus {
        let now = ambient.now()
        let history = try await ledger.standing(of: subject, under: engine.lineage, at: now)
        let moment = history.moment(now: now)
        return SubjectStatus(
            folding: history.entries, effectiveAt: moment, knownAt: moment, under: engine.lineage)
    }
}

extension SubjectHistory {
    /// When a consent takes effect that was given ahead of a moment, and that an event takes back; nil where none is.
    fileprivate func consentAhead(of moment: Instant, takenBackBy event: LedgerEvent) -> Instant? {
        guard event.kind == .consentWithdrawn else { return nil }
        let own = entries.filter { $0.publicPart.activity == event.activity && moment < $0.publicPart.effectiveAt }
        let withdrawn = own.filter { $0.publicPart.kind == .consentWithdrawn }
        let ahead = own.first { entry in
            entry.publicPart.kind.givesConsent
                && !withdrawn.contains {
                    $0.sequence > entry.sequence
                        && $0.publicPart.effectiveAt >= entry.publicPart.effectiveAt
                }
        }
        return ahead?.publicPart.effectiveAt
    }
}

extension EntryKind {
    fileprivate var givesConsent: Bool { self == .consentGiven || self == .consentRenewed }
}
