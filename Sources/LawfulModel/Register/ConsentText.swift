// SPDX-License-Identifier: Apache-2.0

/// One version of a text by which people are asked for consent (Arts. 4(11), 7(1), 7(2)).
public struct ConsentText: Hashable, Sendable, Codable {
    /// The version's name; a consent names the version that was shown.
    public let id: TextID
    /// Its language.
    public let language: Language
    /// The text as shown; nil where only its digest is kept.
    public let wording: String?
    /// A digest of the text, by which the text shown can be proved; made outside, named by its algorithm.
    public let digest: String?
    /// By what act people consent, such as ticking a box (Art. 4(11)).
    public let mechanism: Mechanism
    /// How people withdraw, shown with the text: as easy as giving (Art. 7(3)).
    public let withdrawal: String?

    /// By what act people consent.
    public enum Mechanism: String, Hashable, Sendable, Codable, CaseIterable {
        /// A box that they tick.
        case checkbox
        /// A box ticked beforehand: no consent (C-673/17).
        case preticked
        /// A message that they confirm.
        case doubleOptIn
        /// Their spoken word, recorded.
        case oral
        /// Their signature.
        case signature
    }

    /// Declares a text.
    public init(
        _ id: TextID,
        in language: Language,
        _ wording: String?,
        digest: String? = nil,
        by mechanism: Mechanism = .checkbox,
        withdrawal: String?
    ) {
        self.id = id
        self.language = language
        self.wording = wording
        self.digest = digest
        self.mechanism = mechanism
        self.withdrawal = withdrawal
    }
}
