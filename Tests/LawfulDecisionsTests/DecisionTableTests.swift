// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulModel
import Testing

@Suite("Decision table")
struct DecisionTableTests {
    @Test("the table is read whole, and no id comes twice")
    func isReadWhole() throws {
        let ids = try DecisionTable.loaded.get().map(\.id)
        // Further rows may join these.
        let published = (1...93).map { "P-\($0 < 10 ? "0" : "")\($0)" }
        #expect(Set(published).isSubset(of: ids))
        #expect(Set(ids).count == ids.count)
    }

    @Test("a row", arguments: DecisionTable.rows)
    func row(_ row: DecisionRow) throws {
        let decision = try Scenario(try row.context).decide()
        let article = Article(row.article)
        switch decision {
        case .permit(let grant):
            #expect(row.expected == "permit", "\(row.id)")
            #expect(grant.code.rawValue == row.reason, "\(row.id)")
            #expect(decision.articles.contains(article), "\(row.id): \(article) is not among \(decision.articles)")
        case .deny(let denial):
            let primary = try #require(denial.reasons.first, "\(row.id)")
            #expect(row.expected == "deny", "\(row.id): \(decision.codes)")
            #expect(primary.code.rawValue == row.reason, "\(row.id): \(decision.codes)")
            #expect(primary.article == article, "\(row.id)")
        }
    }

    @Test("the reference model gives the row's answer", arguments: DecisionTable.rows)
    func reference(_ row: DecisionRow) throws {
        let answer = ReferenceModel.answer(Situation(try row.context))
        #expect(answer.isPermit == (row.expected == "permit"), "\(row.id): \(answer)")
        #expect(answer.codes.first == row.reason, "\(row.id): \(answer)")
    }

    @Test("every code of the table and the vocabulary is one of the library's, and the other way round")
    func codes() throws {
        let codes = ReasonCode.allCases.map(\.rawValue) + PermitCode.allCases.map(\.rawValue)
        #expect(Set(codes).isSuperset(of: try DecisionTable.loaded.get().map(\.reason)))
        #expect(ReferenceModel.order == ReasonCode.allCases.map(\.rawValue))
        #expect(Set(ReferenceModel.permits).isSubset(of: codes))
    }
}

@Suite("The runner of the decision table")
struct RowRunnerTests {
    private static func row(_ context: String, basis: String = "b", operation: String = "use") -> DecisionRow {
        DecisionRow(
            id: "X-1", basis: basis, operation: operation, text: context, expected: "permit", reason: "ok.contract",
            article: "6(1)(b)")
    }

    @Test(
        "refuses unknown keys and values, and names the row",
        arguments: [
            "mood=good", "consent=maybe", "age=old", "age=-1", "to=Holland", "consent", "consent=given;consent=none",
            "consent=", "named=none", "home=use", "purpose=Not an id",
        ])
    func refuses(_ text: String) throws {
        let error = #expect(throws: DecisionRow.Unreadable.self) { try Self.row(text).context }
        #expect("\(try #require(error))".hasPrefix("X-1: "))
    }

    @Test("refuses unknown bases and operations, and names the row", arguments: [("g", "use"), ("b", "sell")])
    func refuses(basis: String, operation: String) throws {
        let error = #expect(throws: DecisionRow.Unreadable.self) {
            try Self.row("", basis: basis, operation: operation).context
        }
        #expect("\(try #require(error))".hasPrefix("X-1: "))
    }

    @Test(
        "knows every purpose, age and country",
        arguments: ["purpose=tax_advice", "age=37", "country=FR", "to=EPO", "to=ZW"])
    func opens(_ text: String) throws {
        let context = try Self.row(text).context
        #expect(try Agreement().check(Situation(context)).disagreement == nil)
    }

    @Test(
        "a purpose that its name ties to law or claims is declared so",
        arguments: [
            ("f", "use", "purpose=claims;objection=open", "ok.legitimate_interest"),
            ("f", "use", "purpose=fraud;objection=open", "objection.unresolved"),
            ("f", "use", "purpose=claims;retention=expired;hold=claims", "ok.legal_hold"),
            ("b", "dsr.erase", "purpose=billing;ground=17_1_a", "right.exempt.legal_obligation"),
            ("b", "dsr.erase", "ground=17_1_a", "right.granted"),
            ("f", "dsr.erase", "purpose=proof_of_consent;ground=17_1_a", "right.exempt.legal_obligation"),
        ])
    func ties(basis: String, operation: String, text: String, code: String) throws {
        let context = try Self.row(text, basis: basis, operation: operation).context
        #expect(try Scenario(context).decide().codes.first == code)
        #expect(ReferenceModel.answer(Situation(context)).codes.first == code)
    }
}
