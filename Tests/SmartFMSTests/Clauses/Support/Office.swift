// SPDX-License-Identifier: Apache-2.0

import Lawful

@testable import SmartFMS

/// The company at work: a ledger, its tables, its desk for requests, and a clock that the test holds.
struct Office: Sendable {
    let company: Company
    let privacy: DataProtection
    let clock: StoryClock
    let store: InMemoryStore

    static let anna: SubjectID = "K-ANNA"

    /// Opens on a moment; by default on 5 March 2026 at ten, from which the deadline table counts its first case.
    init(_ company: Company, at moment: String = "2026-03-05T10:00:00+01:00") async throws {
        let store = InMemoryStore("company")
        let clock = StoryClock(try Instant(iso8601: moment))
        self.company = company
        self.store = store
        self.clock = clock
        privacy = try await DataProtection(
            company.activated, ledger: .inMemory, map: Self.map(store), ambient: clock.ambient)
    }

    private static func map(_ store: InMemoryStore) -> DataMap {
        DataMap(store) {
            DataSet("customers", of: "person", for: Relation.self, dated: "on") { Field("name", Name.self) }
            DataSet("invoices", of: "person", for: Billing.self, dated: "on") { Field("amount", PaymentData.self) }
            DataSet("incidents", of: "person", for: Protection.self, dated: "on") {
                Field("trace", TechnicalTrace.self)
            }
            DataSet("mailings", of: "person", for: Marketing.self, dated: "on") { Field("name", Name.self) }
        }
    }

    var desk: RightsDesk { privacy.rights(as: .serviceDesk) }

    /// Puts a row about Anna into a table.
    func add(to table: String, on day: String = "2026-01-05") {
        let row: [String: DataValue] = [
            "id": .text("row-\(store.count(table))"), "person": .text(Self.anna.rawValue), "on": .text(day),
            "name": .text("A. de Vries"), "amount": .text("121.00"), "trace": .text("login"),
        ]
        store.insert(row, into: table)
    }

    /// Receives a request of Anna's.
    func receive(
        _ right: ProcessingOperation,
        by channel: RightsRequest.Channel = .email,
        id: RequestID = "R-1",
        at moment: String? = nil
    ) async throws -> RightsRequest {
        let at = try moment.map { try Instant(iso8601: $0) } ?? clock.now()
        return try await desk.receive(right, from: Self.anna, by: channel, id: id, at: at)
    }

    /// Receives and assesses a request of Anna's.
    func assess(
        _ right: ProcessingOperation,
        by channel: RightsRequest.Channel = .email,
        id: RequestID = "R-1",
        identity: Assertions.Identity = .confirmed
    ) async throws -> Assessment {
        let request = try await receive(right, by: channel, id: id)
        return try await desk.assess(request, at: clock.now(), asserting: Assertions(identity: identity))
    }

    /// Uses Anna's data.
    func use<P: Purpose>(
        _ purpose: P.Type,
        for operation: ProcessingOperation = .use,
        _ categories: [any DataCategory.Type]? = nil,
        to recipient: RecipientID? = nil,
        as role: RoleID = .serviceDesk,
        by actor: ActorID? = nil,
        asserting assertions: Assertions = Assertions(),
        asking detail: (inout Question) -> Void = { _ in },
        _ body: (Permit<P>) async throws -> Void
    ) async throws -> Outcome<Void> {
        try await privacy.use(
            purpose, of: Self.anna, for: operation, categories: categories?.map { $0.id }, to: recipient, as: role,
            by: actor, asserting: assertions, asking: detail, body)
    }

    /// Asks, and records the answer, where nothing needs opening.
    @discardableResult
    func ask<P: Purpose>(
        _ purpose: P.Type,
        for operation: ProcessingOperation = .use,
        _ categories: [any DataCategory.Type]? = nil,
        to recipient: RecipientID? = nil,
        as role: RoleID = .serviceDesk,
        by actor: ActorID? = nil,
        asserting assertions: Assertions = Assertions(),
        asking detail: (inout Question) -> Void = { _ in }
    ) async throws -> Outcome<Void> {
        try await use(
            purpose, for: operation, categories, to: recipient, as: role, by: actor, asserting: assertions,
            asking: detail, { _ in })
    }

    /// The last entry about Anna.
    func lastEntry() async throws -> LedgerEntry? { try await privacy.ledger.entries(of: Self.anna).last }
}
