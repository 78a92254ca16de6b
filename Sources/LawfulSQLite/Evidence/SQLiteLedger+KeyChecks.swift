// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger

// A key file that was lost and made anew has a key of the same name and other bytes. Under it nothing of before opens, and
// what is sealed from then on opens only under it: so before a new data key is wrapped, the key-encryption key opens a value
// that was wrapped under its name when it was first used.
extension SQLiteLedger {
    /// Makes sure that the current key-encryption key is the one known by its name, once in a process and for each name.
    func checkKeys() async throws {
        guard let sealing else { return }
        let (holder, current) = (sealing.evidence.keys, try await sealing.evidence.keys.currentKeyID)
        guard sealing.checkedKeyID != current else { return }
        let name = "key:\(current)"
        let (value, sample) = try await pool.read { db in
            (try KeyChecks.value(db, name), try KeyRows.sample(db, under: current))
        }
        if let value {
            try await opens(WrappedKey(keyID: current, bytes: value), context: Self.checkContext, holder)
        } else {
            // Of a ledger that had data keys before it had checks, one of them tells.
            if let sample {
                try await opens(sample.wrapped, context: sealing.keys.context(of: sample), holder)
            }
            let wrapped = try await holder.wrap(DataKey(random: sealing.evidence.random), context: Self.checkContext)
            // The key may have been rotated meanwhile; then the next call checks that one.
            guard wrapped.keyID == current else { return }
            try await pool.write { db in
                if try KeyChecks.value(db, name) == nil { try KeyChecks.set(db, name, wrapped.bytes) }
            }
        }
        sealing.checkedKeyID = current
    }

    private func opens(_ wrapped: WrappedKey, context: [UInt8], _ holder: any KeyEncryptionKeys) async throws {
        do {
            _ = try await holder.unwrap(wrapped, context: context)
        } catch let error as EvidenceError where error.code == .key {
            throw LedgerError(
                .keys,
                """
                The key-encryption key has the name of the one that the ledger's keys are wrapped under, and is another: its \
                file was made anew, or is another ledger's. Restore it from its backup; nothing was recorded.
                """)
        }
    }

    private static let checkContext = Array("lawful-key-check-v1".utf8)
}
#endif
