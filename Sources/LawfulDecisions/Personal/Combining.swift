// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

// What the generated overloads of `combine` and `combined` do, once the compiler has found the categories covered.
extension Personal {
    /// What is made of two values of one category, sealed as one of it.
    func combined<P: Purpose, Other, New: Sendable>(
        _ permit: Permit<P>,
        _ other: Personal<Other, Category>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Personal<New, Category> {
        let values = (try opened(permit), try other.opened(permit))
        return Personal<New, Category>(
            try transform(values.0, values.1), .labelled(label.merged(with: other.label)))
    }

    /// What is made of values of two categories.
    func derived<P: Purpose, Other, B, New: Sendable>(
        _ permit: Permit<P>,
        _ other: Personal<Other, B>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Derived<New, P> {
        let values = (try opened(permit), try other.opened(permit))
        return Derived(try transform(values.0, values.1), label.merged(with: other.label))
    }

    /// What is made of a value and one that was derived for the purpose.
    func derived<P: Purpose, Other, New: Sendable>(
        _ permit: Permit<P>,
        _ other: Derived<Other, P>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Derived<New, P> {
        try other.derived(permit, self) { try transform($1, $0) }
    }
}

extension Derived {
    /// What is made of a value that was derived for the purpose and one of a category.
    func derived<Other, C, New: Sendable>(
        _ permit: Permit<P>,
        _ other: Personal<Other, C>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Derived<New, P> {
        let values = (try opened(permit), try other.opened(permit))
        return Derived<New, P>(try transform(values.0, values.1), label.merged(with: other.label))
    }
}

extension Sequence {
    /// The values as one; a permit is about one person, so that those of several people throw.
    func together<P: Purpose, Value, Category>(_ permit: Permit<P>) throws -> Personal<[Value], Category>
    where Element == Personal<Value, Category> {
        var values: [Value] = []
        var label: DataLabel?
        for personal in self {
            values.append(try personal.opened(permit))
            label = label?.merged(with: personal.label) ?? personal.label
        }
        if let label { return Personal<[Value], Category>(values, .labelled(label)) }
        // That there is none tells of the person, too.
        let none = Personal<[Value], Category>([], of: permit.subject, collectedFor: permit.question.activity)
        _ = try none.opened(permit)
        return none
    }

    /// A value made of each, sealed; a permit is about one person, so that one of somebody else's throws.
    func each<P: Purpose, Value, Category, New: Sendable>(
        _ permit: Permit<P>,
        _ transform: (Value) throws -> New
    ) throws -> [Personal<New, Category>]
    where Element == Personal<Value, Category> {
        var derived: [Personal<New, Category>] = []
        derived.reserveCapacity(underestimatedCount)
        for personal in self { derived.append(try personal.mapped(permit, transform)) }
        return derived
    }

    /// Derives a value of each that was derived for one purpose; each stays sealed under its own label.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover each of them, and what `transform` throws.
    public func map<P: Purpose, Value, New: Sendable>(
        _ permit: Permit<P>,
        _ transform: (Value) throws -> New
    ) throws -> [Derived<New, P>]
    where Element == Derived<Value, P> {
        var derived: [Derived<New, P>] = []
        derived.reserveCapacity(underestimatedCount)
        for each in self { derived.append(try each.map(permit, transform)) }
        return derived
    }

    /// Seals values that were derived for one purpose, of one person, as one list; there must be one at least, since
    /// nothing else says what the list is made of.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover each of them.
    /// - Returns: the list, sealed; nil when there is none.
    public func combined<P: Purpose, Value>(_ permit: Permit<P>) throws -> Derived<[Value], P>?
    where Element == Derived<Value, P> {
        var values: [Value] = []
        var label: DataLabel?
        for derived in self {
            values.append(try derived.opened(permit))
            label = label?.merged(with: derived.label) ?? derived.label
        }
        return label.map { Derived(values, $0) }
    }
}
