// SPDX-License-Identifier: Apache-2.0

#if Tool
import LawfulEvidence
import LawfulModel

extension Verification {
    /// How many findings of a kind are written out in words; there are about twenty kinds.
    static let listed = 20

    /// The whole answer for people; its length doesn't grow with the log.
    func text(in language: Language) -> String {
        var page = Page()
        page.title(verdict[language])
        page.heading(Phrase(en: "The log", nl: "Het logboek")[language])
        describeLog(on: &page, in: language)
        for warning in warnings {
            page.heading(Phrase(en: "Warning", nl: "Waarschuwing")[language])
            page.item(warning.text[language])
        }
        page.heading(Phrase(en: "What was checked", nl: "Wat is nagegaan")[language])
        for line in checked { page.item(line[language]) }
        if !isVerified {
            page.heading(Phrase(en: "What doesn't hold", nl: "Wat niet klopt")[language])
            listFindings(on: &page, in: language)
        }
        page.heading(Phrase(en: "What this proves", nl: "Wat dit bewijst")[language])
        for line in proved { page.item(line[language]) }
        page.heading(Phrase(en: "What this can't prove", nl: "Wat dit niet kan bewijzen")[language])
        for line in unproved { page.item(line[language]) }
        return page.text
    }

    private func describeLog(on page: inout Page, in language: Language) {
        if let head = report.head {
            page.row(Phrase(en: "Name", nl: "Naam")[language], VisibleText.of(head.origin, limit: 255))
            page.row(Phrase(en: "Entries", nl: "Vermeldingen")[language], span(head)[language])
            page.row(Phrase(en: "Root", nl: "Wortel")[language], head.root.base64)
        } else {
            page.row(
                Phrase(en: "Name", nl: "Naam")[language],
                Phrase(
                    en: "unknown: the folder has no head that the key signed",
                    nl: "onbekend: de map heeft geen stand die de sleutel ondertekende")[language])
        }
        page.row(Phrase(en: "Key", nl: "Sleutel")[language], key.text)
    }

    private func span(_ head: Checkpoint) -> Phrase {
        let count = Phrase.entries(head.size)
        guard let first = report.firstRecordedAt, let last = report.lastRecordedAt else { return count }
        return Phrase(
            en: "\(count.en), the first recorded at \(first), the last at \(last), as they say themselves",
            nl: "\(count.nl), de eerste vastgelegd op \(first), de laatste op \(last), naar eigen zeggen")
    }

    private func listFindings(on page: inout Page, in language: Language) {
        for (_, findings) in kinds {
            for finding in findings.prefix(Self.listed) { page.item(finding.sentence[language]) }
            if findings.count > Self.listed {
                let more = findings.count - Self.listed
                page.item(
                    Phrase(
                        en: "… and \(more) more of this kind; --json lists up to \(EvidenceReport.maximumFindings).",
                        nl: """
                            … en nog \(more) van deze soort; --json noemt er tot \(EvidenceReport.maximumFindings).
                            """)[language])
            }
            let label = Phrase(en: "What to do:", nl: "Wat te doen:")[language]
            if let first = findings.first { page.under("\(label) \(first.advice[language])") }
        }
        if report.omitted > 0 {
            page.item(
                Phrase(
                    en: "… and \(report.omitted) further findings, which were counted only.",
                    nl: "… en nog \(report.omitted) bevindingen, die alleen geteld zijn.")[language])
        }
    }
}
#endif
