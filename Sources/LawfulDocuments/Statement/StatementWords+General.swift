// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// What holds for all purposes: entities, sharing, keeping, machines, promises, security, versions.
extension StatementWords {
    // MARK: Who

    func noOfficer(_ reason: Phrase) -> Phrase { word("Die hebben wij niet: \(reason)", "We have none: \(reason)") }

    func alsoResponsible(_ entity: Phrase, _ contact: Phrase, _ purposes: Phrase) -> Phrase {
        word("\(entity) (\(contact)), voor: \(purposes)", "\(entity) (\(contact)), for: \(purposes)")
    }

    func jointly(_ others: Phrase, _ purposes: Phrase) -> Phrase {
        word(
            "Over het volgende beslissen wij samen met \(others): \(purposes).",
            "We decide together with \(others) about: \(purposes).")
    }

    func turnTo(_ contact: Phrase?) -> Phrase {
        let anyone = word(
            "U kunt bij ieder van ons terecht (\(cited("26(3)"))).", "You can turn to any of us (\(cited("26(3)"))).")
        return contact.map {
            word("\(anyone) Het aanspreekpunt is \($0).", "\(anyone) The contact point is \($0).")
        } ?? anyone
    }

    var onInstruction: Phrase {
        word(
            """
            Voor opdrachtgevers verwerken wij ook gegevens, alleen zoals zij ons opdragen (\(cited("28(3)(a)"))). Zij zijn \
            daarvoor verantwoordelijk, en hun verklaring geldt. Komt uw vraag daarover bij ons binnen, dan sturen wij die meteen \
            door en laten wij u weten aan wie.
            """,
            """
            We also process data for clients, only as they instruct us (\(cited("28(3)(a)"))). They are responsible for it, and \
            their statement applies. If your question about it reaches us, we pass it on at once and tell you to whom.
            """)
    }

    var aboutPeople: Phrase { word("Wij verwerken gegevens van:", "We process data of:") }

    // MARK: What for

    var purposesOnly: Phrase {
        word(
            """
            Alleen voor de doelen hieronder, en per doel alleen met de gegevens die erbij staan. Voor een ander doel gebruiken \
            wij gegevens pas als is afgewogen hoe de doelen samenhangen, in welke context de gegevens zijn verkregen, hoe gevoelig \
            ze zijn, wat het voor u betekent en welke waarborgen er zijn (\(cited("6(4)"))), en nadat u het heeft gehoord.
            """,
            """
            Only for the purposes below, and for each of them only with the data named there. We use data for another purpose \
            only once it was weighed how the purposes are linked, in what context the data were obtained, how sensitive they are, \
            what it means for you and which safeguards there are (\(cited("6(4)"))), and after you were told.
            """)
    }

    // MARK: Sharing, keeping, machines

    var sharedOnly: Phrase {
        word(
            """
            Wie bij geen doel als ontvanger staat, krijgt niets. Een verwerker of subverwerker krijgt pas gegevens als er een \
            volledige, schriftelijke verwerkersovereenkomst is en vaststaat dat hij ze goed beveiligt (\(cited("28"))).
            """,
            """
            Whoever isn't named as a recipient with a purpose gets nothing. A processor or sub-processor gets data only once \
            there is a complete agreement in writing and it was verified that it keeps them secure (\(cited("28"))).
            """)
    }

    var authorities: Phrase {
        word(
            """
            Een overheidsinstantie krijgt alleen gegevens als het recht van de Unie of een lidstaat dat eist. Aan een bevel uit een \
            ander land geven wij alleen gehoor als een verdrag het erkent (\(cited("48"))).
            """,
            """
            A public authority gets data only where the law of the Union or a member state demands it. An order of another country \
            we follow only if a treaty recognises it (\(cited("48"))).
            """)
    }

    var erased: Phrase {
        word(
            """
            Is een termijn voorbij, dan wissen wij de gegevens. Langer bewaren wij ze alleen zolang een wet dat eist, voor een \
            rechtszaak, of na een vastgelegd besluit met een reden en een nieuwe einddatum.
            """,
            """
            Once a period is over we erase the data. We keep them longer only while a law demands it, for a lawsuit, or by a \
            recorded decision with a reason and a new end date.
            """)
    }

    var noMachine: Phrase {
        word(
            "Geen enkel besluit met grote gevolgen voor u laten wij aan een computer alleen over (\(cited("22"))).",
            "We leave no decision that affects you greatly to a machine alone (\(cited("22"))).")
    }

    var machinesOnly: Phrase {
        word(
            "Alleen bij deze doelen beslist een computer zelf:", "Only for these purposes a machine decides by itself:")
    }

    // MARK: Promises and security

    func promise(_ content: Promise.Content, _ recipient: (RecipientID) -> Phrase) -> Phrase {
        switch content {
        case .neverSold:
            word("Verkopen of verhuren doen wij uw gegevens nooit.", "We never sell or rent out your data.")
        case .disclosedOnlyWhenNecessary:
            word(
                "Anderen krijgen uw gegevens alleen als dat nodig is en er een grondslag voor is.",
                "Others get your data only where that is necessary and there is a legal basis for it.")
        case .answeredWithin(let period):
            word(
                "Op uw verzoek antwoorden wij binnen \(Words(language).length(period)).",
                "We answer your request within \(Words(language).length(period)).")
        case .disclosedOnSuspicion(let least, let id):
            word(
                "\(recipient(id)) krijgt uw gegevens \(suspicion(least)).",
                "\(recipient(id)) gets your data \(suspicion(least)).")
        }
    }

    var secrecy: Phrase {
        word(
            """
            Wie bij ons met gegevens werkt, is gebonden aan geheimhouding en komt alleen bij wat zijn of haar werk vraagt. \
            Onze maatregelen passen bij het risico (\(cited("32"))).
            """,
            """
            Those who work with data here are bound to secrecy and reach only what their work needs. Our measures fit the risk \
            (\(cited("32"))).
            """)
    }

    var measures: Phrase { word("Wij zorgen onder meer voor:", "Among them are:") }

    // MARK: Versions

    func found(_ url: Phrase) -> Phrase {
        word(
            "De versie die geldt, en oudere, staan op \(url).",
            "The version that applies, and older ones, are at \(url).")
    }

    var earlier: Phrase { word("Eerder", "Earlier") }
    var later: Phrase { word("Komt", "To come") }

    func version(_ version: Phrase, _ from: Phrase, _ url: Phrase?) -> Phrase {
        let told = word("versie \(version), vanaf \(from)", "version \(version), from \(from)")
        return url.map { "\(told): \($0)" } ?? told
    }

    func changesTold(_ how: Notice.Announcement) -> Phrase {
        switch how {
        case .individually:
            word(
                "Verandert er iets dat u raakt, dan krijgt u vooraf een bericht van ons.",
                "Where something changes that matters to you, you get a message from us beforehand.")
        case .conspicuously:
            word(
                "Verandert er iets dat u raakt, dan zetten wij dat vooraf duidelijk zichtbaar in deze verklaring.",
                "Where something changes that matters to you, we show it conspicuously in this statement beforehand.")
        }
    }

    func announced(_ date: Phrase) -> Phrase { word("Bekendgemaakt op \(date)", "Announced on \(date)") }
}
