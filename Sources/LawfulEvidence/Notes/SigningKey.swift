// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
import Foundation

/// The private key of a log or witness; whoever has it can sign in its name.
///
/// It shows itself nowhere but in ``text``, which belongs in a file of mode 0600 (``PrivateFile``) or a vault.
public struct SigningKey: Sendable {
    /// The public half.
    public let verifier: VerifierKey
    private let key: Curve25519.Signing.PrivateKey

    /// A key of its seed.
    ///
    /// - Parameters:
    ///   - name: the name; a log's origin, such as `example.com/ledger`.
    ///   - kind: what it signs.
    ///   - seed: 32 random bytes.
    /// - Throws: ``EvidenceError`` with code `key` when name or seed aren't in their form.
    public init(name: String, kind: VerifierKey.Kind = .note, seed: [UInt8]) throws {
        guard seed.count == 32, let key = try? Curve25519.Signing.PrivateKey(rawRepresentation: seed) else {
            throw EvidenceError(.key, "An Ed25519 seed has 32 bytes.")
        }
        verifier = try VerifierKey(name: name, kind: kind, publicKey: Array(key.publicKey.rawRepresentation))
        self.key = key
    }

    /// A fresh key.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when the name isn't in its form.
    public init(name: String, kind: VerifierKey.Kind = .note, random: some RandomSource) throws {
        try self.init(name: name, kind: kind, seed: random.bytes(32))
    }

    /// A key of its text form; surrounding blanks are ignored.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when it isn't one.
    public init(_ text: String) throws {
        let parts = KeyName.parts(text)
        // PRIVATE+KEY+name+hash+base64: the third part still holds the last three.
        let rest = parts.count == 3 && parts[0] == "PRIVATE" && parts[1] == "KEY" ? KeyName.parts(parts[2]) : []
        guard rest.count == 3, let key = Base64.bytes(rest[2]), let kind = key.first.flatMap(VerifierKey.Kind.init)
        else {
            throw EvidenceError(.key, "A signing key is written PRIVATE+KEY+name+hash+base64.")
        }
        try self.init(name: rest[0], kind: kind, seed: Array(key.dropFirst()))
        guard TextForm.areSame(Hex.text(verifier.id), rest[1]) else {
            throw EvidenceError(
                .key, "The hash in the signing key isn't that of its name and key; it was copied wrongly.")
        }
    }

    /// The secret text form, which the initialiser reads.
    public var text: String {
        let seed = Base64.text([verifier.kind.rawValue] + key.rawRepresentation)
        return "PRIVATE+KEY+\(verifier.name)+\(Hex.text(verifier.id))+\(seed)"
    }

    /// A signature over bytes.
    func signature(over message: [UInt8]) throws -> [UInt8] {
        guard let signature = try? key.signature(for: message) else {
            throw EvidenceError(.key, "The key \(verifier.name) can't sign.")
        }
        return Array(signature)
    }
}

extension SigningKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The name alone.
    public var description: String { "(the signing key \(verifier.name))" }
    /// The name alone.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
#endif
