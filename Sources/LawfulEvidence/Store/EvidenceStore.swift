// SPDX-License-Identifier: Apache-2.0

#if Evidence
import LawfulLedger

/// What a store of a ledger with evidence can be asked for; ``StoreProver`` makes proofs of it.
package protocol EvidenceStore: Sendable {
    /// Signs the head of what is recorded, from a state that is no older than the last head that was signed.
    func signHead(_ sealing: Sealing) async throws -> SignedCheckpoint

    /// Makes something of the tree of what is recorded, of which the work gets all tiles.
    func proving<Proof: Sendable>(
        _ sealing: Sealing,
        _ make: @escaping @Sendable (any TileReader) throws -> Proof
    ) async throws -> Proof

    /// How many entries there are, and how many there should be by what the store says besides.
    func extent() async throws -> (size: Int64, said: Int64)

    /// The head that the store itself keeps, as it stands there; nil where it keeps none.
    func keptHead() async throws -> [UInt8]?

    /// The tree of the first entries, from the stored tiles.
    func tree(of size: Int64) async throws -> LogTree

    /// A tile as it is stored; nil where it isn't.
    func storedTile(level: Int, index: Int64) async throws -> [Hash256]?

    /// The next entries after a sequence, read by themselves, so that no long read keeps an erasure pending; where
    /// `sealed` is false what is sealed of them isn't read, but that there is something.
    func page(after sequence: Int64, through last: Int64, sealed: Bool) async throws -> [StoredEntry]

    /// The members of a cohort that have commitments; all, or one.
    func members(of sequence: Int64, only subject: String?) async throws -> [StoredMember]

    /// Keys after a number that are wrapped under another key than one.
    func keys(after id: Int64, notUnder current: String) async throws -> [StoredKey]

    /// Puts keys under another wrapping key, except those that were destroyed meanwhile.
    func rewrap(_ keys: [(id: Int64, wrapped: WrappedKey)]) async throws

    /// Those who acted, after a number; a page of them.
    func actors(after id: Int64) async throws -> [KeptActor]
}

/// Proves what a store holds.
package struct StoreProver<Store: EvidenceStore>: Sendable {
    let store: Store
    let sealing: Sealing

    /// - Throws: `LedgerError` with code `settings` where the ledger has no evidence.
    package init(_ store: Store, _ sealing: Sealing?) throws {
        guard let sealing else {
            throw LedgerError(
                .settings, "The ledger has no evidence, so it can prove nothing; open it with evidence from now on.")
        }
        self.store = store
        self.sealing = sealing
    }

    package func checkpoint() async throws -> SignedCheckpoint {
        let signed = try await store.signHead(sealing)
        guard !sealing.evidence.witnesses.isEmpty else { return signed }
        return try await sealing.signer.cosign(signed, by: sealing.evidence.witnesses) { size in
            try await consistencyProof(from: size, to: signed.head.size)
        }.checkpoint
    }

    package func proofFile(of sequence: Int64) async throws -> ProofFile {
        let head = try await checkpoint()
        return try ProofFile(try await inclusionProof(of: sequence, in: head.head.size), to: head)
    }

    package func inclusionProof(of sequence: Int64, in size: Int64) async throws -> InclusionProof {
        try await store.proving(sealing) { tiles in try InclusionProof(of: sequence - 1, in: size, tiles: tiles) }
    }

    package func consistencyProof(from oldSize: Int64, to size: Int64) async throws -> ConsistencyProof {
        try await store.proving(sealing) { tiles in try ConsistencyProof(from: oldSize, to: size, tiles: tiles) }
    }

    package func export(
        to folder: String,
        older: [SignedCheckpoint],
        proofsOf sequences: [Int64]
    ) async throws -> SignedCheckpoint {
        let head = try await checkpoint()
        let export = try EvidenceExport(to: folder, by: sealing.signer.verifier)
        try await pages(after: 0, through: head.head.size, sealed: true) { row in
            try export.append(row.bytes)
            if row.isErased { try export.erased(at: row.sequence - 1) }
        }
        try export.finish(head, proofsOf: sequences.map { $0 - 1 }, older: older)
        return head
    }

    /// Works on entries in sequence; the next page is read meanwhile.
    func pages(
        after first: Int64,
        through last: Int64,
        sealed: Bool,
        _ work: (StoredEntry) async throws -> Void
    ) async throws {
        guard first < last else { return }
        var page = try await store.page(after: first, through: last, sealed: sealed)
        while let end = page.last?.sequence {
            async let following = end < last ? store.page(after: end, through: last, sealed: sealed) : []
            for row in page { try await work(row) }
            page = try await following
        }
    }

    package func rewrapKeys() async throws -> Int {
        let current = try await sealing.evidence.keys.currentKeyID
        var (last, count) = (Int64(0), 0)
        while true {
            let keys = try await store.keys(after: last, notUnder: current)
            guard let end = keys.last?.id else { return count }
            var fresh: [(id: Int64, wrapped: WrappedKey)] = []
            for key in keys {
                if let wrapped = try await sealing.keys.rewrapped(key) { fresh.append((key.id, wrapped)) }
            }
            if !fresh.isEmpty { try await store.rewrap(fresh) }
            count += fresh.count
            last = end
        }
    }
}
#endif
