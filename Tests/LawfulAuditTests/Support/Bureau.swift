// SPDX-License-Identifier: Apache-2.0

import LawfulAudit
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime
import Synchronization

/// A company whose ledger is audited: a newsletter on consent, orders on contract, safety on its interest until June 2026.
struct Bureau: Sendable {
    let ledger = InMemoryLedger()
    private let names = Names()

    static func register(isLater: Bool) throws -> Register {
        let safety = Activity("safety", "Safety", covering: ["name"]) {
            LegitimateInterest("keep thieves out", balancing: .passed(on: "2018-01-01", by: "the board"), toldIn: "1")
            Keep(for: .years(2), after: .lastContact)
        }
        return try Register(controller: "Bureau B.V.", contact: "privacy@bureau.example") {
            Notice(version: "1", from: "2018-05-25")
            if isLater { Notice(version: "2", from: "2026-06-01", announcedOn: "2026-05-01") }
            Promise(.answeredWithin(.weeks(2)), clause: "S-65")
            CategoryDeclaration("name")
            CategoryDeclaration("email")
            Role("clerk", boundBy: .secrecy, for: nil)
            Recipient(
                "printer", "Printer Ltd", part: .processor,
                agreement: .written(from: "2018-01-01", until: "2026-09-30"),
                guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01"))
            Activity("news", "News", covering: ["name", "email"]) {
                Consent(text: "news-1")
                DirectMarketing()
                Discloses(to: "printer")
                Keep(for: .years(2), after: .lastContact)
            }
            Activity("orders", "Orders", covering: ["name"]) {
                Contract("sale")
                Discloses(to: "printer")
                Keep(for: .years(2), after: .lastContact)
            }
            if !isLater { [safety as any RegisterPart] }
        }
    }

    /// Two versions: the second no longer declares safety.
    static func history() throws -> RegisterHistory {
        var history = try RegisterHistory(register(isLater: false), from: LocalDate("2018-05-25"))
        try history.append(register(isLater: true), from: LocalDate("2026-06-01"))
        return history
    }

    static func audit() throws -> Audit { Audit(of: try history(), calendar: .netherlands) }

    /// Noon of a day.
    static func noon(_ day: String) throws -> Instant { try Instant(iso8601: "\(day)T12:00:00+00:00") }

    func next() -> EntryID { names.next() }

    /// Records a fact, or an answer.
    @discardableResult
    func tell(
        _ event: LedgerEvent,
        of subject: SubjectID?,
        on day: String,
        as role: RoleID? = nil,
        recordedOn: String? = nil
    ) async throws -> Int64 {
        let draft = EntryDraft(
            id: next(), event, subject: subject, role: role, effectiveAt: try Self.noon(day),
            recordedAt: try Self.noon(recordedOn ?? day))
        guard case .appended(let sequence) = try await ledger.append(draft) else { return 0 }
        return sequence
    }

    /// Records an answer about a use.
    @discardableResult
    func answer(
        _ activity: PurposeID,
        of subject: SubjectID,
        on day: String,
        _ operation: ProcessingOperation = .use,
        to recipient: RecipientID? = nil,
        as role: RoleID = "clerk",
        codes: [String],
        asked: [String] = [],
        recorded kind: EntryKind = .permitted
    ) async throws -> Int64 {
        try await tell(
            .answered(
                kind, activity, operation: operation, categories: ["name"], recipient: recipient, reasons: codes,
                asked: asked),
            of: subject, on: day, as: role)
    }

    func report(until day: String = "2026-11-01") async throws -> AuditReport {
        try await Self.audit().run(over: ledger, until: Self.noon(day))
    }
}

/// Unique names for entries, in order.
final class Names: Sendable {
    private let last = Mutex(0)

    func next() -> EntryID {
        EntryID(
            rawValue: last.withLock { last in
                last += 1
                return "entry-\(last)"
            })
    }
}

extension AuditReport {
    /// Each indication as a code and its entries, for comparing.
    var brief: [String] { indications.map { "\($0.code.rawValue) \($0.entries)" } }
}
