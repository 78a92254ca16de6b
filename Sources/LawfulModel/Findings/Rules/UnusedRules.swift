// SPDX-License-Identifier: Apache-2.0

// What is declared and nothing uses (Art. 5(2)): it reads as if something were done, and nothing is.
extension FindingRule {
    /// A category, category of people, source or entity that no activity names.
    static let declarationUnused = register("G-35", .warning, "5(2)") { survey, places in
        let register = survey.register
        var categories: Set<CategoryID> = []
        var subjects: Set<SubjectCategoryID> = []
        var sources: Set<SourceID> = []
        var entities = Set(register.arrangements.flatMap(\.with))
        for activity in register.activities {
            categories.formUnion(activity.categories)
            subjects.formUnion(activity.subjects)
            sources.formUnion(activity.sources)
            entities.formUnion(activity.instructions.map(\.controller))
            if let entity = activity.entity { entities.insert(entity) }
            switch activity.part {
            case .controller: break
            case .jointController(let others), .processor(let others): entities.formUnion(others)
            }
        }
        let drop = "Name it in the activity that it belongs to, or drop it."
        for entity in register.entities where !entities.contains(entity.id) {
            places.add("entities[\(entity.id)]", "no activity has to do with '\(entity.name)'", drop)
        }
        for category in register.categories where !categories.contains(category.id) {
            places.add("categories[\(category.id)]", "no activity uses the category '\(category.id)'", drop)
        }
        for subject in register.subjects where !subjects.contains(subject.id) {
            places.add("subjects[\(subject.id)]", "no activity is about '\(subject.title)'", drop)
        }
        for source in register.sources where !sources.contains(source.id) {
            places.add("sources[\(source.id)]", "no activity takes data from '\(source.title)'", drop)
        }
    }

    /// A consent text by which nobody asks, or an arrangement with one who controls nothing jointly.
    static let askedByNobody = register("G-41", .warning, "5(2)") { survey, places in
        let register = survey.register
        let requests = register.activities.flatMap { $0.grounds.compactMap(\.consent) }
        let asked = Set(requests.map(\.text)).union(requests.flatMap(\.earlierTexts))
        for text in register.consentTexts where !asked.contains(text.id) {
            places.add(
                "consentTexts[\(text.id)]", "no activity asks for consent by the text '\(text.id)'",
                "Name it in the Consent(text:earlier:) that it belongs to, or drop it.")
        }
        let joint = Set(
            register.activities.flatMap { activity -> [EntityID] in
                if case .jointController(let others) = activity.part { others } else { [] }
            })
        for (index, arrangement) in register.arrangements.enumerated() where joint.isDisjoint(with: arrangement.with) {
            places.add(
                "arrangements[\(index)]", "no activity is carried out jointly with \(quoted(arrangement.with))",
                "Add Jointly(with:) to the activity that is, or drop the arrangement.")
        }
    }
}
