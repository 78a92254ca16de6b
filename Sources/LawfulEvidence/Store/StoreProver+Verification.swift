// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulLedger

extension StoreProver {
    package func verify(depth: VerificationDepth, pins: [SignedCheckpoint]) async throws -> EvidenceReport {
        let verifier = sealing.signer.verifier
        // Before the store is read: what is signed meanwhile would seem to be more than there is.
        let marked = try sealing.evidence.mark.read().map { try SignedCheckpoint($0, by: verifier) }
        let kept = try await store.keptHead().map { bytes in Result { try SignedCheckpoint(bytes, by: verifier) } }
        let (size, said) = try await store.extent()
        let first = depth.first(of: size)
        let start = first == 0 ? LogTree() : try await store.tree(of: first)
        var check = StoreCheck(origin: sealing.origin, marked: marked, kept: kept, pins: pins, said: said, from: start)
        let isOpened = depth != .entries
        try await pages(after: first, through: size, sealed: isOpened) { row in
            let entry = try? HashedEntry(row.bytes)
            let full = check.add(row.bytes, saying: entry, sequence: row.sequence, isSealed: row.sealed != nil)
            for tile in full {
                check.compare(tile, with: try await store.storedTile(level: tile.level, index: tile.index))
            }
            if isOpened, row.sealed != nil {
                check.payload(at: row.sequence - 1, try await state(of: row, entry))
            }
        }
        return check.finished()
    }

    private func state(of row: StoredEntry, _ entry: HashedEntry?) async throws -> StoreCheck.PayloadState {
        guard !row.isErased else { return .erased }
        guard let stored = row.key, let body = row.sealed, let entry else { return .missing }
        do {
            if sealing.keys.key(stored.id) == nil { try await sealing.keys.get(.unwrapping([stored])) }
        } catch let error as EvidenceError where error.code == .keyLost || error.code == .key {
            return .missing
        }
        let place = PayloadPlace(origin: sealing.origin, sequence: row.sequence)
        guard let key = sealing.keys.key(stored.id),
            let opened = try? SealedPayload.opened(body, with: key, at: place, isCommittedBy: entry)
        else { return .mismatched }
        guard entry.count != nil else { return .holds }
        return try await isWhole(row, entry, opened) ? .holds : .mismatched
    }

    /// Whether a cohort's commitments make its root, and those of payload and members are among them, each in its place.
    private func isWhole(_ row: StoredEntry, _ entry: HashedEntry, _ opened: OpenedPayload) async throws -> Bool {
        guard let all = row.memberCommitments, let first = all.first, CohortCommitments(all).root == entry.commitment,
            first == PayloadCommitment.commitment(salt: opened.salt, payload: opened.payload)
        else { return false }
        return try await store.members(of: row.sequence, only: nil).allSatisfy { member in
            all.indices.contains(member.place) && member.commitment == all[member.place]
        }
    }
}
#endif
