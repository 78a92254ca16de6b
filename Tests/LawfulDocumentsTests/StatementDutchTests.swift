// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import Testing

@Suite("The statement of a small shop, in Dutch")
struct StatementDutchTests {
    @Test("in Dutch, its own language")
    func markdown() throws {
        let statement = try PrivacyStatement(
            Bakery.register(), on: Bakery.date, language: .nl, previous: Bakery.register(before: true))
        #expect(PageCheck.faults(of: statement.html()) == [])
        #expect(
            statement.markdown() == """
                # Privacyverklaring van Bakkerij De Korst B.V.

                Hier leest u welke persoonsgegevens wij verwerken, waarvoor en op welke grondslag, wie ze ontvangt, \
                hoelang wij ze bewaren, en wat u daarover te zeggen heeft.

                - **Versie:** 2
                - **Geldt vanaf:** 1 maart 2026

                ## Wie verantwoordelijk is

                - **Verwerkingsverantwoordelijke:** Bakkerij De Korst B.V.
                - **Contact:** <privacy@korst.example>
                - **Gevestigd in:** Nederland
                - **Functionaris voor gegevensbescherming:** Die hebben wij niet: wij verwerken weinig
                - **Zo bereikt u ons:** E-mail: <privacy@korst.example> (winkel)

                ## Over wie het gaat

                Wij verwerken gegevens van:

                - klanten

                ## Waarvoor wij gegevens verwerken

                Alleen voor de doelen hieronder, en per doel alleen met de gegevens die erbij staan. Voor een ander \
                doel gebruiken wij gegevens pas als is afgewogen hoe de doelen samenhangen, in welke context de \
                gegevens zijn verkregen, hoe gevoelig ze zijn, wat het voor u betekent en welke waarborgen er zijn \
                (art. 6(4) AVG), en nadat u het heeft gehoord.

                ### Bestellingen

                - **Van wie:** klanten
                - **Welke gegevens:** naam, allergieën (bijzondere gegevens: gezondheid)
                - **Grondslag:**
                  - uitvoeren van een overeenkomst, of stappen vooraf op uw verzoek (art. 6(1)(b) AVG)
                  - een gerechtvaardigd belang (art. 6(1)(f) AVG)
                - **Waarom gevoelige gegevens mogen:** allergieën: uitdrukkelijke toestemming (art. 9(2)(a) AVG)
                - **Ons belang:** wanbetaling voorkomen
                - **Verplicht of niet:** naam: nodig voor de overeenkomst. Geeft u ze niet: wij kunnen niet leveren
                - **Wie ze ontvangt:** niemand buiten onze organisatie
                - **Hoelang wij ze bewaren:** 7 jaar na het einde van het kalenderjaar van de vastlegging, zoals de \
                wet eist (AWR 52(4))
                - **Uw rechten hierbij:**
                  - inzage, rectificatie en aanvulling, en beperking
                  - wissing als uw bezwaar slaagt of zodra de gegevens niet meer nodig zijn
                  - overdraagbaarheid, voor zover op grond van art. 6(1)(b) AVG
                  - bezwaar, voor zover op grond van art. 6(1)(f) AVG

                ### Nieuwsbrief

                U leest als eerste wat er uit de oven komt.

                - **Van wie:** klanten
                - **Welke gegevens:** naam, e-mailadres
                - **Grondslag:**
                  - uw toestemming (art. 6(1)(a) AVG)
                  - U wordt gevraagd: “Stuur mij nieuws.”
                - **Verplicht of niet:** niet verplicht; toestemming weigeren heeft geen gevolgen
                - **Wie ze ontvangt:** Mailer Inc. (verwerker: werkt in onze opdracht): alleen e-mailadres
                - **Buiten de Europese Economische Ruimte:** Mailer Inc. (India): standaardcontractbepalingen (art. \
                46(2)(c) AVG); een kopie krijgt u via <https://korst.example/scc>
                - **Hoelang wij ze bewaren:** 2 jaar na het laatste contact
                - **Uw rechten hierbij:**
                  - inzage, rectificatie en aanvulling, en beperking
                  - wissing nadat u toestemming introk, als uw bezwaar slaagt of zodra de gegevens niet meer nodig \
                zijn
                  - overdraagbaarheid
                  - bezwaar, altijd en zonder opgaaf van redenen
                  - intrekken van uw toestemming

                ## Uw recht van bezwaar

                Tegen direct marketing en de profilering daarvoor kunt u op elk moment bezwaar maken. Wij stoppen \
                dan, zonder iets af te wegen (art. 21(2) AVG). Dit geldt voor:

                - nieuwsbrief

                Vanwege uw eigen omstandigheden kunt u bezwaar maken tegen wat wij doen op grond van een \
                gerechtvaardigd belang of een taak van algemeen belang (art. 21(1) AVG). Vanaf dat moment gebruiken \
                wij uw gegevens daar niet meer voor, tenzij wij aantonen dat dwingende redenen zwaarder wegen, of de \
                gegevens nodig zijn voor een rechtszaak. Dit geldt voor:

                - bestellingen

                ## Uw rechten

                - **Inzage (art. 15 AVG):** U hoort of wij gegevens over u hebben, en krijgt er een kopie van met \
                uitleg.
                - **Rectificatie en aanvulling (art. 16 AVG):** Wij verbeteren wat niet klopt en vullen aan wat \
                ontbreekt.
                - **Gegevenswissing (art. 17 AVG):** Wij wissen gegevens die niet meer nodig zijn of die wij niet \
                mochten verwerken, en gegevens waarvoor u uw toestemming introk of met succes bezwaar maakte. Wat de \
                wet ons laat bewaren of wat nodig is voor een rechtszaak, blijft zolang staan.
                - **Beperking (art. 18 AVG):** Wij zetten uw gegevens stil zolang wij nagaan of ze kloppen of uw \
                bezwaar beoordelen, als u ze voor een rechtszaak nodig heeft, of als wij ze niet mochten verwerken en \
                u geen wissing wilt. Wij laten het u weten voordat wij ze weer gebruiken.
                - **Overdraagbaarheid (art. 20 AVG):** Wat u zelf gaf of door uw gebruik ontstond, krijgt u in een \
                gangbaar bestand mee, of wij sturen het door als dat technisch kan. Dit geldt bij toestemming en \
                overeenkomst.
                - **Besluiten door een computer (art. 22 AVG):** Over een besluit met grote gevolgen kunt u een mens \
                laten oordelen, uw kant laten horen, en het aanvechten.

                Verbeteren, wissen of beperken geven wij door aan wie de gegevens van ons kreeg (art. 19 AVG).

                ## Toestemming intrekken

                Toestemming kunt u altijd intrekken, net zo makkelijk als u haar gaf (art. 7(3) AVG). Vanaf dat \
                moment gebruiken wij de gegevens daar niet meer voor; wat wij tot dan toe deden, wordt er niet \
                onrechtmatig door. Nee zeggen heeft geen ander gevolg.

                - nieuwsbrief: de link onder elk bericht

                ## Een recht uitoefenen

                Vraag het ons op de manier die u wilt; een vaste vorm hoeft niet. U bereikt ons zo:

                - E-mail: <privacy@korst.example> (winkel)

                Wij beloven u antwoord binnen 4 weken na ontvangst. Wij antwoorden zo snel mogelijk; de wet geeft ons \
                ten hoogste een maand na ontvangst. Alleen als uw verzoek ingewikkeld is, of u er veel deed, mag dat \
                twee maanden langer worden; dat hoort u dan met de reden in de eerste maand (art. 12(3) AVG).

                Het kost u niets. Alleen een verzoek dat kennelijk ongegrond of buitensporig is, mogen wij weigeren \
                of tegen redelijke kosten behandelen; dat moeten wij dan aantonen (art. 12(5) AVG).

                Wie u bent, vragen wij alleen als wij daar goede redenen voor twijfel hebben, en dan op de lichtste \
                manier die volstaat (art. 12(6) AVG).

                Doen wij niet of niet helemaal wat u vraagt, dan leest u waarom, waar u kunt klagen en hoe u naar de \
                rechter gaat (art. 12(4) AVG). Een mens heeft daarover geoordeeld.

                ## Klagen, en naar de rechter

                Bent u het niet eens met wat wij doen, dan horen wij dat graag via <privacy@korst.example>. Verplicht \
                is dat niet.

                U kunt een klacht indienen bij Autoriteit Persoonsgegevens (<https://toezicht.example>), of bij de \
                toezichthoudende autoriteit van uw woonplaats, uw werkplek of de plaats van de inbreuk (art. 77 AVG).

                U kunt ook naar de rechter (art. 79 AVG). Dat doet u met een verzoekschrift binnen zes weken na ons \
                antwoord; antwoorden wij niet op tijd, dan is er geen termijn (art. 35 lid 2 UAVG).

                ## Delen met anderen

                Wie bij geen doel als ontvanger staat, krijgt niets. Een verwerker of subverwerker krijgt pas \
                gegevens als er een volledige, schriftelijke verwerkersovereenkomst is en vaststaat dat hij ze goed \
                beveiligt (art. 28 AVG).

                ## Bewaren en wissen

                Is een termijn voorbij, dan wissen wij de gegevens. Langer bewaren wij ze alleen zolang een wet dat \
                eist, voor een rechtszaak, of na een vastgelegd besluit met een reden en een nieuwe einddatum.

                ## Besluiten door een computer

                Geen enkel besluit met grote gevolgen voor u laten wij aan een computer alleen over (art. 22 AVG).

                ## Wat wij u beloven

                - Verkopen of verhuren doen wij uw gegevens nooit.
                - Op uw verzoek antwoorden wij binnen 4 weken.

                ## Beveiliging

                Wie bij ons met gegevens werkt, is gebonden aan geheimhouding en komt alleen bij wat zijn of haar \
                werk vraagt. Onze maatregelen passen bij het risico (art. 32 AVG).

                Wij zorgen onder meer voor:

                - versleutelen of pseudonimiseren

                ## Versies van deze verklaring

                - **Versie:** 2
                - **Geldt vanaf:** 1 maart 2026
                - **Eerder:** versie 1, vanaf 1 januari 2025

                De versie die geldt, en oudere, staan op <https://korst.example/privacy>.

                Verandert er iets dat u raakt, dan krijgt u vooraf een bericht van ons.

                Bekendgemaakt op 1 februari 2026.

                ### Wat er is veranderd sinds versie 1

                - Nieuwe gegevens bij ‘nieuwsbrief’: naam
                - Nieuwe ontvanger bij ‘nieuwsbrief’: Mailer Inc.
                - Langere bewaartermijn bij ‘nieuwsbrief’: 1 jaar na het laatste contact werd 2 jaar na het laatste \
                contact

                """)
    }
}
