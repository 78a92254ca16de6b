// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A sealed value made of several categories under a permit: personal data that serve the permit's purpose.
///
/// It opens under permits for that purpose, whose type covered everything it was made of; what it holds and whose it
/// is is checked again each time. Nothing shows it, and it can't be encoded.
///
/// ```swift
/// let line = try anna.name.combine(permit, anna.email) { "\($0) <\($1)>" }  // Derived<String, Newsletter>
/// ```
///
/// A purpose that covers only some of it can't open it: another purpose's permit doesn't compile, and
/// ``openChecked(_:)`` asks the grant for all of its categories.
public struct Derived<Value: Sendable, P: Purpose>: Sendable {
    private let value: Value
    let label: DataLabel

    init(_ value: Value, _ label: DataLabel) {
        self.value = value
        self.label = label
    }

    /// How heavily the Regulation weighs the heaviest of what it is made of.
    public var sensitivity: Sensitivity { label.sensitivity }

    /// The same value under a stricter label: the one it has, merged with another.
    public func labelled(_ label: DataLabel) -> Derived { Derived(value, self.label.merged(with: label)) }

    /// Opens the value.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover all that the value is made of.
    public func open(_ permit: Permit<P>) throws -> Value { try opened(permit) }

    /// Derives a value, which stays sealed under the same label.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover all that the value is made of, and what `transform`
    ///   throws.
    public func map<New: Sendable>(
        _ permit: Permit<P>,
        _ transform: (Value) throws -> New
    ) throws -> Derived<New, P> {
        Derived<New, P>(try transform(opened(permit)), label)
    }

    /// Derives a value of this one and another that serves the same purpose.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover both, and what `transform` throws.
    public func combine<Other, New: Sendable>(
        _ permit: Permit<P>,
        _ other: Derived<Other, P>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Derived<New, P> {
        let values = (try opened(permit), try other.opened(permit))
        return Derived<New, P>(try transform(values.0, values.1), label.merged(with: other.label))
    }

    /// The value, after the run-time check that no type can make.
    func opened<Q: Purpose>(_ permit: Permit<Q>) throws -> Value {
        try permit.check(label)
        return value
    }

    /// The value and its label, without a permit: only the recorded ways to do without use it.
    package func openedWithoutPermit() -> (value: Value, label: DataLabel) { (value, label) }
}

extension Derived: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name of the purpose that it serves; never the value.
    public var description: String { "(derived for \(P.id), sealed)" }

    /// The name of the purpose that it serves; never the value.
    public var debugDescription: String { description }

    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: [:], displayStyle: .struct) }
}
