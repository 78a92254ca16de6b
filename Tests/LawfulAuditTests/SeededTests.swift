// SPDX-License-Identifier: Apache-2.0

import LawfulAudit
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("A ledger with each indication seeded")
struct SeededTests {
    /// Every kind of infringement once, among much that is in order; what is expected of each.
    private func seeded(_ bureau: Bureau) async throws -> [Indication.Code: [Int64]] {
        var expected: [Indication.Code: [Int64]] = [:]
        func good() async throws {
            for person: SubjectID in ["good-1", "good-2"] {
                try await bureau.tell(.consentGiven("news", text: "news-1"), of: person, on: "2026-01-10")
                try await bureau.answer("news", of: person, on: "2026-01-11", codes: ["ok.consent"])
                try await bureau.answer(
                    "news", of: person, on: "2026-01-12", .disclose, to: "printer", codes: ["ok.consent"])
            }
        }
        try await good()
        expected[.noPriorGround] = [
            try await bureau.answer("news", of: "ben", on: "2026-02-01", codes: ["ok.consent"])
        ]
        // A consent that comes later heals nothing.
        try await bureau.tell(.consentGiven("news", text: "news-1"), of: "ben", on: "2026-02-02")

        try await bureau.tell(.consentGiven("news", text: "news-1"), of: "anna", on: "2026-01-10")
        let no = try await bureau.tell(.consentWithdrawn("news"), of: "anna", on: "2026-02-03")
        expected[.afterRefusal] = [
            no, try await bureau.answer("news", of: "anna", on: "2026-02-04", codes: ["ok.consent"]),
        ]
        try await bureau.tell(.contractStarted("sale"), of: "carl", on: "2026-01-10")
        expected[.otherDecision] = [
            try await bureau.answer("orders", of: "carl", on: "2026-02-05", as: "stranger", codes: ["ok.contract"])
        ]
        try await bureau.tell(.consentGiven("news", text: "news-1"), of: "eve-7", on: "2026-01-10")
        let erased = try await bureau.tell(.erased("news"), of: "eve-7", on: "2026-02-06")
        expected[.afterErasure] = [
            erased, try await bureau.answer("news", of: "eve-7", on: "2026-02-07", codes: ["ok.consent"]),
        ]
        let received = try await bureau.tell(
            .request(.requestReceived, "r-1", .requestAccess), of: "fred", on: "2026-03-05")
        expected[.lateAnswer] = [
            received,
            try await bureau.tell(.request(.requestAnswered, "r-1", .requestAccess), of: "fred", on: "2026-05-01"),
        ]
        try await bureau.tell(.contractStarted("sale"), of: "dora", on: "2023-01-05", recordedOn: "2026-05-01")
        let contact = try await bureau.tell(
            .happened(.lastContact, on: LocalDate("2024-07-01"), activity: "orders"), of: "dora", on: "2026-05-02")
        let used = try await bureau.answer("orders", of: "dora", on: "2026-05-03", codes: ["ok.contract"])
        expected[.keptTooLong] = [contact, used]
        try await bureau.tell(.contractStarted("sale"), of: "gina", on: "2026-05-10")
        expected[.noAgreement] = [
            try await bureau.answer(
                "orders", of: "gina", on: "2026-10-05", .disclose, to: "printer", codes: ["ok.contract"])
        ]
        return expected
    }

    @Test("it gives exactly those, each with the entries that it rests on")
    func exactly() async throws {
        let bureau = Bureau()
        let expected = try await seeded(bureau)
        let report = try await bureau.report()
        #expect(Set(expected.keys) == Set(Indication.Code.allCases))
        #expect(report.indications.count == expected.count)
        for indication in report.indications {
            #expect(indication.entries == expected[indication.code], "\(indication)")
        }
        #expect(report.entries == 23 && report.people == 9)
        #expect(report.notAuditable == 0)
    }

    @Test("the words name entries and no person, and never say that something is lawful", arguments: Language.allCases)
    func words(language: Language) async throws {
        let bureau = Bureau()
        _ = try await seeded(bureau)
        let report = try await bureau.report()
        let text = report.text(in: language)
        for name in ["anna", "ben", "carl", "dora", "eve-7", "fred", "gina", "good-1", "r-1"] {
            #expect(!text.contains(name))
        }
        let words = text.lowercased().split { !$0.isLetter }
        #expect(!words.contains("lawful") && !words.contains("rechtmatig"))
        #expect(text.split(separator: "\n").count == 2 + 2 * 7)
        for indication in report.indications {
            #expect(indication.entries.allSatisfy { text.contains("\($0)") })
            #expect(text.contains(indication.article.cited(in: language)))
        }
    }

    @Test("the articles are those of the provisions that were touched")
    func articles() async throws {
        let bureau = Bureau()
        _ = try await seeded(bureau)
        let articles = try await bureau.report().indications.reduce(into: [:]) { $0[$1.code] = $1.article.description }
        #expect(
            articles == [
                .noPriorGround: "6(1)(a)", .afterRefusal: "7(3)", .otherDecision: "32(4)", .noAgreement: "28(3)",
                .keptTooLong: "5(1)(e)", .afterErasure: "17(1)", .lateAnswer: "12(3)",
            ])
    }
}
