// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import Foundation
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@testable import LawfulDecisions

@Suite("Explanations")
struct ExplanationTests {
    static let name = "Zonnebloem Q7"
    /// Codes that concern the person or the request as a whole; the engine names nothing with them.
    static let nameless: Set<ReasonCode> = [
        .statementNotEffective, .rightIdentityPending, .rightUnidentifiable, .rightRefusedExcessive, .dataErased,
        .holdActive, .restrictionLiftWithoutNotice, .objectionUnresolved, .objectionUpheld,
    ]

    static func question(_ operation: ProcessingOperation = .disclose) -> Question {
        Question("newsletter", operation, categories: ["name"], as: "clerk", effectiveAt: noon, knownAt: noon)
    }

    static let noon = Instant(milliseconds: 1_793_880_000_000)

    @Test(
        "every reason has a text and a remedy that can be signed, with and without a name",
        arguments: ReasonCode.allCases, Language.allCases)
    func reasons(_ code: ReasonCode, _ language: Language) {
        for article in ["6(1)(a)", "Tw 11.7", "statement S-61"] as [Article] {
            for detail in [nil, Self.name] {
                let reason = Reason(code: code, article: article, detail: detail)
                let text = reason.explanation(in: language)
                expectSignable(text, language)
                expectSignable(reason.remedy(in: language), language)
                #expect(text.contains(article.cited(in: language)))
                if detail != nil, !Self.nameless.contains(code) { #expect(text.contains(Self.name)) }
            }
        }
    }

    @Test("Dutch is no English", arguments: ReasonCode.allCases)
    func languagesDiffer(_ code: ReasonCode) {
        for detail in [nil, Self.name] {
            // A citation that reads alike in both, so that only the words can differ.
            let reason = Reason(code: code, article: "Tw 11.7", detail: detail)
            #expect(reason.explanation(in: .nl) != reason.explanation(in: .en))
            #expect(reason.remedy(in: .nl) != reason.remedy(in: .en))
        }
    }

    @Test("no two reasons read alike", arguments: Language.allCases)
    func distinct(_ language: Language) {
        let texts = ReasonCode.allCases.map {
            Reason(code: $0, article: "5", detail: nil).explanation(in: language)
        }
        #expect(Set(texts).count == texts.count)
    }

    @Test(
        "every permit names code, article, basis, version and scope, and judges nothing",
        arguments: PermitCode.allCases.filter { $0 != .observed }, Language.allCases)
    func permits(_ code: PermitCode, _ language: Language) {
        for basis in [nil] + LegalBasis.allCases {
            let grant = Grant(
                code: code, question: Self.question(), basis: basis, notice: "2026-11",
                articles: [code.article, "7(3)"])
            let text = grant.explanation(in: language)
            expectSignable(text, language)
            #expect(
                text.hasPrefix(
                    language == .en
                        ? "Permitted: consistent with what was declared and recorded"
                        : "Toegestaan: in overeenstemming met wat is opgegeven en vastgelegd"))
            #expect(text.contains(Self.question().operation.name(in: language)))
            for part in ["newsletter", code.rawValue, code.article.cited(in: language), "2026-11"] {
                #expect(text.contains(part))
            }
            if let basis { #expect(text.contains(basis.article.cited(in: language))) }
            #expect((code.scope(in: language) != nil) == grant.isNarrowed)
            if let scope = code.scope(in: language) { #expect(text.contains(scope)) }
            #expect(text != grant.explanation(in: language == .en ? .nl : .en))
            #expect(Decision.permit(grant).explanation(in: language) == text)
        }
    }

    @Test("operations, bases and permits have a name in both languages, each its own")
    func names() {
        for language in Language.allCases {
            let operations = ProcessingOperation.allCases.map { $0.name(in: language) }
            let bases = LegalBasis.allCases.map { $0.name(in: language) }
            let permits = PermitCode.allCases.map { $0.name(in: language) }
            for names in [operations, bases, permits] {
                #expect(Set(names).count == names.count)
                #expect(!names.contains(""))
            }
        }
        #expect(ProcessingOperation.allCases.allSatisfy { $0.name(in: .en) != $0.name(in: .nl) })
        #expect(PermitCode.allCases.allSatisfy { $0.name(in: .en) != $0.name(in: .nl) })
    }

    @Test("a denial tells what was asked and all reasons in order, a line each", arguments: Language.allCases)
    func denials(_ language: Language) {
        let reasons = ReasonCode.allCases.map { Reason(code: $0, article: "5(1)(a)", detail: Self.name) }
        let denial = Denial(reasons: reasons, question: Self.question(), notice: "2026-11")
        let text = denial.explanation(in: language)
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { String($0) }
        #expect(lines.count == reasons.count + 1)
        #expect(lines[0].contains("newsletter"))
        #expect(lines[0].contains(denial.question.operation.name(in: language)))
        for (line, reason) in zip(lines.dropFirst(), reasons) {
            #expect(line == "- \(reason.explanation(in: language)) \(reason.remedy(in: language))")
        }
        for line in lines { expectSignable(line, language) }
        #expect(Decision.deny(denial).explanation(in: language) == text)
    }

    @Test("a name can't begin a line of its own", arguments: Language.allCases)
    func forgedLines(_ language: Language) {
        let forged = "x\r\n- all is well\n\u{85}\u{2028}\u{0B}\u{1B}y"
        let reason = Reason(code: .restrictionActive, article: "18(2)", detail: forged)
        let other = Reason(code: .purposeUndeclared, article: "5(1)(b)", detail: forged)
        var question = Self.question()
        question.activity = PurposeID(rawValue: forged)
        let text = Denial(reasons: [reason, other], question: question, notice: nil).explanation(in: language)
        #expect(text.split(whereSeparator: \.isNewline).count == 3)
        #expect(!text.contains("\u{1B}"))
    }

    @Test("what the engine names reads as words", arguments: Language.allCases)
    func engineNames(_ language: Language) {
        let restricted = Reason(code: .restrictionActive, article: "18(2)", detail: "a").explanation(in: language)
        #expect(restricted.contains(Article("18(1)(a)").cited(in: language)))
        let unnamed = Reason(code: .basisMissing, article: "6(1)", detail: "recipient").explanation(in: language)
        #expect(!unnamed.contains("'recipient'") && !unnamed.contains("‘recipient’"))
    }

    @Test("no answer of the engine tells who is concerned or who acted", arguments: Language.allCases)
    func leaks(_ language: Language) throws {
        let shop = try Shop()
        let entries = Shop.entries([
            (.consentGiven("newsletter", text: "text-1", flaws: [.preticked]), Moments.grant, nil),
            (.objectedToMarketing(), Moments.protest, nil), (.objected(to: "tips"), Moments.protest, nil),
            (.held("hold-1", because: "claim of Jane Roe"), Moments.protest, nil),
            (
                .retentionExtended(
                    "orders", until: .distantFuture, reviewBy: .distantFuture, because: "for Jane Roe",
                    approvedBy: "boss-77"),
                Moments.protest, nil
            ),
        ])
        var permits = 0
        for activity in ["orders", "improve", "newsletter", "tips", "telepathy"] as [PurposeID] {
            for operation in ProcessingOperation.allCases {
                var question = Shop.question(activity, operation, categories: ["name", "shoe_size"])
                question.recipient = "printer"
                question.recordDate = LocalDate(year: 2026, month: 1, day: 2)
                question.assertions.isCapable = false
                let decision = shop.decide(question, entries)
                if decision.isPermit { permits += 1 }
                let text = decision.explanation(in: language)
                for secret in ["person-1", "Jane Roe", "boss-77", "hold-1", "2026-01-02", "capable"] {
                    #expect(!text.contains(secret))
                }
                for line in text.split(separator: "\n") { expectSignable(String(line), language) }
            }
        }
        #expect(permits > 0)
    }
}

/// Expects whole sentences, without a verdict, a leftover of a template, or a person addressed in Dutch.
private func expectSignable(
    _ text: String,
    _ language: Language,
    sourceLocation: SourceLocation = #_sourceLocation
) {
    let lower = text.lowercased()
    #expect(text.hasSuffix("."), sourceLocation: sourceLocation)
    #expect(text.count > 10, sourceLocation: sourceLocation)
    for verdict in ["lawful", "illegal", "legally", "rechtmatig", "complian", "legaal", "wettig"] {
        #expect(!lower.contains(verdict), "\(text)", sourceLocation: sourceLocation)
    }
    for leftover in [
        "\\(", "%@", "%s", "{", "}", "Optional(", "nil", "TODO", "  ", " ,", " )", "()", "''", "‘’", "..",
    ] {
        #expect(!text.contains(leftover), "\(text)", sourceLocation: sourceLocation)
    }
    // A blank before a stop is a leftover, unless a name of the API follows, such as .consentGiven.
    #expect(!text.contains(/\ \.(?![a-z])/), "\(text)", sourceLocation: sourceLocation)
    let words = lower.split { !$0.isLetter }.map { String($0) }
    // 'Legal' only as part of a term of art, never as a verdict.
    for (index, word) in words.enumerated() where word == "legal" {
        let next = words.dropFirst(index + 1).first
        let terms = ["basis", "obligation", "claims", "hold", "effects"]
        #expect(terms.contains(next ?? ""), "\(text)", sourceLocation: sourceLocation)
    }
    if language == .nl {
        for address in ["u", "uw", "je", "jij", "jouw"] {
            #expect(!words.contains(address), "\(text)", sourceLocation: sourceLocation)
        }
    }
}
