// SPDX-License-Identifier: Apache-2.0

/// Random cases in batches: a batch is one register, and some questions about people in it. A batch depends on its number
/// and the seed alone, so that a failure can be run again, on however many cores.
package struct AgreementRun: Sendable {
    package let seed: UInt64
    package let agreement: Agreement
    /// How many questions a register is asked.
    package static let batchSize = 32

    package init(seed: UInt64, agreement: Agreement = Agreement()) {
        (self.seed, self.agreement) = (seed, agreement)
    }

    /// What came of some batches.
    package struct Result: Sendable {
        package var cases = 0
        package var permits = 0
        package var activities = 0
        /// How often each code was the model's answer.
        package var codes: [String: Int] = [:]
        /// The first disagreement of each kind.
        package var disagreements: [String: Disagreement] = [:]

        package init() {}

        package mutating func add(_ other: Result) {
            cases += other.cases
            permits += other.permits
            activities += other.activities
            codes.merge(other.codes) { $0 + $1 }
            disagreements.merge(other.disagreements) { first, _ in first }
        }
    }

    /// Runs one batch.
    ///
    /// - Parameters:
    ///   - batch: its number.
    ///   - count: how many questions are asked.
    /// - Returns: what came of it; disagreements are as they were found, not yet the smallest.
    /// - Throws: where a case can't be built.
    package func run(batch: Int, count: Int = batchSize) throws -> Result {
        var world = try RandomWorld(seed: seed &+ UInt64(batch) &* 0xD134_2543_DE82_EF95)
        let register = world.register
        let engine = try Scenario.engine(for: register)
        var result = Result()
        result.activities = register.activities.count
        for _ in 0..<count {
            let (answer, disagreement) = try agreement.check(try world.next(), engine: engine)
            result.cases += 1
            if answer.isPermit { result.permits += 1 }
            for code in answer.codes { result.codes[code, default: 0] += 1 }
            if let disagreement {
                let kind = disagreement.kind
                result.disagreements[kind] = result.disagreements[kind] ?? disagreement
            }
        }
        return result
    }
}
