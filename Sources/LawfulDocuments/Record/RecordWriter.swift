// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulModel
import LawfulTime

/// Writes records of processing: a table of each activity, or of each controller that instructs.
struct RecordWriter {
    let register: Register
    let teller: ActivityTeller
    let words: RecordWords

    init(_ register: Register, _ language: Language, law: LawTables, on date: LocalDate) {
        self.register = register
        teller = ActivityTeller(register, language, law: law, on: date)
        words = RecordWords(language)
    }

    private var voice: Voice { teller.voice }
    var owner: Phrase { voice.name(register.controller.name) }

    func document(_ title: Phrase, _ sections: [Document.Section], otherwise none: Phrase) -> Document {
        let empty: [Document.Block] = sections.isEmpty ? [.paragraph(none)] : []
        return Document(
            title: title, language: voice.language,
            opening: [.paragraph(words.state(voice.date(teller.date)))] + empty, sections: sections)
    }

    // MARK: Art. 30(1)

    func section(_ activity: Activity) -> Document.Section {
        let responsible = register.responsible(for: activity)
        var others: [Phrase] = []
        if case .jointController(let ids) = activity.part { others = ids.compactMap(register.entity).map(party) }
        let wording = activity.wording.map { [voice.own($0)] } ?? []
        let rows: [(Phrase, [Phrase])] = [
            (words.controller, [party(responsible)]), (words.joint, others),
            (words.representative, representatives([responsible])), (words.officer, officer),
            (words.purpose, [voice.own(activity.title)] + wording),
            (words.subjects, teller.subjects(of: activity)), (words.categories, teller.categories(of: activity)),
            (words.recipients, recipients(of: [activity])), (words.transfers, transfers(of: [activity])),
            (words.periods, teller.periods(of: activity)), (words.measures, measures(for: [activity])),
            (words.basis, teller.bases(of: activity)),
        ]
        return section("activity-\(activity.purpose)", voice.heading(activity.title), rows)
    }

    // MARK: Art. 30(2)

    /// The controllers on whose instruction we process, in the order of the activities.
    var clients: [LegalEntity] {
        var seen: Set<EntityID> = []
        let ids = register.activities.flatMap { activity -> [EntityID] in
            if case .processor(let controllers) = activity.part { controllers } else { [] }
        }
        return ids.filter { seen.insert($0).inserted }.compactMap(register.entity)
    }

    func section(_ client: LegalEntity) -> Document.Section {
        let activities = register.activities.filter { activity in
            if case .processor(let controllers) = activity.part { controllers.contains(client.id) } else { false }
        }
        let processors = activities.map(register.responsible)
        let own = processors.isEmpty ? [register.controller] : unique(processors)
        let rows: [(Phrase, [Phrase])] = [
            (words.processor, own.map(party)), (words.client, [party(client)]),
            (words.representative, representatives(own + [client])), (words.officer, officer),
            (words.processing, activities.flatMap { processing(of: $0, for: client) }),
            (words.processorsTransfers, transfers(of: activities)),
            (words.processorsMeasures, measures(for: activities)),
        ]
        return section("client-\(client.id)", voice.name(client.name), rows)
    }

    private func processing(of activity: Activity, for client: LegalEntity) -> [Phrase] {
        activity.instructions.filter { $0.controller == client.id }.map { instruction in
            let operations = instruction.operations.map { $0.name(in: voice.language) }.joined(separator: ", ")
            return words.processed(
                voice.own(activity.title), Phrase(operations),
                teller.categories(instruction.categories ?? activity.categories),
                instruction.document.map { voice.own($0) })
        }
    }

    // MARK: Rows

    private func section(_ id: String, _ title: Phrase, _ rows: [(Phrase, [Phrase])]) -> Document.Section {
        let table = Document.Table(
            caption: words.of(title), header: [words.item, words.content], rows: rows.map { [[$0], $1] },
            hasRowHeadings: true)
        return .init(id, title, [.table(table)])
    }

    private func party(_ entity: LegalEntity) -> Phrase {
        words.party(voice.name(entity.name), voice.contact(entity.contact), voice.country(entity.country))
    }

    private func representatives(_ entities: [LegalEntity]) -> [Phrase] {
        entities.compactMap(\.representative).map(voice.contact)
    }

    private var officer: [Phrase] {
        switch register.officer {
        case .appointed(let contact): [voice.contact(contact)]
        case .notRequired(let reason): [words.noOfficer(voice.own(reason))]
        case nil: []
        }
    }

    private func recipients(of activities: [Activity]) -> [Phrase] { unique(activities.flatMap(teller.disclosures)) }

    private func transfers(of activities: [Activity]) -> [Phrase] {
        unique(activities.flatMap { teller.transfers(of: $0) }.map(teller.told))
    }

    private func measures(for activities: [Activity]) -> [Phrase] {
        register.securityMeasures.filter { measure in
            measure.purposes.map { purposes in activities.contains { purposes.contains($0.purpose) } } ?? true
        }.map { words.measure(voice.own($0.title), teller.words.measure($0.kind), voice.own($0.owner)) }
    }

    private func unique<T: Hashable>(_ values: [T]) -> [T] {
        var seen: Set<T> = []
        return values.filter { seen.insert($0).inserted }
    }
}
