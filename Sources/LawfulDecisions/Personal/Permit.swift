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
        self.expiresAt = expiresAt
        self.now = now
    }

    /// Throws unless a value of this subject, category and origin opens under the permit now.
    func check(subject: SubjectID, category: CategoryID, origin: PurposeID) throws {
        guard subject == self.subject else { throw PermitError(.otherSubject, category) }
        guard grant.question.operation.opensValues else { throw PermitError(.operationOpensNothing, category) }
        guard grant.question.categories.contains(category) else { throw PermitError(.categoryOutsideGrant, category) }
        guard origin == grant.question.activity || origin == grant.question.origin else {
            throw PermitError(.originOutsideGrant, category)
        }
        guard now() < expiresAt else { throw PermitError(.expired, category) }
    }
}

/// Why a value didn't open. Nothing of the value, nor whose it is, is in it.
public struct PermitError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What stood in the way.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        fileprivate enum Storage: String {
            case otherSubject, categoryOutsideGrant, originOutsideGrant, expired, operationOpensNothing
        }
        fileprivate let storage: Storage

        /// The value is another person's.
        public static let otherSubject = Code(storage: .otherSubject)
        /// The grant doesn't cover the value's category.
        public static let categoryOutsideGrant = Code(storage: .categoryOutsideGrant)
        /// The value was collected for another activity, which the grant didn't take into account (Art. 6(4)).
        public static let originOutsideGrant = Code(storage: .originOutsideGrant)
        /// The permit has expired.
        public static let expired = Code(storage: .expired)

        /// The permit is for an operation that needs no value, such as erasing.
        public static let operationOpensNothing = Code(storage: .operationOpensNothing)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What stood in the way.
    public let code: Code
    /// The category of the value.
    public let category: CategoryID

    init(_ code: Code, _ category: CategoryID) {
        self.code = code
        self.category = category
    }

    /// What stood in the way, and what to do.
    public var description: String {
        let remedy =
            switch code.storage {
            case .otherSubject: "it belongs to another person than the permit; ask for that person"
            case .categoryOutsideGrant: "the grant doesn't cover it; name it in the question's categories"
            case .originOutsideGrant: "it was collected for another activity; name that origin in the question"
            case .operationOpensNothing: "the operation permitted needs no value; ask for the use itself"
            case .expired: "the permit has expired; ask again"
            }
        return "A value of category '\(category)' stayed closed: \(remedy)."
    }

    /// Errors are equal when their codes are.
    public static func == (one: PermitError, other: PermitError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
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
