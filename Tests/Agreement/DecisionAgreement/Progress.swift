// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import Foundation
import Synchronization

/// What all threads did together, and which batch comes next.
final class Progress: Sendable {
    private struct State {
        var next = 0
        var total = AgreementRun.Result()
        var told = 0
    }

    private let state = Mutex(State())
    private let cases: Int
    private let isGoingOn: Bool
    private let start = ContinuousClock.now

    init(cases: Int, goingOn isGoingOn: Bool) { (self.cases, self.isGoingOn) = (cases, isGoingOn) }

    /// The number of the next batch and how many questions it has; nil when there is nothing left to do.
    func next() -> (batch: Int, count: Int)? {
        state.withLock { state in
            let begun = state.next * AgreementRun.batchSize
            guard begun < cases, isGoingOn || state.total.disagreements.isEmpty else { return nil }
            state.next += 1
            return (state.next - 1, min(AgreementRun.batchSize, cases - begun))
        }
    }

    func add(_ result: AgreementRun.Result) {
        let line: String? = state.withLock { state in
            state.total.add(result)
            let share = state.total.cases * 20 / cases
            guard share > state.told else { return nil }
            state.told = share
            return "\(share * 5) %, \(seconds) s\n"
        }
        if let line { FileHandle.standardError.write(Data(line.utf8)) }
    }

    var total: AgreementRun.Result { state.withLock { $0.total } }

    var seconds: Int { Int((ContinuousClock.now - start) / .seconds(1)) }
}
