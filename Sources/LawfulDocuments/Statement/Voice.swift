// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTime

/// Says what a register declares in the language of a document (Art. 12(1)).
struct Voice {
    let register: Register
    let language: Language
    private let translated: [String: String]
    private let categories: [CategoryID: String]
    private let activities: [PurposeID: String]
    private let subjects: [SubjectCategoryID: String]

    init(_ register: Register, _ language: Language) {
        self.register = register
        self.language = language
        let rows = register.translations.filter { $0.language == language }
        translated = Dictionary(rows.map { ($0.text, $0.translated) }) { first, _ in first }
        categories = Dictionary(register.categories.map { ($0.id, $0.title ?? $0.id.rawValue) }) { first, _ in first }
        activities = Dictionary(register.activities.map { ($0.purpose, $0.title) }) { first, _ in first }
        subjects = Dictionary(register.subjects.map { ($0.id, $0.title) }) { first, _ in first }
    }

    /// A text of the register's own, translated where it is; else as it stands, marked with its language.
    func own(_ text: String, writtenIn written: Language? = nil) -> Phrase {
        let written = written ?? register.language
        guard written != language else { return Phrase(text) }
        return translated[text].map { Phrase($0) } ?? Phrase(text, in: written)
    }

    /// A text of the register's own as a heading: it begins with a capital, unless it is a name such as `iDEAL`.
    func heading(_ text: String) -> Phrase {
        let told = own(text)
        guard let first = told.runs.first, let letter = first.text.first, letter.isLowercase,
            first.text.dropFirst().first?.isUppercase != true
        else { return told }
        let isDigraph = (first.language ?? language) == .nl && first.text.hasPrefix("ij")
        let head = first.text.prefix(isDigraph ? 2 : 1).uppercased()
        return Phrase(head + first.text.dropFirst(isDigraph ? 2 : 1), in: first.language)
    }

    /// A name, which needs no translation and may have one.
    func name(_ text: String) -> Phrase { Phrase(language == register.language ? text : translated[text] ?? text) }

    /// How to reach someone: an address that readers can follow, or a name.
    func contact(_ text: String) -> Phrase { WebAddress(text) == nil ? name(text) : .address(text) }

    /// Where to find something: an address that readers can follow, or words.
    func place(_ text: String) -> Phrase { WebAddress(text) == nil ? own(text) : .address(text) }

    func title(_ purpose: PurposeID) -> Phrase { own(activities[purpose] ?? purpose.rawValue) }
    func category(_ id: CategoryID) -> Phrase { own(categories[id] ?? id.rawValue) }
    func subject(_ id: SubjectCategoryID) -> Phrase { own(subjects[id] ?? id.rawValue) }

    /// What a recipient is called: a name, or the kind that people are told.
    func recipient(_ recipient: Recipient) -> Phrase {
        recipient.isVague ? own(recipient.name) : name(recipient.name)
    }

    /// A date in words, such as `16 May 2018`.
    func date(_ declared: DeclaredDate) -> Phrase { declared.date.map(date) ?? Phrase(declared.description) }

    func date(_ date: LocalDate) -> Phrase {
        let months =
            language == .nl
            ? "januari februari maart april mei juni juli augustus september oktober november december"
            : "January February March April May June July August September October November December"
        return "\(date.day) \(String(months.split(separator: " ")[date.month - 1])) \(date.year)"
    }

    /// A country's name, or that of an international organisation.
    func country(_ code: CountryCode) -> Phrase {
        if code == "EPO" {
            return language == .nl ? "Europese Octrooiorganisatie" : "European Patent Organisation"
        }
        let names = Locale(identifier: language.rawValue)
        return Phrase(names.localizedString(forRegionCode: code.rawValue) ?? code.rawValue)
    }
}
