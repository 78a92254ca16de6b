// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulTesting
import Testing

@Suite("Engine against reference model")
struct ReferenceModelTests {
    @Test("random cases get the same answer, with all reasons", arguments: 0..<RandomRun.parts)
    func agree(part: Int) throws {
        var cases = RandomCases(part: part)
        var cache = RegisterCache()
        var permits = 0
        for _ in 0..<(RandomRun.cases / RandomRun.parts) {
            let context = try cases.next()
            let reference = ReferenceModel.answer(context)
            if reference.isPermit { permits += 1 }
            guard try engine(context, &cache) != reference else { continue }
            let smallest = try shrink(context, &cache)
            let (answer, wanted) = (try engine(smallest, &cache), ReferenceModel.answer(smallest))
            Issue.record("\(smallest)\n  engine:    \(answer)\n  reference: \(wanted)")
            return
        }
        // Cases that are all denied would prove little.
        #expect(permits * 10 > RandomRun.cases / RandomRun.parts)
    }

    @Test("every value of every key, alone, on every basis and operation", arguments: ContextTable.bases)
    func agreeOnEachValue(basis: String) throws {
        var cache = RegisterCache()
        for operation in ContextTable.operations {
            for key in ContextTable.keys {
                for value in key.values {
                    let context = try CaseContext(
                        basis: basis, operation: operation, differences: [key.name: value])
                    #expect(try engine(context, &cache) == ReferenceModel.answer(context), "\(context)")
                }
            }
        }
    }

    private func engine(_ context: CaseContext, _ cache: inout RegisterCache) throws -> ReferenceModel.Answer {
        let decision = try Scenario(context, cache: &cache).decide()
        // A code may come twice, of two recipients or categories; the model knows no such details.
        var seen: Set<String> = []
        return .init(isPermit: decision.isPermit, codes: decision.codes.filter { seen.insert($0).inserted })
    }

    /// Drops differences one by one while the two still disagree.
    private func shrink(_ context: CaseContext, _ cache: inout RegisterCache) throws -> CaseContext {
        for key in context.differences.keys.sorted() {
            let smaller = context.without(key)
            if try engine(smaller, &cache) != ReferenceModel.answer(smaller) { return try shrink(smaller, &cache) }
        }
        return context
    }
}
