// SPDX-License-Identifier: Apache-2.0

/// The texts of the day's work, in Dutch as the company would write them, without anyone's details in them.
enum FictionalTexts {
    static let products = [
        "SmartFMS Facilitair", "SmartFMS Koppelingen", "SmartFMS Meldingen", "SmartFMS Onderhoud", "SmartFMS Ruimtes",
    ]

    static let interests = [
        "Demo van de meldingenmodule", "Prijzen voor tien gebruikers", "Koppeling met de boekhouding",
        "Ruimtes reserveren",
    ]

    static let invoiceLines = [
        "Licentie per kwartaal", "Licentie per jaar", "Inrichting op locatie", "Opleidingsdag", "Extra gebruikers",
    ]

    static let callSummaries = [
        "Kan niet inloggen na wisseling van wachtwoord", "Vraag over de factuur", "Melding verdwijnt uit de lijst",
        "Wil een rapport per e-mail ontvangen", "Uitleg over rechten van gebruikers",
    ]

    static let transcripts = [
        "Goedemorgen, met de service desk. Waar kan ik u mee helpen? Ik kom er niet meer in.",
        "Service desk, goedemiddag. U belt over de factuur van vorige maand? Ja, daar klopt iets niet.",
        "Met de service desk. Ik zie de melding staan, ik zet hem voor u terug. Dank u wel.",
    ]

    static let sessionLogs = [
        "Scherm overgenomen; instellingen van de printer nagelopen; sessie gesloten.",
        "Scherm overgenomen met toestemming; import opnieuw gestart; 312 regels verwerkt; sessie gesloten.",
        "Sessie geopend; verbinding verbroken; opnieuw geopend; update geplaatst; sessie gesloten.",
    ]

    static let chats = [
        "Hoe zet ik een collega op non-actief? - Via Beheer, Gebruikers, Status.",
        "Mijn rapport blijft leeg. - Kunt u het filter op datum eens wissen? - Nu werkt het!",
        "Is er vanavond onderhoud? - Ja, van 22.00 tot 23.00 uur.",
    ]

    static let leadSources = ["Website", "Vakbeurs", "Aanbeveling", "Webinar"]

    static let feedback = [
        "Duidelijke website, maar de prijzen zijn lastig te vinden.", "Snel geholpen door de support.",
        "De zoekfunctie mag beter.", "Prima dienstverlening.",
    ]

    static let creditSources = ["BKR", "KvK"]
    static let creditOutcomes = ["Akkoord", "Akkoord", "Akkoord", "Nader onderzoek", "Afgewezen"]
    static let tradeRegister = "Handelsregister KvK"
    static let registers = [tradeRegister, "Centraal Insolventieregister", "Kadaster"]
    static let registerResults = ["Geen bijzonderheden", "Geen bijzonderheden", "Niet gevonden"]
    static let incidentKinds = ["betalingsfraude", "misbruik van account", "phishing"]
    static let incidentNotes = [
        "Afwijkend rekeningnummer op verzoek tot terugbetaling.", "Aanmeldingen vanaf ongebruikelijke plaatsen.",
        "Valse e-mail uit naam van de klant ontvangen.",
    ]
}
