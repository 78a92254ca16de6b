// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime

// How rights are exercised, and where to complain (Arts. 12, 77, 79).
extension StatementWords {
    var anyForm: Phrase {
        word(
            "Vraag het ons op de manier die u wilt; een vaste vorm hoeft niet. U bereikt ons zo:",
            "Ask us in whatever way you like; no form is needed. You reach us by:")
    }

    func reached(_ channel: ContactChannel.Kind, _ address: Phrase, _ desk: Phrase) -> Phrase {
        "\(self.channel(channel)): \(address) (\(desk))"
    }

    func answeredWithin(_ promised: Period?) -> Phrase {
        let legal = word(
            """
            Wij antwoorden zo snel mogelijk; de wet geeft ons ten hoogste een maand na ontvangst. Alleen als uw verzoek ingewikkeld is, of u er veel deed, mag dat twee \
            maanden langer worden; dat hoort u dan met de reden in de eerste maand (\(cited("12(3)"))).
            """,
            """
            We answer without undue delay; the law gives us one month from receipt at most. Only where your request is complex, or you made many, may it be two \
            months more; you then hear so, with the reason, within the first month (\(cited("12(3)"))).
            """)
        guard let promised else { return legal }
        let length = Words(language).length(promised)
        return word(
            "Wij beloven u antwoord binnen \(length) na ontvangst. \(legal)",
            "We promise you an answer within \(length) of receipt. \(legal)")
    }

    var free: Phrase {
        word(
            """
            Het kost u niets. Alleen een verzoek dat kennelijk ongegrond of buitensporig is, mogen wij weigeren of tegen \
            redelijke kosten behandelen; dat moeten wij dan aantonen (\(cited("12(5)"))).
            """,
            """
            It is free of charge. Only a request that is manifestly unfounded or excessive may we refuse, or handle at a \
            reasonable fee; it is for us to show that it is (\(cited("12(5)"))).
            """)
    }

    func identity(_ means: [Phrase]) -> Phrase {
        let asked = word(
            """
            Wie u bent, vragen wij alleen als wij daar goede redenen voor twijfel hebben, en dan op de lichtste manier die \
            volstaat (\(cited("12(6)"))).
            """,
            """
            We ask who you are only where we have good reason for doubt, and then in the lightest way that will do \
            (\(cited("12(6)"))).
            """)
        guard !means.isEmpty else { return asked }
        return word(
            "\(asked) In deze volgorde: \(means.joined()).", "\(asked) In this order: \(means.joined()).")
    }

    var refused: Phrase {
        word(
            """
            Doen wij niet of niet helemaal wat u vraagt, dan leest u waarom, waar u kunt klagen en hoe u naar de rechter \
            gaat (\(cited("12(4)"))). Een mens heeft daarover geoordeeld.
            """,
            """
            Where we don't do what you ask, or not all of it, you read why, where you can complain and how to go to court \
            (\(cited("12(4)"))). A human has judged it.
            """)
    }

    // MARK: Complaints

    func complainHere(_ contact: Phrase) -> Phrase {
        word(
            "Bent u het niet eens met wat wij doen, dan horen wij dat graag via \(contact). Verplicht is dat niet.",
            "If you disagree with what we do, we like to hear so at \(contact). You don't have to.")
    }

    func complain(_ authority: Phrase?) -> Phrase {
        let others = word(
            "de toezichthoudende autoriteit van uw woonplaats, uw werkplek of de plaats van de inbreuk",
            "the supervisory authority of your residence, your place of work or the place of the infringement")
        let place = authority.map { word("\($0), of bij \(others)", "\($0), or with \(others)") } ?? others
        return word(
            "U kunt een klacht indienen bij \(place) (\(cited("77"))).",
            "You can lodge a complaint with \(place) (\(cited("77"))).")
    }

    /// The way to court, with the terms of Dutch law for a Dutch controller.
    func court(_ controller: LegalEntity) -> Phrase {
        let open = word(
            "U kunt ook naar de rechter (\(cited("79"))).", "You can also go to court (\(cited("79"))).")
        guard controller.country == "NL" else { return open }
        switch controller.body {
        case .private:
            return word(
                """
                \(open) Dat doet u met een verzoekschrift binnen zes weken na ons antwoord; antwoorden wij niet op tijd, dan is \
                er geen termijn (art. 35 lid 2 UAVG).
                """,
                """
                \(open) In the Netherlands by a petition within six weeks of our answer; where we don't answer in time there is \
                no limit (UAVG 35(2)).
                """)
        case .public:
            return word(
                "\(open) Ons antwoord is een besluit waartegen u bezwaar en beroep kunt instellen (art. 34 UAVG).",
                "\(open) Our answer is a decision that you can contest under Dutch administrative law (UAVG 34).")
        }
    }
}
