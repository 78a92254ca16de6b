// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulRights
import LawfulTesting
import Testing

@Suite("OpenDSR: signatures before anything else")
struct SignatureTests {
    private static func flipped(_ headers: OpenDSR.Headers, bit: Int) -> OpenDSR.Headers? {
        var changed = OpenDSR.Headers()
        for field in headers.fields {
            guard field.name == OpenDSR.signatureHeader else {
                changed.add(field.name, field.value)
                continue
            }
            var bytes = Array(field.value.utf8)
            bytes[bit / 8] ^= 1 << UInt8(bit % 8)
            guard let text = String(validating: bytes, as: UTF8.self) else { return nil }
            changed.add(field.name, text)
        }
        return changed
    }

    private static func signature(_ headers: OpenDSR.Headers) -> String {
        headers.values(of: OpenDSR.signatureHeader)[0]
    }

    @Test("every single flipped bit of a callback is refused before it is parsed")
    func callbackBits() async throws {
        let ends = try TwoEnds()
        let intake = try await ends.standing(.failed, because: ["store.down"])
        let good = try #require(try await ends.processor.callbacks(for: intake).first)
        #expect(await ends.controller.callback(good).answer.code == 202 && ends.probe.count == 1)
        for bit in 0..<(good.body.count * 8) {
            var bad = good
            bad.body[bit / 8] ^= 1 << UInt8(bit % 8)
            let outcome = await ends.controller.callback(bad)
            #expect(outcome.answer.code == 403 && outcome.report == nil)
        }
        for bit in 0..<(Self.signature(good.headers).utf8.count * 8) {
            var bad = good
            guard let headers = Self.flipped(good.headers, bit: bit) else { continue }
            bad.headers = headers
            #expect(await ends.controller.callback(bad).answer.code == 403)
        }
        #expect(ends.probe.count == 1, "none of them was parsed")
    }

    @Test("every single flipped bit of an answer is refused before it is parsed")
    func answerBits() async throws {
        let ends = try TwoEnds()
        let sent = try ends.sent()
        let answers = [
            try await ends.send(sent.call), try await ends.send(ends.controller.status(of: sent.request.id)),
            try await ends.send(ends.controller.cancel(sent.request.id)),
        ]
        func read(_ answer: OpenDSR.Answer, _ kind: Int) async throws(OpenDSRError) {
            switch kind {
            case 0: _ = try await ends.controller.receipt(from: answer, for: sent)
            case 1: _ = try await ends.controller.status(from: answer, of: sent.request.id)
            default: _ = try await ends.controller.cancellation(from: answer, of: sent.request.id)
            }
        }
        for (kind, good) in answers.enumerated() {
            try await read(good, kind)
            for bit in 0..<(good.body.count * 8) {
                var bad = good
                bad.body[bit / 8] ^= 1 << UInt8(bit % 8)
                var caught: OpenDSRError?
                do throws(OpenDSRError) { try await read(bad, kind) } catch { caught = error }
                #expect(caught?.code == .badSignature)
            }
            for bit in 0..<(Self.signature(good.headers).utf8.count * 8) {
                guard let headers = Self.flipped(good.headers, bit: bit) else { continue }
                var bad = good
                bad.headers = headers
                var caught: OpenDSRError?
                do throws(OpenDSRError) { try await read(bad, kind) } catch { caught = error }
                #expect(caught?.code == .badSignature || caught?.code == .unsigned)
            }
        }
        #expect(ends.probe.count == answers.count, "only the good ones were parsed")
    }

    @Test("another domain, no signature, two of them: nothing is parsed")
    func heads() async throws {
        let ends = try TwoEnds()
        let intake = try await ends.standing(.done)
        let good = try #require(try await ends.processor.callbacks(for: intake).first)
        let signature = Self.signature(good.headers)
        let foreign = Data(Toy.signature(good.body, "opendsr.rogue.example")).base64EncodedString()
        let heads: [(OpenDSR.Headers, OpenDSRError.Code)] = [
            (.init(), .unsigned), (.init([OpenDSR.domainHeader: TwoEnds.domain]), .unsigned),
            (.init([OpenDSR.signatureHeader: signature]), .unsigned),
            (.init([OpenDSR.domainHeader: TwoEnds.domain, OpenDSR.signatureHeader: ""]), .unsigned),
            (
                .init([
                    OpenDSR.domainHeader: TwoEnds.domain, OpenDSR.signatureHeader: signature,
                    "x-opendsr-signature": signature,
                ]), .unsigned
            ),
            // Signed well, by somebody else.
            (
                .init([OpenDSR.domainHeader: "opendsr.rogue.example", OpenDSR.signatureHeader: foreign]),
                .wrongDomain
            ),
            (.init([OpenDSR.domainHeader: TwoEnds.domain, OpenDSR.signatureHeader: foreign]), .badSignature),
        ]
        for (headers, code) in heads {
            let outcome = await ends.controller.callback(
                OpenDSR.Call(.post, good.target, headers: headers, body: good.body))
            #expect(outcome.error?.code == code && outcome.answer.code == 403 && outcome.report == nil)
        }
        #expect(ends.probe.count == 0)
        let shouting = OpenDSR.Headers([
            "x-OPENDSR-processor-domain": TwoEnds.domain.uppercased(), "X-opendsr-SIGNATURE": signature,
        ])
        let outcome = await ends.controller.callback(
            OpenDSR.Call(.post, good.target, headers: shouting, body: good.body))
        #expect(outcome.answer.code == 202, "case doesn't matter in either name")
    }

    @Test("what can't be checked now isn't believed, and may come again")
    func unverifiable() async throws {
        let ends = try TwoEnds(isDown: true)
        let intake = try await ends.standing(.done)
        let call = try #require(try await ends.processor.callbacks(for: intake).first)
        let outcome = await ends.controller.callback(call)
        #expect(outcome.error?.code == .unverifiable && outcome.answer.code == 503 && ends.probe.count == 0)
    }

    @Test("a callback meant for another address is refused, well signed as it is")
    func elsewhere() async throws {
        let ends = try TwoEnds()
        let intake = try await ends.standing(.done)
        let call = try #require(try await ends.processor.callbacks(for: intake).first)
        var body = String(decoding: call.body, as: UTF8.self)
        body = body.replacing("https://shop.example/v2/callbacks", with: "https://shop.example/v2/callbackz")
        let bytes = Array(body.utf8)
        let headers = OpenDSR.Headers([
            OpenDSR.domainHeader: TwoEnds.domain,
            OpenDSR.signatureHeader: Data(Toy.signature(bytes, TwoEnds.domain)).base64EncodedString(),
        ])
        let outcome = await ends.controller.callback(
            OpenDSR.Call(.post, call.target, headers: headers, body: bytes))
        #expect(outcome.error?.code == .notOurs && outcome.answer.code == 400 && outcome.report == nil)
    }
}
