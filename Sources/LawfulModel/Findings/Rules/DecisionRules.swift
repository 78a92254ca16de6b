// SPDX-License-Identifier: Apache-2.0

// Decisions by machine and high risks (Arts. 22, 35, 36).
extension FindingRule {
    /// Decisions with significant effect, by machine alone, that Art. 22 doesn't allow so.
    static let automatedDecision = activity("L-10", .error, "22(1)") { survey, activity, places in
        guard let decisions = activity.automatedDecisions, decisions.isSignificant else { return }
        let isAgreed = activity.grounds.contains { $0.basis == .contract || $0.basis == .consent }
        let isByLaw = activity.grounds.contains { $0.law?.isUnionOrMemberState == true }
        if !isAgreed, !isByLaw {
            places.add(
                "automatedDecisions",
                "decisions with significant effect are made by machine without an exception of Art. 22(2)",
                "Put a human in the decision, or found it on contract, law or explicit consent.")
        } else if isAgreed, !decisions.missingSafeguards.isEmpty {
            // A law that authorises decisions lays down its own safeguards (Art. 22(2)(b)).
            places.add(
                "automatedDecisions",
                "decisions with significant effect are made by machine and nobody can step in",
                "Provide human intervention, hearing and contest (Art. 22(3)).", article: "22(3)")
        }
        // Of (g) only what its law makes of it; the other conditions that need a law don't allow this at all.
        let allowed = Set(
            activity.specialGrounds.filter { ground in
                ground.condition == .a || ground.condition == .g && ground.holds(inResearch: activity.isResearch)
            }.map(\.category))
        for category in activity.categories where survey.isSpecial(category) && !allowed.contains(category) {
            places.add(
                "automatedDecisions[\(category)]", "the special category '\(category)' feeds decisions by machine",
                "Leave it out, or add explicit consent (9(2)(a)) or a law (9(2)(g)) with safeguards.", article: "22(4)")
        }
    }

    /// A high risk that nobody assessed, or about which the authority wasn't consulted.
    static let impactUnassessed = activity("G-07", .error, "35(1)") { _, activity, places in
        switch activity.assessedImpact {
        case .notRequired, .done: break
        case .missing:
            let risks = activity.risks.isEmpty ? "" : " (\(quoted(activity.risks.map(\.rawValue))))"
            places.add(
                "impactAssessment", "processing with a likely high risk\(risks) has no impact assessment",
                "Assess it before processing, and declare Assessed(.done(on:)).")
        case .highResidualRisk(let isConsulted):
            if !isConsulted {
                places.add(
                    "impactAssessment", "a high risk remains and the supervisory authority wasn't consulted",
                    "Consult it before processing, or reduce the risk.", article: "36(1)")
            }
        }
    }
}
