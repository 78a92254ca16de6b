// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
public import Foundation

/// What an entry commits to: the hash of a random salt and the payload.
///
/// AES-GCM alone doesn't bind a key to a plaintext; this does. The salt is sealed with the payload, so that once their key is
/// destroyed nothing is left to guess at.
public enum PayloadCommitment {
    /// How many bytes a salt has; one length only, or salt and payload could be cut apart elsewhere.
    public static let saltByteCount = 32

    private static let domain = Array("audit-payload-v1".utf8) + [0]

    /// SHA-256 over `audit-payload-v1`, a zero byte, salt and payload; nil unless the salt has 32 bytes.
    public static func commitment(salt: [UInt8], payload: [UInt8]) -> Hash256? {
        guard salt.count == saltByteCount else { return nil }
        return commitment(of: [salt, payload])
    }

    /// The commitment to salt and payload, in a row or apart.
    static func commitment(of parts: [[UInt8]]) -> Hash256 {
        var hasher = SHA256()
        hasher.update(data: domain)
        for part in parts { hasher.update(data: part) }
        return Hash256(hasher.finalize())
    }
}

/// Where a payload belongs; it opens nowhere else.
public struct PayloadPlace: Hashable, Sendable {
    /// The log's origin.
    public let origin: String
    /// The sequence of the entry.
    public let sequence: Int64

    /// A place of its parts.
    public init(origin: String, sequence: Int64) {
        self.origin = origin
        self.sequence = sequence
    }

    /// The data that the seal authenticates besides: an origin holds no zero byte.
    var authenticated: [UInt8] {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(origin.utf8.count + 9)
        bytes += origin.utf8
        bytes.append(0)
        for shift in stride(from: Int64(56), through: 0, by: -8) {
            bytes.append(UInt8(truncatingIfNeeded: sequence >> shift))
        }
        return bytes
    }
}

/// A payload that was opened: salt and payload are what a person is given with a proof, to check by themselves.
public struct OpenedPayload: Hashable, Sendable {
    /// The salt, 32 bytes.
    public let salt: [UInt8]
    /// The payload.
    public let payload: [UInt8]
}

/// An entry's private part under AES-256-GCM: nonce, ciphertext and tag in a row.
public struct SealedPayload: Hashable, Sendable {
    /// The bytes that are stored, and deleted or left useless when the payload is erased.
    public let bytes: Data
    /// What the entry commits to.
    public let commitment: Hash256

    /// A sealed payload as a store reads it back, with the commitment of its entry.
    public init(bytes: Data, commitment: Hash256) {
        self.bytes = bytes
        self.commitment = commitment
    }

    /// Seals a payload with a fresh salt.
    ///
    /// - Parameters:
    ///   - payload: the private part.
    ///   - key: the key of its person and erasure scope.
    ///   - place: the entry that it belongs to.
    ///   - random: where salt and nonce come from.
    /// - Throws: ``EvidenceError`` with code `payload` when the source gives too few random bytes.
    public init(
        sealing payload: [UInt8],
        under key: DataKey,
        at place: PayloadPlace,
        random: some RandomSource
    ) throws {
        let fresh = random.bytes(PayloadCommitment.saltByteCount + 12)
        guard fresh.count == PayloadCommitment.saltByteCount + 12 else {
            throw EvidenceError(.payload, "The source of random bytes gave too few; nothing was sealed.")
        }
        var plaintext: [UInt8] = []
        plaintext.reserveCapacity(PayloadCommitment.saltByteCount + payload.count)
        plaintext += fresh.prefix(PayloadCommitment.saltByteCount)
        plaintext += payload
        bytes = try Self.seal(plaintext, key.key, place.authenticated, Array(fresh.suffix(12)))
        commitment = PayloadCommitment.commitment(of: [plaintext])
    }

    /// Opens the payload and checks that it is what its entry commits to.
    ///
    /// - Throws: ``EvidenceError`` with code `payload` when the key or place is another one, or anything was altered.
    public func open(with key: DataKey, at place: PayloadPlace) throws -> OpenedPayload {
        try Self.opened(bytes, with: key, at: place) { $0 == commitment }
    }

    /// Opens what a store holds of an entry.
    ///
    /// - Parameters:
    ///   - bytes: nonce, ciphertext and tag.
    ///   - key: the key of its scope.
    ///   - place: the entry that it belongs to.
    ///   - entry: the entry. Where it is a cohort's, which has a count, its commitment is a root over this
    ///     and the members, which a verification checks.
    /// - Returns: salt and payload.
    /// - Throws: ``EvidenceError`` with code `payload` when it doesn't open, or isn't what the entry commits to.
    public static func opened(
        _ bytes: Data,
        with key: DataKey,
        at place: PayloadPlace,
        isCommittedBy entry: HashedEntry
    ) throws -> OpenedPayload {
        try opened(bytes, with: key, at: place) { entry.count != nil || $0 == entry.commitment }
    }

    private static func opened(
        _ bytes: Data,
        with key: DataKey,
        at place: PayloadPlace,
        where isCommitted: (Hash256) -> Bool
    ) throws -> OpenedPayload {
        guard let plaintext = open(bytes, key.key, place.authenticated) else {
            throw EvidenceError(
                .payload,
                "The payload of entry \(place.sequence) doesn't open: it was altered, or isn't under this key.")
        }
        guard plaintext.count >= PayloadCommitment.saltByteCount,
            isCommitted(PayloadCommitment.commitment(of: [plaintext]))
        else {
            throw EvidenceError(.payload, "The payload of entry \(place.sequence) isn't what the entry commits to.")
        }
        return OpenedPayload(
            salt: Array(plaintext.prefix(PayloadCommitment.saltByteCount)),
            payload: Array(plaintext.dropFirst(PayloadCommitment.saltByteCount)))
    }

    /// What a store holds of an entry, under another key: salt and payload stay, and so does the commitment. For what is kept
    /// when the key that it shares with what is erased is destroyed.
    ///
    /// - Throws: ``EvidenceError`` with code `payload` when it doesn't open, or can't be sealed.
    public static func resealed(
        _ bytes: Data,
        from old: DataKey,
        to new: DataKey,
        at place: PayloadPlace,
        random: some RandomSource
    ) throws -> Data {
        guard let plaintext = open(bytes, old.key, place.authenticated) else {
            throw EvidenceError(
                .payload,
                "The payload of entry \(place.sequence) doesn't open: it was altered, or isn't under this key.")
        }
        return try seal(plaintext, new.key, place.authenticated, random.bytes(12))
    }

    static func seal(_ text: [UInt8], _ key: SymmetricKey, _ data: [UInt8], _ nonce: [UInt8]) throws -> Data {
        guard let nonce = try? AES.GCM.Nonce(data: nonce),
            let box = try? AES.GCM.seal(text, using: key, nonce: nonce, authenticating: data), let bytes = box.combined
        else { throw EvidenceError(.payload, "AES-GCM couldn't seal; nothing was sealed.") }
        return bytes
    }

    static func open(_ bytes: Data, _ key: SymmetricKey, _ data: [UInt8]) -> [UInt8]? {
        guard let box = try? AES.GCM.SealedBox(combined: bytes),
            let text = try? AES.GCM.open(box, using: key, authenticating: data)
        else { return nil }
        return Array(text)
    }
}
#endif
