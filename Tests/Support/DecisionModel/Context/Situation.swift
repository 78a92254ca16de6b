// SPDX-License-Identifier: Apache-2.0

/// A case in full: the activities of one register with what was recorded about one person and each of them, and which
/// of them the question is about.
///
/// A row of the decision table is a situation of one activity.
package struct Situation: Hashable, Sendable, CustomStringConvertible {
    package private(set) var activities: [CaseContext]
    package private(set) var place: Int

    /// One activity alone.
    package init(_ context: CaseContext) { (activities, place) = ([context], 0) }

    /// Several activities; what a register or a person has once is taken from the one in question.
    package init(_ activities: [CaseContext], asked place: Int) {
        self.activities = activities
        self.place = place
        settle()
    }

    /// What the case says of the activity in question.
    package var context: CaseContext { activities[place] }

    /// Another activity of the register: the one after, and the first after the last.
    package var neighbour: Int? { activities.count > 1 ? (place + 1) % activities.count : nil }

    /// What the register or the person has once.
    package static let shared = ["body", "mode", "as_of", "age", "country"] + DetailTable.shared.map(\.name)

    private mutating func settle() {
        for key in Self.shared {
            let value = context[key]
            for other in activities.indices where activities[other][key] != value {
                activities[other] = activities[other].with(key, value)
            }
        }
        // One contract that carries several activities stands for all of them alike.
        guard let first = activities.first(where: { $0.says("contract_kind", "shared") }) else { return }
        for key in ["contract", "party"] {
            for other in activities.indices where activities[other].says("contract_kind", "shared") {
                activities[other] = activities[other].with(key, first[key])
            }
        }
    }

    /// The situations with one thing less, the largest steps first.
    package var smaller: [Situation] {
        var list: [Situation] = []
        if activities.count > 1 { list.append(Situation(context)) }
        for other in activities.indices where other != place && activities.count > 2 {
            var fewer = activities
            fewer.remove(at: other)
            list.append(Situation(fewer, asked: other < place ? place - 1 : place))
        }
        for (index, context) in activities.enumerated() {
            for key in context.differences.keys.sorted() {
                var simpler = activities
                simpler[index] = context.without(key)
                let situation = Situation(simpler, asked: place)
                if situation.size < size { list.append(situation) }
            }
        }
        return list
    }

    /// How much the situation says.
    private var size: Int { activities.reduce(activities.count) { $0 + $1.differences.count } }

    package var description: String {
        guard activities.count > 1 else { return context.description }
        let others = activities.indices.filter { $0 != place }.map { "\n    beside \($0 + 1): \(activities[$0])" }
        return "\(place + 1): \(context)\(others.joined())"
    }
}
