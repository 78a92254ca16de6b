// SPDX-License-Identifier: Apache-2.0

public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// A request as its entries in the ledger tell it: where it stands, what happened, when it is due, what can be done next.
///
/// ```swift
/// let file = try await desk.request("R-1", of: anna.id)
/// print(file.state, file.deadlines(at: now).limit.lastDay, file.steps(at: now))
/// ```
///
/// A case is never stored: it is folded from entries, and ``applying(_:at:)`` is the one place that says which step may
/// follow which, and on what conditions.
public struct RequestCase: Hashable, Sendable {
    /// Something that happened, and where the request stood after it.
    public struct Moment: Hashable, Sendable {
        /// What happened; nil for the receipt.
        public let step: RequestStep.Kind?
        /// Where the request stood after it.
        public let state: RequestState
        /// When.
        public let at: Instant
    }

    /// A step that was recorded though the request's state didn't allow it.
    public struct Irregularity: Hashable, Sendable {
        /// The entry's kind.
        public let kind: EntryKind
        /// Where the request stood.
        public let state: RequestState
        /// When it took effect.
        public let at: Instant
        /// Whether it counts all the same, since it reached the person.
        public let counts: Bool
    }

    /// How far it is established who asks.
    struct Identity: Hashable, Sendable {
        var doubt: ReasonableDoubt?
        var asked: IdentityMethod?
        var failures: [IdentityMethod: IdentityFailure] = [:]
        var confirmed: IdentityMethod?
    }

    /// A time in which the person was waited for.
    struct Wait: Hashable, Sendable {
        let from: Instant
        var until: Instant?
    }

    /// The request's name.
    public let id: RequestID
    /// The right that it exercises.
    public let right: ProcessingOperation
    /// Whose data it is about.
    public let subject: SubjectID
    /// By which channel it came in.
    public let channel: RightsRequest.Channel
    /// Who acts for the person; nil where they act themselves.
    public let representation: Representation?
    /// Whether it takes effect with its receipt: an objection to marketing, a withdrawal of consent.
    public let isImmediate: Bool
    /// By what its time is counted.
    public let terms: RequestTerms
    /// When it arrived.
    public internal(set) var receivedAt: Instant
    /// Where it stands.
    public internal(set) var state: RequestState = .received
    /// What happened, in order.
    public internal(set) var history: [Moment] = []
    /// Steps that were recorded though they weren't allowed.
    public internal(set) var irregularities: [Irregularity] = []

    /// The extension of its term.
    public internal(set) var term: TermExtension?
    /// The fee that was asked for.
    public internal(set) var fee: RequestFee?
    /// What became of the fee.
    public internal(set) var feeOutcome: FeeOutcome?
    /// What it covers, where the person was asked.
    public internal(set) var scope: RequestedScope?
    /// What it came to.
    public internal(set) var verdict: RequestVerdict?
    /// When the answer was sent; nil while there is none, and again after reopening.
    public internal(set) var answeredAt: Instant?
    /// Whether that answer was in time.
    public internal(set) var standing: AnswerDeadlines.Standing?
    /// What became of telling each recipient; those whose value is nil are still to be told.
    public internal(set) var recipients: [RecipientID: RecipientOutcome?] = [:]
    /// Where the person appealed, in order.
    public internal(set) var appeals: [Forum] = []
    /// When it was last taken up once more, after an appeal.
    public internal(set) var reopenedAt: Instant?
    /// Whether an answer was late, or missing past its limit, before it was reopened.
    public internal(set) var wasLateBefore = false

    var identity = Identity()
    var waits: [Wait] = []
    var hasAskedScope = false
    var hasOpenedFanOut = false
    var ownDeadlines: AnswerDeadlines

    /// A request that has just arrived.
    ///
    /// - Parameters:
    ///   - id: its name.
    ///   - right: the right that it exercises.
    ///   - subject: whose data it is about.
    ///   - channel: by which channel it came in.
    ///   - representation: who acts for the person.
    ///   - isImmediate: whether it takes effect with its receipt.
    ///   - instant: when it arrived.
    ///   - terms: by what its time is counted.
    /// - Throws: `TimeError` when its dates lie outside the calendar's range.
    public init(
        _ id: RequestID,
        _ right: ProcessingOperation,
        of subject: SubjectID,
        by channel: RightsRequest.Channel,
        for representation: Representation? = nil,
        immediate isImmediate: Bool = false,
        receivedAt instant: Instant,
        under terms: RequestTerms
    ) throws {
        self.id = id
        self.right = right
        self.subject = subject
        self.channel = channel
        self.representation = representation
        self.isImmediate = isImmediate
        self.terms = terms
        receivedAt = instant
        ownDeadlines = try terms.deadlines(from: instant)
        history = [Moment(step: nil, state: .received, at: instant)]
    }

    /// Whether the answer was sent.
    public var isAnswered: Bool { answeredAt != nil }

    /// Whether somebody acts for the person whose authority is neither on file nor shown.
    public var needsAuthority: Bool {
        guard let representation else { return false }
        return !representation.isOnFile && identity.confirmed != .authority
    }

    /// How it was established who asks, where it had to be.
    public var identityConfirmed: IdentityMethod? { identity.confirmed }

    /// Why it is doubted who asks, where the person was asked.
    public var doubt: ReasonableDoubt? { identity.doubt }

    /// The method of identification that the person was last asked for.
    public var identityAsked: IdentityMethod? { identity.asked }

    /// Whether somebody must still show who they are.
    var isIdentityOpen: Bool { needsAuthority || (identity.doubt != nil && identity.confirmed == nil) }

    /// The methods of identification that may be asked for next: the least intrusive of those that haven't failed.
    public var nextMethods: [IdentityMethod] {
        let offered = needsAuthority ? [.authority] : terms.policy.identityMethods
        return offered.first { identity.failures[$0] == nil }.map { [$0] } ?? []
    }

    /// Recipients that are still to be told (Art. 19).
    public var waitingRecipients: [RecipientID] { recipients.filter { $0.value == nil }.map(\.key).sorted() }
}

extension RequestCase: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The right and the state; never whose.
    public var description: String { "(a request of kind \(right.rawValue), \(state.rawValue))" }
    /// The right and the state; never whose.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
