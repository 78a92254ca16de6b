// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulRights
import LawfulTime

// What the person is asked, or told to wait for.
extension LetterWriter {
    func identity(_ doubt: ReasonableDoubt, _ method: IdentityMethod) -> [String] {
        [
            word(
                "Voordat wij antwoorden, moeten wij zeker weten dat wij uw gegevens niet aan een ander geven. \(why(doubt)) "
                    + "Daarom vragen wij u om aanvullende informatie (art. 12 lid 6 AVG).",
                "Before we answer, we must be sure that we don't give your data to somebody else. \(why(doubt)) That is "
                    + "why we ask you for further information (Art. 12(6) GDPR)."),
            how(method),
            word(
                "Wij noteren alleen dat dit is gecontroleerd en hoe. Stuur ons geen kopie van een identiteitsbewijs en "
                    + "geen burgerservicenummer. Lukt het niet op deze manier, laat het ons dan weten: dan zoeken wij samen "
                    + "een andere.",
                "All that we note is that this was checked, and how. Don't send us a copy of an identity document or its "
                    + "number. If this way doesn't work for you, tell us, and we'll find another one together."),
        ]
    }

    private func why(_ doubt: ReasonableDoubt) -> String {
        switch doubt {
        case .unknownAddress:
            word(
                "Uw verzoek kwam van een adres of nummer dat wij niet van u kennen.",
                "Your request came from an address or number that we don't know as yours.")
        case .contradictoryDetails:
            word(
                "Wat in uw verzoek staat, komt niet overeen met wat wij van u weten.",
                "What your request says doesn't match what we know of you.")
        case .sharedAddress:
            word(
                "Uw verzoek kwam van een adres of account dat meer mensen gebruiken.",
                "Your request came from an address or account that several people use.")
        case .signsOfImpersonation:
            word(
                "Er zijn aanwijzingen dat iemand zich voor u uitgeeft.",
                "There are signs that somebody poses as you.")
        case .noAuthorityOnFile:
            word(
                "Het verzoek is namens een ander gedaan, en van de bevoegdheid daartoe is bij ons niets bekend.",
                "The request was made on behalf of somebody else, and we know of no authority to do so.")
        }
    }

    private func how(_ method: IdentityMethod) -> String {
        switch method {
        case .signIn: word("Wilt u inloggen en uw verzoek daar bevestigen?", "Please sign in and confirm your request.")
        case .knownAddress:
            word(
                "Wilt u antwoorden op het bericht dat wij sturen naar het adres of nummer dat wij van u kennen?",
                "Please reply to the message that we send to the address or number that we know as yours.")
        case .knownDetails:
            word(
                "Wilt u een paar vragen beantwoorden over wat wij al van u weten?",
                "Please answer a few questions about what we know of you already.")
        case .electronicIdentity:
            word(
                "Wilt u uw verzoek bevestigen met een elektronisch identificatiemiddel?",
                "Please confirm your request by a means of electronic identification.")
        case .documentSeen:
            word(
                "Wilt u een identiteitsbewijs laten zien? Wij kijken er alleen naar.",
                "Please show an identity document. We only look at it.")
        case .authority:
            word(
                "Wilt u laten zien dat u namens die persoon mag handelen?",
                "Please show that you may act on that person's behalf.")
        }
    }

    var scope: [String] {
        [
            word(
                "Wij verwerken veel gegevens van u. Wilt u laten weten welke gegevens of welke periode u bedoelt "
                    + "(overweging 63 AVG)? Dat hoeft niet.",
                "We process much data of yours. Could you tell us which data or which period you mean (recital 63 GDPR)? "
                    + "You don't have to."),
            word(
                "Horen wij niets, dan behandelen wij uw verzoek in zijn geheel.",
                "If we don't hear from you, we handle your request as a whole."),
        ]
    }

    func extended(_ term: TermExtension, until day: LocalDate) -> [String] {
        let ground =
            switch term.ground {
            case .complexity: word("omdat het ingewikkeld is", "since it is complex")
            case .number: word("omdat u veel verzoeken hebt gedaan", "since you made many requests")
            }
        return [
            word(
                "Wij verlengen de termijn voor ons antwoord met twee maanden, \(ground): \(term.reason). U krijgt "
                    + "uiterlijk op \(day) antwoord (art. 12 lid 3 AVG). Een tweede verlenging komt er niet.",
                "We extend the term of our answer by two months, \(ground): \(term.reason). You will be answered by "
                    + "\(day) (Art. 12(3) GDPR). It won't be extended again."),
            reviewed,
            word("Bent u het daar niet mee eens? ", "Don't you agree? ") + remedies(.silence),
        ]
    }

    func quoted(_ fee: RequestFee) -> [String] {
        let (ground, article) =
            switch fee.ground {
            case .manifestlyUnfounded:
                (
                    word("uw verzoek kennelijk ongegrond is", "your request is manifestly unfounded"),
                    word("art. 12 lid 5 AVG", "Art. 12(5) GDPR")
                )
            case .excessive:
                (
                    word("uw verzoek buitensporig is", "your request is excessive"),
                    word("art. 12 lid 5 AVG", "Art. 12(5) GDPR")
                )
            case .furtherCopies:
                (
                    word("u om extra kopieën vraagt", "you ask for further copies"),
                    word("art. 15 lid 3 AVG", "Art. 15(3) GDPR")
                )
            }
        let cents = fee.amount % 100
        let amount = "\(fee.currency) \(fee.amount / 100)\(word(",", "."))\(cents < 10 ? "0" : "")\(cents)"
        return [
            word(
                "Wij vragen een vergoeding van \(amount), omdat \(ground) (\(article)): \(fee.reason). Meer dan onze "
                    + "administratieve kosten is dat niet.",
                "We ask for a fee of \(amount), since \(ground) (\(article)): \(fee.reason). It is no more than our "
                    + "administrative costs."),
            word(
                "Laat ons weten of u akkoord gaat of uw verzoek intrekt. Zonder uw akkoord brengen wij niets in rekening.",
                "Tell us whether you accept it, or take your request back. Without your word nothing is charged."),
            reviewed,
            word("Bent u het daar niet mee eens? ", "Don't you agree? ") + remedies(.answer),
        ]
    }

    var reviewed: String {
        word(
            "Dit is door een medewerker van \(register.controller.name) beoordeeld.",
            "A member of staff of \(register.controller.name) reviewed this.")
    }
}
