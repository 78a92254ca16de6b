// SPDX-License-Identifier: Apache-2.0

import LawfulModel

// What is said of a change between two versions.
extension StatementWords {
    var changes: Phrase { word("Wat er is veranderd", "What changed") }

    func changes(since version: Phrase) -> Phrase {
        word("Wat er is veranderd sinds versie \(version)", "What changed since version \(version)")
    }

    var firstVersion: Phrase { word("Dit is de eerste versie.", "This is the first version.") }

    var nothingChanged: Phrase {
        word(
            "Wat deze verklaring u vertelt, is inhoudelijk gelijk gebleven.",
            "What this statement tells you is the same in substance.")
    }

    var compareYourself: Phrase {
        word(
            "Meer verschillen ziet u door die versie naast deze te leggen.",
            "For further differences, put that version beside this one.")
    }

    func added(_ purpose: Phrase) -> Phrase { word("Nieuw doel: \(purpose)", "New purpose: \(purpose)") }
    func ended(_ purpose: Phrase) -> Phrase {
        word("Staat er niet meer in: \(purpose)", "No longer in it: \(purpose)")
    }

    func added(_ categories: Phrase, to purpose: Phrase) -> Phrase {
        word("Nieuwe gegevens bij ‘\(purpose)’: \(categories)", "New data for ‘\(purpose)’: \(categories)")
    }

    func dropped(_ categories: Phrase, from purpose: Phrase) -> Phrase {
        word("Niet meer gebruikt bij ‘\(purpose)’: \(categories)", "No longer used for ‘\(purpose)’: \(categories)")
    }

    func receives(_ recipients: Phrase, _ purpose: Phrase) -> Phrase {
        word("Nieuwe ontvanger bij ‘\(purpose)’: \(recipients)", "New recipient for ‘\(purpose)’: \(recipients)")
    }

    func receivesNoMore(_ recipients: Phrase, _ purpose: Phrase) -> Phrase {
        word(
            "Geen ontvanger meer bij ‘\(purpose)’: \(recipients)",
            "No longer a recipient for ‘\(purpose)’: \(recipients)")
    }

    func basisChanged(_ purpose: Phrase, _ was: Phrase, _ now: Phrase) -> Phrase {
        word(
            "Andere grondslag bij ‘\(purpose)’: \(orNone(was)) werd \(orNone(now))",
            "Another legal basis for ‘\(purpose)’: \(orNone(was)) became \(orNone(now))")
    }

    func periodChanged(
        _ purpose: Phrase,
        _ direction: StatementChange.Direction,
        _ was: Phrase,
        _ now: Phrase
    ) -> Phrase {
        let how: Phrase =
            switch direction {
            case .longer: word("Langere bewaartermijn", "Longer retention")
            case .shorter: word("Kortere bewaartermijn", "Shorter retention")
            case .otherwise: word("Andere bewaartermijn", "Other retention")
            }
        return word(
            "\(how) bij ‘\(purpose)’: \(orNone(was)) werd \(orNone(now))",
            "\(how) for ‘\(purpose)’: \(orNone(was)) became \(orNone(now))")
    }

    func changed(_ kind: RegisterChange.Kind, _ purposes: [Phrase]) -> Phrase {
        guard !purposes.isEmpty else { return word("Veranderd: \(item(kind))", "Changed: \(item(kind))") }
        let titles = purposes.map { "‘\($0)’" as Phrase }.joined()
        return word("Veranderd bij \(titles): \(item(kind))", "Changed for \(titles): \(item(kind))")
    }

    private func item(_ kind: RegisterChange.Kind) -> Phrase {
        switch kind {
        case .controller: word("wie verantwoordelijk is", "who is responsible")
        case .contact: word("hoe u ons bereikt", "how to reach us")
        case .officer: word("de functionaris voor gegevensbescherming", "the data protection officer")
        case .purpose: word("waarvoor gegevens worden gebruikt", "what data are used for")
        case .basis: word("wat de grondslag draagt", "what carries the legal basis")
        case .interest: word("het belang dat wij hebben", "the interest that we have")
        case .consent: word("waarvoor wij toestemming vragen", "what we ask your consent for")
        case .recipient: word("wat ontvangers krijgen", "what recipients get")
        case .transfer: word("doorgifte buiten de EER", "transfers outside the EEA")
        case .retention: word("hoelang wij gegevens bewaren", "how long we keep data")
        case .rights: word("uw rechten en hoe u ze uitoefent", "your rights and how to exercise them")
        case .complaint: word("waar u kunt klagen", "where you can complain")
        case .requirement: word("welke gegevens u moet geven", "which data you must provide")
        case .automatedDecision: word("besluiten door een computer", "decisions by machine")
        case .category: word("om welke gegevens het gaat", "which data are concerned")
        case .source: word("waar gegevens vandaan komen", "where data come from")
        case .subjects: word("over wie het gaat", "whose data they are")
        case .promise: word("wat wij u beloven", "what we promise you")
        case .wording: word("de bewoordingen", "the wording")
        case .organisation: word("hoe wij het regelen", "how we arrange it")
        }
    }

    private func orNone(_ phrase: Phrase) -> Phrase { phrase.isEmpty ? word("geen", "none") : phrase }
}
