// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("Receipts for consent")
struct ConsentReceiptTests {
    private let register: Register
    /// 2026-03-05T10:00+01:00.
    private let moment = Instant(milliseconds: 1_772_701_200_000)

    init() throws {
        register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "2026-01", from: "2026-01-01")
            WrittenIn(.en)
            Translation("Newsletter", .nl, "Nieuwsbrief")
            Translation("E-mail address", .nl, "E-mailadres")
            Translation("the link in every message", .nl, "de link in elk bericht")
            SupervisoryAuthority("Autoriteit Persoonsgegevens", contact: "Postbus 93374, Den Haag")
            LegalEntity("partner", name: "Partner B.V.", contact: "privacy@partner.example")
            CategoryDeclaration("email", "E-mail address")
            ConsentText("news-2", in: .en, "Yes", digest: "sha-256:aa", withdrawal: "the link in every message")
            Recipient("mailer", "Mailer Inc.", part: .controller, country: "US")
            Activity("news", "Newsletter", covering: ["email"]) {
                Consent(text: "news-2")
                Jointly(with: "partner")
                Discloses(to: "mailer")
            }
        }
    }

    private func receipt(
        for entry: EntryID,
        of events: [LedgerEvent],
        in language: Language = .en,
        about person: String? = nil
    ) -> ConsentReceipt? {
        let entries = events.enumerated().map { index, event in
            let at = moment.advanced(bySeconds: Int64(index) * 86_400)
            return LedgerEntry(
                sequence: Int64(index + 1),
                EntryDraft(
                    id: EntryID(rawValue: "entry-\(index + 1)"), event, subject: "anna-4711", actor: "clerk-17",
                    role: "support", effectiveAt: at, recordedAt: at))
        }
        return ConsentRecord(
            of: "news", folding: entries, effectiveAt: .distantFuture, knownAt: .distantFuture
        ).flatMap { ConsentReceipt(for: entry, in: $0, by: register, in: language, about: person) }
    }

    private let story: [LedgerEvent] = [
        .consentGiven(
            "news", text: "news-2",
            ConsentDetails(
                language: .nl, action: "ticked the box", channel: "web", capture: "shot-7", notice: "2026-01",
                zone: "Europe/Brussels"), explicit: true),
        .consentWithdrawn("news", ConsentDetails(channel: "portal")),
    ]

    @Test("for giving, to the letter, in English")
    func givenEnglish() throws {
        let text = try #require(self.receipt(for: "entry-1", of: story)).text
        #expect(
            text == """
                Receipt for your consent

                Reference: entry-1
                Time: 2026-03-05 10:00 (Europe/Brussels; 2026-03-05T09:00:00Z)
                Controller: Acme B.V., privacy@acme.example; Partner B.V., privacy@partner.example
                Purpose: Newsletter
                Legal basis: explicit consent (Art. 6(1)(a) GDPR)
                Categories of personal data: E-mail address
                Text shown: news-2, Dutch, sha-256:aa
                Version of the privacy statement: 2026-01
                Act: ticked the box, web
                Recipients: Mailer Inc., US
                Countries outside the EEA: US
                How to withdraw: the link in every message

                You can withdraw your consent at any time. Withdrawing counts from that moment on, and doesn't affect \
                the lawfulness of what was done on your consent before it (Art. 7(3) GDPR).
                You may lodge a complaint with Autoriteit Persoonsgegevens, Postbus 93374, Den Haag (Art. 77 GDPR).

                """)
    }

    @Test("for withdrawing, to the letter, in Dutch: the effect is told, and what went before")
    func withdrawnDutch() throws {
        let text = try #require(self.receipt(for: "entry-2", of: story, in: .nl, about: "P-1")).text
        #expect(
            text == """
                Bevestiging van uw intrekking

                Kenmerk: entry-2
                Betrokkene: P-1
                Tijdstip: 2026-03-06 10:00 (Europe/Amsterdam; 2026-03-06T09:00:00Z)
                Verwerkingsverantwoordelijke: Acme B.V., privacy@acme.example; Partner B.V., privacy@partner.example
                Doel: Nieuwsbrief
                Grondslag: uitdrukkelijke toestemming (art. 6(1)(a) AVG)
                Categorieën persoonsgegevens: E-mailadres
                Getoonde tekst: news-2, Nederlands, sha-256:aa
                Versie van de privacyverklaring: 2026-01
                Handeling: portal
                Ontvangers: Mailer Inc., US
                Landen buiten de EER: US

                Eerdere beslissingen over dit doel:
                  - 2026-03-05 10:00 (Europe/Brussels): toestemming gegeven

                Vanaf dit tijdstip verwerken wij uw gegevens niet meer op grond van deze toestemming. De rechtmatigheid \
                van wat daarvoor op grond van uw toestemming is gedaan verandert niet (art. 7 lid 3 AVG). Toestemming \
                die u voor andere doelen gaf, blijft gelden.
                U kunt een klacht indienen bij Autoriteit Persoonsgegevens, Postbus 93374, Den Haag (art. 77 AVG).

                """)
    }

    @Test("for refusing: by its own text, and never called a withdrawal")
    func refused() throws {
        let events = story + [.consentRefused("news", text: "news-3")]
        let receipt = try #require(self.receipt(for: "entry-3", of: events))
        #expect(receipt.header.status == .refused && receipt.processing.textVersion == "news-3")
        #expect(
            receipt.text.contains("Receipt for your refusal of consent") && !receipt.text.contains("your withdrawal"))
        #expect(receipt.events.map(\.status) == [.given, .withdrawn, .refused])
    }

    @Test("a receipt stays as it is, whatever comes later")
    func stable() throws {
        let early = try #require(self.receipt(for: "entry-1", of: [story[0]]))
        #expect(receipt(for: "entry-1", of: story) == early)
        #expect(receipt(for: "entry-7", of: story) == nil)
    }

    @Test("a renewal and a review have theirs", arguments: Language.allCases)
    func others(_ language: Language) throws {
        let events =
            story + [
                .consentRenewed("news", text: "news-2", authorisedByParent: true),
                .consentInvalidated("news", flaws: [.preticked], because: "the box"),
            ]
        let renewed = try #require(self.receipt(for: "entry-3", of: events, in: language))
        #expect(renewed.header.status == .renewed && renewed.events.last?.mechanism == .checkbox)
        let found = try #require(self.receipt(for: "entry-4", of: events, in: language))
        #expect(found.header.status == .invalidated && found.text.contains("the box"))
        #expect(found.processing.textVersion == "news-2", "it speaks of what was consented to")
    }

    @Test("as JSON it has the sections and stable keys, and comes back")
    func json() throws {
        let receipt = try #require(self.receipt(for: "entry-1", of: story, about: "P-1"))
        let data = try receipt.json()
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        #expect(root.keys.sorted() == ["events", "header", "parties", "processing"])
        let header = try #require(root["header"] as? [String: Any])
        #expect(
            header.keys.sorted() == ["jurisdiction", "language", "receiptId", "schemaVersion", "status", "subjectRef"])
        #expect(header["schemaVersion"] as? String == "1" && header["receiptId"] as? String == "entry-1")
        let event = try #require((root["events"] as? [[String: Any]])?.first)
        #expect(event["at"] as? String == "2026-03-05T09:00:00Z" && event["zone"] as? String == "Europe/Brussels")
        #expect(event["capture"] as? String == "shot-7" && event["explicit"] as? Bool == true)
        #expect(try JSONDecoder().decode(ConsentReceipt.self, from: data) == receipt)
    }

    @Test("no form names the person or who recorded it, unless a pseudonym is passed in", arguments: Language.allCases)
    func nobody(_ language: Language) throws {
        for entry in ["entry-1", "entry-2"] as [EntryID] {
            let receipt = try #require(self.receipt(for: entry, of: story, in: language))
            var dumped = ""
            dump(receipt, to: &dumped)
            let forms = [
                receipt.text, receipt.markdown, receipt.html, String(decoding: try receipt.json(), as: UTF8.self),
                "\(receipt)", dumped,
            ]
            for form in forms { #expect(!form.contains("anna-4711") && !form.contains("clerk-17")) }
            let named = try #require(self.receipt(for: entry, of: story, in: language, about: "P-1"))
            #expect(named.text.contains("P-1") && named.markdown.contains("P-1") && named.html.contains("P-1"))
        }
    }

    @Test(
        "what a record holds can't become markup, nor a line of its own",
        arguments: ["<script>alert(1)</script>", "[x](javascript:1)", "**bold** # one\n# two", "a\u{2028}b"])
    func hostile(_ text: String) throws {
        let event = LedgerEvent.consentGiven("news", text: "news-2", ConsentDetails(action: text))
        let receipt = try #require(self.receipt(for: "entry-1", of: [event]))
        #expect(!receipt.html.contains("<script>"))
        #expect(!receipt.markdown.contains("<script>") && !receipt.markdown.contains("[x]("))
        #expect(!receipt.markdown.contains("\n# two") && !receipt.text.contains("\n# two"))
        #expect(!receipt.markdown.contains("**bold**") && !receipt.text.contains("\u{2028}"))
    }

    @Test("where nothing tells how to withdraw, the controller's contact does")
    func contact() throws {
        let event = LedgerEvent.consentGiven("news", text: "unheard-of")
        let receipt = try #require(self.receipt(for: "entry-1", of: [event]))
        #expect(receipt.processing.withdrawal == "By way of privacy@acme.example")
    }
}
