// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("What was granted is done")
struct ExecutionTests {
    private let now = Desk.now

    @Test("rectified and completed, with a statement of the person's own; recipients are then told")
    func rectification() async throws {
        let desk = try Desk()
        desk.add("o", to: "orders")
        let decided = try await desk.decide(.requestRectification)
        let other = await #expect(throws: RightsError.self) {
            try await desk.desk().rectified(decided, ["news": ["name"]], at: now)
        }
        #expect(other?.code == .refused, "nothing was granted there")
        try await desk.desk().rectified(
            decided, ["orders": ["name"]], adding: ["orders": "I never ordered the second one."], at: now)
        let entries = try await desk.ledger.entries(of: Desk.anna)
        #expect(entries.suffix(3).map(\.publicPart.kind) == [.rectified, .supplemented, .requestExecuted])
        #expect(entries.suffix(2).first?.privatePart?.event.reason == "I never ordered the second one.")
        _ = try await desk.desk().answered(decided, at: now)
        let request = decided.request
        try await desk.desk().record(.openedFanOut(to: ["bank", "printer"]), for: request, at: now)
        let early = await #expect(throws: RightsError.self) {
            try await desk.desk().record(.closed, for: request, at: now)
        }
        #expect(early?.allowed == [.settledRecipient, .appealed])
        try await desk.desk().record(.settledRecipient("bank", .acknowledged), for: request, at: now)
        let again = await #expect(throws: RightsError.self) {
            try await desk.desk().record(.settledRecipient("bank", .impossible), for: request, at: now)
        }
        #expect(again?.code == .unknownRecipient)
        let last = try await desk.desk().record(.settledRecipient("printer", .disproportionate), for: request, at: now)
        #expect(last.waitingRecipients.isEmpty && last.recipients.count == 2)
        #expect(try await desk.desk().record(.closed, for: request, at: now).state == .closed)
    }

    @Test("restricted before the person is told so, and lifted only after they were told of that")
    func restriction() async throws {
        let desk = try Desk()
        desk.add("o", to: "orders")
        let request = try await desk.receive(.requestRestriction)
        let assessment = try await desk.desk().assess(
            request, at: now, asserting: Assertions(accuracyContested: true))
        let decided = try await desk.desk().decide(assessment, approvedBy: nil, at: now)
        let early = await #expect(throws: RightsError.self) { try await desk.desk().answered(decided, at: now) }
        #expect(early?.code == .unfinished)
        try await desk.desk().restrict(decided, .a, at: now)
        #expect(try await desk.status().restriction(on: "orders")?.ground == .a)
        _ = try await desk.desk().answered(decided, at: now)
        let later = now.advanced(bySeconds: 60)
        let untold = await #expect(throws: RightsError.self) {
            try await desk.desk().lift(.a, on: "orders", for: Desk.anna, at: later)
        }
        #expect(untold?.code == .unfinished)
        let none = await #expect(throws: RightsError.self) {
            try await desk.desk().announceLift(of: .c, on: "orders", for: Desk.anna, at: later)
        }
        #expect(none?.code == .wrongGround)
        try await desk.desk().announceLift(of: .a, on: "orders", for: Desk.anna, at: later)
        try await desk.desk().lift(.a, on: "orders", for: Desk.anna, at: later.advanced(bySeconds: 60))
        #expect(try await desk.status(at: later.advanced(bySeconds: 61)).restriction(on: "orders") == nil)
    }

    @Test("carried over: provided and observed, of consent and contract, never inferred")
    func portability() async throws {
        let desk = try Desk()
        for table in ["orders", "security"] { desk.add("row", to: PurposeID(rawValue: table)) }
        let decided = try await desk.decide(.requestPortability)
        let package = try await desk.desk().portabilityPackage(decided, at: now)
        #expect(package.data.map(\.table) == ["orders"], "a legitimate interest carries nothing over")
        #expect(package.data.first?.columns == [.init("name", "name", obtained: .provided)])
        let columns = [
            PortabilityPackage.Column("name", "name", obtained: .provided),
            .init("score", "score", obtained: .inferred), .init("clicks", "usage", obtained: .observed),
        ]
        let table = PortabilityPackage.Table(
            "visits", of: "orders", columns, [[.text("A"), .integer(9), .integer(3)]])
        let own = try PortabilityPackage(decided, [table], controller: "Acme B.V.", preparedAt: now)
        #expect(own.data.first?.columns.map(\.name) == ["name", "clicks"])
        #expect(own.data.first?.rows == [[.text("A"), .integer(3)]])
        #expect(!"\(own) \(own.data)".contains("A)"))
        let access = try await desk.decide(.requestAccess, id: "r-2")
        #expect(throws: RightsError.self) {
            try PortabilityPackage(access, [table], controller: "Acme B.V.", preparedAt: now)
        }
    }

    @Test("contested: a named human decides what a machine's decision is worth, whichever way")
    func contest() async throws {
        let desk = try Desk()
        desk.add("o", to: "orders")
        let request = try await desk.receive(.requestContest)
        let assessment = try await desk.desk().assess(
            request, at: now, asserting: Assertions(significantEffect: true))
        #expect(assessment.refused.isEmpty && assessment.needsApproval)
        let alone = await #expect(throws: RightsError.self) {
            try await desk.desk().decide(assessment, approvedBy: nil, at: now)
        }
        #expect(alone?.code == .approvalMissing)
        let decided = try await desk.desk().decide(assessment, approvedBy: "J. de Vries", at: now)
        try await desk.desk().executed(decided, ["decisions": 1], at: now)
        #expect(try await desk.desk().answered(decided, at: now) == .inTime)
    }

    @Test("asked to be specified only where there is much, which the desk counts; no answer means all of it")
    func scope() async throws {
        let desk = try Desk()
        for index in 0..<30 { desk.add("o\(index)", to: "orders") }
        let request = try await desk.receive(.requestAccess)
        let few = await #expect(throws: RightsError.self) { try await desk.desk().askScope(of: request, at: now) }
        #expect(few?.code == .notMuchData && few?.description.contains("30 records") == true)
        let rights = try desk.desk(RequestPolicy(largeFrom: 30))
        #expect(try await rights.askScope(of: request, at: now).state == .clarificationPending)
        let file = try await rights.record(.settledScope(.unanswered), for: request, at: now)
        #expect(file.state == .inAssessment && file.scope == .unanswered)
        #expect(try await rights.assess(request, at: now).granted.count == 1)
    }

    @Test("a fee needs its ground, its reasons and a named human, and goes on when it is accepted or waived")
    func fee() async throws {
        let desk = try Desk()
        let request = try await desk.receive(.requestPortability)
        _ = try await desk.desk().assess(request, at: now)
        let copies = await #expect(throws: RightsError.self) {
            try await desk.desk().record(
                .quotedFee(RequestFee(500, for: .furtherCopies, because: "a copy", approvedBy: "J.")), for: request,
                at: now)
        }
        #expect(copies?.code == .wrongGround)
        let fee = RequestFee(1_250, for: .excessive, because: "the ninth this month", approvedBy: "J. de Vries")
        let quoted = try await desk.desk().record(.quotedFee(fee), for: request, at: now)
        #expect(quoted.state == .feeQuoted && quoted.steps(at: now) == [.settledFee, .withdrawn])
        let waived = try await desk.desk().record(.settledFee(.waived), for: request, at: now)
        #expect(waived.state == .inAssessment && waived.feeOutcome == .waived)
        #expect(waived.fee?.amount == 1_250 && waived.fee?.ground == .excessive && waived.fee?.reason == fee.reason)
        #expect(waived.fee?.approver.isNamed == true, "somebody who was named, by a pseudonym")
    }

    @Test("nothing held is said, and needs nobody's approval")
    func noData() async throws {
        let desk = try Desk()
        let decided = try await desk.decide(.requestAccess, approvedBy: nil)
        #expect(decided.outcome == .noData)
        #expect(try await desk.ledger.entries(of: Desk.anna).last?.privatePart?.event.outcome == "no data")
        #expect(try await desk.desk().answered(decided, at: now) == .inTime)
    }
}
