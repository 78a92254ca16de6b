// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTesting
import LawfulTime

/// Random registers for statements: what is declared under names that occur nowhere else.
struct RandomShop {
    private var random: SeededGenerator
    private var names = 0

    init(seed: UInt64) { random = SeededGenerator(seed: seed) }

    private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }
    private mutating func happens() -> Bool { Bool.random(using: &random) }

    /// A word that no other text contains.
    private mutating func word(_ stem: String) -> String {
        names += 1
        let spices = ["", " & co", " <b>", " “x”", "_y_", " 1.", " #2"]
        return "\(stem)q\(names)z\(spices[number(spices.count)])"
    }

    private mutating func some<T>(_ all: [T]) -> [T] { all.filter { _ in happens() } }

    private mutating func period() -> Period {
        let count = 1 + number(30)
        return [.days(count), .weeks(count), .months(count), .years(count)][number(4)]
    }

    mutating func register() throws -> Register {
        var parts: [any RegisterPart] = [WrittenIn(happens() ? .nl : .en), Notice(version: "1", from: "2024-01-01")]
        if happens() { parts.append(Promise(.neverSold, clause: "P-1")) }
        let categories = (0..<1 + number(5)).map { index in
            CategoryDeclaration(CategoryID(rawValue: "c\(index)"), word("Category"))
        }
        let subjects = (0..<number(3)).map { index in
            SubjectCategory(SubjectCategoryID(rawValue: "s\(index)"), word("People"), contractParty: true)
        }
        let sources = (0..<number(3)).map { index in
            Source(SourceID(rawValue: "f\(index)"), word("Source"), kind: happens() ? .public : .thirdParty)
        }
        let recipients = (0..<number(4)).map { _ in recipient() }
        parts += categories as [any RegisterPart] + subjects + sources + recipients
        for index in 0..<number(5) {
            var activity = Activity(
                PurposeID(rawValue: "purpose \(index)"), word("Purpose"), covering: some(categories.map(\.id)))
            activity.subjects = some(subjects.map(\.id))
            activity.sources = some(sources.map(\.id))
            for recipient in some(recipients) {
                Discloses(to: recipient.id, only: happens() ? nil : some(activity.categories)).add(to: &activity)
            }
            if happens() { activity.retention = [RetentionRule(period: period(), trigger: .endOfRelation)] }
            activity.grounds = grounds()
            activity.isDirectMarketing = number(4) == 0
            parts.append(activity)
        }
        return try Register(controller: word("Shop"), contact: word("Street")) { parts }
    }

    private mutating func recipient() -> Recipient {
        let parts: [Recipient.Part?] = [.processor, .subprocessor, .controller, .joint, .authority, .buyer, nil]
        let countries: [CountryCode] = ["NL", "IN", "US", "CH"]
        names += 1
        return Recipient(
            RecipientID(rawValue: "r\(names)"), word("Recipient"), part: parts[number(parts.count)],
            country: countries[number(countries.count)],
            transfer: happens() ? TransferTool(.standardClauses, copyAt: word("Copy")) : nil, vague: happens())
    }

    private mutating func grounds() -> [Ground] {
        var grounds: [Ground] = []
        if happens() { grounds.append(Consent(text: "t")) }
        if happens() { grounds.append(Contract("c")) }
        if happens() { grounds.append(LegalObligation(LawReference(word("Law")))) }
        if happens() {
            grounds.append(LegitimateInterest(word("Interest"), balancing: nil, toldIn: happens() ? "1" : nil))
        }
        return grounds
    }
}
