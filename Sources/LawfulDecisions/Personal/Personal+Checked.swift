// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

// For categories that the purpose's type doesn't name, since the register came as data. The run-time check is the same
// as in the typed forms; what is lost is the compiler's.
extension Personal {
    /// The value of a category that the purpose's type doesn't name.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover the value.
    public func openChecked<P: Purpose>(_ permit: Permit<P>) throws -> Value { try opened(permit) }

    /// Derives a value, which stays sealed, of a category that the purpose's type doesn't name.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover the value, and what `transform` throws.
    public func mapChecked<P: Purpose, New: Sendable>(
        _ permit: Permit<P>,
        _ transform: (Value) throws -> New
    ) throws -> Personal<New, Category> {
        try mapped(permit, transform)
    }

    /// Derives a value of two, which stays sealed, of categories that the purpose's type doesn't name.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover both, and what `transform` throws.
    public func combineChecked<P: Purpose, Other, B, New: Sendable>(
        _ permit: Permit<P>,
        _ other: Personal<Other, B>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Derived<New, P> {
        try derived(permit, other, transform)
    }
}

extension Derived {
    /// The value under another purpose than the one it was derived for; the run-time check is the same.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover all that the value is made of.
    public func openChecked<Q: Purpose>(_ permit: Permit<Q>) throws -> Value { try opened(permit) }

    /// Derives a value of this one and another, of a category that the purpose's type doesn't name.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover both, and what `transform` throws.
    public func combineChecked<Other, C, New: Sendable>(
        _ permit: Permit<P>,
        _ other: Personal<Other, C>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Derived<New, P> {
        try derived(permit, other, transform)
    }
}

extension Sequence {
    /// Seals one person's values, of a category that the purpose's type doesn't name, as one list.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover each of them.
    public func combinedChecked<P: Purpose, Value, Category>(
        _ permit: Permit<P>
    ) throws -> Personal<[Value], Category>
    where Element == Personal<Value, Category> {
        try together(permit)
    }

    /// Derives a value of each, which stays sealed, of a category that the purpose's type doesn't name.
    ///
    /// - Throws: ``PermitError`` when the permit doesn't cover each of them, and what `transform` throws.
    public func mapChecked<P: Purpose, Value, Category, New: Sendable>(
        _ permit: Permit<P>,
        _ transform: (Value) throws -> New
    ) throws -> [Personal<New, Category>]
    where Element == Personal<Value, Category> {
        try each(permit, transform)
    }
}
