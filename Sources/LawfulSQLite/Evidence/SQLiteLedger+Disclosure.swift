// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
public import LawfulEvidence
import LawfulLedger
public import LawfulModel

/// What shows a person, or whoever they show it to, what was recorded about them: check it with ``ProofFile/verify(entry:)``,
/// `PayloadCommitment` and `CohortCommitments`.
public struct Disclosure: Sendable {
    /// A cohort's member: what was committed to about them, and the proof that it is among what the entry commits to.
    public struct Member: Sendable {
        /// The salt.
        public let salt: [UInt8]
        /// Whom it concerns and the answer, with a zero byte between.
        public let payload: [UInt8]
        /// Leads from the commitment to the entry's.
        public let proof: InclusionProof
    }

    /// The entry's hashed bytes.
    public let entry: [UInt8]
    /// Salt and private part; nil where it was erased, or where a member of a cohort is asked about.
    public let payload: OpenedPayload?
    /// The member asked about; nil where there is none, or what was recorded about them was erased.
    public let member: Member?
    /// Leads from the entry to a signed head.
    public let proof: ProofFile
}

extension SQLiteLedger {
    /// Discloses an entry with all that proves it (Arts. 7(1), 15); it may hold personal data.
    ///
    /// - Parameters:
    ///   - sequence: the entry's sequence.
    ///   - member: of a cohort's entry, the person whom to disclose alone; nil discloses the private part.
    /// - Returns: the entry, and what is sealed of it.
    /// - Throws: `LedgerError`: `evidence` when there is no such entry, or it was recorded before the ledger had evidence; `keys`
    ///   while the holder of the keys doesn't answer, or when a key is lost; or as ``checkpoint()`` does.
    public func disclose(_ sequence: Int64, member: SubjectID? = nil) async throws -> Disclosure {
        let sealing = try provable()
        let key = try member.map { try StoreKey.text($0.rawValue) }
        let file = try await proofFile(of: sequence)
        return try await LedgerFailure.mapping {
            let row = try await page(StoredEntry.query, after: sequence - 1, through: sequence, StoredEntry.init).first
            guard let row, row.sealed != nil else {
                throw EvidenceError(.entry, "Entry \(sequence) was recorded before the ledger had evidence.")
            }
            return Disclosure(
                entry: row.bytes, payload: key == nil ? try await payload(of: row, sealing) : nil,
                member: try await key.flatMapAsync { try await self.member($0, of: row) }, proof: file)
        }
    }

    private func payload(of row: StoredEntry, _ sealing: Sealing) async throws -> OpenedPayload? {
        guard !row.isErased, let stored = row.key, let body = row.sealed else { return nil }
        try await sealing.keys.get(.unwrapping([stored]))
        guard let key = sealing.keys.key(stored.id) else { return nil }
        return try SealedPayload.opened(
            body, with: key, at: PayloadPlace(origin: sealing.origin, sequence: row.sequence),
            isCommittedBy: try HashedEntry(row.bytes))
    }

    private func member(_ subject: String, of row: StoredEntry) async throws -> Disclosure.Member? {
        guard let all = row.commitments.flatMap(Self.commitments) else { return nil }
        let found = try await pool.read { db in
            try Row.fetchOne(
                db.cachedStatement(
                    sql: """
                        SELECT answer, place, salt FROM subject_entries
                        WHERE subject = ? AND moves_status = 0 AND sequence = ? AND place > 0
                        """),
                arguments: [subject, row.sequence]
            ).map { (answer: $0[0] as String, place: $0[1] as Int, salt: Array($0[2] as Data)) }
        }
        guard let found else { return nil }
        return Disclosure.Member(
            salt: found.salt, payload: CohortRow.payload(subject, found.answer),
            proof: try CohortCommitments(all).proof(ofMember: found.place))
    }
}

extension Optional where Wrapped: Sendable {
    fileprivate func flatMapAsync<Result>(_ transform: (Wrapped) async throws -> Result?) async rethrows -> Result? {
        guard let self else { return nil }
        return try await transform(self)
    }
}
#endif
