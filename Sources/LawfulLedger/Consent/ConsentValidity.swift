// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// Whether a recorded consent meets the conditions of the Regulation, condition by condition (Arts. 4(11), 7, 8).
///
/// A pure function of the event, the register and what is known of the person. A condition that nothing shows to be met
/// or missed is open: the record then leaves to people what only they can tell.
///
/// ```swift
/// let validity = ConsentValidity(event, against: register, givenAt: moment)
/// validity?.failures.map(\.code)  // ["consent.invalid.ambiguous"]
/// ```
public struct ConsentValidity: Hashable, Sendable {
    /// One condition.
    public enum Condition: String, Hashable, Sendable, Codable, CaseIterable {
        /// Consent came before the processing that it carries (Art. 6(1)(a)).
        case beforeProcessing
        /// It is for this purpose, by a text that asks for it (Art. 6(1)(a)).
        case purpose
        /// A clear affirmative act (Art. 4(11)).
        case positiveAct
        /// Each purpose had a choice of its own (recitals 32, 43).
        case granular
        /// Who, what for, which data, and that it can be withdrawn were told (Arts. 4(11), 7(3)).
        case informed
        /// Apart from terms and other matters (Art. 7(2)).
        case distinguishable
        /// Freely given: no condition, no imbalance unrebutted (Art. 7(4), recital 43).
        case free
        /// An express statement, where the activity needs one (Arts. 9(2)(a), 22(2)(c), 49(1)(a)).
        case explicit
        /// Text, time and version of the statement can be shown (Art. 7(1)).
        case provable
        /// Old enough, or authorised by a holder of parental responsibility (Art. 8).
        case age
    }

    /// What became of a condition.
    public enum Outcome: Hashable, Sendable {
        /// Met, as far as the record shows.
        case met
        /// Missed.
        case missed(Failure)
        /// Not shown either way; what is lacking, in words.
        case open(String)
    }

    /// Why a condition is missed.
    public struct Failure: Hashable, Sendable {
        /// The code of the reason for which a use on it is denied.
        public let code: String
        /// The provision.
        public let article: Article
        /// The flaw, where it is one of the act itself.
        public let flaw: ConsentFlaw?
        /// What was found, in words; nothing of the person.
        public let finding: String
    }

    /// A condition and what became of it.
    public struct Result: Hashable, Sendable {
        /// The condition.
        public let condition: Condition
        /// What became of it.
        public let outcome: Outcome
    }

    /// Every condition, in the order of ``Condition``.
    public let results: [Result]

    /// Checks a consent that was given or renewed.
    ///
    /// - Parameters:
    ///   - event: the consent; nil is the answer for any other event.
    ///   - register: what was declared.
    ///   - moment: when it took effect.
    ///   - age: the person's age in years, where the event doesn't state it.
    ///   - country: the country by whose law the age is judged, where the event doesn't name it.
    ///   - ages: the ages of consent of Art. 8(1).
    ///   - start: when the processing began that it is to carry; nil when none has.
    public init?(
        _ event: LedgerEvent,
        against register: Register,
        givenAt moment: Instant,
        age: Int? = nil,
        country: CountryCode? = nil,
        ages: ConsentAges = .bundled,
        processingSince start: Instant? = nil
    ) {
        guard let check = ConsentCheck(event, register, moment) else { return nil }
        let law = event.country ?? country ?? event.consent?.jurisdiction ?? register.controller.country
        results = Condition.allCases.map { condition in
            let outcome: Outcome =
                switch condition {
                case .beforeProcessing: check.beforeProcessing(since: start)
                case .purpose: check.purpose
                case .positiveAct: check.positiveAct
                case .granular: check.granular
                case .informed: check.informed
                case .distinguishable: check.distinguishable
                case .free: check.free
                case .explicit: check.explicit
                case .provable: check.provable
                case .age: check.age(event.age ?? age, in: law, ages)
                }
            return Result(condition: condition, outcome: outcome)
        }
    }

    /// The conditions that are missed, with why.
    public var failures: [Failure] {
        results.compactMap { if case .missed(let failure) = $0.outcome { failure } else { nil } }
    }

    /// What became of a condition.
    public subscript(condition: Condition) -> Outcome {
        results.first { $0.condition == condition }?.outcome ?? .open("not checked")
    }

    /// The flaws of the act that were found, those that the event names included.
    public var flaws: [ConsentFlaw] {
        let found = failures.compactMap(\.flaw)
        return ConsentFlaw.allCases.filter(found.contains)
    }

    /// The event with the flaws that the register lets one see, for the moment of recording; others as they are.
    ///
    /// So a consent by a box ticked beforehand, or to a text that nobody declared, is recorded with what is wrong with it.
    ///
    /// - Parameters:
    ///   - event: what is to be recorded.
    ///   - register: what is declared.
    ///   - moment: when it takes effect.
    /// - Returns: the same event, with flaws added where some were found.
    public static func noted(_ event: LedgerEvent, by register: Register, at moment: Instant) -> LedgerEvent {
        guard let found = ConsentValidity(event, against: register, givenAt: moment)?.flaws else { return event }
        let known = event.flaws ?? []
        let flaws = ConsentFlaw.allCases.filter { known.contains($0) || found.contains($0) }
        return event.with(\.flaws, flaws.isEmpty ? nil : flaws)
    }
}
