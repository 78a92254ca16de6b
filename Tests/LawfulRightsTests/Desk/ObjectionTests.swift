// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Objections and withdrawals")
struct ObjectionTests {
    private let now = Desk.now

    private func objecting(_ restricting: Bool = false, to purpose: PurposeID? = "security") async throws
        -> (desk: Desk, assessment: Assessment)
    {
        let desk = try Desk()
        desk.add("s", to: "security")
        desk.add("o", to: "orders")
        let request = try await desk.desk().receive(
            .requestObjection, from: Desk.anna, by: .email, id: "r-1", about: purpose, restricting: restricting,
            at: now)
        #expect(try await desk.status().objection(to: "security") == .open, "it stops with its receipt")
        return (desk, try await desk.desk().assess(request, at: now))
    }

    @Test("stop first; upheld by the decision", arguments: ["security", nil] as [PurposeID?])
    func upheld(_ purpose: PurposeID?) async throws {
        let (desk, assessment) = try await objecting(to: purpose)
        #expect(assessment.granted.map(\.activity.purpose) == ["security"])
        let decided = try await desk.desk().decide(assessment, approvedBy: nil, at: now)
        #expect(try await desk.status().objection(to: "security") == .upheld)
        #expect(try await desk.status().objection(to: "permits") == (purpose == nil ? .upheld : nil))
        #expect(try await desk.desk().answered(decided, at: now) == .inTime)
        // What an upheld objection stops can be erased on request (Art. 17(1)(c)).
        let erasure = try await desk.desk().receive(
            .requestErasure, from: Desk.anna, by: .email, id: "r-2", at: now)
        let next = try await desk.desk().assess(erasure, at: now)
        #expect(next.granted.map(\.activity.purpose).contains("security"))
    }

    @Test("overridden by compelling grounds, in words, by a named human", arguments: ["security", nil] as [PurposeID?])
    func overridden(_ purpose: PurposeID?) async throws {
        let (desk, assessment) = try await objecting(to: purpose)
        let unnamed = await #expect(throws: RightsError.self) {
            try await desk.desk().decide(
                assessment, overriding: ["security": "thefts"], approvedBy: nil, at: now)
        }
        #expect(unnamed?.code == .approvalMissing)
        let blank = await #expect(throws: RightsError.self) {
            try await desk.desk().decide(assessment, overriding: ["security": " "], approvedBy: "J.", at: now)
        }
        #expect(blank?.code == .reasonMissing)
        let other = await #expect(throws: RightsError.self) {
            try await desk.desk().decide(assessment, overriding: ["orders": "sales"], approvedBy: "J.", at: now)
        }
        #expect(other?.code == .wrongGround)
        #expect(try await desk.status().objection(to: "security") == .open)
        let decided = try await desk.desk().decide(
            assessment, overriding: ["security": "thefts"], approvedBy: "J. de Vries",
            at: now.advanced(bySeconds: 1))
        #expect(decided.outcome == .refused)
        let after = now.advanced(bySeconds: 2)
        #expect(try await desk.status(at: after).objection(to: "security") == .overridden)
        let file = try await desk.desk().request("r-1", of: Desk.anna)
        #expect(file.state == .refused && file.verdict?.reasons == ["security: objection.overridden"])
    }

    @Test("restrict meanwhile, where the person asks for it (Art. 18(1)(d))")
    func restricting() async throws {
        let (desk, _) = try await objecting(true)
        #expect(try await desk.status().restrictions["security"]?[.d] != nil)
        let (plain, _) = try await objecting()
        #expect(try await plain.status().restrictions.isEmpty)
    }

    @Test("to marketing take effect with their receipt: nothing to assess, to ask, to refuse or to approve")
    func marketing() async throws {
        let desk = try Desk()
        let executed = try await desk.desk().objectToMarketing(from: Desk.anna, by: .email, id: "m-1", at: now)
        #expect(try await desk.kinds() == [.objectedToMarketing, .requestReceived, .requestExecuted])
        #expect(try await desk.status().marketingObjection == now)
        let file = try await desk.desk().request("m-1", of: Desk.anna)
        #expect(file.state == .executed && file.steps(at: now) == [.answered])
        let assessing = await #expect(throws: RightsError.self) {
            try await desk.desk().assess(executed.request, at: now)
        }
        #expect(assessing?.code == .illegalStep)
        let asking = await #expect(throws: RightsError.self) {
            try await desk.desk().record(
                .askedIdentity(because: .unknownAddress, by: .signIn), for: executed.request, at: now)
        }
        #expect(asking?.code == .illegalStep)
        #expect(try await desk.desk().confirmed(executed, at: now) == .inTime)
        #expect(try await desk.status().openRequests.isEmpty)
        // Told again it takes effect again, and isn't a second request.
        _ = try await desk.desk().objectToMarketing(
            from: Desk.anna, by: .email, id: "m-1", at: now.advanced(bySeconds: 60))
        #expect(try await desk.desk().requests().count == 1)
    }

    @Test("a withdrawal takes effect with its receipt, for its purpose alone")
    func withdrawal() async throws {
        let desk = try Desk()
        try await desk.tell(.consentGiven("news", text: "news-1"), at: now.advanced(bySeconds: -9))
        let executed = try await desk.desk().withdrawConsent(
            to: "news", from: Desk.anna, by: .counter, id: "w-1", at: now)
        #expect(executed.purpose == "news")
        #expect(try await desk.status().consents["news"]?.state == .withdrawn)
        #expect(try await desk.desk().confirmed(executed, at: now) == .inTime)
        let again = await #expect(throws: RightsError.self) { try await desk.desk().confirmed(executed, at: now) }
        #expect(again?.code == .illegalStep)
    }

    @Test("to an activity of marketing stop marketing, whichever way they come in")
    func marketingByName() async throws {
        let desk = try Desk([
            Activity("mail", "Mail", covering: ["name"]) {
                Consent(text: "mail-1")
                DirectMarketing()
            }
        ])
        desk.add("m", to: "mail")
        let request = try await desk.desk().receive(
            .requestObjection, from: Desk.anna, by: .email, id: "r-1", about: "mail", at: now)
        #expect(try await desk.status().marketingObjection == now)
        let assessment = try await desk.desk().assess(request, at: now)
        let absolute = await #expect(throws: RightsError.self) {
            try await desk.desk().decide(assessment, overriding: ["mail": "profit"], approvedBy: "J.", at: now)
        }
        #expect(absolute?.code == .wrongGround, "nothing overrides it")
        #expect(try await desk.desk().decide(assessment, approvedBy: nil, at: now).outcome == .granted)
    }
}
