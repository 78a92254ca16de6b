// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// The rights, the one to object set apart from the rest, and how they are exercised (Arts. 7(3), 12 to 22, 77, 79).
extension StatementWriter {
    mutating func objectionSection() -> [Document.Section] {
        let marketing = told.filter(\.isDirectMarketing)
        let others = told.filter {
            !$0.isDirectMarketing && RightsMatrix.holds(.requestObjection, in: $0)
        }
        var blocks: [Document.Block] = []
        for (group, words) in [(marketing, words.objectToMarketing), (others, words.objectToInterest)] {
            guard !group.isEmpty else { continue }
            let titles = group.map { voice.own($0.title) }
            for (activity, title) in zip(group, titles) {
                _ = log.tell(.objection, of: [activity.purpose], in: "objection", [words, title])
            }
            blocks += [.paragraph(words), .list(titles)]
        }
        return blocks.isEmpty ? [] : [.init("objection", words.objection, isSetApart: true, blocks)]
    }

    func rightsSection() -> Document.Section {
        let rows = words.explained.map { Document.Definition($0, $1) }
        return .init("rights", words.rights, [.definitions(rows), .paragraph(words.passedOn)])
    }

    mutating func withdrawalSection() -> [Document.Section] {
        let asked = told.filter { RightsMatrix.holds(.requestWithdrawal, in: $0) }
        guard !asked.isEmpty else { return [] }
        let id = "withdrawal"
        let lines = asked.map { activity in
            let text = activity.grounds.lazy.compactMap(teller.request).first
            let how = text.flatMap { text in text.withdrawal.map { voice.own($0, writtenIn: text.language) } }
            return words.withdraw(voice.own(activity.title), how)
        }
        for (activity, line) in zip(asked, lines) {
            _ = log.tell(.withdrawal, of: [activity.purpose], in: id, [words.withdraw, line])
        }
        return [.init(id, words.withdrawal, [.paragraph(words.withdraw), .list(lines)])]
    }

    func requestsSection() -> Document.Section {
        let reached = channels.isEmpty ? [voice.contact(register.controller.contact)] : channels
        var promised: Period?
        if case .answeredWithin(let period) = register.answerPromise?.content { promised = period }
        let means = register.rights?.means.map { voice.own($0) } ?? []
        return .init(
            "requests", words.requests,
            [
                .paragraph(words.anyForm), .list(reached), .paragraph(words.answeredWithin(promised)),
                .paragraph(words.free), .paragraph(words.identity(means)), .paragraph(words.refused),
            ])
    }

    mutating func complaintsSection() -> Document.Section {
        let authority = register.authority.map { "\(voice.name($0.name)) (\(voice.contact($0.contact)))" as Phrase }
        let complain = words.complain(authority)
        let purposes = authority == nil ? [] : all
        let lines = log.tell(.complaint, of: purposes, in: "complaints", [complain])
        let here = words.complainHere(voice.contact(register.controller.contact))
        return .init(
            "complaints", words.complaints,
            ([here] + lines + [words.court(register.controller)]).map { .paragraph($0) })
    }
}
