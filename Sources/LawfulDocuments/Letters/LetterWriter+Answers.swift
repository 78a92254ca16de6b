// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTime

// What a request came to.
extension LetterWriter {
    func answer(_ decided: DecidedRequest) -> [String] {
        let assessment = decided.assessment
        switch decided.outcome {
        case .noData:
            return [
                word(
                    "Wij verwerken geen gegevens van u. Wij hebben gezocht in alles wat wij bijhouden; van uw verzoek zelf "
                        + "bewaren wij alleen dat het is gedaan en beantwoord.",
                    "We process no data of yours. We searched all that we keep; of your request itself we keep only that "
                        + "it was made and answered."),
                remedies(letter.isLate ? .lateAnswer : .answer),
            ]
        case .granted: return granted(assessment) + late
        case .partlyGranted:
            return [
                word(
                    "Aan een deel van uw verzoek voldoen wij, aan een ander deel niet.",
                    "We comply with a part of your request, and not with another.")
            ] + granted(assessment) + refused(assessment) + [remedies(letter.isLate ? .lateAnswer : .answer), reviewed]
        case .refused: return refused(assessment) + [remedies(letter.isLate ? .lateAnswer : .answer), reviewed]
        }
    }

    private var late: [String] { letter.isLate ? [remedies(.lateAnswer)] : [] }

    // MARK: Granted

    private func granted(_ assessment: Assessment) -> [String] {
        let names = assessment.granted.map { "  - \(title(of: $0.activity))" }.joined(separator: "\n")
        let opening =
            assessment.request.right == .requestObjection
            ? word(
                "Uw bezwaar is gegrond. Wij gebruiken uw gegevens niet meer voor:",
                "Your objection is upheld. We no longer use your data for:")
            : word("Aan uw verzoek wordt voldaan voor:", "Your request is granted for:")
        return ["\(opening)\n\(names)"] + done(assessment)
    }

    private func done(_ assessment: Assessment) -> [String] {
        switch assessment.request.right {
        case .requestAccess:
            [
                word(
                    "Bij deze brief vindt u een kopie van uw gegevens, met waarvoor en hoe lang wij ze verwerken, wie ze "
                        + "hebben gekregen, waar ze vandaan komen en welke rechten u hebt (art. 15 AVG).",
                    "With this letter you find a copy of your data, with what for and how long we process them, who "
                        + "received them, where they came from and which rights you have (Art. 15 GDPR).")
            ]
        case .requestRectification:
            [
                word(
                    "Uw gegevens zijn verbeterd of aangevuld (art. 16 AVG).",
                    "Your data were put right or completed (Art. 16 GDPR)."),
                told,
            ]
        case .requestErasure:
            [
                word(
                    "Deze gegevens zijn gewist (art. 17 AVG). In reservekopieën verdwijnen ze als die worden vervangen; tot "
                        + "dan worden ze niet teruggezet.",
                    "These data were erased (Art. 17 GDPR). In backups they go when those are replaced; until then they "
                        + "aren't restored."),
                told,
            ]
        case .requestRestriction:
            [
                word(
                    "Wij bewaren deze gegevens, en gebruiken ze niet (art. 18 AVG). Voordat wij de beperking opheffen, "
                        + "hoort u dat van ons.",
                    "We keep these data, and don't use them (Art. 18 GDPR). Before we lift the restriction, we'll tell "
                        + "you."),
                told,
            ]
        case .requestPortability:
            [
                word(
                    "Bij deze brief vindt u de gegevens die u hebt verstrekt en die uit uw gebruik zijn ontstaan, als JSON "
                        + "en als CSV met een beschrijving van de velden (art. 20 AVG). Wij wissen ze hierdoor niet.",
                    "With this letter you find the data that you provided and those that your use brought about, as JSON "
                        + "and as CSV with a description of the fields (Art. 20 GDPR). They aren't erased thereby.")
            ]
        case .requestObjection:
            [
                word(
                    "U kunt ons ook vragen deze gegevens te wissen (art. 17 lid 1 onder c en art. 21 AVG).",
                    "You can also ask us to erase these data (Arts. 17(1)(c), 21 GDPR).")
            ]
        case .requestWithdrawal: [withdrawn]
        case .requestContest:
            [
                word(
                    "Een medewerker heeft het geautomatiseerde besluit opnieuw beoordeeld, met uw standpunt erbij "
                        + "(art. 22 lid 3 AVG).",
                    "A member of staff judged the automated decision anew, with your point of view (Art. 22(3) GDPR).")
            ]
        default: []
        }
    }

    private var told: String {
        word(
            "Wie de gegevens van ons kreeg, stellen wij op de hoogte, tenzij dat onmogelijk is of onevenredig veel "
                + "moeite kost; wie dat zijn, vertellen wij u als u het vraagt (art. 19 AVG).",
            "Those who had the data from us are told, unless that is impossible or takes a disproportionate effort; who "
                + "they are, we tell you if you ask (Art. 19 GDPR).")
    }

    private var withdrawn: String {
        word(
            "Wat wij tot dat moment met uw toestemming deden, blijft rechtmatig (art. 7 lid 3 AVG).",
            "What we did with your consent until then stays lawful (Art. 7(3) GDPR).")
    }

    // MARK: Refused

    private func refused(_ assessment: Assessment) -> [String] {
        guard !assessment.legs.isEmpty else {
            return [
                word(
                    "Wij kunnen niet op uw verzoek ingaan, omdat wij niet konden vaststellen wie het doet (art. 12 lid 2 "
                        + "en 6 AVG). Met aanvullende gegevens kunt u het opnieuw doen.",
                    "We can't go into your request, since we couldn't establish who makes it (Art. 12(2), (6) GDPR). With "
                        + "further information you can make it again.")
            ]
        }
        let isObjection = assessment.request.right == .requestObjection
        let opening =
            isObjection && assessment.refused.allSatisfy { $0.compellingGrounds != nil }
            ? word(
                "Uw bezwaar weegt minder zwaar dan onze dwingende gronden (art. 21 lid 1 AVG). Wij gaan door met:",
                "Our compelling grounds override your objection (Art. 21(1) GDPR). We go on with:")
            : word("Aan uw verzoek kan niet worden voldaan voor:", "Your request can't be granted for:")
        let legs = assessment.refused.flatMap { leg in
            ["  - \(title(of: leg.activity))"] + reasons(leg).map { "      \($0)" }
        }
        return [([opening] + legs).joined(separator: "\n")]
    }

    private func reasons(_ leg: Assessment.Leg) -> [String] {
        if let grounds = leg.compellingGrounds {
            return [word("De dwingende gronden: \(grounds).", "The compelling grounds: \(grounds).")]
        }
        return leg.reasons.map { $0.explanation(in: language) } + RefusedLeg(leg, language).duties
    }

    // MARK: Without an assessment

    func confirmed(_ activity: Activity?) -> [String] {
        guard let activity else {
            return [
                word(
                    "U krijgt van ons geen reclame meer, en wij maken daarvoor geen profiel van u (art. 21 lid 3 AVG). Wij "
                        + "onthouden alleen dat u dat niet wilt.",
                    "You get no more marketing from us, and we make no profile of you for it (Art. 21(3) GDPR). All that "
                        + "we remember is that you don't want it.")
            ]
        }
        return [
            word(
                "Uw toestemming voor '\(title(of: activity))' is ingetrokken. Wij gebruiken uw gegevens daar niet meer "
                    + "voor.",
                "Your consent to '\(title(of: activity))' is withdrawn. We no longer use your data for it."),
            withdrawn,
        ]
    }

    func lifted(_ ground: RestrictionGround, _ activity: Activity?, on day: LocalDate) -> [String] {
        let what = activity.map { word(" voor '\(title(of: $0))'", " for '\(title(of: $0))'") } ?? ""
        let why =
            switch ground {
            case .a: word("de juistheid is onderzocht", "their accuracy has been verified")
            case .b: word("u hebt niet langer om beperking gevraagd", "you no longer ask for restriction")
            case .c: word("u hebt ze niet langer nodig voor een rechtsvordering", "you no longer need them for a claim")
            case .d: word("over uw bezwaar is beslist", "your objection has been decided upon")
            }
        return [
            word(
                "De verwerking van uw gegevens\(what) is beperkt. Wij heffen die beperking op \(day) op: \(why) (art. 18 "
                    + "lid 3 AVG). Vanaf die dag kunnen wij de gegevens weer gebruiken.",
                "Processing of your data\(what) is restricted. We lift that restriction on \(day): \(why) (Art. 18(3) "
                    + "GDPR). From that day on we may use the data again."),
            remedies(.answer),
        ]
    }
}
