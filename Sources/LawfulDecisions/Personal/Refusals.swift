// SPDX-License-Identifier: Apache-2.0

import LawfulModel

// What doesn't compile anyway, said in one sentence where the compiler alone would list candidates. None of these opens
// anything, even if it were called.
extension Personal {
    /// Not without a permit: write `map(permit) { … }`.
    @available(*, unavailable, message: "a value opens under a permit only; write map(permit) { … }")
    public func map<New: Sendable>(_ transform: (Value) throws -> New) throws -> Personal<New, Category> {
        throw PermitError(.categoryOutsideGrant, Category.id)
    }

    /// Not without a permit: write `combine(permit, other) { … }`.
    @available(*, unavailable, message: "values open under a permit only; write combine(permit, other) { … }")
    public func combine<Other, B, New: Sendable>(
        _ other: Personal<Other, B>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Personal<New, Category> {
        throw PermitError(.categoryOutsideGrant, Category.id)
    }
}

extension Derived {
    /// Not with a category that the purpose doesn't cover: add it to the purpose's `Covers`.
    @available(
        *, unavailable,
        message: "the purpose doesn't cover the other value's category; add it to the purpose's Covers"
    )
    @_disfavoredOverload
    public func combine<Other, C, New: Sendable>(
        _ permit: Permit<P>,
        _ other: Personal<Other, C>,
        _ transform: (Value, Other) throws -> New
    ) throws -> Derived<New, P> {
        throw PermitError(.categoryOutsideGrant, C.id)
    }
}
