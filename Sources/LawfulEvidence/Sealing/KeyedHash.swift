// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
import Foundation
public import LawfulModel

/// What must outlive an erasure, as a hash that only the holder of its key can compare (invariant: erasure and evidence
/// don't fight).
///
/// A tombstone keeps a restored backup from bringing erased data back (Art. 17); a suppression keeps one who objected from
/// being written to again (Art. 21(3)). Each is personal data as long as the key exists, and ends with it: give the
/// key a retention period of its own. It is never the key that payloads are sealed or wrapped under.
public struct KeyedHashing: Sendable {
    private let key: SymmetricKey

    /// Hashing under a key of 32 bytes.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when it has more or fewer.
    public init(key: [UInt8]) throws {
        guard key.count == 32 else { throw EvidenceError(.key, "A key for keyed hashes has 32 bytes.") }
        self.key = SymmetricKey(data: key)
    }

    /// Hashing under the key in a file of mode 0600, which must be there: under a new key no mark would be found again.
    ///
    /// - Throws: ``EvidenceError``: `storage` when there is none or others may read it, `key` when it isn't one.
    public init(path: String) throws {
        let text = String(decoding: try PrivateFile.read(path), as: UTF8.self)
        guard text.hasSuffix("\n"), let key = Base64.bytes(String(text.dropLast())) else {
            throw EvidenceError(.key, "The file isn't one of a key: it holds the base64 of 32 bytes.")
        }
        try self.init(key: key)
    }

    /// Makes a file with a new key.
    ///
    /// - Throws: ``EvidenceError`` with code `storage` when there is one already or it can't be written.
    public static func create(path: String, random: some RandomSource = SystemRandom()) throws -> KeyedHashing {
        try PrivateFile.create(path, Array((Base64.text(random.bytes(32)) + "\n").utf8))
        return try KeyedHashing(path: path)
    }

    /// What is stored beside the hashes, so that another key is known to be another one before it finds nothing. It tells
    /// nothing of the key.
    public var checkValue: Hash256 { code(LengthPrefixed.bytes(["key-check-v1"])) }

    /// The tombstone of a person's data within a scope.
    public func tombstone(of subject: SubjectID, in scope: SealingScope) -> Hash256 {
        hash("tombstone-v1", subject, scope)
    }

    /// The suppression of a person for a scope, such as direct marketing.
    public func suppression(of subject: SubjectID, for scope: SealingScope) -> Hash256 {
        hash("suppression-v1", subject, scope)
    }

    private func hash(_ domain: String, _ subject: SubjectID, _ scope: SealingScope) -> Hash256 {
        // One form for all texts that Swift calls equal: they are one person.
        let name = subject.rawValue.precomposedStringWithCanonicalMapping
        return code(LengthPrefixed.bytes([domain, name]) + scope.bytes)
    }

    private func code(_ message: [UInt8]) -> Hash256 {
        let code = HMAC<SHA256>.authenticationCode(for: message, using: key)
        return unsafe code.withUnsafeBytes { unsafe Hash256(loading: $0, at: 0) }
    }
}

extension KeyedHashing: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the key.
    public var description: String { "(keyed hashing)" }
    /// Nothing of the key.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
#endif
