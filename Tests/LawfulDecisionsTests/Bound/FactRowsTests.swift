// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulTesting
import Testing

@testable import LawfulDecisions

@Suite("What is known of a person's activities reads back as it was laid out")
struct FactRowsTests {
    @Test("in every layout", arguments: 0..<400)
    func readsBack(seed: Int) {
        var random = SeededGenerator(seed: UInt64(seed))
        let activities = Int.random(in: 0...([3, 20, 80, 3_000][seed % 4]), using: &random)
        let different = [1, 3, 4, 5, 15, 16, 17, 60][seed / 4 % 8]
        let choices = (0..<different).map { _ in UInt16.random(in: 0...UInt16.max, using: &random) }
        let general = PurposeFacts(bits: choices.randomElement(using: &random) ?? 0)
        let numbers = (0..<UInt32(activities)).shuffled(using: &random)
        let share = [0, 1, activities / 100, activities / 3, activities][seed % 5]
        let known = numbers.prefix(share).map {
            (activity: $0, facts: PurposeFacts(bits: choices.randomElement(using: &random) ?? 0))
        }
        let naive = Dictionary(uniqueKeysWithValues: known.map { ($0.activity, $0.facts.bits) })

        let rows = FactRows(known, general, of: activities)
        unsafe rows.elements.withUnsafeBufferPointer { elements in
            guard let base = elements.baseAddress else {
                Issue.record("no elements")
                return
            }
            let hot = unsafe StatusHot(base, rows, contracts: 0, engine: 0, flags: [], cold: StatusCold.none)
            for number in Array(0..<UInt32(activities)) + [UInt32(activities), 65_534, 65_535, .unknown, .unsaid] {
                #expect(hot.facts(of: number).bits == naive[number] ?? general.bits)
            }
        }
    }

    @Test("and each layout is taken where it takes the least")
    func layouts() {
        func layout(_ known: Int, _ different: Int, of activities: Int) -> FactRows.Layout {
            let known = (0..<known).map { (activity: UInt32($0), facts: PurposeFacts(bits: UInt16($0 % different))) }
            return FactRows(known, PurposeFacts(), of: activities).layout
        }
        #expect(layout(2, 2, of: 10_000) == .pairs)
        #expect(layout(29, 4, of: 50) == .quarters)
        #expect(layout(29, 9, of: 50) == .halves)
        #expect(layout(50, 40, of: 50) == .whole)
    }
}
