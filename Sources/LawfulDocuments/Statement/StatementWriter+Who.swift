// SPDX-License-Identifier: Apache-2.0

import LawfulModel

// Who is responsible and whose data they are (Arts. 13(1)(a), (b), 26(2)).
extension StatementWriter {
    mutating func controllerSection() -> Document.Section {
        let controller = register.controller
        let id = "controller"
        let identity = log.tell(
            .identity, of: all, in: id, [voice.name(controller.name), voice.contact(controller.contact)])
        var rows = zip([words.name, words.contact], identity).map { Document.Definition($0, $1) }
        rows.append(.init(words.established, voice.country(controller.country)))
        if let representative = controller.representative {
            rows.append(.init(words.representative, voice.contact(representative)))
        }
        switch register.officer {
        case .appointed(let contact):
            rows.append(.init(words.officer, log.tell(.officer, of: all, in: id, [voice.contact(contact)])))
        case .notRequired(let reason):
            let line = words.noOfficer(voice.own(reason))
            rows.append(.init(words.officer, log.tell(.officer, of: all, in: id, [line])))
        case nil: break
        }
        if !register.contacts.isEmpty { rows.append(.init(words.channels, channels)) }
        let others = otherEntities
        if !others.isEmpty { rows.append(.init(words.alsoResponsible, others)) }
        return .init(id, words.controller, [.definitions(rows)], sections: jointSections + processorSections)
    }

    var channels: [Phrase] {
        register.contacts.map { words.reached($0.kind, voice.contact($0.address), voice.own($0.desk)) }
    }

    /// Other entities of the register, with the purposes that they decide about.
    private var otherEntities: [Phrase] {
        register.entities.compactMap { entity in
            let own = told.filter { register.responsible(for: $0).id == entity.id }
            guard !own.isEmpty else { return nil }
            return words.alsoResponsible(voice.name(entity.name), voice.contact(entity.contact), titles(own))
        }
    }

    /// What joint controllers arranged (Art. 26(2)), and the activities that they decide about without an arrangement.
    private var jointSections: [Document.Section] {
        var blocks: [Document.Block] = []
        var groups: [[EntityID]] = []
        for activity in told {
            guard case .jointController(let others) = activity.part, !groups.contains(others) else { continue }
            groups.append(others)
            let shared = told.filter { $0.part == activity.part }
            let names = others.compactMap(register.entity).map { entity in
                "\(voice.name(entity.name)) (\(voice.contact(entity.contact)))" as Phrase
            }
            blocks.append(.paragraph(words.jointly(names.joined(), titles(shared))))
            let arrangements = register.arrangements.filter { Set($0.with) == Set(others) }
            for arrangement in arrangements { blocks.append(.paragraph(voice.own(arrangement.essence))) }
            blocks.append(.paragraph(words.turnTo(arrangements.compactMap(\.contact).first.map(voice.contact))))
        }
        return blocks.isEmpty ? [] : [.init("jointly", words.jointly, blocks)]
    }

    private var processorSections: [Document.Section] {
        guard register.activities.contains(where: \.part.isProcessor) else { return [] }
        return [.init("for-others", words.forOthers, [.paragraph(words.onInstruction)])]
    }

    func peopleSection() -> [Document.Section] {
        let concerned = register.subjects.filter { subject in told.contains { $0.subjects.contains(subject.id) } }
        guard !concerned.isEmpty else { return [] }
        return [
            .init(
                "people", words.people,
                [.paragraph(words.aboutPeople), .list(concerned.map { voice.own($0.title) })])
        ]
    }
}
