// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulModel
import Testing

/// Cases on which engine and model once differed, made small, with what the law says of them.
@Suite("Cases that once went wrong")
struct KnownCasesTests {
    struct Known: Sendable, CustomTestStringConvertible {
        let what: String
        let basis: String
        let operation: String
        let said: [String: String]
        let codes: [String]

        var testDescription: String { what }
    }

    private static let compelling = ["recipient": "controller", "to": "IN", "tool_kind": "derog_compelling"]
    private static let publicInterest = ["recipient": "controller", "to": "IN", "tool_kind": "derog_public_interest"]

    static let all: [Known] = [
        Known(
            what: "a consent between two restrictions lifts only the first (Art. 18(2))", basis: "c", operation: "use",
            said: ["restriction": "b", "exc": "consent", "restricted_again": "yes"], codes: ["restriction.active"]),
        Known(
            what: "a consent after the restriction lifts it", basis: "c", operation: "use",
            said: ["restriction": "b", "exc": "consent"], codes: ["ok.restriction.consent"]),
        Known(
            what: "nobody contests decisions without effect (Art. 22(1), (3))", basis: "f", operation: "dsr.contest",
            said: ["home": "decide_auto"], codes: ["right.not_applicable"]),
        Known(
            what: "compelling interests need no law, but that authority and people are told (Art. 49(1))", basis: "b",
            operation: "transfer", said: compelling.merging(["tool_law": "ms"]) { $1 },
            codes: ["transfer.derogation_scope"]),
        Known(
            what: "and then carry", basis: "b", operation: "transfer",
            said: compelling.merging(["notified": "yes"]) { $1 },
            codes: ["ok.contract"]),
        Known(
            what: "a public interest needs a law, whoever is told (Art. 49(4))", basis: "b", operation: "transfer",
            said: publicInterest.merging(["notified": "yes"]) { $1 }, codes: ["transfer.derogation_scope"]),
        Known(
            what: "a processor erases for its tenants", basis: "b", operation: "erase",
            said: ["role": "processor", "entity": "tenant"], codes: ["ok.erasure_due"]),
        Known(
            what: "and for nobody else", basis: "b", operation: "erase",
            said: ["role": "processor", "entity": "stranger"], codes: ["purpose.undeclared"]),
        Known(
            what: "where an operation needs an instruction, that says for whom", basis: "b", operation: "use",
            said: ["role": "processor", "entity": "stranger"], codes: ["processor.outside_instruction"]),
    ]

    @Test("a case", arguments: all)
    func known(_ known: Known) throws {
        let context = try CaseContext(basis: known.basis, operation: known.operation, differences: known.said)
        #expect(try Scenario(context).decide().codes == known.codes)
        #expect(ReferenceModel.answer(Situation(context)).codes == known.codes)
    }

    @Test(
        "a restriction that is granted names the letter of its ground (Art. 18(1))",
        arguments: [
            (["accuracy": "contested"], "18(1)(a)"), (["ground": "17_1_d"], "18(1)(b)"),
            (["claims": "yes"], "18(1)(c)"),
            (["objection": "open"], "18(1)(d)"),
        ] as [([String: String], String)])
    func letters(said: [String: String], article: String) throws {
        let context = try CaseContext(basis: "f", operation: "dsr.restrict", differences: said)
        let decision = try Scenario(context).decide()
        #expect(decision.codes == ["right.granted"])
        #expect(decision.articles.map(\.description).filter { $0.hasPrefix("18(1)(") } == [article])
    }

    @Test("an objection to all that was upheld stops what was overridden by itself", arguments: ["f", "e"])
    func upheldForAll(basis: String) throws {
        let own = try CaseContext(basis: basis, operation: "use", differences: ["objection": "overridden"])
        let all = try CaseContext(
            basis: "f", operation: "use", differences: ["objection": "upheld", "objection_reach": "all"])
        #expect(try Scenario(Situation([own, all], asked: 0)).decide().codes == ["objection.upheld"])
        #expect(try Agreement().check(Situation([own, all], asked: 0)).disagreement == nil)
        #expect(try Agreement().check(Situation([own, all.with("objection", "open")], asked: 0)).disagreement == nil)
    }
}
