// SPDX-License-Identifier: Apache-2.0

#if Evidence
package import Foundation
import LawfulLedger

/// Where a store keeps values by which key-encryption keys are known again.
package protocol KeyCheckStore: Sendable {
    /// The value that is kept under a name, and a data key that is wrapped under a key-encryption key, where there are such.
    func keyCheck(_ name: String, sampleUnder keyID: String) async throws -> (value: Data?, sample: StoredKey?)

    /// Keeps a value under a name, unless one is there.
    ///
    /// - Returns: the value that is there now.
    func addKeyCheck(_ name: String, _ value: Data) async throws -> Data
}

// A key file that was lost and made anew has a key of the same name and other bytes. Under it nothing of before opens, and
// what is sealed from then on opens only under it: so before a new data key is wrapped, the key-encryption key opens a value
// that was wrapped under its name when it was first used.
extension Sealing {
    /// Makes sure that the current key-encryption key is the one known by its name, once in a process and for each name.
    package func checkKeys(_ store: some KeyCheckStore) async throws {
        let (holder, current) = (evidence.keys, try await evidence.keys.currentKeyID)
        guard checkedKeyID != current else { return }
        let name = KeyCheckName.key(current)
        let (value, sample) = try await store.keyCheck(name, sampleUnder: current)
        if let value {
            try await opens(WrappedKey(keyID: current, bytes: value), context: Self.checkContext, holder)
        } else {
            // Of a ledger that had data keys before it had checks, one of them tells.
            if let sample { try await opens(sample.wrapped, context: keys.context(of: sample), holder) }
            let wrapped = try await holder.wrap(DataKey(random: evidence.random), context: Self.checkContext)
            // The key may have been rotated meanwhile; then the next call checks that one.
            guard wrapped.keyID == current else { return }
            let kept = try await store.addKeyCheck(name, wrapped.bytes)
            // Another host may have been first, with another key.
            if kept != wrapped.bytes {
                try await opens(WrappedKey(keyID: current, bytes: kept), context: Self.checkContext, holder)
            }
        }
        checkedKeyID = current
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
