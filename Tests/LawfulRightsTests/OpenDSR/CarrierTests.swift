// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Testing

@testable import LawfulRights

@Suite("Telling a processor by OpenDSR")
struct CarrierTests {
    /// The way between the two ends.
    private struct Wire: OpenDSRTransport {
        let ends: TwoEnds
        func send(_ call: OpenDSR.Call) async throws -> OpenDSR.Answer { try await ends.send(call) }
    }

    private func notice(_ right: ProcessingOperation = .requestErasure) -> RecipientNotice {
        RecipientNotice(
            id: "r-1/mailer", request: "r-1", right: right, recipient: "mailer", activities: ["news"],
            identifiers: ["email": TwoEnds.anna, "shoe size": "42"])
    }

    private func carrier(_ ends: TwoEnds) throws -> OpenDSRCarrier {
        let id = try TwoEnds.id()
        return OpenDSRCarrier(ends.controller, over: Wire(ends: ends), submittedAt: TwoEnds.asked) { _ in id }
    }

    @Test("it has acknowledged once it says that it is done, and is asked again until then")
    func done() async throws {
        let ends = try TwoEnds()
        let (carrier, id) = (try carrier(ends), try TwoEnds.id())
        for _ in 0..<2 { #expect(try await carrier.tell(notice()) == nil, "received, and not done") }
        let request = try #require(ends.inbox.request(id, of: "shop"))
        #expect(request.identities.map(\.type) == [.email], "what it needs, and nothing else")
        ends.inbox.update(id, of: "shop") { $0.standing = .working }
        #expect(try await carrier.tell(notice()) == nil)
        ends.inbox.update(id, of: "shop") { $0.standing = .done }
        #expect(try await carrier.tell(notice()) == .acknowledged)
        #expect(try await carrier.tell(notice()) == .acknowledged, "hearing it twice does no harm")
    }

    @Test(
        "what it refused or failed at isn't acknowledged",
        arguments: [.refused, .failed, .doneInPart] as [OpenDSR.Standing])
    func failed(standing: OpenDSR.Standing) async throws {
        let ends = try TwoEnds()
        let carrier = try carrier(ends)
        _ = try await carrier.tell(notice())
        ends.inbox.update(try TwoEnds.id(), of: "shop") { $0.standing = standing }
        #expect(try await carrier.tell(notice()) == nil)
    }

    @Test("what the protocol has no word for is told by other means")
    func others() async throws {
        let ends = try TwoEnds()
        let error = try await #require(throws: OpenDSRError.self) {
            try await carrier(ends).tell(notice(.requestRectification))
        }
        #expect(error.code == .unsupported && !error.message.contains("anna"))
        #expect(ends.inbox.request(try TwoEnds.id(), of: "shop") == nil, "nothing was sent")
    }
}
