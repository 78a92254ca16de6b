// SPDX-License-Identifier: Apache-2.0

import LawfulModel

/// The fixed words of records of processing, in one language.
struct RecordWords {
    private let words: StatementWords

    init(_ language: Language) { words = StatementWords(language) }

    private func word(_ dutch: Phrase, _ english: Phrase) -> Phrase { words.word(dutch, english) }
    private func cited(_ article: Article) -> String { words.cited(article) }

    // MARK: Titles

    func controllers(_ name: Phrase) -> Phrase {
        word(
            "Register van verwerkingsactiviteiten van \(name) (\(cited("30(1)")))",
            "Record of processing activities of \(name) (\(cited("30(1)")))")
    }

    func processors(_ name: Phrase) -> Phrase {
        word(
            "Register van verwerkingen die \(name) voor anderen doet (\(cited("30(2)")))",
            "Record of processing that \(name) carries out for others (\(cited("30(2)")))")
    }

    func state(_ date: Phrase) -> Phrase { word("Stand van \(date).", "As of \(date).") }
    var none: Phrase { word("Hierover staat niets in het register.", "The register declares nothing of this.") }
    var noneForOthers: Phrase {
        word("Geen verwerking in opdracht van anderen.", "No processing on the instruction of others.")
    }

    // MARK: Columns and rows

    var item: Phrase { word("Onderdeel", "Item") }
    var content: Phrase { word("Inhoud", "Content") }
    func of(_ title: Phrase) -> Phrase { word("Gegevens over: \(title)", "Particulars of: \(title)") }

    var controller: Phrase {
        word("(a) Verwerkingsverantwoordelijke", "(a) Controller")
    }
    var joint: Phrase { word("(a) Gezamenlijk met", "(a) Jointly with") }
    var representative: Phrase { word("(a) Vertegenwoordiger", "(a) Representative") }
    var officer: Phrase { word("(a) Functionaris voor gegevensbescherming", "(a) Data protection officer") }
    var purpose: Phrase { word("(b) Doel", "(b) Purpose") }
    var subjects: Phrase { word("(c) Categorieën betrokkenen", "(c) Categories of data subjects") }
    var categories: Phrase { word("(c) Categorieën persoonsgegevens", "(c) Categories of personal data") }
    var recipients: Phrase { word("(d) Ontvangers", "(d) Recipients") }
    var transfers: Phrase { word("(e) Doorgiften", "(e) Transfers") }
    var periods: Phrase { word("(f) Termijnen voor wissing", "(f) Time limits for erasure") }
    var measures: Phrase { word("(g) Beveiliging", "(g) Security") }
    var basis: Phrase { word("Grondslag (niet verplicht)", "Legal basis (not required here)") }

    var processor: Phrase { word("(a) Verwerker", "(a) Processor") }
    var client: Phrase { word("(a) Opdrachtgever", "(a) Controller") }
    var processing: Phrase { word("(b) Categorieën verwerkingen", "(b) Categories of processing") }
    var processorsTransfers: Phrase { word("(c) Doorgiften", "(c) Transfers") }
    var processorsMeasures: Phrase { word("(d) Beveiliging", "(d) Security") }

    // MARK: Lines

    func party(_ name: Phrase, _ contact: Phrase, _ country: Phrase) -> Phrase { "\(name), \(country); \(contact)" }
    func noOfficer(_ reason: Phrase) -> Phrase { word("geen: \(reason)", "none: \(reason)") }

    func processed(_ title: Phrase, _ operations: Phrase, _ categories: Phrase, _ document: Phrase?) -> Phrase {
        var told: Phrase = "\(title): \(operations)"
        if !categories.isEmpty { told = "\(told) (\(categories))" }
        return document.map { word("\(told); vastgelegd in \($0)", "\(told); documented in \($0)") } ?? told
    }

    func measure(_ title: Phrase, _ kind: Phrase, _ owner: Phrase) -> Phrase {
        word("\(title) (\(kind); \(owner) zorgt ervoor)", "\(title) (\(kind); owned by \(owner))")
    }
}
