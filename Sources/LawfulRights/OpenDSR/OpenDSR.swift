// SPDX-License-Identifier: Apache-2.0

/// The protocol OpenDSR 2.0, by which a controller passes requests of data subjects to its processors, and they report
/// back (Arts. 12, 28(3)(e), 19).
///
/// Everything here is a value: HTTP comes in as a ``Call`` and leaves as an ``Answer``, signatures are made and checked by
/// what is plugged in (``OpenDSRSigner``, ``OpenDSRSignatureCheck``), hashes too. ``OpenDSRController`` is the end that
/// sends, ``OpenDSRProcessor`` the one that receives.
///
/// The protocol knows three rights and four statuses. What it lacks isn't bent into them: see ``Standing``.
public enum OpenDSR {
    /// The version that is spoken.
    public static let version = "2.0"
    /// The segment with which the path of every address of ours begins.
    public static let pathVersion = "v2"
    /// The header that names the domain whose key signed.
    public static let domainHeader = "X-OpenDSR-Processor-Domain"
    /// The header with the signature over the raw body, in Base64.
    public static let signatureHeader = "X-OpenDSR-Signature"
    /// The longest body that is read, in bytes; a longer one is refused unread.
    public static let longestBody = 1 << 20
    /// Makes a SHA-256 digest, 32 bytes: the core has none of its own.
    public typealias Digest = @Sendable ([UInt8]) -> [UInt8]
}
