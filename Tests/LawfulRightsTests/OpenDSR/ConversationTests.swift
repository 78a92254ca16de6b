// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulRights
import LawfulTime
import Testing

@Suite("OpenDSR: two ends that talk")
struct ConversationTests {
    @Test("a request goes out, is received, carried out and reported")
    func whole() async throws {
        let ends = try TwoEnds()
        // The shop asks what the mailer offers, and passes Anna's erasure on: her address alone, as a digest.
        let offer = try ends.controller.discovery(from: await ends.send(ends.controller.discovery()))
        let peer = try ends.controller.peer.offering(offer)
        #expect(peer.types == [.erasure, .access])
        let sent = try ends.sent()
        #expect(sent.request.identities.map(\.type) == [.email] && sent.request.identities[0].format == .sha256)
        let receipt = try await ends.controller.receipt(from: await ends.send(sent.call), for: sent)
        #expect(receipt.id == sent.request.id && receipt.receivedAt == TwoEnds.now)
        #expect(receipt.expectedAt == TwoEnds.due && receipt.controllerID == "shop")
        // The mailer finds out whom it concerns, and begins.
        let request = try #require(ends.inbox.request(sent.request.id, of: "shop"))
        #expect(request.identities == sent.request.identities && request.submittedAt == TwoEnds.asked)
        #expect(request.type.right == .requestErasure)
        let id = sent.request.id
        var report = try await ends.controller.status(from: await ends.send(ends.controller.status(of: id)), of: id)
        #expect(report.status == .pending && report.standing == .received && report.extensions.isEmpty)
        // It reports by callback that it is done.
        let done = try #require(ends.inbox.update(id, of: "shop") { $0.standing = .done })
        let callback = try #require(try await ends.processor.callbacks(for: done).first)
        #expect(callback.target == "https://shop.example/v2/callbacks")
        let outcome = await ends.controller.callback(callback)
        #expect(outcome.answer.code == 202 && outcome.error == nil)
        let told = try #require(outcome.report)
        #expect(told.standing == .done && told.status == .completed && told.isNews(after: report))
        #expect(!report.isNews(after: told), "what is done doesn't become undone")
        report = try await ends.controller.status(from: await ends.send(ends.controller.status(of: id)), of: id)
        #expect(report.standing == .done && !report.isNews(after: told))
    }

    @Test("a request is cancelled while nothing was done, and not afterwards", arguments: OpenDSR.Standing.allCases)
    func cancelling(standing: OpenDSR.Standing) async throws {
        let ends = try TwoEnds()
        let id = try await ends.standing(standing).id
        let answer = try await ends.send(ends.controller.cancel(id))
        if standing == .cancelled || standing.status == .pending {
            let word = try await ends.controller.cancellation(from: answer, of: id)
            #expect(word.id == id && word.receivedAt == TwoEnds.now)
            #expect(try await ends.inbox.intake(id, of: "shop")?.standing == .cancelled)
        } else {
            #expect(answer.code == 400)
            await #expect(throws: OpenDSRError.self) {
                try await ends.controller.cancellation(from: answer, of: id)
            }
            #expect(try await ends.inbox.intake(id, of: "shop")?.standing == standing)
        }
    }

    @Test("the same request again gives the same receipt, another one under its name is refused")
    func idempotent() async throws {
        let ends = try TwoEnds()
        let sent = try ends.sent()
        let first = try await ends.send(sent.call)
        let later = try await ends.processor.answer(
            sent.call, from: "shop", at: TwoEnds.now.advanced(bySeconds: 999))
        #expect(later == first && ends.inbox.count == 1)
        // Written otherwise, the same is asked.
        var spaced = sent.call
        spaced.body = Array(String(decoding: spaced.body, as: UTF8.self).replacing(",", with: " ,\n ").utf8)
        let again = try await ends.send(spaced)
        #expect(again.code == 201 && ends.inbox.count == 1)
        let other = try ends.sent(.access)
        let refused = try await ends.send(other.call)
        #expect(refused.code == 400 && String(decoding: refused.body, as: UTF8.self).contains("conflict"))
        #expect(ends.inbox.request(sent.request.id, of: "shop")?.type == .erasure)
    }

    @Test("a controller sees its own requests alone")
    func others() async throws {
        let ends = try TwoEnds()
        let id = try await ends.standing(.received).id
        for call in [ends.controller.status(of: id), ends.controller.cancel(id)] {
            let answer = try await ends.processor.answer(call, from: "another shop", at: TwoEnds.now)
            #expect(answer.code == 400 && String(decoding: answer.body, as: UTF8.self).contains("unknown_request"))
        }
        #expect(try await ends.inbox.intake(id, of: "shop")?.standing == .received)
        // Under the same name another controller asks for itself.
        let own = try await ends.processor.answer(try ends.sent().call, from: "another shop", at: TwoEnds.now)
        #expect(own.code == 201 && ends.inbox.count == 2)
    }

    @Test(
        "errors are answered with 400 in the protocol's shape, whatever is called",
        arguments: [
            (OpenDSR.Call(.get, "/v1/discovery"), "unsupported_version"),
            (.init(.get, "/discovery"), "unsupported_version"),
            (.init(.get, "/v2/status"), "unsupported"), (.init(.post, "/v2/discovery"), "unsupported"),
            (.init(.get, "/v2/requests/A7551968-D5D6-44B2-9831-815AC9017798"), "malformed"),
            (.init(.get, "/v2/requests/a7551968-d5d6-44b2-9831-815ac9017798"), "unknown_request"),
            (.init(.get, "/v2/requests"), "unsupported"), (.init(.get, "/v2/"), "unsupported"),
            (.init(.get, "/v2/requests/x/y"), "unsupported"), (.init(.post, "/v2/requests"), "not_json"),
            (.init(.get, "http://[::"), "unsupported_version"),
        ] as [(OpenDSR.Call, String)])
    func errors(call: OpenDSR.Call, reason: String) async throws {
        let ends = try TwoEnds()
        let answer = try await ends.send(call)
        #expect(answer.code == 400)
        let object = try #require(
            try JSONSerialization.jsonObject(with: Data(answer.body)) as? [String: [String: Any]])
        let error = try #require(object["error"])
        #expect(error["code"] as? Int == 400 && error["message"] is String)
        let details = try #require(error["errors"] as? [[String: String]])
        #expect(
            details.map { $0["reason"] } == [reason]
                && details.allSatisfy { Set($0.keys) == ["domain", "reason", "message"] })
    }

    @Test("the answer to one request isn't taken for another's, nor a receipt for another body")
    func mixedUp() async throws {
        let ends = try TwoEnds()
        let (one, two) = (try ends.sent(.erasure, 1), try ends.sent(.erasure, 2))
        let receipt = try await ends.send(one.call)
        _ = try await ends.send(two.call)
        await #expect(throws: OpenDSRError.self) { try await ends.controller.receipt(from: receipt, for: two) }
        let status = try await ends.send(ends.controller.status(of: one.request.id))
        await #expect(throws: OpenDSRError.self) {
            try await ends.controller.status(from: status, of: two.request.id)
        }
        var caught: OpenDSRError?
        do { _ = try await ends.controller.receipt(from: receipt, for: two) } catch { caught = error }
        #expect(caught?.code == .notOurs)
    }
}
