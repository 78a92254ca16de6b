// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import Testing

@Suite("The statement of a small shop, in English")
struct StatementEnglishTests {
    @Test("in English, with the one word that nobody translated as it stands")
    func markdown() throws {
        let statement = try PrivacyStatement(
            Bakery.register(), on: Bakery.date, language: .en, previous: Bakery.register(before: true))
        #expect(PageCheck.faults(of: statement.html()) == [])
        #expect(
            statement.markdown() == """
                # Privacy statement of Bakkerij De Korst B.V.

                This tells you which personal data we process, what for and on which legal basis, who receives them, \
                how long we keep them, and what say you have in it.

                - **Version:** 2
                - **Applies from:** 1 March 2026

                ## Who is responsible

                - **Controller:** Bakkerij De Korst B.V.
                - **Contact:** <privacy@korst.example>
                - **Established in:** Netherlands
                - **Data protection officer:** We have none: we process little
                - **How to reach us:** E-mail: <privacy@korst.example> (shop)

                ## Whose data they are

                We process data of:

                - customers

                ## What we process data for

                Only for the purposes below, and for each of them only with the data named there. We use data for \
                another purpose only once it was weighed how the purposes are linked, in what context the data were \
                obtained, how sensitive they are, what it means for you and which safeguards there are (Art. 6(4) \
                GDPR), and after you were told.

                ### Orders

                - **Whose:** customers
                - **Which data:** name, allergieën (special category: health)
                - **Legal basis:**
                  - performing a contract, or steps before it at your request (Art. 6(1)(b) GDPR)
                  - a legitimate interest (Art. 6(1)(f) GDPR)
                - **Why sensitive data may be used:** allergieën: explicit consent (Art. 9(2)(a) GDPR)
                - **Our interest:** preventing bad debts
                - **Required or not:** name: needed for the contract. If you don't: we can't deliver
                - **Who receives them:** nobody outside our organisation
                - **How long we keep them:** 7 years after the end of the calendar year of the record, as the law \
                demands (AWR 52(4))
                - **Your rights here:**
                  - access, rectification and completion, and restriction
                  - erasure when your objection succeeds or once the data are no longer needed
                  - portability, as far as based on Art. 6(1)(b) GDPR
                  - objection, as far as based on Art. 6(1)(f) GDPR

                ### Newsletter

                You are first to read what comes out of the oven.

                - **Whose:** customers
                - **Which data:** name, e-mail address
                - **Legal basis:**
                  - your consent (Art. 6(1)(a) GDPR)
                  - You are asked: “Send me news.”
                - **Required or not:** not required; refusing consent has no consequences
                - **Who receives them:** Mailer Inc. (processor: works on our instructions): e-mail address only
                - **Outside the European Economic Area:** Mailer Inc. (India): standard contractual clauses (Art. \
                46(2)(c) GDPR); get a copy at <https://korst.example/scc>
                - **How long we keep them:** 2 years after the last contact
                - **Your rights here:**
                  - access, rectification and completion, and restriction
                  - erasure after you withdrew consent, when your objection succeeds or once the data are no longer \
                needed
                  - portability
                  - objection, always and without giving reasons
                  - withdrawal of your consent

                ## Your right to object

                You can object to direct marketing, and to profiling for it, at any time. We then stop, without \
                weighing anything (Art. 21(2) GDPR). This holds for:

                - newsletter

                Because of your own circumstances you can object to what we do for a legitimate interest or a public \
                task (Art. 21(1) GDPR). From then on we no longer use your data for it, unless we show that \
                compelling reasons weigh more, or that a lawsuit needs the data. This holds for:

                - orders

                ## Your rights

                - **Access (Art. 15 GDPR):** You hear whether we hold data about you, and get a copy of them with an \
                explanation.
                - **Rectification and completion (Art. 16 GDPR):** We mend what is wrong and add what lacks.
                - **Erasure (Art. 17 GDPR):** We erase data that are no longer needed or that we shouldn't have \
                processed, and data for which you withdrew consent or objected with success. What the law makes us \
                keep, or what a lawsuit needs, stays for so long.
                - **Restriction (Art. 18 GDPR):** We put your data on hold while we check whether they are right or \
                judge your objection, when you need them for a lawsuit, or when we shouldn't have processed them and \
                you don't want erasure. We tell you before we use them again.
                - **Portability (Art. 20 GDPR):** What you gave, or what your use brought about, you get in a common \
                file, or we send it on where that is technically possible. This holds for consent and contract.
                - **Decisions by machine (Art. 22 GDPR):** You can have a human judge a decision that affects you \
                greatly, be heard on it, and contest it.

                We pass rectification, erasure and restriction on to those who got the data from us (Art. 19 GDPR).

                ## Withdrawing consent

                You can always withdraw consent, as easily as you gave it (Art. 7(3) GDPR). From then on we no longer \
                use the data for it; what we did until then doesn't become unlawful. Saying no has no other \
                consequence.

                - newsletter: the link below every message

                ## Exercising a right

                Ask us in whatever way you like; no form is needed. You reach us by:

                - E-mail: <privacy@korst.example> (shop)

                We promise you an answer within 4 weeks of receipt. We answer without undue delay; the law gives us \
                one month from receipt at most. Only where your request is complex, or you made many, may it be two \
                months more; you then hear so, with the reason, within the first month (Art. 12(3) GDPR).

                It is free of charge. Only a request that is manifestly unfounded or excessive may we refuse, or \
                handle at a reasonable fee; it is for us to show that it is (Art. 12(5) GDPR).

                We ask who you are only where we have good reason for doubt, and then in the lightest way that will \
                do (Art. 12(6) GDPR).

                Where we don't do what you ask, or not all of it, you read why, where you can complain and how to go \
                to court (Art. 12(4) GDPR). A human has judged it.

                ## Complaints, and going to court

                If you disagree with what we do, we like to hear so at <privacy@korst.example>. You don't have to.

                You can lodge a complaint with Autoriteit Persoonsgegevens (<https://toezicht.example>), or with the \
                supervisory authority of your residence, your place of work or the place of the infringement (Art. 77 \
                GDPR).

                You can also go to court (Art. 79 GDPR). In the Netherlands by a petition within six weeks of our \
                answer; where we don't answer in time there is no limit (UAVG 35(2)).

                ## Sharing with others

                Whoever isn't named as a recipient with a purpose gets nothing. A processor or sub-processor gets \
                data only once there is a complete agreement in writing and it was verified that it keeps them secure \
                (Art. 28 GDPR).

                ## Keeping and erasing

                Once a period is over we erase the data. We keep them longer only while a law demands it, for a \
                lawsuit, or by a recorded decision with a reason and a new end date.

                ## Decisions by machine

                We leave no decision that affects you greatly to a machine alone (Art. 22 GDPR).

                ## What we promise you

                - We never sell or rent out your data.
                - We answer your request within 4 weeks.

                ## Security

                Those who work with data here are bound to secrecy and reach only what their work needs. Our measures \
                fit the risk (Art. 32 GDPR).

                Among them are:

                - encryption or pseudonymisation

                ## Versions of this statement

                - **Version:** 2
                - **Applies from:** 1 March 2026
                - **Earlier:** version 1, from 1 January 2025

                The version that applies, and older ones, are at <https://korst.example/privacy>.

                Where something changes that matters to you, you get a message from us beforehand.

                Announced on 1 February 2026.

                ### What changed since version 1

                - New data for ‘newsletter’: name
                - New recipient for ‘newsletter’: Mailer Inc.
                - Longer retention for ‘newsletter’: 1 year after the last contact became 2 years after the last \
                contact

                """)
    }
}
