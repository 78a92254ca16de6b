// SPDX-License-Identifier: Apache-2.0

import LawfulTime
import Testing

@testable import LawfulModel

@Suite("Findings")
struct FindingTests {
    @Test("a company that lacks nothing has none, whatever the date", arguments: Company.all)
    func none(_ company: Company) throws {
        #expect(try company.register().findings == [])
        #expect(try company.register().findings(on: LocalDate("2026-11-23")) == [])
    }

    @Test("a register has the finding, and its mended twin hasn't", arguments: FindingCase.all, Company.all)
    func twins(_ finding: FindingCase, _ company: Company) throws {
        let broken = try finding.make(company, false).findings(on: finding.date, tables: finding.tables)
        let mended = try finding.make(company, true)
            .findings(on: finding.date, tables: finding.mendedTables ?? finding.tables)
        #expect(mended == [])
        let found = try #require(broken.first)
        #expect(broken.count == 1, "\(broken)")
        #expect(found.code == finding.code && found.severity == finding.severity && found.article == finding.article)
        #expect(found.path == finding.path(company))
        #expect(found.message.count > 20 && found.message.last != "." && found.remedy.hasSuffix("."))
    }

    @Test("every rule has a case, codes are in order, and each has one severity")
    func all() {
        let rules = FindingRule.all
        #expect(rules.map(\.code.description) == rules.map(\.code.description).sorted(by: Self.isBefore))
        #expect(Set(rules.map(\.code)).count == rules.count)
        #expect(Set(FindingCase.all.map(\.code)) == Set(rules.map(\.code)))
        #expect(rules.prefix(31).map(\.code.description) == (1...31).map { $0 < 10 ? "L-0\($0)" : "L-\($0)" })
    }

    /// L-codes first.
    private static func isBefore(_ one: String, _ other: String) -> Bool {
        (one.hasPrefix("G") ? 1 : 0, one) < (other.hasPrefix("G") ? 1 : 0, other)
    }

    @Test("findings on an activity name it, others name none")
    func activity() throws {
        for finding in FindingCase.all {
            let company = Company.all[0]
            let found = try #require(
                finding.make(company, false).findings(on: finding.date, tables: finding.tables).first)
            let isPoint = found.path.hasPrefix("collectionPoints")
            #expect(
                (found.activity == company.purpose) == (isPoint || found.path.hasPrefix(company.place)), "\(finding)")
        }
    }

    @Test("without a date, nothing that a date brings about is found")
    func undated() throws {
        for finding in FindingCase.all where finding.date != nil && finding.code != "L-01" {
            let register = try finding.make(Company.all[0], false)
            #expect(register.findings(on: nil, tables: finding.tables) == [], "\(finding)")
        }
    }

    @Test("a processor needs no basis of its own, no line in our statement, and decisions without effect no exception")
    func silent() throws {
        let company = Company.all[0]
        let register = try company.register(
            notices: [Notice(version: "1", from: "2026-01-01", describes: [])], grounds: [], keeps: [],
            activity: [Company.instruction(), DecidesAutomatically(significant: false, logic: "sorting")]
        ) { Company.other }
        #expect(register.findings == [])
    }

    @Test("recipients inside the Area and under a decision need no tool", arguments: ["NO", "DE", "CH", "JP", "GB"])
    func protected(_ country: CountryCode) throws {
        let company = Company.all[1]
        #expect(try company.register(activity: [company.discloses]) { company.recipient(in: country) }.findings == [])
    }

    @Test("an earlier date than a decision's finds the transfer unprotected")
    func beforeDecision() throws {
        let company = Company.all[1]
        let register = try company.register(activity: [company.discloses]) { company.recipient(in: "BR") }
        #expect(register.findings == [])
        let found = register.findings(on: try LocalDate("2026-01-25"))
        #expect(found.map(\.code) == ["L-21"])
        // An error stays one whatever the date: no decision of later makes one of it.
        let assessed = try company.register(activity: [company.discloses]) {
            company.recipient(in: "BR", TransferTool(.standardClauses, copyAt: "the desk"))
        }
        #expect(assessed.findings(on: try LocalDate("2026-01-25")) == assessed.findings)
    }

    @Test("the substantial public interest of Art. 9(2)(g) is what a law makes it, in decisions by machine, too")
    func publicInterest() throws {
        let company = Company.all[0]
        let bare = try FindingCase.machineOnHealth(company, by: nil).findings
        #expect(bare.map(\.code) == ["L-10", "G-03"] && bare[0].article == "22(4)")
        let foreign = LawReference("an act of elsewhere", origin: .thirdCountry)
        #expect(try FindingCase.machineOnHealth(company, by: foreign).findings.map(\.code) == ["L-10", "G-03"])
        #expect(try FindingCase.machineOnHealth(company, by: LawReference("an act")).findings == [])
    }

    @Test("free text without a notice is the graver")
    func freeText() throws {
        let company = Company.all[0]
        let register = try company.register(categories: [CategoryDeclaration("remarks", freeText: true)]) {
            CollectionPoint("feedback form", for: company.purpose, showing: nil)
        }
        #expect(
            register.findings.map(\.message) == [
                "'feedback form' collects data without showing a notice; its free text may draw in special "
                    + "categories (Art. 9)"
            ])
    }

    @Test("the heaviest come first, then those of the lower code, then in the register's order")
    func order() throws {
        let register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Role("a", boundBy: .secrecy, for: nil)
            Source("press", "newspapers", kind: .public)
            CategoryDeclaration("name")
            Activity("two", covering: ["name"]) {
                LegitimateInterest("financial", balancing: nil, toldIn: nil)
                DecidesAutomatically(
                    significant: true, safeguards: [.humanIntervention, .pointOfView, .contest], logic: "a score")
            }
            Activity("one", covering: ["name"]) { From("press") }
            Activity("zero", covering: ["name"]) {}
            CollectionPoint("form", for: "one", showing: nil)
        }
        #expect(
            register.findings.map { "\($0.severity.rawValue) \($0.code) \($0.path)" } == [
                "error L-04 activities[one].grounds", "error L-04 activities[zero].grounds",
                "error L-10 activities[two].automatedDecisions", "error G-01 activities[two].retention",
                "error G-01 activities[one].retention", "error G-01 activities[zero].retention",
                "warning L-02 collectionPoints[0]", "warning L-03 notices", "warning L-03 authority",
                "warning L-03 rights", "warning L-03 activities[two].grounds[0].interest.toldIn",
                "warning L-03 activities[two].automatedDecisions.significance",
                "warning L-03 activities[one].subjects", "warning L-07 roles[a].purposes",
                "warning L-09 sources[press].notification", "info L-08 activities[two].grounds[0].interest",
                "info L-28 officer", "info G-30 securityMeasures",
            ])
    }

    @Test("a finding reads like a compiler's")
    func description() throws {
        let findings = try Company.all[0].register(grounds: []).findings
        #expect(
            findings.map(\.description) == [
                """
                activities[orders].grounds: error: no legal basis is declared for 'bread orders' [L-04, Art. 6(1) GDPR]
                    Add the ground that was chosen before processing began; without one every use is denied.
                """
            ])
    }
}
