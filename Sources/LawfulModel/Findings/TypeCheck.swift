// SPDX-License-Identifier: Apache-2.0

/// Where the types that a service's code uses and its register differ: an activity that isn't declared, a category that
/// the type covers and the activity doesn't, or the other way round.
public struct TypeMismatch: Hashable, Sendable, CustomStringConvertible {
    /// What differs.
    public enum Kind: Hashable, Sendable {
        /// No activity pursues the type's purpose.
        case undeclaredPurpose
        /// The type covers a category that the activity doesn't declare: its values would never open.
        case undeclaredCategory(CategoryID)
        /// The activity declares a category that the type doesn't cover: the compiler lets no value of it open.
        case uncoveredCategory(CategoryID)
        /// The type and the register say different things of a category's kind, such as special or ordinary.
        case otherKind(CategoryID)
    }

    /// The purpose.
    public let purpose: PurposeID
    /// What differs.
    public let kind: Kind

    /// What differs, and what to do.
    public var description: String {
        switch kind {
        case .undeclaredPurpose:
            "activities[\(purpose)]: the code uses the purpose and no activity declares it; declare it, or drop the type"
        case .undeclaredCategory(let category):
            "activities[\(purpose)].categories: the type covers '\(category)' and the activity doesn't; add it, or take it out of Covers"
        case .uncoveredCategory(let category):
            "activities[\(purpose)].categories: the activity declares '\(category)' and the type doesn't cover it; add it to Covers, or drop it"
        case .otherKind(let category):
            "categories[\(category)].kind: the type says another kind than the register; say the same in both"
        }
    }
}

extension Register {
    /// Where a purpose's type and the register differ: nothing for an activity declared by the type itself; what registers
    /// that come as data are checked by, at start and in a test.
    ///
    /// ```swift
    /// #expect(register.mismatches(with: Newsletter.self) == [])
    /// ```
    public func mismatches<P: Purpose, each C: DataCategory>(with purpose: P.Type) -> [TypeMismatch]
    where P.Covers == (repeat each C) {
        guard let activity = activity(P.id) else { return [TypeMismatch(purpose: P.id, kind: .undeclaredPurpose)] }
        var found: [TypeMismatch] = []
        var covered: Set<CategoryID> = []
        for type in repeat (each C).self {
            covered.insert(type.id)
            if !activity.categories.contains(type.id) {
                found.append(TypeMismatch(purpose: P.id, kind: .undeclaredCategory(type.id)))
            } else if let declared = category(type.id), declared.kind != type.kind {
                found.append(TypeMismatch(purpose: P.id, kind: .otherKind(type.id)))
            }
        }
        for category in activity.categories where !covered.contains(category) {
            found.append(TypeMismatch(purpose: P.id, kind: .uncoveredCategory(category)))
        }
        return found
    }
}

/// Why a service doesn't start: its code's types and its register differ.
public struct TypeMismatchError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What differs.
    public let mismatches: [TypeMismatch]

    /// All that differs, a line each.
    public var description: String {
        "The register and the types used differ in \(mismatches.count) place(s):\n"
            + mismatches.map { "  - \($0)" }.joined(separator: "\n")
    }
}

extension ActivatedRegister {
    /// The same register, once it is certain that a purpose's type and it agree; write one for each type that is used.
    ///
    /// ```swift
    /// let activated = try register.activate(.strict).checked(for: Newsletter.self).checked(for: Orders.self)
    /// ```
    ///
    /// - Throws: ``TypeMismatchError`` with all that differs.
    public func checked<P: Purpose, each C: DataCategory>(for purpose: P.Type) throws -> ActivatedRegister
    where P.Covers == (repeat each C) {
        let mismatches = register.mismatches(with: P.self)
        guard mismatches.isEmpty else { throw TypeMismatchError(mismatches: mismatches) }
        return self
    }
}
