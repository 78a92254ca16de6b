// SPDX-License-Identifier: Apache-2.0

import LawfulModel

// What holds for all purposes: sharing, machines, promises, security, versions.
extension StatementWriter {
    func sharingSection() -> Document.Section {
        let hasAuthority = told.contains { teller.recipients(of: $0).contains { $0.1.part == .authority } }
        let lines = [words.sharedOnly] + (hasAuthority ? [words.authorities] : [])
        return .init("sharing", words.sharing, lines.map { .paragraph($0) })
    }

    mutating func machinesSection() -> Document.Section {
        let id = "machines"
        let machines = told.filter { $0.automatedDecisions != nil }
        let others = told.filter { $0.automatedDecisions == nil }.map(\.purpose)
        guard !machines.isEmpty else {
            return .init(
                id, words.machines,
                log.tell(.automatedDecisions, of: others, in: id, [words.noMachine]).map { .paragraph($0) })
        }
        let only = log.tell(.automatedDecisions, of: others, in: id, [words.machinesOnly])
        return .init(id, words.machines, only.map { .paragraph($0) } + [.list(machines.map { voice.own($0.title) })])
    }

    func promisesSection() -> [Document.Section] {
        guard !register.promises.isEmpty else { return [] }
        let lines = register.promises.map { promise in
            words.promise(promise.content) { id in
                register.recipient(id).map(voice.recipient) ?? Phrase(id.rawValue)
            }
        }
        return [.init("promises", words.promises, [.list(lines)])]
    }

    /// Security in general terms: what a statement tells everyone mustn't help an attacker.
    func securitySection() -> Document.Section {
        let kinds = SecurityMeasure.Kind.allCases.filter { kind in
            register.securityMeasures.contains { $0.kind == kind }
        }
        let list: [Document.Block] =
            kinds.isEmpty ? [] : [.paragraph(words.measures), .list(kinds.map(words.measure))]
        return .init("security", words.security, [.paragraph(words.secrecy)] + list)
    }

    func versionsSection(previous: Register?) throws -> Document.Section {
        var rows: [Document.Definition] = [
            .init(words.version, Phrase(notice.version.rawValue)), .init(words.since, voice.date(notice.from)),
        ]
        let older = register.notices.prefix { $0.version != notice.version }
        let newer = register.notices.dropFirst(older.count + 1)
        for (term, notices) in [(words.earlier, Array(older.reversed())), (words.later, Array(newer))] {
            if !notices.isEmpty { rows.append(.init(term, notices.map(line))) }
        }
        var blocks: [Document.Block] = [.definitions(rows)]
        if let url = notice.url { blocks.append(.paragraph(words.found(voice.contact(url)))) }
        if let policy = register.changes { blocks.append(.paragraph(words.changesTold(policy.material))) }
        if let announced = notice.announcedOn {
            blocks.append(.paragraph("\(words.announced(voice.date(announced)))."))
        }
        return .init("versions", words.versions, blocks, sections: [try changesSection(previous: previous)])
    }

    private func line(_ notice: Notice) -> Phrase {
        let url = notice.url == self.notice.url ? nil : notice.url
        return words.version(
            Phrase(notice.version.rawValue), voice.date(notice.from), url.map(voice.contact))
    }
}
