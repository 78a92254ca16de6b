// SPDX-License-Identifier: Apache-2.0

/// One thing that is wrong with a row; it names the column, never what stands there.
public struct ImportFault: Hashable, Sendable, CustomStringConvertible {
    /// What kind of fault it is.
    public enum Reason: String, Hashable, Sendable, CaseIterable {
        /// The row can't be taken apart.
        case malformedRow = "malformed_row"
        /// The row is too long.
        case tooLong = "too_long"
        /// A column that every row needs is empty.
        case missing
        /// What stands there isn't written as it should be.
        case malformed
        /// A word that isn't known.
        case unknownValue = "unknown_value"
        /// The register doesn't declare the purpose.
        case undeclaredPurpose = "undeclared_purpose"
        /// The register doesn't ask for consent to the purpose.
        case noConsentAsked = "no_consent_asked"
        /// The time lies ahead.
        case ahead
        /// Another choice was recorded under the same name before.
        case conflict
    }

    /// The column; empty for the row.
    public let column: String
    /// What kind of fault it is.
    public let reason: Reason
    /// What is wrong and what is right; no personal data.
    public let message: String

    init(_ column: String, _ reason: Reason, _ message: String) {
        self.column = column
        self.reason = reason
        self.message = message
    }

    /// The column, the reason and the message.
    public var description: String { "\(column.isEmpty ? "the row" : column): \(reason.rawValue): \(message)" }
}

/// A row of a source: a choice, or what is wrong with it.
public struct ImportRow: Hashable, Sendable {
    /// The line on which it begins, counted from 1.
    public let line: Int
    /// The choice; nil where it has faults.
    public let consent: ImportedConsent?
    /// All that is wrong with it.
    public let faults: [ImportFault]

    /// A row that was read by other means.
    public init(line: Int, _ consent: ImportedConsent) {
        self.line = line
        self.consent = consent
        faults = []
    }

    init(line: Int, faults: [ImportFault]) {
        self.line = line
        consent = nil
        self.faults = faults
    }
}

/// What an import did; it names nobody.
public struct ImportReport: Hashable, Sendable {
    /// A row to look at.
    public struct Note: Hashable, Sendable {
        /// The line on which the row begins.
        public let line: Int
        /// Why it was refused, every fault; empty where it was recorded and can't be proved.
        public let faults: [ImportFault]
    }

    /// How many rows there were.
    public internal(set) var rows = 0
    /// How many choices this import recorded, over all attempts of the same name, by how well they can be demonstrated.
    public internal(set) var recorded: [EvidenceGrade: Int] = [:]
    /// How many were recorded before.
    public internal(set) var known = 0
    /// How many rows were refused.
    public internal(set) var refusedCount = 0
    /// How many consents were recorded that can't be proved: using them is denied with `consent.not_provable`.
    public internal(set) var unprovableCount = 0
    /// The rows that were refused, the first of them.
    public internal(set) var refused: [Note] = []
    /// The consents that can't be proved, the first of them: ask these people again.
    public internal(set) var unprovable: [Note] = []

    /// How many choices this import recorded.
    public var recordedCount: Int { recorded.values.reduce(0, +) }
    /// Whether the lists hold all that is counted; whoever needs all takes them as they come.
    public var isWhole: Bool { refused.count == refusedCount && unprovable.count == unprovableCount }
}
