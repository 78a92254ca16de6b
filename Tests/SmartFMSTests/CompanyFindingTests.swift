// SPDX-License-Identifier: Apache-2.0

import Lawful
import LawfulModel
import LawfulTime
import Testing

@testable import SmartFMS

@Suite("What the statement gets wrong")
struct CompanyFindingTests {
    @Test("every finding of the list comes out of the register as declared, at its place, and those beyond it")
    func declared() throws {
        let found = try CompanyRegister.declared().findings
        #expect(
            found.map { "\($0.severity.rawValue) \($0.code) \($0.path)" } == Self.errors + Self.warnings + Self.infos)
        let codes = Set(found.map(\.code.description)).filter { $0.hasPrefix("L-") }.sorted()
        #expect(codes == (1...31).map { $0 < 10 ? "L-0\($0)" : "L-\($0)" })
    }

    @Test("corrected, no error is left, and it activates strictly")
    func corrected() throws {
        let register = try CompanyRegister.corrected()
        let active = try register.activate(.strict)
        #expect(active.accepted == [])
        // What stays was chosen, or is past.
        #expect(
            active.findings.map { "\($0.severity.rawValue) \($0.code) \($0.path)" } == [
                "info L-17 activities[marketing].grounds[0]", "info L-31 notices[2018-05].from",
            ])
        let later = try register.activate(.strict, on: LocalDate("2027-01-02"))
        #expect(later.findings == active.findings)
    }

    @Test("corrected, before its new version applies, the old one still falls short")
    func between() throws {
        let found = try CompanyRegister.corrected().findings(on: LocalDate("2026-12-31"))
        #expect(
            found.map { "\($0.severity.rawValue) \($0.code) \($0.path)" } == [
                "warning L-01 activities[website-feedback]", "warning G-45 collectionPoints[0].notice",
                "warning G-45 collectionPoints[1].notice", "info L-17 activities[marketing].grounds[0]",
                "info L-31 notices[2018-05].from",
            ])
    }

    @Test("as declared it is refused strictly, unless each error is accepted by name")
    func acceptance() throws {
        let register = try CompanyRegister.declared()
        let refusal = #expect(throws: ActivationError.self) { try register.activate(.strict) }
        #expect(refusal?.findings.count == Self.errors.count)
        let codes = register.findings.filter { $0.severity == .error }.map(\.code)
        #expect(Set(codes).sorted() == CompanyRegister.acceptedErrors.sorted())
        for code in CompanyRegister.acceptedErrors {
            let others = CompanyRegister.acceptedErrors.filter { $0 != code }
            #expect(throws: ActivationError.self) { try register.activate(.strict, accepting: others) }
        }
        #expect(try register.activate(.strict, accepting: CompanyRegister.acceptedErrors).mode == .strict)
        #expect(try register.activate(.asDeclared).findings == register.findings)
    }

    @Test("on the day of the story no date adds to it")
    func today() throws {
        let register = try CompanyRegister.declared()
        #expect(register.findings(on: try LocalDate("2026-11-23")) == register.findings)
    }

    private static let errors =
        ["error L-04 activities[eligibility].grounds", "error L-10 activities[eligibility].automatedDecisions"]
        + ["error L-15 activities[protection].criminalLicence"]
        + [
            "agreement", "relation", "quality-control", "business-contacts", "representation", "software-access",
            "acceptance", "evidence", "protection", "improvement", "website-feedback", "eligibility", "marketing",
            "authority-inquiry", "rights-handling",
        ].map { "error L-18 activities[\($0)].retention[0]" }
        + [
            "error L-26 rights.identification", "error G-12 recipients[new-printer].agreement",
            "error G-16 recipients[new-printer].guarantees", "error G-22 activities[protection].disclosures[2]",
        ]

    private static let warnings = [
        "L-01 activities[website-feedback]", "L-02 collectionPoints[0]",
        "L-03 activities[eligibility].automatedDecisions.significance", "L-05 activities[business-contacts].grounds",
        "L-05 activities[representation].grounds", "L-05 activities[software-access].grounds",
        "L-06 activities[tenant-hosting].instructions[0].operations",
        "L-06 activities[tenant-hosting].instructions[1].operations", "L-07 roles[employees].purposes",
        "L-09 sources[bkr].notification", "L-09 sources[bkr].permission",
        "L-09 sources[incident-register].notification", "L-09 sources[incident-register].permission",
        "L-09 sources[public-sources].notification", "L-12 activities[quality-control].announcement",
        "L-12 activities[evidence].announcement", "L-12 activities[protection].announcement",
        "L-12 activities[protection].retention", "L-13 activities[quality-control].wording",
        "L-13 activities[protection].wording", "L-13 activities[improvement].wording",
        "L-14 activities[quality-control].grounds[0]", "L-14 activities[improvement].grounds[0]",
        "L-16 activities[improvement].grounds", "L-19 activities[improvement].purposeChanges[0]",
        "L-20 recipients[partners].part", "L-20 recipients[partners].isVague",
        "L-20 recipients[foreign-authority].isVague", "L-21 recipients[foreign-authority].transfer",
        "L-22 promises[S-62]", "L-23 rights.merged", "L-23 rights.isObjectionSetApart", "L-23 rights.told",
        "L-23 rights.isFreeTold", "L-24 rights.form", "L-27 activities[agreement].requirements[1]",
        "L-29 rights.isComplaintHereFirst", "G-29 securityMeasures[encryption].evidence",
        "G-29 securityMeasures[encryption].reviewBy", "G-32 roles[temporary-staff].bond",
    ].map { "warning \($0)" }

    private static let infos = [
        "L-08 activities[acceptance].grounds[0].interest", "L-11 activities[billing].grounds[0].law",
        "L-11 activities[billing].retention[0].trigger", "L-11 activities[authority-inquiry].grounds[0].law",
        "L-17 activities[marketing].grounds[0]", "L-25 rights.refusals", "L-25 rights.isExtensionTold", "L-28 officer",
        "L-30 changes.material", "L-31 notices[2018-05].from",
    ].map { "info \($0)" }
}
