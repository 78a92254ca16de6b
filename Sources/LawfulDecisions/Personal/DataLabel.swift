// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// What travels with a sealed value and all that is made of it: what it may serve, for whom, how long, and whose it is.
///
/// Labels merge as values do, and never permit more for it: purposes and recipients intersect, the earliest expiry
/// holds, the highest sensitivity too, a restriction sticks, and nobody and nothing that it comes from is forgotten.
/// Merging is associative, commutative and idempotent, and an empty label changes nothing, so that the order in which
/// a value came about doesn't matter.
///
/// ```swift
/// let email = anna.email.labelled(DataLabel(purposes: [Newsletter.id], recipients: ["mailer"]))
/// ```
public struct DataLabel: Hashable, Sendable {
    /// The purposes that the value may serve (Art. 5(1)(b)); nil doesn't narrow them.
    public let purposes: Set<PurposeID>?
    /// The recipients to whom it may go (Art. 4(9)); nil doesn't narrow them.
    public let recipients: Set<RecipientID>?
    /// When it stops opening (Art. 5(1)(e)); nil sets no end.
    public let expiry: Instant?
    /// How heavily the Regulation weighs it (Arts. 9, 10, 87).
    public let sensitivity: Sensitivity
    /// Whether its processing is restricted: it is stored, and opens under an exception of Art. 18(2) only.
    public let isRestricted: Bool
    /// Whom it concerns.
    public let subjects: Set<SubjectID>
    /// The activities that it was collected for (Arts. 5(1)(b), 6(4)).
    public let origins: Set<PurposeID>
    /// The categories that it is made of.
    public let categories: Set<CategoryID>

    /// A label that narrows what is named; without arguments one that narrows nothing.
    ///
    /// - Parameters:
    ///   - purposes: the only purposes that it may serve.
    ///   - recipients: the only recipients to whom it may go.
    ///   - expiry: when it stops opening.
    ///   - sensitivity: at least how heavily it weighs.
    ///   - isRestricted: whether its processing is restricted (Art. 18(1)).
    ///   - subjects: whom it concerns, beside the one that it is sealed for.
    ///   - origins: the activities that it was collected for, beside the one that it is sealed for.
    ///   - categories: the categories that it holds, beside its own.
    public init(
        purposes: Set<PurposeID>? = nil,
        recipients: Set<RecipientID>? = nil,
        expiry: Instant? = nil,
        sensitivity: Sensitivity = .ordinary,
        isRestricted: Bool = false,
        subjects: Set<SubjectID> = [],
        origins: Set<PurposeID> = [],
        categories: Set<CategoryID> = []
    ) {
        self.purposes = purposes
        self.recipients = recipients
        self.expiry = expiry
        self.sensitivity = sensitivity
        self.isRestricted = isRestricted
        self.subjects = subjects
        self.origins = origins
        self.categories = categories
    }

    /// The label of what is made of both: it permits what each of them permits, and nothing else.
    public func merged(with other: DataLabel) -> DataLabel {
        DataLabel(
            purposes: Self.stricter(purposes, other.purposes) { $0.intersection($1) },
            recipients: Self.stricter(recipients, other.recipients) { $0.intersection($1) },
            expiry: Self.stricter(expiry, other.expiry, min),
            sensitivity: max(sensitivity, other.sensitivity),
            isRestricted: isRestricted || other.isRestricted,
            subjects: subjects.union(other.subjects),
            origins: origins.union(other.origins),
            categories: categories.union(other.categories))
    }

    /// Both limits where there are two, the one that there is otherwise.
    private static func stricter<Limit>(_ one: Limit?, _ other: Limit?, _ both: (Limit, Limit) -> Limit) -> Limit? {
        guard let one, let other else { return one ?? other }
        return both(one, other)
    }
}

extension DataLabel: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// That it is a label; never what it says, which may tell of a person.
    public var description: String { "(a data label)" }

    /// That it is a label; never what it says.
    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
