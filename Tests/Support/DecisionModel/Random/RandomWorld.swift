// SPDX-License-Identifier: Apache-2.0

/// A random register, and random questions about people in it.
///
/// Most of what is drawn stays ordinary: cases that are all denied for the same few reasons would prove little.
package struct RandomWorld {
    private var random: SplitMix
    /// What the register says of each activity.
    private let activities: [CaseContext]
    /// What each of them is mostly asked about.
    private let themes: [Theme]

    /// The register, whatever is asked about it.
    package var register: Situation { Situation(activities, asked: 0) }

    /// A world of its own for every seed.
    package init(seed: UInt64) throws {
        var random = SplitMix(seed: seed)
        let count = random.onceIn(3) ? 1 : random.below(11) + 2
        let themes = (0..<count).map { _ in random.pick(Theme.all) }
        var activities = try themes.map { try random.activity($0) }
        if count > 1 {
            for place in activities.indices where !random.onceIn(3) {
                activities[place] = activities[place].with("contact_reach", "activity")
            }
        }
        // What the register has once comes from the first of them, if it says so at all.
        var first = activities[0].with("policy", random.pick(["gate", "gate", "consent_for_all"]))
        for name in Situation.shared where ContextTable.isOfRegister(name) && random.onceIn(name == "padded" ? 40 : 8) {
            first = first.with(name, random.value(of: name))
        }
        activities[0] = first.says("policy", "as_eprivacy") ? first.with("policy", "gate") : first
        (self.random, self.themes) = (random, themes)
        self.activities = Situation(activities, asked: 0).activities
    }

    /// The next question, with what was recorded about the person who is asked about.
    package mutating func next() throws -> Situation {
        let asked = random.below(activities.count)
        let theme = random.onceIn(4) ? random.pick(Theme.all) : themes[asked]
        var contexts = activities
        let operations = theme.operations.isEmpty || random.onceIn(4) ? ContextTable.operations : theme.operations
        contexts[asked] = try contexts[asked].asked(random.pick(operations))
        for (name, value) in theme.said { say(name, value, of: &contexts[asked]) }
        for name in theme.varied where random.onceIn(2) { say(name, of: &contexts[asked]) }
        for name in random.names(upTo: 2, of: Self.free) { say(name, of: &contexts[asked]) }
        for other in contexts.indices where other != asked && random.onceIn(3) {
            let names = random.onceIn(2) ? Self.recorded : random.pick(Theme.all).varied.filter(Self.recorded.contains)
            guard !names.isEmpty else { continue }
            for name in random.names(upTo: 3, of: names) { say(name, of: &contexts[other]) }
        }
        return Situation(contexts, asked: asked)
    }

    private mutating func say(_ name: String, _ value: String? = nil, of context: inout CaseContext) {
        guard !ContextTable.isOfRegister(name) else { return }
        context = context.with(name, value ?? random.value(of: name))
    }

    /// What the question and the ledger may say.
    private static let free = (ContextTable.keys + DetailTable.recorded + DetailTable.asked).map(\.name)
        .filter { !ContextTable.isOfRegister($0) }
    /// What the ledger may say about activities that aren't in question.
    private static let recorded =
        """
        consent consent cflag cfor explicit contract objection objection restriction exc hold hold ext erased informed \
        lift_notice eprivacy
        """.split(separator: " ").map(String.init) + DetailTable.recorded.map(\.name)
}

extension SplitMix {
    /// What a register says of one activity.
    fileprivate mutating func activity(_ theme: Theme) throws -> CaseContext {
        var said = theme.said
        for name in theme.varied where onceIn(2) { said[name] = value(of: name) }
        for name in names(upTo: 2, of: Self.declared) { said[name] = value(of: name) }
        if onceIn(20) { said["declared"] = "no" }
        return try CaseContext(
            basis: pick(theme.bases.isEmpty || onceIn(6) ? ContextTable.bases : theme.bases),
            operation: pick(theme.operations.isEmpty || onceIn(6) ? ContextTable.operations : theme.operations),
            differences: said.filter { ContextTable.isOfRegister($0.key) })
    }

    fileprivate mutating func value(of name: String) -> String { pick(Self.keys[name]?.values ?? []) }

    /// Some names, mostly few.
    fileprivate mutating func names(upTo count: Int, of names: [String]) -> [String] {
        (0..<(onceIn(20) ? 12 : below(count + 1))).map { _ in pick(names) }
    }

    private static let keys = ContextTable.byName.merging(DetailTable.byName) { first, _ in first }
    private static let declared = (ContextTable.keys + DetailTable.declared).map(\.name)
        .filter { ContextTable.isOfRegister($0) && !Situation.shared.contains($0) }
}
