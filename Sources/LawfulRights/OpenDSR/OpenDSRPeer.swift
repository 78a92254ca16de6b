// SPDX-License-Identifier: Apache-2.0

/// What a controller knows of a processor to which it passes requests, and by which identifiers that processor knows
/// people (Arts. 5(1)(c), 28).
///
/// It is the measure of what is sent: never every identifier that is known, only those by which this processor can find
/// the person.
public struct OpenDSRPeer: Hashable, Sendable {
    /// How many identifiers it takes to find all that the processor has.
    public enum Matching: Hashable, Sendable {
        /// One is enough: the first kind of the list that is known of the person.
        case first
        /// The processor's data aren't linked: every kind of the list that is known is needed.
        case each
    }

    /// The domain in whose name the processor signs.
    public let domain: String
    /// Where its addresses begin, such as `https://opendsr.processor.example/v2`.
    public let base: OpenDSR.Endpoint
    /// By which kinds of identifiers it knows people, the preferred first.
    public let identifiers: [OpenDSR.IdentityType]
    /// How many of them it takes.
    public let matching: Matching
    /// Which identifiers it takes in which formats; nil where only the controller's own preference counts.
    public private(set) var supported: Set<OpenDSR.SupportedIdentity>?
    /// For which rights it takes requests; nil where that isn't known.
    public private(set) var types: Set<OpenDSR.RequestType>?

    /// States what is known of a processor.
    ///
    /// - Parameters:
    ///   - domain: in whose name it signs.
    ///   - base: where its addresses begin; the path begins with the major version.
    ///   - identifiers: by which kinds of identifiers it knows people, the preferred first.
    ///   - matching: how many of them it takes.
    /// - Throws: ``OpenDSRError`` with `.settings` where an address or a list can't be right.
    public init(
        domain: String,
        base: OpenDSR.Endpoint,
        identifiers: [OpenDSR.IdentityType],
        matching: Matching = .first
    ) throws(OpenDSRError) {
        guard base.startsWithVersion, !base.text.contains("?") else {
            throw OpenDSRError(
                .settings,
                "The path of '\(base)' must begin with the major version, /\(OpenDSR.pathVersion), without a query.")
        }
        guard !domain.isEmpty, !identifiers.isEmpty else {
            throw OpenDSRError(.settings, "A processor needs a domain, and an identifier by which it knows people.")
        }
        self.domain = domain.lowercased()
        self.base = base
        self.identifiers = identifiers
        self.matching = matching
    }

    /// The same processor with what it says that it offers. That narrows what is sent, and never widens it: it is by the
    /// controller's own list that a processor knows people.
    ///
    /// - Throws: ``OpenDSRError`` with `.notOurs` where the certificate is another domain's.
    public func offering(_ discovery: OpenDSR.Discovery) throws(OpenDSRError) -> OpenDSRPeer {
        guard discovery.certificate.host == domain else {
            throw OpenDSRError(.notOurs, "The certificate isn't published by '\(domain)'; its offer isn't taken.")
        }
        var peer = self
        peer.supported = Set(discovery.identities)
        peer.types = Set(discovery.types)
        return peer
    }

    /// Those identities that this processor needs, each in the format that tells it least.
    ///
    /// - Parameters:
    ///   - known: what is known of the person.
    ///   - digest: makes SHA-256 digests.
    /// - Returns: what is sent.
    /// - Throws: ``OpenDSRError`` with `.noIdentity` where nothing is left, `.weakFormat` where only a weak digest is taken or
    ///   known, `.settings` where the digest isn't one of SHA-256.
    public func needed(
        of known: [OpenDSR.Identity],
        digest: OpenDSR.Digest
    ) throws(OpenDSRError) -> [OpenDSR.Identity] {
        guard !known.contains(where: \.format.isWeak) else {
            throw OpenDSRError(.weakFormat, "MD5 and SHA-1 digests aren't sent; give the identifier, or its SHA-256.")
        }
        var needed: [OpenDSR.Identity] = []
        for type in identifiers {
            for identity in known where identity.type == type && identity.isWellFormed {
                guard let written = try written(identity, digest), !needed.contains(written) else { continue }
                needed.append(written)
            }
            if matching == .first, !needed.isEmpty { break }
        }
        guard needed.isEmpty else { return needed }
        let kinds = identifiers.map(\.rawValue).joined(separator: ", ")
        if takesOnlyWeak {
            throw OpenDSRError(
                .weakFormat, "'\(domain)' takes only MD5 or SHA-1 digests of \(kinds), which aren't sent.")
        }
        throw OpenDSRError(
            .noIdentity, "Nothing is known of the person by which '\(domain)' could find them: \(kinds).")
    }

    private func takes(_ type: OpenDSR.IdentityType, _ format: OpenDSR.IdentityFormat) -> Bool {
        supported?.contains(.init(type, format)) ?? true
    }

    private var takesOnlyWeak: Bool {
        guard let offered = supported?.filter({ identifiers.contains($0.type) }), !offered.isEmpty else { return false }
        return offered.allSatisfy(\.format.isWeak)
    }

    private func written(
        _ identity: OpenDSR.Identity,
        _ digest: OpenDSR.Digest
    ) throws(OpenDSRError) -> OpenDSR.Identity? {
        switch identity.format {
        case .sha256: return takes(identity.type, .sha256) ? identity : nil
        case .raw:
            if takes(identity.type, .sha256) {
                let bytes = digest(Array(identity.value.utf8))
                guard bytes.count == 32 else {
                    throw OpenDSRError(.settings, "A SHA-256 digest has 32 bytes, this one \(bytes.count).")
                }
                return .init(identity.type, bytes.hexadecimal, format: .sha256)
            }
            return takes(identity.type, .raw) ? identity : nil
        case .md5, .sha1: return nil
        }
    }
}
