// SPDX-License-Identifier: Apache-2.0

package import LawfulDecisions
package import LawfulLedger
import LawfulModel
import LawfulTime

/// A case as a service would meet it: a register put to work, what the ledger recorded, and a question.
package struct Scenario {
    package struct Unbuildable: Error, CustomStringConvertible {
        package let description: String
    }

    package let engine: DecisionEngine
    package let entries: [LedgerEntry]
    package let question: Question

    /// Builds a case, with its own register or with one that was built for it before.
    package init(_ situation: Situation, engine: DecisionEngine? = nil) throws {
        self.engine = try engine ?? Self.engine(for: situation)
        question = try QuestionMaker(situation).make()
        entries = try LedgerMaker(situation).make()
    }

    package init(_ context: CaseContext) throws { try self.init(Situation(context)) }

    /// What the ledger says of the person.
    package var status: SubjectStatus {
        SubjectStatus(folding: entries, effectiveAt: question.effectiveAt, knownAt: question.knownAt)
    }

    package func decide() -> Decision { engine.decide(question, status: status) }

    /// The register of a situation at work, its faults accepted by name.
    package static func engine(for situation: Situation) throws -> DecisionEngine {
        let register = try RegisterMaker(situation).make()
        guard situation.context.says("mode", "strict") else {
            return DecisionEngine(try register.activate(.asDeclared))
        }
        return DecisionEngine(try register.activate(.strict, accepting: codes))
    }

    private static let codes: [Finding.Code] = ["L", "G"].flatMap { letter in
        (1...99).map { Finding.Code(stringLiteral: "\(letter)-\($0 < 10 ? "0" : "")\($0)") }
    }
}

/// Registers of single activities by what they are made of, so that many cases share one.
package struct RegisterCache {
    private var engines: [CaseContext: DecisionEngine] = [:]

    package init() {}

    package mutating func engine(for context: CaseContext) throws -> DecisionEngine {
        var key = context
        for name in context.differences.keys where name != "eprivacy" && !ContextTable.isOfRegister(name) {
            key = key.without(name)
        }
        if let engine = engines[key] { return engine }
        let engine = try Scenario.engine(for: Situation(key))
        engines[key] = engine
        return engine
    }
}
