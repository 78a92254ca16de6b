// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTime
import Testing

@Suite("The register's words")
struct VocabularyTests {
    @Test("a basis cites its letter")
    func bases() {
        #expect(LegalBasis.allCases.map(\.article.description) == ["a", "b", "c", "d", "e", "f"].map { "6(1)(\($0))" })
    }

    @Test(
        "a citation says who speaks, in both languages",
        arguments: [
            ("6(1)(b)", Authority.regulation, "Art. 6(1)(b) GDPR", "art. 6(1)(b) AVG"),
            ("Tw 11.7", .nationalLaw, "Tw 11.7", "Tw 11.7"),
            ("statement S-61", .promise, "our own privacy statement S-61", "onze eigen privacyverklaring, S-61"),
        ])
    func citations(_ text: String, _ authority: Authority, _ english: String, _ dutch: String) {
        let article = Article(text)
        #expect(article.authority == authority)
        #expect(article.cited(in: .en) == english && article.cited(in: .nl) == dutch)
    }

    @Test("who a person is appears in no description, dump or mirror")
    func persons() {
        let subject: SubjectID = "anna-0612"
        let actor: ActorID = "bert-0613"
        var dumped = ""
        dump(subject, to: &dumped)
        dump(actor, to: &dumped)
        dump([subject: [actor]], to: &dumped)
        let shown =
            "\(subject) \(actor) \([subject]) \(String(reflecting: actor)) \(Mirror(reflecting: subject).children)"
        #expect(!(dumped + shown).contains("061"))
        #expect(subject.rawValue == "anna-0612" && actor.rawValue == "bert-0613")
    }

    @Test("one of five factors left blank is no assessment", arguments: 0..<6)
    func factors(_ blank: Int) throws {
        let factors = (0..<5).map { $0 == blank ? " \n" : "weighed" }
        let register = try register {
            Activity("newsletter", covering: []) {
                Reuses(
                    "newsletter", compatible: true, link: factors[0], context: factors[1], nature: factors[2],
                    consequences: factors[3], safeguards: factors[4])
            }
        }
        #expect(register.activities.first?.purposeChanges.first?.isComplete == (blank == 5))
    }

    @Test("suspicions are ordered by their seriousness")
    func suspicion() {
        #expect([Suspicion.serious, .none, .low].sorted() == [.none, .low, .serious])
    }

    @Test("an agreement lacks the clauses that it lacks")
    func agreement() {
        #expect(ProcessingAgreement.written(from: "2026-01-01").missingClauses == [])
        #expect(ProcessingAgreement.oral(from: "2026-01-01").missingClauses == [])
        #expect(ProcessingAgreement.written(from: "2026-01-01", lacking: [.h, .a]).missingClauses == [.a, .h])
    }

    @Test("derogations are told from safeguards")
    func transferTools() {
        #expect(
            SampleRegister.transferKinds.map(\.isDerogation) == [
                false, false, false, true, true, true, true, true, true, true,
            ])
    }

    @Test("a rule keeps through its last day, and its minimum holds as long")
    func retention() throws {
        let rule = RetentionRule(period: .years(7), trigger: .endOfFinancialYear, minimum: .years(5))
        let trigger = try LocalDate("2020-03-01")
        #expect(!rule.isExpired(on: try LocalDate("2027-12-31"), trigger: trigger))
        #expect(rule.isExpired(on: try LocalDate("2028-01-01"), trigger: trigger))
        #expect(rule.minimumRuns(on: try LocalDate("2025-12-31"), trigger: trigger))
        #expect(!rule.minimumRuns(on: try LocalDate("2026-01-01"), trigger: trigger))
        let plain = RetentionRule(period: .years(2), trigger: .lastContact)
        #expect(plain.isExpired(on: try LocalDate("2022-03-02"), trigger: trigger))
        #expect(!plain.isExpired(on: try LocalDate("2022-03-01"), trigger: trigger))
        #expect(!plain.minimumRuns(on: trigger, trigger: trigger))
    }

    @Test("a declared date is what was written, and the date that it is")
    func dates() throws {
        let good: DeclaredDate = "2024-02-29"
        #expect(good.date == (try LocalDate("2024-02-29")) && good.description == "2024-02-29")
        #expect(DeclaredDate(try LocalDate("2024-02-29")) == good)
        for text in ["2023-02-29", "29-02-2024", "", "2024-02-29 ", "2024-2-29"] {
            #expect(DeclaredDate(text).date == nil && DeclaredDate(text).description == text)
        }
    }
}
