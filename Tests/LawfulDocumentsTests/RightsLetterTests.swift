// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("Letters about requests")
struct RightsLetterTests {
    /// What each letter must say, in Dutch and in English.
    static let musts: [RightsLetter.Kind: [(nl: String, en: String)]] = [
        .acknowledgement: [
            ("2026-04-02", "2026-04-02"), ("2026-04-07", "2026-04-07"), ("art. 12 lid 3 AVG", "Art. 12(3) GDPR"),
            ("kost u niets", "free of charge"),
        ],
        .identityQuestion: [
            ("komt niet overeen", "doesn't match"), ("art. 12 lid 6 AVG", "Art. 12(6) GDPR"), ("inloggen", "sign in"),
            ("geen kopie van een identiteitsbewijs", "Don't send us a copy of an identity document"),
            ("een andere", "another one"),
        ],
        .scopeQuestion: [
            ("overweging 63", "recital 63"), ("Dat hoeft niet", "You don't have to"),
            ("in zijn geheel", "as a whole"),
        ],
        .termExtended: [
            ("omdat het ingewikkeld is", "since it is complex"), ("four systems hold them", "four systems hold them"),
            ("2026-06-05", "2026-06-05"), ("art. 12 lid 3 AVG", "Art. 12(3) GDPR"),
        ],
        .feeQuoted: [
            ("EUR 12,05", "EUR 12.05"), ("buitensporig", "excessive"),
            ("the ninth this month", "the ninth this month"), ("art. 12 lid 5 AVG", "Art. 12(5) GDPR"),
            ("administratieve kosten", "administrative costs"),
        ],
        .granted: [
            ("wordt voldaan voor:\n  - Credit checks", "is granted for:\n  - Credit checks"),
            ("art. 15 AVG", "Art. 15 GDPR"), ("kopie van uw gegevens", "copy of your data"),
        ],
        .partlyGranted: [
            ("wordt voldaan voor:\n  - Newsletter", "is granted for:\n  - Newsletter"),
            ("kan niet worden voldaan voor:\n  - Invoices", "can't be granted for:\n  - Invoices"),
            ("art. 17(3)(b) AVG", "Art. 17(3)(b) GDPR"), ("7 jaar (AWR 52(4))", "7 years (AWR 52(4))"),
            ("art. 19 AVG", "Art. 19 GDPR"), ("reservekopieën", "backups"),
        ],
        .refused: [
            ("kan niet worden voldaan voor:\n  - Invoices", "can't be granted for:\n  - Invoices"),
            ("art. 17(3)(b) AVG", "Art. 17(3)(b) GDPR"),
        ],
        .noData: [("geen gegevens van u", "no data of yours")],
        .objectionUpheld: [
            ("bezwaar is gegrond", "objection is upheld"), ("  - Credit checks", "  - Credit checks"),
            ("art. 17 lid 1", "Arts. 17(1)(c)"),
        ],
        .objectionOverridden: [
            ("dwingende gronden (art. 21 lid 1 AVG)", "compelling grounds override your objection (Art. 21(1) GDPR)"),
            ("two unpaid invoices", "two unpaid invoices"), ("  - Credit checks", "  - Credit checks"),
        ],
        .redirected: [
            ("Tenant N.V.", "Tenant N.V."), ("privacy@tenant.example", "privacy@tenant.example"),
            ("art. 28 lid 3 onder e AVG", "Art. 28(3)(e) GDPR"), ("inhoudelijk niet", "don't go into its substance"),
        ],
        .liftAnnounced: [
            ("2026-03-19", "2026-03-19"), ("art. 18 lid 3 AVG", "Art. 18(3) GDPR"),
            ("'Credit checks'", "'Credit checks'"), ("juistheid is onderzocht", "accuracy has been verified"),
        ],
        .confirmed: [
            ("'Newsletter' is ingetrokken", "'Newsletter' is withdrawn"), ("art. 7 lid 3 AVG", "Art. 7(3) GDPR"),
        ],
        .requestWithdrawn: [("ingetrokken", "took this request back"), ("een nieuw verzoek", "a new one")],
        .late: [
            ("uiterlijk op 2026-04-07", "by 2026-04-07"), ("excuses", "apologise"), ("nog open", "still open"),
            ("geen termijn gebonden", "bound to no term"),
        ],
    ]

    /// Letters against which the person can do something, and is told what.
    static let fought: Set<RightsLetter.Kind> = [
        .termExtended, .feeQuoted, .partlyGranted, .refused, .noData, .objectionOverridden, .late, .liftAnnounced,
    ]
    /// Letters that say that a human looked at it.
    static let reviewed: Set<RightsLetter.Kind> = [
        .termExtended, .feeQuoted, .partlyGranted, .refused, .objectionOverridden,
    ]

    @Test("say what they must, and no more", arguments: RightsLetter.Kind.allCases, Language.allCases)
    func contents(_ kind: RightsLetter.Kind, _ language: Language) async throws {
        let letter = try await Letters().letter(kind)
        #expect(letter.kind == kind)
        let text = letter.text(in: language)
        let musts = try #require(Self.musts[kind])
        for must in musts {
            let part = language == .nl ? must.nl : must.en
            #expect(text.contains(part), "\(part) in\n\(text)")
        }
        #expect(text.hasPrefix("Acme & Sons B.V.\nprivacy@acme.example\n\n2026-"))
        #expect(kind == .liftAnnounced || text.contains("2026-017") && text.contains("2026-03-05"))
        for part in ["Autoriteit Persoonsgegevens (Postbus 93374, Den Haag)", "77", "79"] {
            #expect(text.contains(part) == Self.fought.contains(kind), "\(part) in\n\(text)")
        }
        let isReviewed = text.contains(language == .nl ? "Dit is door een medewerker" : "A member of staff of Acme")
        #expect(isReviewed == Self.reviewed.contains(kind))
        let refuses = text.contains(language == .nl ? "kan niet worden voldaan" : "can't be granted")
        #expect(refuses == (kind == .refused || kind == .partlyGranted), "a refusal, and nothing else, refuses")
        let grants = text.contains(language == .nl ? "wordt voldaan" : "is granted for")
        #expect(grants == (kind == .granted || kind == .partlyGranted))
        for name in ["J. de Vries", "anna-4711", "Anna Smit", "–"] { #expect(!text.contains(name), "\(name)") }
        let apologises = text.contains(language == .nl ? "excuses" : "apologise")
        #expect(apologises == (kind == .late))
    }

    @Test("of a private body name the petition and its last day", arguments: Language.allCases)
    func petition(_ language: Language) async throws {
        for kind in [RightsLetter.Kind.refused, .partlyGranted, .objectionOverridden, .feeQuoted, .noData] {
            let text = try await Letters().letter(kind).text(in: language)
            #expect(text.contains(language == .nl ? "art. 35 lid 2 UAVG" : "UAVG 35(2)"), "\(kind)")
            #expect(text.contains(language == .nl ? "zes weken" : "six weeks") && text.contains("2026-04-23"))
            #expect(!text.contains("Awb") && !text.contains("UAVG 34"))
        }
        // Six weeks from a day whose end is a holiday go on to the next working day (Atw 1): 5 May.
        let rolled = try await Letters(on: "2026-03-24").letter(.refused).text(in: language)
        #expect(rolled.contains("2026-05-06"))
    }

    @Test(
        "of a public body are decisions, against which one objects with it within six weeks",
        arguments: Language.allCases)
    func decision(_ language: Language) async throws {
        for kind in [RightsLetter.Kind.refused, .partlyGranted, .objectionOverridden, .feeQuoted, .noData] {
            let text = try await Letters(.public).letter(kind).text(in: language)
            #expect(text.contains(language == .nl ? "art. 34 UAVG" : "UAVG 34"), "\(kind)")
            #expect(text.contains(language == .nl ? "bezwaar maken bij privacy@acme.example" : "objection (bezwaar)"))
            #expect(
                text.contains("2026-04-23")
                    && text.contains(language == .nl ? "bestuursrechter" : "administrative court"))
            #expect(!text.contains("verzoekschrift") && !text.contains("petition"))
            #expect(text.contains("77") && text.contains("Autoriteit Persoonsgegevens"))
        }
        let late = try await Letters(.public).letter(.late).text(in: language)
        #expect(late.contains(language == .nl ? "in gebreke stellen" : "notice of default"))
        #expect(late.contains(language == .nl ? "twee weken" : "two weeks"))
        let office = try Office(body: .public)
        office.add("Anna Smit", to: "invoices")
        let refusal = RefusalLetter(
            try await office.decide(.requestErasure), register: office.register, date: try LocalDate("2026-03-12"))
        #expect(refusal.text(in: language).contains(language == .nl ? "art. 34 UAVG" : "UAVG 34"))
    }

    @Test("name a way to complain where the register names no authority", arguments: Language.allCases)
    func anyAuthority(_ language: Language) async throws {
        let text = try await Letters(authority: false).letter(.refused).text(in: language)
        #expect(text.contains(language == .nl ? "een toezichthoudende autoriteit" : "a supervisory authority"))
    }

    @Test("that answer too late say so and apologise, whatever the answer", arguments: Language.allCases)
    func late(_ language: Language) async throws {
        for kind in [RightsLetter.Kind.granted, .refused, .noData, .confirmed] {
            let text = try await Letters(on: "2026-04-09").letter(kind).text(in: language)
            #expect(text.contains(language == .nl ? "uiterlijk op 2026-04-07 antwoord" : "an answer by 2026-04-07"))
            let kept = kind == .refused || kind == .granted || kind == .noData
            #expect(text.contains(language == .nl ? "te laat komt" : "comes too late") == kept, "\(kind)")
        }
        let last = try await Letters(on: "2026-04-07").letter(.granted).text(in: language)
        #expect(!last.contains(language == .nl ? "excuses" : "apologise"), "the last day is in time")
    }

    @Test("grant each right in its own words", arguments: Language.allCases)
    func rights(_ language: Language) async throws {
        let words: [(right: ProcessingOperation, article: (nl: String, en: String))] = [
            (.requestRectification, ("art. 16 AVG", "Art. 16 GDPR")),
            (.requestErasure, ("art. 17 AVG", "Art. 17 GDPR")),
            (.requestRestriction, ("art. 18 AVG", "Art. 18 GDPR")),
            (.requestPortability, ("art. 20 AVG", "Art. 20 GDPR")),
            (.requestContest, ("art. 22 lid 3 AVG", "Art. 22(3) GDPR")),
            (.requestWithdrawal, ("art. 7 lid 3 AVG", "Art. 7(3) GDPR")),
        ]
        for (right, article) in words {
            let letters = try Letters()
            letters.office.add("Anna Smit", to: "news")
            try await letters.office.tell(.consentGiven("news", text: "news-1"), secondsAgo: 9)
            if right == .requestErasure { try await letters.office.tell(.consentWithdrawn("news"), secondsAgo: 8) }
            let request = try await letters.office.receive(right)
            let assessment = try await letters.office.desk().assess(
                request, at: Office.now, asserting: Assertions(significantEffect: true, accuracyContested: true))
            let decided = try await letters.office.desk().decide(
                assessment, approvedBy: "J. de Vries", at: Office.now)
            let letter = try await letters.answer(decided)
            #expect(letter.kind == .granted, "\(right)")
            let text = letter.text(in: language)
            #expect(text.contains(language == .nl ? article.nl : article.en), "\(right):\n\(text)")
            for (other, foreign) in words where other != right {
                #expect(!text.contains(language == .nl ? foreign.nl : foreign.en), "\(other) in \(right)")
            }
        }
    }

    @Test("aren't written where there is no occasion")
    func noOccasion() async throws {
        let office = try Office()
        _ = try await office.receive(.requestAccess)
        let file = try await office.file()
        let date = try LocalDate("2026-03-12")
        let register = office.register
        let attempts: [() throws -> RightsLetter] = [
            { try RightsLetter(askingIdentity: file, register: register, date: date) },
            { try RightsLetter(askingScope: file, register: register, date: date) },
            { try RightsLetter(extending: file, register: register, date: date) },
            { try RightsLetter(quoting: file, register: register, date: date) },
            { try RightsLetter(redirecting: file, to: "tenant", register: register, date: date) },
            { try RightsLetter(announcingLiftOf: .a, from: date, register: register, date: date) },
            { try RightsLetter(confirmingWithdrawalOf: file, register: register, date: date) },
            { try RightsLetter(beingLateWith: file, register: register, date: date) },
        ]
        for attempt in attempts {
            let error = #expect(throws: DocumentError.self) { try attempt() }
            #expect(error?.code == .noOccasion)
        }
    }

    @Test("show what they are about, and to nobody whom")
    func shown() async throws {
        let letter = try await Letters().letter(.refused)
        var dumped = ""
        dump(letter, to: &dumped)
        #expect("\(letter)" == "(a letter: refused)" && !dumped.contains("2026-017"))
    }

    @Test("of another country than the Netherlands name no Dutch law", arguments: Language.allCases)
    func abroad(_ language: Language) async throws {
        let letters = try Letters()
        letters.office.add("Anna Smit", to: "invoices")
        let decided = try await letters.office.decide(.requestErasure)
        var register = letters.office.register
        register.controller = LegalEntity("controller", name: "Acme GmbH", contact: "x@acme.example", country: "DE")
        let letter = RightsLetter(
            answering: decided, of: try await letters.office.file(), register: register, date: letters.date)
        let text = letter.text(in: language)
        #expect(text.contains("79") && !text.contains("UAVG"))
    }
}
