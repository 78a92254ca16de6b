// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("People refuse people")
struct ApprovalTests {
    @Test("no refusal without a named human", arguments: [nil, "", " ", "\t\n"] as [ActorID?])
    func unnamed(_ approver: ActorID?) async throws {
        let desk = try Desk()
        desk.add("row", to: "invoices")
        let error = await #expect(throws: RightsError.self) {
            try await desk.decide(.requestErasure, approvedBy: approver)
        }
        #expect(error?.code == .approvalMissing)
        #expect(try await desk.kinds() == [.requestReceived, .assessmentBegan], "no decision is recorded either")
    }

    @Test("the approver and every reason are recorded, the approver by a pseudonym in the private part")
    func recorded() async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        desk.add("i", to: "invoices")
        let decided = try await desk.decide(.requestErasure)
        #expect(decided.approver == "J. de Vries")
        let entry = try #require(try await desk.ledger.entries(of: Desk.anna).last)
        #expect(entry.publicPart.kind == .requestDecided)
        #expect(entry.publicPart.role == "officer")
        let event = try #require(entry.privatePart?.event)
        #expect(event.approver == nil)
        let opening = ActorOpening(
            id: "opening", try #require(event.approvedBy), because: "a complaint", by: "H. Visser", at: Desk.now)
        #expect(try await desk.ledger.openActor(opening) == "J. de Vries")
        #expect(entry.privatePart?.event.outcome == "partly granted")
        #expect(entry.privatePart?.event.reasons == ["invoices: right.exempt.legal_obligation"])
    }

    @Test("what is granted in full needs nobody")
    func granted() async throws {
        let desk = try Desk()
        desk.add("row", to: "orders")
        let decided = try await desk.decide(.requestAccess, approvedBy: nil)
        #expect(decided.approver == nil)
        #expect(try await desk.ledger.entries(of: Desk.anna).last?.privatePart?.event.outcome == "granted")
    }

    @Test("a withdrawal waits for nobody, whatever else is held of the person")
    func withdrawal() async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        desk.add("o", to: "orders")
        try await desk.tell(.consentGiven("news", text: "news-1"), at: Desk.now.advanced(bySeconds: -9))
        let decided = try await desk.decide(.requestWithdrawal, approvedBy: nil)
        #expect(decided.assessment.granted.map(\.activity.purpose) == ["news"])
    }

    @Test("an objection to marketing waits for nobody, whatever else is held of the person")
    func marketingObjection() async throws {
        let desk = try Desk([
            Activity("mail", "Mail", covering: ["name"]) {
                Consent(text: "mail-1")
                DirectMarketing()
            }
        ])
        desk.add("m", to: "mail")
        desk.add("o", to: "orders")
        let decided = try await desk.decide(.requestObjection, approvedBy: nil)
        #expect(decided.assessment.granted.map(\.activity.purpose) == ["mail"])
    }

    @Test("an error names what was wrong, never a person")
    func errors() async throws {
        let desk = try Desk()
        desk.add("row", to: "invoices")
        let error = await #expect(throws: RightsError.self) {
            try await desk.decide(.requestErasure, approvedBy: nil)
        }
        #expect(error?.description.hasPrefix("rights.approvalMissing: 1 leg(s) are refused") == true)
        #expect(error?.description.contains("anna") == false)
    }
}
