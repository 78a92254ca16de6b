// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulTesting
import Synchronization
import Testing

@Suite("Engine against reference model")
struct ReferenceModelTests {
    @Test(
        "random questions about random registers get the same answer, with all reasons", arguments: 0..<RandomRun.parts)
    func agree(part: Int) throws {
        let run = AgreementRun(seed: RandomRun.seed)
        let batches = (RandomRun.cases + AgreementRun.batchSize - 1) / AgreementRun.batchSize
        var total = AgreementRun.Result()
        for batch in stride(from: part, to: batches, by: RandomRun.parts) { total.add(try run.run(batch: batch)) }
        for disagreement in total.disagreements.values {
            Issue.record("\(try run.agreement.shrink(disagreement))")
        }
        // Cases that are all denied, or all for a few reasons, would prove little.
        #expect(total.permits * 10 > total.cases)
        let reached = (ReferenceModel.order + ReferenceModel.permits).filter { total.codes[$0] != nil }
        #expect(total.cases < 2000 || reached.count > 70, "only \(reached)")
    }

    @Test("every value of every key, alone, on every basis", arguments: ContextTable.bases)
    func agreeOnEachValue(basis: String) throws {
        let agreement = Agreement()
        var cache = RegisterCache()
        for operation in ContextTable.operations {
            for key in ContextTable.keys {
                for value in key.values {
                    let context = try CaseContext(basis: basis, operation: operation, differences: [key.name: value])
                    let engine = try cache.engine(for: context)
                    let disagreement = try agreement.check(Situation(context), engine: engine).disagreement
                    #expect(disagreement == nil, "\(disagreement.map(String.init(describing:)) ?? "")")
                }
            }
        }
    }

    @Test("the same seed gives the same cases")
    func isDeterministic() throws {
        let situations = try (0..<2).map { _ in
            var world = try RandomWorld(seed: RandomRun.seed)
            return try (0..<50).map { _ in try world.next() }
        }
        #expect(situations[0] == situations[1])
        #expect(Set(situations[0]).count > 40)
    }
}
