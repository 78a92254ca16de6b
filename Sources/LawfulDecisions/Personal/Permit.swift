// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// A lease on the personal data of one subject, for one purpose: lent to a closure, which it can't leave.
///
/// The compiler refuses to store it, return it, or hand it to a task; a function that takes `Permit<Newsletter>` can't
/// be called for invoicing. It opens only its subject's values, of its grant's categories, collected for its purpose or
/// for one that the grant took into account, until it expires.
///
/// Opened values can be copied: the type prevents accidents, not malice.
public struct Permit<P: Purpose>: ~Escapable, Sendable {
    /// The entry that recorded the answer, before any value opened.
    public let entry: EntryID
    /// What was permitted, and on what.
    public let grant: Grant
    /// When it ends.
    public let expiresAt: Instant
    let subject: SubjectID
    /// The grant's question, put in names once for every value that opens.
    let question: Question
    let now: @Sendable () -> Instant

    /// Lends a permit; only the object that recorded the answer does so.
    @_lifetime(immortal)
    package init(
        entry: EntryID,
        grant: Grant,
        subject: SubjectID,
        expiresAt: Instant,
        now: @escaping @Sendable () -> Instant
    ) {
        self.entry = entry
        self.grant = grant
        self.subject = subject
        question = grant.question
        self.expiresAt = expiresAt
        self.now = now
    }

    /// Throws unless a value of this subject, category and origin opens under the permit now.
    func check(subject: SubjectID, category: CategoryID, origin: PurposeID) throws {
        guard subject == self.subject else { throw PermitError(.otherSubject, category) }
        guard question.operation.opensValues else { throw PermitError(.operationOpensNothing, category) }
        guard question.categories.contains(category) else { throw PermitError(.categoryOutsideGrant, category) }
        guard origin == question.activity || origin == question.origin else {
            throw PermitError(.originOutsideGrant, category)
        }
        guard now() < expiresAt else { throw PermitError(.expired, category) }
    }

    /// Throws unless a value with this label opens under the permit now: each subject, category and origin of it as
    /// above, and what the label narrows.
    func check(_ label: DataLabel) throws {
        func demand(_ holds: Bool, else code: PermitError.Code) throws {
            guard holds else { throw PermitError(code, label.categories) }
        }
        try demand(label.subjects.count < 2, else: .severalSubjects)
        try demand(label.subjects.allSatisfy { $0 == subject }, else: .otherSubject)
        try demand(question.operation.opensValues, else: .operationOpensNothing)
        let uncovered = label.categories.subtracting(question.categories)
        guard uncovered.isEmpty else { throw PermitError(.categoryOutsideGrant, uncovered) }
        try demand(
            label.origins.allSatisfy { $0 == question.activity || $0 == question.origin }, else: .originOutsideGrant)
        try demand(label.purposes?.contains(question.activity) ?? true, else: .purposeOutsideLabel)
        try demand(label.allows(question), else: .recipientOutsideLabel)
        try demand(!label.isRestricted || grant.holdsUnderRestriction, else: .restricted)
        let moment = now()
        try demand(label.expiry.map { moment < $0 } ?? true, else: .labelExpired)
        try demand(moment < expiresAt, else: .expired)
    }
}

extension DataLabel {
    /// Whether the value may go where the question sends it; to someone unnamed it may not.
    fileprivate func allows(_ question: Question) -> Bool {
        guard let recipients else { return true }
        if let recipient = question.recipient { return recipients.contains(recipient) }
        return question.operation != .disclose && question.operation != .transfer
    }
}

extension Grant {
    /// Whether it stands where processing is restricted (Art. 18(2)): for storing, or on one of the exceptions.
    var holdsUnderRestriction: Bool {
        switch code {
        case .restrictionStorage, .restrictionConsent, .restrictionClaims, .restrictionOthersRights,
            .restrictionPublicInterest:
            true
        default: question.operation == .store
        }
    }
}

extension ProcessingOperation {
    /// Whether a permit for it opens values; those for which only the register or the person's story is asked don't.
    var opensValues: Bool {
        switch self {
        case .collect, .store, .use, .disclose, .transfer, .decideAutomatically: true
        // Copies for requests come through the data map, after the desk has decided.
        case .erase, .activate, .liftRestriction, .requestAccess, .requestRectification, .requestErasure,
            .requestRestriction, .requestPortability, .requestObjection, .requestWithdrawal, .requestContest:
            false
        }
    }
}
