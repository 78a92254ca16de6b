// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
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
        var acted: [Hash256: Int64] = [:]
        try await pages(after: first, through: size, sealed: isOpened) { row in
            let entry = try? HashedEntry(row.bytes)
            if isOpened, let actor = entry?.actor, acted[actor] == nil { acted[actor] = row.sequence - 1 }
            let full = check.add(row.bytes, saying: entry, sequence: row.sequence, isSealed: row.sealed != nil)
            for tile in full {
                check.compare(tile, with: try await store.storedTile(level: tile.level, index: tile.index))
            }
            if isOpened, row.sealed != nil {
                check.payload(at: row.sequence - 1, try await state(of: row, entry))
            }
        }
        if isOpened, first < size { try await verifyActors(acted, &check) }
        return check.finished()
    }

    /// Compares those who are kept with those who acted, each with the place of an entry of theirs.
    private func verifyActors(_ acted: [Hash256: Int64], _ check: inout StoreCheck) async throws {
        var missing = acted
        var page = try await store.actors(after: 0)
        while let end = page.last?.id {
            for actor in page {
                let state = try await state(of: actor)
                if state == .mismatched { check.add(.actorAltered(pseudonym: actor.pseudonym)) }
                if state != .missing, let pseudonym = Hash256(hex: actor.pseudonym) { missing[pseudonym] = nil }
            }
            page = try await store.actors(after: end)
        }
        for place in missing.values.sorted() { check.add(.actorMissing(place)) }
    }

    private func state(of actor: KeptActor) async throws -> StoreCheck.PayloadState {
        guard !actor.isErased else {
            let isOverwritten = (actor.name + actor.finder).allSatisfy { $0 == 0 } && actor.key == nil
            return isOverwritten ? .erased : .mismatched
        }
        // From before the ledger had evidence.
        guard actor.isSealed || Hash256(hex: actor.pseudonym) != nil else { return .holds }
        guard let key = actor.key else { return .mismatched }
        do {
            if sealing.keys.key(key.id) == nil { try await sealing.keys.get(.unwrapping([key])) }
            return try actor.actor(sealing) == nil ? .mismatched : .holds
        } catch let error as EvidenceError where error.code == .keyLost {
            return .missing
        } catch let error as EvidenceError where error.code == .key {
            return .mismatched
        } catch is LedgerError {
            return .mismatched
        }
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
