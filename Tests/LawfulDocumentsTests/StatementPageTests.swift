// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import Testing

@Suite("The statement of the smallest register, as a page")
struct StatementPageTests {
    private func body(_ language: Language) throws -> String {
        let page = try PrivacyStatement(Kiosk.register(), on: Kiosk.date, language: language).html()
        #expect(PageCheck.faults(of: page) == [])
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"\(language.rawValue)\">\n"))
        return try String(page[#require(page.firstRange(of: "<body>")).lowerBound...])
    }

    @Test("in English, its own language")
    func english() throws {
        #expect(
            try body(.en) == """
                <body>
                <a class="skip" href="#main">Skip to the text</a>
                <header>
                <h1>Privacy statement of Kiosk &amp; Zn.</h1>
                <p>This tells you which personal data we process, what for and on which legal basis, who receives \
                them, how long we keep them, and what say you have in it.</p>
                <dl>
                <div><dt>Version</dt><dd>1</dd></div>
                <div><dt>Applies from</dt><dd>1 January 2026</dd></div>
                </dl>
                </header>
                <nav aria-label="Contents">
                <ul>
                <li><a href="#controller">Who is responsible</a></li>
                <li><a href="#purposes">What we process data for</a>
                <ul>
                <li><a href="#purpose-letters">Letters to the paper</a></li>
                </ul>
                </li>
                <li><a href="#objection">Your right to object</a></li>
                <li><a href="#rights">Your rights</a></li>
                <li><a href="#requests">Exercising a right</a></li>
                <li><a href="#complaints">Complaints, and going to court</a></li>
                <li><a href="#sharing">Sharing with others</a></li>
                <li><a href="#keeping">Keeping and erasing</a></li>
                <li><a href="#machines">Decisions by machine</a></li>
                <li><a href="#security">Security</a></li>
                <li><a href="#versions">Versions of this statement</a>
                <ul>
                <li><a href="#changes">What changed</a></li>
                </ul>
                </li>
                </ul>
                </nav>
                <main id="main" tabindex="-1">
                <section id="controller">
                <h2>Who is responsible</h2>
                <dl>
                <div><dt>Controller</dt><dd>Kiosk &amp; Zn.</dd></div>
                <div><dt>Contact</dt><dd>Kade 1, Delft</dd></div>
                <div><dt>Established in</dt><dd>Netherlands</dd></div>
                </dl>
                </section>
                <section id="purposes">
                <h2>What we process data for</h2>
                <p>Only for the purposes below, and for each of them only with the data named there. We use data for \
                another purpose only once it was weighed how the purposes are linked, in what context the data were \
                obtained, how sensitive they are, what it means for you and which safeguards there are (Art. 6(4) \
                GDPR), and after you were told.</p>
                <section id="purpose-letters">
                <h3>Letters to the paper</h3>
                <dl>
                <div><dt>Which data</dt><dd>name</dd></div>
                <div><dt>Legal basis</dt><dd>a legitimate interest (Art. 6(1)(f) GDPR)</dd></div>
                <div><dt>Our interest</dt><dd>printing letters</dd></div>
                <div><dt>Who receives them</dt><dd>nobody outside our organisation</dd></div>
                <div><dt>How long we keep them</dt><dd>1 year after the collection</dd></div>
                <div><dt>Your rights here</dt><dd>access, rectification and completion, and \
                restriction</dd><dd>erasure when your objection succeeds or once the data are no longer \
                needed</dd><dd>objection</dd></div>
                </dl>
                </section>
                </section>
                <section id="objection" class="apart">
                <h2>Your right to object</h2>
                <p>Because of your own circumstances you can object to what we do for a legitimate interest or a \
                public task (Art. 21(1) GDPR). From then on we no longer use your data for it, unless we show that \
                compelling reasons weigh more, or that a lawsuit needs the data. This holds for:</p>
                <ul>
                <li>letters to the paper</li>
                </ul>
                </section>
                <section id="rights">
                <h2>Your rights</h2>
                <dl>
                <div><dt>Access (Art. 15 GDPR)</dt><dd>You hear whether we hold data about you, and get a copy of \
                them with an explanation.</dd></div>
                <div><dt>Rectification and completion (Art. 16 GDPR)</dt><dd>We mend what is wrong and add what \
                lacks.</dd></div>
                <div><dt>Erasure (Art. 17 GDPR)</dt><dd>We erase data that are no longer needed or that we \
                shouldn&#39;t have processed, and data for which you withdrew consent or objected with success. What \
                the law makes us keep, or what a lawsuit needs, stays for so long.</dd></div>
                <div><dt>Restriction (Art. 18 GDPR)</dt><dd>We put your data on hold while we check whether they are \
                right or judge your objection, when you need them for a lawsuit, or when we shouldn&#39;t have \
                processed them and you don&#39;t want erasure. We tell you before we use them again.</dd></div>
                <div><dt>Portability (Art. 20 GDPR)</dt><dd>What you gave, or what your use brought about, you get in \
                a common file, or we send it on where that is technically possible. This holds for consent and \
                contract.</dd></div>
                <div><dt>Decisions by machine (Art. 22 GDPR)</dt><dd>You can have a human judge a decision that \
                affects you greatly, be heard on it, and contest it.</dd></div>
                </dl>
                <p>We pass rectification, erasure and restriction on to those who got the data from us (Art. 19 \
                GDPR).</p>
                </section>
                <section id="requests">
                <h2>Exercising a right</h2>
                <p>Ask us in whatever way you like; no form is needed. You reach us by:</p>
                <ul>
                <li>Kade 1, Delft</li>
                </ul>
                <p>We answer without undue delay; the law gives us one month from receipt at most. Only where your \
                request is complex, or you made many, may it be two months more; you then hear so, with the reason, \
                within the first month (Art. 12(3) GDPR).</p>
                <p>It is free of charge. Only a request that is manifestly unfounded or excessive may we refuse, or \
                handle at a reasonable fee; it is for us to show that it is (Art. 12(5) GDPR).</p>
                <p>We ask who you are only where we have good reason for doubt, and then in the lightest way that \
                will do (Art. 12(6) GDPR).</p>
                <p>Where we don&#39;t do what you ask, or not all of it, you read why, where you can complain and how \
                to go to court (Art. 12(4) GDPR). A human has judged it.</p>
                </section>
                <section id="complaints">
                <h2>Complaints, and going to court</h2>
                <p>If you disagree with what we do, we like to hear so at Kade 1, Delft. You don&#39;t have to.</p>
                <p>You can lodge a complaint with the supervisory authority of your residence, your place of work or \
                the place of the infringement (Art. 77 GDPR).</p>
                <p>You can also go to court (Art. 79 GDPR). In the Netherlands by a petition within six weeks of our \
                answer; where we don&#39;t answer in time there is no limit (UAVG 35(2)).</p>
                </section>
                <section id="sharing">
                <h2>Sharing with others</h2>
                <p>Whoever isn&#39;t named as a recipient with a purpose gets nothing. A processor or sub-processor \
                gets data only once there is a complete agreement in writing and it was verified that it keeps them \
                secure (Art. 28 GDPR).</p>
                </section>
                <section id="keeping">
                <h2>Keeping and erasing</h2>
                <p>Once a period is over we erase the data. We keep them longer only while a law demands it, for a \
                lawsuit, or by a recorded decision with a reason and a new end date.</p>
                </section>
                <section id="machines">
                <h2>Decisions by machine</h2>
                <p>We leave no decision that affects you greatly to a machine alone (Art. 22 GDPR).</p>
                </section>
                <section id="security">
                <h2>Security</h2>
                <p>Those who work with data here are bound to secrecy and reach only what their work needs. Our \
                measures fit the risk (Art. 32 GDPR).</p>
                </section>
                <section id="versions">
                <h2>Versions of this statement</h2>
                <dl>
                <div><dt>Version</dt><dd>1</dd></div>
                <div><dt>Applies from</dt><dd>1 January 2026</dd></div>
                </dl>
                <section id="changes">
                <h3>What changed</h3>
                <p>This is the first version.</p>
                </section>
                </section>
                </main>
                </body>
                </html>

                """)
    }

    @Test("in Dutch, with the language of the words that nobody translated marked")
    func dutch() throws {
        #expect(
            try body(.nl) == """
                <body>
                <a class="skip" href="#main">Naar de tekst</a>
                <header>
                <h1>Privacyverklaring van Kiosk &amp; Zn.</h1>
                <p>Hier leest u welke persoonsgegevens wij verwerken, waarvoor en op welke grondslag, wie ze \
                ontvangt, hoelang wij ze bewaren, en wat u daarover te zeggen heeft.</p>
                <dl>
                <div><dt>Versie</dt><dd>1</dd></div>
                <div><dt>Geldt vanaf</dt><dd>1 januari 2026</dd></div>
                </dl>
                </header>
                <nav aria-label="Inhoud">
                <ul>
                <li><a href="#controller">Wie verantwoordelijk is</a></li>
                <li><a href="#purposes">Waarvoor wij gegevens verwerken</a>
                <ul>
                <li><a href="#purpose-letters"><span lang="en">Letters to the paper</span></a></li>
                </ul>
                </li>
                <li><a href="#objection">Uw recht van bezwaar</a></li>
                <li><a href="#rights">Uw rechten</a></li>
                <li><a href="#requests">Een recht uitoefenen</a></li>
                <li><a href="#complaints">Klagen, en naar de rechter</a></li>
                <li><a href="#sharing">Delen met anderen</a></li>
                <li><a href="#keeping">Bewaren en wissen</a></li>
                <li><a href="#machines">Besluiten door een computer</a></li>
                <li><a href="#security">Beveiliging</a></li>
                <li><a href="#versions">Versies van deze verklaring</a>
                <ul>
                <li><a href="#changes">Wat er is veranderd</a></li>
                </ul>
                </li>
                </ul>
                </nav>
                <main id="main" tabindex="-1">
                <section id="controller">
                <h2>Wie verantwoordelijk is</h2>
                <dl>
                <div><dt>Verwerkingsverantwoordelijke</dt><dd>Kiosk &amp; Zn.</dd></div>
                <div><dt>Contact</dt><dd>Kade 1, Delft</dd></div>
                <div><dt>Gevestigd in</dt><dd>Nederland</dd></div>
                </dl>
                </section>
                <section id="purposes">
                <h2>Waarvoor wij gegevens verwerken</h2>
                <p>Alleen voor de doelen hieronder, en per doel alleen met de gegevens die erbij staan. Voor een \
                ander doel gebruiken wij gegevens pas als is afgewogen hoe de doelen samenhangen, in welke context de \
                gegevens zijn verkregen, hoe gevoelig ze zijn, wat het voor u betekent en welke waarborgen er zijn \
                (art. 6(4) AVG), en nadat u het heeft gehoord.</p>
                <section id="purpose-letters">
                <h3><span lang="en">Letters to the paper</span></h3>
                <dl>
                <div><dt>Welke gegevens</dt><dd><span lang="en">name</span></dd></div>
                <div><dt>Grondslag</dt><dd>een gerechtvaardigd belang (art. 6(1)(f) AVG)</dd></div>
                <div><dt>Ons belang</dt><dd><span lang="en">printing letters</span></dd></div>
                <div><dt>Wie ze ontvangt</dt><dd>niemand buiten onze organisatie</dd></div>
                <div><dt>Hoelang wij ze bewaren</dt><dd>1 jaar na het verzamelen</dd></div>
                <div><dt>Uw rechten hierbij</dt><dd>inzage, rectificatie en aanvulling, en beperking</dd><dd>wissing \
                als uw bezwaar slaagt of zodra de gegevens niet meer nodig zijn</dd><dd>bezwaar</dd></div>
                </dl>
                </section>
                </section>
                <section id="objection" class="apart">
                <h2>Uw recht van bezwaar</h2>
                <p>Vanwege uw eigen omstandigheden kunt u bezwaar maken tegen wat wij doen op grond van een \
                gerechtvaardigd belang of een taak van algemeen belang (art. 21(1) AVG). Vanaf dat moment gebruiken \
                wij uw gegevens daar niet meer voor, tenzij wij aantonen dat dwingende redenen zwaarder wegen, of de \
                gegevens nodig zijn voor een rechtszaak. Dit geldt voor:</p>
                <ul>
                <li><span lang="en">letters to the paper</span></li>
                </ul>
                </section>
                <section id="rights">
                <h2>Uw rechten</h2>
                <dl>
                <div><dt>Inzage (art. 15 AVG)</dt><dd>U hoort of wij gegevens over u hebben, en krijgt er een kopie \
                van met uitleg.</dd></div>
                <div><dt>Rectificatie en aanvulling (art. 16 AVG)</dt><dd>Wij verbeteren wat niet klopt en vullen aan \
                wat ontbreekt.</dd></div>
                <div><dt>Gegevenswissing (art. 17 AVG)</dt><dd>Wij wissen gegevens die niet meer nodig zijn of die \
                wij niet mochten verwerken, en gegevens waarvoor u uw toestemming introk of met succes bezwaar \
                maakte. Wat de wet ons laat bewaren of wat nodig is voor een rechtszaak, blijft zolang \
                staan.</dd></div>
                <div><dt>Beperking (art. 18 AVG)</dt><dd>Wij zetten uw gegevens stil zolang wij nagaan of ze kloppen \
                of uw bezwaar beoordelen, als u ze voor een rechtszaak nodig heeft, of als wij ze niet mochten \
                verwerken en u geen wissing wilt. Wij laten het u weten voordat wij ze weer gebruiken.</dd></div>
                <div><dt>Overdraagbaarheid (art. 20 AVG)</dt><dd>Wat u zelf gaf of door uw gebruik ontstond, krijgt u \
                in een gangbaar bestand mee, of wij sturen het door als dat technisch kan. Dit geldt bij toestemming \
                en overeenkomst.</dd></div>
                <div><dt>Besluiten door een computer (art. 22 AVG)</dt><dd>Over een besluit met grote gevolgen kunt u \
                een mens laten oordelen, uw kant laten horen, en het aanvechten.</dd></div>
                </dl>
                <p>Verbeteren, wissen of beperken geven wij door aan wie de gegevens van ons kreeg (art. 19 AVG).</p>
                </section>
                <section id="requests">
                <h2>Een recht uitoefenen</h2>
                <p>Vraag het ons op de manier die u wilt; een vaste vorm hoeft niet. U bereikt ons zo:</p>
                <ul>
                <li>Kade 1, Delft</li>
                </ul>
                <p>Wij antwoorden zo snel mogelijk; de wet geeft ons ten hoogste een maand na ontvangst. Alleen als \
                uw verzoek ingewikkeld is, of u er veel deed, mag dat twee maanden langer worden; dat hoort u dan met \
                de reden in de eerste maand (art. 12(3) AVG).</p>
                <p>Het kost u niets. Alleen een verzoek dat kennelijk ongegrond of buitensporig is, mogen wij \
                weigeren of tegen redelijke kosten behandelen; dat moeten wij dan aantonen (art. 12(5) AVG).</p>
                <p>Wie u bent, vragen wij alleen als wij daar goede redenen voor twijfel hebben, en dan op de \
                lichtste manier die volstaat (art. 12(6) AVG).</p>
                <p>Doen wij niet of niet helemaal wat u vraagt, dan leest u waarom, waar u kunt klagen en hoe u naar \
                de rechter gaat (art. 12(4) AVG). Een mens heeft daarover geoordeeld.</p>
                </section>
                <section id="complaints">
                <h2>Klagen, en naar de rechter</h2>
                <p>Bent u het niet eens met wat wij doen, dan horen wij dat graag via Kade 1, Delft. Verplicht is dat \
                niet.</p>
                <p>U kunt een klacht indienen bij de toezichthoudende autoriteit van uw woonplaats, uw werkplek of de \
                plaats van de inbreuk (art. 77 AVG).</p>
                <p>U kunt ook naar de rechter (art. 79 AVG). Dat doet u met een verzoekschrift binnen zes weken na \
                ons antwoord; antwoorden wij niet op tijd, dan is er geen termijn (art. 35 lid 2 UAVG).</p>
                </section>
                <section id="sharing">
                <h2>Delen met anderen</h2>
                <p>Wie bij geen doel als ontvanger staat, krijgt niets. Een verwerker of subverwerker krijgt pas \
                gegevens als er een volledige, schriftelijke verwerkersovereenkomst is en vaststaat dat hij ze goed \
                beveiligt (art. 28 AVG).</p>
                </section>
                <section id="keeping">
                <h2>Bewaren en wissen</h2>
                <p>Is een termijn voorbij, dan wissen wij de gegevens. Langer bewaren wij ze alleen zolang een wet \
                dat eist, voor een rechtszaak, of na een vastgelegd besluit met een reden en een nieuwe einddatum.</p>
                </section>
                <section id="machines">
                <h2>Besluiten door een computer</h2>
                <p>Geen enkel besluit met grote gevolgen voor u laten wij aan een computer alleen over (art. 22 \
                AVG).</p>
                </section>
                <section id="security">
                <h2>Beveiliging</h2>
                <p>Wie bij ons met gegevens werkt, is gebonden aan geheimhouding en komt alleen bij wat zijn of haar \
                werk vraagt. Onze maatregelen passen bij het risico (art. 32 AVG).</p>
                </section>
                <section id="versions">
                <h2>Versies van deze verklaring</h2>
                <dl>
                <div><dt>Versie</dt><dd>1</dd></div>
                <div><dt>Geldt vanaf</dt><dd>1 januari 2026</dd></div>
                </dl>
                <section id="changes">
                <h3>Wat er is veranderd</h3>
                <p>Dit is de eerste versie.</p>
                </section>
                </section>
                </main>
                </body>
                </html>

                """)
    }
}
