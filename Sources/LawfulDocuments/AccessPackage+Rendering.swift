// SPDX-License-Identifier: Apache-2.0

public import Foundation
import LawfulLedger
public import LawfulModel
public import LawfulRights

extension AccessPackage {
    /// The package as JSON: machine-readable, keys sorted.
    ///
    /// - Throws: what `JSONEncoder` throws; a package encodes.
    public func json() throws -> Data {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return try encoder.encode(self)
    }

    /// The package as a page that people can read (Art. 12(1)).
    public func html(in language: Language) -> String {
        let words = Words(language)
        var page = HTMLPage()
        page.heading(1, words.title)
        page.paragraph("\(controller) · \(contact)")
        page.paragraph("\(words.request) \(request) · \(preparedAt)")
        page.heading(2, words.processing)
        for processing in processing {
            page.heading(3, processing.purpose)
            var rows: [[String]] = [
                [words.bases, processing.bases.map { $0.cited(in: language) }.joined(separator: "; ")],
                [words.categories, processing.categories.map(\.rawValue).joined(separator: ", ")],
                [words.recipients, processing.recipients.joined(separator: "; ")],
                [words.retention, processing.retention.joined(separator: "; ")],
                [words.sources, processing.sources.joined(separator: "; ")],
            ]
            if let logic = processing.automatedDecisions { rows.append([words.automated, logic]) }
            if !processing.safeguards.isEmpty {
                rows.append([words.safeguards, processing.safeguards.joined(separator: "; ")])
            }
            page.table([words.item, words.information], rows.map { [$0[0], $0[1].isEmpty ? "–" : $0[1]] })
        }
        page.heading(2, words.rights)
        page.list(rights.map { "\($0.cited(in: language)): \(words.right($0))" })
        page.paragraph("\(words.complaint): \(complaint)")
        page.heading(2, words.data)
        if data.isEmpty { page.paragraph(words.noData) }
        for table in data {
            page.heading(3, "\(table.table) – \(table.activity)")
            page.table(table.columns.map { "\($0.name) (\($0.category))" }, table.rows)
        }
        page.heading(2, words.log)
        page.table(
            [words.time, words.what, words.activity, words.role, words.recipient],
            log.map {
                [
                    $0.at, $0.kind.rawValue, $0.activity?.rawValue ?? "–", $0.role?.rawValue ?? "–",
                    $0.recipient?.rawValue ?? "–",
                ]
            })
        return page.document(title: words.title, language: language.rawValue)
    }
}

/// The fixed words of the page.
private struct Words {
    private let language: Language

    init(_ language: Language) { self.language = language }

    private func word(_ dutch: String, _ english: String) -> String { language == .nl ? dutch : english }

    var title: String { word("Uw persoonsgegevens: antwoord op uw verzoek om inzage", "Your personal data") }
    var request: String { word("Verzoek", "Request") }
    var processing: String {
        word("Waarvoor en hoe wij uw gegevens verwerken", "What for and how we process your data")
    }
    var item: String { word("Onderdeel", "Item") }
    var information: String { word("Informatie", "Information") }
    var bases: String { word("Grondslag", "Legal basis") }
    var categories: String { word("Categorieën persoonsgegevens", "Categories of personal data") }
    var recipients: String { word("Ontvangers", "Recipients") }
    var retention: String { word("Bewaartermijn", "Retention period") }
    var sources: String { word("Bron, indien niet uzelf", "Source, if not you") }
    var automated: String { word("Geautomatiseerde besluitvorming", "Automated decision-making") }
    var safeguards: String { word("Passende waarborgen bij doorgifte", "Safeguards of transfers") }
    var rights: String { word("Uw rechten", "Your rights") }
    var complaint: String { word("U kunt een klacht indienen bij", "You may lodge a complaint with") }
    var data: String { word("Uw gegevens", "Your data") }
    var noData: String { word("Wij houden geen gegevens over u.", "We hold no data about you.") }
    var log: String { word("Wat over u is vastgelegd", "What was recorded about you") }
    var time: String { word("Tijdstip", "Time") }
    var what: String { word("Gebeurtenis", "Event") }
    var activity: String { word("Verwerking", "Activity") }
    var role: String { word("Functie", "Role") }
    var recipient: String { word("Ontvanger", "Recipient") }

    func right(_ article: Article) -> String {
        switch article.description {
        case "16": word("rectificatie en aanvulling", "rectification and completion")
        case "17": word("gegevenswissing", "erasure")
        case "18": word("beperking van de verwerking", "restriction of processing")
        default: word("bezwaar tegen de verwerking", "objection to processing")
        }
    }
}
