// SPDX-License-Identifier: Apache-2.0

#if SQLite
public import LawfulEvidence
import LawfulLedger
public import LawfulModel

// What a ledger with evidence can prove, as `ProvableLedger` says it. A ledger without it throws `settings`.
extension SQLiteLedger: ProvableLedger {
    /// The key that the ledger's heads are checked with; nil without evidence. Give it to auditors by another way than the
    /// ledger.
    public var verifier: VerifierKey? { sealing?.signer.verifier }

    private func prove<Value: Sendable>(
        _ work: (StoreProver<EvidenceRows>) async throws -> Value
    ) async throws -> Value {
        try await LedgerFailure.mapping { try await work(try StoreProver(EvidenceRows(pool: pool), sealing)) }
    }

    /// Signs the head of what is recorded, once it is shown to continue the last head that was signed; one is signed by
    /// itself for every 1,000 entries, and in time, too. Witnesses that answer cosign it.
    ///
    /// - Returns: the head; the last one again where nothing was recorded since.
    /// - Throws: `LedgerError`: `rolledBack` when the ledger isn't a continuation of what was signed, `storage` when the mark can't
    ///   be written, `settings` without evidence.
    public func checkpoint() async throws -> SignedCheckpoint { try await prove { try await $0.checkpoint() } }

    /// A proof that an entry is in the ledger as it is now, with the head that it leads to: a file that anyone can check
    /// who has the entry's bytes and the ledger's key.
    ///
    /// - Parameter sequence: the entry's sequence.
    /// - Returns: the proof, with the head.
    /// - Throws: `LedgerError`: `evidence` when there is no such entry; or as ``checkpoint()`` does.
    public func proofFile(of sequence: Int64) async throws -> ProofFile {
        try await prove { try await $0.proofFile(of: sequence) }
    }

    /// A proof that an entry is among the first of a size.
    ///
    /// - Parameters:
    ///   - sequence: the entry's sequence.
    ///   - size: how many entries the head has.
    /// - Returns: the proof.
    /// - Throws: `LedgerError`: `evidence` when there is no such entry; or as ``checkpoint()`` does.
    public func inclusionProof(of sequence: Int64, in size: Int64) async throws -> InclusionProof {
        try await prove { try await $0.inclusionProof(of: sequence, in: size) }
    }

    /// A proof that the ledger of one size continues that of another.
    ///
    /// - Throws: `LedgerError`: `evidence` when it never had such sizes; or as ``checkpoint()`` does.
    public func consistencyProof(from oldSize: Int64, to size: Int64) async throws -> ConsistencyProof {
        try await prove { try await $0.consistencyProof(from: oldSize, to: size) }
    }

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
        try await prove { try await $0.verify(depth: depth, pins: pins) }
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
        try await prove { try await $0.export(to: folder, older: older, proofsOf: sequences) }
    }

    /// Discloses an entry with all that proves it (Arts. 7(1), 15); it may hold personal data.
    ///
    /// - Parameters:
    ///   - sequence: the entry's sequence.
    ///   - member: of a cohort's entry, the person whom to disclose alone; nil discloses the private part.
    /// - Returns: the entry, and what is sealed of it.
    /// - Throws: `LedgerError`: `evidence` when there is no such entry, or it was recorded before the ledger had evidence; `keys`
    ///   while the holder of the keys doesn't answer, or when a key is lost; or as ``checkpoint()`` does.
    public func disclose(_ sequence: Int64, member: SubjectID? = nil) async throws -> EntryDisclosure {
        try await prove { try await $0.disclose(sequence, member: member) }
    }

    /// Puts every data key under the current key of their holder, batch by batch, while the ledger is used.
    ///
    /// - Returns: how many were put under it.
    /// - Throws: `LedgerError`: `keys` while the holder doesn't answer, or when a key is lost: what came before stays done.
    public func rewrapKeys() async throws -> Int { try await prove { try await $0.rewrapKeys() } }
}
#endif
