// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// Which right goes with which legal basis (Arts. 15 to 22); rights follow the purpose and its basis, not the data.
enum RightsMatrix {
    /// Whether people have a right where processing rests on a basis, be it under conditions.
    static func holds(_ right: ProcessingOperation, on basis: LegalBasis) -> Bool {
        switch right {
        case .requestPortability: basis == .consent || basis == .contract
        case .requestObjection: basis == .publicTask || basis == .legitimateInterest
        case .requestWithdrawal: basis == .consent
        default: right.isRequest
        }
    }

    /// The bases of an activity on which people have a right.
    static func bases(of right: ProcessingOperation, in activity: Activity) -> [LegalBasis] {
        activity.grounds.map(\.basis).filter { holds(right, on: $0) }
    }

    /// Whether people have a right in an activity, be it under conditions.
    static func holds(_ right: ProcessingOperation, in activity: Activity) -> Bool {
        switch right {
        case .requestPortability: activity.isAutomated && !bases(of: right, in: activity).isEmpty
        // Marketing can be objected to whatever its basis (Art. 21(2)).
        case .requestObjection: activity.isDirectMarketing || !bases(of: right, in: activity).isEmpty
        case .requestWithdrawal: !bases(of: right, in: activity).isEmpty
        case .requestContest: activity.automatedDecisions != nil
        default: right.isRequest
        }
    }
}
