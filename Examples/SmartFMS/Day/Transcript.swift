// SPDX-License-Identifier: Apache-2.0

import Foundation
import Lawful

/// One step of the day: a question, what its clause demands, and what the engine said.
struct Step: Codable {
    /// What a clause demands.
    enum Verdict: String, Codable {
        case permit
        case deny
    }

    let clause: String
    let step: String
    let question: String
    let expected: Verdict
    let decision: Verdict
    let reasons: [String]
    let articles: [Article]
}

/// What happened in the day, step by step, with every difference from what the clauses demand.
final class Transcript {
    private(set) var steps: [Step] = []
    private(set) var differences: [String] = []
    private let isColoured: Bool

    init(coloured: Bool) { isColoured = coloured }

    func heading(_ text: String) { print("\n\(text)") }

    func note(_ text: String) { print("      \(text)") }

    /// Writes a step down and holds it against what its clause demands, and against the reason where one is demanded.
    func step(
        _ clause: String,
        _ step: String,
        _ question: String,
        expecting expected: Step.Verdict,
        because code: String? = nil,
        _ decision: Decision
    ) {
        let verdict: Step.Verdict = decision.isPermit ? .permit : .deny
        steps.append(
            Step(
                clause: clause, step: step, question: question, expected: expected, decision: verdict,
                reasons: decision.codes, articles: decision.articles))
        let isRight = verdict == expected && (code.map(decision.codes.contains) ?? true)
        let codes = decision.codes.joined(separator: ", ")
        let articles = decision.articles.prefix(3).map { $0.cited(in: .en) }.joined(separator: ", ")
        print("  \(mark(isRight)) \(question)")
        print("      → \(verdict == .permit ? "permitted" : "denied"): \(codes) → \(articles)  [\(clause)]")
        guard !isRight else { return }
        let wanted = [expected.rawValue, code].compactMap { $0 }.joined(separator: " ")
        differences.append("\(clause), \(step): the clause demands \(wanted); the answer was \(verdict) \(codes)")
    }

    /// Holds a fact of the day, other than an answer, against what is demanded.
    func check(_ clause: String, _ what: String, _ holds: Bool) {
        print("  \(mark(holds)) \(what)  [\(clause)]")
        if !holds { differences.append("\(clause): not so: \(what)") }
    }

    func write(to file: URL) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        try encoder.encode(steps).write(to: file)
    }

    private func mark(_ isRight: Bool) -> String {
        let sign = isRight ? "✓" : "✗"
        guard isColoured else { return sign }
        return isRight ? "\u{1B}[32m\(sign)\u{1B}[0m" : "\u{1B}[31m\(sign)\u{1B}[0m"
    }
}
