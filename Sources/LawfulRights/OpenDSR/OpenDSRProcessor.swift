// SPDX-License-Identifier: Apache-2.0

import Foundation
public import LawfulTime

/// The end of a processor: takes requests that controllers pass to it, and tells where they stand, in signed words.
///
/// Who calls is found out before, by whatever authentication the two agreed on: the protocol leaves it to them.
public struct OpenDSRProcessor: Sendable {
    /// What is offered.
    public let offer: OpenDSR.Discovery
    private let path: String
    private let inbox: any OpenDSRInbox
    private let signer: any OpenDSRSigner
    private let digest: OpenDSR.Digest
    private let expectedAt: @Sendable (OpenDSR.Request, Instant) -> Instant

    /// Makes the end that receives.
    ///
    /// - Parameters:
    ///   - base: where its addresses begin; the path begins with the major version.
    ///   - offer: what is offered.
    ///   - inbox: where requests are kept.
    ///   - signer: signs what is answered.
    ///   - digest: makes SHA-256 digests.
    ///   - expectedAt: when a request that was received at an instant is expected to be done.
    /// - Throws: ``OpenDSRError`` with `.weakFormat` or `.settings` where what is offered can't be right.
    public init(
        base: OpenDSR.Endpoint,
        offering offer: OpenDSR.Discovery,
        inbox: any OpenDSRInbox,
        signer: any OpenDSRSigner,
        digest: @escaping OpenDSR.Digest,
        expectedAt: @escaping @Sendable (OpenDSR.Request, Instant) -> Instant
    ) throws(OpenDSRError) {
        guard base.startsWithVersion, !base.text.contains("?") else {
            throw OpenDSRError(
                .settings,
                "The path of '\(base)' must begin with the major version, /\(OpenDSR.pathVersion), without a query.")
        }
        guard !offer.identities.contains(where: \.format.isWeak) else {
            throw OpenDSRError(.weakFormat, "Don't ask for MD5 or SHA-1 digests; offer sha256.")
        }
        guard offer.certificate.host == signer.domain.lowercased() else {
            throw OpenDSRError(.settings, "The certificate must be published by the domain that signs.")
        }
        self.offer = offer
        path = base.path.hasSuffix("/") ? String(base.path.dropLast()) : base.path
        self.inbox = inbox
        self.signer = signer
        self.digest = digest
        self.expectedAt = expectedAt
    }

    /// Answers a call.
    ///
    /// The same request again gives the same receipt; another one under the same name is refused.
    ///
    /// - Parameters:
    ///   - call: the call.
    ///   - controllerID: who calls, as authenticated.
    ///   - now: now.
    /// - Returns: a signed answer; 400 with every fault where nothing was done.
    /// - Throws: what the inbox or the signer throws; nothing was promised then, and the caller may try again.
    public func answer(_ call: OpenDSR.Call, from controllerID: String, at now: Instant) async throws -> OpenDSR.Answer
    {
        do {
            switch (call.method, try route(call.target)) {
            case (.get, .discovery): return try await signed(200, offer.body)
            case (.post, .requests): return try await receive(call.body, from: controllerID, at: now)
            case (.get, .request(let id)):
                guard let intake = try await inbox.intake(id, of: controllerID) else { throw Self.unknown }
                return try await signed(200, body(of: intake, apiVersion: OpenDSR.version))
            case (.delete, .request(let id)): return try await cancel(id, from: controllerID, at: now)
            default: throw Self.single("", .unsupported, "There is no such method here.")
            }
        } catch let error as OpenDSRError where error.code == .faulty {
            return try await signed(400, body(of: error))
        }
    }

    /// The callbacks that tell where a request stands now: one to each address that the controller named. Send them at
    /// every change, and again until they are taken.
    ///
    /// The addresses are the controller's: whoever sends makes sure that they don't lead inside.
    ///
    /// - Throws: what the signer throws.
    public func callbacks(for intake: OpenDSR.Intake) async throws -> [OpenDSR.Call] {
        var calls: [OpenDSR.Call] = []
        for address in intake.callbacks {
            let signed = try await signed(0, body(of: intake, callback: address))
            calls.append(OpenDSR.Call(.post, address.text, headers: signed.headers, body: signed.body))
        }
        return calls
    }

    // MARK: Parts

    private enum Route {
        case discovery, requests
        case request(OpenDSR.SubjectRequestID)
    }

    private func route(_ target: String) throws(OpenDSRError) -> Route {
        let found = URLComponents(string: target)?.path ?? ""
        guard found.hasPrefix(path + "/") else {
            throw Self.single(
                "", .unsupportedVersion, "Addresses begin with \(path): version \(OpenDSR.version) is spoken here.")
        }
        let parts = found.dropFirst(path.count + 1).split(separator: "/", omittingEmptySubsequences: false)
        switch parts.first {
        case "discovery" where parts.count == 1: return .discovery
        case "requests" where parts.count == 1: return .requests
        case "requests" where parts.count == 2:
            guard let id = OpenDSR.SubjectRequestID(rawValue: String(parts[1])) else {
                throw Self.single(
                    "subject_request_id", .malformed, "It must be a UUID of version 4 in lowercase.")
            }
            return .request(id)
        default: throw Self.single("", .unsupported, "There is no such address here.")
        }
    }

    private func receive(
        _ body: [UInt8],
        from controllerID: String,
        at now: Instant
    ) async throws -> OpenDSR.Answer {
        let request = try OpenDSR.Request(body: body)
        let faults = unoffered(request)
        guard faults.isEmpty else { throw OpenDSRError.faulty(faults) }
        let fingerprint = digest(request.body).hexadecimal
        let intake = try await inbox.keep(
            OpenDSR.Intake(
                controllerID: controllerID, id: request.id, type: request.type, receivedAt: now,
                fingerprint: fingerprint, callbacks: request.callbacks, expectedAt: expectedAt(request, now)),
            request)
        guard intake.fingerprint == fingerprint else {
            throw Self.single(
                "subject_request_id", .conflict, "Something else was asked under this name; choose another.")
        }
        let members: [String: OpenDSR.Value] = [
            "controller_id": .text(intake.controllerID), "subject_request_id": .text(intake.id.rawValue),
            "received_time": .text(intake.receivedAt.description),
            "expected_completion_time": .text(intake.expectedAt.description),
            "encoded_request": .text(Data(body).base64EncodedString()),
        ]
        return try await signed(201, OpenDSR.Value.object(members).bytes)
    }

    /// What is asked and isn't offered. An identity that isn't understood isn't passed over: what it names would stay.
    private func unoffered(_ request: OpenDSR.Request) -> [OpenDSR.Fault] {
        var faults: [OpenDSR.Fault] = []
        if !offer.types.contains(request.type) {
            let types = offer.types.map(\.rawValue).joined(separator: ", ")
            faults.append(
                .init(path: "subject_request_type", reason: .unsupported, message: "Offered are \(types)."))
        }
        for (place, identity) in request.identities.enumerated()
        where !offer.identities.contains(.init(identity.type, identity.format)) {
            faults.append(
                .init(
                    path: "subject_identities[\(place)]", reason: .unsupported,
                    message: "\(identity.type.rawValue) as \(identity.format.rawValue) isn't offered; see discovery."))
        }
        return faults
    }

    private func cancel(
        _ id: OpenDSR.SubjectRequestID,
        from controllerID: String,
        at now: Instant
    ) async throws -> OpenDSR.Answer {
        guard let intake = try await inbox.cancel(id, of: controllerID) else { throw Self.unknown }
        guard intake.standing == .cancelled else {
            throw Self.single("request_status", .notPending, "It is \(intake.standing.status.rawValue) already.")
        }
        let members: [String: OpenDSR.Value] = [
            "controller_id": .text(intake.controllerID), "subject_request_id": .text(id.rawValue),
            "received_time": .text(now.description), "api_version": .text(OpenDSR.version),
        ]
        return try await signed(202, OpenDSR.Value.object(members).bytes)
    }

    private func body(
        of intake: OpenDSR.Intake,
        apiVersion: String? = nil,
        callback: OpenDSR.Endpoint? = nil
    ) -> [UInt8] {
        var members: [String: OpenDSR.Value] = [
            "controller_id": .text(intake.controllerID), "subject_request_id": .text(intake.id.rawValue),
            "expected_completion_time": .text(intake.expectedAt.description),
            "request_status": .text(intake.standing.status.rawValue),
        ]
        if let apiVersion { members["api_version"] = .text(apiVersion) }
        if let callback { members["status_callback_url"] = .text(callback.text) }
        if let results = intake.results { members["results_url"] = .text(results.text) }
        if let count = intake.resultCount { members["results_count"] = .number(String(count)) }
        let codes = intake.reasons.filter(OpenDSR.StandingExtension.isCode)
        if let content = OpenDSR.StandingExtension.content(intake.standing, because: codes) {
            members["extensions"] = OpenDSR.Extensions([signer.domain.lowercased(): content]).value
        }
        return OpenDSR.Value.object(members).bytes
    }

    private func body(of error: OpenDSRError) -> [UInt8] {
        let errors = error.faults.map { fault in
            OpenDSR.Value.object([
                "domain": .text("Validation"), "reason": .text(fault.reason.rawValue),
                "message": .text(fault.path.isEmpty ? fault.message : "\(fault.path): \(fault.message)"),
            ])
        }
        return OpenDSR.Value.object([
            "error": .object(["code": .number("400"), "message": .text(error.message), "errors": .list(errors)])
        ]).bytes
    }

    private func signed(_ code: Int, _ body: [UInt8]) async throws -> OpenDSR.Answer {
        let signature = try await signer.signature(over: body)
        var headers = OpenDSR.Headers(["Content-Type": "application/json", "Cache-Control": "no-store"])
        headers.add(OpenDSR.domainHeader, signer.domain)
        headers.add(OpenDSR.signatureHeader, Data(signature).base64EncodedString())
        return OpenDSR.Answer(code, headers: headers, body: body)
    }

    private static var unknown: OpenDSRError {
        single("subject_request_id", .unknownRequest, "No such request of this controller is known here.")
    }

    private static func single(_ path: String, _ reason: OpenDSR.Fault.Reason, _ message: String) -> OpenDSRError {
        .faulty([.init(path: path, reason: reason, message: message)])
    }
}
