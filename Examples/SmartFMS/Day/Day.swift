// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import Lawful
import LawfulEvidence
import LawfulSQLite

/// A day at the desk of the reference company: its purposes, its clauses, its own database.
struct Day {
    let privacy: DataProtection
    /// The same register in strict mode, for what clauses demand strictly.
    let strict: DecisionEngine
    let company: CompanyDatabase
    let clock: StoryClock
    let transcript: Transcript
    let folder: URL
    let evidence: LedgerEvidence

    static let date = "2026-11-23"

    func run() async throws {
        try await relations()
        try statement()
        try await website()
        try await offers()
        try await orders()
        try await offersToCustomers()
        try await recordings()
        try await newsletter()
        try await envelopes()
        try await acceptance()
        try await protection()
        try await representatives()
        try await accounts()
        try await disclosures()
        try await departments()
        try await tenants()
        try await purposes()
        try await access()
        try await channels()
        try await erasure()
        try await rights()
        try await sweep()
        try await ledgerReadBack()
    }

    /// What the company knew before the day began: who has a contract, and who only asked.
    private func relations() async throws {
        transcript.heading("Before the day: contracts and choices are recorded")
        var drafts: [ConditionalDraft] = []
        func draft(_ event: LedgerEvent, _ id: String, on day: String) throws {
            let at = try LocalDate(day).start(in: privacy.activated.register.timeZone)
            drafts.append(
                ConditionalDraft(
                    EntryDraft(
                        id: clock.newID(), event, subject: SubjectID(rawValue: id), effectiveAt: at,
                        recordedAt: clock.now())))
        }
        for customer in try company.customers() {
            try draft(.contractStarted(.customer), customer.id, on: customer.customerSince)
            if let ended = customer.accountEndedOn { try draft(.contractEnded(.customer), customer.id, on: ended) }
        }
        for prospect in try company.prospects() {
            try draft(
                .contractPrepared(.offer, atTheirRequest: prospect.askedForOffer), prospect.id,
                on: prospect.lastContactOn)
        }
        for contact in try company.representatives() {
            try draft(.contractStarted(.business, isParty: false), contact.id, on: contact.lastContactOn)
        }
        for contact in try company.supplierContacts() {
            try draft(.contractStarted(.business, isParty: false), contact.id, on: contact.lastContactOn)
        }
        let outcomes = try await privacy.ledger.append(drafts)
        transcript.check(
            "S-06", "\(outcomes.count) facts about the company's relations are recorded", !outcomes.isEmpty)
    }

    // MARK: Asking

    /// Asks under a purpose and returns the answer; a permit's closure opens what it is for.
    func ask<P: Purpose>(
        _ purpose: P.Type,
        of id: String,
        for operation: ProcessingOperation = .use,
        categories: [CategoryID]? = nil,
        to recipient: RecipientID? = nil,
        as role: RoleID,
        asserting assertions: Assertions = Assertions(),
        asking detail: (inout Question) -> Void = { _ in },
        _ body: (Permit<P>) async throws -> Void
    ) async throws -> Decision {
        let outcome = try await privacy.use(
            purpose, of: SubjectID(rawValue: id), for: operation, categories: categories, to: recipient, as: role,
            by: "desk", asserting: assertions, asking: detail
        ) { permit in
            try await body(permit)
            return permit.grant
        }
        switch outcome {
        case .permitted(let grant): return .permit(grant)
        case .denied(let denial): return .deny(denial)
        }
    }

    /// Asks under a purpose where nothing needs opening.
    func ask<P: Purpose>(
        _ purpose: P.Type,
        of id: String,
        for operation: ProcessingOperation = .use,
        categories: [CategoryID]? = nil,
        to recipient: RecipientID? = nil,
        as role: RoleID,
        asserting assertions: Assertions = Assertions(),
        asking detail: (inout Question) -> Void = { _ in }
    ) async throws -> Decision {
        try await ask(
            purpose, of: id, for: operation, categories: categories, to: recipient, as: role, asserting: assertions,
            asking: detail, { _ in })
    }

    /// What strict mode says to the same question; only asked, not acted upon.
    func askStrictly(
        _ purpose: PurposeID,
        of id: String,
        for operation: ProcessingOperation = .use,
        as role: RoleID,
        asserting assertions: Assertions = Assertions(),
        asking detail: (inout Question) -> Void = { _ in }
    ) async throws -> Decision {
        let now = clock.now()
        var question = Question(
            purpose, operation, categories: privacy.activated.register.activity(purpose)?.categories ?? [], as: role,
            effectiveAt: now, knownAt: now, asserting: assertions)
        detail(&question)
        return strict.decide(question, status: try await privacy.status(of: SubjectID(rawValue: id)))
    }
}
#endif
