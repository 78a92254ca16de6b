// SPDX-License-Identifier: Apache-2.0

/// How heavily the Regulation weighs a category, so that what is made of several is treated as its heaviest.
///
/// The order follows what the Regulation attaches: Art. 87 leaves a national number to national law; Art. 10 reserves
/// offences to authority or law, and Arts. 30(5), 35(3)(b) and 37(1)(c) weigh them; the same three weigh the special
/// categories, which Art. 9(1) forbids outright and Art. 22(4) keeps from decisions by machine besides.
public enum Sensitivity: Int, Hashable, Sendable, CaseIterable, Comparable {
    /// Personal data without rules of their own.
    case ordinary
    /// A national identification number (Art. 87).
    case nationalID
    /// Convictions and offences (Art. 10).
    case criminal
    /// A special category (Art. 9(1)).
    case special

    /// Orders sensitivities, the lightest first.
    public static func < (one: Sensitivity, other: Sensitivity) -> Bool { one.rawValue < other.rawValue }
}

extension CategoryKind {
    /// How heavily the Regulation weighs the category.
    public var sensitivity: Sensitivity {
        switch self {
        case .ordinary: .ordinary
        case .nationalID: .nationalID
        case .criminal: .criminal
        case .special: .special
        }
    }
}
