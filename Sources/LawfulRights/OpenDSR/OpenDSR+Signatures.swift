// SPDX-License-Identifier: Apache-2.0

import Foundation

/// Signs what a processor says: FIPS 186-4 over the SHA-256 digest of the raw body, with the key of a certificate that an
/// authority issued to its domain.
public protocol OpenDSRSigner: Sendable {
    /// The domain to which the certificate was issued.
    var domain: String { get }

    /// The signature over a body, taken raw: it does its own hashing.
    func signature(over body: [UInt8]) async throws -> [UInt8]
}

/// Checks what a processor signed.
///
/// An implementation takes the key from the certificate that the domain publishes by discovery, and has made sure that an
/// authority issued it (not the domain itself), that it has neither run out nor been revoked, and that the domain is among
/// its alternative names.
public protocol OpenDSRSignatureCheck: Sendable {
    /// Whether a signature is that domain's over this body, taken raw.
    ///
    /// - Throws: where that couldn't be found out; the message isn't acted upon then either.
    func isValid(_ signature: [UInt8], over body: [UInt8], of domain: String) async throws -> Bool
}

extension OpenDSR {
    /// A body whose signature holds. Only checking makes one, and only one of these is ever parsed.
    public struct VerifiedBody: Sendable, CustomStringConvertible, CustomReflectable {
        let bytes: [UInt8]

        /// Checks the signature of a body, before anything of it is looked at.
        ///
        /// - Parameters:
        ///   - body: the body, just as it came.
        ///   - headers: the head that came with it.
        ///   - domain: the only domain that may have signed it.
        ///   - check: finds out whether it did.
        /// - Throws: ``OpenDSRError`` with `.unsigned`, `.wrongDomain`, `.badSignature` or `.unverifiable`.
        public init(
            _ body: [UInt8],
            headers: Headers,
            from domain: String,
            by check: any OpenDSRSignatureCheck
        ) async throws(OpenDSRError) {
            let domains = headers.values(of: OpenDSR.domainHeader)
            let signatures = headers.values(of: OpenDSR.signatureHeader)
            guard domains.count == 1, signatures.count == 1 else {
                throw OpenDSRError(
                    .unsigned,
                    "There must be one \(OpenDSR.domainHeader) and one \(OpenDSR.signatureHeader); send both, once.")
            }
            guard domains[0].lowercased() == domain.lowercased() else {
                throw OpenDSRError(
                    .wrongDomain, "It is signed in the name of another domain than '\(domain)'; nothing was read.")
            }
            guard let signature = Data(base64Encoded: signatures[0]), !signature.isEmpty,
                // Only one way to write a signature is taken, so that none can be altered and still hold.
                signature.base64EncodedString() == signatures[0]
            else { throw OpenDSRError(.unsigned, "The signature isn't written in Base64; nothing was read.") }
            let isValid: Bool
            do {
                isValid = try await check.isValid(Array(signature), over: body, of: domain)
            } catch {
                throw OpenDSRError(
                    .unverifiable, "The signature of '\(domain)' couldn't be checked; nothing was read, try again.")
            }
            guard isValid else {
                throw OpenDSRError(
                    .badSignature, "The signature isn't that of '\(domain)' over this body; nothing was read.")
            }
            bytes = body
        }

        /// How long it is.
        public var description: String { "(a verified body, \(bytes.count) bytes)" }
        /// An empty mirror, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }
}
