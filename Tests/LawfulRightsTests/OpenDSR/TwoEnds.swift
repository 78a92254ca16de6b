// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulRights
import LawfulTime
import Synchronization

/// A digest and a signature for tests: no cryptography, but every bit of what they are made of counts.
enum Toy {
    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        (0..<4).flatMap { lane in
            var hash = 0xCBF2_9CE4_8422_2325 &+ UInt64(lane) &* 0x9E37_79B9_7F4A_7C15
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * UInt64($0))) }
        }
    }

    static func signature(_ body: [UInt8], _ domain: String) -> [UInt8] { digest(Array(domain.utf8) + [0] + body) }
}

struct ToySigner: OpenDSRSigner {
    let domain: String

    func signature(over body: [UInt8]) async throws -> [UInt8] { Toy.signature(body, domain) }
}

struct ToyCheck: OpenDSRSignatureCheck {
    struct Down: Error {}

    var isDown = false

    func isValid(_ signature: [UInt8], over body: [UInt8], of domain: String) async throws -> Bool {
        if isDown { throw Down() }
        return signature == Toy.signature(body, domain)
    }
}

/// Counts how often a body is parsed.
final class Probe: Sendable {
    private let parses = Mutex(0)
    var count: Int { parses.withLock { $0 } }
    func note() { parses.withLock { $0 += 1 } }
}

/// A shop and the mailer that works for it, with nothing between them but memory.
struct TwoEnds: Sendable {
    static let domain = "opendsr.mailer.example"
    static let asked = Instant(milliseconds: 1_772_701_200_000)
    static let now = asked.advanced(bySeconds: 3600)
    static let due = asked.advanced(bySeconds: 86_400 * 20)
    static let anna = "anna@person.example"
    static let known: [OpenDSR.Identity] = [
        .init(.controllerCustomerID, "customer-4711"), .init(.email, anna), .init(.iosAdvertisingID, "ABCD-EF"),
    ]

    let inbox = InMemoryOpenDSRInbox()
    let probe = Probe()
    var controller: OpenDSRController
    let processor: OpenDSRProcessor

    init(
        identifiers: [OpenDSR.IdentityType] = [.email], matching: OpenDSRPeer.Matching = .first,
        offering identities: [OpenDSR.SupportedIdentity] = [.init(.email, .sha256)],
        types: [OpenDSR.RequestType] = [.erasure, .access], isDown: Bool = false
    ) throws {
        let base = try Self.address("https://\(Self.domain)/v2")
        let peer = try OpenDSRPeer(domain: Self.domain, base: base, identifiers: identifiers, matching: matching)
        controller = try OpenDSRController(
            peer, callback: try Self.address("https://shop.example/v2/callbacks"), check: ToyCheck(isDown: isDown),
            digest: Toy.digest)
        let probe = probe
        controller.parsing = { probe.note() }
        processor = try OpenDSRProcessor(
            base: base,
            offering: .init(
                identities: identities, types: types,
                certificate: try Self.address("https://\(Self.domain)/certificate.pem")),
            inbox: inbox, signer: ToySigner(domain: Self.domain), digest: Toy.digest,
            expectedAt: { _, _ in Self.due })
    }

    static func address(_ text: String) throws -> OpenDSR.Endpoint {
        guard let endpoint = OpenDSR.Endpoint(text) else { throw CocoaError(.fileReadInvalidFileName) }
        return endpoint
    }

    static func id(_ number: Int = 0) throws -> OpenDSR.SubjectRequestID {
        let tail = String(number, radix: 16)
        let text = "a7551968-d5d6-44b2-9831-" + String(repeating: "0", count: 12 - tail.count) + tail
        guard let id = OpenDSR.SubjectRequestID(rawValue: text) else { throw CocoaError(.fileReadInvalidFileName) }
        return id
    }

    /// What the processor answers to the shop.
    func send(_ call: OpenDSR.Call) async throws -> OpenDSR.Answer {
        try await processor.answer(call, from: "shop", at: Self.now)
    }

    func sent(_ type: OpenDSR.RequestType = .erasure, _ number: Int = 0) throws -> OpenDSRController.Sent {
        try controller.request(type, id: try Self.id(number), of: Self.known, submittedAt: Self.asked)
    }

    /// A request that the processor has taken in and brought to a standing.
    func standing(_ standing: OpenDSR.Standing, because reasons: [String] = []) async throws -> OpenDSR.Intake {
        let sent = try sent()
        _ = try await send(sent.call)
        let intake = inbox.update(sent.request.id, of: "shop") {
            $0.standing = standing
            $0.reasons = reasons
        }
        guard let intake else { throw CocoaError(.fileNoSuchFile) }
        return intake
    }
}
