// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulRights
public import LawfulTime

// The occasions for a letter.
extension RightsLetter {
    /// Tells that a request arrived, and by when it will be answered.
    public init(acknowledging request: RequestCase, register: Register, date: LocalDate) {
        self.init(.acknowledgement, .acknowledgement, register, date, about: request)
    }

    /// Asks who asks: why that is in doubt, and by which method it can be shown (Art. 12(6)).
    ///
    /// - Throws: ``DocumentError`` with `.noOccasion` when the person isn't asked.
    public init(askingIdentity request: RequestCase, register: Register, date: LocalDate) throws {
        guard request.state == .identityPending, let doubt = request.doubt, let method = request.identityAsked else {
            throw DocumentError.noOccasion("identityQuestion", "record askedIdentity first")
        }
        self.init(.identityQuestion, .identity(doubt, method), register, date, about: request)
    }

    /// Asks which of much data the person means (recital 63).
    ///
    /// - Throws: ``DocumentError`` with `.noOccasion` when the person isn't asked.
    public init(askingScope request: RequestCase, register: Register, date: LocalDate) throws {
        guard request.state == .clarificationPending else {
            throw DocumentError.noOccasion("scopeQuestion", "ask with askScope(of:at:) first")
        }
        self.init(.scopeQuestion, .scope, register, date, about: request)
    }

    /// Tells that the term is extended, why, and until when (Art. 12(3)).
    ///
    /// - Throws: ``DocumentError`` with `.noOccasion` when it wasn't.
    public init(extending request: RequestCase, register: Register, date: LocalDate) throws {
        let deadlines = request.deadlines(at: date.start(in: register.timeZone))
        guard let term = request.term, let extended = deadlines.extended else {
            throw DocumentError.noOccasion("termExtended", "record extended first, before the first month is over")
        }
        self.init(.termExtended, .term(term, until: extended.lastDay), register, date, about: request)
    }

    /// Asks for a fee, with its reasons and what the person can do about it (Arts. 12(5), 15(3)).
    ///
    /// - Throws: ``DocumentError`` with `.noOccasion` when none was quoted.
    public init(quoting request: RequestCase, register: Register, date: LocalDate) throws {
        guard request.state == .feeQuoted, let fee = request.fee else {
            throw DocumentError.noOccasion("feeQuoted", "record quotedFee first")
        }
        self.init(.feeQuoted, .fee(fee), register, date, about: request)
    }

    /// Answers a request as it was decided: granted, granted in part, refused, or that nothing is held.
    ///
    /// - Parameters:
    ///   - decided: the request as it was decided.
    ///   - request: the request as its entries tell it, by which the letter knows whether it is late.
    ///   - register: the register of the controller who answers.
    ///   - date: the letter's date.
    public init(answering decided: DecidedRequest, of request: RequestCase, register: Register, date: LocalDate) {
        let legs = decided.assessment.legs
        let isObjection = decided.request.right == .requestObjection
        let kind: Kind =
            switch decided.outcome {
            case .noData: .noData
            case .granted: isObjection ? .objectionUpheld : .granted
            case .partlyGranted: .partlyGranted
            case .refused:
                isObjection && legs.allSatisfy { $0.compellingGrounds != nil } ? .objectionOverridden : .refused
            }
        self.init(kind, .answer(decided), register, date, about: request)
    }

    /// Tells that the request went on to the controller whose data they are (Art. 28(3)(e)).
    ///
    /// - Throws: ``DocumentError`` with `.noOccasion` when it didn't, or the register doesn't know the controller.
    public init(
        redirecting request: RequestCase,
        to entity: EntityID,
        register: Register,
        date: LocalDate
    ) throws {
        guard request.state == .redirected, let controller = register.entity(entity) else {
            throw DocumentError.noOccasion(
                "redirected", "redirect the request first, to an entity that the register declares")
        }
        self.init(.redirected, .redirected(controller), register, date, about: request)
    }

    /// Tells that a restriction will be lifted, before it is (Art. 18(3)).
    ///
    /// - Parameters:
    ///   - ground: the restriction's ground.
    ///   - purpose: the activity; nil where all are restricted.
    ///   - day: the day on which it will be lifted.
    ///   - register: the register of the controller.
    ///   - date: the letter's date.
    /// - Throws: ``DocumentError`` with `.noOccasion` when the letter wouldn't come before the lift.
    public init(
        announcingLiftOf ground: RestrictionGround,
        on purpose: PurposeID? = nil,
        from day: LocalDate,
        register: Register,
        date: LocalDate
    ) throws {
        guard date < day else {
            throw DocumentError.noOccasion("liftAnnounced", "the person is told before the restriction is lifted")
        }
        self.init(
            .liftAnnounced, .lift(ground, purpose.flatMap(register.activity), on: day), register, date, about: nil)
    }

    /// Confirms that a consent was withdrawn, or that no more marketing comes (Arts. 7(3), 21(3)).
    ///
    /// - Parameters:
    ///   - executed: what took effect.
    ///   - request: the request as its entries tell it.
    ///   - register: the register of the controller.
    ///   - date: the letter's date.
    public init(confirming executed: ExecutedRequest, of request: RequestCase, register: Register, date: LocalDate) {
        self.init(
            .confirmed, .confirmed(executed.purpose.flatMap(register.activity)), register, date, about: request)
    }

    /// Confirms that the person took the request back.
    ///
    /// - Throws: ``DocumentError`` with `.noOccasion` when they didn't.
    public init(confirmingWithdrawalOf request: RequestCase, register: Register, date: LocalDate) throws {
        guard request.state == .withdrawn else {
            throw DocumentError.noOccasion("requestWithdrawn", "record withdrawn first")
        }
        self.init(.requestWithdrawn, .requestWithdrawn, register, date, about: request)
    }

    /// Tells that the answer is late, and what the person can do meanwhile.
    ///
    /// - Throws: ``DocumentError`` with `.noOccasion` when it isn't.
    public init(beingLateWith request: RequestCase, register: Register, date: LocalDate) throws {
        guard request.isOverdue(at: date.start(in: register.timeZone)) else {
            throw DocumentError.noOccasion("late", "the limit hasn't passed, or it was answered")
        }
        self.init(.late, .late, register, date, about: request)
    }
}
