// SPDX-License-Identifier: Apache-2.0

import LawfulModel
public import LawfulTime

extension OpenDSR {
    /// A request of a data subject that a controller passes to a processor.
    public struct Request: Hashable, Sendable {
        /// Its name, chosen by the controller.
        public let id: SubjectRequestID
        /// Under which law it is made.
        public let regulation: Regulation
        /// The right.
        public let type: RequestType
        /// Whom it concerns.
        public let identities: [Identity]
        /// When the person made it: the clock of Art. 12(3) runs from here, not from when the processor hears of it.
        public let submittedAt: Instant
        /// Which version the controller speaks.
        public let apiVersion: String?
        /// Where changes of its status are reported.
        public let callbacks: [Endpoint]
        /// What is said beyond the protocol.
        public let extensions: Extensions

        /// Makes a request.
        public init(
            id: SubjectRequestID,
            regulation: Regulation = .gdpr,
            _ type: RequestType,
            of identities: [Identity],
            submittedAt: Instant,
            apiVersion: String? = OpenDSR.version,
            callbacks: [Endpoint] = [],
            extensions: Extensions = Extensions()
        ) {
            self.id = id
            self.regulation = regulation
            self.type = type
            self.identities = identities
            self.submittedAt = submittedAt
            self.apiVersion = apiVersion
            self.callbacks = callbacks
            self.extensions = extensions
        }

        /// The body that carries it; the same request gives the same bytes.
        public var body: [UInt8] {
            var members: [String: Value] = [
                "regulation": .text(regulation.rawValue), "subject_request_id": .text(id.rawValue),
                "subject_request_type": .text(type.rawValue), "submitted_time": .text(submittedAt.description),
            ]
            if !identities.isEmpty { members["subject_identities"] = .list(identities.map(\.members)) }
            if let apiVersion { members["api_version"] = .text(apiVersion) }
            if !callbacks.isEmpty { members["status_callback_urls"] = .list(callbacks.map { .text($0.text) }) }
            if !extensions.domains.isEmpty { members["extensions"] = extensions.value }
            return Value.object(members).bytes
        }

        /// Reads a body.
        ///
        /// - Throws: ``OpenDSRError`` with `.faulty` and every fault.
        public init(body: [UInt8]) throws(OpenDSRError) {
            var reader = FieldReader(body: body, hiding: Self.values)
            let id = reader.requestID("subject_request_id")
            let type = reader.word("subject_request_type", RequestType.self)
            let submitted = reader.instant("submitted_time")
            // The protocol requires it and leaves it out of its own example; a person's request isn't lost over that.
            let regulation = reader.optionalWord("regulation", Regulation.self) ?? .gdpr
            let version = reader.optionalVersion("api_version")
            let callbacks = reader.endpoints("status_callback_urls")
            let extensions = reader.extensions()
            let identities = Self.identities(&reader)
            let named = reader.node("subject_identities")
            if reader.isObject, named == nil || named?.elements?.isEmpty == true, extensions.isEmpty {
                reader.add("subject_identities", .missing, "Name the person here, or in an extension.")
            }
            guard reader.faults.isEmpty, let id, let type, let submitted else { throw .faulty(reader.faults) }
            self.init(
                id: id, regulation: regulation, type, of: identities, submittedAt: submitted, apiVersion: version,
                callbacks: callbacks, extensions: extensions)
        }

        private static func identities(_ reader: inout FieldReader) -> [Identity] {
            guard let elements = reader.optionalList("subject_identities") else { return [] }
            var identities: [Identity] = []
            for (place, node) in elements.enumerated() {
                let path = "subject_identities[\(place)]"
                var part = FieldReader(node, at: path, hiding: Set(elements.compactMap { $0["identity_value"]?.text }))
                let type = part.word("identity_type", IdentityType.self)
                let format = part.word("identity_format", IdentityFormat.self)
                let value = part.text("identity_value")
                if let type, let format, let value {
                    let identity = Identity(type, value, format: format)
                    if identity.isWellFormed {
                        identities.append(identity)
                    } else {
                        part.add("identity_value", .malformed, "It isn't of the format that is named.")
                    }
                }
                reader.add(part.faults)
            }
            return identities
        }

        /// The identifiers in a body, so that no fault repeats one.
        private static func values(_ node: TextNode) -> Set<String> {
            Set(node["subject_identities"]?.elements?.compactMap { $0["identity_value"]?.text } ?? [])
        }
    }
}

extension OpenDSR.Identity {
    fileprivate var members: OpenDSR.Value {
        .object([
            "identity_type": .text(type.rawValue), "identity_value": .text(value),
            "identity_format": .text(format.rawValue),
        ])
    }
}
