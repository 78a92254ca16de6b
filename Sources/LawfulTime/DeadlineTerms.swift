// SPDX-License-Identifier: Apache-2.0

/// What a deadline rule says in law: how long, whether the last day rolls, and where it is written.
public struct DeadlineTerms: Hashable, Sendable, Codable {
    /// The length of the period.
    public let period: Period
    /// Whether a last day that is no working day rolls forward to the next one.
    ///
    /// It does under Reg. 1182/71 Art. 3(4) and Atw Art. 1(1), but never for hours or for promises.
    public let rollsForward: Bool
    /// The first local date on which the rule is law.
    public let validFrom: LocalDate
    /// The provision.
    public let source: String

    /// The terms of a rule of the GDPR, which applies from 25 May 2018 (Art. 99(2)).
    static func gdpr(_ period: Period, rollsForward: Bool = true, _ source: String) -> DeadlineTerms {
        DeadlineTerms(
            period: period, rollsForward: rollsForward, validFrom: LocalDate(known: (2018, 5, 25)), source: source)
    }
}
