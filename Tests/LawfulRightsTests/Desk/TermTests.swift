// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("The term of a request")
struct TermTests {
    private let now = Desk.now
    private let complex = RequestStep.extended(.complexity, because: "four systems", approvedBy: "J. de Vries")

    private func inAssessment(_ desk: Desk, at instant: Instant = Desk.now) async throws -> RightsRequest {
        let request = try await desk.receive(.requestAccess, at: instant)
        _ = try await desk.desk().assess(request, at: instant)
        return request
    }

    @Test("is extended once to three months from receipt, not to a month and two more (row D-10)")
    func extended() async throws {
        let desk = try Desk()
        let receipt = try Instant(iso8601: "2026-01-31T09:00+01:00")
        let request = try await inAssessment(desk, at: receipt)
        let file = try await desk.desk().record(complex, for: request, at: receipt.advanced(bySeconds: 60))
        #expect(file.state == .extended)
        #expect(file.deadlines(at: receipt).limit.lastDay.description == "2026-04-30")
        #expect(file.deadlines(at: receipt).promised?.lastDay.description == "2026-02-28", "the promise stays")
        _ = try await desk.desk().assess(request, at: receipt.advanced(bySeconds: 61))
        let again = await #expect(throws: RightsError.self) {
            try await desk.desk().record(complex, for: request, at: receipt.advanced(bySeconds: 62))
        }
        #expect(again?.code == .illegalStep && again?.allowed == [.quotedFee, .decided, .withdrawn])
    }

    @Test("isn't extended once the first month is over, to the millisecond (row D-12)")
    func tooLate() async throws {
        let desk = try Desk()
        let receipt = try Instant(iso8601: "2026-08-31T09:00+02:00")
        let request = try await inAssessment(desk, at: receipt)
        let end = try Instant(iso8601: "2026-09-30T22:00:00Z")
        let error = await #expect(throws: RightsError.self) {
            try await desk.desk().record(complex, for: request, at: end)
        }
        #expect(error?.code == .illegalStep)
        #expect(error?.allowed.contains(.extended) == false && error?.allowed.contains(.appealed) == true)
        let file = try await desk.desk().record(complex, for: request, at: end.advanced(byMilliseconds: -1))
        #expect(file.deadlines(at: end).limit.lastDay.description == "2026-11-30", "row D-11")
    }

    @Test("isn't extended without a named human and a reason", arguments: [("", "why"), (" ", "why"), ("J.", " ")])
    func unapproved(_ approver: ActorID, _ reason: String) async throws {
        let desk = try Desk()
        let request = try await inAssessment(desk)
        let error = await #expect(throws: RightsError.self) {
            try await desk.desk().record(
                .extended(.number, because: reason, approvedBy: approver), for: request, at: now)
        }
        #expect(error?.code == (reason == "why" ? .approvalMissing : .reasonMissing))
        #expect(error?.allowed.contains(.extended) == true, "it can be extended, with what was lacking")
    }

    @Test("isn't suspended by waiting for the person, unless the policy says so (rule 1m_susp)")
    func suspension() async throws {
        for policy in [RequestPolicy.standard, RequestPolicy(suspension: .days)] {
            let desk = try Desk()
            let request = try await desk.receive(.requestAccess)
            func at(_ day: String) throws -> Instant { try Desk.morning(day) }
            let rights = try desk.desk(policy)
            try await rights.record(
                .askedIdentity(because: .unknownAddress, by: .signIn), for: request, at: at("2026-03-12"))
            let isMoved = policy.suspension == .days
            let waiting = try await rights.request("r-1", of: Desk.anna)
            let pending = waiting.deadlines(at: try at("2026-03-20")).legal
            #expect(pending.lastDay.description == (isMoved ? "2026-04-13" : "2026-04-07"))
            try await rights.record(.confirmedIdentity(by: .signIn), for: request, at: at("2026-03-26"))
            let file = try await rights.request("r-1", of: Desk.anna)
            let later = try at("2026-05-01")
            let rule = DeadlineRule.oneMonthSuspended(
                asked: try LocalDate("2026-03-12"), answered: try LocalDate("2026-03-26"))
            let moved = try rule.deadline(from: now, in: desk.register.timeZone, calendar: .netherlands)
            #expect(file.deadlines(at: later).legal.lastDay == (isMoved ? moved.lastDay : try LocalDate("2026-04-07")))
            #expect(file.deadlines(at: later).promised?.lastDay.description == "2026-04-02", "a promise never moves")
        }
    }

    @Test("that passed leaves a finding and everything that can be done; a late answer is recorded as late")
    func overdue() async throws {
        let desk = try Desk()
        let request = try await inAssessment(desk)
        let before = try Desk.morning("2026-04-07")
        let after = try Desk.morning("2026-04-08")
        let file = try await desk.desk().request("r-1", of: Desk.anna)
        #expect(file.findings(at: try Desk.morning("2026-04-02")).isEmpty)
        let promise = try #require(file.findings(at: before).first)
        #expect(promise.code == "G-61" && promise.severity == .warning && promise.article == "statement S-65")
        let finding = try #require(file.findings(at: after).first)
        #expect(finding.code == "G-60" && finding.severity == .error && finding.article == "12(3)")
        #expect(finding.message.contains("83(5)(b)") && !finding.description.contains("anna"))
        #expect(file.isOverdue(at: after) && !file.isOverdue(at: before))
        #expect(file.steps(at: after) == [.quotedFee, .decided, .appealed, .withdrawn])
        let assessment = try await desk.desk().assess(request, at: after)
        let decided = try await desk.desk().decide(assessment, approvedBy: nil, at: after)
        #expect(try await desk.desk().answered(decided, at: after) == .overdue)
        let answered = try await desk.desk().request("r-1", of: Desk.anna)
        #expect(answered.state == .notified && answered.standing == .overdue)
        #expect(answered.findings(at: after).map(\.code) == ["G-60"])
    }
}
