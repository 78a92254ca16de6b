// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Requests against the table of states")
struct NaiveRequestTests {
    @Test("take and refuse the same steps, on random sequences of them")
    func agree() throws {
        let seed = RandomSize.seed(or: 11)
        let moments = try StepUniverse.moments()
        let starts = StepUniverse.starts.filter { $0.suspension == .none }
        var (taken, refused) = (0, 0)
        var states: [RequestState: Int] = [:]
        for place in 0..<min(RandomSize.cases(or: 3_000), 300_000) {
            var generator = SeededGenerator(seed: seed &+ UInt64(place))
            let start = starts[place % starts.count]
            var (request, naive) = (try start.request(), NaiveRequest(start))
            var moment = 0
            var told: [String] = []
            for _ in 0..<60 {
                if Int.random(in: 0..<12, using: &generator) == 0 { moment = min(moment + 1, moments.count - 1) }
                let at = moments[moment]
                // Mostly a step of a kind that is allowed, so that requests get somewhere.
                let kinds = request.steps(at: at)
                let fitting = StepUniverse.steps.filter { kinds.contains($0.kind) }
                let isAny = fitting.isEmpty || Int.random(in: 0..<5, using: &generator) == 0
                let choice = isAny ? StepUniverse.steps : fitting
                let step = choice[Int.random(in: choice.indices, using: &generator)]
                let after = try? request.applying(step, at: at)
                let isTaken = try naive.take(step, at: at)
                let isOverdue = try naive.isOverdue(at: at)
                told.append("\(step.kind) at \(moment): \(after == nil ? "refused" : "taken")")
                let isSame =
                    (after != nil) == isTaken && (after ?? request).state.rawValue == naive.state
                    && (after ?? request).isOverdue(at: at) == isOverdue
                guard isSame else {
                    Issue.record(
                        "seed \(seed &+ UInt64(place)), \(start), the table \(isTaken), in \(naive.state): \(told)")
                    return
                }
                if let after { request = after }
                if after == nil { refused += 1 } else { taken += 1 }
                states[request.state, default: 0] += 1
            }
        }
        for state in RequestState.allCases { #expect(states[state, default: 0] > 20, "\(state) was hardly met") }
        #expect(taken > 1_000 && refused > 1_000, "\(taken) taken, \(refused) refused")
    }
}
