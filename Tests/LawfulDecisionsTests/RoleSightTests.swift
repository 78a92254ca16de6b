// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("A question that names no categories asks for all")
struct RoleSightTests {
    private static func codes(_ role: RoleID, _ activity: PurposeID, _ categories: [CategoryID]) throws -> [String] {
        let register = try Register(controller: "Shop B.V.", contact: "privacy@shop.example") {
            Notice(version: "1", from: "2018-05-16")
            CategoryDeclaration("name")
            CategoryDeclaration("email")
            Role("clerk", boundBy: .secrecy, for: nil)
            Role("viewer", boundBy: .secrecy, for: nil, seeing: ["name"])
            Activity("mail", covering: ["name", "email"]) { Contract("sale") }
            Activity("label", covering: ["name"]) { Contract("sale") }
            Activity("limited", covering: ["name", "email"]) {
                Contract("sale")
                Limit(.use, to: ["name"])
            }
        }
        let status = SubjectStatus(
            folding: Shop.entries([(.contractStarted("sale"), Moments.start, nil)]), effectiveAt: Moments.now,
            knownAt: Moments.now)
        let question = Shop.question(activity, categories: categories, as: role)
        return DecisionEngine(try register.activate(.asDeclared)).decide(question, status: status).codes
    }

    @Test("which a role that sees some of them isn't given")
    func role() throws {
        #expect(try Self.codes("viewer", "mail", []) == ["access.role"])
        #expect(try Self.codes("viewer", "mail", ["name", "email"]) == ["access.role"])
        #expect(try Self.codes("viewer", "mail", ["name"]) == ["ok.contract"])
        #expect(try Self.codes("viewer", "label", []) == ["ok.contract"], "the activity needs no more than it sees")
        #expect(try Self.codes("clerk", "mail", []) == ["ok.contract"])
    }

    @Test("which a limit of the operation isn't wide enough for (Art. 5(1)(c))")
    func limit() throws {
        #expect(try Self.codes("clerk", "limited", []) == ["minimisation.excess_fields"])
        #expect(try Self.codes("clerk", "limited", ["email"]) == ["minimisation.excess_fields"])
        #expect(try Self.codes("clerk", "limited", ["name"]) == ["ok.contract"])
    }
}
