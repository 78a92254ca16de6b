// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Crypto
import Foundation
public import LawfulModel

/// The key that payloads of one person within one erasure scope are sealed under; destroying it erases them all, in
/// backups too (Art. 17).
public struct DataKey: Sendable {
    /// How many bytes a key has.
    public static let byteCount = 32

    let key: SymmetricKey

    /// A fresh key.
    public init(random: some RandomSource) { key = SymmetricKey(data: random.bytes(Self.byteCount)) }

    /// A key of its 32 bytes, as a service that wraps keys gives it back.
    ///
    /// - Throws: ``EvidenceError`` with code `key` when there are more or fewer.
    public init(bytes: [UInt8]) throws {
        guard bytes.count == Self.byteCount else { throw EvidenceError(.key, "A data key has 32 bytes.") }
        key = SymmetricKey(data: bytes)
    }

    /// The key's bytes, for a service that wraps keys; store them nowhere else.
    public var secretBytes: [UInt8] { unsafe key.withUnsafeBytes { unsafe Array($0) } }
}

extension DataKey: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Nothing of the key.
    public var description: String { "(a data key)" }
    /// Nothing of the key.
    public var debugDescription: String { description }
    /// An empty mirror, so that `dump` shows nothing.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// Which payloads share a data key: those of one person that the same rule erases, so that invoices outlive the newsletter.
public struct SealingScope: Hashable, Sendable {
    /// The activity; nil for facts of none.
    public let activity: PurposeID?
    /// The retention rule within it; nil where it has one only.
    public let rule: String?

    /// A scope of its parts.
    public init(activity: PurposeID?, rule: String? = nil) {
        self.activity = activity
        self.rule = rule
    }

    /// The scope as bytes that no other scope has.
    var bytes: [UInt8] { LengthPrefixed.bytes([activity?.rawValue, rule]) }
}

/// Texts in a row that can be told apart: each behind its length, missing ones unlike empty ones.
enum LengthPrefixed {
    static func bytes(_ texts: [String?]) -> [UInt8] {
        texts.reduce(into: []) { bytes, text in
            guard let text else { return bytes.append(0) }
            let length = UInt32(clamping: text.utf8.count)
            bytes.append(1)
            bytes += (0..<4).reversed().map { UInt8(truncatingIfNeeded: length >> (8 * UInt32($0))) }
            bytes += text.utf8
        }
    }
}
#endif
