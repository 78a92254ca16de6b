// SPDX-License-Identifier: Apache-2.0

import Lawful
import Testing

@testable import SmartFMS

// The statement's versions.
extension Clauses {
    @Test("S-73 new processing only under a version that tells it")
    func s73() throws {
        try finds(Company.declared(), "L-01", "activities[website-feedback]")
        // The version that tells it applies from 2027 on.
        let corrected = try Company.corrected()
        try finds(corrected, "L-01", "activities[website-feedback]", on: "2026-12-31")
        try doesNotFind(corrected, "L-01", on: "2027-01-01")
        let growing = try Company.declared {
            $0.activities.append(
                Activity("chat-bot", "een robot die vragen beantwoordt", covering: [ChatText.id]) {
                    Contract(.customer)
                    Keep(for: .years(2), after: .collection)
                })
        }
        try finds(growing, "L-01", "activities[chat-bot]")
    }

    @Test("S-74 people are told of a change that matters before it takes effect")
    func s74() async throws {
        func announced(on day: DeclaredDate?, _ way: Notice.Announcement? = .individually) -> (inout Register) -> Void {
            {
                $0.notices[1] = Notice(
                    version: .corrected, from: "2027-01-01", url: "https://smartfms.example/privacy", announcedOn: day,
                    announced: way)
            }
        }
        #expect(try Company.corrected(changing: announced(on: "2026-12-31")).activated.accepted.isEmpty)
        for day in ["2027-01-01", "2027-02-01"] as [DeclaredDate] {
            refusesActivation("G-26", "notices[2027-01].announcedOn", announced(on: day))
        }
        try finds(Company.corrected(changing: announced(on: nil, nil)), "G-27", "notices[2027-01].announcedOn")
        try finds(
            Company.corrected(changing: announced(on: "2026-11-30", .conspicuously)), "L-30",
            "notices[2027-01].announcement")
        try finds(Company.declared(), "L-30", "changes.material")
        // Each person is told of a further purpose before their data serve it.
        let asked = try Company.corrected().ask(Improvement.self, of: .customer) { $0.origin = Relation.id }
        denies(asked, .transparencyFurtherPurpose)

        // That each of them was told of the version is recorded, and who wasn't in time is found.
        let office = try await Office(.corrected(), at: "2026-11-30T10:00:00+01:00")
        try await office.privacy.record(.informedOfChange(to: .corrected), about: Office.anna)
        let notice = try await office.privacy.changeNotice(of: .corrected)
        #expect(notice.standing(of: Office.anna, at: try noon("2027-02-01")) == .told)
        #expect(notice.untold(among: [Office.anna, "K-BERT"]) == ["K-BERT"])
        #expect(notice.findings(among: [Office.anna, "K-BERT"], at: try noon("2026-12-31")) == [])
        #expect(
            notice.findings(among: [Office.anna, "K-BERT"], at: try noon("2027-01-01")).map(\.article) == ["13(3)"])

        // Until people are told, the version isn't effective: accepting the error doesn't change that.
        var late = try CompanyRegister.corrected()
        announced(on: "2027-01-10")(&late)
        let engine = DecisionEngine(try late.activate(.strict, accepting: ["G-26"]))
        for (day, isDenied) in [
            ("2026-12-31", false), ("2027-01-01", true), ("2027-01-10", true), ("2027-01-11", false),
        ] {
            let moment = try noon(day)
            let question = Question(
                Relation.id, .use, categories: [Name.id], as: .support, effectiveAt: moment, knownAt: moment)
            let status = try Person.customer.status(effectiveAt: moment, knownAt: moment)
            let codes = engine.decide(question, status: status).codes
            #expect(codes.contains("statement.not_effective") == isDenied, "\(day): \(codes)")
        }
    }

    @Test("S-75 exactly one version is current, named in every answer; earlier ones can be found")
    func s75() throws {
        let company = try Company.corrected()
        for (day, version) in [
            ("2018-05-16", NoticeVersion.current), ("2026-12-31", .current), ("2027-01-01", .corrected),
            ("2031-01-01", .corrected),
        ] {
            let granted = permits(try company.ask(Relation.self, of: .customer, on: day), .contract)
            #expect(granted?.notice == version)
            guard case .deny(let denial) = try company.ask(Relation.self, of: .prospect, on: day) else {
                Issue.record("a prospect has no contract")
                continue
            }
            #expect(denial.notice == version)
        }
        #expect(company.register.notices.map(\.version) == [.current, .corrected])
        #expect(company.register.notices.allSatisfy { $0.url?.hasPrefix("https://smartfms.example/") == true })
        var doubled = company.register
        doubled.notices.append(Notice(version: .corrected, from: "2028-01-01"))
        let error = #expect(throws: RegisterError.self) { try Register(json: doubled.json()) }
        #expect(error?.faults.map(\.path) == ["notices"])
        let clashing = try Company.corrected {
            $0.notices.append(Notice(version: "2027-01b", from: "2027-01-01", announcedOn: "2026-11-30"))
        }
        try finds(clashing, "G-40", "notices[2027-01].from")
    }

    @Test("S-76 it applies from 16 May 2018, and nothing does before")
    func s76() throws {
        let company = try Company.declared()
        permits(try company.ask(Relation.self, of: .customer, on: "2018-05-16"), .contract)
        let earlier = denies(try company.ask(Relation.self, of: .customer, on: "2018-05-15"), .statementNotEffective)
        #expect(earlier.map(\.article) == ["statement S-76"] && earlier.map(\.authority) == [.promise])
        // The day begins at midnight where the company is.
        let beginning = try start(of: "2018-05-16")
        permits(try company.ask(Relation.self, of: .customer) { $0.effectiveAt = beginning }, .contract)
        denies(
            try company.ask(Relation.self, of: .customer) { $0.effectiveAt = beginning.advanced(byMilliseconds: -1) },
            .statementNotEffective)
        try finds(company, "L-31", "notices[2018-05].from")
    }
}
