// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRetention
import LawfulRights
import LawfulTime
import Synchronization

/// A company with one activity on each basis, its tables, and its desk for requests.
struct Desk: Sendable {
    let register: Register
    let store = InMemoryStore("main")
    let ledger = InMemoryLedger()
    let names = Names()

    /// 2026-03-05T10:00+01:00.
    static let now = Instant(milliseconds: 1_772_701_200_000)
    static let anna: SubjectID = "anna"
    static let law = LawReference("Wet X")
    /// The activity on each basis.
    static let activities: [LegalBasis: PurposeID] = [
        .consent: "news", .contract: "orders", .legalObligation: "invoices", .vitalInterests: "rescue",
        .publicTask: "permits", .legitimateInterest: "security",
    ]

    // Further activities join those of each basis.
    init(_ extra: [Activity] = [], recipients: [Recipient] = []) throws {
        let balancing = Balancing.passed(on: "2018-01-01", by: "the board")
        register = try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2018-05-25")
            SupervisoryAuthority("Autoriteit Persoonsgegevens", contact: "autoriteitpersoonsgegevens.nl")
            Promise(.answeredWithin(.weeks(4)), clause: "S-65")
            LegalEntity("tenant", name: "Tenant N.V.", contact: "privacy@tenant.example")
            CategoryDeclaration("name")
            CategoryDeclaration("amount")
            Role("officer", boundBy: .secrecy, for: nil)
            Recipient("printer", "Printer Ltd", part: .processor, agreement: .written(from: "2018-01-01"))
            Recipient("bank", "Bank N.V.", part: .controller)
            Activity("news", "News", covering: ["name"]) { Consent(text: "news-1") }
            Activity("orders", "Orders", covering: ["name"]) {
                Contract("sale")
                Discloses(to: "printer")
                Discloses(to: "bank")
            }
            Activity("invoices", "Invoices", covering: ["name", "amount"]) {
                LegalObligation(Self.law)
                Keep(for: .years(7), after: .endOfCalendarYear, atLeast: .years(7), by: Self.law)
            }
            Activity("rescue", "Rescue", covering: ["name"]) { VitalInterests() }
            Activity("permits", "Permits", covering: ["name"]) { PublicTask(Self.law) }
            Activity("security", "Security", covering: ["name"]) {
                LegitimateInterest("keep thieves out", balancing: balancing, toldIn: "1")
            }
            Activity("hosting", "Hosting", covering: ["name"]) { OnInstruction(of: "tenant", .store, .use) }
            extra.map { $0 as any RegisterPart }
            recipients.map { $0 as any RegisterPart }
        }
    }

    var map: DataMap { map(over: store) }

    /// The map over a store that has the same tables.
    func map(over store: any DataStore) -> DataMap {
        register.activities.reduce(.empty) { map, activity in
            map
                + DataMap(store) {
                    DataSet(activity.purpose.rawValue, of: "person", for: activity.purpose, dated: "on") {
                        Field("name", "name")
                    }
                }
        }
    }

    func path(over store: (any DataStore)? = nil) throws -> GuardedErasure {
        GuardedErasure(
            engine: DecisionEngine(try register.activate(.asDeclared)), ledger: ledger,
            map: map(over: store ?? self.store),
            role: "officer", newID: { names.next() })
    }

    /// A desk over a store that has the same tables.
    func desk(over store: any DataStore) throws -> RightsDesk {
        RightsDesk(try path(over: store), role: "officer", calendar: .netherlands, newID: { names.next() })
    }

    func desk(_ policy: RequestPolicy = .standard) throws -> RightsDesk {
        RightsDesk(try path(), role: "officer", calendar: .netherlands, policy: policy, newID: { names.next() })
    }

    func status(at instant: Instant = now) async throws -> SubjectStatus {
        let history = try await ledger.history(of: Self.anna)
        return SubjectStatus(folding: history.entries, effectiveAt: instant, knownAt: instant)
    }

    /// Ten in the morning of a day in Amsterdam's winter, give or take an hour.
    static func morning(_ day: String) throws -> Instant { try Instant(iso8601: "\(day)T09:00:00Z") }

    func add(_ id: String, to activity: PurposeID, of person: SubjectID = anna, on date: String = "2026-01-01") {
        store.insert(
            ["id": .text(id), "person": .text(person.rawValue), "name": .text("N. of \(id)"), "on": .text(date)],
            into: activity.rawValue)
    }

    func tell(_ event: LedgerEvent, of person: SubjectID = anna, at instant: Instant = now) async throws {
        _ = try await ledger.append(
            EntryDraft(id: names.next(), event, subject: person, effectiveAt: instant, recordedAt: instant))
    }

    func receive(
        _ right: ProcessingOperation,
        id: RequestID = "r-1",
        at instant: Instant = now
    ) async throws -> RightsRequest {
        try await desk().receive(right, from: Self.anna, by: .email, id: id, at: instant)
    }

    /// Receives, assesses and decides in one go.
    func decide(
        _ right: ProcessingOperation,
        id: RequestID = "r-1",
        grounds: [PurposeID: ErasureGround] = [:],
        approvedBy approver: ActorID? = "J. de Vries"
    ) async throws -> DecidedRequest {
        let request = try await receive(right, id: id)
        let assessment = try await desk().assess(request, grounds: grounds, at: Self.now)
        return try await desk().decide(assessment, approvedBy: approver, at: Self.now)
    }

    func kinds() async throws -> [EntryKind] {
        try await ledger.entries(after: 0, limit: .max).map(\.publicPart.kind)
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
