// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import LawfulTime
import Testing

@Suite("The checklist of Arts. 13 and 14")
struct ChecklistTests {
    private static func statement(_ register: Register, _ language: Language = .en) throws -> PrivacyStatement {
        try PrivacyStatement(register, on: Studio.date, language: language)
    }

    private static func standing(
        _ item: InformationItem,
        _ purpose: PurposeID,
        _ register: Register
    ) throws -> ChecklistEntry.Standing {
        let entries = try statement(register).checklist.filter { $0.item == item && $0.purpose == purpose }
        #expect(entries.count == 1)
        return try #require(entries.first).standing
    }

    @Test("has every item for every purpose that isn't a processor's, and finds no gap where there is none")
    func complete() throws {
        let checklist = try Self.statement(Studio.register()).checklist
        let purposes: [PurposeID] = ["lessons", "credit", "news", "concerts", "exams"]
        #expect(
            checklist.map(\.purpose) == purposes.flatMap { purpose in InformationItem.allCases.map { _ in purpose } })
        #expect(checklist.map(\.item) == purposes.flatMap { _ in InformationItem.allCases })
        #expect(checklist.filter(\.isMissing) == [])
        for item in InformationItem.allCases {
            let isTold = checklist.contains { entry in
                if case .told = entry.standing { entry.item == item } else { false }
            }
            #expect(isTold, "\(item) is told of some purpose")
        }
    }

    @Test(
        "claims nothing that isn't in the text, on the page in its very section",
        arguments: Sample.allCases, Language.allCases)
    func inTheText(_ sample: Sample, _ language: Language) throws {
        let statement = try Self.statement(sample.register(), language)
        let page = PageReader(statement.html()).root
        func plain(_ text: String) -> String { text.filter { !"\\<>".contains($0) } }
        let markdown = plain(statement.markdown())
        var lines = 0
        for entry in statement.checklist {
            guard case .told(let id, let told) = entry.standing else { continue }
            let section = try #require(page.element(id), "\(id)")
            for line in told {
                #expect(!line.isEmpty)
                #expect(section.allText.contains(line.text), "\(entry.item) of \(entry.purpose)")
                #expect(markdown.contains(plain(line.text)), "\(entry.item) of \(entry.purpose)")
                lines += 1
            }
        }
        #expect(lines > 8)
    }

    /// What each item must say, written by hand.
    static let words: [(InformationItem, PurposeID, [String])] = [
        (.identity, "lessons", ["Studio Linde B.V.", "hello@linde.example"]), (.officer, "news", ["dpo@linde.example"]),
        (.purpose, "concerts", ["a legal obligation (Concert Act 3; Art. 6(1)(c) GDPR)"]),
        (.purpose, "exams", ["a public task or authority (Exam Act 1; Art. 6(1)(e) GDPR)"]),
        (.interest, "credit", ["avoiding bad debts"]),
        (.categories, "lessons", ["name, voice recording, allergies (special category: health)"]),
        (.recipients, "lessons", ["Police (public authority): name only; only on a serious suspicion"]),
        (.recipients, "credit", ["nobody outside our organisation"]),
        (
            .transfers, "news",
            ["Mailer Ltd (India): binding corporate rules (Art. 47 GDPR); get a copy at https://mailer.example/bcr"]
        ),
        (
            .period, "lessons",
            ["other data: 2 years after the end of the contract", "voice recording: 3 weeks after the collection"]
        ),
        (
            .period, "concerts",
            [
                "7 years after the end of the financial year of the record, of which 5 years are required by law (AWR 52(4))"
            ]
        ),
        (.period, "exams", ["1 year following the year of the exam"]),
        (
            .rights, "credit",
            [
                "access, rectification and completion, and restriction",
                "erasure when your objection succeeds or once the data are no longer needed",
                "portability, as far as based on Art. 6(1)(b) GDPR", "objection, as far as based on Art. 6(1)(f) GDPR",
                "a human's judgement of the decision",
            ]
        ),
        (
            .rights, "concerts",
            [
                "access, rectification and completion, and restriction",
                "erasure only once the law no longer makes us keep the data",
            ]
        ),
        (
            .rights, "exams",
            [
                "access, rectification and completion, and restriction",
                "erasure when your objection succeeds or once the data are no longer needed, except as far as the task needs them",
                "objection",
            ]
        ),
        (
            .requirement, "lessons",
            ["name: needed for the contract. If you don't: we can't enrol you", "voice recording: you may leave out"]
        ),
        (.requirement, "concerts", ["name: required by law. If you don't: you can't enter"]),
        (.requirement, "news", ["not required; refusing consent has no consequences"]),
        (
            .automatedDecisions, "credit",
            [
                "A machine decides here by itself, with legal or other great effects for you (Art. 22(1) GDPR).",
                "How it does: a score over 600 passes", "What it means: below it you pay in advance",
                "You can have a human step in, give your point of view, contest the decision.",
            ]
        ),
        (.automatedDecisions, "news", ["Only for these purposes a machine decides by itself:"]),
        (
            .source, "credit",
            ["Credit Bureau (a register, not publicly accessible)", "newspapers (publicly accessible)"]
        ),
        (
            .furtherPurpose, "credit",
            [
                "Data of ‘lessons’, too; the new use is compatible (Art. 6(4) GDPR). link: same pupils; context: school; nature of the data: names only; consequences: none; safeguards: few may look"
            ]
        ),
    ]

    @Test("says each item in words", arguments: words.indices)
    func inWords(_ index: Int) throws {
        let (item, purpose, words) = Self.words[index]
        guard case .told(_, let lines) = try Self.standing(item, purpose, Studio.register()) else {
            Issue.record("\(item) of \(purpose) isn't told")
            return
        }
        #expect(lines.map(\.text) == words)
    }

    @Test("knows what there is nothing to tell of")
    func notApplicable() throws {
        let register = try Studio.register()
        for (item, purpose) in [
            (.interest, "news"), (.transfers, "credit"), (.withdrawal, "lessons"), (.source, "news"),
            (.objection, "lessons"), (.furtherPurpose, "news"),
        ] as [(InformationItem, PurposeID)] {
            #expect(try Self.standing(item, purpose, register) == .notApplicable, "\(item) of \(purpose)")
        }
    }
}
