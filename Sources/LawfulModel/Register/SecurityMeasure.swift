// SPDX-License-Identifier: Apache-2.0

/// A technical or organisational measure that keeps data secure (Art. 32).
public struct SecurityMeasure: Hashable, Sendable, Codable {
    /// What the measure serves (Art. 32(1)(a) to (d)).
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// Pseudonymisation or encryption (a).
        case encryption
        /// Confidentiality, integrity, availability and resilience (b).
        case resilience
        /// Restoring access after an incident (c).
        case restoring
        /// Testing and evaluating regularly (d).
        case testing
    }

    /// The measure's stable name.
    public let id: MeasureID
    /// What it is, as told in the record of processing (Art. 30(1)(g)).
    public let title: String
    /// What it serves.
    public let kind: Kind
    /// The function that answers for it; not a name.
    public let owner: String
    /// The evidence that it works, such as a test report; nil when there is none.
    public let evidence: String?
    /// When it is to be reviewed; nil when nobody planned it.
    public let reviewBy: DeclaredDate?
    /// The purposes that it protects; nil means all.
    public let purposes: [PurposeID]?
    /// The clause of the statement that promises it.
    public let clause: String?

    /// Declares a measure.
    public init(
        _ id: MeasureID,
        _ title: String,
        _ kind: Kind,
        owner: String,
        evidence: String? = nil,
        reviewBy: DeclaredDate? = nil,
        for purposes: [PurposeID]? = nil,
        clause: String? = nil
    ) {
        self.id = id
        self.title = title
        self.kind = kind
        self.owner = owner
        self.evidence = evidence
        self.reviewBy = reviewBy
        self.purposes = purposes
        self.clause = clause
    }
}
