// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Activities on several bases")
struct LegTests {
    private static let balancing = Balancing.passed(on: "2018-01-01", by: "the board")

    /// Contract and legitimate interest at once, the contract first.
    private static let improvement = Activity("improve", "Improvement", covering: ["name"]) {
        Contract("sale")
        LegitimateInterest("better products", balancing: balancing, toldIn: "1")
    }

    /// The same, the interest first.
    private static let quality = Activity("quality", "Quality", covering: ["name"]) {
        LegitimateInterest("better products", balancing: balancing, toldIn: "1")
        Contract("sale")
    }

    @Test(
        "rights are the union: objection by the interest, portability by the contract",
        arguments: [improvement, quality], [ProcessingOperation.requestObjection, .requestPortability])
    func union(_ activity: Activity, _ right: ProcessingOperation) async throws {
        let desk = try Desk([activity])
        desk.add("row", to: activity.purpose)
        let assessment = try await desk.desk().assess(try await desk.receive(right), at: Desk.now)
        #expect(assessment.granted.contains { $0.activity.purpose == activity.purpose })
    }

    @Test("withdrawn consent doesn't erase what a legal obligation of the activity keeps (Art. 17(1)(b), 17(3)(b))")
    func anotherGround() async throws {
        let activity = Activity("club", "Club", covering: ["name"]) {
            Consent(text: "club-1")
            LegalObligation(Desk.law)
        }
        let desk = try Desk([activity])
        desk.add("row", to: "club")
        try await desk.tell(.consentGiven("club", text: "club-1"), at: Desk.now.advanced(bySeconds: -9))
        try await desk.tell(.consentWithdrawn("club"), at: Desk.now.advanced(bySeconds: -8))
        let decided = try await desk.decide(.requestErasure)
        #expect(decided.assessment.granted.isEmpty)
        _ = try await desk.desk().erase(decided, at: Desk.now)
        #expect(desk.store.count("club") == 1)
    }

    @Test("one request, each activity by its own basis")
    func severalActivities() async throws {
        let desk = try Desk()
        desk.add("n", to: "news")
        desk.add("i", to: "invoices")
        desk.add("o", to: "orders")
        try await desk.tell(.consentGiven("news", text: "news-1"), at: Desk.now.advanced(bySeconds: -9))
        try await desk.tell(.consentWithdrawn("news"), at: Desk.now.advanced(bySeconds: -8))
        try await desk.tell(.contractStarted("sale"), at: Desk.now.advanced(bySeconds: -7))
        let assessment = try await desk.desk().assess(try await desk.receive(.requestErasure), at: Desk.now)
        #expect(assessment.granted.map(\.activity.purpose) == ["news"])
        #expect(assessment.refused.map(\.activity.purpose) == ["orders", "invoices"])
        #expect(
            assessment.refused.map { $0.reasons.map(\.code) } == [
                [.rightNotApplicable], [.rightExemptLegalObligation],
            ])
    }

    @Test("as processor nothing is answered in substance: the request goes to the controller")
    func processor() async throws {
        let desk = try Desk()
        desk.add("row", to: "hosting")
        for right in ProcessingOperation.allCases where right.isRequest {
            let request = try await desk.receive(right, id: RequestID(rawValue: right.rawValue))
            let assessment = try await desk.desk().assess(request, at: Desk.now)
            let leg = try #require(assessment.legs.first)
            #expect(leg.reasons.map(\.code) == [.rightRedirectToController], "\(right.rawValue)")
            #expect(leg.reasons.map(\.article) == ["28(3)(e)"])
        }
    }

    @Test("identity in reasonable doubt stops a request, the address alone doesn't stop a marketing objection")
    func identity() async throws {
        let desk = try Desk([
            Activity("mail", "Mail", covering: ["name"]) {
                Consent(text: "mail-1")
                DirectMarketing()
            }
        ])
        desk.add("row", to: "mail")
        let doubt = Assertions(identity: .reasonableDoubt)
        let access = try await desk.receive(.requestAccess)
        let doubted = try await desk.desk().assess(access, at: Desk.now, asserting: doubt)
        #expect(doubted.legs.flatMap(\.reasons).map(\.code) == [.rightIdentityPending])
        let objection = try await desk.receive(.requestObjection, id: "r-2")
        let believed = try await desk.desk().assess(objection, at: Desk.now, asserting: doubt)
        #expect(believed.granted.map(\.activity.purpose) == ["mail"])
    }
}
