// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import Testing

@Suite("What the keys of a row bring about")
struct RowVocabularyTests {
    /// What a case is made of, apart from the asserted facts.
    private struct Built: Equatable {
        var register: Register
        var entries: [LedgerEntry]
        var question: Question
    }

    private static func build(_ context: CaseContext) throws -> Built {
        let situation = Situation(context)
        return Built(
            register: try RegisterMaker(situation).make(), entries: try LedgerMaker(situation).make(),
            question: try QuestionMaker(situation).make())
    }

    /// Cases in which one key or another has something to say.
    private static let grounds: [(basis: String, operation: String, said: [String: String])] = [
        ("b", "use", [:]), ("f", "decide_auto", ["effect": "significant", "origin": "other", "compat": "yes"]),
        ("a", "disclose", ["recipient": "subprocessor", "consent": "given", "to": "IN", "tool": "scc"]),
        ("c", "store", ["restriction": "a", "source": "register", "dpia": "residual_high", "category": "health"]),
        ("b", "dsr.access", ["age": "12", "sub": "specific", "recipient": "subprocessor"]),
        ("e", "use", ["role": "processor", "retention": "expired", "objection": "open"]),
    ]

    /// Nothing that a service could bring about: no effort makes a request excessive (Art. 12(5)), and who takes part in
    /// the Framework no longer is like one who never did.
    private static let silent = ["effort=large", "dpf=lapsed"]
    /// The facts that a caller may assert, by their keys; a purpose that is claims says so in the question.
    private static let asserted: Set<String> = [
        "suspicion", "necessary", "disclosure_needed", "vital", "capable", "occasional", "claims", "effect", "exc",
        "accuracy", "abuse", "identity", "purpose",
    ]

    @Test(
        "each value of each key is built: in the register, the ledger or the question",
        arguments: ContextTable.keys.map(\.name).filter { $0 != "mode" })
    func isBuilt(_ name: String) throws {
        let key = try #require(ContextTable.byName[name])
        for value in key.values.dropFirst() {
            let differs = try Self.grounds.contains { ground in
                let plain = try CaseContext(
                    basis: ground.basis, operation: ground.operation, differences: ground.said
                ).without(name)
                return try Self.build(plain) != Self.build(plain.with(name, value))
            }
            #expect(differs != Self.silent.contains("\(name)=\(value)"), "\(name)=\(value)")
        }
    }

    @Test("the mode is that of the activation", arguments: [("strict", Mode.strict), ("as_declared", .asDeclared)])
    func mode(_ value: String, mode: Mode) throws {
        let context = try CaseContext(basis: "b", operation: "use", differences: ["mode": value])
        #expect(try Scenario.engine(for: Situation(context)).activated.mode == mode)
    }

    @Test("nothing is asserted but what is published", arguments: ContextTable.keys.map(\.name))
    func isAsserted(_ name: String) throws {
        let key = try #require(ContextTable.byName[name])
        let values = try key.values.filter { value in
            try Self.grounds.contains { ground in
                let plain = try CaseContext(
                    basis: ground.basis, operation: ground.operation, differences: ground.said
                ).without(name)
                let (before, after) = (try Self.build(plain), try Self.build(plain.with(name, value)))
                return before.question.assertions != after.question.assertions
            }
        }
        #expect(values.isEmpty || Self.asserted.contains(name), "\(name)=\(values)")
        if name == "exc" { #expect(!values.contains("consent"), "a consent is in the ledger") }
        if name == "purpose" { #expect(values == ["claims"]) }
    }

    @Test("a detail of random cases is no key of a row, and the other way round")
    func distinct() {
        let rows = Set(ContextTable.keys.map(\.name))
        #expect(rows.isDisjoint(with: DetailTable.keys.map(\.name)))
        #expect(rows.count == ContextTable.keys.count)
        #expect(Set(DetailTable.keys.map(\.name)).count == DetailTable.keys.count)
        #expect((ContextTable.keys + DetailTable.keys).allSatisfy { Set($0.values).count == $0.values.count })
    }
}
