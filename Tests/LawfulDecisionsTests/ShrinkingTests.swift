// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import Testing

@Suite("Shrinking a disagreement")
struct ShrinkingTests {
    private typealias Answer = ReferenceModel.Answer

    /// A model that overlooks a code in some situations.
    private static func model(
        overlooking code: String,
        where holds: @escaping @Sendable (Situation) -> Bool = { _ in true }
    ) -> Agreement {
        Agreement { situation in
            let answer = ReferenceModel.answer(situation)
            guard holds(situation), answer.codes.contains(code) else { return answer }
            let rest = answer.codes.filter { $0 != code }
            return Answer(isPermit: rest.isEmpty, codes: rest.isEmpty ? ["right.granted"] : rest, notice: answer.notice)
        }
    }

    private static func context(_ basis: String, _ operation: String, _ said: [String: String]) throws -> CaseContext {
        try CaseContext(basis: basis, operation: operation, differences: said)
    }

    /// A case that says much beside the point, among others that do so, too.
    private static func crowd(_ said: [String: String], basis: String = "a") throws -> Situation {
        let noise = [
            "hold": "claims", "suspicion": "low", "accuracy": "contested", "sight": "asked", "kept": "own_short",
            "versions": "two", "shown": "ledger", "effort": "large", "wide": "yes", "named": "many", "nda": "no",
        ]
        return Situation(
            [
                try context("f", "store", ["objection": "open", "restriction": "a", "purpose": "fraud"]),
                try context(basis, "use", noise.merging(said) { $1 }),
                try context("b", "collect", ["consent": "given", "contract": "ended", "restriction_reach": "all"]),
                try context(
                    "c", "erase", ["retention": "minimum_running", "hold": "claims", "hold_reach": "neighbour"]),
            ], asked: 1)
    }

    private static func shrunk(_ situation: Situation, with agreement: Agreement) throws -> Disagreement {
        try agreement.shrink(#require(try agreement.check(situation).disagreement))
    }

    @Test("leaves just the keys that it takes, as a row that can be pasted into the table")
    func toARow() throws {
        let agreement = Self.model(overlooking: "objection.marketing") { $0.context["category"] == "health" }
        let said = [
            "purpose": "marketing", "objection": "marketing", "category": "health", "art9": "a", "cflag": "bundled",
        ]
        let found = try Self.shrunk(try Self.crowd(said), with: agreement)
        #expect("\(found.situation)" == "a,use,category=health;objection=marketing;purpose=marketing")
        let row = try #require(found.row)
        #expect(
            row == "NEW,a,use,category=health;objection=marketing;purpose=marketing,deny,consent.missing,6(1)(a),"
                + "found by random cases")
        let read = try CSV(DecisionTable.columns.joined(separator: ",") + "\n" + row, columns: DecisionTable.columns)
        let record = try #require(read.records.first)
        let context = try CaseContext(
            basis: record.field("basis"), operation: record.field("op"), text: record.field("context"))
        #expect(Situation(context) == found.situation)
    }

    @Test("keeps another activity where it takes one")
    func toTwoActivities() throws {
        let agreement = Self.model(overlooking: "consent.purpose_mismatch") { $0.context["cfor"] == "same" }
        let found = try Self.shrunk(try Self.crowd([:]), with: agreement)
        #expect("\(found.situation)" == "1: a,use,\n    beside 2: b,collect,consent=given")
        #expect(found.row == nil, "no row tells of two activities")
    }

    @Test("keeps details that rows have no words for")
    func toDetails() throws {
        let agreement = Self.model(overlooking: "dpia.missing")
        let found = try Self.shrunk(try Self.crowd(["risks": "two", "dpf": "active"], basis: "d"), with: agreement)
        #expect("\(found.situation)" == "d,use, + risks=two")
        #expect(found.row == nil)
    }

    @Test("random cases come upon a model that is wrong in one rule", arguments: ["hold.active", "transfer.no_tia"])
    func comesUpon(code: String) throws {
        let run = AgreementRun(seed: RandomRun.seed, agreement: Self.model(overlooking: code))
        var total = AgreementRun.Result()
        for batch in 0..<200 where total.disagreements.isEmpty { total.add(try run.run(batch: batch)) }
        let found = try #require(total.disagreements.values.first)
        let smallest = try run.agreement.shrink(found).situation
        #expect(smallest.activities.count <= 2)
        #expect(smallest.activities.reduce(0) { $0 + $1.differences.count } <= 4, "\(smallest)")
    }
}
