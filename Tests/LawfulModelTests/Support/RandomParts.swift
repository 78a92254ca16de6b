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
    var activities: [Activity] = []

    init(_ random: SeededGenerator) {
        self.random = random
        carelessness = [0, 2, 2, 30].randomElement(using: &self.random) ?? 0
        fill()
    }

    func register() throws -> Register {
        let parts: [[any RegisterPart]] = [
            entities, notices, categories, subjects, sources, recipients, roles, points, activities,
        ]
        return try Register(controller: "Acme B.V.", contact: "privacy@acme.example") { parts.flatMap { $0 } }
    }
}

extension RandomParts {
    private mutating func isCareless() -> Bool { Int.random(in: 0..<100, using: &random) < carelessness }

    private mutating func happens() -> Bool { Bool.random(using: &random) }

    private mutating func number(_ limit: Int) -> Int { Int.random(in: 0..<limit, using: &random) }

    /// Some names, each once unless careless; what the careful declare is well-formed.
    private mutating func names<I: Identifier>(_ limit: Int) -> [I] {
        var names = Self.pool.shuffled(using: &random).prefix(number(limit + 1)).map { I(rawValue: $0) }
        if isCareless(), let first = names.first { names.append(first) }
        if isCareless() { names.append(I(rawValue: ["", " a", "\u{1}"].randomElement(using: &random) ?? "")) }
        return names
    }

    /// Some of the declared names, and some that nobody declared.
    private mutating func some<I: Identifier>(_ declared: [I]) -> [I] {
        var chosen = declared.shuffled(using: &random).prefix(number(3)).map { $0 }
        if isCareless() { chosen.append(I(rawValue: Self.pool.randomElement(using: &random) ?? "")) }
        return chosen
    }

    private mutating func maybe<I: Identifier>(_ declared: [I]) -> [I]? { happens() ? some(declared) : nil }

    private mutating func date() -> DeclaredDate { Self.dates[isCareless() ? number(Self.dates.count) : number(4)] }

    private mutating func country() -> CountryCode {
        Self.countries[isCareless() ? number(Self.countries.count) : number(2)]
    }

    private mutating func period() -> Period {
        let count = isCareless() ? 0 : 1 + number(20)
        return switch number(5) {
        case 0: .hours(count * 24)
        case 1: .days(count)
        case 2: .weeks(count)
        case 3: .months(count)
        default: .years(count)
        }
    }

    private mutating func fill() {
        let purposes: [PurposeID] = names(3)
        for id: EntityID in names(2) {
            entities.append(LegalEntity(id, name: "An entity", contact: "x@acme.example", country: country()))
        }
        if isCareless() { entities.append(LegalEntity("controller", name: "Us", contact: "x@acme.example")) }
        var last = 0
        for version: NoticeVersion in names(3) {
            last = max(last, number(4))
            let from = isCareless() ? date() : Self.dates[last]
            notices.append(Notice(version: version, from: from, describes: maybe(purposes)))
        }
        for id: CategoryID in names(4) {
            categories.append(CategoryDeclaration(id, kind: happens() ? .ordinary : .criminal))
        }
        for id: SubjectCategoryID in names(2) {
            subjects.append(SubjectCategory(id, "people", contractParty: happens()))
        }
        for id: SourceID in names(2) { sources.append(Source(id, "a source", kind: .public)) }
        for id: RecipientID in names(3) { recipients.append(recipient(id)) }
        for id: RoleID in names(2) {
            let purposes = maybe(purposes)
            roles.append(Role(id, boundBy: .secrecy, for: purposes, seeing: maybe(categories.map(\.id))))
        }
        for purpose in some(purposes) {
            let notice = happens() ? some(notices.map(\.version)).first : nil
            points.append(CollectionPoint("a form", for: purpose, showing: notice))
        }
        for purpose in purposes { activities.append(activity(purpose, among: purposes)) }
    }

    private mutating func recipient(_ id: RecipientID) -> Recipient {
        let from = date()
        let until = isCareless() ? date() : from
        let agreement = ProcessingAgreement.written(from: from, until: happens() ? until : nil)
        return Recipient(
            id, "a recipient", part: .processor, country: country(), agreement: happens() ? agreement : nil,
            guarantees: happens() ? Guarantees("a certificate", verifiedOn: date()) : nil)
    }

    private mutating func activity(_ purpose: PurposeID, among purposes: [PurposeID]) -> Activity {
        let own = some(categories.map(\.id))
        var activity = Activity(purpose, covering: own)
        activity.subjects = some(subjects.map(\.id))
        activity.sources = some(sources.map(\.id))
        let others = some(entities.map(\.id))
        if happens() { activity.part = .jointController(with: others) }
        if happens(), let tenant = others.first { activity.part = .processor(for: [tenant]) }
        var parts: [any ActivityPart] = []
        for category in some(own) { parts.append(Condition(.a, for: category)) }
        for category in some(own) { parts.append(Requires(category)) }
        for _ in 0..<number(2) { parts.append(Limit(.use, to: some(own))) }
        for recipient in some(recipients.map(\.id)) { parts.append(Discloses(to: recipient, only: maybe(own))) }
        for origin in some(purposes) {
            parts.append(
                Reuses(
                    origin, compatible: happens(), link: "l", context: "c", nature: "n", consequences: "o",
                    safeguards: "s"))
        }
        for part in parts { part.add(to: &activity) }
        activity.retention = (0..<number(3)).map { _ in rule(own) }
        activity.grounds = (0..<number(3)).map { _ in ground(own) }
        if happens() { activity.impactAssessment = .done(on: date()) }
        return activity
    }

    private mutating func rule(_ own: [CategoryID]) -> RetentionRule {
        let period = period()
        let minimum = isCareless() ? self.period() : period
        return RetentionRule(
            period: period, trigger: .endOfRelation, minimum: happens() ? minimum : nil, categories: maybe(own))
    }

    private mutating func ground(_ own: [CategoryID]) -> Ground {
        let basis = LegalBasis.allCases[number(LegalBasis.allCases.count)]
        var ground = FaultyRegister.ground(basis)
        if basis == .legitimateInterest {
            ground = LegitimateInterest(
                "to be safe", balancing: happens() ? .passed(on: date(), by: "legal") : nil,
                toldIn: some(notices.map(\.version)).first)
        }
        if isCareless() { ground.basis = LegalBasis.allCases[number(LegalBasis.allCases.count)] }
        ground.categories = maybe(own)
        return ground
    }
}
