// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Questions bound to handles")
struct BindingTests {
    @Test("typed values and names give the same answer, words and bits alike")
    func typed() throws {
        let shop = try Shop()
        let status = shop.engine.bind(SubjectStatus())
        for role in ["clerk", "cleaner", "ghost"] as [RoleID] {
            var bound = shop.engine.question(
                shop.engine.handle("newsletter" as PurposeID), categories: shop.engine.categories(["name"]),
                as: shop.engine.handle(role), at: Moments.now)
            bound.recordDate = LocalDate(year: 2026, month: 1, day: 31)
            var named = Shop.question("newsletter", as: role)
            named.recordDate = bound.recordDate
            let (one, other) = (
                shop.engine.decide(bound, status: status), shop.engine.decide(named, status: SubjectStatus())
            )
            #expect(one.codes == other.codes && one.articles == other.articles)
            #expect(one.reasonCodes.codes.map(\.rawValue) == other.codes)
            #expect(one.reasonCodes.first == one.reasonCodes.codes.first && one.reasonCodes.count == one.codes.count)
        }
    }

    @Test("names are equal as texts are, however an accent is written")
    func accents() throws {
        let (composed, decomposed) = ("caf\u{E9}", "cafe\u{301}")
        let register = try Register(controller: "Shop", contact: "p@shop.example") {
            Notice(version: "1", from: "2020-01-01")
            Role("clerk", boundBy: .secrecy)
            CategoryDeclaration("name")
            Activity(PurposeID(rawValue: composed), covering: ["name"]) {
                LegalObligation(LawReference("AWR 52(4)"))
                Keep(for: .years(7), after: .collection)
            }
        }
        let engine = DecisionEngine(try register.activate(.asDeclared))
        for text in [composed, decomposed] {
            #expect(engine.handle(PurposeID(rawValue: text)).isKnown)
            let question = Question(
                PurposeID(rawValue: text), .use, as: "clerk", effectiveAt: Moments.now, knownAt: Moments.now)
            #expect(!engine.decide(question, status: SubjectStatus()).codes.contains("purpose.undeclared"))
        }
        #expect(!engine.handle("cafe" as PurposeID).isKnown)
    }

    @Test("a name whose number doesn't fit is denied, never taken for another")
    func manyNames() throws {
        let count = 70_000
        let register = try Register(controller: "Shop", contact: "p@shop.example") {
            Notice(version: "1", from: "2020-01-01")
            Role("clerk", boundBy: .secrecy)
            for number in 0..<count {
                Source(SourceID(rawValue: "s\(number)"), "S", kind: .public, notification: "soon")
            }
            CategoryDeclaration("name")
            Activity("orders", covering: ["name"]) {
                LegalObligation(LawReference("AWR 52(4)"))
                Keep(for: .years(7), after: .collection)
                for number in 0..<count { From(SourceID(rawValue: "s\(number)")) }
            }
        }
        let engine = DecisionEngine(try register.activate(.asDeclared))
        for (number, isPermitted) in [(0, true), (65_533, true), (65_534, false), (65_535, false), (69_999, false)] {
            var question = Question("orders", .use, as: "clerk", effectiveAt: Moments.now, knownAt: Moments.now)
            question.source = SourceID(rawValue: "s\(number)")
            let codes = engine.decide(question, status: SubjectStatus()).codes
            #expect(codes.contains("source.no_permission") != isPermitted, "\(number): \(codes)")
        }
    }

    @Test("what is bound comes back by its names, unknown ones and many categories included")
    func roundTrip() throws {
        let shop = try Shop()
        var random = SeededGenerator(seed: 7)
        for _ in 0..<500 {
            let question = Self.question(&random)
            let decision = shop.engine.decide(question, status: SubjectStatus())
            switch decision {
            case .permit(let grant): #expect(grant.question == question)
            case .deny(let denial): #expect(denial.question == question)
            }
        }
    }

    private static func question(_ random: inout SeededGenerator) -> Question {
        func some<T>(_ list: [T]) -> T { list[Int.random(in: 0..<list.count, using: &random)] }
        var question = Shop.question(
            some(["orders", "newsletter", "ghost"]), some(ProcessingOperation.allCases),
            as: some(["clerk", "ghost", nil]))
        let names: [CategoryID] = ["name", "shoe_size", "aura", "karma"]
        question.categories = (0..<Int.random(in: 0...20, using: &random)).map { _ in some(names) }
        question.missing = (0..<Int.random(in: 0...6, using: &random)).map { _ in some(names) }
        question.entity = some([nil, "controller", "stranger"])
        question.recipient = some([nil, "printer", "ghost"])
        question.destination = some([nil, "NL", "US", "ZZ"])
        question.origin = some([nil, "orders", "ghost"])
        question.source = some([nil, "ghost"])
        question.noticeShown = some([nil, "1", "2"])
        question.basis = some([nil, .consent, .contract])
        question.medium = some([nil, .email])
        question.recordDate = some([nil, LocalDate(year: 2020, month: 2, day: 29)])
        question.isHumanResources = some([true, false])
        question.erasureGround = some([nil, .a, .f])
        question.assertions = Assertions(suspicion: some([.none, .serious]), vital: some([true, false]))
        return question
    }

    @Test("handles and statuses of another engine answer nothing: unknown is no")
    func foreign() throws {
        let (shop, other) = (try Shop(), try Shop())
        let question = other.engine.question(
            other.engine.handle("orders" as PurposeID), as: other.engine.handle("clerk" as RoleID), at: Moments.now)
        #expect(shop.engine.decide(question, status: shop.engine.unrecorded).codes == ["purpose.undeclared"])
        let own = shop.engine.bind(Shop.question("orders"))
        #expect(shop.engine.decide(own, status: other.engine.unrecorded).codes == ["purpose.undeclared"])
    }

    @Test("a category of another engine counts as unknown, and a seventeenth doesn't go missing")
    func categories() throws {
        let (shop, other) = (try Shop(), try Shop())
        let name = shop.engine.handle("name" as CategoryID)
        var question = shop.engine.bind(Shop.question("orders"))
        question.categories = CategorySet(name)
        #expect(shop.engine.decide(question, status: shop.engine.unrecorded).reasonCodes.isEmpty == false)
        func isUndeclared() -> Bool {
            shop.engine.decide(question, status: shop.engine.unrecorded).reasonCodes.contains(.categoryUndeclared)
        }
        #expect(!isUndeclared())
        question.categories = CategorySet(other.engine.handle("name" as CategoryID))
        #expect(isUndeclared())
        question.categories = CategorySet(name, other.engine.handle("name" as CategoryID))
        #expect(isUndeclared())
        question.categories = shop.engine.categories(Array(repeating: "name", count: 16))
        #expect(!isUndeclared())
        question.categories = shop.engine.categories(Array(repeating: "name", count: 16) + ["shoe_size"])
        #expect(isUndeclared())
        question.categories = shop.engine.categories(Array(repeating: "name", count: 17))
        #expect(isUndeclared(), "what doesn't fit is refused rather than left out")
    }

    @Test("a fifth category that wasn't provided counts as the first does", arguments: [0, 3, 4, 6])
    func lacking(place: Int) throws {
        let engine = DecisionEngine(
            try Register(controller: "Shop B.V.", contact: "privacy@shop.example") {
                Notice(version: "1", from: "2018-05-16", clause: "S-76")
                for name in ["address", "nickname"] { CategoryDeclaration(CategoryID(rawValue: name)) }
                Role("clerk", boundBy: .secrecy, for: ["orders"])
                Activity("orders", covering: ["address", "nickname"]) {
                    Contract("sale")
                    Requires("address", otherwise: "no delivery")
                    Keep(for: .years(2), after: .lastContact)
                }
            }.activate(.asDeclared))
        for isLacking in [false, true] {
            var question = engine.bind(Shop.question("orders", categories: []))
            for index in 0..<7 {
                question.lacks(engine.handle(isLacking && index == place ? "address" : "nickname"))
            }
            let codes = engine.decide(question, status: engine.unrecorded).reasonCodes
            #expect(codes.contains(.provisionRequiredMissing) == isLacking)
        }
    }

    @Test("an undeclared category is denied in every place, the twentieth as the first", arguments: [0, 3, 15, 16, 19])
    func manyCategories(place: Int) throws {
        let shop = try Shop()
        var question = Shop.question("newsletter", categories: Array(repeating: "name", count: 20))
        #expect(!shop.decide(question).codes.contains("category.undeclared"))
        question.categories[place] = "shoe_size"
        let decision = shop.decide(question)
        #expect(decision.codes.contains("category.undeclared"))
        #expect(decision.reasonCodes.contains(.categoryUndeclared))
        question.categories[place] = "aura"
        guard case .deny(let denial) = shop.decide(question) else {
            Issue.record("permitted")
            return
        }
        #expect(denial.reasons.first { $0.code == .categoryUndeclared }?.detail == "aura")
    }

    @Test("every code has its own bit, in the order of the tests")
    func ordinals() {
        var seen = ReasonSet()
        for (place, code) in ReasonCode.allCases.enumerated() {
            #expect(!seen.contains(code))
            seen.insert(code)
            #expect(seen.count == place + 1 && seen.contains(code))
            #expect(ReasonSet(code).first == code && ReasonSet(code).codes == [code])
        }
        #expect(seen.codes == ReasonCode.allCases && seen.first == ReasonCode.allCases.first)
        #expect(ReasonSet().isEmpty && ReasonSet().first == nil && !seen.isEmpty)
    }
}
