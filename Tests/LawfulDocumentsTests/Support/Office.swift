// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulRights
import LawfulTime
import Synchronization

/// A company whose register has every item of Art. 15(1), with a desk that answers one person's requests.
struct Office: Sendable {
    let register: Register
    let store = InMemoryStore("main")
    let ledger = InMemoryLedger()
    private let names = Names()

    /// 2026-03-05T10:00+01:00.
    static let now = Instant(milliseconds: 1_772_701_200_000)
    static let anna: SubjectID = "anna-4711"

    init(authority: Bool = true, body: LegalEntity.Body = .private) throws {
        let balancing = Balancing.passed(on: "2018-01-01", by: "the board")
        let law = LawReference("AWR 52(4)")
        register = try Register(controller: "Acme & Sons B.V.", contact: "privacy@acme.example", body: body) {
            Notice(version: "1", from: "2018-05-25")
            if authority { SupervisoryAuthority("Autoriteit Persoonsgegevens", contact: "Postbus 93374, Den Haag") }
            Promise(.answeredWithin(.weeks(4)), clause: "S-65")
            LegalEntity("tenant", name: "Tenant N.V.", contact: "privacy@tenant.example")
            CategoryDeclaration("name")
            CategoryDeclaration("amount")
            Source("registry", "Trade registry", kind: .public, notification: "at first contact")
            Role("officer", boundBy: .secrecy, for: nil)
            Recipient(
                "mailer", "Mailer Inc.", part: .controller, country: "IN",
                transfer: TransferTool(.standardClauses, assessment: .done))
            Activity("credit", "Credit checks", covering: ["name"]) {
                LegitimateInterest("no bad debts", balancing: balancing, toldIn: "1")
                From("registry")
                Discloses(to: "mailer")
                Keep(for: .years(2), after: .lastContact)
                DecidesAutomatically(
                    significant: false, safeguards: [.humanIntervention, .pointOfView, .contest],
                    logic: "A score over 600 is accepted.")
            }
            Activity("invoices", "Invoices", covering: ["name", "amount"]) {
                LegalObligation(law)
                Keep(for: .years(7), after: .endOfCalendarYear, atLeast: .years(7), by: law)
            }
            Activity("news", "Newsletter", covering: ["name"]) { Consent(text: "news-1") }
            Activity("hosting", "Hosting", covering: ["name"]) { OnInstruction(of: "tenant", .store, .use) }
        }
    }

    var map: DataMap {
        DataMap(store) {
            DataSet("credit", of: "person", for: "credit", dated: "on") { Field("name", "name") }
            DataSet("invoices", of: "person", for: "invoices", dated: "on") {
                Field("name", "name")
                Field("amount", "amount")
            }
            DataSet("news", of: "person", for: "news") { Field("name", "name") }
        }
    }

    func add(_ name: String, to table: String, of person: SubjectID = anna) {
        store.insert(
            [
                "id": .text(name), "person": .text(person.rawValue), "name": .text(name), "amount": .integer(1250),
                "on": .text("2025-06-01"),
            ], into: table)
    }

    func tell(_ event: LedgerEvent, secondsAgo seconds: Int64) async throws {
        let at = Self.now.advanced(bySeconds: -seconds)
        _ = try await ledger.append(
            EntryDraft(id: names.next(), event, subject: Self.anna, effectiveAt: at, recordedAt: at))
    }

    func desk(_ policy: RequestPolicy = .standard) throws -> RightsDesk {
        let path = GuardedErasure(
            engine: DecisionEngine(try register.activate(.asDeclared)), ledger: ledger, map: map, role: "officer",
            newID: { names.next() })
        return RightsDesk(path, role: "officer", calendar: .netherlands, policy: policy, newID: { names.next() })
    }

    func receive(_ right: ProcessingOperation, by channel: RightsRequest.Channel = .email) async throws -> RightsRequest
    {
        try await desk().receive(right, from: Self.anna, by: channel, id: "2026-017", at: Self.now)
    }

    func file() async throws -> RequestCase { try await desk().request("2026-017", of: Self.anna) }

    func decide(_ right: ProcessingOperation) async throws -> DecidedRequest {
        let desk = try desk()
        let request = try await desk.receive(right, from: Self.anna, by: .portal, id: "2026-017", at: Self.now)
        let assessment = try await desk.assess(request, at: Self.now)
        return try await desk.decide(assessment, approvedBy: "J. de Vries", at: Self.now)
    }

    func package() async throws -> AccessPackage {
        try await desk().accessPackage(try await decide(.requestAccess), at: Self.now)
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
