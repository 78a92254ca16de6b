// SPDX-License-Identifier: Apache-2.0

#if Evidence
package import Foundation
package import LawfulLedger
import LawfulModel

/// An entry with what is sealed of it, as they are stored.
package struct StoredEntry: Sendable {
    package let sequence: Int64
    /// What is hashed.
    package let bytes: [UInt8]
    /// The sealed part; nil where the entry was recorded before the ledger had evidence.
    package let sealed: Data?
    /// The key that it is sealed under; nil where it was destroyed.
    package let key: StoredKey?
    /// The commitments of a cohort: the payload's, and its members'.
    package let commitments: Data?

    package init(sequence: Int64, bytes: [UInt8], sealed: Data?, key: StoredKey?, commitments: Data?) {
        (self.sequence, self.bytes, self.sealed) = (sequence, bytes, sealed)
        (self.key, self.commitments) = (key, commitments)
    }

    /// An entry without what is sealed of it, for who opens nothing.
    package init(bare sequence: Int64, bytes: [UInt8], _ isSealed: Bool) {
        self.init(sequence: sequence, bytes: bytes, sealed: isSealed ? Data([1]) : nil, key: nil, commitments: nil)
    }

    /// Whether the private part was overwritten.
    package var isErased: Bool {
        // The first bytes are a random nonce: only what was overwritten begins with zeros.
        guard let sealed, sealed.prefix(12).allSatisfy({ $0 == 0 }) else { return false }
        return sealed.allSatisfy { $0 == 0 }
    }

    /// The hashes that a cohort commits to.
    package var memberCommitments: [Hash256]? {
        guard let commitments, commitments.count.isMultiple(of: Hash256.byteCount) else { return nil }
        let bytes = Array(commitments)
        return stride(from: 0, to: bytes.count, by: Hash256.byteCount).map {
            Hash256(bytes[$0..<$0 + Hash256.byteCount]) ?? .emptyTree
        }
    }
}

/// A member of a cohort as a store reads it back.
package struct StoredMember: Sendable {
    package let subject: String
    package let answer: String
    /// Which of the cohort's commitments is theirs; the payload's own is the first.
    package let place: Int
    package let salt: [UInt8]

    package init(subject: String, answer: String, place: Int, salt: [UInt8]) {
        (self.subject, self.answer, self.place, self.salt) = (subject, answer, place, salt)
    }

    /// What is committed to about the member.
    package var payload: [UInt8] { CohortRow.payload(subject, answer) }

    package var commitment: Hash256? { PayloadCommitment.commitment(salt: salt, payload: payload) }
}

/// A member of a cohort as a store is about to write it.
package struct CohortRow: Sendable {
    package let member: CohortMember
    package let subject: String

    package init(_ member: CohortMember) throws {
        self.member = member
        subject = try StoreKey.text(member.subject.rawValue)
    }

    /// The codes, which hold no blanks.
    package var answer: String { member.answer.joined(separator: " ") }

    /// What is committed to about the member: who, and the answer.
    package var payload: [UInt8] { Self.payload(subject, answer) }

    static func payload(_ subject: String, _ answer: String) -> [UInt8] { Array("\(subject)\0\(answer)".utf8) }
}

/// The members of a cohort, each once, with a commitment of their own, so that each can be given a proof of their own.
package struct CommittedCohort: Sendable {
    package let members: [(row: CohortRow, salt: [UInt8])]
    package let commitments: [Hash256]

    package init(_ rows: [CohortRow], random: some RandomSource) {
        var seen: Set<String> = []
        members = rows.filter { seen.insert($0.subject).inserted }
            .map { ($0, random.bytes(PayloadCommitment.saltByteCount)) }
        commitments = members.compactMap { PayloadCommitment.commitment(salt: $0.salt, payload: $0.row.payload) }
    }
}
#endif
