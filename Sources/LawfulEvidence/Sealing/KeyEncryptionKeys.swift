// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
public import Foundation
import Synchronization

/// A data key as it is stored: encrypted under a key that isn't in the database.
public struct WrappedKey: Hashable, Sendable, Codable {
    /// Which key it is wrapped under.
    public let keyID: String
    /// The encrypted key.
    public let bytes: Data

    /// A wrapped key of its parts.
    public init(keyID: String, bytes: Data) {
        self.keyID = keyID
        self.bytes = bytes
    }
}

/// Who holds the keys that data keys are wrapped under: a key service, an HSM, a file.
///
/// The keys never leave it, so that a copy of the database opens nothing. Rotating makes a new current key; old ones go on
/// unwrapping until everything is wrapped afresh (``rewrap(_:context:)``) and they are destroyed.
public protocol KeyEncryptionKeys: Sendable {
    /// Which key wraps now.
    ///
    /// - Throws: ``EvidenceError`` with code `keysUnavailable` while the service doesn't answer.
    var currentKeyID: String { get async throws }

    /// Wraps a data key under the current key.
    ///
    /// - Parameters:
    ///   - key: the data key.
    ///   - context: what the wrapped key is bound to, such as its row; it unwraps with no other.
    /// - Returns: the wrapped key, to be stored beside what it seals.
    /// - Throws: ``EvidenceError`` with code `keysUnavailable` while the service doesn't answer.
    func wrap(_ key: DataKey, context: [UInt8]) async throws -> WrappedKey

    /// Unwraps a data key.
    ///
    /// - Throws: ``EvidenceError``: `keysUnavailable` while the service doesn't answer, which is to be tried again;
    ///   `keyLost` when the key that it is wrapped under is gone for good; `key` when it was altered or is of another context.
    func unwrap(_ key: WrappedKey, context: [UInt8]) async throws -> DataKey
}

extension KeyEncryptionKeys {
    /// A data key wrapped under the current key; the same, where it already is.
    ///
    /// - Throws: ``EvidenceError``, as wrapping and unwrapping do.
    public func rewrap(_ key: WrappedKey, context: [UInt8]) async throws -> WrappedKey {
        guard key.keyID != (try await currentKeyID) else { return key }
        return try await wrap(try await unwrap(key, context: context), context: context)
    }
}

/// A ring of keys, the last of which is current.
struct KeyRing: Sendable {
    private(set) var keys: [(id: String, key: DataKey)]

    var current: (id: String, key: DataKey)? { keys.last }

    mutating func add(_ id: String, _ key: DataKey) throws {
        let isName = id.utf8.allSatisfy { (0x21...0x7E).contains($0) } && (1...64).contains(id.utf8.count)
        guard isName, !keys.contains(where: { $0.id == id }) else {
            throw EvidenceError(.key, "A key's id has 1 to 64 visible ASCII characters, and is given once.")
        }
        keys.append((id, key))
    }

    mutating func destroy(_ id: String) throws {
        guard id != current?.id else { throw EvidenceError(.key, "The current key can't be destroyed; rotate first.") }
        keys.removeAll { $0.id == id }
    }

    func wrap(_ key: DataKey, _ context: [UInt8], nonce: [UInt8]) throws -> WrappedKey {
        guard let current else { throw EvidenceError(.keyLost, "There is no key to wrap with.") }
        let bytes = try SealedPayload.seal(
            key.secretBytes, current.key.key, Self.authenticated(current.id, context), nonce)
        return WrappedKey(keyID: current.id, bytes: bytes)
    }

    func unwrap(_ wrapped: WrappedKey, _ context: [UInt8]) throws -> DataKey {
        guard let outer = keys.first(where: { $0.id == wrapped.keyID }) else {
            throw EvidenceError(
                .keyLost, "The key that this one is wrapped under is gone; restore the keys from their backup.")
        }
        let text = SealedPayload.open(wrapped.bytes, outer.key.key, Self.authenticated(wrapped.keyID, context))
        guard let text else {
            throw EvidenceError(.key, "A wrapped key was altered, or belongs elsewhere; restore it from a backup.")
        }
        return try DataKey(bytes: text)
    }

    func holds(_ id: String) -> Bool { keys.contains { $0.id == id } }

    private static func authenticated(_ id: String, _ context: [UInt8]) -> [UInt8] {
        LengthPrefixed.bytes(["lawful-wrap-v1", id]) + context
    }
}

/// Keys in the process, which die with it: for tests, also of a service that is down.
public final class InMemoryKeys: KeyEncryptionKeys {
    private struct State {
        var ring: KeyRing
        var isDown = false
    }

    private let random: any RandomSource
    private let state: Mutex<State>

    /// Keys, of which one is made.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when the id isn't in its form.
    public init(first id: String = "key-1", random: any RandomSource = SystemRandom()) throws {
        self.random = random
        var ring = KeyRing(keys: [])
        try ring.add(id, DataKey(bytes: random.bytes(DataKey.byteCount)))
        state = Mutex(State(ring: ring))
    }

    /// Whether the service is to be down: everything throws `keysUnavailable` then.
    public var isDown: Bool {
        get { state.withLock { $0.isDown } }
        set { state.withLock { $0.isDown = newValue } }
    }

    /// Makes a new current key.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when the id isn't in its form, or was given before.
    public func rotate(to id: String) throws {
        let key = try DataKey(bytes: random.bytes(DataKey.byteCount))
        try state.withLock { try $0.ring.add(id, key) }
    }

    /// Destroys an old key: what is still wrapped under it is lost.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when it is the current one.
    public func destroy(_ id: String) throws { try state.withLock { try $0.ring.destroy(id) } }

    /// Which key wraps now.
    public var currentKeyID: String {
        get async throws { try answer { $0.current?.id ?? "" } }
    }

    /// Wraps a data key under the current key.
    public func wrap(_ key: DataKey, context: [UInt8]) async throws -> WrappedKey {
        try answer { try $0.wrap(key, context, nonce: random.bytes(12)) }
    }

    /// Unwraps a data key.
    public func unwrap(_ key: WrappedKey, context: [UInt8]) async throws -> DataKey {
        try answer { try $0.unwrap(key, context) }
    }

    private func answer<Value: Sendable>(_ work: (KeyRing) throws -> Value) throws -> Value {
        let (ring, isDown) = state.withLock { ($0.ring, $0.isDown) }
        guard !isDown else { throw EvidenceError(.keysUnavailable, "The key service doesn't answer; try again.") }
        return try work(ring)
    }
}
#endif
