// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel

/// The words of a consent receipt, in one language (Art. 12(1)).
struct ReceiptWords {
    private let inLanguage: Language

    init(_ language: Language) { inLanguage = language }

    private func word(_ dutch: String, _ english: String) -> String { inLanguage == .nl ? dutch : english }

    var information: String { word("Informatie", "Information") }
    var receipt: String { word("Kenmerk", "Reference") }
    var person: String { word("Betrokkene", "Data subject") }
    var time: String { word("Tijdstip", "Time") }
    var controllers: String { word("Verwerkingsverantwoordelijke", "Controller") }
    var purpose: String { word("Doel", "Purpose") }
    var basis: String { word("Grondslag", "Legal basis") }
    var categories: String { word("Categorieën persoonsgegevens", "Categories of personal data") }
    var shown: String { word("Getoonde tekst", "Text shown") }
    var notice: String { word("Versie van de privacyverklaring", "Version of the privacy statement") }
    var act: String { word("Handeling", "Act") }
    var parent: String { word("Toestemming van de ouder of voogd", "Authorised by a parent or guardian") }
    var flaws: String { word("Bevinding", "Finding") }
    var recipients: String { word("Ontvangers", "Recipients") }
    var transfers: String { word("Landen buiten de EER", "Countries outside the EEA") }
    var withdrawal: String { word("Zo trekt u uw toestemming in", "How to withdraw") }
    var expiry: String { word("Wij gebruiken haar uiterlijk tot en met", "We rely on it until and including") }
    var review: String { word("Wij vragen u opnieuw op", "We ask you again on") }
    var history: String { word("Eerdere beslissingen over dit doel", "Earlier decisions on this purpose") }
    var yes: String { word("ja", "yes") }

    func title(_ status: ConsentReceipt.Status) -> String {
        switch status {
        case .given: word("Bevestiging van uw toestemming", "Receipt for your consent")
        case .renewed: word("Bevestiging van uw hernieuwde toestemming", "Receipt for your renewed consent")
        case .refused: word("Bevestiging van uw weigering", "Receipt for your refusal of consent")
        case .withdrawn: word("Bevestiging van uw intrekking", "Receipt for your withdrawal of consent")
        case .invalidated: word("Bericht over uw toestemming", "Notice about your consent")
        }
    }

    /// What follows; a withdrawal leaves the lawfulness of what was done before it as it is (Art. 7(3)).
    func effect(_ status: ConsentReceipt.Status) -> String {
        switch status {
        case .given, .renewed:
            word(
                "U kunt uw toestemming op elk moment intrekken. Intrekken werkt vanaf dat moment en verandert niets aan "
                    + "de rechtmatigheid van wat daarvoor op grond van uw toestemming is gedaan (art. 7 lid 3 AVG).",
                "You can withdraw your consent at any time. Withdrawing counts from that moment on, and doesn't affect "
                    + "the lawfulness of what was done on your consent before it (Art. 7(3) GDPR).")
        case .refused:
            word(
                "Wij verwerken uw gegevens niet voor dit doel op grond van toestemming.",
                "We don't process your data for this purpose on the basis of consent.")
        case .withdrawn:
            word(
                "Vanaf dit tijdstip verwerken wij uw gegevens niet meer op grond van deze toestemming. De rechtmatigheid "
                    + "van wat daarvoor op grond van uw toestemming is gedaan verandert niet (art. 7 lid 3 AVG). "
                    + "Toestemming die u voor andere doelen gaf, blijft gelden.",
                "From this time on we don't process your data on this consent. Your withdrawal doesn't affect the "
                    + "lawfulness of what was done on it before (Art. 7(3) GDPR). Consent that you gave for other "
                    + "purposes still stands.")
        case .invalidated:
            word(
                "Bij controle bleek dat deze toestemming niet geldig is. Wij beroepen ons er niet meer op.",
                "A review found that this consent isn't valid. We no longer rely on it.")
        }
    }

    func status(_ status: ConsentReceipt.Status) -> String {
        switch status {
        case .given: word("toestemming gegeven", "consent given")
        case .renewed: word("toestemming hernieuwd", "consent renewed")
        case .refused: word("toestemming geweigerd", "consent refused")
        case .withdrawn: word("toestemming ingetrokken", "consent withdrawn")
        case .invalidated: word("toestemming ongeldig bevonden", "consent found invalid")
        }
    }

    func complaint(_ authority: SupervisoryAuthority?) -> String {
        let named = authority.map { "\($0.name), \($0.contact)" }
        return word(
            "U kunt een klacht indienen bij \(named ?? "de toezichthoudende autoriteit") (art. 77 AVG).",
            "You may lodge a complaint with \(named ?? "the supervisory authority") (Art. 77 GDPR).")
    }

    func byContact(_ contact: String) -> String { word("Via \(contact)", "By way of \(contact)") }

    func basis(_ article: Article, isExplicit: Bool) -> String {
        let consent =
            isExplicit ? word("uitdrukkelijke toestemming", "explicit consent") : word("toestemming", "consent")
        return "\(consent) (\(article.cited(in: inLanguage)))"
    }

    func language(_ language: Language) -> String {
        switch language {
        case .nl: word("Nederlands", "Dutch")
        case .en: word("Engels", "English")
        }
    }

    func mechanism(_ mechanism: ConsentText.Mechanism) -> String {
        switch mechanism {
        case .checkbox: word("een vakje aangevinkt", "a box ticked")
        case .preticked: word("een vooraf aangevinkt vakje", "a box ticked beforehand")
        case .doubleOptIn: word("een bericht bevestigd", "a message confirmed")
        case .oral: word("mondeling, opgenomen", "spoken, recorded")
        case .signature: word("een handtekening", "a signature")
        }
    }

    func flaw(_ flaw: ConsentFlaw) -> String {
        switch flaw {
        case .preticked: word("geen actieve handeling", "no affirmative act")
        case .bundled: word("samen met andere zaken gevraagd", "asked together with other matters")
        case .uninformed: word("onvoldoende geïnformeerd", "not sufficiently informed")
        case .conditional: word("als voorwaarde gesteld", "made a condition")
        case .imbalance: word("geen vrije keuze", "no free choice")
        case .unproven: word("niet aan te tonen", "can't be shown")
        }
    }
}
