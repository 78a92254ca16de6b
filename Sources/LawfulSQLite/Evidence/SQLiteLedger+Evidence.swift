// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
public import LawfulEvidence
import LawfulLedger

// What a ledger with evidence can prove. A ledger without it throws `settings`.
extension SQLiteLedger {
    /// The key that the ledger's heads are checked with; nil without evidence. Give it to auditors by another way than the
    /// ledger.
    public var verifier: VerifierKey? { sealing?.signer.verifier }

    func provable() throws -> Sealing {
        guard let sealing else {
            throw LedgerError(
                .settings, "The ledger has no evidence, so it can prove nothing; open it with evidence from now on.")
        }
        return sealing
    }

    /// Signs the head of what is recorded, once it is shown to continue the last head that was signed; one is signed by
    /// itself for every 1,000 entries, too. Witnesses that answer cosign it.
    ///
    /// - Returns: the head; the last one again where nothing was recorded since.
    /// - Throws: `LedgerError`: `rolledBack` when the ledger isn't a continuation of what was signed, `storage` when the mark can't
    ///   be written, `settings` without evidence.
    public func checkpoint() async throws -> SignedCheckpoint {
        let sealing = try provable()
        return try await LedgerFailure.mapping {
            let (signed, tree) = try await pool.read { db in
                let tree = try sealing.tree(of: try Self.size(db), db)
                return (try sealing.signer.sign(tree, tiles: StoredTiles(db: db)), tree)
            }
            guard !sealing.evidence.witnesses.isEmpty else { return signed }
            let tiles = tree.tiles(over: PoolTiles(pool: pool))
            return try await sealing.signer.cosign(signed, by: sealing.evidence.witnesses, tiles: tiles).checkpoint
        }
    }

    private static func size(_ db: Database) throws -> Int64 {
        try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entries") ?? 0
    }

    /// A proof that an entry is in the ledger as it is now, with the head that it leads to: a file that anyone can check
    /// who has the entry's bytes and the ledger's key.
    ///
    /// - Parameter sequence: the entry's sequence.
    /// - Returns: the proof, with the head.
    /// - Throws: `LedgerError`: `evidence` when there is no such entry; or as ``checkpoint()`` does.
    public func proofFile(of sequence: Int64) async throws -> ProofFile {
        let head = try await checkpoint()
        let proof = try await inclusionProof(of: sequence, in: head.head.size)
        return try await LedgerFailure.mapping { try ProofFile(proof, to: head) }
    }

    /// A proof that an entry is among the first of a size.
    ///
    /// - Parameters:
    ///   - sequence: the entry's sequence.
    ///   - size: how many entries the head has.
    /// - Returns: the proof.
    /// - Throws: `LedgerError`: `evidence` when there is no such entry; or as ``checkpoint()`` does.
    public func inclusionProof(of sequence: Int64, in size: Int64) async throws -> InclusionProof {
        try await proving { tiles in try InclusionProof(of: sequence - 1, in: size, tiles: tiles) }
    }

    /// A proof that the ledger of one size continues that of another.
    ///
    /// - Throws: `LedgerError`: `evidence` when it never had such sizes; or as ``checkpoint()`` does.
    public func consistencyProof(from oldSize: Int64, to size: Int64) async throws -> ConsistencyProof {
        try await proving { tiles in try ConsistencyProof(from: oldSize, to: size, tiles: tiles) }
    }

    private func proving<Proof: Sendable>(
        _ make: @Sendable (TreeTiles<StoredTiles>) throws -> Proof
    ) async throws -> Proof {
        let sealing = try provable()
        return try await LedgerFailure.mapping {
            try await pool.read { db in
                let tree = try sealing.tree(of: try Self.size(db), db)
                return try make(tree.tiles(over: StoredTiles(db: db)))
            }
        }
    }

    /// Exports the ledger's evidence to a folder, which auditors verify without database and without trust in who made it
    /// (`EvidenceFolder`, `lawful verify`). It holds no private part, and says of each whether it was erased.
    ///
    /// - Parameters:
    ///   - folder: a folder that is empty or isn't there yet.
    ///   - older: heads that were handed out before, which the export shows to be continued.
    ///   - sequences: entries to add a proof file for.
    /// - Returns: the head of what was exported.
    /// - Throws: `LedgerError`: `evidence` when the folder isn't empty, `rolledBack` when the ledger doesn't continue an older
    ///   head, `storage` when it can't be written.
    public func export(
        to folder: String,
        older: [SignedCheckpoint] = [],
        proofsOf sequences: [Int64] = []
    ) async throws -> SignedCheckpoint {
        let sealing = try provable()
        let head = try await checkpoint()
        return try await LedgerFailure.mapping {
            let export = try EvidenceExport(to: folder, by: sealing.signer.verifier)
            for try await page in pages(through: head.head.size) {
                for row in page {
                    try export.append(row.bytes)
                    if row.isErased { try export.erased(at: row.sequence - 1) }
                }
            }
            try export.finish(head, proofsOf: sequences.map { $0 - 1 }, older: older)
            return head
        }
    }

    /// Puts every data key under the current key of their holder, batch by batch, while the ledger is used.
    ///
    /// - Returns: how many were put under it.
    /// - Throws: `LedgerError`: `keys` while the holder doesn't answer, or when a key is lost: what came before stays done.
    public func rewrapKeys() async throws -> Int {
        let sealing = try provable()
        return try await LedgerFailure.mapping {
            let current = try await sealing.evidence.keys.currentKeyID
            var (last, count) = (Int64(0), 0)
            while true {
                let after = last
                let keys = try await pool.read { db in
                    try KeyRows.keys(db, after: after, notUnder: current, limit: 256)
                }
                guard let end = keys.last?.id else { return count }
                var fresh: [(id: Int64, wrapped: WrappedKey)] = []
                for key in keys {
                    if let wrapped = try await sealing.keys.rewrapped(key) { fresh.append((key.id, wrapped)) }
                }
                let batch = fresh
                try await pool.write { db in
                    for key in batch { try KeyRows.rewrap(db, key.id, key.wrapped) }
                }
                count += batch.count
                last = end
            }
        }
    }
}

/// Tiles read from the pool, one at a time.
struct PoolTiles: TileReader {
    let pool: DatabasePool

    func hashes(level: Int, index: Int64) throws -> [Hash256]? {
        try pool.read { db in try StoredTiles(db: db).hashes(level: level, index: index) }
    }
}
#endif
