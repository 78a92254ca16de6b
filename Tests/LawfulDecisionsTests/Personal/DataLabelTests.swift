// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Testing

@testable import LawfulDecisions

/// Labels are a bounded semilattice, and merging is exactly what both allow.
@Suite("Data label")
struct DataLabelTests {
    @Test("merging is associative, commutative and idempotent, and an empty label changes nothing")
    func semilattice() {
        var labels = RandomLabels()
        for index in 0..<RandomLabels.cases {
            let (a, b, c) = (labels.next(), labels.next(), labels.next())
            #expect(a.merged(with: b) == b.merged(with: a), "case \(index)")
            #expect(a.merged(with: b.merged(with: c)) == a.merged(with: b).merged(with: c), "case \(index)")
            #expect(a.merged(with: a) == a, "case \(index)")
            #expect(a.merged(with: DataLabel()) == a, "case \(index)")
            #expect(DataLabel().merged(with: a) == a, "case \(index)")
            #expect(a.merged(with: b).merged(with: b) == a.merged(with: b), "case \(index)")
        }
    }

    @Test("what is made of two opens just where each of them would: never more, and no less")
    func opening() {
        var labels = RandomLabels()
        var seen: [Bool: Int] = [:]
        for index in 0..<RandomLabels.cases {
            let (a, b, situation) = (labels.next(), labels.next(), labels.situation())
            #expect(situation.opens(a) == situation.opensNaively(a), "case \(index)")
            let both = situation.opensNaively(a) && situation.opensNaively(b)
            #expect(situation.opens(a.merged(with: b)) == both, "case \(index)")
            #expect(situation.opens(a.merged(with: a)) == situation.opensNaively(a), "case \(index)")
            seen[both, default: 0] += 1
        }
        guard RandomLabels.cases >= 20_000 else { return }
        #expect(seen.values.allSatisfy { $0 > 1_000 } && seen.count == 2, "both happen: \(seen)")
    }

    @Test("what isn't about opening merges as well: the heaviest sensitivity, and all that it comes from")
    func memory() {
        var labels = RandomLabels()
        for index in 0..<RandomLabels.cases {
            let (a, b) = (labels.next(), labels.next())
            let both = a.merged(with: b)
            let heavier = a.sensitivity.rawValue > b.sensitivity.rawValue ? a.sensitivity : b.sensitivity
            #expect(both.sensitivity == heavier, "case \(index)")
            #expect(both.subjects.count == Set(Array(a.subjects) + Array(b.subjects)).count, "case \(index)")
            #expect(both.origins.sorted() == Set(a.origins + b.origins).sorted(), "case \(index)")
            #expect(both.categories.sorted() == Set(a.categories + b.categories).sorted(), "case \(index)")
        }
    }

    @Test("a value as it was collected opens where its label would")
    func collected() {
        var labels = RandomLabels()
        for index in 0..<RandomLabels.cases {
            let situation = labels.situation()
            let label = DataLabel(subjects: [Sealed.anna], origins: ["newsletter"], categories: ["name"])
            #expect(Sealed.name.label == label)
            #expect(situation.opens(label) == situation.opens(Sealed.name), "case \(index)")
        }
    }

    @Test("two limits make the stricter one, one limit stays, none is none")
    func limits() {
        let (early, late) = (Sealed.start, Sealed.end)
        func merged(_ one: DataLabel, _ other: DataLabel) -> DataLabel { one.merged(with: other) }
        #expect(merged(DataLabel(purposes: ["a", "b"]), DataLabel(purposes: ["b", "c"])).purposes == ["b"])
        #expect(merged(DataLabel(purposes: ["a"]), DataLabel(purposes: ["b"])).purposes == [])
        #expect(merged(DataLabel(purposes: ["a"]), DataLabel()).purposes == ["a"])
        #expect(merged(DataLabel(), DataLabel()).purposes == nil)
        #expect(merged(DataLabel(recipients: ["a", "b"]), DataLabel(recipients: ["b"])).recipients == ["b"])
        #expect(merged(DataLabel(), DataLabel(recipients: [])).recipients == [])
        #expect(merged(DataLabel(expiry: late), DataLabel(expiry: early)).expiry == early)
        #expect(merged(DataLabel(), DataLabel(expiry: late)).expiry == late)
        #expect(merged(DataLabel(), DataLabel()).expiry == nil)
        #expect(merged(DataLabel(isRestricted: true), DataLabel()).isRestricted)
        #expect(!merged(DataLabel(), DataLabel()).isRestricted)
    }
}

extension Set {
    fileprivate static func + (one: Set, other: Set) -> [Element] { Array(one) + Array(other) }
}

extension Occasion {
    fileprivate func opens<V, C>(_ personal: Personal<V, C>) -> Bool {
        var question = Question(
            purpose, operation, categories: categories.sorted(), as: "marketer", effectiveAt: moment, knownAt: moment)
        question.origin = origin
        question.recipient = recipient
        let grant = Grant(code: code, question: question, basis: .consent, notice: "1.0", articles: [])
        return Sealed.lend(Sealed.Newsletter.self, of: subject, under: grant, at: SetClock(moment)) { permit in
            (try? personal.openChecked(permit)) != nil
        }
    }
}
