// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel
import Testing

@Suite("Decision table")
struct DecisionTableTests {
    @Test("the table is read whole, and no id comes twice")
    func isReadWhole() throws {
        let rows = try DecisionTable.loaded.get()
        #expect(rows.count == 93)
        #expect(Set(rows.map(\.id)).count == rows.count)
    }

    @Test("a row", arguments: DecisionTable.rows)
    func row(_ row: DecisionRow) throws {
        let context = try CaseContext(basis: row.basis, operation: row.operation, text: row.context)
        let decision = try Scenario(context).decide()
        let article = Article(row.article)
        switch decision {
        case .permit(let grant):
            #expect(row.expected == "permit")
            #expect(grant.code.rawValue == row.reason)
            #expect(decision.articles.contains(article), "\(article) is not among \(decision.articles)")
        case .deny(let denial):
            let primary = try #require(denial.reasons.first)
            #expect(row.expected == "deny", "\(decision.codes)")
            #expect(primary.code.rawValue == row.reason, "\(decision.codes)")
            #expect(primary.article == article)
        }
    }

    @Test("the reference model gives the row's answer", arguments: DecisionTable.rows)
    func reference(_ row: DecisionRow) throws {
        let context = try CaseContext(basis: row.basis, operation: row.operation, text: row.context)
        let answer = ReferenceModel.answer(context)
        #expect(answer.isPermit == (row.expected == "permit"), "\(answer)")
        #expect(answer.codes.first == row.reason, "\(answer)")
    }

    @Test(
        "unknown keys and values are refused",
        arguments: ["mood=good", "consent=maybe", "age=old", "consent", "consent=given;consent=none"])
    func refuses(_ text: String) {
        #expect(throws: CaseContext.Unknown.self) { try CaseContext(basis: "a", operation: "use", text: text) }
    }
}
