// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Testing

/// An adequacy decision as the Official Journal has it.
struct ExpectedDecision: Sendable, CustomStringConvertible {
    let country: CountryCode
    let from: String
    let scope: AdequacyDecision.Scope
    let act: String?

    init(
        _ country: CountryCode,
        _ from: String,
        _ scope: AdequacyDecision.Scope = .everyone,
        _ act: String?
    ) {
        self.country = country
        self.from = from
        self.scope = scope
        self.act = act
    }

    var description: String { country.rawValue }

    static let all: [ExpectedDecision] = [
        .init("CH", "2000-07-26", .everyone, "Decision 2000/518/EC"),
        .init("CA", "2001-12-20", .commercial, "Decision 2002/2/EC"),
        .init("AR", "2003-06-30", .everyone, "Decision 2003/490/EC"),
        .init("GG", "2003-11-21", .everyone, "Decision 2003/821/EC"),
        .init("IM", "2004-04-28", .everyone, "Decision 2004/411/EC"),
        .init("JE", "2008-05-08", .everyone, "Decision 2008/393/EC"),
        .init("FO", "2010-03-05", .everyone, "Decision 2010/146/EU"),
        .init("AD", "2010-10-19", .everyone, "Decision 2010/625/EU"),
        .init("IL", "2011-01-31", .everyone, "Decision 2011/61/EU"),
        .init("UY", "2012-08-21", .everyone, "Decision 2012/484/EU"),
        .init("NZ", "2012-12-19", .everyone, "Decision 2013/65/EU"),
        .init("JP", "2019-01-23", .commercial, "Decision (EU) 2019/419"),
        .init("GB", "2021-06-28", .everyone, "Decision (EU) 2021/1772"),
        .init("KR", "2021-12-17", .everyone, "Decision (EU) 2022/254"),
        .init("US", "2023-07-10", .framework, "Decision (EU) 2023/1795"),
        .init("EPO", "2025-07-15", .everyone, nil),
        .init("BR", "2026-01-26", .everyone, "Decision (EU) 2026/179"),
    ]
}

@Suite("Adequacy, Art. 45")
struct AdequacyTableTests {
    private let table = AdequacyTable.bundled

    @Test("a decision holds from its date", arguments: ExpectedDecision.all)
    func validity(_ expected: ExpectedDecision) throws {
        let decision = try #require(table.decision(for: expected.country))
        let first = try LocalDate(expected.from)
        #expect(decision.scope == expected.scope && decision.from == first && decision.act == expected.act)
        #expect(decision.isValid(on: first) && !decision.isValid(on: first.adding(days: -1)))
        #expect(decision.isValid(on: try LocalDate("2026-11-01")))
        #expect((decision.until == nil) == (expected.country != "GB"))
        if decision.until == nil { #expect(decision.isValid(on: .distantFuture)) }
    }

    @Test("the table holds these decisions and no other")
    func complete() throws {
        #expect(table.decisions.map(\.country).sorted() == ExpectedDecision.all.map(\.country).sorted())
        #expect(table.asOf == (try LocalDate("2026-11-01")) && !table.source.isEmpty)
        #expect(table.decisions.allSatisfy { !EconomicArea.contains($0.country) })
    }

    @Test("the United Kingdom's ends on 27 December 2031")
    func unitedKingdom() throws {
        let decision = try #require(table.decision(for: "GB"))
        #expect(decision.until == (try LocalDate("2031-12-27")))
        #expect(decision.isValid(on: try LocalDate("2031-12-27")))
        #expect(!decision.isValid(on: try LocalDate("2031-12-28")))
    }

    @Test("a decision that leaves something outside says what", arguments: ["CA", "IL", "JP", "KR", "US", "EPO", "BR"])
    func note(_ country: CountryCode) throws {
        #expect(try #require(table.decision(for: country)).note?.isEmpty == false)
    }

    @Test("an organisation with a decision is no country of the Area")
    func organisation() {
        #expect(AdequacyTable.organisations == ["EPO"] && !EconomicArea.contains("EPO"))
        #expect(AdequacyTable.organisations.allSatisfy { table.decision(for: $0) != nil })
    }

    @Test("no decision, no country", arguments: ["IN", "CN", "RU", "UK", "us", "NO", ""])
    func absent(_ country: CountryCode) {
        #expect(table.decision(for: country) == nil)
    }

    @Test("in the United States only participants are covered, and staff data only if they say so")
    func framework() throws {
        let decision = try #require(table.decision(for: "US"))
        let outside = AdequacyFacts(humanResources: true)
        let inside = AdequacyFacts(framework: true)
        let staff = AdequacyFacts(framework: true, humanResources: true)
        #expect(!decision.covers(AdequacyFacts(), humanResources: false))
        #expect(!decision.covers(outside, humanResources: false) && !decision.covers(outside, humanResources: true))
        #expect(decision.covers(inside, humanResources: false) && !decision.covers(inside, humanResources: true))
        #expect(decision.covers(staff, humanResources: false) && decision.covers(staff, humanResources: true))
    }

    @Test("in Canada and Japan companies are covered, public bodies not", arguments: ["CA", "JP"])
    func commercial(_ country: CountryCode) throws {
        let decision = try #require(table.decision(for: country))
        for staff in [false, true] {
            #expect(decision.covers(AdequacyFacts(), humanResources: staff))
            #expect(!decision.covers(AdequacyFacts(publicSector: true), humanResources: staff))
        }
    }

    @Test("elsewhere everyone is covered", arguments: ExpectedDecision.all.filter { $0.scope == .everyone })
    func everyone(_ expected: ExpectedDecision) throws {
        let decision = try #require(table.decision(for: expected.country))
        #expect(decision.covers(AdequacyFacts(publicSector: true), humanResources: true))
        #expect(decision.covers(AdequacyFacts(), humanResources: false))
    }

    @Test("the Area has the 27 member states, Iceland, Liechtenstein and Norway")
    func area() {
        let states = """
            AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IS IT LI LT LU LV MT NL NO PL PT RO SE SI SK
            """.split(separator: " ").map { CountryCode(rawValue: String($0)) }
        #expect(states.count == 30 && EconomicArea.members == Set(states))
        #expect(states.allSatisfy(EconomicArea.contains))
        for country in ["GB", "CH", "US", "UK", "EL", "nl", ""] as [CountryCode] {
            #expect(!EconomicArea.contains(country))
        }
    }
}
