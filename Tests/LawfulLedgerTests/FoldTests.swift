// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("The fold over random histories")
struct FoldTests {
    private static let end = Instant(milliseconds: .max)

    private func status(_ entries: [LedgerEntry]) -> SubjectStatus {
        SubjectStatus(folding: entries, effectiveAt: Self.end, knownAt: Self.end)
    }

    @Test("the order in which entries are handed over doesn't matter")
    func handedOver() throws {
        var random = RandomHistory(seed: 7)
        for _ in 0..<1500 {
            let entries = try random.history(20).enumerated().map { $1.entry($0 + 1) }
            let expected = status(entries)
            for _ in 0..<3 { #expect(status(random.shuffled(entries)) == expected) }
        }
    }

    @Test("the order of recording doesn't matter, where equal ranks at equal times keep theirs")
    func recorded() throws {
        var random = RandomHistory(seed: 12)
        var ties = 0
        for _ in 0..<1500 {
            let history = try random.history(20)
            let expected = status(history.enumerated().map { $1.entry($0 + 1) })
            for _ in 0..<3 {
                let order = Self.consistent(random.shuffled(Array(history.indices)), history)
                ties += zip(order, order.dropFirst()).count { history[$0].at == history[$1].at }
                #expect(status(order.enumerated().map { history[$1].entry($0 + 1) }) == expected)
            }
        }
        #expect(ties > 1000, "times must meet, or the test shows nothing")
    }

    @Test("every order of recording gives the same status where all times differ")
    func everyOrder() throws {
        var random = RandomHistory(seed: 3)
        for _ in 0..<40 {
            let history = try random.history(5).enumerated().map { TimedEvent(event: $1.event, at: Int64($0)) }
            let statuses = Set(
                Self.permutations(history).map { order in
                    status(order.enumerated().map { $1.entry($0 + 1) })
                })
            #expect(statuses.count == 1)
        }
    }

    @Test("the fold agrees with a naive reading, at any moment and with any knowledge")
    func naive() throws {
        var random = RandomHistory(seed: 2018)
        for _ in 0..<4000 {
            let history = try random.history(Int(random.number(1..<28)))
            let effectiveAt = random.number(-1..<13)
            let knownAt = random.number(0..<30) * 1000
            let timed = history.enumerated().map { (timed: $1, sequence: $0 + 1) }
            let folded = SubjectStatus(
                folding: random.shuffled(timed.map { $0.timed.entry($0.sequence) }),
                effectiveAt: Instant(milliseconds: effectiveAt), knownAt: Instant(milliseconds: knownAt))
            let naive = NaiveStatus(timed, effectiveAt: effectiveAt, knownAt: knownAt)
            compare(folded, naive)
        }
    }

    private func compare(_ folded: SubjectStatus, _ naive: NaiveStatus) {
        for purpose in RandomHistory.purposes {
            let consent = folded.consents[purpose].map {
                [
                    "\($0.state)", "\($0.since.milliseconds)", $0.text?.rawValue ?? "-",
                    $0.flaws.map(\.rawValue).sorted().joined(),
                    $0.invalidatedAt.map { "\($0.milliseconds)" } ?? "-",
                ]
            }
            #expect(consent == naive.consent(purpose))
            #expect(folded.isErased(purpose) == naive.isErased(purpose))
            #expect(folded.isHeld(purpose) == naive.isHeld(purpose))
            #expect(folded.extensions[purpose]?.until == naive.extended(purpose))
            let ends = [naive.extended(purpose), naive.reviewed(purpose)].compactMap { $0 }
            #expect(folded.extensions[purpose]?.lastDay == ends.min())
            #expect((folded.informed[purpose] ?? nil) == naive.notice(purpose))
            for name in RandomHistory.triggers {
                #expect(folded.trigger(name, for: purpose) == naive.trigger(name, purpose))
            }
        }
        for scope in RandomHistory.purposes.map({ $0 }) + [PurposeID?.none] {
            #expect(folded.objections[scope].map { "\($0)" } == naive.objection(scope))
            for ground in RestrictionGround.allCases {
                let restriction = folded.restrictions[scope]?[ground].map {
                    ["\($0.since.milliseconds)", "\($0.isLiftAnnounced)"]
                }
                #expect(restriction == naive.restriction(scope, ground))
            }
        }
        for contract in RandomHistory.contracts {
            #expect(folded.contracts[contract].map { "\($0.stage)" } == naive.stage(contract))
        }
        for request in RandomHistory.requests {
            #expect((folded.openRequests[request] != nil) == naive.isOpen(request))
        }
        #expect(folded.marketingObjection?.milliseconds == naive.lastTime(of: .objectedToMarketing))
        #expect(folded.optedOut?.milliseconds == naive.lastTime(of: .optedOut))
        #expect(folded.age?.years == naive.age())
    }

    /// Puts those of one time and rank into their first order, on the places that they have.
    private static func consistent(_ order: [Int], _ history: [TimedEvent]) -> [Int] {
        var result = order
        let groups = Dictionary(grouping: order.indices) { [history[order[$0]].at, Int64(history[order[$0]].rank)] }
        for places in groups.values {
            for (place, index) in zip(places.sorted(), places.map { order[$0] }.sorted()) { result[place] = index }
        }
        return result
    }

    private static func permutations<Element>(_ elements: [Element]) -> [[Element]] {
        guard let first = elements.first else { return [[]] }
        return permutations(Array(elements.dropFirst())).flatMap { rest in
            (0...rest.count).map { place in
                var order = rest
                order.insert(first, at: place)
                return order
            }
        }
    }
}
