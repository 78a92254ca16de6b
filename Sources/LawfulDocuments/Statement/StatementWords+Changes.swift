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
            "Doelen, grondslagen, gegevens, ontvangers en bewaartermijnen zijn gelijk gebleven.",
            "Purposes, legal bases, data, recipients and periods are the same.")
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

    private func orNone(_ phrase: Phrase) -> Phrase { phrase.isEmpty ? word("geen", "none") : phrase }
}
