// SPDX-License-Identifier: Apache-2.0

/// How decisions based solely on automated processing are made (Art. 22).
public struct AutomatedDecisions: Hashable, Sendable, Codable {
    /// What Art. 22(3) gives people where such a decision is allowed by contract or consent.
    public enum Safeguard: String, Hashable, Sendable, Codable, CaseIterable {
        /// A human can step in and reconsider; one who only signs doesn't.
        case humanIntervention
        /// People can express their point of view.
        case pointOfView
        /// People can contest the decision.
        case contest
    }

    /// Whether they have legal or similarly significant effects.
    public let isSignificant: Bool
    /// The safeguards in place.
    public let safeguards: [Safeguard]
    /// The logic involved, as it is explained to people (Arts. 13(2)(f), 15(1)(h)).
    public let logic: String
    /// The significance and the envisaged consequences, as told to people (Arts. 13(2)(f), 15(1)(h)).
    public let significance: String?

    init(isSignificant: Bool, safeguards: [Safeguard], logic: String, significance: String? = nil) {
        self.isSignificant = isSignificant
        self.safeguards = safeguards
        self.logic = logic
        self.significance = significance
    }

    /// The safeguards of Art. 22(3) that are lacking.
    public var missingSafeguards: [Safeguard] { Safeguard.allCases.filter { !safeguards.contains($0) } }
}
