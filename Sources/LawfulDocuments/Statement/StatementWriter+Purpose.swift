// SPDX-License-Identifier: Apache-2.0

import LawfulModel

// What is told of each purpose (Arts. 13(1)(c) to (f), 13(2), 14).
extension StatementWriter {
    mutating func purposesSection() -> Document.Section {
        var sections: [Document.Section] = []
        for activity in told { sections.append(section(of: activity)) }
        return .init("purposes", words.purposes, [.paragraph(words.purposesOnly)], sections: sections)
    }

    private mutating func section(of activity: Activity) -> Document.Section {
        var rows: [Document.Definition] = []
        func row(_ term: Phrase, _ lines: [Phrase]) {
            if !lines.isEmpty { rows.append(.init(term, lines)) }
        }
        let responsible = register.responsible(for: activity)
        if responsible.id != register.controller.id { row(words.responsible, [voice.name(responsible.name)]) }
        row(words.whose, [teller.subjects(of: activity).joined()].filter { !$0.isEmpty })
        row(words.data, tell(.categories, activity, [teller.categories(of: activity).joined()].filter { !$0.isEmpty }))
        row(words.basis, bases(of: activity))
        row(words.conditions, teller.conditions(of: activity))
        row(words.interest, interests(of: activity))
        row(words.source, tell(.source, activity, teller.sources(of: activity)))
        row(words.required, requirements(of: activity))
        row(words.recording, activity.announcement.map { [voice.own($0)] } ?? [])
        row(words.recipients, recipients(of: activity))
        row(words.transfers, transfers(of: activity))
        row(words.period, periods(of: activity))
        row(words.machine, machine(of: activity))
        row(words.reuse, tell(.furtherPurpose, activity, teller.reuses(of: activity)))
        row(words.yourRights, tell(.rights, activity, rights(of: activity)))
        var blocks: [Document.Block] = [.definitions(rows)]
        if let wording = activity.wording { blocks.insert(.paragraph(voice.own(wording)), at: 0) }
        return .init(Self.section(activity), voice.heading(activity.title), blocks)
    }

    private static func section(_ activity: Activity) -> String { "purpose-\(activity.purpose)" }

    /// Notes lines of an item of a purpose, in the purpose's section; nothing is noted of nothing.
    private mutating func tell(_ item: InformationItem, _ activity: Activity, _ lines: [Phrase]) -> [Phrase] {
        guard !lines.isEmpty else { return [] }
        return log.tell(item, of: [activity.purpose], in: Self.section(activity), lines)
    }

    private mutating func bases(of activity: Activity) -> [Phrase] {
        guard !activity.grounds.isEmpty else { return [words.noBasis] }
        var lines = tell(.purpose, activity, teller.bases(of: activity))
        for ground in activity.grounds {
            guard let text = teller.request(of: ground), let wording = text.wording else { continue }
            lines.append(words.asked(voice.own(wording, writtenIn: text.language)))
        }
        return lines
    }

    /// The interests that this version or an earlier one told; another carries nothing, and isn't told.
    private mutating func interests(of activity: Activity) -> [Phrase] {
        let versions = register.notices.prefix { $0.version != notice.version }.map(\.version) + [notice.version]
        let interests = activity.grounds.compactMap(\.interest)
        let told = interests.filter { $0.toldIn.map(versions.contains) ?? false }
        if told.count < interests.count { log.lack(.interest, of: activity.purpose) }
        return tell(.interest, activity, told.map { voice.own($0.description) })
    }

    private mutating func requirements(of activity: Activity) -> [Phrase] {
        let mustTell = activity.requirements.contains { $0.necessity != .optional && $0.consequence == nil }
        if mustTell { log.lack(.requirement, of: activity.purpose) }
        if !activity.requirements.isEmpty {
            return tell(.requirement, activity, teller.requirements(of: activity))
        }
        // Where all rests on consent nothing can be required (Art. 7(4)); else silence says nothing.
        guard !activity.grounds.isEmpty, activity.grounds.allSatisfy({ $0.basis == .consent }) else { return [] }
        return tell(.requirement, activity, [words.voluntary])
    }

    private mutating func recipients(of activity: Activity) -> [Phrase] {
        if teller.recipients(of: activity).contains(where: { $0.1.part == nil }) {
            log.lack(.recipients, of: activity.purpose)
        }
        let lines = teller.disclosures(of: activity)
        return tell(.recipients, activity, lines.isEmpty ? [words.nobody] : lines)
    }

    private mutating func transfers(of activity: Activity) -> [Phrase] {
        let transfers = teller.transfers(of: activity)
        if transfers.contains(where: { !$0.1.isTold }) { log.lack(.transfers, of: activity.purpose) }
        return tell(.transfers, activity, transfers.map(teller.told))
    }

    private mutating func periods(of activity: Activity) -> [Phrase] {
        let isOpen = activity.retention.contains { $0.trigger == .unstated }
        let isPartial = activity.categories.contains { activity.retentionRule(for: $0) == nil }
        if isOpen || isPartial { log.lack(.period, of: activity.purpose) }
        return tell(.period, activity, teller.periods(of: activity))
    }

    private mutating func machine(of activity: Activity) -> [Phrase] {
        guard let decisions = activity.automatedDecisions else { return [] }
        if decisions.isSignificant, decisions.significance == nil {
            log.lack(.automatedDecisions, of: activity.purpose)
        }
        return tell(.automatedDecisions, activity, teller.decisions(decisions))
    }

    private func rights(of activity: Activity) -> [Phrase] {
        let conditional: [ProcessingOperation] = [
            .requestPortability, .requestObjection, .requestWithdrawal, .requestContest,
        ]
        let held = conditional.filter { RightsMatrix.holds($0, in: activity) }
        return [words.always, words.erasure(activity)] + held.map { words.right($0, in: activity) }
    }
}
