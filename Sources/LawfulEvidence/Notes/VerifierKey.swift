// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
import Foundation

/// Whom to trust: the name and public key of a log or witness (C2SP signed-note).
///
/// Its text form, the vkey, is `name+hash+base64`; who verifies a log gets it by another way than the log itself.
public struct VerifierKey: Hashable, Sendable {
    /// What a key signs.
    public enum Kind: UInt8, Hashable, Sendable {
        /// Notes, with Ed25519.
        case note = 1
        /// Checkpoints as a witness, with Ed25519 and the time (C2SP tlog-cosignature).
        case cosignature = 4
    }

    /// The name: a log's is its origin.
    public let name: String
    /// What the key signs.
    public let kind: Kind
    /// The Ed25519 public key, 32 bytes.
    public let publicKey: [UInt8]

    /// A key of its parts.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when the name isn't of visible ASCII characters without `+`, or the key isn't
    ///   of 32 bytes.
    public init(name: String, kind: Kind = .note, publicKey: [UInt8]) throws {
        try KeyName.check(name)
        guard publicKey.count == 32 else { throw EvidenceError(.key, "An Ed25519 public key has 32 bytes.") }
        self.name = name
        self.kind = kind
        self.publicKey = publicKey
    }

    /// A key of its text form; surrounding blanks are ignored.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when it isn't one, of Ed25519, with a hash that fits.
    public init(_ text: String) throws {
        let parts = KeyName.parts(text)
        guard parts.count == 3, let key = Base64.bytes(parts[2]), let type = key.first else {
            throw EvidenceError(.key, "A verifier key is written name+hash+base64.")
        }
        guard let kind = Kind(rawValue: type), key.count == 33 else {
            throw EvidenceError(.key, "The verifier key isn't of Ed25519, type 1 or 4; no other type is known here.")
        }
        try self.init(name: parts[0], kind: kind, publicKey: Array(key.dropFirst()))
        guard TextForm.areSame(Hex.text(id), parts[1]) else {
            throw EvidenceError(
                .key, "The hash in the verifier key isn't that of its name and key; it was copied wrongly.")
        }
    }

    /// The first four bytes of the hash over name and key, by which signatures name their key.
    public var id: [UInt8] { KeyName.id(of: name, kind, publicKey) }

    /// The text form, which the initialiser reads.
    public var text: String { "\(name)+\(Hex.text(id))+\(Base64.text([kind.rawValue] + publicKey))" }

    /// Whether a signature is this key's, over these bytes.
    func isValid(_ signature: some Sequence<UInt8>, over message: [UInt8]) -> Bool {
        guard let key = try? Curve25519.Signing.PublicKey(rawRepresentation: publicKey) else { return false }
        return key.isValidSignature(Data(signature), for: message)
    }
}

extension VerifierKey: CustomStringConvertible {
    /// The text form.
    public var description: String { text }
}

/// Names of keys, and the texts that keys are written as.
enum KeyName {
    static func check(_ name: String) throws {
        let isVisible = name.utf8.allSatisfy { (0x21...0x7E).contains($0) && $0 != UInt8(ascii: "+") }
        guard isVisible, (1...255).contains(name.utf8.count) else {
            throw EvidenceError(.key, "A key's name has 1 to 255 visible ASCII characters, without +.")
        }
    }

    static func id(of name: String, _ kind: VerifierKey.Kind, _ publicKey: [UInt8]) -> [UInt8] {
        let text = Array(name.utf8) + [TextForm.newline, kind.rawValue] + publicKey
        return Array(Hash256.sha256(of: text).bytes.prefix(4))
    }

    /// The parts between the first two plus signs; base64 may hold more of them.
    static func parts(_ text: String) -> [String] {
        text.trimmingCharacters(in: .whitespacesAndNewlines)
            .split(separator: "+", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    }
}
#endif
