// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("The refusal letter")
struct RefusalLetterTests {
    private func letter(authority: Bool = true) async throws -> RefusalLetter {
        let office = try Office(authority: authority)
        office.add("Anna Smit", to: "invoices")
        office.add("Anna Smit", to: "news")
        office.add("Bert Bos", to: "invoices", of: "bert")
        try await office.tell(.consentGiven("news", text: "news-1"), secondsAgo: 9)
        try await office.tell(.consentWithdrawn("news"), secondsAgo: 8)
        let decided = try await office.decide(.requestErasure)
        return RefusalLetter(decided, register: office.register, date: try LocalDate("2026-03-12"))
    }

    @Test("in English, to the letter")
    func english() async throws {
        let text = try await letter().text(in: .en)
        #expect(
            text == """
                Acme & Sons B.V.
                privacy@acme.example

                2026-03-12

                On 2026-03-05 we received your request, reference 2026-017. This letter tells you whether and how far \
                we comply with it.

                Your request is granted for:
                  - Newsletter

                Your request can't be granted for:
                  - Invoices
                      The data for 'Invoices' must be kept because of a legal obligation or public task that still \
                runs (Art. 17(3)(b) GDPR).
                      The law asks for keeping them 7 years (AWR 52(4)).

                You may lodge a complaint with Autoriteit Persoonsgegevens (Postbus 93374, Den Haag), or with the \
                supervisory authority of your residence, your place of work or the place of the infringement (Art. 77 \
                GDPR); you need not complain to us first. You may also go to court (Art. 79 GDPR); in the Netherlands \
                a petition is filed within six weeks of receiving this answer (UAVG 35(2)). Counted from the date of \
                this letter that is until 2026-04-23.

                A member of staff of Acme & Sons B.V. reviewed this decision.

                """)
    }

    @Test("in Dutch has reasons, the way to complain and to court, too")
    func dutch() async throws {
        let text = try await letter().text(in: .nl)
        for part in [
            "Op 2026-03-05 ontvingen wij uw verzoek met kenmerk 2026-017",
            "Aan uw verzoek wordt voldaan voor:\n  - Newsletter\n",
            "Aan uw verzoek kan niet worden voldaan voor:\n  - Invoices\n      Een wettelijke verplichting",
            "art. 17(3)(b) AVG", "7 jaar (AWR 52(4))",
            "klacht indienen bij Autoriteit Persoonsgegevens (Postbus 93374, Den Haag)", "art. 77 AVG",
            "naar de rechter (art. 79 AVG)", "binnen zes weken", "art. 35 lid 2 UAVG",
        ] {
            #expect(text.contains(part), "\(part)")
        }
    }

    @Test("names a way to complain where the register names no authority", arguments: Language.allCases)
    func anyAuthority(_ language: Language) async throws {
        let text = try await letter(authority: false).text(in: language)
        #expect(text.contains(language == .nl ? "een toezichthoudende autoriteit" : "a supervisory authority"))
        #expect(text.contains("77"))
    }

    @Test("names nobody: not others, not who handled it, not the person's own key", arguments: Language.allCases)
    func noPersonalData(_ language: Language) async throws {
        let text = try await letter().text(in: language)
        for name in ["Bert", "bert", "J. de Vries", "anna-4711"] { #expect(!text.contains(name), "\(name)") }
    }

    @Test("of a request refused in full grants nothing")
    func refusedInFull() async throws {
        let office = try Office()
        office.add("Anna Smit", to: "invoices")
        let decided = try await office.decide(.requestErasure)
        let letter = RefusalLetter(decided, register: office.register, date: try LocalDate("2026-03-12"))
        #expect(!letter.text(in: .en).contains("granted for:\n  - Newsletter"))
        #expect(!letter.text(in: .en).contains("Your request is granted"))
        #expect(letter.text(in: .en).contains("Your request can't be granted for:\n  - Invoices\n"))
    }
}
