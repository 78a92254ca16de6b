// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulLedger
package import LawfulModel

extension StoreProver {
    package func disclose(_ sequence: Int64, member: SubjectID?) async throws -> EntryDisclosure {
        let subject = try member.map { try StoreKey.text($0.rawValue) }
        let file = try await proofFile(of: sequence)
        guard let row = try await store.page(after: sequence - 1, through: sequence, sealed: true).first,
            row.sealed != nil
        else {
            throw EvidenceError(.entry, "Entry \(sequence) was recorded before the ledger had evidence.")
        }
        guard let subject else {
            return EntryDisclosure(entry: row.bytes, payload: try await payload(of: row), member: nil, proof: file)
        }
        return EntryDisclosure(
            entry: row.bytes, payload: nil, member: try await self.member(subject, of: row), proof: file)
    }

    private func payload(of row: StoredEntry) async throws -> OpenedPayload? {
        guard !row.isErased, let stored = row.key, let body = row.sealed else { return nil }
        try await sealing.keys.get(.unwrapping([stored]))
        guard let key = sealing.keys.key(stored.id) else { return nil }
        return try SealedPayload.opened(
            body, with: key, at: PayloadPlace(origin: sealing.origin, sequence: row.sequence),
            isCommittedBy: try HashedEntry(row.bytes))
    }

    private func member(_ subject: String, of row: StoredEntry) async throws -> EntryDisclosure.Member? {
        guard let all = row.memberCommitments,
            let found = try await store.members(of: row.sequence, only: subject).first
        else { return nil }
        return EntryDisclosure.Member(
            salt: found.salt, payload: found.payload, proof: try CohortCommitments(all).proof(ofMember: found.place))
    }
}
#endif
