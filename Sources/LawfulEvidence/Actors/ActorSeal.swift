// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
package import Foundation
package import LawfulModel
import Synchronization

/// How a log with evidence keeps the name of one who acted: sealed under a key of their own, of which their pseudonym is made.
///
/// A pseudonym is a hash of the name under that key, so that it binds the name, and nobody can tell whose it is, or test a name
/// against it, once the key is destroyed. What a name is found by is a hash under a key of the log, and is overwritten with it.
package enum ActorSeal {
    /// The scope of the key that names are found by.
    package static let finding = KeyScope(subject: "", scope: "\u{1}actors")

    /// What a name is found by.
    package static func finder(of name: ActorID, under key: DataKey) -> Hash256 {
        code(["actor-finder-v1", text(name)], key)
    }

    /// What a name is found by in a ledger without evidence, which holds it in the clear.
    package static func plainFinder(of name: ActorID) -> Hash256 { .leaf(of: Array(text(name).utf8)) }

    /// What stands for one who acts.
    package static func pseudonym(of name: ActorID, origin: String, under key: DataKey) -> Hash256 {
        code(["actor-v1", origin, text(name)], key)
    }

    /// Seals a name.
    package static func sealed(
        _ name: ActorID,
        as pseudonym: Hash256,
        foundBy finder: Hash256,
        origin: String,
        under key: DataKey,
        random: some RandomSource
    ) throws -> Data {
        var bytes = Array(text(name).utf8)
        // Lengths would tell few people apart.
        bytes += [UInt8](repeating: 0, count: (block - bytes.count % block) % block)
        return try SealedPayload.seal(bytes, key.key, context(pseudonym.hex, finder.bytes, origin), random.bytes(12))
    }

    /// Opens a name; nil where it or what it is found by was altered, or it isn't the one that the pseudonym stands for.
    package static func name(
        in sealed: Data,
        as pseudonym: String,
        foundBy finder: Data,
        origin: String,
        under key: DataKey
    ) -> ActorID? {
        let context = context(pseudonym, Array(finder), origin)
        guard var bytes = SealedPayload.open(sealed, key.key, context) else { return nil }
        while bytes.last == 0 { bytes.removeLast() }
        guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
        let name = ActorID(rawValue: text)
        return self.pseudonym(of: name, origin: origin, under: key).hex == pseudonym ? name : nil
    }

    /// How a name is written.
    package static func text(_ name: ActorID) -> String { name.rawValue.precomposedStringWithCanonicalMapping }

    private static let block = 64

    private static func context(_ pseudonym: String, _ finder: [UInt8], _ origin: String) -> [UInt8] {
        LengthPrefixed.bytes(["lawful-actor-v1", origin, pseudonym]) + finder
    }

    private static func code(_ texts: [String?], _ key: DataKey) -> Hash256 {
        let code = HMAC<SHA256>.authenticationCode(for: LengthPrefixed.bytes(texts), using: key.key)
        return unsafe code.withUnsafeBytes { unsafe Hash256(loading: $0, at: 0) }
    }
}

/// What a process knows of who acts in a log with evidence.
package final class ActorDirectory: Sendable {
    private struct State {
        var finding: DataKey?
        var finders: [ActorID: Hash256] = [:]
        var scopes: [ActorID: KeyScope] = [:]
    }

    /// How many are remembered; beyond it they are found anew.
    private static let capacity = 10_000

    private let random: any RandomSource
    private let state = Mutex(State())

    package init(random: any RandomSource) { self.random = random }

    /// Takes note of the log's key, once it is known to be stored.
    package func open(_ key: DataKey) { state.withLock { $0.finding = key } }

    /// Whether the log's key is known.
    package var isOpen: Bool { state.withLock { $0.finding != nil } }

    /// What a name is found by; nil where the log's key isn't known.
    package func finder(of name: ActorID) -> Hash256? {
        state.withLock { state in
            guard let key = state.finding else { return nil }
            if let known = state.finders[name] { return known }
            if state.finders.count >= Self.capacity { state.finders = [:] }
            let finder = ActorSeal.finder(of: name, under: key)
            state.finders[name] = finder
            return finder
        }
    }

    /// The scope of the key of one who hasn't acted yet: it says nothing of them.
    package func scope(for name: ActorID) -> KeyScope {
        state.withLock { state in
            if let known = state.scopes[name] { return known }
            let scope = KeyScope(subject: "", scope: "\u{1}actor \(Hex.text(random.bytes(16)))")
            state.scopes[name] = scope
            return scope
        }
    }

    /// Takes note that they have acted, or that nobody knows: the next who has no key gets another scope.
    package func settle(_ names: some Sequence<ActorID>) {
        state.withLock { state in
            for name in names { state.scopes[name] = nil }
        }
    }
}
#endif
