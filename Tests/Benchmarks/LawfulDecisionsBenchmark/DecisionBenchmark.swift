// SPDX-License-Identifier: Apache-2.0

import BenchmarkSupport
import LawfulDecisions
import LawfulModel

/// What a decision costs in Lawful, on the workload of the floor and the peers. Every answer is checked, with its
/// reasons, before anything is timed.
///
/// A row is a name, the floor's row that does the same work, and a closure that makes the decisions.
@main
struct DecisionBenchmark {
    let run: Measurements
    let engine: DecisionEngine
    let statuses: Statuses
    let requests: [TextRequest]

    static func main() {
        let run = Measurements()
        do {
            let benchmark = try DecisionBenchmark(run)
            benchmark.checkAnswers()
            benchmark.measureTexts()
        } catch {
            fail("the workload makes no sound register: \(error)")
        }
    }

    private init(_ run: Measurements) throws {
        self.run = run
        // As declared: the workload wants processors without an agreement, which strict activation refuses.
        engine = DecisionEngine(try Mapping.register(run.workload).activate(.asDeclared))
        statuses = Statuses(run.workload)
        requests = run.workload.requests.map(TextRequest.init)
    }

    private func checkAnswers() {
        let oracle = Oracle(run.workload)
        for (number, request) in requests.enumerated() {
            guard let decision = decide(engine, statuses, request) else { fail("request \(number) can't be asked") }
            oracle.check(decision, to: number, of: "all strings")
        }
    }

    private func measureTexts() {
        let (engine, statuses) = (engine, statuses)
        func row(_ name: String, _ requests: [TextRequest]) {
            let want = requests.reduce(0) { $0 + sum(decide(engine, statuses, $1)) }
            run.measure(name, beside: "string full", requests.count, want: want) {
                var k = 0
                for i in requests.indices { k += sum(decide(engine, statuses, requests[i])) }
                return k
            }
        }
        row("lawful, all strings", requests)
        // Those in which the recipient's agreement and country are judged, which is a third of them.
        row("lawful, all strings, disclosures only", requests.filter { $0.recipient != nil })
    }
}

/// From texts to the answer: the operation is read, the question made, the status looked up, the question decided. Not
/// inlined, as the floor's decisions aren't.
@inline(never) func decide(_ engine: DecisionEngine, _ statuses: Statuses, _ request: TextRequest) -> Decision? {
    guard let operation = ProcessingOperation(rawValue: request.operation), let status = statuses[request.subject]
    else { return nil }
    var question = Question(
        request.purpose, operation, categories: request.categories, as: request.role, effectiveAt: Mapping.now,
        knownAt: Mapping.now)
    question.recipient = request.recipient
    question.source = request.source
    question.recordDate = request.recordDate
    return engine.decide(question, status: status)
}

/// What a pass adds up: 1 for a permit, else how many reasons there are.
func sum(_ decision: Decision?) -> Int {
    switch decision {
    case .permit: 1
    case .deny(let denial): denial.reasons.count
    case nil: 0
    }
}
