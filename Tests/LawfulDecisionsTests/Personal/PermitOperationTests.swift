// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Testing

@testable import LawfulDecisions

@Suite("A permit by its operation")
struct PermitOperationTests {
    private static func grant(_ operation: ProcessingOperation) -> Grant {
        let question = Question(
            "newsletter", operation, categories: ["name", "email"], as: "marketer", effectiveAt: Sealed.start,
            knownAt: Sealed.start)
        return Grant(code: .consent, question: question, basis: .consent, notice: "1.0", articles: ["6(1)(a)"])
    }

    @Test(
        "opens nothing for requests, erasing, activating and lifting",
        arguments: ProcessingOperation.allCases.filter {
            $0.isRequest || [.erase, .activate, .liftRestriction].contains($0)
        })
    func closed(_ operation: ProcessingOperation) throws {
        try Sealed.lend(Sealed.Newsletter.self, under: Self.grant(operation)) { permit in
            let error = try #require(throws: PermitError.self) { _ = try Sealed.name.open(permit) }
            #expect(error.code == .operationOpensNothing)
            #expect(Showing.leaks(of: error) == [])
            let checked = try #require(throws: PermitError.self) { _ = try Sealed.name.openChecked(permit) }
            #expect(checked.code == .operationOpensNothing)
        }
    }

    @Test(
        "opens for what uses the values",
        arguments: [.collect, .store, .use, .disclose, .transfer, .decideAutomatically] as [ProcessingOperation])
    func open(_ operation: ProcessingOperation) throws {
        try Sealed.lend(Sealed.Newsletter.self, under: Self.grant(operation)) { permit in
            try #expect(Sealed.name.open(permit) == "Anna Geheim")
        }
    }

    @Test("names itself, and another person's value comes first")
    func code() throws {
        #expect(PermitError.Code.operationOpensNothing.description == "operationOpensNothing")
        try Sealed.lend(Sealed.Newsletter.self, of: Sealed.bob, under: Self.grant(.erase)) { permit in
            let error = try #require(throws: PermitError.self) { _ = try Sealed.name.open(permit) }
            #expect(error.code == .otherSubject)
        }
    }
}
