// SPDX-License-Identifier: Apache-2.0

#if Evidence
package import Foundation
package import LawfulLedger
import LawfulModel

/// Reads sealed entries back.
package struct SealedReader: Sendable {
    private let sealing: Sealing
    private let decoder = JSONDecoder()

    package init(_ sealing: Sealing) { self.sealing = sealing }

    /// The entry of a row; its private part is nil where it was overwritten.
    ///
    /// - Parameters:
    ///   - sequence: the sequence under which it stands.
    ///   - id: its draft's name.
    ///   - text: what is hashed.
    ///   - body: the sealed part.
    ///   - key: the key that it is sealed under.
    /// - Returns: the entry; nil where it was altered.
    /// - Throws: `KeyNeed` when its key isn't open yet.
    package func entry(
        _ sequence: Int64,
        _ id: EntryID,
        _ text: String,
        _ body: Data,
        _ key: () -> StoredKey?
    ) throws -> LedgerEntry? {
        guard let hashed = Self.hashed(text, at: sequence) else { return nil }
        guard !body.allSatisfy({ $0 == 0 }) else {
            return LedgerEntry(sequence: sequence, id: id, publicPart: hashed.publicPart, privatePart: nil)
        }
        guard let stored = key() else { return nil }
        guard let key = sealing.keys.key(stored.id) else { throw KeyNeed.unwrapping([stored]) }
        let place = PayloadPlace(origin: sealing.origin, sequence: sequence)
        // What a cohort commits to is a root over this and its members, which verifying checks.
        guard let opened = try? SealedPayload.opened(body, with: key, at: place, isCommittedBy: hashed),
            let payload = try? decoder.decode(EntryPayload.self, from: Data(opened.payload))
        else { return nil }
        return LedgerEntry(
            sequence: sequence, id: id, publicPart: hashed.publicPart, privatePart: payload.privatePart)
    }

    /// What a hashed text says; nil where it isn't one of that sequence.
    package static func hashed(_ text: String, at sequence: Int64) -> HashedEntry? {
        guard let hashed = try? HashedEntry(Array(text.utf8)), hashed.sequence == sequence else { return nil }
        return hashed
    }
}

extension DataKeys {
    /// The key that a store holds for a scope, open.
    ///
    /// - Throws: ``KeyNeed`` when it isn't open yet.
    package func opened(_ stored: StoredKey) throws -> DataKey {
        // Stored earlier in a transaction of which nobody has told yet whether it was committed.
        if let fresh = fresh(stored.scope), fresh.wrapped == stored.wrapped { return fresh.key }
        if let key = key(stored.id) { return key }
        throw KeyNeed.unwrapping([stored])
    }

    /// A key for a scope that has none.
    ///
    /// - Throws: ``KeyNeed`` when none is ready.
    package func made(_ scope: KeyScope) throws -> (key: DataKey, wrapped: WrappedKey) {
        guard let fresh = fresh(scope) else { throw KeyNeed.making([scope]) }
        return fresh
    }
}
#endif
