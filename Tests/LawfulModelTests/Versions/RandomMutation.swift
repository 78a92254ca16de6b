// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTesting

/// A random register, and the same with some random changes.
struct RandomMutation {
    private var random: SeededGenerator
    private let before: Register
    private let other: Register

    /// Makes one; nil where chance makes no sound register.
    init?(seed: UInt64) {
        random = SeededGenerator(seed: seed)
        guard let before = try? RandomParts(SeededGenerator(seed: seed)).register(),
            let other = try? RandomParts(SeededGenerator(seed: seed &+ 0x5EED)).register()
        else { return nil }
        self.before = before
        self.other = other
    }

    /// The register before and after; whether the later one is sound doesn't matter here.
    mutating func registers() -> (Register, Register) {
        var after = before
        for _ in 0..<Int.random(in: 0...4, using: &random) {
            switch Int.random(in: 0..<16, using: &random) {
            case 0: change(&after.entities, other.entities, \.id)
            case 1: change(&after.notices, other.notices, \.version)
            case 2: change(&after.categories, other.categories, \.id)
            case 3: change(&after.recipients, other.recipients, \.id)
            case 4: change(&after.roles, other.roles, \.id)
            case 5: change(&after.securityMeasures, other.securityMeasures, \.id)
            case 6: after.arrangements = other.arrangements
            case 7: after.promises = other.promises.shuffled(using: &random)
            case 8: after.zone = "Europe/Brussels"
            case 9: after.officer = .appointed(contact: "dpo@acme.example")
            case 10: change(&after.activities, other.activities, \.purpose)
            default: changePart(&after.activities)
            }
        }
        return (before, after)
    }

    /// Takes elements out, puts others in, or turns them around.
    private mutating func change<Element, Name: Equatable>(
        _ elements: inout [Element],
        _ others: [Element],
        _ name: (Element) -> Name
    ) {
        switch Int.random(in: 0..<3, using: &random) {
        case 0: elements.shuffle(using: &random)
        case 1: if !elements.isEmpty { elements.remove(at: Int.random(in: elements.indices, using: &random)) }
        default:
            guard let other = others.randomElement(using: &random) else { return }
            if let index = elements.firstIndex(where: { name($0) == name(other) }) {
                elements[index] = other
            } else {
                elements.append(other)
            }
        }
    }

    /// Changes one part of one activity.
    private mutating func changePart(_ activities: inout [Activity]) {
        guard let index = activities.indices.randomElement(using: &random),
            let other = other.activities.randomElement(using: &random)
        else { return }
        switch Int.random(in: 0..<12, using: &random) {
        case 0: activities[index].categories = other.categories
        case 1: activities[index].categories.shuffle(using: &random)
        case 2: activities[index].grounds = other.grounds
        case 3: activities[index].grounds.shuffle(using: &random)
        case 4: activities[index].retention = other.retention
        case 5: activities[index].disclosures = other.disclosures
        case 6: activities[index].part = other.part
        case 7: activities[index].title = "another title"
        case 8: activities[index].requirements = other.requirements + activities[index].requirements
        case 9: activities[index].instructions = other.instructions
        case 10: activities[index].impactAssessment = other.impactAssessment
        default: activities[index].isResearch.toggle()
        }
    }
}
