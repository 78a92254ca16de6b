// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
public import LawfulEvidence
import LawfulLedger

/// How much of a ledger is verified.
public enum VerificationDepth: Hashable, Sendable {
    /// That its tiles lead to the heads that were signed; no entry is hashed anew.
    case head
    /// The last entries, at least so many; what comes before is taken from the tiles.
    case tail(Int64)
    /// Every entry and tile; private parts aren't opened, so no key is needed.
    case entries
    /// Every entry, tile and private part.
    case full
}

extension SQLiteLedger {
    /// Verifies what the file holds against the last head that was signed, and against heads that were kept elsewhere.
    ///
    /// Who can write the file, the mark and has the signing key can rewrite and sign all of it: a pin shows that, and nothing
    /// else does. What was recorded after the last head that was signed is checked for form and payload alone.
    ///
    /// - Parameters:
    ///   - depth: how much is verified.
    ///   - pins: heads of the ledger that were kept elsewhere.
    /// - Returns: what was found; nothing was found where `findings` is empty. `shown` counts private parts that opened.
    /// - Throws: `LedgerError`: `storage` when the file can't be read, `keys` while the holder of the keys doesn't answer,
    ///   `settings` without evidence.
    public func verify(depth: VerificationDepth = .full, pins: [SignedCheckpoint] = []) async throws -> EvidenceReport {
        let sealing = try provable()
        return try await LedgerFailure.mapping {
            let marked = try sealing.evidence.mark.read().map { try SignedCheckpoint($0, by: sealing.signer.verifier) }
            let size = try await pool.read { db in
                try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entries") ?? 0
            }
            let first = Self.first(of: size, depth)
            let start = first == 0 ? LogTree() : try await tree(of: first)
            var check = StoreCheck(origin: sealing.origin, marked: marked, pins: pins, from: start)
            for try await page in pages(after: first, through: size) {
                for row in page {
                    let entry = try? HashedEntry(row.bytes)
                    let full = check.add(
                        row.bytes, saying: entry, sequence: row.sequence, isSealed: row.sealed != nil)
                    for tile in full {
                        let stored = try await self.stored(tile)
                        check.compare(tile, with: stored)
                    }
                    if row.sealed != nil, depth != .entries {
                        let state = try await state(of: row, entry, sealing)
                        check.payload(at: row.sequence - 1, state)
                    }
                }
            }
            return check.finished()
        }
    }

    /// The size before the first entry that is hashed anew: where a tile begins.
    private static func first(of size: Int64, _ depth: VerificationDepth) -> Int64 {
        switch depth {
        case .head: size
        case .tail(let count): max(0, size - max(0, count)) & ~255
        case .entries, .full: 0
        }
    }

    private func tree(of size: Int64) async throws -> LogTree {
        try await pool.read { db in try LogTree(size: size, tiles: StoredTiles(db: db)) }
    }

    private func stored(_ tile: Tile) async throws -> [Hash256]? {
        try await pool.read { db in
            try Data.fetchOne(
                db.cachedStatement(sql: "SELECT hashes FROM tiles WHERE level = ? AND place = ?"),
                arguments: [tile.level, tile.index]
            ).flatMap { Tile.hashes(of: $0) }
        }
    }

    private func state(
        of row: StoredEntry,
        _ entry: HashedEntry?,
        _ sealing: Sealing
    ) async throws -> StoreCheck.PayloadState {
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
        guard let all = row.commitments.flatMap(Self.commitments), let first = all.first,
            CohortCommitments(all).root == entry.commitment,
            first == PayloadCommitment.commitment(salt: opened.salt, payload: opened.payload)
        else { return false }
        return try await pool.read { db in
            let members = try Row.fetchCursor(
                db.cachedStatement(
                    sql: """
                        SELECT subject, answer, place, salt FROM subject_entries
                        WHERE sequence = ? AND answer IS NOT NULL AND place > 0
                        """),
                arguments: [row.sequence])
            while let member = try members.next() {
                guard let subject = String.fromDatabaseValue(member[0]),
                    let answer = String.fromDatabaseValue(member[1]),
                    let place = Int.fromDatabaseValue(member[2]), let salt = Data.fromDatabaseValue(member[3])
                else { return false }
                let payload = CohortRow.payload(subject, answer)
                guard all.indices.contains(place),
                    PayloadCommitment.commitment(salt: Array(salt), payload: payload) == all[place]
                else { return false }
            }
            return true
        }
    }

    static func commitments(_ bytes: Data) -> [Hash256]? {
        guard bytes.count.isMultiple(of: Hash256.byteCount) else { return nil }
        let bytes = Array(bytes)
        return stride(from: 0, to: bytes.count, by: Hash256.byteCount).map {
            Hash256(bytes[$0..<$0 + Hash256.byteCount]) ?? .emptyTree
        }
    }
}
#endif
