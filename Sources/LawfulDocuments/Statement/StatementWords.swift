// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

/// The fixed words of statements and records, in one language: short, plain, our own (Art. 12(1)).
///
/// Both languages stand side by side, so that one isn't changed without the other. Nothing here says that processing
/// is lawful, and nothing promises what decisions don't enforce.
struct StatementWords {
    let language: Language

    init(_ language: Language) { self.language = language }

    func word(_ dutch: Phrase, _ english: Phrase) -> Phrase { language == .nl ? dutch : english }

    func cited(_ article: Article) -> String { article.cited(in: language) }

    func title(_ controller: Phrase) -> Phrase {
        word("Privacyverklaring van \(controller)", "Privacy statement of \(controller)")
    }

    var opening: Phrase {
        word(
            """
            Hier leest u welke persoonsgegevens wij verwerken, waarvoor en op welke grondslag, wie ze ontvangt, hoelang wij \
            ze bewaren, en wat u daarover te zeggen heeft.
            """,
            """
            This tells you which personal data we process, what for and on which legal basis, who receives them, how long \
            we keep them, and what say you have in it.
            """)
    }

    // MARK: Headings

    var controller: Phrase { word("Wie verantwoordelijk is", "Who is responsible") }
    var jointly: Phrase { word("Samen met anderen", "Together with others") }
    var forOthers: Phrase { word("Gegevens die wij voor anderen verwerken", "Data that we process for others") }
    var people: Phrase { word("Over wie het gaat", "Whose data they are") }
    var purposes: Phrase { word("Waarvoor wij gegevens verwerken", "What we process data for") }
    var objection: Phrase { word("Uw recht van bezwaar", "Your right to object") }
    var rights: Phrase { word("Uw rechten", "Your rights") }
    var withdrawal: Phrase { word("Toestemming intrekken", "Withdrawing consent") }
    var requests: Phrase { word("Een recht uitoefenen", "Exercising a right") }
    var complaints: Phrase { word("Klagen, en naar de rechter", "Complaints, and going to court") }
    var sharing: Phrase { word("Delen met anderen", "Sharing with others") }
    var keeping: Phrase { word("Bewaren en wissen", "Keeping and erasing") }
    var machines: Phrase { word("Besluiten door een computer", "Decisions by machine") }
    var promises: Phrase { word("Wat wij u beloven", "What we promise you") }
    var security: Phrase { word("Beveiliging", "Security") }
    var versions: Phrase { word("Versies van deze verklaring", "Versions of this statement") }

    // MARK: Terms

    var version: Phrase { word("Versie", "Version") }
    var since: Phrase { word("Geldt vanaf", "Applies from") }
    var name: Phrase { word("Verwerkingsverantwoordelijke", "Controller") }
    var contact: Phrase { word("Contact", "Contact") }
    var established: Phrase { word("Gevestigd in", "Established in") }
    var representative: Phrase { word("Vertegenwoordiger in de Unie", "Representative in the Union") }
    var officer: Phrase { word("Functionaris voor gegevensbescherming", "Data protection officer") }
    var channels: Phrase { word("Zo bereikt u ons", "How to reach us") }
    var alsoResponsible: Phrase { word("Ook verantwoordelijk", "Also responsible") }
    var responsible: Phrase { word("Verantwoordelijk", "Responsible") }
    var whose: Phrase { word("Van wie", "Whose") }
    var data: Phrase { word("Welke gegevens", "Which data") }
    var basis: Phrase { word("Grondslag", "Legal basis") }
    var conditions: Phrase { word("Waarom gevoelige gegevens mogen", "Why sensitive data may be used") }
    var interest: Phrase { word("Ons belang", "Our interest") }
    var source: Phrase { word("Bron, behalve uzelf", "Source, other than you") }
    var required: Phrase { word("Verplicht of niet", "Required or not") }
    var recording: Phrase { word("Opnamen", "Recordings") }
    var recipients: Phrase { word("Wie ze ontvangt", "Who receives them") }
    var transfers: Phrase { word("Buiten de Europese Economische Ruimte", "Outside the European Economic Area") }
    var period: Phrase { word("Hoelang wij ze bewaren", "How long we keep them") }
    var machine: Phrase { word("Besluit door een computer", "Decision by machine") }
    var reuse: Phrase { word("Gegevens van een ander doel", "Data of another purpose") }
    var yourRights: Phrase { word("Uw rechten hierbij", "Your rights here") }
}
