// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// Something in a ledger that points to an infringement, for people to look into (Art. 5(2)).
///
/// It names entries, activities and codes, and nobody; who it is about, the entries say to those who may read them.
public struct Indication: Hashable, Sendable, Codable {
    /// What was seen: a stable code.
    public enum Code: String, Hashable, Sendable, Codable, CaseIterable {
        /// Data were used, and nothing recorded before carried it (Art. 6(1)).
        case noPriorGround = "use.no_prior_ground"
        /// Data were used after the person withdrew consent, objected or opted out (Arts. 7(3), 21).
        case afterRefusal = "use.after_withdrawal"
        /// The register then in force gives another decision than the one that was recorded (Art. 5(2)).
        case otherDecision = "decision.differs"
        /// Data went to a processor without a valid agreement at that time (Art. 28).
        case noAgreement = "disclosure.no_agreement"
        /// Data were kept or used past their limit (Art. 5(1)(e)).
        case keptTooLong = "retention.exceeded"
        /// Data were used after they were erased (Art. 17(1)).
        case afterErasure = "use.after_erasure"
        /// A request wasn't answered within the law's limit (Art. 12(3)).
        case lateAnswer = "request.overdue"
    }

    /// What was seen.
    public let code: Code
    /// The provision that it touches.
    public let article: Article
    /// The sequences of the entries that it rests on, in order; the last is the one in which it showed.
    public let entries: [Int64]
    /// When: the moment of the use, of the late answer or the missed deadline, or of the audit for what is still kept.
    public let at: Instant
    /// The activity concerned; nil where a request is.
    public let activity: PurposeID?
    /// The codes that asking again gave, those of them that it is about.
    public let found: [String]
    /// The codes that were recorded.
    public let recorded: [String]
}

extension Indication: Comparable {
    /// Orders indications by the entry in which they showed.
    public static func < (one: Indication, other: Indication) -> Bool {
        one.place.lexicographicallyPrecedes(other.place)
    }

    private var place: [String] {
        func padded(_ number: Int64) -> String {
            let text = String(number)
            return String(repeating: "0", count: max(0, 20 - text.count)) + text
        }
        let entry = entries.last.map(padded) ?? ""
        return [entry, code.rawValue, activity?.rawValue ?? ""] + entries.map(padded) + found
    }
}
