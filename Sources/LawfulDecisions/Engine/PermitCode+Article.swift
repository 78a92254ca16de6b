// SPDX-License-Identifier: Apache-2.0

import LawfulModel

extension PermitCode {
    /// The provision behind the code.
    var article: Article {
        switch self {
        case .consent: "6(1)(a)"
        case .contract: "6(1)(b)"
        case .legalObligation: "6(1)(c)"
        case .vital: "6(1)(d)"
        case .publicTask: "6(1)(e)"
        case .legitimateInterest: "6(1)(f)"
        case .eprivacyExistingCustomer: "Tw 11.7(3)"
        case .instruction: "28(3)(a)"
        case .compatiblePurpose: "6(4)"
        case .restrictionStorage, .restrictionConsent, .restrictionClaims, .restrictionOthersRights,
            .restrictionPublicInterest:
            "18(2)"
        case .retentionRunning, .retentionExtended, .erasureDue: "5(1)(e)"
        case .legalHold: "17(3)(e)"
        case .restrictionLifted: "18(3)"
        case .rightGranted: "12(3)"
        case .observed: "5(2)"
        }
    }
}
