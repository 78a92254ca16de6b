// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// The words of an audit's report, in one language.
struct AuditWords {
    private let language: Language

    init(_ language: Language) { self.language = language }

    private func word(_ dutch: String, _ english: String) -> String { language == .nl ? dutch : english }

    func title(_ report: AuditReport) -> String {
        word(
            "Controle van het grootboek tot \(report.until), \(entries(report.entries)) gelezen, "
                + "\(answers(report.answers)) opnieuw gesteld.",
            "Audit of the ledger until \(report.until): \(entries(report.entries)) read, "
                + "\(answers(report.answers)) asked again.")
    }

    func found(_ count: Int) -> String {
        switch count {
        case 0:
            word(
                "Er zijn geen aanwijzingen voor een inbreuk gevonden in wat te controleren was. Dat bewijst niet dat er "
                    + "geen is: wat niet is vastgelegd, is niet te zien.",
                "No indications of an infringement were found in what could be audited. That doesn't prove that there is "
                    + "none: what wasn't recorded can't be seen.")
        case 1:
            word(
                "Er is 1 aanwijzing voor een inbreuk. Of het er een is, beoordeelt een mens.",
                "There is 1 indication of an infringement. Whether it is one is for people to judge.")
        default:
            word(
                "Er zijn \(count) aanwijzingen voor een inbreuk. Of het inbreuken zijn, beoordeelt een mens.",
                "There are \(count) indications of infringements. Whether they are is for people to judge.")
        }
    }

    func name(_ code: Indication.Code) -> String {
        switch code {
        case .noPriorGround: word("Gebruik zonder voorafgaande grondslag", "Use without a prior ground")
        case .afterRefusal: word("Gebruik na intrekking of bezwaar", "Use after withdrawal or objection")
        case .otherDecision: word("Ander besluit dan het register geeft", "Decision that the register doesn't give")
        case .noAgreement:
            word("Verstrekking zonder geldige verwerkersovereenkomst", "Disclosure without a valid agreement")
        case .keptTooLong: word("Bewaard na de termijn", "Kept past its limit")
        case .afterErasure: word("Gebruik na wissing", "Use after erasure")
        case .lateAnswer: word("Verzoek na de termijn", "Request past its deadline")
        }
    }

    /// What was seen; the last entry that an indication rests on is the one in which it showed.
    func seen(_ indication: Indication) -> String {
        let showing = indication.entries.last ?? 0
        let earlier = list(indication.entries.dropLast())
        let found = indication.found.joined(separator: ", ")
        let recorded = indication.recorded.joined(separator: ", ")
        let purpose = indication.activity?.rawValue ?? ""
        switch indication.code {
        case .noPriorGround:
            return word(
                "Vermelding \(showing) legt een gebruik vast voor ‘\(purpose)’ op \(indication.at); geen eerdere "
                    + "vermelding draagt het (\(found)).",
                "Entry \(showing) records a use for '\(purpose)' at \(indication.at); no earlier entry carries it "
                    + "(\(found)).")
        case .afterRefusal:
            return word(
                "Vermelding \(showing) legt een gebruik vast voor ‘\(purpose)’ op \(indication.at), nadat de betrokkene "
                    + "nee had gezegd in vermelding \(earlier) (\(found)).",
                "Entry \(showing) records a use for '\(purpose)' at \(indication.at), after the person had said no in "
                    + "entry \(earlier) (\(found)).")
        case .otherDecision:
            return word(
                "Vermelding \(showing) legt voor ‘\(purpose)’ op \(indication.at) vast: \(recorded.orDash). Het register "
                    + "dat toen gold, geeft: \(found).",
                "Entry \(showing) records for '\(purpose)' at \(indication.at): \(recorded.orDash). The register then in "
                    + "force gives: \(found).")
        case .noAgreement:
            return word(
                "Vermelding \(showing) legt voor ‘\(purpose)’ op \(indication.at) een verstrekking vast aan een verwerker "
                    + "zonder overeenkomst die toen voldeed (\(found)).",
                "Entry \(showing) records for '\(purpose)' at \(indication.at) a disclosure to a processor without an "
                    + "agreement that was valid then (\(found)).")
        case .keptTooLong:
            return word(
                "Op \(indication.at) was de bewaartermijn van gegevens voor ‘\(purpose)’ verstreken en waren zij niet "
                    + "gewist; dat volgt uit vermelding \(list(indication.entries[...])).",
                "At \(indication.at) data for '\(purpose)' were past their limit and not erased, as entry "
                    + "\(list(indication.entries[...])) shows.")
        case .afterErasure:
            return word(
                "Vermelding \(showing) legt een gebruik vast voor ‘\(purpose)’ op \(indication.at), nadat de gegevens "
                    + "waren gewist volgens vermelding \(earlier).",
                "Entry \(showing) records a use for '\(purpose)' at \(indication.at), after the data were erased as "
                    + "entry \(earlier) says.")
        case .lateAnswer:
            return earlier.isEmpty
                ? word(
                    "Het verzoek van vermelding \(showing) was niet beantwoord toen de termijn op \(indication.at) "
                        + "verstreek.",
                    "The request of entry \(showing) wasn't answered when its limit passed at \(indication.at).")
                : word(
                    "Het verzoek van vermelding \(earlier) is pas op \(indication.at) beantwoord, na de wettelijke "
                        + "termijn (vermelding \(showing)).",
                    "The request of entry \(earlier) was answered only at \(indication.at), past the law's limit (entry "
                        + "\(showing)).")
        }
    }

    func remedy(_ code: Indication.Code) -> String {
        switch code {
        case .noPriorGround:
            word(
                "Staak dit gebruik tot er een grondslag is vastgelegd, en ga na wat met de gegevens is gedaan.",
                "Stop this use until a ground is recorded, and find out what was done with the data.")
        case .afterRefusal:
            word(
                "Staak dit gebruik, laat het ontvangers weten, en zoek uit waarom het nee niet is gevolgd.",
                "Stop this use, tell recipients, and find out why the no wasn't followed.")
        case .otherDecision:
            word(
                "Zoek uit door welk register en met welke instellingen is besloten, en herstel wat erop volgde.",
                "Find out by which register and settings it was decided, and mend what followed from it.")
        case .noAgreement:
            word(
                "Verstrek niets meer tot de overeenkomst voldoet aan art. 28 AVG, en ga na wat is verstrekt.",
                "Disclose nothing more until the agreement meets Art. 28 GDPR, and find out what was disclosed.")
        case .keptTooLong:
            word(
                "Wis de gegevens, of leg vast waarom zij langer nodig zijn, tot wanneer en wie dat goedkeurde.",
                "Erase the data, or record why they are needed longer, until when, and who approved.")
        case .afterErasure:
            word(
                "Zoek uit waar de gegevens nog stonden (reservekopieën, ontvangers) en wis ze daar.",
                "Find out where the data still were (backups, recipients) and erase them there.")
        case .lateAnswer:
            word(
                "Beantwoord het verzoek als dat nog niet is gebeurd, meld de vertraging en haar reden, en wijs op de klacht "
                    + "bij de toezichthouder.",
                "Answer the request if that isn't done yet, tell of the delay and why, and name the right to complain.")
        }
    }

    var toDo: String { word("Te doen", "To do") }

    /// What couldn't be seen, or is worth a look and no infringement.
    func notes(_ report: AuditReport) -> [String] {
        var notes: [String] = []
        let erased = report.notAuditable
        if erased > 0 {
            notes.append(
                word(
                    "\(entries(erased)) niet meer te controleren, omdat het persoonlijke deel ervan of waarop het berustte "
                        + "is gewist.",
                    "\(entries(erased)) can't be audited any more: their private part, or what they rested on, is erased."
                ))
        }
        if report.unlisted > 0 {
            notes.append(
                word(
                    "\(report.unlisted) maal telt een groepsvermelding een antwoord dat er niet meer bij staat: gewist, of "
                        + "opnieuw gesteld.",
                    "\(report.unlisted) times a cohort's entry counts an answer that isn't told beside it: erased, or asked "
                        + "again."))
        }
        if report.brokenPromises > 0 {
            notes.append(
                word(
                    "\(report.brokenPromises) maal is een verzoek binnen de wettelijke termijn beantwoord, maar later dan "
                        + "beloofd.",
                    "\(report.brokenPromises) times a request was answered within the law's limit and later than promised."
                ))
        }
        if report.otherReasons > 0 {
            notes.append(
                word(
                    "\(report.otherReasons) maal is een weigering ook nu een weigering, om een andere eerste reden.",
                    "\(report.otherReasons) times a denial is one still, for another first reason."))
        }
        return notes
    }

    private func entries(_ count: Int) -> String {
        word(count == 1 ? "1 vermelding" : "\(count) vermeldingen", count == 1 ? "1 entry" : "\(count) entries")
    }

    private func answers(_ count: Int) -> String {
        word(count == 1 ? "1 vraag" : "\(count) vragen", count == 1 ? "1 answer" : "\(count) answers")
    }

    private func list(_ entries: ArraySlice<Int64>) -> String {
        let texts = entries.map(String.init)
        guard let last = texts.last, texts.count > 1 else { return texts.first ?? "" }
        return texts.dropLast().joined(separator: ", ") + word(" en ", " and ") + last
    }
}

extension String {
    fileprivate var orDash: String { isEmpty ? "–" : self }
}
