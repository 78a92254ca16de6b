// SPDX-License-Identifier: Apache-2.0

public import LawfulTime

extension OpenDSR {
    /// A processor's word that it has received a request.
    ///
    /// The `encoded_request` that comes with it is compared with what was sent and then forgotten: the protocol forbids
    /// controllers to log or to store it.
    public struct Receipt: Hashable, Sendable {
        /// Who the controller is to the processor.
        public let controllerID: String
        /// When the processor expects to be done.
        public let expectedAt: Instant
        /// When it received the request.
        public let receivedAt: Instant
        /// The request.
        public let id: SubjectRequestID
    }

    /// A processor's word on where a request stands: the answer to a question, or a callback.
    public struct StatusReport: Hashable, Sendable {
        /// Who the controller is to the processor.
        public let controllerID: String
        /// When the processor expects to be done.
        public let expectedAt: Instant
        /// The request.
        public let id: SubjectRequestID
        /// The protocol's word.
        public let status: Status
        /// Where it stands, with what the processor's extension adds.
        public let standing: Standing
        /// Why, in codes, where the extension says so.
        public let reasons: [String]
        /// Where the results are.
        public let results: Endpoint?
        /// How many there are.
        public let resultCount: Int?
        /// All that was said beyond the protocol.
        public let extensions: Extensions

        /// Whether this can be news after an earlier report: what was carried out or cancelled doesn't become less so, and
        /// a report that says so has been overtaken on its way, or was sent again by somebody else.
        public func isNews(after earlier: StatusReport) -> Bool {
            guard earlier.id == id, earlier != self else { return false }
            return earlier.standing != .done && earlier.standing != .cancelled
        }
    }

    /// A processor's word that a request is cancelled.
    public struct Cancellation: Hashable, Sendable {
        /// Who the controller is to the processor.
        public let controllerID: String
        /// When the processor received the cancellation.
        public let receivedAt: Instant
        /// The request.
        public let id: SubjectRequestID
    }

    /// What a processor offers.
    public struct Discovery: Hashable, Sendable {
        /// Which version it speaks.
        public let apiVersion: String
        /// By what it finds people.
        public let identities: [SupportedIdentity]
        /// Which rights it takes requests for.
        public let types: [RequestType]
        /// Where the certificate is whose key signs.
        public let certificate: Endpoint

        /// Makes an offer.
        public init(
            apiVersion: String = OpenDSR.version,
            identities: [SupportedIdentity],
            types: [RequestType],
            certificate: Endpoint
        ) {
            self.apiVersion = apiVersion
            self.identities = identities
            self.types = types
            self.certificate = certificate
        }

        /// The body that carries it.
        public var body: [UInt8] {
            let pairs = identities.map { pair in
                Value.object([
                    "identity_type": .text(pair.type.rawValue), "identity_format": .text(pair.format.rawValue),
                ])
            }
            return Value.object([
                "api_version": .text(apiVersion), "supported_identities": .list(pairs),
                "supported_subject_request_types": .list(types.map { .text($0.rawValue) }),
                "processor_certificate": .text(certificate.text),
            ]).bytes
        }

        /// Reads a body.
        ///
        /// - Throws: ``OpenDSRError`` with `.faulty` and every fault.
        public init(body: [UInt8]) throws(OpenDSRError) {
            var reader = FieldReader(body: body)
            if reader.node("api_version") == nil { _ = reader.text("api_version") }
            let version = reader.optionalVersion("api_version")
            let types = reader.words("supported_subject_request_types", RequestType.self)
            let certificate = reader.endpoint("processor_certificate")
            var identities: [SupportedIdentity] = []
            for (place, node) in (reader.list("supported_identities") ?? []).enumerated() {
                var part = FieldReader(node, at: "supported_identities[\(place)]")
                let type = part.word("identity_type", IdentityType.self)
                if let format = part.word("identity_format", IdentityFormat.self), let type {
                    identities.append(SupportedIdentity(type, format))
                }
                reader.add(part.faults)
            }
            guard reader.faults.isEmpty, let version, let types, let certificate else {
                throw .faulty(reader.faults)
            }
            self.init(apiVersion: version, identities: identities, types: types, certificate: certificate)
        }
    }
}
