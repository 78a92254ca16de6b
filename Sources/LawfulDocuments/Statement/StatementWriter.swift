// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// Writes a statement section by section, and notes what it tells of which purpose.
struct StatementWriter {
    let register: Register
    let notice: Notice
    let teller: ActivityTeller
    var log = InformationLog()

    var voice: Voice { teller.voice }
    var words: StatementWords { teller.words }

    /// The activities about which the register's entities decide, alone or with others.
    let decided: [Activity]
    /// Those of them that the version describes.
    let told: [Activity]
    let toldPurposes: Set<PurposeID>

    init(_ register: Register, _ notice: Notice, _ language: Language, law: LawTables, on date: LocalDate) {
        self.register = register
        self.notice = notice
        teller = ActivityTeller(register, language, law: law, on: date)
        decided = register.activities.filter { !$0.part.isProcessor }
        told = register.told(in: notice)
        toldPurposes = Set(told.map(\.purpose))
    }

    mutating func document(previous: Register?) throws -> Document {
        let opening: [Document.Block] = [
            .paragraph(words.opening),
            .definitions([
                .init(words.version, Phrase(notice.version.rawValue)), .init(words.since, voice.date(notice.from)),
            ]),
        ]
        var sections = [controllerSection()]
        sections += peopleSection()
        sections.append(purposesSection())
        sections += objectionSection()
        sections.append(rightsSection())
        sections += withdrawalSection()
        sections.append(requestsSection())
        sections.append(complaintsSection())
        sections.append(sharingSection())
        sections.append(.init("keeping", words.keeping, [.paragraph(words.erased)]))
        sections.append(machinesSection())
        sections += promisesSection()
        sections.append(securitySection())
        sections.append(try versionsSection(previous: previous))
        return Document(
            title: words.title(voice.name(register.controller.name)), language: words.language, opening: opening,
            sections: sections)
    }

    var all: [PurposeID] { decided.map(\.purpose) }

    /// The titles of activities, as one line.
    func titles(_ activities: [Activity]) -> Phrase { activities.map { voice.own($0.title) }.joined() }
}

extension Register {
    /// The activities that a version of the statement describes; a processor's belong to its controllers' statements.
    func told(in notice: Notice) -> [Activity] {
        activities.filter { !$0.part.isProcessor && describes($0.purpose, in: notice) }
    }
}
