// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import Testing

@Suite("Records of processing (Art. 30)")
struct ProcessingRecordTests {
    @Test("of a controller, (a) to (g) and the basis, in Dutch (30(1))")
    func controllerDutch() throws {
        let record = ProcessingRecord.controller(try Bakery.register(), on: Bakery.date, language: .nl)
        #expect(
            record.markdown() == """
                # Register van verwerkingsactiviteiten van Bakkerij De Korst B.V. (art. 30(1) AVG)

                Stand van 1 april 2026.

                ## Bestellingen

                **Gegevens over: Bestellingen**

                | Onderdeel | Inhoud |
                | --- | --- |
                | (a) Verwerkingsverantwoordelijke | Bakkerij De Korst B.V., Nederland; <privacy@korst.example> |
                | (a) Gezamenlijk met | – |
                | (a) Vertegenwoordiger | – |
                | (a) Functionaris voor gegevensbescherming | geen: wij verwerken weinig |
                | (b) Doel | bestellingen |
                | (c) Categorieën betrokkenen | klanten |
                | (c) Categorieën persoonsgegevens | naam; allergieën (bijzondere gegevens: gezondheid) |
                | (d) Ontvangers | – |
                | (e) Doorgiften | – |
                | (f) Termijnen voor wissing | 7 jaar na het einde van het kalenderjaar van de vastlegging, zoals de \
                wet eist (AWR 52(4)) |
                | (g) Beveiliging | versleutelde verbindingen (versleutelen of pseudonimiseren; beheer zorgt ervoor) |
                | Grondslag (niet verplicht) | uitvoeren van een overeenkomst, of stappen vooraf op uw verzoek (art. \
                6(1)(b) AVG); een gerechtvaardigd belang (art. 6(1)(f) AVG) |

                ## Nieuwsbrief

                **Gegevens over: Nieuwsbrief**

                | Onderdeel | Inhoud |
                | --- | --- |
                | (a) Verwerkingsverantwoordelijke | Bakkerij De Korst B.V., Nederland; <privacy@korst.example> |
                | (a) Gezamenlijk met | – |
                | (a) Vertegenwoordiger | – |
                | (a) Functionaris voor gegevensbescherming | geen: wij verwerken weinig |
                | (b) Doel | nieuwsbrief; U leest als eerste wat er uit de oven komt. |
                | (c) Categorieën betrokkenen | klanten |
                | (c) Categorieën persoonsgegevens | naam; e-mailadres |
                | (d) Ontvangers | Mailer Inc. (verwerker: werkt in onze opdracht): alleen e-mailadres |
                | (e) Doorgiften | Mailer Inc. (India): standaardcontractbepalingen (art. 46(2)(c) AVG); een kopie \
                krijgt u via <https://korst.example/scc> |
                | (f) Termijnen voor wissing | 2 jaar na het laatste contact |
                | (g) Beveiliging | versleutelde verbindingen (versleutelen of pseudonimiseren; beheer zorgt ervoor) |
                | Grondslag (niet verplicht) | uw toestemming (art. 6(1)(a) AVG) |

                """)
    }

    @Test("of a controller, in English (30(1))")
    func controllerEnglish() throws {
        let record = ProcessingRecord.controller(try Bakery.register(), on: Bakery.date, language: .en)
        #expect(
            record.markdown() == """
                # Record of processing activities of Bakkerij De Korst B.V. (Art. 30(1) GDPR)

                As of 1 April 2026.

                ## Orders

                **Particulars of: Orders**

                | Item | Content |
                | --- | --- |
                | (a) Controller | Bakkerij De Korst B.V., Netherlands; <privacy@korst.example> |
                | (a) Jointly with | – |
                | (a) Representative | – |
                | (a) Data protection officer | none: we process little |
                | (b) Purpose | orders |
                | (c) Categories of data subjects | customers |
                | (c) Categories of personal data | name; allergieën (special category: health) |
                | (d) Recipients | – |
                | (e) Transfers | – |
                | (f) Time limits for erasure | 7 years after the end of the calendar year of the record, as the law \
                demands (AWR 52(4)) |
                | (g) Security | encrypted connections (encryption or pseudonymisation; owned by operations) |
                | Legal basis (not required here) | performing a contract, or steps before it at your request (Art. \
                6(1)(b) GDPR); a legitimate interest (Art. 6(1)(f) GDPR) |

                ## Newsletter

                **Particulars of: Newsletter**

                | Item | Content |
                | --- | --- |
                | (a) Controller | Bakkerij De Korst B.V., Netherlands; <privacy@korst.example> |
                | (a) Jointly with | – |
                | (a) Representative | – |
                | (a) Data protection officer | none: we process little |
                | (b) Purpose | newsletter; You are first to read what comes out of the oven. |
                | (c) Categories of data subjects | customers |
                | (c) Categories of personal data | name; e-mail address |
                | (d) Recipients | Mailer Inc. (processor: works on our instructions): e-mail address only |
                | (e) Transfers | Mailer Inc. (India): standard contractual clauses (Art. 46(2)(c) GDPR); get a copy \
                at <https://korst.example/scc> |
                | (f) Time limits for erasure | 2 years after the last contact |
                | (g) Security | encrypted connections (encryption or pseudonymisation; owned by operations) |
                | Legal basis (not required here) | your consent (Art. 6(1)(a) GDPR) |

                """)
    }

    @Test("of a controller, as a page")
    func controllerPage() throws {
        let page = ProcessingRecord.controller(try Kiosk.register(), on: Kiosk.date, language: .en).html()
        #expect(PageCheck.faults(of: page) == [])
        let body = try #require(page.firstRange(of: "<body>").map { page[$0.lowerBound...] })
        #expect(
            body == """
                <body>
                <a class="skip" href="#main">Skip to the text</a>
                <header>
                <h1>Record of processing activities of Kiosk &amp; Zn. (Art. 30(1) GDPR)</h1>
                <p>As of 1 April 2026.</p>
                </header>
                <main id="main" tabindex="-1">
                <section id="activity-letters">
                <h2>Letters to the paper</h2>
                <div class="table" role="region" aria-label="Particulars of: Letters to the paper" tabindex="0">
                <table>
                <caption>Particulars of: Letters to the paper</caption>
                <thead><tr><th scope="col">Item</th><th scope="col">Content</th></tr></thead>
                <tbody>
                <tr><th scope="row">(a) Controller</th><td>Kiosk &amp; Zn., Netherlands; Kade 1, Delft</td></tr>
                <tr><th scope="row">(a) Jointly with</th><td>–</td></tr>
                <tr><th scope="row">(a) Representative</th><td>–</td></tr>
                <tr><th scope="row">(a) Data protection officer</th><td>–</td></tr>
                <tr><th scope="row">(b) Purpose</th><td>letters to the paper</td></tr>
                <tr><th scope="row">(c) Categories of data subjects</th><td>–</td></tr>
                <tr><th scope="row">(c) Categories of personal data</th><td>name</td></tr>
                <tr><th scope="row">(d) Recipients</th><td>–</td></tr>
                <tr><th scope="row">(e) Transfers</th><td>–</td></tr>
                <tr><th scope="row">(f) Time limits for erasure</th><td>1 year after the collection</td></tr>
                <tr><th scope="row">(g) Security</th><td>–</td></tr>
                <tr><th scope="row">Legal basis (not required here)</th><td>a legitimate interest (Art. 6(1)(f) \
                GDPR)</td></tr>
                </tbody>
                </table>
                </div>
                </section>
                </main>
                </body>
                </html>

                """)
    }

    @Test("of a processor, (a) to (d) for each controller, in Dutch (30(2))")
    func processorDutch() throws {
        let record = ProcessingRecord.processor(try Print.register(), on: Kiosk.date, language: .nl)
        #expect(
            record.markdown() == """
                # Register van verwerkingen die Drukkerij Noord voor anderen doet (art. 30(2) AVG)

                Stand van 1 april 2026.

                ## Club Oost

                **Gegevens over: Club Oost**

                | Onderdeel | Inhoud |
                | --- | --- |
                | (a) Verwerker | Drukkerij Noord, Nederland; <info@noord.example> |
                | (a) Opdrachtgever | Club Oost, Nederland; <club@oost.example> |
                | (a) Vertegenwoordiger | – |
                | (a) Functionaris voor gegevensbescherming | <fg@noord.example> |
                | (b) Categorieën verwerkingen | kaarten drukken: gegevens bewaren, gegevens gebruiken (naam); \
                vastgelegd in bijlage 1 |
                | (c) Doorgiften | Cloud Inc. (Verenigde Staten): adequaatheidsbesluit (Decision (EU) 2023/1795; art. \
                45 AVG) |
                | (d) Beveiliging | afgesloten pers (gegevens vertrouwelijk, juist en beschikbaar houden; beheer \
                zorgt ervoor) |

                ## Shop Inc.

                **Gegevens over: Shop Inc.**

                | Onderdeel | Inhoud |
                | --- | --- |
                | (a) Verwerker | Drukkerij Noord, Nederland; <info@noord.example> |
                | (a) Opdrachtgever | Shop Inc., Verenigde Staten; <hello@shop.example> |
                | (a) Vertegenwoordiger | Shop EU, Gent |
                | (a) Functionaris voor gegevensbescherming | <fg@noord.example> |
                | (b) Categorieën verwerkingen | kaarten drukken: gegevens bewaren (naam, adres) |
                | (c) Doorgiften | Cloud Inc. (Verenigde Staten): adequaatheidsbesluit (Decision (EU) 2023/1795; art. \
                45 AVG) |
                | (d) Beveiliging | afgesloten pers (gegevens vertrouwelijk, juist en beschikbaar houden; beheer \
                zorgt ervoor) |

                """)
    }

    @Test("of a processor, in English (30(2))")
    func processorEnglish() throws {
        let record = ProcessingRecord.processor(try Print.register(), on: Kiosk.date, language: .en)
        #expect(
            record.markdown() == """
                # Record of processing that Drukkerij Noord carries out for others (Art. 30(2) GDPR)

                As of 1 April 2026.

                ## Club Oost

                **Particulars of: Club Oost**

                | Item | Content |
                | --- | --- |
                | (a) Processor | Drukkerij Noord, Netherlands; <info@noord.example> |
                | (a) Controller | Club Oost, Netherlands; <club@oost.example> |
                | (a) Representative | – |
                | (a) Data protection officer | <fg@noord.example> |
                | (b) Categories of processing | printing cards: storing data, using data (name); documented in annex \
                1 |
                | (c) Transfers | Cloud Inc. (United States): an adequacy decision (Decision (EU) 2023/1795; Art. 45 \
                GDPR) |
                | (d) Security | a locked press (keeping data confidential, intact and available; owned by \
                operations) |

                ## Shop Inc.

                **Particulars of: Shop Inc.**

                | Item | Content |
                | --- | --- |
                | (a) Processor | Drukkerij Noord, Netherlands; <info@noord.example> |
                | (a) Controller | Shop Inc., United States; <hello@shop.example> |
                | (a) Representative | Shop EU, Gent |
                | (a) Data protection officer | <fg@noord.example> |
                | (b) Categories of processing | printing cards: storing data (name, address) |
                | (c) Transfers | Cloud Inc. (United States): an adequacy decision (Decision (EU) 2023/1795; Art. 45 \
                GDPR) |
                | (d) Security | a locked press (keeping data confidential, intact and available; owned by \
                operations) |

                """)
        #expect(PageCheck.faults(of: record.html()) == [])
    }

    @Test("of one who processes for nobody says so", arguments: Language.allCases)
    func forNobody(_ language: Language) throws {
        let record = ProcessingRecord.processor(try Kiosk.register(), on: Kiosk.date, language: language)
        #expect(record.sections.isEmpty)
        #expect(record.markdown().contains(language == .nl ? "Geen verwerking in opdracht" : "No processing on the"))
        #expect(PageCheck.faults(of: record.html()) == [])
    }
}
