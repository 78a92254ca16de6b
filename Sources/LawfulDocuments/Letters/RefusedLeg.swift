// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel
import LawfulRights

/// The law and the period behind a duty to keep, so that the person can check them.
struct RefusedLeg {
    let duties: [String]

    init(_ leg: Assessment.Leg, _ language: Language) {
        guard leg.reasons.contains(where: { $0.code == .rightExemptLegalObligation }) else {
            duties = []
            return
        }
        duties = leg.activity.retention.compactMap { rule in
            guard let law = rule.law, let minimum = rule.minimum else { return nil }
            let count = Words(language).length(minimum)
            return language == .nl
                ? "De wettelijke bewaartermijn is \(count) (\(law.citation))."
                : "The law asks for keeping them \(count) (\(law.citation))."
        }
    }
}
