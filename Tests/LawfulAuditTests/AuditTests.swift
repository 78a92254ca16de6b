// SPDX-License-Identifier: Apache-2.0

import LawfulAudit
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@Suite("What an audit sees")
struct AuditTests {
    @Test("each moment is judged by the register then in force")
    func versions() async throws {
        let bureau = Bureau()
        try await bureau.answer("safety", of: "anna", on: "2026-05-31", codes: ["ok.legitimate_interest"])
        #expect(try await bureau.report().brief == [])
        let late = try await bureau.answer("safety", of: "anna", on: "2026-06-01", codes: ["ok.legitimate_interest"])
        let early = try await bureau.answer("safety", of: "anna", on: "2018-05-24", codes: ["ok.legitimate_interest"])
        let report = try await bureau.report()
        #expect(report.brief == ["use.no_prior_ground [\(late)]", "use.no_prior_ground [\(early)]"])
        #expect(report.indications.allSatisfy { $0.found == ["purpose.undeclared"] })
        let fixed = Audit(of: try Bureau.register(isLater: false), calendar: .netherlands)
        let always = try await fixed.run(over: bureau.ledger, until: Bureau.noon("2026-11-01"))
        #expect(always.indications.map(\.found) == [["statement.not_effective"]])
    }

    @Test("the mode of the last activation before an answer counts")
    func mode() async throws {
        let bureau = Bureau()
        try await bureau.tell(.contractStarted("sale", isParty: false), of: "anna", on: "2026-01-01")
        try await bureau.tell(.activated(mode: "asDeclared", accepted: []), of: nil, on: "2026-01-02")
        try await bureau.answer("orders", of: "anna", on: "2026-01-03", codes: ["ok.contract"])
        #expect(try await bureau.report().brief == [])
        try await bureau.tell(.activated(mode: "strict", accepted: []), of: nil, on: "2026-01-04")
        let strict = try await bureau.answer("orders", of: "anna", on: "2026-01-05", codes: ["ok.contract"])
        #expect(try await bureau.report().brief == ["use.no_prior_ground [\(strict)]"])
    }

    @Test("a denial that the register wouldn't give is told, one for another reason is counted")
    func denials() async throws {
        let bureau = Bureau()
        try await bureau.tell(.contractStarted("sale"), of: "anna", on: "2026-01-01")
        let denied = try await bureau.answer(
            "orders", of: "anna", on: "2026-01-03", codes: ["basis.lapsed"], recorded: .denied)
        try await bureau.answer(
            "news", of: "anna", on: "2026-01-03", codes: ["consent.withdrawn"], recorded: .denied)
        try await bureau.answer(
            "news", of: "anna", on: "2026-01-03", codes: ["consent.missing"], recorded: .denied)
        let report = try await bureau.report()
        #expect(report.brief == ["decision.differs [\(denied)]"])
        #expect(report.indications.first?.found == ["ok.contract"])
        #expect(report.otherReasons == 1)
    }

    @Test("a withdrawal that is recorded after a use and took effect before it speaks against nothing that was known")
    func lateTold() async throws {
        let bureau = Bureau()
        try await bureau.tell(.consentGiven("news", text: "news-1"), of: "anna", on: "2026-01-01")
        try await bureau.answer("news", of: "anna", on: "2026-01-10", codes: ["ok.consent"])
        try await bureau.tell(.consentWithdrawn("news"), of: "anna", on: "2026-01-05", recordedOn: "2026-01-20")
        #expect(try await bureau.report().brief == [])
    }

    @Test("a withdrawal by a clock that runs ahead still comes before a use recorded after it")
    func clocks() async throws {
        let bureau = Bureau()
        try await bureau.tell(.consentGiven("news", text: "news-1"), of: "anna", on: "2026-01-01")
        let no = try await bureau.tell(.consentWithdrawn("news"), of: "anna", on: "2026-01-12")
        let used = try await bureau.answer("news", of: "anna", on: "2026-01-10", codes: ["ok.consent"])
        #expect(try await bureau.report().brief == ["use.after_withdrawal [\(no), \(used)]"])
    }

    @Test("each member of a cohort is judged alone; those erased are counted, and named nowhere")
    func cohorts() async throws {
        let bureau = Bureau()
        for person: SubjectID in ["anna", "ben", "gone"] {
            try await bureau.tell(.consentGiven("news", text: "news-1"), of: person, on: "2026-01-01")
        }
        let no = try await bureau.tell(.consentWithdrawn("news"), of: "ben", on: "2026-01-02")
        let people: [SubjectID] = ["anna", "ben", "carl", "dora", "gone"]
        var members: [CohortMember] = []
        for person in people {
            let version = try await bureau.ledger.statusVersion(of: person)
            members.append(
                CohortMember(person, at: version, answer: person == "dora" ? ["consent.missing"] : ["ok.consent"]))
        }
        let draft = EntryDraft(
            id: "cohort",
            .answered(
                .cohortAnswered, "news", operation: .use, categories: ["name"],
                counts: ["ok.consent": 4, "consent.missing": 1]),
            subject: nil, role: "clerk", effectiveAt: try Bureau.noon("2026-01-03"),
            recordedAt: try Bureau.noon("2026-01-03"))
        let entry = try #require(try await bureau.ledger.append(draft, cohort: members).sequence)
        _ = try await bureau.ledger.erasePrivateParts(of: "gone", .activity("news"), keeping: [.consentGiven])
        let report = try await bureau.report()
        #expect(report.brief.sorted() == ["use.after_withdrawal [\(no), \(entry)]", "use.no_prior_ground [\(entry)]"])
        #expect(report.answers == 4 && report.unlisted == 1)
    }

    @Test("erased entries are counted and give no indications, neither by themselves nor by what they took along")
    func erased() async throws {
        let bureau = Bureau()
        try await bureau.tell(.consentGiven("news", text: "news-1"), of: "anna", on: "2026-01-01")
        try await bureau.answer("news", of: "anna", on: "2026-01-02", codes: ["ok.consent"])
        try await bureau.answer("news", of: "ben", on: "2026-01-02", codes: ["ok.consent"])
        try await bureau.tell(.erased("news"), of: "anna", on: "2026-01-03")
        _ = try await bureau.ledger.erasePrivateParts(of: "anna", .activity("news"), keeping: [.permitted])
        let report = try await bureau.report()
        // Anna's use is left and its consent isn't; Ben's never had one.
        #expect(report.brief == ["use.no_prior_ground [3]"])
        #expect(report.groundsErased == 1 && report.erased == ["consent.given": 1] && report.notAuditable == 2)
        _ = try await bureau.ledger.erasePrivateParts(of: ["anna", "ben"], .everything, keeping: [])
        let later = try await bureau.report()
        #expect(later.brief == [] && later.answers == 0)
        #expect(later.erased == ["consent.given": 1, "use.permitted": 2])
        #expect(later.text(in: .en).contains("3 entries can't be audited any more"))
    }

    @Test("data are kept too long unless erased, held, extended, restricted or asked for")
    func kept() async throws {
        func report(_ more: (Bureau) async throws -> Void) async throws -> [String] {
            let bureau = Bureau()
            try await bureau.tell(.contractStarted("sale"), of: "anna", on: "2024-01-01")
            try await bureau.tell(
                .happened(.lastContact, on: LocalDate("2024-01-10"), activity: "orders"), of: "anna", on: "2024-01-10")
            try await bureau.answer("orders", of: "anna", on: "2024-01-10", codes: ["ok.contract"])
            try await more(bureau)
            return try await bureau.report(until: "2026-01-11").brief
        }
        let kept = ["retention.exceeded [2, 3]"]
        #expect(try await report { _ in } == kept)
        #expect(try await report { try await $0.tell(.erased("orders"), of: "anna", on: "2026-01-11") } == [])
        #expect(
            try await report {
                try await $0.answer("orders", of: "anna", on: "2026-01-11", .erase, codes: ["ok.erasure_due"])
            } == [])
        #expect(try await report { try await $0.tell(.held("h", because: "x"), of: "anna", on: "2026-01-01") } == [])
        #expect(try await report { try await $0.tell(.restricted(.b), of: "anna", on: "2026-01-01") } == [])
        #expect(
            try await report {
                try await $0.tell(.request(.requestReceived, "r", .requestAccess), of: "anna", on: "2026-01-01")
            } == [])
        func extended(until day: String) async throws -> [String] {
            try await report {
                try await $0.tell(
                    .retentionExtended(
                        "orders", until: LocalDate(day), reviewBy: LocalDate(day), because: "a claim",
                        approvedBy: "J. de Vries"), of: "anna", on: "2026-01-01")
            }
        }
        #expect(try await extended(until: "2026-01-11") == [])
        #expect(try await extended(until: "2026-01-10") == kept)
    }

    @Test("up to the last day nothing is kept too long")
    func lastDay() async throws {
        let bureau = Bureau()
        try await bureau.tell(.contractStarted("sale"), of: "anna", on: "2024-01-01")
        try await bureau.tell(
            .happened(.lastContact, on: LocalDate("2024-01-10"), activity: "orders"), of: "anna", on: "2024-01-10")
        try await bureau.answer("orders", of: "anna", on: "2024-01-10", codes: ["ok.contract"])
        #expect(try await bureau.report(until: "2026-01-10").brief == [])
        // Used past the limit and kept still: one indication says both.
        try await bureau.answer("orders", of: "anna", on: "2026-01-12", codes: ["ok.contract"])
        #expect(try await bureau.report(until: "2026-02-01").brief == ["retention.exceeded [2, 4]"])
        #expect(try await bureau.report(until: "2026-01-11").brief == ["retention.exceeded [2, 3]"])
    }

    @Test("a request is late when its month has passed, answered or not; a broken promise is counted only")
    func requests() async throws {
        let bureau = Bureau()
        try await bureau.tell(.request(.requestReceived, "r-1", .requestAccess), of: "anna", on: "2026-03-05")
        #expect(try await bureau.report(until: "2026-04-07").brief == [])
        #expect(try await bureau.report(until: "2026-04-08").brief == ["request.overdue [1]"])
        try await bureau.tell(.request(.requestAnswered, "r-1", .requestAccess), of: "anna", on: "2026-04-07")
        let report = try await bureau.report()
        #expect(report.brief == [] && report.brokenPromises == 1)
        try await bureau.tell(.request(.requestReceived, "r-2", .requestErasure), of: "anna", on: "2026-05-01")
        try await bureau.tell(.request(.requestAnswered, "r-2", .requestErasure), of: "anna", on: "2026-06-10")
        let indication = try #require(try await bureau.report().indications.first)
        #expect(indication.entries == [3, 4] && indication.code == .lateAnswer)
        #expect(try indication.at == Bureau.noon("2026-06-10"))
    }

    @Test("an extension of which the person learned in the first month moves the limit; a later one doesn't")
    func extended() async throws {
        let bureau = Bureau()
        func extend(_ id: RequestID, on date: String, by approver: ActorID? = "J. de Vries") async throws {
            try await bureau.tell(
                .request(.requestExtended, id, .requestAccess, approver: approver), of: "anna", on: date)
        }
        for (id, date, approver) in [
            ("r-1", "2026-04-07", "J. de Vries"), ("r-2", "2026-04-08", "J. de Vries"), ("r-3", "2026-04-07", nil),
        ] as [(RequestID, String, ActorID?)] {
            try await bureau.tell(.request(.requestReceived, id, .requestAccess), of: "anna", on: "2026-03-05")
            try await extend(id, on: date, by: approver)
        }
        #expect(try await bureau.report(until: "2026-06-05").brief == ["request.overdue [3]", "request.overdue [5]"])
        #expect(
            try await bureau.report(until: "2026-06-06").brief == [
                "request.overdue [1]", "request.overdue [3]", "request.overdue [5]",
            ])
    }

    @Test("what was withdrawn or redirected waits for nothing; what was reopened does for another month")
    func over() async throws {
        let bureau = Bureau()
        for id in ["r-1", "r-2", "r-3"] as [RequestID] {
            try await bureau.tell(.request(.requestReceived, id, .requestAccess), of: "anna", on: "2026-03-05")
        }
        try await bureau.tell(.request(.requestWithdrawn, "r-1", .requestAccess), of: "anna", on: "2026-03-06")
        try await bureau.tell(.request(.requestRedirected, "r-2", .requestAccess), of: "anna", on: "2026-03-06")
        try await bureau.tell(.request(.requestAnswered, "r-3", .requestAccess), of: "anna", on: "2026-03-06")
        #expect(try await bureau.report().brief == [])
        try await bureau.tell(.request(.requestReopened, "r-3", .requestAccess), of: "anna", on: "2026-05-06")
        #expect(try await bureau.report(until: "2026-06-05").brief == [])
        #expect(try await bureau.report(until: "2026-06-09").brief == ["request.overdue [7]"])
        // What was late when it was reopened stays so.
        try await bureau.tell(.request(.requestReopened, "r-3", .requestAccess), of: "anna", on: "2026-06-20")
        #expect(try await bureau.report(until: "2026-06-21").brief == ["request.overdue [7, 8]"])
    }

    @Test("erasing in spite of a hold is another decision; the rows' own dates aren't asked for")
    func erasing() async throws {
        let bureau = Bureau()
        try await bureau.answer("orders", of: "anna", on: "2026-01-02", .erase, codes: ["ok.erasure_due"])
        #expect(try await bureau.report().brief == [])
        try await bureau.tell(.held("h", because: "a claim"), of: "anna", on: "2026-01-03")
        let erased = try await bureau.answer("orders", of: "anna", on: "2026-01-04", .erase, codes: ["ok.erasure_due"])
        let report = try await bureau.report()
        #expect(report.brief == ["decision.differs [\(erased)]"])
        #expect(report.indications.first?.found == ["hold.active"])
    }

    @Test("a tool gets the report's lines")
    func tool() async throws {
        let bureau = Bureau()
        try await bureau.answer("news", of: "ben", on: "2026-02-01", codes: ["ok.consent"])
        var lines: [String] = []
        let report = try await Bureau.audit().write(
            over: bureau.ledger, until: Bureau.noon("2026-11-01"), in: .en
        ) { lines.append($0) }
        #expect(lines == report.lines(in: .en))
        #expect(
            lines == [
                "Audit of the ledger until 2026-11-01T12:00:00Z: 1 entry read, 1 answer asked again.",
                "There is 1 indication of an infringement. Whether it is one is for people to judge.",
                "1. Use without a prior ground (Art. 6(1)(a) GDPR). Entry 1 records a use for 'news' at "
                    + "2026-02-01T12:00:00Z; no earlier entry carries it (consent.missing).",
                "   To do: Stop this use until a ground is recorded, and find out what was done with the data.",
            ])
    }
}
