// SPDX-License-Identifier: Apache-2.0

/// Which activities of a register a change outside them reaches.
struct ChangeReach {
    private let all: [PurposeID]
    private var marketing: [PurposeID] = []
    private var byEntity: [String: [PurposeID]] = [:]
    private var byCategory: [String: [PurposeID]] = [:]
    private var bySubject: [String: [PurposeID]] = [:]
    private var bySource: [String: [PurposeID]] = [:]
    private var byRecipient: [String: [PurposeID]] = [:]

    init(_ register: Register) {
        all = register.activities.map(\.purpose)
        let engaged = Dictionary(grouping: register.recipients) { $0.engagedBy }
        for activity in register.activities {
            let purpose = activity.purpose
            if activity.isDirectMarketing { marketing.append(purpose) }
            for entity in Self.entities(of: activity) { byEntity[entity.rawValue, default: []].append(purpose) }
            for category in activity.categories { byCategory[category.rawValue, default: []].append(purpose) }
            for subject in activity.subjects { bySubject[subject.rawValue, default: []].append(purpose) }
            for source in activity.sources { bySource[source.rawValue, default: []].append(purpose) }
            // A recipient's helpers receive what it receives, and theirs.
            var reached: Set<RecipientID> = []
            var next = activity.disclosures.map(\.recipient)
            while let recipient = next.popLast() {
                guard reached.insert(recipient).inserted else { continue }
                byRecipient[recipient.rawValue, default: []].append(purpose)
                next += (engaged[recipient] ?? []).map(\.id)
            }
        }
    }

    /// The activities that an element of one of the register's lists, or one of its other values, reaches.
    func activities(_ key: String, _ element: TextNode?) -> [PurposeID] {
        switch key {
        case "entities": named(element?["id"], in: byEntity)
        case "arrangements": joint(element)
        case "categories": named(element?["id"], in: byCategory)
        case "subjects": named(element?["id"], in: bySubject)
        case "sources": named(element?["id"], in: bySource)
        case "recipients": named(element?["id"], in: byRecipient)
        case "electronicMarketing": marketing
        case "controller", "officer", "authority", "rights", "contacts", "changes", "promises": all
        default: []
        }
    }

    private func named(_ node: TextNode?, in index: [String: [PurposeID]]) -> [PurposeID] {
        node?.text.flatMap { index[$0] } ?? []
    }

    private func joint(_ arrangement: TextNode?) -> [PurposeID] {
        let reached = Set((arrangement?["with"]?.elements ?? []).flatMap { named($0, in: byEntity) })
        return all.filter(reached.contains)
    }

    private static func entities(of activity: Activity) -> Set<EntityID> {
        var entities = Set(activity.entity.map { [$0] } ?? [])
        switch activity.part {
        case .controller: break
        case .jointController(let others): entities.formUnion(others)
        case .processor(let tenants): entities.formUnion(tenants)
        }
        return entities
    }
}
