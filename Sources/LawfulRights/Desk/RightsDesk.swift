// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
public import LawfulLedger
public import LawfulModel
public import LawfulRetention
public import LawfulTime

/// Takes requests of data subjects in, assesses them leg by leg, carries out what is granted, and answers (Arts. 12 to
/// 22). Its own entries in the ledger are all that it remembers.
///
/// ```swift
/// let request = try await desk.receive(.requestErasure, from: anna.id, by: .email, id: "R-1", at: now)
/// try await desk.record(.askedIdentity(because: .unknownAddress, by: .signIn), for: request, at: now)
/// try await desk.record(.confirmedIdentity(by: .signIn), for: request, at: later)
/// let assessment = try await desk.assess(request, at: later)
/// let decided = try await desk.decide(assessment, approvedBy: "J. de Vries", at: later)
/// let receipt = try await desk.erase(decided, at: later)
/// let letter = RightsLetter(answering: decided, register: register, date: today)
/// let standing = try await desk.answered(decided, at: later)
/// for open in try await desk.openRequests(at: later) { print(open.urgency, open.deadline.lastDay) }
/// ```
///
/// The types keep the order: a ``RightsRequest`` is received, an ``Assessment`` made of it, a ``DecidedRequest`` needs a
/// named human for any refusal, and only that can be carried out and answered. What types can't keep, ``RequestCase``
/// does: every step is an entry, recorded only if the request's state allows it, and on condition that it hasn't moved.
public struct RightsDesk: Sendable {
    let path: GuardedErasure
    let role: RoleID
    let newID: @Sendable () -> EntryID
    /// By what requests' time is counted, and how they are handled where the law leaves a choice.
    public let terms: RequestTerms

    /// Opens a desk.
    ///
    /// - Parameters:
    ///   - path: the guarded way to erase, with the engine, ledger and map that the desk works with.
    ///   - role: the role of those who handle requests; the register grants it.
    ///   - calendar: the public holidays by which the law's limit rolls forward (Reg. 1182/71, Art. 3(4)).
    ///   - policy: what is done where the law leaves a choice.
    ///   - newID: makes the ids of the entries that are recorded.
    public init(
        _ path: GuardedErasure,
        role: RoleID,
        calendar: WorkingCalendar,
        policy: RequestPolicy = .standard,
        newID: @escaping @Sendable () -> EntryID
    ) {
        self.path = path
        self.role = role
        self.newID = newID
        terms = RequestTerms(of: path.engine.activated.register, calendar: calendar, policy: policy)
    }

    var register: Register { path.engine.activated.register }

    // MARK: What the ledger tells

    /// A request as its entries tell it.
    ///
    /// - Throws: ``RightsError`` with `.unknownRequest`; `LedgerError`; `TimeError`.
    public func request(_ id: RequestID, of subject: SubjectID) async throws -> RequestCase {
        guard let found = try await find(id, of: subject) else {
            throw RightsError(.unknownRequest, "The ledger knows of no such request of this person; receive it first.")
        }
        return found
    }

    func find(_ id: RequestID, of subject: SubjectID) async throws -> RequestCase? {
        var fold = RequestCase.Fold(under: terms)
        for entry in try await path.ledger.entries(of: subject) { try fold.add(entry) }
        return fold.request(id, of: subject)
    }

    func status(of subject: SubjectID, at instant: Instant) async throws -> SubjectStatus {
        let lineage = path.engine.lineage
        let history = try await path.ledger.standing(of: subject, under: lineage, at: instant)
        // What is recorded counts, whatever another host's clock said; what is due is judged by ours.
        let moment = history.moment(now: instant)
        return SubjectStatus(folding: history.entries, effectiveAt: moment, knownAt: moment, under: lineage)
    }

    // MARK: What the ledger is told

    /// Records what a handler or the person did about a request, if its state allows that.
    ///
    /// - Parameters:
    ///   - step: what was done.
    ///   - request: the request.
    ///   - instant: when it took effect: a letter when it was sent.
    ///   - recordedAt: when it is entered, where that is later.
    /// - Returns: the request after it.
    /// - Throws: ``RightsError`` naming the state and the steps that it allows; `LedgerError`; `TimeError`.
    @discardableResult
    public func record(
        _ step: RequestStep,
        for request: RightsRequest,
        at instant: Instant,
        recordedAt: Instant? = nil
    ) async throws -> RequestCase {
        try await take(request, at: instant, recordedAt: recordedAt) { _ in step }
    }

    /// Records the step that a request's state calls for, on condition that the person's status doesn't move meanwhile.
    @discardableResult
    func take(
        _ request: RightsRequest,
        at instant: Instant,
        recordedAt: Instant? = nil,
        _ choose: (RequestCase) throws -> RequestStep?
    ) async throws -> RequestCase {
        for _ in 0..<Self.attempts {
            let version = try await path.ledger.statusVersion(of: request.subject)
            let current = try await self.request(request.id, of: request.subject)
            guard let step = try choose(current) else { return current }
            let next = try current.applying(step, at: instant)
            // Whether an answer was in time is noted with it, as its deadlines say.
            let noted = step.kind == .answered ? RequestStep.answered(next.standing ?? .inTime) : step
            let draft = draft(
                noted.event(of: current.id, current.right), request.subject, at: instant, recordedAt: recordedAt)
            if case .appended = try await path.ledger.append(draft, ifSubjectAt: version) { return next }
        }
        throw RightsError(.contended, "The person's status moved \(Self.attempts) times meanwhile; try again.")
    }

    private static let attempts = 32

    func draft(
        _ event: LedgerEvent,
        _ subject: SubjectID,
        at instant: Instant,
        recordedAt: Instant? = nil
    ) -> EntryDraft {
        EntryDraft(
            id: newID(), event, subject: subject, role: role, effectiveAt: instant, recordedAt: recordedAt ?? instant)
    }

    /// Records facts about a person in one transaction, unconditionally.
    func tell(
        _ events: [LedgerEvent],
        of subject: SubjectID,
        at instant: Instant,
        recordedAt: Instant? = nil
    ) async throws {
        guard !events.isEmpty else { return }
        _ = try await path.ledger.append(
            events.map { ConditionalDraft(draft($0, subject, at: instant, recordedAt: recordedAt)) })
    }
}
