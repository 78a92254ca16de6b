// SPDX-License-Identifier: Apache-2.0

#if Evidence
public import LawfulLedger
import LawfulModel
import Synchronization

/// Whose payloads a stored data key seals, and of which erasure scope.
public struct KeyScope: Hashable, Sendable {
    /// The subject as the store finds it by; empty for facts about nobody in particular.
    public let subject: String
    /// The scope within the subject.
    public let scope: String

    /// A scope of its texts, as a store reads it back.
    public init(subject: String, scope: String) {
        self.subject = subject
        self.scope = scope
    }

    /// The scope of a draft: its activity, and apart what outlives the erasure of that (invariant: a key is destroyed with
    /// all that it seals).
    public init(_ draft: EntryDraft, subject: String?) {
        let lasting = draft.event.kind.outlivesErasure ? "!" : ""
        self.init(subject: subject ?? "", scope: lasting + (draft.event.activity?.rawValue ?? ""))
    }

    /// What a wrapped key is bound to.
    func context(_ origin: String) -> [UInt8] { LengthPrefixed.bytes([origin, subject, scope]) }
}

/// A data key as a store keeps it.
public struct StoredKey: Hashable, Sendable {
    /// The number of its row.
    public let id: Int64
    /// What it seals.
    public let scope: KeyScope
    /// The key, wrapped.
    public let wrapped: WrappedKey

    /// A key as a store reads it back.
    public init(id: Int64, scope: KeyScope, wrapped: WrappedKey) {
        self.id = id
        self.scope = scope
        self.wrapped = wrapped
    }
}

/// What a store lacks inside a transaction, where it can't wait for the holder of the keys: it gives the transaction up,
/// gets what it lacks by ``DataKeys/get(_:)``, and begins anew.
public enum KeyNeed: Error, Hashable, Sendable {
    /// Keys that aren't unwrapped in this process yet.
    case unwrapping([StoredKey])
    /// Scopes that have no key yet.
    case making([KeyScope])
}

/// The data keys that are open in this process, and fresh ones that wait for a transaction to store them.
public final class DataKeys: Sendable {
    private struct Storage {
        var open: [Int64: DataKey] = [:]
        var fresh: [KeyScope: (key: DataKey, wrapped: WrappedKey)] = [:]
        /// Scopes whose key is open, as far as this process knows.
        var known: Set<KeyScope> = []
        /// Keys that can't be opened any more, and don't keep anybody from acting.
        var lost: Set<Int64> = []
    }

    /// How many are kept open; beyond it they are all forgotten, and unwrapped again when asked for.
    private static let capacity = 100_000

    private let holder: any KeyEncryptionKeys
    private let origin: String
    private let random: any RandomSource
    private let storage = Mutex(Storage())

    /// Keys that a holder wraps, for a log of an origin.
    public init(_ holder: any KeyEncryptionKeys, origin: String, random: any RandomSource) {
        self.holder = holder
        self.origin = origin
        self.random = random
    }

    /// What a stored key is bound to.
    public func context(of stored: StoredKey) -> [UInt8] { stored.scope.context(origin) }

    /// An open key by the number of its row.
    public func key(_ id: Int64) -> DataKey? { storage.withLock { $0.open[id] } }

    /// The fresh key of a scope, to be stored.
    public func fresh(_ scope: KeyScope) -> (key: DataKey, wrapped: WrappedKey)? {
        storage.withLock { $0.fresh[scope] }
    }

    /// Whether the key of a scope is open, or one is ready to be stored.
    public func isReady(_ scope: KeyScope) -> Bool {
        storage.withLock { $0.known.contains(scope) || $0.fresh[scope] != nil }
    }

    /// Takes note that a fresh key is stored, in a transaction that was committed.
    public func keep(_ key: DataKey, _ id: Int64, of scope: KeyScope) {
        storage.withLock { storage in
            if storage.open.count >= Self.capacity { (storage.open, storage.known) = ([:], []) }
            storage.open[id] = key
            storage.known.insert(scope)
            storage.fresh[scope] = nil
        }
    }

    /// Forgets keys that were destroyed.
    public func forget(_ ids: some Sequence<(id: Int64, scope: KeyScope)>) {
        storage.withLock { storage in
            for (id, scope) in ids {
                storage.open[id] = nil
                storage.known.remove(scope)
                // Nor may one be stored again that was stored by a commit of which nobody heard.
                storage.fresh[scope] = nil
            }
        }
    }

    /// Drops fresh keys of which nobody knows whether they were stored: one that was, and was destroyed since, must not be
    /// stored again.
    package func discard(_ scopes: some Sequence<KeyScope>) {
        storage.withLock { storage in
            for scope in scopes { storage.fresh[scope] = nil }
        }
    }

    /// Whether a key was found to be lost that names of actors are found by: another one takes its place.
    package func isLost(_ stored: StoredKey) -> Bool { storage.withLock { $0.lost.contains(stored.id) } }

    /// Gets what a transaction lacks. Of a key that names of actors are found by it is noted when it is lost.
    ///
    /// - Throws: ``EvidenceError``: `keysUnavailable` while the holder of the keys doesn't answer, `keyLost` when the key that a
    ///   data key is wrapped under is gone, `key` when it was altered.
    public func get(_ need: KeyNeed) async throws {
        switch need {
        case .unwrapping(let stored):
            for key in stored where self.key(key.id) == nil {
                do {
                    let open = try await holder.unwrap(key.wrapped, context: key.scope.context(origin))
                    keep(open, key.id, of: key.scope)
                } catch let error as EvidenceError where error.code == .keyLost && key.scope == ActorSeal.finding {
                    storage.withLock { _ = $0.lost.insert(key.id) }
                }
            }
        case .making(let scopes):
            for scope in scopes where fresh(scope) == nil {
                let key = DataKey(random: random)
                let wrapped = try await holder.wrap(key, context: scope.context(origin))
                storage.withLock { $0.fresh[scope] = (key, wrapped) }
            }
        }
    }

    /// A stored key under the holder's current key; nil where it already is.
    ///
    /// - Throws: ``EvidenceError``, as ``get(_:)`` does.
    public func rewrapped(_ stored: StoredKey) async throws -> WrappedKey? {
        let wrapped = try await holder.rewrap(stored.wrapped, context: stored.scope.context(origin))
        return wrapped == stored.wrapped ? nil : wrapped
    }
}
#endif
