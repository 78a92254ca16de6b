// SPDX-License-Identifier: Apache-2.0

import LawfulDocuments
import LawfulModel
import LawfulTime
import Testing

@Suite("The statement")
struct StatementTests {
    private func text(
        _ register: Register,
        on date: LocalDate = Studio.date,
        _ language: Language = .en,
        previous: Register? = nil
    ) throws -> String {
        try PrivacyStatement(register, on: date, language: language, previous: previous).markdown()
    }

    @Test("is the version in force on the date")
    func version() throws {
        let register = try Studio.register()
        let first = try PrivacyStatement(register, on: LocalDate("2024-12-31"), language: .en)
        let second = try PrivacyStatement(register, on: LocalDate("2025-01-01"), language: .en)
        #expect(first.notice.version == "1" && second.notice.version == "2")
        #expect(
            first.markdown().contains("**To come:** version 2, from 1 January 2025: <https://linde.example/privacy>"))
        #expect(second.markdown().contains("**Earlier:** version 1, from 1 January 2024\n"))
        #expect(!first.markdown().contains("### Concerts"), "version 1 doesn't describe them")
    }

    @Test("isn't written where no version is in force, and says what to do")
    func none() throws {
        let register = try Studio.register()
        do {
            _ = try PrivacyStatement(register, on: LocalDate("2023-12-31"), language: .en)
            Issue.record("a statement before there was one")
        } catch let error as DocumentError {
            #expect(error.code == .noStatement)
            #expect(
                error.description == """
                    documents.noStatement: no version of the statement is in force on 2023-12-31; declare a Notice with \
                    that date or an earlier one
                    """)
        }
    }

    @Test("tells who else is responsible, and the essence of what joint controllers arranged (26(2))")
    func entities() throws {
        let text = try text(Studio.register())
        for part in [
            "**Also responsible:** Linde School (<info@school.example>), for: exams",
            "### Together with others\n\nWe decide together with Concert Hall (<info@hall.example>) about: concerts.",
            "The hall sells, we perform.",
            "You can turn to any of us (Art. 26(3) GDPR). The contact point is <tickets@hall.example>.",
            "### Data that we process for others",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        #expect(!text.contains("hosting for the hall"), "a processor's activity belongs to its controller's statement")
    }

    @Test("leaves out those to whom nothing can ever go: a buyer, where selling is forsworn")
    func buyer() throws {
        var register = try Studio.register()
        #expect(try !text(register).contains("Broker"))
        register.promises.removeAll { $0.content == .neverSold }
        #expect(try text(register).contains("Broker (buys the data)"))
    }

    @Test("reuses no data that weren't found compatible")
    func incompatible() throws {
        #expect(try !text(Studio.register()).contains("Data of ‘newsletter’"))
    }

    @Test("tells each promise")
    func promises() throws {
        var register = try Studio.register()
        register.promises += [
            Promise(.answeredWithin(.days(10)), clause: "P-3"),
            Promise(.disclosedOnSuspicion(.serious, to: "police"), clause: "P-4"),
        ]
        let text = try text(register)
        for line in [
            "- Others get your data only where that is necessary and there is a legal basis for it.",
            "- We never sell or rent out your data.", "- We answer your request within 10 days.",
            "- Police gets your data only on a serious suspicion.",
            "We promise you an answer within 10 days of receipt.",
        ] {
            #expect(text.contains(line), "\(line)")
        }
    }

    @Test("tells how a Dutch public body's answer is contested, and leaves foreign courts to themselves")
    func courts() throws {
        var register = try Studio.register()
        #expect(try text(register).contains("by a petition within six weeks"))
        register.controller = LegalEntity("controller", name: "Town", contact: "x", body: .public)
        #expect(try text(register).contains("UAVG 34"))
        register.controller = LegalEntity("controller", name: "Firma", contact: "x", country: "DE")
        #expect(try text(register).contains("You can also go to court (Art. 79 GDPR).\n"))
        register.controller = LegalEntity(
            "controller", name: "Inc.", contact: "x", country: "US", representative: "rep@eu.example")
        #expect(try text(register).contains("- **Representative in the Union:** <rep@eu.example>"))
    }

    @Test("says so when it is the first, and points to the one before where the register of then isn't kept")
    func first() throws {
        let register = try Studio.register()
        #expect(try text(register, on: LocalDate("2024-06-01")).contains("This is the first version."))
        let second = try text(register)
        #expect(second.contains("### What changed since version 1\n\n- New purpose: concerts\n- New purpose: exams\n"))
        #expect(second.contains("put that version beside this one"))
        #expect(try text(register, previous: register).contains("- New purpose: exams\n"))
    }

    @Test("has no words in common with those of the other language", arguments: [Studio.date])
    func languages(_ date: LocalDate) throws {
        let english = Set(try text(Studio.register(), on: date, .en).split(separator: "\n"))
        let dutch = Set(try text(Studio.register(), on: date, .nl).split(separator: "\n"))
        // What both may share: headings and list items of the register's own, untranslated words.
        let shared = english.intersection(dutch).filter { !$0.hasPrefix("- ") && !$0.hasPrefix("###") }
        #expect(shared == ["The hall sells, we perform."])
    }

    @Test("lists the words that nobody translated, and marks them on the page")
    func untranslated() throws {
        let bakery = try Bakery.register()
        #expect(bakery.untranslated(in: .nl) == [])
        #expect(bakery.untranslated(in: .en) == ["allergieën"])
        let page = try PrivacyStatement(bakery, on: Bakery.date, language: .en).html()
        #expect(page.contains("<span lang=\"nl\">allergieën</span>"))
        let studio = try Studio.register()
        #expect(studio.untranslated(in: .en) == [])
        let all = Set(studio.untranslated(in: .nl))
        for text in [
            "lessons", "hosting for the hall", "the exam", "avoiding bad debts", "a sign at the door", "pupils",
            "same pupils",
            "Credit Bureau", "your account", "front desk", "The hall sells, we perform.",
            "the link below every message",
        ] {
            #expect(all.contains(text), "\(text)")
        }
        #expect(!all.contains("Concert Hall") && !all.contains("Mailer Ltd"), "names need no translation")
    }
}
