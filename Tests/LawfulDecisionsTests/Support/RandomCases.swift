// SPDX-License-Identifier: Apache-2.0

import LawfulTesting

/// How many random cases to run and from which seed: `LAWFUL_RANDOM_CASES`, `LAWFUL_RANDOM_SEED`.
enum RandomRun {
    static let cases = RandomSize.cases(or: 100_000)
    static let seed = RandomSize.seed(or: 2016_0679)
    /// The cases are split over this many tests, which run side by side.
    static let parts = 8
}

/// Makes cases that mostly differ from the defaults in a few keys.
struct RandomCases {
    private var random: SeededGenerator

    init(part: Int) { random = SeededGenerator(seed: RandomRun.seed &+ UInt64(part) &* 7919) }

    mutating func next() throws -> CaseContext {
        var differences: [String: String] = [:]
        // Mostly one to six keys, now and then many.
        let count = Int.random(in: 0..<10, using: &random) == 0 ? 20 : Int.random(in: 1...6, using: &random)
        for _ in 0..<count {
            let key = ContextTable.keys[Int.random(in: 0..<ContextTable.keys.count, using: &random)]
            differences[key.name] = key.values[Int.random(in: 0..<key.values.count, using: &random)]
        }
        // Keys that do nothing alone come with those that they qualify.
        if Int.random(in: 0..<2, using: &random) == 0 {
            for name in Self.families[Int.random(in: 0..<Self.families.count, using: &random)] {
                guard Bool.random(using: &random), let key = ContextTable.byName[name] else { continue }
                differences[name] = key.values[Int.random(in: 0..<key.values.count, using: &random)]
            }
        }
        if Int.random(in: 0..<2, using: &random) == 0 {
            let pairs = Self.companions[Int.random(in: 0..<Self.companions.count, using: &random)]
            for (name, value) in pairs { differences[name] = value }
        }
        return try CaseContext(
            basis: ContextTable.bases[Int.random(in: 0..<ContextTable.bases.count, using: &random)],
            operation: operation(), differences: differences)
    }

    /// Any operation, those that meet all checks twice as often.
    private mutating func operation() -> String {
        let all = ContextTable.operations + ["collect", "store", "use", "use", "disclose", "transfer", "decide_auto"]
        return all[Int.random(in: 0..<all.count, using: &random)]
    }

    private static let families: [[String]] = [
        ["category", "art9", "vital", "capable", "claims", "law", "research89", "explicit"],
        ["category", "art9", "consent", "explicit", "cflag", "cfor", "alt", "licence", "crimlaw", "idlaw"],
        ["recipient", "dpa", "guarantees", "sub", "disclosure_needed", "order", "suspicion", "fields"],
        ["recipient", "to", "tool", "tia", "dpf", "hr", "hr_covered", "sector", "as_of"],
        ["recipient", "to", "tool", "occasional", "body", "claims", "vital", "capable", "explicit", "consent"],
        ["purpose", "medium", "eprivacy", "consent", "cflag", "cfor", "objection", "as_of"],
        ["consent", "cflag", "age", "country", "iss", "parental", "alt", "as_of", "cfor"],
        ["restriction", "exc", "consent", "as_of", "lift_notice", "cfor", "cflag", "erased"],
        ["retention", "hold", "ext", "erased", "claims", "contract", "party", "restriction"],
        ["origin", "obasis", "compat", "notice2", "research89", "law", "role", "erased"],
        ["effect", "human", "necessary", "law", "consent", "explicit", "category", "art9", "mode"],
        ["ground", "objection", "retention", "hold", "claims", "purpose", "consent", "iss", "as_of"],
        ["identity", "abuse", "automated", "data", "accuracy", "effect", "purpose", "objection", "ground"],
        ["body", "task", "lia", "li_told", "necessary", "mode", "dpia", "consulted", "party"],
        ["source", "source_permission", "informed", "provided", "role", "instruction", "actor", "nda"],
    ]
    private static let companions: [[String: String]] = [
        ["consent": "given"], ["consent": "given", "explicit": "yes"], ["consent": "withdrawn"],
        ["consent": "given", "age": "12"], ["consent": "given_after_objection", "objection": "marketing"],
        ["purpose": "marketing", "objection": "marketing"], ["purpose": "email_marketing", "medium": "email"],
        ["purpose": "email_marketing", "medium": "sms", "eprivacy": "none"],
        ["purpose": "email_marketing", "medium": "email", "eprivacy": "existing_customer"],
        ["purpose": "email_marketing", "medium": "email", "eprivacy": "opted_out"],
        ["category": "health"], ["category": "health", "art9": "a"], ["category": "union", "art9": "c"],
        ["recipient": "processor"], ["recipient": "subprocessor"], ["recipient": "authority"],
        ["recipient": "controller", "to": "US"], ["recipient": "processor", "to": "IN"],
        ["recipient": "controller", "to": "IN", "tool": "scc"], ["origin": "other"],
        ["origin": "other", "compat": "yes"], ["effect": "significant"], ["retention": "expired"],
        ["retention": "expired", "hold": "claims"], ["retention": "expired", "ext": "documented"],
        ["restriction": "a"], ["restriction": "d", "exc": "consent"], ["role": "processor"], ["contract": "ended"],
        ["vital": "yes"], ["ground": "17_1_c", "objection": "open"], ["ground": "17_1_b", "consent": "withdrawn"],
        ["ground": "17_1_a"], ["body": "public", "task": "yes"],
    ]
}
