// SPDX-License-Identifier: Apache-2.0

enum Basis: UInt8 {
    case consent
    case contract
    case legalObligation
    case legitimateInterest

    init(name: String) {
        switch name {
        case "consent": self = .consent
        case "contract": self = .contract
        case "legal_obligation": self = .legalObligation
        default: self = .legitimateInterest
        }
    }
}

struct Reasons: OptionSet {
    var rawValue: UInt16
    static let category = Reasons(rawValue: 1)
    static let operation = Reasons(rawValue: 2)
    static let role = Reasons(rawValue: 4)
    static let consent = Reasons(rawValue: 8)
    static let objection = Reasons(rawValue: 16)
    static let restricted = Reasons(rawValue: 32)
    static let recipient = Reasons(rawValue: 64)
    static let retention = Reasons(rawValue: 128)
    static let unknown = Reasons(rawValue: 256)
}

struct Decision {
    var reasons: Reasons
    var basis: Basis

    var permitted: Bool { reasons.isEmpty }
    /// What a pass adds up: 1 for a permit, else how many reasons there are.
    var sum: Int { permitted ? 1 : reasons.rawValue.nonzeroBitCount }
}

struct PurposeRow {
    var basis: Basis
    var operations: UInt8
    var roles: UInt8
    var retentionDays: Int32
}

/// The policy, unchanging once built: rows by purpose number, category sets as words of bits.
///
/// It is held by one reference, so that handing it to a decision moves one pointer.
final class Tables: Sendable {
    let rows: [PurposeRow]
    let covers: [UInt64]
    let words: Int
    let recipientOK: [Bool]
    let purposeNumber: [String: Int]
    let categoryNumber: [String: Int]
    let operationNumber: [String: Int]
    let roleNumber: [String: Int]
    let recipientNumber: [String: Int]

    init(
        rows: [PurposeRow],
        covers: [UInt64],
        words: Int,
        recipientOK: [Bool] = [true],
        purposes: [String],
        categories: [String],
        operations: [String] = [],
        roles: [String] = [],
        recipients: [String] = []
    ) {
        func numbered(_ names: [String]) -> [String: Int] {
            Dictionary(uniqueKeysWithValues: zip(names, names.indices))
        }
        (self.rows, self.covers, self.words, self.recipientOK) = (rows, covers, words, recipientOK)
        (purposeNumber, categoryNumber, operationNumber) = (
            numbered(purposes), numbered(categories), numbered(operations)
        )
        (roleNumber, recipientNumber) = (numbered(roles), numbered(recipients))
    }

    @inline(__always) func covers(_ purpose: Int, _ category: Int) -> Bool {
        covers[purpose &* words &+ category >> 6] >> UInt64(category & 63) & 1 == 1
    }
}
