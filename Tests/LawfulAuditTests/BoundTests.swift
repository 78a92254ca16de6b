// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Testing

@testable import LawfulAudit

@Suite("What an audit holds")
struct BoundTests {
    /// What ten people did and had done to them, again and again.
    private func held(rounds: Int) async throws -> (held: Int, entries: Int, reads: Int) {
        let bureau = Bureau()
        for round in 0..<rounds {
            let day = try LocalDate("2020-01-01").adding(days: 2 * round).description
            let next = try LocalDate("2020-01-01").adding(days: 2 * round + 1).description
            for person in 0..<10 {
                let subject = SubjectID(rawValue: "person-\(person)")
                try await bureau.tell(.consentGiven("news", text: "news-1"), of: subject, on: day)
                try await bureau.tell(
                    .happened(.lastContact, on: LocalDate(day), activity: "news"), of: subject, on: day)
                try await bureau.answer("news", of: subject, on: day, codes: ["ok.consent"])
                try await bureau.answer("news", of: subject, on: day, .erase, codes: ["ok.erasure_due"])
                try await bureau.tell(.restricted(.a), of: subject, on: day)
                try await bureau.tell(.restrictionLifted(), of: subject, on: next)
                try await bureau.tell(.consentWithdrawn("news"), of: subject, on: next)
                let request: RequestID = "r"
                try await bureau.tell(.request(.requestReceived, request, .requestAccess), of: subject, on: next)
                try await bureau.tell(.request(.requestAnswered, request, .requestAccess), of: subject, on: next)
            }
        }
        let counting = CountingLedger(bureau.ledger)
        let pass = try await Bureau.audit().pass(over: counting, until: Bureau.noon("2026-01-01"), pageSize: 50)
        // Names were erased, addresses weren't.
        #expect(pass.report.indications.map(\.code) == Array(repeating: .keptTooLong, count: 10))
        return (pass.held, pass.report.entries, await counting.count)
    }

    @Test("it doesn't grow with how often anything happened to the same people, and no history is read again")
    func bounded() async throws {
        let few = try await held(rounds: 3)
        let many = try await held(rounds: 60)
        #expect(many.entries == 20 * few.entries)
        #expect(many.reads == 0)
        #expect(many.held == few.held, "\(few.held) \(many.held)")
    }
}

/// Counts how often a history is asked for.
private actor CountingLedger: Ledger {
    private let base: InMemoryLedger
    private(set) var count = 0

    init(_ base: InMemoryLedger) { self.base = base }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] { try await base.append(drafts) }

    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        try await base.append(draft, cohort: members)
    }

    func history(of subject: SubjectID) async throws -> SubjectHistory {
        count += 1
        return try await base.history(of: subject)
    }

    func standing(of subject: SubjectID) async throws -> SubjectHistory { try await base.standing(of: subject) }

    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        try await base.standing(of: subjects)
    }

    func statusVersion(of subject: SubjectID) async throws -> StatusVersion {
        try await base.statusVersion(of: subject)
    }

    func entries(of subject: SubjectID) async throws -> [LedgerEntry] { try await base.entries(of: subject) }

    func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        try await base.entries(after: sequence, limit: limit)
    }

    func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        try await base.erasePrivateParts(of: subjects, scope, keeping: kinds)
    }
}
