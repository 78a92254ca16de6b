// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Retention rules of single categories")
struct CategoryRetentionTests {
    private static var mail: Activity {
        var activity = Activity("mail", covering: ["name", "email"]) {
            Contract("sale")
            Keep(for: .years(9), after: .collection)
        }
        activity.retention.append(
            RetentionRule(period: .days(30), trigger: .collection, categories: ["email"]))
        return activity
    }

    private static func decide(_ categories: [CategoryID], collected: String) throws -> [String] {
        let register = try Register(controller: "Shop B.V.", contact: "privacy@shop.example") {
            Notice(version: "1", from: "2018-05-16")
            CategoryDeclaration("name")
            CategoryDeclaration("email")
            Role("clerk", boundBy: .secrecy, for: nil)
            mail
        }
        var question = Shop.question("mail", categories: categories)
        question.recordDate = try LocalDate(collected)
        let status = SubjectStatus(
            folding: Shop.entries([(.contractStarted("sale"), Moments.start, nil)]), effectiveAt: Moments.now,
            knownAt: Moments.now)
        return DecisionEngine(try register.activate(.asDeclared)).decide(question, status: status).codes
    }

    @Test(
        "the stricter one stops a use of all categories once it is over",
        arguments: [[], ["name", "email"], ["email", "name"], ["email"]] as [[CategoryID]])
    func expired(_ categories: [CategoryID]) throws {
        #expect(try Self.decide(categories, collected: "2026-01-01") == ["retention.expired"])
        #expect(try Self.decide(categories, collected: "2026-11-10") == ["ok.contract"])
    }

    @Test("the others' own rule carries them on")
    func others() throws {
        #expect(try Self.decide(["name"], collected: "2026-01-01") == ["ok.contract"])
        #expect(try Self.decide(["name"], collected: "2010-01-01") == ["retention.expired"])
    }
}
