// SPDX-License-Identifier: Apache-2.0

/// The state of the data protection impact assessment (Arts. 35, 36).
public enum ImpactAssessment: Hashable, Sendable, Codable {
    /// The processing is not likely to result in a high risk.
    case notRequired
    /// It is required and not on file.
    case missing
    /// It was carried out.
    case done(on: DeclaredDate)
    /// A high risk remains; the supervisory authority was consulted beforehand, or not (Art. 36).
    case highResidualRisk(consulted: Bool)
}

/// What points to a high risk: the cases of Art. 35(3), each of which is enough, and the nine criteria of WP 248, of
/// which two are.
public enum RiskCriterion: String, Hashable, Sendable, Codable, CaseIterable {
    /// Systematic and extensive automated evaluation on which decisions with legal or similar effect are based
    /// (Art. 35(3)(a)).
    case extensiveEvaluation
    /// Special categories or offences on a large scale (Art. 35(3)(b)).
    case largeScaleSpecial
    /// Systematic monitoring of a publicly accessible area on a large scale (Art. 35(3)(c)).
    case publicMonitoring
    /// Evaluation or scoring (WP 248, criterion 1).
    case scoring
    /// Automated decisions with legal or similar significant effect (2).
    case automatedDecisions
    /// Systematic monitoring (3).
    case monitoring
    /// Sensitive data or data of a highly personal nature (4).
    case sensitiveData
    /// A large scale (5).
    case largeScale
    /// Matching or combining data sets (6).
    case matching
    /// Vulnerable people, such as children or employees (7).
    case vulnerablePeople
    /// Innovative use of technology (8).
    case innovation
    /// Processing that keeps people from a right, a service or a contract (9).
    case exclusion

    /// Whether the criterion alone makes an assessment required (Art. 35(3)).
    public var suffices: Bool {
        switch self {
        case .extensiveEvaluation, .largeScaleSpecial, .publicMonitoring: true
        case .scoring, .automatedDecisions, .monitoring, .sensitiveData, .largeScale, .matching, .vulnerablePeople,
            .innovation, .exclusion:
            false
        }
    }
}

extension Activity {
    /// Whether what is declared points to a high risk, so that an impact assessment must come first (Art. 35(1), (3)):
    /// one case of Art. 35(3), or two of the nine criteria of WP 248.
    public var needsImpactAssessment: Bool {
        risks.contains(where: \.suffices) || Set(risks.filter { !$0.suffices }).count >= 2
    }

    /// The state of the impact assessment as it counts: one that the risks demand is missing where the activity says
    /// that none is required.
    public var assessedImpact: ImpactAssessment {
        impactAssessment == .notRequired && needsImpactAssessment ? .missing : impactAssessment
    }
}
