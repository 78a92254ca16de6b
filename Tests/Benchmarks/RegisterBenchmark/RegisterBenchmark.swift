// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulDecisions
import LawfulModel

/// How processor time grows with the number of activities: read, validate, find, compile, and compare.
///
///     LAWFUL_BENCHMARKS=1 swift run -c release --disable-default-traits --scratch-path .build-bench RegisterBenchmark
///
/// Each figure is the median of several rounds, and beside it its ratio per activity to the smallest register: 1.0
/// where the time grows just as the register does.
@main
struct RegisterBenchmark {
    static let sizes = [1_000, 2_000, 5_000, 10_000]
    static let rounds = 7

    static func main() throws {
        // A size in every round, so that a busy moment doesn't fall on one size.
        var samples: [Step: [Int: [Double]]] = [:]
        for round in 0...rounds {
            for size in sizes {
                for (step, seconds) in try Step.measure(LargeRegister(activities: size)) where round > 0 {
                    samples[step, default: [:]][size, default: []].append(seconds)
                }
            }
        }
        print("| step | " + sizes.map { "\($0) | ratio" }.joined(separator: " | ") + " |")
        print("|---|" + sizes.map { _ in "---:|---:|" }.joined())
        for step in Step.allCases {
            let medians = sizes.map { median(samples[step]?[$0] ?? []) }
            let cells = zip(sizes, medians).map { size, seconds in
                let ratio = seconds / Double(size) / (medians[0] / Double(sizes[0]))
                return String(format: "%.1f ms | %.2f", seconds * 1_000, ratio)
            }
            print("| \(step.rawValue) | \(cells.joined(separator: " | ")) |")
        }
        print("\nJSON: \(try bytesEach()) bytes an activity")
    }

    /// How much text an activity takes.
    private static func bytesEach() throws -> Int {
        try LargeRegister(activities: sizes[0]).register().json().count / sizes[0]
    }

    private static func median(_ values: [Double]) -> Double {
        values.isEmpty ? .nan : values.sorted()[values.count / 2]
    }
}

/// One thing that is done with a register.
enum Step: String, CaseIterable {
    case write = "write JSON"
    case read = "read JSON, with all checks"
    case validate = "check the structure"
    case find = "find legal gaps"
    case compile = "compile for deciding"
    case compare = "compare with the version before"

    /// The processor time of each step, in seconds.
    static func measure(_ large: LargeRegister) throws -> [Step: Double] {
        var seconds: [Step: Double] = [:]
        let register = try large.register()
        let json = try seconds.time(.write) { try register.json() }
        let read = try seconds.time(.read) { try Register(json: json) }
        guard read == register else { throw Failure.notEqual }
        _ = try seconds.time(.validate) { try large.register() }
        _ = seconds.time(.find) { register.findings }
        let activated = try register.activate(.asDeclared)
        _ = seconds.time(.compile) { DecisionEngine(activated) }
        let next = try large.register(titled: "another title")
        let diff = try seconds.time(.compare) { try register.diff(to: next) }
        guard diff.changes.count == large.activities else { throw Failure.notEqual }
        return seconds
    }

    enum Failure: Error {
        case notEqual
    }
}

extension [Step: Double] {
    fileprivate mutating func time<Result>(_ step: Step, _ body: () throws -> Result) rethrows -> Result {
        let start = clock()
        let result = try body()
        // POSIX fixes a million of these to the second.
        self[step] = Double(clock() - start) / 1_000_000
        return result
    }
}
