// SPDX-License-Identifier: Apache-2.0

/// One difference between two versions of a register, and how much it weighs.
public struct RegisterChange: Hashable, Sendable, Codable, CustomStringConvertible {
    /// What a change is about: an item that people must be told (Arts. 13, 14), or one that only the register holds.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Who decides about purposes and means.
        case controller
        /// How to reach the controller or its representative.
        case contact
        /// The data protection officer.
        case officer
        /// A purpose: a new one, or a further use of data.
        case purpose
        /// A legal basis or what justifies it.
        case basis
        /// A legitimate interest.
        case interest
        /// What people are asked to consent to.
        case consent
        /// Who receives data.
        case recipient
        /// Where data go outside the Union, and what protects them there.
        case transfer
        /// How long data are kept.
        case retention
        /// The rights of people and how to exercise them.
        case rights
        /// Where to complain.
        case complaint
        /// Data that people must provide.
        case requirement
        /// Decisions made by machine.
        case automatedDecision
        /// The categories of data.
        case category
        /// Sources other than the person.
        case source
        /// Whose data they are.
        case subjects
        /// A promise of the controller's own.
        case promise
        /// The words in which something is told, and nothing else.
        case wording
        /// What the register holds and people needn't be told.
        case organisation

        /// The provision by which people are told the item, or by which the register holds it.
        public var article: Article {
            switch self {
            case .controller, .contact: "13(1)(a)"
            case .officer: "13(1)(b)"
            case .purpose: "13(3)"
            case .basis: "13(1)(c)"
            case .interest: "13(1)(d)"
            case .consent: "7(1)"
            case .recipient: "13(1)(e)"
            case .transfer: "13(1)(f)"
            case .retention: "13(2)(a)"
            case .rights: "13(2)(b)"
            case .complaint: "13(2)(d)"
            case .requirement: "13(2)(e)"
            case .automatedDecision: "13(2)(f)"
            case .category: "14(1)(d)"
            case .source: "14(2)(f)"
            case .subjects: "13(1)"
            case .promise: "5(1)(a)"
            case .wording: "12(1)"
            case .organisation: "30(1)"
            }
        }

        /// Whether a change of it is one of the processing itself: a consent given before doesn't reach that far.
        var isOfProcessing: Bool {
            switch self {
            case .controller, .purpose, .basis, .consent, .recipient, .transfer, .retention, .automatedDecision,
                .category, .source:
                true
            case .contact, .officer, .interest, .rights, .complaint, .requirement, .subjects, .promise, .wording,
                .organisation:
                false
            }
        }
    }

    /// What happened.
    public enum Action: String, Hashable, Sendable, Codable, CaseIterable {
        /// It wasn't there before.
        case added
        /// It isn't there any more.
        case removed
        /// It has another value.
        case changed
        /// Its elements stand in another order.
        case reordered
    }

    /// What the change is about.
    public let kind: Kind
    /// What happened.
    public let action: Action
    /// Where it is, in the later register, or in the earlier one where it was removed.
    public let path: String
    /// The activity within which it is; nil when it is outside all of them.
    public let activity: PurposeID?
    /// The value before, in words; nil when there was none.
    public let before: String?
    /// The value after, in words; nil when there is none.
    public let after: String?
    /// The activities of the later register that the change reaches.
    public let reaches: [PurposeID]
    /// Whether people must be told before it takes effect: it changes, in substance, what they were told, other than by
    /// taking something away that is done with their data.
    public let isMaterial: Bool

    /// The provision by which people are told of it.
    public var article: Article { kind.article }

    /// The change on one line.
    public var description: String {
        let values =
            switch (before, after) {
            case (let before?, let after?): "\(before) → \(after)"
            case (let before?, nil): before
            case (nil, let after?): after
            case (nil, nil): "everything"
            }
        let weight = isMaterial ? "tell people before it takes effect (\(article.cited(in: .en)))" : "not material"
        return "\(path): \(action.rawValue): \(values); \(weight)"
    }
}
