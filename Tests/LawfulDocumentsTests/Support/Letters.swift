// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTime

/// Each kind of letter, as it comes about at a desk.
struct Letters {
    let office: Office
    /// The letters' date: a Thursday, six weeks before Thursday 23 April.
    let date: LocalDate

    init(_ body: LegalEntity.Body = .private, authority: Bool = true, on date: String = "2026-03-12") throws {
        office = try Office(authority: authority, body: body)
        self.date = try LocalDate(date)
    }

    private var now: Instant { Office.now }
    private var register: Register { office.register }

    func letter(_ kind: RightsLetter.Kind) async throws -> RightsLetter {
        switch kind {
        case .acknowledgement, .identityQuestion, .scopeQuestion, .requestWithdrawn, .late:
            return try await asking(kind)
        case .termExtended, .feeQuoted: return try await approved(kind)
        case .redirected:
            let request = try await office.receive(.requestAccess)
            let file = try await office.desk().redirect(request, to: "tenant", at: now)
            return try RightsLetter(redirecting: file, to: "tenant", register: register, date: date)
        case .liftAnnounced:
            return try RightsLetter(
                announcingLiftOf: .a, on: "credit", from: date.adding(days: 7), register: register, date: date)
        case .confirmed:
            let executed = try await office.desk().withdrawConsent(
                to: "news", from: Office.anna, by: .email, id: "2026-017", at: now)
            return RightsLetter(confirming: executed, of: try await office.file(), register: register, date: date)
        case .objectionOverridden:
            office.add("Anna Smit", to: "credit")
            let request = try await office.receive(.requestObjection)
            let assessment = try await office.desk().assess(request, at: now)
            let decided = try await office.desk().decide(
                assessment, overriding: ["credit": "two unpaid invoices"], approvedBy: "J. de Vries", at: now)
            return try await answer(decided)
        case .granted, .partlyGranted, .refused, .noData, .objectionUpheld:
            return try await answer(try await decided(kind))
        }
    }

    func answer(_ decided: DecidedRequest) async throws -> RightsLetter {
        RightsLetter(answering: decided, of: try await office.file(), register: register, date: date)
    }

    private func asking(_ kind: RightsLetter.Kind) async throws -> RightsLetter {
        let request = try await office.receive(.requestAccess)
        switch kind {
        case .identityQuestion:
            try await office.desk().record(
                .askedIdentity(because: .contradictoryDetails, by: .signIn), for: request, at: now)
            return try RightsLetter(askingIdentity: try await office.file(), register: register, date: date)
        case .scopeQuestion:
            try await office.desk(RequestPolicy(largeFrom: 0)).askScope(of: request, at: now)
            return try RightsLetter(askingScope: try await office.file(), register: register, date: date)
        case .requestWithdrawn:
            try await office.desk().record(.withdrawn, for: request, at: now)
            return try RightsLetter(confirmingWithdrawalOf: try await office.file(), register: register, date: date)
        case .late:
            return try RightsLetter(
                beingLateWith: try await office.file(), register: register, date: try LocalDate("2026-04-09"))
        default: return RightsLetter(acknowledging: try await office.file(), register: register, date: date)
        }
    }

    private func approved(_ kind: RightsLetter.Kind) async throws -> RightsLetter {
        let request = try await office.receive(.requestAccess)
        _ = try await office.desk().assess(request, at: now)
        guard kind == .feeQuoted else {
            try await office.desk().record(
                .extended(.complexity, because: "four systems hold them", approvedBy: "J. de Vries"), for: request,
                at: now)
            return try RightsLetter(extending: try await office.file(), register: register, date: date)
        }
        try await office.desk().record(
            .quotedFee(
                RequestFee(1_205, for: .excessive, because: "the ninth this month", approvedBy: "J. de Vries")),
            for: request, at: now)
        return try RightsLetter(quoting: try await office.file(), register: register, date: date)
    }

    private func decided(_ kind: RightsLetter.Kind) async throws -> DecidedRequest {
        switch kind {
        case .partlyGranted:
            office.add("Anna Smit", to: "invoices")
            office.add("Anna Smit", to: "news")
            try await office.tell(.consentGiven("news", text: "news-1"), secondsAgo: 9)
            try await office.tell(.consentWithdrawn("news"), secondsAgo: 8)
            return try await office.decide(.requestErasure)
        case .refused:
            office.add("Anna Smit", to: "invoices")
            return try await office.decide(.requestErasure)
        case .objectionUpheld:
            office.add("Anna Smit", to: "credit")
            return try await office.decide(.requestObjection)
        case .granted:
            office.add("Anna Smit", to: "credit")
            return try await office.decide(.requestAccess)
        default: return try await office.decide(.requestAccess)
        }
    }
}
