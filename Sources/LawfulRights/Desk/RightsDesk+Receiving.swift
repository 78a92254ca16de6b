// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
public import LawfulLedger
public import LawfulModel
import LawfulRetention
public import LawfulTime

extension RightsDesk {
    /// Takes a request in: from here on the clock runs, and nothing of the person is purged until it is answered.
    ///
    /// An objection stops what it is about with its receipt, before anything is assessed (Art. 21(1)).
    ///
    /// - Parameters:
    ///   - right: the right that is exercised.
    ///   - subject: whose data it is about.
    ///   - channel: by which channel it arrived.
    ///   - id: a name for it.
    ///   - purpose: what an objection or a withdrawal is about; nil means everything that it can be about.
    ///   - representation: who acts for the person; nil where they act themselves.
    ///   - restricting: whether one who objects asks for restriction meanwhile (Art. 18(1)(d)).
    ///   - instant: when it arrived.
    ///   - recordedAt: when it is entered, where that is later than its arrival.
    /// - Returns: the request, with its deadlines.
    /// - Throws: ``RightsError`` when the operation is no right of the person, or the name is another request's;
    ///   `TimeError`; `LedgerError`.
    public func receive(
        _ right: ProcessingOperation,
        from subject: SubjectID,
        by channel: RightsRequest.Channel,
        id: RequestID,
        about purpose: PurposeID? = nil,
        for representation: Representation? = nil,
        restricting: Bool = false,
        at instant: Instant,
        recordedAt: Instant? = nil
    ) async throws -> RightsRequest {
        guard right.isRequest else {
            throw RightsError(.notARequest, "'\(right.rawValue)' is no right of a data subject; use a dsr operation.")
        }
        try await checkName(id, right, of: subject)
        let deadlines = try terms.deadlines(from: instant)
        var details = RequestDetails()
        details.representation = try await actual(representation, for: subject, at: instant)?.recorded
        var events = protections(right, about: purpose, restricting: restricting)
        var received = LedgerEvent.request(.requestReceived, id, right, channel: channel.rawValue)
        received.details = details == RequestDetails() ? nil : details
        events.append(received)
        try await tell(events, of: subject, at: instant, recordedAt: recordedAt)
        return RightsRequest(
            id: id, right: right, subject: subject, channel: channel, receivedAt: instant, deadlines: deadlines)
    }

    /// Takes an objection to direct marketing in and executes it with its receipt: no assessment, no identification
    /// beyond the address, no approval (Art. 21(2), (3)).
    ///
    /// - Parameters:
    ///   - subject: who objects.
    ///   - channel: by which channel it arrived.
    ///   - id: a name for it.
    ///   - instant: when it arrived.
    ///   - recordedAt: when it is entered, where that is later than its arrival.
    /// - Returns: the request, executed; what is left is to tell the person (``confirmed(_:at:)``).
    /// - Throws: `TimeError`; `LedgerError`.
    public func objectToMarketing(
        from subject: SubjectID,
        by channel: RightsRequest.Channel,
        id: RequestID,
        at instant: Instant,
        recordedAt: Instant? = nil
    ) async throws -> ExecutedRequest {
        try await execute(
            .objectedToMarketing(), .requestObjection, from: subject, by: channel, id: id, about: nil, at: instant,
            recordedAt: recordedAt)
    }

    /// Takes the withdrawal of a consent in and executes it with its receipt (Art. 7(3)).
    ///
    /// - Parameters:
    ///   - purpose: the purpose that the consent was given for.
    ///   - subject: who withdraws it.
    ///   - channel: by which channel it arrived.
    ///   - id: a name for it.
    ///   - instant: when it arrived.
    ///   - recordedAt: when it is entered, where that is later than its arrival.
    /// - Returns: the request, executed; what is left is to tell the person (``confirmed(_:at:)``).
    /// - Throws: `TimeError`; `LedgerError`.
    public func withdrawConsent(
        to purpose: PurposeID,
        from subject: SubjectID,
        by channel: RightsRequest.Channel,
        id: RequestID,
        at instant: Instant,
        recordedAt: Instant? = nil
    ) async throws -> ExecutedRequest {
        try await execute(
            .consentWithdrawn(purpose), .requestWithdrawal, from: subject, by: channel, id: id, about: purpose,
            at: instant, recordedAt: recordedAt)
    }

    /// Records that the person was told that their objection or withdrawal took effect, which answers it.
    ///
    /// - Returns: whether it was in time.
    /// - Throws: ``RightsError`` when it was told already; `LedgerError`; `TimeError`.
    public func confirmed(_ executed: ExecutedRequest, at instant: Instant) async throws -> AnswerDeadlines.Standing {
        let told = try await take(executed.request, at: instant) { _ in .answered(.inTime) }
        return told.standing ?? .inTime
    }

    /// Sends a request on to the tenant whose data they are: as processor nothing is answered in substance, and the person
    /// is told where it went (Art. 28(3)(e)).
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - entity: the tenant, for which an activity of the register is processed.
    ///   - instant: when it was forwarded.
    /// - Returns: the request, which with us is over.
    /// - Throws: ``RightsError`` when we aren't that entity's processor, or the state doesn't allow it; `LedgerError`.
    @discardableResult
    public func redirect(
        _ request: RightsRequest,
        to entity: EntityID,
        at instant: Instant
    ) async throws -> RequestCase {
        let isTenant = register.activities.contains { activity in
            if case .processor(let tenants) = activity.part { tenants.contains(entity) } else { false }
        }
        guard isTenant else {
            throw RightsError(
                .notATenant, "No activity is processed for '\(entity)'; answer the request, or name the controller.")
        }
        return try await take(request, at: instant) { _ in .redirected(to: entity) }
    }

    // MARK: Parts

    private func execute(
        _ fact: LedgerEvent,
        _ right: ProcessingOperation,
        from subject: SubjectID,
        by channel: RightsRequest.Channel,
        id: RequestID,
        about purpose: PurposeID?,
        at instant: Instant,
        recordedAt: Instant?
    ) async throws -> ExecutedRequest {
        try await checkName(id, right, of: subject)
        let deadlines = try terms.deadlines(from: instant)
        let request = RightsRequest(
            id: id, right: right, subject: subject, channel: channel, receivedAt: instant, deadlines: deadlines)
        var received = LedgerEvent.request(.requestReceived, id, right, channel: channel.rawValue)
        received.details = RequestDetails()
        received.details?.isImmediate = true
        var events = [fact]
        // Told again it takes effect again, and is the same request.
        if try await find(id, of: subject) == nil {
            events += [received, RequestStep.executed().event(of: id, right)]
        }
        try await tell(events, of: subject, at: instant, recordedAt: recordedAt)
        return ExecutedRequest(request: request, purpose: purpose)
    }

    /// Refuses a name that another request of the person has, which is still open.
    private func checkName(_ id: RequestID, _ right: ProcessingOperation, of subject: SubjectID) async throws {
        guard let known = try await find(id, of: subject), known.right != right, known.isOpen else { return }
        throw RightsError(
            .wrongRight,
            "An open request of this person for '\(known.right.rawValue)' has that name; give the new one its own.")
    }

    /// What protects the person before anything is assessed: an objection stops with its receipt.
    private func protections(
        _ right: ProcessingOperation,
        about purpose: PurposeID?,
        restricting: Bool
    ) -> [LedgerEvent] {
        switch right {
        case .requestObjection:
            if let purpose, register.activity(purpose)?.isDirectMarketing == true { return [.objectedToMarketing()] }
            let objection = LedgerEvent.objected(to: purpose)
            return restricting ? [objection, .restricted(.d, activity: purpose)] : [objection]
        case .requestWithdrawal: return purpose.map { [.consentWithdrawn($0)] } ?? []
        default: return []
        }
    }

    /// Who acts, as the law has it: for a child below the age a holder of parental responsibility does, and for one above
    /// it nobody does without the person's own authority.
    private func actual(
        _ representation: Representation?,
        for subject: SubjectID,
        at instant: Instant
    ) async throws -> Representation? {
        guard representation?.capacity == .parental || representation == nil else { return representation }
        guard let age = try await status(of: subject, at: instant).age else { return representation }
        let limit = path.engine.activated.tables.consentAges.age(
            in: age.country, on: LocalDate(instant, in: terms.zone))
        guard let representation else {
            return age.years < limit && !terms.policy.childrenActAlone
                ? Representation(.parental, onFile: false) : nil
        }
        return age.years < limit ? representation : Representation(.authorised, onFile: false)
    }
}
