// SPDX-License-Identifier: Apache-2.0

import Lawful

extension CompanyRegister {
    /// What people read, in English; only what the edition says.
    @RegisterBuilder var translations: [any RegisterPart] {
        for (dutch, english) in Self.shared + (isCorrected ? Self.onlyCorrected : Self.onlyDeclared) {
            Translation(dutch, .en, english)
        }
    }

    private static let shared = titles + categoryTitles + people + clauses

    private static let titles: [(String, String)] = [
        ("een overeenkomst aangaan", "entering into an agreement"),
        ("de relatie onderhouden en opdrachten uitvoeren", "maintaining the relation and carrying out orders"),
        ("boekhouding en facturatie", "bookkeeping and invoicing"),
        ("opnamen voor kwaliteitsbewaking", "recordings for quality control"),
        ("overeenkomsten met leveranciers en zakelijke klanten", "agreements with suppliers and business customers"),
        ("vaststellen wie een bedrijf mag vertegenwoordigen", "establishing who may represent a company"),
        ("toegang tot onze software", "access to our software"),
        ("onderzoek of wij iemand als klant kunnen accepteren", "finding out whether we can accept a customer"),
        ("opnamen als bewijs", "recordings as evidence"),
        ("ontwikkeling en verbetering van producten en diensten", "developing and improving products and services"),
        ("feedback over de website", "feedback on the website"),
        ("analyse of u in aanmerking komt voor een product", "analysing whether you qualify for a product"),
        ("promotie en marketing", "promotion and marketing"),
        ("onderzoek door autoriteiten", "investigations by authorities"),
        ("verzoeken, bezwaren en klachten behandelen", "handling requests, objections and complaints"),
        ("hosting voor onze klanten", "hosting for our customers"),
        ("bewijzen wat is afgesproken", "proving what was agreed"),
        ("fraude en cybercrime tegengaan", "countering fraud and cybercrime"),
        ("de website en onze dienstverlening verbeteren", "improving the website and our services"),
        ("zonder uw naam kunnen wij geen overeenkomst aangaan", "without your name we can't enter into an agreement"),
        (
            "zonder uw adres kunnen wij geen overeenkomst aangaan",
            "without your address we can't enter into an agreement"
        ),
        ("versleuteling van bestanden en verbindingen", "encryption of files and connections"),
        ("het handelsregister (KvK)", "the trade register (KvK)"),
        ("het incidentenregister van de branche", "the sector's incident register"),
        ("het waarschuwingssysteem van de branche", "the sector's warning system"),
        ("kranten en internet", "newspapers and the internet"),
        ("met de eerste brief, binnen een maand", "with the first letter, within a month"),
    ]

    private static let categoryTitles: [(String, String)] = [
        ("naam", "name"), ("postadres", "postal address"), ("e-mailadres", "e-mail address"),
        ("telefoonnummer", "telephone number"), ("contractgegevens", "contract data"),
        ("factuurgegevens", "invoice data"), ("gegevens over kredietwaardigheid", "data on creditworthiness"),
        ("geluidsopname", "sound recording"), ("beeldopname", "video recording"),
        ("opname van hulp op afstand", "recording of remote support"), ("chatgesprek", "chat"),
        ("aantekening van de helpdesk", "helpdesk note"), ("wat u zelf schrijft", "what you write yourself"),
        ("belangstelling", "interests"), ("accountgegevens", "account data"), ("functie", "function"),
        ("aantekening dat iemand zich heeft gelegitimeerd", "note that somebody's identity was checked"),
        ("identiteitsbewijs", "identity document"),
        ("technische sporen", "technical traces"), ("strafrechtelijke gegevens", "data on offences"),
    ]

    private static let people: [(String, String)] = [
        ("klanten", "customers"), ("voormalige klanten", "former customers"), ("belangstellenden", "prospects"),
        ("vertegenwoordigers van klanten", "representatives of customers"),
        ("contactpersonen van organisaties", "contact persons of organisations"),
        ("klanten van onze klanten", "customers of our customers"),
    ]

    private static let clauses: [(String, String)] = [
        (
            "Wij gebruiken persoonsgegevens om onze diensten te kunnen leveren.",
            "We use personal data in order to deliver our services."
        ),
        (
            "Hier leest u in gewone taal wat wij met uw gegevens doen en welke rechten u heeft.",
            "Here you read in plain language what we do with your data and which rights you have."
        ),
        (
            "Voor deze mensen bepalen wij zelf waarvoor en hoe hun gegevens worden gebruikt.",
            "For these people we decide ourselves for what and how their data are used."
        ),
        (
            "Wij gaan rechtmatig, eerlijk en zorgvuldig met gegevens om.",
            "We treat data lawfully, fairly and with care."
        ),
        (
            "Gegevens dienen bij ons geen doel dat niet past bij dat waarvoor wij ze kregen.",
            "With us data serve no purpose that doesn't fit the one for which we got them."
        ),
        (
            "Wij bewaren gegevens met zorg en niet langer dan nodig is.",
            "We keep data with care and no longer than needed."
        ),
        (
            "Wij passen deze tekst aan wanneer onze verwerkingen veranderen.",
            "We change this text when our processing changes."
        ),
        ("De nieuwste versie staat op onze website.", "The latest version is on our website."),
    ]

    private static let onlyDeclared: [(String, String)] = [
        ("belangen beschermen", "protecting interests"),
        ("financieel", "financial"),
        ("onze producten verbeteren", "improving our products"),
        (
            "opnamen, onder andere voor kwaliteitsbewaking die de overeenkomst nodig heeft",
            "recordings, among other things for quality control that the agreement needs"
        ),
        (
            "ontwikkeling en verbetering, in sommige gevallen met persoonsgegevens",
            "development and improvement, in some cases with personal data"
        ),
        ("uw en onze belangen beschermen, voor zover nodig", "protecting your and our interests, as far as needed"),
        ("een score op grond van betaalgedrag", "a score from payment history"),
        ("Bureau Krediet Registratie", "the credit register (BKR)"),
        (
            "derden die onze bedrijfsvoering of dienstverlening steunen",
            "third parties that support our operations or services"
        ),
        ("een autoriteit van een derde land", "an authority of a third country"),
        ("met een identiteitsbewijs op ons kantoor", "with an identity document at our office"),
        ("Wijzen wij een verzoek af, dan leggen wij uit waarom.", "If we refuse a request we explain why."),
        ("Wij vragen u zich op ons kantoor te legitimeren.", "We ask you to identify yourself at our office."),
        ("U laat daar een geldig identiteitsbewijs zien.", "There you show a valid identity document."),
    ]

    private static let onlyCorrected: [(String, String)] = [
        ("bewaken dat de helpdesk klanten juist helpt", "watching that the helpdesk helps customers well"),
        ("zaken doen met organisaties via hun contactpersonen", "doing business through contact persons"),
        ("weten wie een bedrijf mag binden", "knowing who may bind a company"),
        ("gebruikers van klanten toegang geven", "giving customers' users access"),
        ("voorkomen dat facturen onbetaald blijven", "preventing unpaid invoices"),
        (
            "producten verbeteren op grond van vragen van klanten",
            "improving products by what customers ask"
        ),
        (
            "alleen producten leveren die iemand kan betalen; een medewerker beslist",
            "delivering only what someone can pay for; a member of staff decides"
        ),
        (
            "een stem of een melding op het scherm, voordat de opname begint",
            "a voice or a message on the screen, before the recording starts"
        ),
        (
            "een bord bij de ingang en een stem aan het begin van een gesprek",
            "a sign at the entrance and a voice at the start of a call"
        ),
        (
            "onze kerntaak is geen grootschalige observatie van mensen",
            "observing people on a large scale isn't our core activity"
        ),
        ("via uw account", "through your account"),
        ("door terug te bellen op een bekend nummer", "by calling back a number that we know"),
        ("dagelijkse reservekopie, elk kwartaal teruggezet", "a daily backup, restored every quarter"),
        (
            "Bij een afwijzing leest u waarom, waar u een klacht kunt indienen en dat u naar de rechter kunt.",
            "With a refusal you read why, where you can complain and that you can go to court."
        ),
        (
            "Alleen bij redelijke twijfel vragen wij wie u bent, zo licht als het kan.",
            "Only on reasonable doubt do we ask who you are, by the lightest means."
        ),
        (
            "Een identiteitsbewijs bekijken wij; een kopie of nummer bewaren wij niet.",
            "We look at an identity document; we keep no copy and no number."
        ),
    ]
}
