// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

extension AuditReport {
    /// The report, a line at a time: what was read, what was found, what to do, and what couldn't be seen.
    ///
    /// Lines name entries and declared names, and no person.
    public func lines(in language: Language) -> [String] {
        let words = AuditWords(language)
        var lines = [words.title(self), words.found(indications.count)]
        for (place, indication) in indications.enumerated() {
            let article = indication.article.cited(in: language)
            lines.append("\(place + 1). \(words.name(indication.code)) (\(article)). \(indication.seen(in: language))")
            lines.append("   \(words.toDo): \(indication.remedy(in: language))")
        }
        return lines + words.notes(self)
    }

    /// The report as one text.
    public func text(in language: Language) -> String { lines(in: language).joined(separator: "\n") + "\n" }
}

extension Indication {
    /// What was seen, in a sentence.
    public func seen(in language: Language) -> String { AuditWords(language).seen(self) }

    /// What to do about it.
    public func remedy(in language: Language) -> String { AuditWords(language).remedy(code) }
}
