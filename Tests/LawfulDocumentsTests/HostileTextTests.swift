// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import LawfulTime
import Testing

@Suite("Hostile text in a register")
struct HostileTextTests {
    static let texts = [
        "<script>alert(1)</script>", "\"><img src=x onerror='alert(1)'>", "Tom & <b>Jerry</b>", "]]>--><!--",
        "</title></style><svg onload=alert(1)>", "<\u{301}b>", "[click](javascript:alert(1))",
        "![x](https://a.example/x)",
        "# heading", "1. item", "- item", "+ item", "> quote", "| a | b |", "`code`", "**bold** _and_ ~~more~~",
        "&lt;b&gt;",
        "a\n\n# b", "a\r\n- b", "a\u{2028}# b", "\\", "\\[", "=====", "---", "#", "&#60;",
    ]

    /// A register with a text in every place that people read.
    static func register(_ text: String) throws -> Register {
        try Register(controller: text, contact: text) {
            Notice(version: "1", from: "2024-01-01")
            Notice(version: NoticeVersion(rawValue: "2"), from: "2025-01-01", url: text)
            DataProtectionOfficer.notRequired(because: text)
            SupervisoryAuthority(text, contact: text)
            ContactChannel(.post, text, desk: text)
            RightsProcedure(by: [text])
            SecurityMeasure("m", text, .testing, owner: text)
            LegalEntity("other", name: text, contact: text, country: "US", representative: text)
            JointArrangement(with: ["other"], essence: text, contact: text)
            CategoryDeclaration("c", text, kind: .special(.health))
            SubjectCategory("s", text, contractParty: true)
            Source("from", text, kind: .public)
            Recipient("to", text, part: .processor, country: "IN", transfer: TransferTool(.code, copyAt: text))
            Recipient("vague", text, part: nil, vague: true)
            ConsentText("t", in: .nl, text, withdrawal: text)
            Promise(.disclosedOnSuspicion(.low, to: "to"), clause: "1")
            Activity("a", text, covering: ["c"]) {
                Worded(text)
                About("s")
                Jointly(with: "other")
                From("from")
                Announced(text)
                Consent(text: "t")
                LegalObligation(LawReference(text))
                LegitimateInterest(text, balancing: nil, toldIn: "1")
                Condition(.g, for: "c", law: LawReference(text))
                OffencesAllowed(by: .granted(text))
                NationalIDAllowed(by: LawReference(text))
                Requires("c", otherwise: text)
                Discloses(to: "to", only: ["c"])
                Discloses(to: "vague")
                Keep(for: .years(1), after: RetentionTrigger(text), atLeast: .days(1), by: LawReference(text))
                DecidesAutomatically(significant: true, safeguards: [.contest], logic: text, significance: text)
                Reuses(
                    "a", compatible: true, link: text, context: text, nature: text, consequences: text, safeguards: text
                )
            }
            Activity("b", text, covering: ["c"]) {
                OnInstruction(Instruction("i", of: "other", operations: [.store], document: text))
            }
        }
    }

    static func documents(_ register: Register, _ language: Language) throws -> [Document] {
        let date = try LocalDate("2026-01-01")
        return [
            try PrivacyStatement(register, on: date, language: language, previous: register).document,
            ProcessingRecord.controller(register, on: date, language: language),
            ProcessingRecord.processor(register, on: date, language: language),
        ]
    }

    @Test("is text on every page, and never markup", arguments: texts, Language.allCases)
    func pages(_ text: String, _ language: Language) throws {
        let plain = try Self.documents(Self.register("plain"), language)
        for (document, harmless) in zip(try Self.documents(Self.register(text), language), plain) {
            let page = document.html()
            #expect(PageCheck.faults(of: page) == [])
            let elements = PageReader(page).root.all.filter { $0.name != "#text" }.map(\.name)
            let expected = PageReader(harmless.html()).root.all.filter { $0.name != "#text" }.map(\.name)
            #expect(elements == expected, "the same elements as with harmless text")
            #expect(PageReader(page).root.allText.contains(text))
        }
    }

    @Test("is one line of text in Markdown, and never markup", arguments: texts, Language.allCases)
    func markdown(_ text: String, _ language: Language) throws {
        let plain = try Self.documents(Self.register("plain"), language)
        for (document, harmless) in zip(try Self.documents(Self.register(text), language), plain) {
            let lines = document.markdown().split(separator: "\n", omittingEmptySubsequences: false)
            let expected = harmless.markdown().split(separator: "\n", omittingEmptySubsequences: false)
            #expect(lines.count == expected.count)
            for (line, harmless) in zip(lines, expected) {
                #expect(MarkdownShape(line) == MarkdownShape(harmless), "\(line)")
            }
        }
    }
}

/// What Markdown makes of a line: its opening, and the marks in it that aren't escaped.
private struct MarkdownShape: Equatable {
    let opening: String
    let marks: String

    init(_ line: Substring) {
        let openings = ["### ", "## ", "# ", "  - **", "  - ", "- **", "- ", "**", "| "]
        let found = openings.first(where: line.hasPrefix) ?? ""
        var rest = line.dropFirst(found.count)
        if ["#", "-", "+", ">", "="].contains(where: rest.hasPrefix) { opening = found + "!" } else { opening = found }
        if let first = rest.first, first.isASCII, first.isNumber, rest.drop(while: \.isNumber).hasPrefix(".") {
            marks = "1."
            return
        }
        var marks = ""
        while let mark = rest.popFirst() {
            if mark == "\\" { _ = rest.popFirst() }
            if "*_`[]<>|~".contains(mark) { marks.append(mark) }
            if mark == "&", rest.first.map({ $0.isLetter || $0 == "#" }) == true { marks.append(mark) }
        }
        self.marks = marks
    }
}
