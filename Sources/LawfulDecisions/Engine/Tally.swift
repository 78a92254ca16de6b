// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// Where the checks put what they find: bits for a decision, words for its explanation. One set of checks serves both,
/// so that an explanation can't differ from its decision.
protocol Tally {
    /// What names and texts are taken from, where there are words.
    associatedtype Words
    /// Names and texts as they were declared.
    static func book(_ words: Words) -> RuleBook?

    /// The codes found so far.
    var reasons: ReasonSet { get }

    init()
    /// A reason to deny: its code, the provision that demands it, what it concerns.
    mutating func deny(_ code: ReasonCode, _ article: @autoclosure () -> Article, _ detail: @autoclosure () -> String?)
    /// A provision that was asked and passed.
    mutating func pass(_ article: @autoclosure () -> Article)
}

extension Tally {
    @inline(__always)
    mutating func deny(_ code: ReasonCode, _ article: @autoclosure () -> Article) { deny(code, article(), nil) }
}

/// The codes as bits: nothing is worded, nothing allocated.
struct CodeTally: Tally {
    private(set) var reasons = ReasonSet()

    static func book(_ words: Void) -> RuleBook? { nil }

    @inline(__always)
    mutating func deny(
        _ code: ReasonCode,
        _ article: @autoclosure () -> Article,
        _ detail: @autoclosure () -> String?
    ) {
        reasons.add(code)
    }

    @inline(__always)
    mutating func pass(_ article: @autoclosure () -> Article) {}
}

/// The reasons in words, and the provisions that passed.
struct WordTally: Tally {
    private(set) var reasons = ReasonSet()
    private(set) var found: [Reason] = []
    private(set) var passed: [Article] = []

    static func book(_ words: RuleBook) -> RuleBook? { words }

    mutating func deny(
        _ code: ReasonCode,
        _ article: @autoclosure () -> Article,
        _ detail: @autoclosure () -> String?
    ) {
        reasons.insert(code)
        found.append(Reason(code: code, article: article(), detail: detail()))
    }

    mutating func pass(_ article: @autoclosure () -> Article) { passed.append(article()) }

    /// The reasons in the order of the codes; equal codes keep the order in which they were found.
    var ordered: [Reason] {
        found.enumerated().sorted { ($0.element.code.ordinal, $0.offset) < ($1.element.code.ordinal, $1.offset) }
            .map(\.element)
    }
}

/// What a walk found.
struct Outcome<T: Tally> {
    private var tally = T()
    /// What replaces the basis as that which carries the permit.
    var carrier: PermitCode?
    /// The instruction that carries it, as processor, counted from 0 in the register; -1 where none does.
    var instruction: Int32 = -1
    /// Where the storage of the data in question stands, where the operation asks.
    var storage: Storage?

    /// The codes found so far.
    var reasons: ReasonSet { tally.reasons }
    /// What the checks put down.
    var found: T { tally }

    @inline(__always)
    mutating func deny(
        _ code: ReasonCode,
        _ article: @autoclosure () -> Article,
        _ detail: @autoclosure () -> String? = nil
    ) {
        tally.deny(code, article(), detail())
    }

    @inline(__always)
    mutating func pass(_ article: @autoclosure () -> Article) { tally.pass(article()) }
}

/// Where the storage of data stands.
enum Storage {
    case running
    case minimumRunning
    case expired
}
