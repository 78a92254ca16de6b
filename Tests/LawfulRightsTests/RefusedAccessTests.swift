// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Access that wasn't granted")
struct RefusedAccessTests {
    private func decide(_ desk: Desk, _ assertions: Assertions) async throws -> DecidedRequest {
        let request = try await desk.receive(.requestAccess)
        let assessment = try await desk.desk().assess(request, at: Desk.now, asserting: assertions)
        return try await desk.desk().decide(assessment, approvedBy: "J. de Vries", at: Desk.now)
    }

    @Test(
        "gives no package",
        arguments: [
            Assertions(identity: .reasonableDoubt), Assertions(identity: .unidentifiable), Assertions(abuse: .proven),
        ])
    func refused(_ assertions: Assertions) async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        let decided = try await decide(desk, assertions)
        #expect(decided.assessment.granted.isEmpty)
        let error = await #expect(throws: RightsError.self) {
            try await desk.desk().accessPackage(decided, at: Desk.now)
        }
        #expect(error?.code == .refused)
    }

    @Test(
        "gives no package to one who isn't known, though no table holds anything",
        arguments: [Assertions.Identity.reasonableDoubt, .unidentifiable])
    func unknown(_ identity: Assertions.Identity) async throws {
        let desk = try Desk()
        try await desk.tell(.objectedToMarketing(), at: Desk.now.advanced(bySeconds: -9))
        let decided = try await decide(desk, Assertions(identity: identity))
        #expect(decided.assessment.legs.isEmpty)
        let error = await #expect(throws: RightsError.self) {
            try await desk.desk().accessPackage(decided, at: Desk.now)
        }
        #expect(error?.code == .refused)
    }

    @Test("is given to one who is known", arguments: [Assertions.Identity.confirmed, .authenticated])
    func known(_ identity: Assertions.Identity) async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        let decided = try await decide(desk, Assertions(identity: identity))
        #expect(try await desk.desk().accessPackage(decided, at: Desk.now).data.map(\.table) == ["news"])
    }

    @Test("the decision's entry records what was asserted")
    func recorded() async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        _ = try await decide(desk, Assertions(abuse: .alleged, identity: .reasonableDoubt))
        let entry = try #require(try await desk.ledger.entries(of: Desk.anna).last)
        #expect(entry.publicPart.kind == .requestDecided)
        #expect(entry.privatePart?.event.asserted == ["abuse=alleged", "identity=reasonable_doubt"])
    }

    @Test("the package holds values as they are, and shows none of them unasked")
    func values() async throws {
        let desk = try Desk()
        let contents: [DataValue] = [.bytes(Data("geheim".utf8)), .null, .integer(4_711), .text("anna geheim")]
        for (index, content) in contents.enumerated() {
            desk.store.insert(
                [
                    "id": .text("o\(index)"), "person": .text("anna"), "name": content, "on": .text("2026-01-01"),
                ], into: "orders")
        }
        let decided = try await decide(desk, Assertions())
        let package = try await desk.desk().accessPackage(decided, at: Desk.now)
        #expect(package.data.first?.rows == contents.map { [$0] })
        var dumped = ""
        dump(package, to: &dumped)
        for text in ["\(package)", String(reflecting: package), dumped, "\([package])", "\(package.data)"] {
            #expect(!text.contains("geheim"))
            #expect(!text.contains("4711"))
        }
    }
}
