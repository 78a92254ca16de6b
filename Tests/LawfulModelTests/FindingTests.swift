// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulTime
import Testing

@Suite("Findings")
struct FindingTests {
    @Test("a company that lacks nothing has none", arguments: Company.all)
    func none(_ company: Company) throws {
        #expect(try company.register().findings == [])
    }

    @Test("a register has the finding, and its mended twin hasn't", arguments: FindingCase.all, Company.all)
    func twins(_ finding: FindingCase, _ company: Company) throws {
        let broken = try finding.broken(company).findings
        let mended = try finding.mended(company).findings
        #expect(mended == [])
        let found = try #require(broken.first)
        #expect(broken.count == 1)
        #expect(found.code == finding.code && found.severity == finding.severity && found.article == finding.article)
        #expect(found.path == finding.path(company))
        #expect(found.activity == (finding.concernsActivity ? company.purpose : nil))
        #expect(found.message.count > 20 && found.remedy.count > 10 && found.remedy.hasSuffix("."))
    }

    @Test("every rule has a case")
    func all() {
        #expect(
            Set(FindingCase.all.map(\.code)) == [
                "L-01", "L-02", "L-03", "L-04", "L-05", "L-06", "L-07", "L-08", "L-09", "L-10",
            ])
    }

    @Test("a processor needs no basis of its own, and decisions without effect no exception")
    func silent() throws {
        let company = Company.all[0]
        let register = try company.register(
            grounds: [],
            activity: [
                OnInstruction(of: "tenant", .use, .requestAccess),
                DecidesAutomatically(significant: false, logic: "sorting"),
            ]
        ) { LegalEntity("tenant", name: "Tenant", contact: "info@tenant.example") }
        #expect(register.findings == [])
    }

    @Test("recipients inside the Area and under a decision need no tool", arguments: ["NO", "DE", "CH", "JP", "GB"])
    func protected(_ country: CountryCode) throws {
        let company = Company.all[1]
        #expect(try company.register { company.recipient(in: country) }.findings == [])
    }

    @Test("free text without a notice is the graver")
    func freeText() throws {
        let register = try Company.all[0].register {
            CategoryDeclaration("remarks", freeText: true)
            Activity("feedback", covering: ["remarks"]) {
                VitalInterests()
                Keep(for: .months(3), after: .collection)
            }
            CollectionPoint("feedback form", for: "feedback", showing: nil)
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
            Activity("one", covering: ["name"]) {}
            Activity("zero", covering: ["name"]) {}
            CollectionPoint("form", for: "one", showing: nil)
        }
        #expect(
            register.findings.map { "\($0.severity.rawValue) \($0.code) \($0.path)" } == [
                "error L-04 activities[one].grounds", "error L-04 activities[zero].grounds",
                "error L-10 activities[two].automatedDecisions", "warning L-02 collectionPoints[0]",
                "warning L-03 notices", "warning L-03 officer", "warning L-03 authority",
                "warning L-03 activities[two].retention", "warning L-03 activities[one].retention",
                "warning L-03 activities[zero].retention", "warning L-07 roles[a].purposes",
                "warning L-09 sources[press].notification", "info L-08 activities[two].grounds",
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
