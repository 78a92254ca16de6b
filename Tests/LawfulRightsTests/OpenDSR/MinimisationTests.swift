// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("OpenDSR: no more than the processor needs")
struct MinimisationTests {
    @Test("a random processor gets what it knows people by, and nothing else")
    func property() throws {
        var generator = SeededGenerator(seed: RandomSize.seed(or: 1909))
        for _ in 0..<RandomSize.cases(or: 2000) {
            let types = OpenDSR.IdentityType.allCases.shuffled(using: &generator)
            let identifiers = Array(types.prefix(.random(in: 1...4, using: &generator)))
            let matching: OpenDSRPeer.Matching = Bool.random(using: &generator) ? .first : .each
            var peer = try OpenDSRPeer(
                domain: TwoEnds.domain, base: try TwoEnds.address("https://\(TwoEnds.domain)/v2"),
                identifiers: identifiers, matching: matching)
            let pairs = OpenDSR.IdentityType.allCases.flatMap { type in
                OpenDSR.IdentityFormat.allCases.map { OpenDSR.SupportedIdentity(type, $0) }
            }
            let offered = pairs.filter { _ in Bool.random(using: &generator) }
            if Bool.random(using: &generator) {
                peer = try peer.offering(
                    .init(
                        identities: offered, types: [.erasure],
                        certificate: try TwoEnds.address("https://\(TwoEnds.domain)/c")))
            }
            let known = OpenDSR.IdentityType.allCases.flatMap { type in
                (0..<Int.random(in: 0...2, using: &generator)).map { OpenDSR.Identity(type, "secret-\(type)-\($0)") }
            }
            // By hand: kinds in order, those that are known and can be written, up to the first or all.
            var expected: [OpenDSR.Identity] = []
            for type in identifiers where matching == .each || expected.isEmpty {
                let takes = { (format: OpenDSR.IdentityFormat) in
                    peer.supported == nil || offered.contains(.init(type, format))
                }
                for identity in known where identity.type == type {
                    if takes(.sha256) {
                        let digits = Toy.digest(Array(identity.value.utf8)).map { byte in
                            (byte < 16 ? "0" : "") + String(byte, radix: 16)
                        }
                        expected.append(.init(type, digits.joined(), format: .sha256))
                    } else if takes(.raw) {
                        expected.append(identity)
                    }
                }
            }
            var caught: OpenDSRError?
            do throws(OpenDSRError) {
                let needed = try peer.needed(of: known, digest: Toy.digest)
                #expect(needed == expected && !needed.isEmpty && !needed.contains(where: \.format.isWeak))
            } catch {
                caught = error
            }
            if let caught {
                #expect(expected.isEmpty && (caught.code == .noIdentity || caught.code == .weakFormat))
                #expect(!caught.description.contains("secret"))
            }
        }
    }

    @Test("MD5 and SHA-1 are sent to nobody, and offered by nobody of ours")
    func weak() throws {
        let peer = try TwoEnds().controller.peer
        let digests: [OpenDSR.Identity] = [
            .init(.email, String(repeating: "a", count: 32), format: .md5),
            .init(.email, String(repeating: "a", count: 40), format: .sha1),
        ]
        for digest in digests {
            var caught: OpenDSRError?
            do throws(OpenDSRError) {
                _ = try peer.needed(of: TwoEnds.known + [digest], digest: Toy.digest)
            } catch {
                caught = error
            }
            #expect(caught?.code == .weakFormat)
        }
        let onlyWeak = try peer.offering(
            .init(
                identities: [.init(.email, .md5)], types: [.erasure],
                certificate: try TwoEnds.address("https://\(TwoEnds.domain)/c")))
        var caught: OpenDSRError?
        do throws(OpenDSRError) {
            _ = try onlyWeak.needed(of: TwoEnds.known, digest: Toy.digest)
        } catch {
            caught = error
        }
        #expect(caught?.code == .weakFormat)
        #expect(throws: OpenDSRError.self) { try TwoEnds(offering: [.init(.email, .sha1)]) }
    }

    @Test("what isn't offered isn't sent, and what can't be right isn't set up")
    func settings() throws {
        let ends = try TwoEnds()
        let base = try TwoEnds.address("https://\(TwoEnds.domain)/api")
        #expect(throws: OpenDSRError.self) {
            try OpenDSRPeer(domain: TwoEnds.domain, base: base, identifiers: [.email])
        }
        #expect(throws: OpenDSRError.self) {
            try OpenDSRController(ends.controller.peer, callback: base, check: ToyCheck(), digest: Toy.digest)
        }
        let offer = OpenDSR.Discovery(
            identities: [.init(.email, .raw)], types: [.access],
            certificate: try TwoEnds.address("https://\(TwoEnds.domain)/c"))
        let narrowed = try OpenDSRController(
            ends.controller.peer.offering(offer), callback: nil, check: ToyCheck(), digest: Toy.digest)
        var caught: OpenDSRError?
        do {
            _ = try narrowed.request(
                .erasure, id: try TwoEnds.id(), of: TwoEnds.known, submittedAt: TwoEnds.asked)
        } catch let error as OpenDSRError {
            caught = error
        }
        #expect(caught?.code == .unsupported)
        let elsewhere = OpenDSR.Discovery(
            identities: [], types: [], certificate: try TwoEnds.address("https://rogue.example/c"))
        #expect(throws: OpenDSRError.self) { try ends.controller.peer.offering(elsewhere) }
        #expect(OpenDSR.RequestType(.requestRectification) == nil && OpenDSR.RequestType(.requestErasure) == .erasure)
    }

    @Test("an extension goes to the one it is meant for")
    func extensions() throws {
        let ends = try TwoEnds()
        let sent = try ends.controller.request(
            .erasure, id: try TwoEnds.id(), of: TwoEnds.known, submittedAt: TwoEnds.asked,
            extension: ["property_id": .text("123456"), "n": .number("1e3"), "deep": .list([.null, .truth(true)])])
        #expect(Set(sent.request.extensions.domains.keys) == [TwoEnds.domain])
        #expect(try OpenDSR.Request(body: sent.call.body) == sent.request)
    }
}
