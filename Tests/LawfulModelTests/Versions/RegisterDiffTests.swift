// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("What changed between two registers, and whom to tell")
struct RegisterDiffTests {
    @Test("one change", arguments: ChangedRegister.all)
    func one(_ changed: ChangedRegister) throws {
        let before = try ChangedRegister.before()
        let diff = try before.diff(to: try changed.after())
        #expect(diff.changes.map(SeenChange.init) == changed.expected)
        #expect(diff.toTell == changed.toTell)
        #expect(diff.needingConsent == changed.needingConsent)
        #expect(diff.material.count == changed.expected.count(where: \.isMaterial))
        #expect(diff.activitiesToTell.isEmpty == diff.material.isEmpty)
        #expect(diff.changes.allSatisfy { $0.article == $0.kind.article && $0.description.hasPrefix($0.path) })
    }

    @Test("a change says what was and what is, and what to do")
    func description() throws {
        let before = try ChangedRegister.before()
        var after = before
        after.activities[0].retention = [RetentionRule(period: .years(5), trigger: .lastContact)]
        after.activities[0].title = "our letter"
        #expect(
            try before.diff(to: after).changes.map(\.description) == [
                "activities[letter].title: changed: letter → our letter; not material",
                "activities[letter].retention[0].period: changed: P2Y → P5Y; tell people before it takes effect "
                    + "(Art. 13(2)(a) GDPR)",
            ])
    }

    @Test("every item that people are told cites its provision, and only such items are material")
    func kinds() {
        #expect(RegisterChange.Kind.allCases.allSatisfy { !$0.article.description.isEmpty })
        #expect(Set(RegisterChange.Kind.allCases.map(\.article)).count == RegisterChange.Kind.allCases.count - 1)
    }

    @Test("random registers: equal ones have no changes, others just those that a comparison of paths finds")
    func random() throws {
        var sizes: Set<Int> = []
        var actions: Set<RegisterChange.Action> = []
        for index in 0..<RandomRun.cases {
            let seed = RandomRun.seed &+ UInt64(index)
            guard var mutation = RandomMutation(seed: seed) else { continue }
            let (before, after) = mutation.registers()
            #expect(try before.diff(to: before).isEmpty, "seed \(seed)")
            let diff = try before.diff(to: after)
            #expect(diff.isEmpty == (before == after), "seed \(seed)")
            let expected = try NaiveDiff.paths(before, after)
            let found = diff.changes.map { change in
                // A list that was reordered holds elements that changed: the nearest place counts.
                expected.filter(change.path.isBelow).max { $0.count < $1.count } ?? "!\(change.path)"
            }
            #expect(Set(found) == expected, "seed \(seed): \(diff.changes)")
            try check(diff, after, seed)
            sizes.insert(expected.count)
            actions.formUnion(diff.changes.map(\.action))
        }
        guard RandomRun.cases >= 500 else { return }
        #expect(sizes.count > 4 && actions == Set(RegisterChange.Action.allCases))
    }

    /// Those to tell are just those whose activities a material change reaches.
    private func check(_ diff: RegisterDiff, _ after: Register, _ seed: UInt64) throws {
        let reached = diff.changes.filter(\.isMaterial).flatMap(\.reaches)
        let told = after.activities.filter { reached.contains($0.purpose) }
        #expect(diff.activitiesToTell == told.map(\.purpose), "seed \(seed)")
        #expect(Set(diff.toTell).isSubset(of: told.flatMap(\.subjects)), "seed \(seed)")
        #expect(diff.material.allSatisfy { !$0.reaches.isEmpty }, "seed \(seed)")
        #expect(
            diff.needingConsent.allSatisfy { id in
                after.activity(id)?.grounds.contains { $0.basis == .consent } == true && reached.contains(id)
            }, "seed \(seed)")
        let json = try JSONEncoder().encode(diff)
        #expect(try JSONDecoder().decode(RegisterDiff.self, from: json) == diff, "seed \(seed)")
    }
}

extension String {
    /// Whether the path is the other one, or lies within what it names.
    fileprivate func isBelow(_ path: String) -> Bool {
        self == path || hasPrefix(path + ".") || hasPrefix(path + "[")
    }
}
