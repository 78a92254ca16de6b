// SPDX-License-Identifier: Apache-2.0

/// A random register, and random questions about people in it.
///
/// Most of what is drawn stays ordinary: cases that are all denied for the same few reasons would prove little.
package struct RandomWorld {
    private var random: SplitMix
    /// What the register says of each activity.
    private let activities: [CaseContext]
    /// What goes well with it, asked now and then.
    private let inclinations: [[String: String]]

    /// The register, whatever is asked about it.
    package var register: Situation { Situation(activities, asked: 0) }

    /// A world of its own for every seed.
    package init(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let count = random.onceIn(3) ? 1 : random.below(11) + 2
        var shared = ["policy": random.pick(["gate", "consent_for_all"])]
        for name in ["mode", "body", "promises", "versions"] where random.onceIn(4) {
            shared[name] = random.value(of: name)
        }
        if random.onceIn(3) { shared["as_of"] = random.value(of: "as_of") }
        var activities: [CaseContext] = []
        var inclinations: [[String: String]] = []
        for _ in 0..<count {
            var (said, inclined) = random.activity()
            if count > 1, !random.onceIn(3) { said["contact_reach"] = "activity" }
            said.merge(shared) { $1 }
            activities.append(
                try CaseContext(
                    basis: random.pick(ContextTable.bases), operation: random.operation(), differences: said))
            inclined = inclined.filter { !ContextTable.isOfRegister($0.key) }
            inclinations.append(inclined)
        }
        (self.random, self.activities, self.inclinations) = (random, activities, inclinations)
    }

    /// The next question, with what was recorded about the person who is asked about.
    package mutating func next() throws -> Situation {
        let asked = random.below(activities.count)
        var contexts = activities
        if !random.onceIn(3) { contexts[asked] = try contexts[asked].asked(random.operation()) }
        if random.onceIn(2) { say(inclinations[asked], of: &contexts[asked]) }
        for name in random.names(upTo: 4, of: Self.free) { say(name, of: &contexts[asked]) }
        if random.onceIn(2) {
            for name in random.pick(RandomHints.families) where random.onceIn(2) { say(name, of: &contexts[asked]) }
        }
        if random.onceIn(2) { say(random.pick(RandomHints.companions), of: &contexts[asked]) }
        for other in contexts.indices where other != asked && random.onceIn(3) {
            for name in random.names(upTo: 3, of: Self.recorded) { say(name, of: &contexts[other]) }
        }
        return Situation(contexts, asked: asked)
    }

    private mutating func say(_ said: [String: String], of context: inout CaseContext) {
        for (name, value) in said where !ContextTable.isOfRegister(name) { context = context.with(name, value) }
    }

    private mutating func say(_ name: String, of context: inout CaseContext) {
        guard !ContextTable.isOfRegister(name) else { return }
        context = context.with(name, random.value(of: name))
    }

    /// What the question and the ledger may say.
    private static let free = (ContextTable.keys + DetailTable.recorded + DetailTable.asked).map(\.name)
        .filter { !ContextTable.isOfRegister($0) }
    /// What the ledger may say about activities that aren't in question.
    private static let recorded = """
        consent consent cflag cfor explicit contract objection objection restriction exc hold hold ext erased informed \
        lift_notice eprivacy
        """.split(separator: " ").map(String.init) + DetailTable.recorded.map(\.name)
}

extension SplitMix {
    /// Any operation, those that meet all checks more often.
    fileprivate mutating func operation() -> String {
        pick(
            ContextTable.operations + [
                "collect", "store", "use", "use", "disclose", "disclose", "transfer", "decide_auto",
            ])
    }

    /// What a register says of one activity, and what goes well with it.
    fileprivate mutating func activity() -> (said: [String: String], inclined: [String: String]) {
        var said: [String: String] = [:]
        for name in names(upTo: 3, of: Self.declared) { said[name] = value(of: name) }
        if onceIn(2) { for name in pick(RandomHints.families) where onceIn(2) { said[name] = value(of: name) } }
        if onceIn(2) { said.merge(pick(RandomHints.companions)) { $1 } }
        if onceIn(3) { said["purpose"] = value(of: "purpose") }
        said = said.filter { !Situation.shared.contains($0.key) }
        return (said.filter { ContextTable.isOfRegister($0.key) }, said)
    }

    fileprivate mutating func value(of name: String) -> String { pick(Self.keys[name]?.values ?? []) }

    /// Some names, mostly few.
    fileprivate mutating func names(upTo count: Int, of names: [String]) -> [String] {
        (0..<(onceIn(20) ? 12 : below(count + 1))).map { _ in pick(names) }
    }

    private static let keys = ContextTable.byName.merging(DetailTable.byName) { first, _ in first }
    private static let declared = (ContextTable.keys + DetailTable.declared).map(\.name)
        .filter { ContextTable.isOfRegister($0) }
}
