// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
public import LawfulTime

/// The end of a controller: passes requests to one processor, and reads what that says, never before its signature holds.
///
/// It does no input or output of its own: each step gives a call to send, and takes what came back.
public struct OpenDSRController: Sendable {
    /// A request that is ready to be sent; while it is held, its receipt can be compared with it.
    public struct Sent: Sendable {
        /// The request, with those identities that this processor needs.
        public let request: OpenDSR.Request
        /// The call that carries it; making it again gives the same bytes, and sending it again does no harm.
        public let call: OpenDSR.Call
    }

    /// What a callback comes to: what to answer, and the report if it is to be believed.
    public struct CallbackOutcome: Sendable {
        /// What to answer.
        public let answer: OpenDSR.Answer
        /// The report; nil where it isn't to be believed.
        public let report: OpenDSR.StatusReport?
        /// Why not.
        public let error: OpenDSRError?
    }

    /// The processor.
    public let peer: OpenDSRPeer
    /// Where it is to report.
    public let callback: OpenDSR.Endpoint?
    private let check: any OpenDSRSignatureCheck
    private let digest: OpenDSR.Digest
    /// Told whenever a body is parsed, so that tests can see that none is too early.
    package var parsing: @Sendable () -> Void = {}

    /// Makes the end that speaks to one processor.
    ///
    /// - Parameters:
    ///   - peer: the processor.
    ///   - callback: our own address for its reports, whose path begins with the major version; nil where it is asked instead.
    ///   - check: checks its signatures.
    ///   - digest: makes SHA-256 digests.
    /// - Throws: ``OpenDSRError`` with `.settings` where the address can't be right.
    public init(
        _ peer: OpenDSRPeer,
        callback: OpenDSR.Endpoint?,
        check: any OpenDSRSignatureCheck,
        digest: @escaping OpenDSR.Digest
    ) throws(OpenDSRError) {
        if let callback, !callback.startsWithVersion {
            throw OpenDSRError(
                .settings, "The path of '\(callback)' must begin with the major version, /\(OpenDSR.pathVersion).")
        }
        self.peer = peer
        self.callback = callback
        self.check = check
        self.digest = digest
    }

    // MARK: Asking

    /// Asks what the processor offers.
    public func discovery() -> OpenDSR.Call { OpenDSR.Call(.get, peer.base.appending("discovery")) }

    /// Passes a request on, with no more identities than this processor needs, and no extension but its own.
    ///
    /// - Parameters:
    ///   - type: the right.
    ///   - id: its name at this processor; one name for each processor keeps them from being joined.
    ///   - known: what is known of the person.
    ///   - submittedAt: when the person made it.
    ///   - content: what this processor wants to know beyond the protocol; no authentication (it isn't meant for that).
    /// - Returns: the request and the call.
    /// - Throws: ``OpenDSRError`` with `.unsupported`, or as ``OpenDSRPeer/needed(of:digest:)`` does.
    public func request(
        _ type: OpenDSR.RequestType,
        id: OpenDSR.SubjectRequestID,
        of known: [OpenDSR.Identity],
        submittedAt: Instant,
        extension content: [String: OpenDSR.Value] = [:]
    ) throws(OpenDSRError) -> Sent {
        if let types = peer.types, !types.contains(type) {
            throw OpenDSRError(
                .unsupported, "'\(peer.domain)' takes no requests for \(type.rawValue); ask it by other means.")
        }
        let request = OpenDSR.Request(
            id: id, type, of: try peer.needed(of: known, digest: digest), submittedAt: submittedAt,
            callbacks: callback.map { [$0] } ?? [],
            extensions: .init(content.isEmpty ? [:] : [peer.domain: content]))
        let headers: OpenDSR.Headers = .init(["Content-Type": "application/json", "Accept": "application/json"])
        return Sent(
            request: request,
            call: OpenDSR.Call(.post, peer.base.appending("requests"), headers: headers, body: request.body))
    }

    /// Asks where a request stands.
    public func status(of id: OpenDSR.SubjectRequestID) -> OpenDSR.Call {
        OpenDSR.Call(.get, peer.base.appending("requests/\(id)"))
    }

    /// Cancels a request, which can be done while it is pending.
    public func cancel(_ id: OpenDSR.SubjectRequestID) -> OpenDSR.Call {
        OpenDSR.Call(.delete, peer.base.appending("requests/\(id)"))
    }

    // MARK: Reading

    /// Reads what the processor offers. By this the certificate comes that all signatures are checked with, so it can't be
    /// signed itself: take it over TLS from the processor's own domain.
    ///
    /// - Throws: ``OpenDSRError`` with `.refused` or `.faulty`.
    public func discovery(from answer: OpenDSR.Answer) throws(OpenDSRError) -> OpenDSR.Discovery {
        guard answer.code == 200 else { throw refusal(answer.code, []) }
        return try OpenDSR.Discovery(body: answer.body)
    }

    /// Reads the receipt of a request.
    ///
    /// - Throws: ``OpenDSRError``: of the signature, `.refused`, `.faulty`, or `.notOurs` where it is for something else.
    public func receipt(
        from answer: OpenDSR.Answer,
        for sent: Sent
    ) async throws(OpenDSRError) -> OpenDSR.Receipt {
        var reader = try await fields(of: answer, 201)
        let controller = reader.text("controller_id")
        let expected = reader.instant("expected_completion_time")
        let received = reader.instant("received_time")
        let id = reader.requestID("subject_request_id")
        let repeated = reader.text("encoded_request").flatMap { Data(base64Encoded: $0) }
        if let repeated, Array(repeated) != sent.call.body {
            throw OpenDSRError(.notOurs, "The receipt is for another request than the one that was sent.")
        }
        if repeated == nil, reader.node("encoded_request")?.text != nil {
            reader.add("encoded_request", .malformed, "It must be the request in Base64.")
        }
        guard reader.faults.isEmpty, let controller, let expected, let received, let id else {
            throw .faulty(reader.faults)
        }
        try expect(id, sent.request.id)
        return .init(controllerID: controller, expectedAt: expected, receivedAt: received, id: id)
    }

    /// Reads where a request stands.
    ///
    /// - Throws: ``OpenDSRError``: of the signature, `.refused`, `.faulty`, or `.notOurs` where it is about something else.
    public func status(
        from answer: OpenDSR.Answer,
        of id: OpenDSR.SubjectRequestID
    ) async throws(OpenDSRError) -> OpenDSR.StatusReport {
        var reader = try await fields(of: answer, 200)
        let report = try report(&reader)
        try expect(report.id, id)
        return report
    }

    /// Reads that a request is cancelled.
    ///
    /// - Throws: ``OpenDSRError``: of the signature, `.refused`, `.faulty`, or `.notOurs` where it is about something else.
    public func cancellation(
        from answer: OpenDSR.Answer,
        of id: OpenDSR.SubjectRequestID
    ) async throws(OpenDSRError) -> OpenDSR.Cancellation {
        var reader = try await fields(of: answer, 202)
        let controller = reader.text("controller_id")
        let received = reader.instant("received_time")
        let named = reader.requestID("subject_request_id")
        guard reader.faults.isEmpty, let controller, let received, let named else { throw .faulty(reader.faults) }
        try expect(named, id)
        return .init(controllerID: controller, receivedAt: received, id: named)
    }

    /// Takes a callback in: 202 where it is believed, 403 where the signature doesn't hold, 400 where it is faulty or meant
    /// for another address, 503 where the signature couldn't be checked now.
    ///
    /// The caller looks up the request by the report's name: one that isn't known is dropped.
    public func callback(_ call: OpenDSR.Call) async -> CallbackOutcome {
        do throws(OpenDSRError) {
            let body = try await OpenDSR.VerifiedBody(
                call.body, headers: call.headers, from: peer.domain, by: check)
            parsing()
            var reader = FieldReader(body: body.bytes)
            let address = reader.text("status_callback_url")
            let report = try report(&reader)
            guard let callback, address == callback.text else {
                throw OpenDSRError(.notOurs, "The callback is meant for another address than ours.")
            }
            return .init(answer: OpenDSR.Answer(202), report: report, error: nil)
        } catch {
            let code =
                switch error.code {
                case .unsigned, .wrongDomain, .badSignature: 403
                case .unverifiable: 503
                default: 400
                }
            return .init(answer: OpenDSR.Answer(code), report: nil, error: error)
        }
    }

    // MARK: Parts

    /// The fields of an answer, once its signature holds.
    private func fields(of answer: OpenDSR.Answer, _ code: Int) async throws(OpenDSRError) -> FieldReader {
        let body = try await OpenDSR.VerifiedBody(answer.body, headers: answer.headers, from: peer.domain, by: check)
        parsing()
        let reader = FieldReader(body: body.bytes)
        guard answer.code == code else { throw refusal(answer.code, reader.refusals) }
        return reader
    }

    private func report(_ reader: inout FieldReader) throws(OpenDSRError) -> OpenDSR.StatusReport {
        let controller = reader.text("controller_id")
        let expected = reader.instant("expected_completion_time")
        let id = reader.requestID("subject_request_id")
        let status = reader.word("request_status", OpenDSR.Status.self)
        let results = reader.optionalEndpoint("results_url")
        let count = reader.optionalCount("results_count")
        _ = reader.optionalVersion("api_version")
        let extensions = reader.extensions()
        guard reader.faults.isEmpty, let controller, let expected, let id, let status else {
            throw .faulty(reader.faults)
        }
        let own = extensions.domains.first { $0.key.lowercased() == peer.domain }?.value
        let (stated, reasons) = OpenDSR.StandingExtension.read(own)
        return .init(
            controllerID: controller, expectedAt: expected, id: id, status: status,
            standing: .init(status, stated: stated), reasons: reasons, results: results, resultCount: count,
            extensions: extensions)
    }

    private func expect(_ id: OpenDSR.SubjectRequestID, _ own: OpenDSR.SubjectRequestID) throws(OpenDSRError) {
        guard id == own else { throw OpenDSRError(.notOurs, "The answer is about another request than the one asked.") }
    }

    private func refusal(_ code: Int, _ reasons: [String]) -> OpenDSRError {
        let why = reasons.isEmpty ? "" : ": \(reasons.joined(separator: ", "))"
        return OpenDSRError(.refused, "'\(peer.domain)' answered \(code)\(why).")
    }
}

extension FieldReader {
    /// The codes of an error that a processor answered; its prose isn't repeated, it may tell of a person.
    fileprivate var refusals: [String] {
        node("error")?["errors"]?.elements?.prefix(20).compactMap { $0["reason"]?.text }
            .filter(OpenDSR.StandingExtension.isCode) ?? []
    }
}
