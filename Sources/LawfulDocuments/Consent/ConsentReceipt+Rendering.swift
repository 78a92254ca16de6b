// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime

// What people read: one list of lines, as plain text, Markdown or a page. The language is the receipt's own.
extension ConsentReceipt {
    /// The receipt as plain text (Art. 12(1)).
    public var text: String {
        let words = ReceiptWords(header.language)
        let body = lines.map { "\($0.label): \($0.value)" }
        let history = earlier.map { "  - \($0)" }
        let parts: [[String]] = [
            [words.title(header.status), ""], body, history.isEmpty ? [] : ["", words.history + ":"] + history,
            ["", words.effect(header.status), words.complaint(parties.authority)],
        ]
        return parts.flatMap { $0 }.joined(separator: "\n") + "\n"
    }

    /// The receipt as Markdown.
    public var markdown: String { document.markdown() }

    /// The receipt as a page of its own.
    public var html: String { document.html() }

    private var document: Document {
        let words = ReceiptWords(header.language)
        var sections = [
            Document.Section(
                "receipt", Phrase(words.information),
                [.definitions(lines.map { .init(Phrase($0.label), Phrase($0.value)) })])
        ]
        if !earlier.isEmpty {
            sections.append(.init("earlier", Phrase(words.history), [.list(earlier.map { Phrase($0) })]))
        }
        return Document(
            title: Phrase(words.title(header.status)), language: header.language,
            opening: [
                .paragraph(Phrase(words.effect(header.status))),
                .paragraph(Phrase(words.complaint(parties.authority))),
            ], sections: sections)
    }

    private var lines: [(label: String, value: String)] {
        let words = ReceiptWords(header.language)
        let event = events.last
        var lines: [(String, String)] = [(words.receipt, header.receiptId.rawValue)]
        if let person = header.subjectRef { lines.append((words.person, person)) }
        if let event { lines.append((words.time, "\(event.localTime) (\(event.zone); \(event.at))")) }
        lines.append(
            (words.controllers, parties.controllers.map { joined($0.name, $0.contact) }.joined(separator: "; ")))
        lines.append((words.purpose, processing.purpose))
        lines.append((words.basis, words.basis(processing.basis, isExplicit: isExplicit)))
        lines.append((words.categories, list(processing.categories.map(\.title))))
        if let version = processing.textVersion {
            let language = processing.textLanguage.map(words.language)
            lines.append((words.shown, joined(version.rawValue, language, processing.textDigest)))
        }
        if let notice = processing.notice { lines.append((words.notice, notice.rawValue)) }
        if let event {
            let act = joined(event.action ?? event.mechanism.map(words.mechanism), event.channel)
            if !act.isEmpty { lines.append((words.act, act)) }
            if event.authorisedByParent { lines.append((words.parent, event.parentalVerification ?? words.yes)) }
            if !event.flaws.isEmpty || event.reason != nil {
                lines.append((words.flaws, list(event.flaws.map(words.flaw) + [event.reason].compactMap { $0 })))
            }
        }
        lines.append((words.recipients, list(parties.recipients.map { joined($0.name, $0.country?.rawValue) })))
        if !processing.transfers.isEmpty {
            lines.append((words.transfers, list(processing.transfers.map(\.rawValue))))
        }
        if header.status == .given || header.status == .renewed {
            lines.append((words.withdrawal, processing.withdrawal))
            if let day = processing.expiresOn { lines.append((words.expiry, day.description)) }
            if let day = processing.reviewOn { lines.append((words.review, day.description)) }
        }
        return lines.map { ($0.0, Self.inOneLine($0.1)) }
    }

    private var isExplicit: Bool { events.last { $0.status == .given || $0.status == .renewed }?.explicit == true }

    /// The steps before the one acknowledged.
    private var earlier: [String] {
        let words = ReceiptWords(header.language)
        return events.dropLast().map { "\($0.localTime) (\($0.zone)): \(words.status($0.status))" }
    }

    private func joined(_ parts: String?...) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }

    private func list(_ items: [String]) -> String { items.isEmpty ? "–" : items.joined(separator: "; ") }

    /// Nothing in the data can become a line of its own.
    private static func inOneLine(_ text: String) -> String {
        var line = ""
        for scalar in text.unicodeScalars {
            line.unicodeScalars.append(scalar.properties.generalCategory.breaksLines ? " " : scalar)
        }
        return line
    }
}

extension Unicode.GeneralCategory {
    fileprivate var breaksLines: Bool { self == .control || self == .lineSeparator || self == .paragraphSeparator }
}
