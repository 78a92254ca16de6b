// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// What a request covers, after the person was asked (recital 63).
public enum RequestedScope: String, Hashable, Sendable, Codable, CaseIterable {
    /// The part that the person named.
    case narrowed
    /// All of it, as the person said.
    case full
    /// The person didn't answer: all of it, or what is reasonable.
    case unanswered
}

/// An extension of the term by two months (Art. 12(3)).
public struct TermExtension: Hashable, Sendable, Codable {
    /// The grounds in law; there are no others.
    public enum Ground: String, Hashable, Sendable, Codable, CaseIterable {
        /// The request is complex.
        case complexity
        /// The person made many requests.
        case number
    }

    /// The ground in law.
    public let ground: Ground
    /// Why, as the person is told.
    public let reason: String
    /// The named human who approved.
    public let approver: ActorID

    /// States an extension.
    public init(ground: Ground, reason: String, approver: ActorID) {
        self.ground = ground
        self.reason = reason
        self.approver = approver
    }
}

/// A fee for a request: of administrative cost, and justified (Arts. 12(5), 15(3)).
public struct RequestFee: Hashable, Sendable, Codable {
    /// The grounds in law; effort alone is none.
    public enum Ground: String, Hashable, Sendable, Codable, CaseIterable {
        /// The request is manifestly unfounded (Art. 12(5)).
        case manifestlyUnfounded
        /// The request is excessive (Art. 12(5)).
        case excessive
        /// The person asks for further copies (Art. 15(3)).
        case furtherCopies
    }

    /// The ground in law.
    public let ground: Ground
    /// How much, in the smallest unit of the currency.
    public let amount: Int64
    /// The currency, by ISO 4217.
    public let currency: String
    /// Why, as the person is told.
    public let reason: String
    /// The named human who approved.
    public let approver: ActorID

    /// States a fee.
    ///
    /// - Parameters:
    ///   - amount: how much, in the smallest unit of the currency.
    ///   - currency: the currency, by ISO 4217.
    ///   - ground: the ground in law.
    ///   - reason: why, as the person is told.
    ///   - approver: the named human who approved.
    public init(
        _ amount: Int64,
        _ currency: String = "EUR",
        for ground: Ground,
        because reason: String,
        approvedBy approver: ActorID
    ) {
        self.ground = ground
        self.amount = amount
        self.currency = currency
        self.reason = reason
        self.approver = approver
    }
}

/// What became of a fee.
public enum FeeOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// The person accepts it.
    case accepted
    /// The controller asks none after all.
    case waived
}

/// What became of telling a recipient (Art. 19).
public enum RecipientOutcome: String, Hashable, Sendable, Codable, CaseIterable {
    /// It acknowledged.
    case acknowledged
    /// It can't be told.
    case impossible
    /// Telling it would take a disproportionate effort.
    case disproportionate
}

/// Where the person appealed.
public enum Forum: String, Hashable, Sendable, Codable, CaseIterable {
    /// To the controller itself: a complaint, or an objection to a public body's decision.
    case controller
    /// To a supervisory authority (Art. 77).
    case authority
    /// To a court (Art. 79).
    case court
}

/// What a request came to.
public struct RequestVerdict: Hashable, Sendable, Codable {
    /// In a word, as the ledger has it.
    public enum Outcome: String, Hashable, Sendable, Codable, CaseIterable {
        /// Granted in full.
        case granted
        /// Granted in part.
        case partlyGranted = "partly granted"
        /// Refused in full.
        case refused
        /// Nothing is held of the person, who is told just that.
        case noData = "no data"

        var state: RequestState {
            switch self {
            case .granted, .noData: .granted
            case .partlyGranted: .partlyGranted
            case .refused: .refused
            }
        }

        /// Whether anything is refused.
        public var refuses: Bool { self == .refused || self == .partlyGranted }
    }

    /// In a word.
    public let outcome: Outcome
    /// Why what is refused is, leg by leg.
    public let reasons: [String]
    /// The named human who approved; nil where nobody had to.
    public let approver: ActorID?
    /// What the handler answered for.
    public let asserted: [String]

    package init(_ outcome: Outcome, reasons: [String] = [], approver: ActorID? = nil, asserted: [String] = []) {
        self.outcome = outcome
        self.reasons = reasons
        self.approver = approver
        self.asserted = asserted
    }
}
