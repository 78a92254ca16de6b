// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Statements and records of random registers")
struct RandomStatementTests {
    private static let cases = RandomSize.cases(or: 100)
    private static let seed = RandomSize.seed(or: 2016_0679)

    private func eachRegister(_ check: (Register, UInt64) throws -> Void) throws {
        for index in 0..<Self.cases {
            let seed = Self.seed &+ UInt64(index)
            var shop = RandomShop(seed: seed)
            try check(shop.register(), seed)
        }
    }

    /// The words of each purpose's own section.
    private func sections(of register: Register, _ language: Language) throws -> [String] {
        let page = try PrivacyStatement(register, on: Bakery.date, language: language).html()
        #expect(PageCheck.faults(of: page) == [])
        return PageReader(page).root.all.filter { $0["id"]?.hasPrefix("purpose-") == true }.map(\.allText)
    }

    @Test("tell each purpose, category, recipient, source and period where it is declared, and nowhere else")
    func everything() throws {
        var periods = 0
        try eachRegister { register, seed in
            let isNeverSold = register.promises.contains { $0.content == .neverSold }
            for language in Language.allCases {
                let sections = try sections(of: register, language)
                try #require(sections.count == register.activities.count, "seed \(seed)")
                for (activity, section) in zip(register.activities, sections) {
                    #expect(section.contains(activity.title), "seed \(seed)")
                    for category in register.categories {
                        #expect(
                            section.contains(category.title ?? "") == activity.categories.contains(category.id),
                            "seed \(seed)")
                    }
                    for recipient in register.recipients {
                        let isTold =
                            activity.disclosures.contains { $0.recipient == recipient.id }
                            && !(isNeverSold && recipient.part == .buyer)
                        #expect(section.contains(recipient.name) == isTold, "seed \(seed)")
                    }
                    for source in register.sources {
                        #expect(section.contains(source.title) == activity.sources.contains(source.id), "seed \(seed)")
                    }
                    for interest in activity.grounds.compactMap(\.interest) {
                        #expect(section.contains(interest.description) == (interest.toldIn != nil), "seed \(seed)")
                    }
                    for law in activity.grounds.compactMap(\.law) { #expect(section.contains(law.citation)) }
                    for rule in activity.retention {
                        periods += 1
                        #expect(section.contains("\(rule.period.count) \(Self.unit(rule.period, language)) "))
                    }
                }
            }
        }
        #expect(periods > 0)
    }

    private static func unit(_ period: Period, _ language: Language) -> String {
        let isOne = period.count == 1
        switch (period.unit, language) {
        case (.days, .en): return isOne ? "day" : "days"
        case (.weeks, .en): return isOne ? "week" : "weeks"
        case (.months, .en): return isOne ? "month" : "months"
        case (.years, .en): return isOne ? "year" : "years"
        case (.days, .nl): return isOne ? "dag" : "dagen"
        case (.weeks, .nl): return isOne ? "week" : "weken"
        case (.months, .nl): return isOne ? "maand" : "maanden"
        case (.years, .nl): return "jaar"
        case (.hours, _): return "uur"
        }
    }

    @Test("tell of a category just where decisions know it")
    func decided() throws {
        var known = 0
        try eachRegister { register, seed in
            var working = register
            working.roles = [Role("clerk", boundBy: .secrecy, for: nil)]
            let engine = DecisionEngine(try working.activate(.asDeclared))
            let now = Bakery.date.start(in: register.timeZone)
            let sections = try sections(of: register, .en)
            for (activity, section) in zip(register.activities, sections) {
                for category in register.categories {
                    let question = Question(
                        activity.purpose, categories: [category.id], as: "clerk", effectiveAt: now, knownAt: now)
                    guard let title = category.title else { continue }
                    let isUnknown = engine.decide(question, status: SubjectStatus()).codes.contains(
                        "category.undeclared")
                    #expect(section.contains(title) == !isUnknown, "seed \(seed)")
                    if !isUnknown { known += 1 }
                }
            }
        }
        #expect(known > 0)
    }

    @Test("claim nothing in the checklist that isn't in its section, and no item is forgotten")
    func checklist() throws {
        try eachRegister { register, seed in
            let statement = try PrivacyStatement(register, on: Bakery.date, language: .nl)
            #expect(statement.checklist.count == register.activities.count * InformationItem.allCases.count)
            let page = PageReader(statement.html()).root
            for entry in statement.checklist {
                guard case .told(let id, let lines) = entry.standing else { continue }
                let section = try #require(page.element(id), "seed \(seed)").allText
                #expect(lines.allSatisfy { section.contains($0.text) }, "seed \(seed): \(entry.item)")
            }
        }
    }

    @Test("are records that name every activity with its data")
    func records() throws {
        try eachRegister { register, seed in
            for language in Language.allCases {
                let record = ProcessingRecord.controller(register, on: Bakery.date, language: language)
                let page = record.html()
                #expect(PageCheck.faults(of: page) == [], "seed \(seed)")
                let sections = PageReader(page).root.all.filter { $0.name == "section" }.map(\.allText)
                try #require(sections.count == register.activities.count)
                for (activity, section) in zip(register.activities, sections) {
                    #expect(section.contains(activity.title), "seed \(seed)")
                    for category in activity.categories {
                        #expect(section.contains(register.category(category)?.title ?? "-"), "seed \(seed)")
                    }
                }
            }
        }
    }
}
