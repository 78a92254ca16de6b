// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A sealed value: personal data of a category, with the person it concerns and the activity it was collected for.
///
/// Nothing shows it: not `print`, interpolation, `dump`, a mirror, or an error; and it can't be encoded. It opens under
/// a ``Permit``, checked by the compiler as far as types can, and at run time always.
///
/// ```swift
/// let outcome = try await privacy.use(Newsletter.self, of: anna.id, as: .marketer) { permit in
///     try await mail.send(to: anna.email.open(permit))
/// }
/// ```
///
/// What is made of it is sealed, too, and its label travels with it: see `map`, `combine` and `combined`, each of which
/// takes a permit, and ``DataLabel``.
///
/// Keys around a value are the decoder's: a table keyed by person may show them in errors of its own, so decode lists
/// instead. `withUnsafeBytes` and its kin can't be stopped: the type prevents accidents, not malice.
public struct Personal<Value: Sendable, Category: DataCategory>: Sendable {
    private let value: Value
    private let standing: Standing

    /// Seals a value.
    ///
    /// - Parameters:
    ///   - value: the value; keep no other copy.
    ///   - subject: whose it is.
    ///   - purpose: the activity that it was collected for (Art. 5(1)(b)).
    public init<P: Purpose>(_ value: Value, of subject: SubjectID, collectedFor purpose: P.Type) {
        self.init(value, of: subject, collectedFor: P.id)
    }

    /// Seals a value collected for an activity by name.
    public init(_ value: Value, of subject: SubjectID, collectedFor origin: PurposeID) {
        self.init(value, .collected(subject, origin))
    }

    init(_ value: Value, _ standing: Standing) {
        self.value = value
        self.standing = standing
    }

    /// How heavily the Regulation weighs what the value is made of; for choosing how to keep or log it.
    public var sensitivity: Sensitivity {
        switch standing {
        case .collected: Category.kind.sensitivity
        case .labelled(let label): label.sensitivity
        }
    }

    /// What travels with the value: whose it is, its category and origin, and what narrows its use.
    var label: DataLabel {
        switch standing {
        case .collected(let subject, let origin):
            DataLabel(
                sensitivity: Category.kind.sensitivity, subjects: [subject], origins: [origin],
                categories: [Category.id])
        case .labelled(let label): label
        }
    }

    /// The same value under a stricter label: the one it has, merged with another.
    ///
    /// ```swift
    /// let email = anna.email.labelled(DataLabel(purposes: [Newsletter.id], expiry: endOfCampaign))
    /// ```
    public func labelled(_ label: DataLabel) -> Personal {
        Personal(value, .labelled(self.label.merged(with: label)))
    }

    /// The value, after the run-time check that no type can make.
    func opened<P: Purpose>(_ permit: Permit<P>) throws -> Value {
        switch standing {
        case .collected(let subject, let origin):
            try permit.check(subject: subject, category: Category.id, origin: origin)
        case .labelled(let label): try permit.check(label)
        }
        return value
    }

    /// What is made of the value, sealed as it is.
    func mapped<P: Purpose, New: Sendable>(
        _ permit: Permit<P>,
        _ transform: (Value) throws -> New
    ) throws -> Personal<New, Category> {
        Personal<New, Category>(try transform(opened(permit)), standing)
    }

    /// The value and its label, without a permit: only the recorded ways to do without use it.
    package func openedWithoutPermit() -> (value: Value, label: DataLabel) { (value, label) }
}

/// Whose a value is and what it was collected for, or the label that says more.
enum Standing: Hashable, Sendable {
    /// As most values stand: without sets to allocate for each of them.
    case collected(SubjectID, PurposeID)
    indirect case labelled(DataLabel)
}

extension Personal: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The category's name; never the value.
    public var description: String { "(\(Category.id), sealed)" }

    /// The category's name; never the value.
    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
