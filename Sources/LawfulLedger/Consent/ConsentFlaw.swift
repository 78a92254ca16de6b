// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// What makes a consent invalid (Arts. 4(11), 7).
public enum ConsentFlaw: String, Hashable, Sendable, Codable, CaseIterable {
    /// No clear affirmative act: a box ticked beforehand (C-673/17).
    case preticked
    /// Not distinguishable from other matters (Art. 7(2)).
    case bundled
    /// Not told who, what for, which data, or that it can be withdrawn (Arts. 4(11), 7(3)).
    case uninformed
    /// Performance was made conditional on unneeded consent (Art. 7(4)).
    case conditional
    /// A clear imbalance, not rebutted (recital 43).
    case imbalance
    /// The record lacks the version of the text or the time (Art. 7(1)).
    case unproven

    /// The code of the reason for which a use on such a consent is denied.
    public var code: String {
        switch self {
        case .preticked: "consent.invalid.ambiguous"
        case .bundled: "consent.invalid.not_distinguishable"
        case .uninformed: "consent.invalid.not_informed"
        case .conditional, .imbalance: "consent.invalid.not_free"
        case .unproven: "consent.not_provable"
        }
    }

    /// The provision that it offends.
    public var article: Article {
        switch self {
        case .preticked, .uninformed: "4(11)"
        case .bundled: "7(2)"
        case .conditional, .imbalance: "7(4)"
        case .unproven: "7(1)"
        }
    }
}
