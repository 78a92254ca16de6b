// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTime
import Testing

@Suite("The register as JSON")
struct RegisterFormatTests {
    @Test("a register with something of everything comes back equal")
    func roundTrip() throws {
        let register = try SampleRegister.make()
        let json = try register.json()
        let read = try Register(json: json)
        #expect(read == register)
        #expect(try read.json() == json)
    }

    @Test("equal registers give equal bytes, keys sorted")
    func stable() throws {
        let json = try SampleRegister.make().json()
        for _ in 0..<5 { #expect(try SampleRegister.make().json() == json) }
        let keys = String(decoding: json, as: UTF8.self).split(separator: "\n")
            .filter { $0.hasPrefix("  \"") }.compactMap { $0.split(separator: "\"").dropFirst().first }
        #expect(keys.count == 24 && keys == keys.sorted())
    }

    /// The fixture is frozen: a register that was written in format 1 is read, and written, like this for ever.
    @Test("format 1 is read and written as it was")
    func fixture() throws {
        let text = try Fixture("Resources/register-1.json").text(otherwise: SampleRegister.make().json())
        let read = try Register(json: Data(text.utf8))
        #expect(read == (try SampleRegister.make()))
        #expect(String(decoding: try read.json(), as: UTF8.self) == text)
    }

    @Test("the sample holds what it was given")
    func content() throws {
        let register = try SampleRegister.make()
        #expect(register.activities.count == 8 && register.recipients.count == 27 && register.roles.count == 4)
        #expect(Set(register.activities.flatMap { $0.grounds.map(\.basis) }) == Set(LegalBasis.allCases))
        #expect(register.categories.map(\.kind).count { $0 == .criminal } == 1)
        #expect(register.categories.map(\.kind).count { $0 == .nationalID } == 1)
        #expect(register.category("notes")?.isFreeText == true, "the declared one wins over the one named by type")
        #expect(register.category("name") == CategoryDeclaration("name"))
        #expect(register.recipient("printer")?.agreement?.missingClauses == [.d, .h])
        #expect(register.recipient("courier")?.agreement?.isInWriting == false)
        #expect(register.answerPromise?.article == "statement S-65")
        #expect(register.zone == "Europe/Brussels")
        let dispensing = try #require(register.activity("dispensing"))
        #expect(dispensing.title == "dispensing")
        #expect(dispensing.part == .jointController(with: ["clinic", "wholesaler"]))
        let operations: [[ProcessingOperation]?] = [[.collect, .store, .use], nil, nil, nil]
        #expect(dispensing.grounds.map(\.operations) == operations)
        let carried: [[CategoryID]?] = [nil, ["name", "address"], nil, nil]
        #expect(dispensing.grounds.map(\.categories) == carried)
        let kept: [[CategoryID]?] = [nil, ["notes", "address"]]
        #expect(dispensing.retention.map(\.categories) == kept)
        #expect(dispensing.purposeChanges.map(\.isComplete) == [true])
        let vaccination = try #require(register.activity("vaccination"))
        #expect(vaccination.part == .processor(for: ["clinic", "lab"]))
        #expect(vaccination.instructions.map(\.operations) == [[.use, .store, .requestAccess], [.use]])
        #expect(vaccination.grounds.map { $0.law?.isUnionOrMemberState } == [true, false])
        let newsletter = try #require(register.activity("newsletter"))
        let disclosed: [[CategoryID]?] = [["name", "email"], nil]
        #expect(newsletter.disclosures.map(\.categories) == disclosed)
        let limited: [[CategoryID]] = [["email"], []]
        #expect(newsletter.limits.map(\.categories) == limited)
    }

    @Test("few keys suffice; the rest is as the DSL would have it")
    func minimal() throws {
        let read = try Register(
            json: Data(
                """
                {"controller": {"id": "controller", "name": "Acme B.V.", "contact": "privacy@acme.example"},
                 "categories": [{"id": "email"}],
                 "activities": [{"purpose": "newsletter", "categories": ["email"]}]}
                """.utf8))
        let declared = try register {
            CategoryDeclaration("email")
            Activity("newsletter", covering: ["email"])
        }
        #expect(read == declared)
        #expect(read.zone == "Europe/Amsterdam" && read.electronicMarketing == .gate)
        let activity = try #require(read.activities.first)
        #expect(activity.title == "newsletter" && activity.part == .controller && activity.isAutomated)
        #expect(activity.impactAssessment == .notRequired)
    }

    @Test("a null stands for an optional that is left out")
    func null() throws {
        let text = """
            {"controller": {"id": "controller", "name": "Acme B.V.", "contact": "privacy@acme.example",
                            "body": "private", "country": "NL"}, "officer": null,
             "notices": [{"version": "1", "from": "2026-01-01", "describes": null}]}
            """
        #expect(try Register(json: Data(text.utf8)) == register { Notice(version: "1", from: "2026-01-01") })
    }

    @Test("the DSL takes conditions, branches and loops")
    func builder() throws {
        func make(_ isLarge: Bool) throws -> Register {
            try register {
                if isLarge { DataProtectionOfficer.appointed(contact: "dpo@acme.example") }
                for index in 1...2 { Notice(version: NoticeVersion(rawValue: "\(index)"), from: "2026-01-01") }
                Activity(Newsletter.self) {
                    if isLarge { Assessed(.done(on: "2026-01-01")) } else { Assessed(.notRequired) }
                    if isLarge { DirectMarketing() }
                    for clause in ["S-1", "S-2"] { Clauses(clause) }
                }
            }
        }
        let large = try make(true)
        #expect(large.officer == .appointed(contact: "dpo@acme.example"))
        #expect(large.notices.map(\.version.rawValue) == ["1", "2"])
        #expect(large.activities.first?.impactAssessment == .done(on: "2026-01-01"))
        #expect(large.activities.first?.isDirectMarketing == true)
        #expect(large.activities.first?.clauses == ["S-1", "S-2"])
        let small = try make(false)
        #expect(small.officer == nil && small.activities.first?.impactAssessment == .notRequired)
        #expect(small.activities.first?.isDirectMarketing == false)
    }
}
