// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTesting
import LawfulTime

/// The parts of a register made by chance from few names, so that they clash and miss one another.
struct RandomParts {
    /// Dates, the first four of them real and in order.
    static let dates: [DeclaredDate] = [
        "2024-02-29", "2025-12-31", "2026-01-01", "2026-02-28", "2026-02-30", "2026-1-1", "", "soon",
    ]
    /// Countries, the first two of them well written.
    static let countries: [CountryCode] = ["NL", "US", "nl", "N", "NLD", "N1", ""]
    private static let pool = ["a", "b", "c", "d", "e"]

    /// How often, in a hundred, a place is filled without care.
    let carelessness: Int
    var random: SeededGenerator
    var entities: [LegalEntity] = []
    var notices: [Notice] = []
    var categories: [CategoryDeclaration] = []
    var subjects: [SubjectCategory] = []
    var sources: [Source] = []
    var recipients: [Recipient] = []
    var roles: [Role] = []
    var points: [CollectionPoint] = []
    var promises: [Promise] = []
    var measures: [SecurityMeasure] = []
    var arrangements: [JointArrangement] = []
    var consentTexts: [ConsentText] = []
    var translations: [Translation] = []
    var clauses: [GeneralClause] = []
    var activities: [Activity] = []

    init(_ random: SeededGenerator) {
        self.random = random
        carelessness = [0, 2, 2, 30].randomElement(using: &self.random) ?? 0
        fill()
    }

    func register() throws -> Register {
        let parts: [[any RegisterPart]] = [
            entities, notices, categories, subjects, sources, recipients, roles, points, promises, measures,
            arrangements, consentTexts, translations, clauses, activities,
        ]
        return try Register(controller: "Acme B.V.", contact: "privacy@acme.example") { parts.flatMap { $0 } }
    }
}

extension RandomParts {
    mutating func isCareless() -> Bool { Int.random(in: 0..<100, using: &random) < carelessness }

    mutating func happens() -> Bool { Bool.random(using: &random) }

    mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    /// Some names, each once unless careless; what the careful declare is well-formed.
    mutating func names<I: Identifier>(_ limit: Int) -> [I] {
        var names = Self.pool.shuffled(using: &random).prefix(number(limit + 1)).map { I(rawValue: $0) }
        if isCareless(), let first = names.first { names.append(first) }
        if isCareless() { names.append(I(rawValue: ["", " a", "\u{1}"].randomElement(using: &random) ?? "")) }
        return names
    }

    /// Some of the declared names, and some that nobody declared.
    mutating func some<I: Identifier>(_ declared: [I]) -> [I] {
        var chosen = declared.shuffled(using: &random).prefix(number(3)).map { $0 }
        if isCareless() { chosen.append(I(rawValue: Self.pool.randomElement(using: &random) ?? "")) }
        return chosen
    }

    mutating func maybe<I: Identifier>(_ declared: [I]) -> [I]? { happens() ? some(declared) : nil }

    mutating func date() -> DeclaredDate { Self.dates[isCareless() ? number(Self.dates.count) : number(4)] }

    mutating func country() -> CountryCode {
        Self.countries[isCareless() ? number(Self.countries.count) : number(2)]
    }

    mutating func period() -> Period {
        let count = isCareless() ? 0 : 1 + number(20)
        return switch number(5) {
        case 0: .hours(count * 24)
        case 1: .days(count)
        case 2: .weeks(count)
        case 3: .months(count)
        default: .years(count)
        }
    }
}
