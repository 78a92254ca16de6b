// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("OpenDSR: reading what comes from outside")
struct OpenDSRReadingTests {
    private static func faults(_ text: String) -> [OpenDSR.Fault] {
        do throws(OpenDSRError) {
            _ = try OpenDSR.Request(body: Array(text.utf8))
            return []
        } catch {
            return error.faults
        }
    }

    private static func random(_ generator: inout SeededGenerator) throws -> OpenDSR.Request {
        func text() -> String {
            let letters = Array("ab\"\\\u{1}\u{7F}é😀\n/ x")
            return "v"
                + String(
                    (0..<Int.random(in: 0...9, using: &generator)).map { _ in
                        letters.randomElement(using: &generator) ?? "a"
                    })
        }
        func value(_ depth: Int) -> OpenDSR.Value {
            switch Int.random(in: 0...(depth > 2 ? 3 : 5), using: &generator) {
            case 0: .null
            case 1: .truth(Bool.random(using: &generator))
            case 2: .number("-12.50e+3")
            case 3: .text(text())
            case 4: .list((0..<2).map { _ in value(depth + 1) })
            default: .object(["a": value(depth + 1), text(): value(depth + 1)])
            }
        }
        let identities = try (1...Int.random(in: 1...3, using: &generator)).map { _ in
            let type = try #require(OpenDSR.IdentityType.allCases.randomElement(using: &generator))
            let format = try #require(OpenDSR.IdentityFormat.allCases.randomElement(using: &generator))
            switch format {
            case .raw: return OpenDSR.Identity(type, text())
            case .md5: return .init(type, String(repeating: "0a", count: 16), format: format)
            case .sha1: return .init(type, String(repeating: "0A", count: 20), format: format)
            case .sha256: return .init(type, String(repeating: "f9", count: 32), format: format)
            }
        }
        let type = try #require(OpenDSR.RequestType.allCases.randomElement(using: &generator))
        let callbacks = try (0..<Int.random(in: 0...2, using: &generator)).map {
            try TwoEnds.address("https://shop.example/v2/\($0)?a=b")
        }
        return OpenDSR.Request(
            id: try TwoEnds.id(.random(in: 0...999, using: &generator)),
            regulation: Bool.random(using: &generator) ? .gdpr : .ccpa, type, of: identities,
            submittedAt: Instant(milliseconds: .random(in: 0...2_000_000_000_000, using: &generator)),
            apiVersion: Bool.random(using: &generator) ? nil : "2.1", callbacks: callbacks,
            extensions: Bool.random(using: &generator)
                ? .init() : .init(["a.example": ["x": value(0)], "b.example": [:]]))
    }

    @Test("what is written is read as it was")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: RandomSize.seed(or: 2012))
        for _ in 0..<RandomSize.cases(or: 2000) {
            let request = try Self.random(&generator)
            #expect(try OpenDSR.Request(body: request.body) == request)
            #expect((try? JSONSerialization.jsonObject(with: Data(request.body))) != nil, "others can read it")
        }
        let offer = OpenDSR.Discovery(
            identities: [.init(.rokuPublisherID, .md5), .init(.email, .raw)], types: [.access, .erasure],
            certificate: try TwoEnds.address("https://a.example/c"))
        #expect(try OpenDSR.Discovery(body: offer.body) == offer)
    }

    @Test("the protocol's own example is read, without its misplaced comma; so are keys that nobody knows")
    func example() throws {
        let text = """
            {"subject_request_id": "a7551968-d5d6-44b2-9831-815ac9017798", "subject_request_type": "erasure",
             "submitted_time": "2018-10-02t15:00:00z", "x_unknown": {"a": [1, 2]}, "results_url": null,
             "subject_identities": [{"identity_type": "email", "identity_value": "johndoe@example.com",
                                     "identity_format": "raw", "x": 1}],
             "api_version": "2.0", "status_callback_urls": ["https://examplecontroller.com/opendsr_callbacks"],
             "extensions": {"example-processor.com": {"foo-processor-custom-id": 123456, "property_id": "123456"},
                            "example-other-processor.com": {"foo-other-processor-custom-id": 654321}}}
            """
        let request = try OpenDSR.Request(body: Array(text.utf8))
        #expect(request.regulation == .gdpr && request.identities == [.init(.email, "johndoe@example.com")])
        #expect(request.extensions.domains["example-processor.com"]?["property_id"] == .text("123456"))
        #expect(request.extensions.domains.count == 2 && request.callbacks.count == 1)
        #expect(try request.submittedAt == Instant(iso8601: "2018-10-02T15:00:00Z"))
    }

    @Test("an offer with words that aren't known is refused by their names")
    func offers() {
        let text =
            #"{"api_version":"3.0","supported_identities":[{"identity_type":"phone","identity_format":"sha512"}],"supported_subject_request_types":["access","rectification"]}"#
        var caught: OpenDSRError?
        do throws(OpenDSRError) { _ = try OpenDSR.Discovery(body: Array(text.utf8)) } catch { caught = error }
        let faults = caught?.faults ?? []
        #expect(
            Set(faults.map(\.path)) == [
                "api_version", "processor_certificate", "supported_identities[0].identity_type",
                "supported_identities[0].identity_format", "supported_subject_request_types[1]",
            ])
        #expect("\(faults)".contains("'phone'") && "\(faults)".contains("'rectification'"))
    }

    @Test("all faults are listed at once, each at its place")
    func allAtOnce() {
        let faults = Self.faults(
            """
            {"regulation": "hipaa", "subject_request_id": "A7551968-D5D6-44B2-9831-815AC9017798",
             "subject_request_type": "rectification", "submitted_time": "yesterday", "api_version": "1.0",
             "status_callback_urls": ["http://shop.example", 7],
             "subject_identities": [{"identity_type": "phone", "identity_format": "sha256", "identity_value": "abc"},
                                    {"identity_type": "email", "identity_format": "sha256", "identity_value": "abc"},
                                    {}, "x"],
             "extensions": {"a.example": 1}, "regulation": "gdpr"}
            """)
        let places = faults.map { "\($0.path) \($0.reason.rawValue)" }.sorted()
        #expect(
            places == [
                " duplicate", "api_version unsupported_version", "extensions wrong_type", "regulation unknown_value",
                "status_callback_urls[0] malformed", "status_callback_urls[1] wrong_type",
                "subject_identities[0].identity_type unknown_value", "subject_identities[1].identity_value malformed",
                "subject_identities[2].identity_format missing", "subject_identities[2].identity_type missing",
                "subject_identities[2].identity_value missing", "subject_identities[3] wrong_type",
                "subject_request_id malformed", "subject_request_type unknown_value", "submitted_time malformed",
            ])
        #expect(faults.contains { $0.message.contains("'rectification' isn't one of access, portability, erasure") })
        #expect(Self.faults("{}").count == 4, "all that is required")
        #expect(Self.faults("[]").map(\.reason) == [.wrongType] && Self.faults("{").map(\.reason) == [.notJSON])
        #expect(Self.faults(String(repeating: " ", count: OpenDSR.longestBody) + "{}").map(\.reason) == [.tooLong])
        #expect(Self.faults(String(repeating: "[", count: 100_000)).map(\.reason) == [.notJSON])
    }

    @Test("a fault, an error, an answer never repeats an identifier, wherever it was put")
    func identifiersStay() async throws {
        let ends = try TwoEnds()
        let secrets = ["anna@person.example", "annajansen", "0612345678"]
        for secret in secrets {
            for text in [
                #"{"subject_request_type":"\#(secret)","subject_identities":[{"identity_value":"\#(secret)"}]}"#,
                #"{"subject_identities":[{"identity_type":"\#(secret)","identity_value":"\#(secret)","identity_format":"\#(secret)"}]}"#,
                #"{"subject_identities":[{"identity_value":"\#(secret)","identity_type":"email","identity_format":"md5"}]}"#,
                #"{"\#(secret)":1,"\#(secret)":2,"extensions":{"\#(secret)":"\#(secret)"},"subject_identities":[{"identity_value":"\#(secret)"}]}"#,
                #"{"subject_identities":["\#(secret)"],"submitted_time":"\#(secret)@"}"#, #"{"a":"\#(secret)"#,
            ] {
                let faults = Self.faults(text)
                #expect(!faults.isEmpty && !faults.description.contains(secret))
                let answer = try await ends.send(.init(.post, "/v2/requests", body: Array(text.utf8)))
                #expect(answer.code == 400 && !String(decoding: answer.body, as: UTF8.self).contains(secret))
            }
        }
        // Nor does a processor's prose come through.
        let body = Array(
            #"{"error":{"code":400,"errors":[{"reason":"no_match","message":"anna@person.example"},{"reason":"Anna 1"}]}}"#
                .utf8)
        let headers = OpenDSR.Headers([
            OpenDSR.domainHeader: TwoEnds.domain,
            OpenDSR.signatureHeader: Data(Toy.signature(body, TwoEnds.domain)).base64EncodedString(),
        ])
        var caught: OpenDSRError?
        do {
            _ = try await ends.controller.status(from: .init(400, headers: headers, body: body), of: try TwoEnds.id())
        } catch let error as OpenDSRError {
            caught = error
        }
        let message = try #require(caught).description
        #expect(message.contains("no_match") && !message.contains("nna"))
    }

    @Test("nothing that is shown, dumped or kept holds an identifier or the encoded request")
    func shown() async throws {
        let ends = try TwoEnds(
            identifiers: [.email, .controllerCustomerID], matching: .each,
            offering: [.init(.email, .raw), .init(.controllerCustomerID, .raw)])
        let peer = try ends.controller.peer.offering(ends.processor.offer)
        var controller = try OpenDSRController(peer, callback: nil, check: ToyCheck(), digest: Toy.digest)
        controller.parsing = {}
        let sent = try controller.request(
            .erasure, id: try TwoEnds.id(), of: TwoEnds.known, submittedAt: TwoEnds.asked,
            extension: ["mail": .text(TwoEnds.anna)])
        #expect(String(decoding: sent.call.body, as: UTF8.self).contains(TwoEnds.anna), "it is sent, though")
        let answer = try await ends.send(sent.call)
        let receipt = try await controller.receipt(from: answer, for: sent)
        let intake = try #require(try await ends.inbox.intake(sent.request.id, of: "shop"))
        let encoded = Data(sent.call.body).base64EncodedString()
        func shown(_ value: some Any) -> String {
            var text = "\(value) \(String(reflecting: value))"
            dump(value, to: &text)
            return text
        }
        for text in [shown(sent), shown(answer), shown(receipt), shown(intake), shown(sent.request), shown(sent.call)] {
            #expect(!text.contains(TwoEnds.anna) && !text.contains("4711") && !text.contains(encoded.prefix(40)))
        }
    }

    @Test("malformed text of any kind is refused with its faults, and nothing traps")
    func fuzz() async throws {
        let ends = try TwoEnds()
        var generator = SeededGenerator(seed: RandomSize.seed(or: 640))
        for _ in 0..<RandomSize.cases(or: 3000) {
            var bytes = try Self.random(&generator).body
            for _ in 0...Int.random(in: 0...3, using: &generator) where !bytes.isEmpty {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                switch Int.random(in: 0...4, using: &generator) {
                case 0: bytes[place] = .random(in: 0...255, using: &generator)
                case 1: bytes.remove(at: place)
                case 2: bytes.insert(contentsOf: bytes[place...].prefix(7), at: place)
                case 3: bytes = Array(bytes[..<place])
                default: bytes.insert(UInt8(ascii: "\""), at: place)
                }
            }
            do throws(OpenDSRError) {
                let request = try OpenDSR.Request(body: bytes)
                #expect(try OpenDSR.Request(body: request.body) == request)
            } catch {
                #expect(error.code == .faulty && !error.faults.isEmpty)
            }
            _ = try? OpenDSR.Discovery(body: bytes)
            let answer = try await ends.send(.init(.post, "/v2/requests", body: bytes))
            #expect(answer.code == 400 || answer.code == 201)
            // Well signed rubbish is listed too.
            let headers = OpenDSR.Headers([
                OpenDSR.domainHeader: TwoEnds.domain,
                OpenDSR.signatureHeader: Data(Toy.signature(bytes, TwoEnds.domain)).base64EncodedString(),
            ])
            let outcome = await ends.controller.callback(.init(.post, "/", headers: headers, body: bytes))
            #expect(outcome.report == nil && outcome.error?.faults.isEmpty == false)
        }
    }

    @Test(
        "addresses and names are taken as the protocol has them",
        arguments: [
            ("https://a.example/v2/x", true), ("http://a.example", false), ("https://user@a.example", false),
            ("https://a.example/#x", false), ("https://", false), ("a.example", false), ("https://a.example/ x", false),
            ("https://ex\u{e4}mple.nl", false),
        ])
    func addresses(text: String, isOne: Bool) {
        #expect((OpenDSR.Endpoint(text) != nil) == isOne)
        #expect(OpenDSR.SubjectRequestID(rawValue: "a7551968-d5d6-14b2-9831-815ac9017798") == nil, "version 1")
        #expect(OpenDSR.SubjectRequestID(rawValue: "a7551968-d5d6-44b2-c831-815ac9017798") == nil, "its variant")
    }
}
