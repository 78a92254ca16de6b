// SPDX-License-Identifier: Apache-2.0

/// How much a change of a value weighs.
enum ChangeWeight: Sendable {
    /// People are told it: whatever happens to it is material.
    case substance(RegisterChange.Kind)
    /// It says how much is done with data: more of it is material, less isn't.
    case extent(RegisterChange.Kind)
    /// It protects people: less of it is material, more isn't.
    case protection(RegisterChange.Kind)
    /// It names the texts by which people consent: losing one that they consented to is material.
    case consentText
    /// It is only how something is told; so is all within it.
    case wording
    /// People aren't told it; nor is all within it.
    case organisation

    var kind: RegisterChange.Kind {
        switch self {
        case .substance(let kind), .extent(let kind), .protection(let kind): kind
        case .consentText: .consent
        case .wording: .wording
        case .organisation: .organisation
        }
    }

    /// The weight of what lies within a value of this weight.
    func within(_ inner: ChangeWeight) -> ChangeWeight {
        switch self {
        case .wording, .organisation: self
        case .substance, .extent, .protection, .consentText: inner
        }
    }

    /// Whether something new is material.
    var isAdditionMaterial: Bool {
        switch self {
        case .substance, .extent: true
        case .protection, .consentText, .wording, .organisation: false
        }
    }

    /// Whether something that is gone is material.
    var isRemovalMaterial: Bool {
        switch self {
        case .substance, .protection, .consentText: true
        case .extent, .wording, .organisation: false
        }
    }

    /// Whether another value is material, which is more (true) or less (false) than the one before where that can be
    /// said.
    func isMaterial(isMore: Bool?) -> Bool {
        switch self {
        case .substance: true
        case .extent: isMore != false
        case .protection: isMore != true
        case .consentText: true
        case .wording, .organisation: false
        }
    }
}
