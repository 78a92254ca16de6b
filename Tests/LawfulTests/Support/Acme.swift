// SPDX-License-Identifier: Apache-2.0

import Lawful
import Synchronization

enum Name: DataCategory { static let id: CategoryID = "name" }
enum EmailAddress: DataCategory { static let id: CategoryID = "email" }

enum Newsletter: Purpose {
    static let id: PurposeID = "newsletter"
    typealias Covers = (Name, EmailAddress)
}

enum Orders: Purpose {
    static let id: PurposeID = "orders"
    typealias Covers = (Name, EmailAddress)
}

enum Unknown: Purpose {
    static let id: PurposeID = "unknown"
    typealias Covers = Name
}

extension RoleID {
    static let marketer: RoleID = "marketer"
}

/// A service with a newsletter on consent and orders on contract, its clock in the test's hand.
struct Acme: Sendable {
    /// 2026-03-05T10:00+01:00.
    static let now = Instant(milliseconds: 1_772_701_200_000)
    static let anna: SubjectID = "anna-4711"
    static let email = Personal<String, EmailAddress>("anna@home.example", of: anna, collectedFor: Newsletter.self)

    let ledger = InMemoryLedger()
    let clock = SetClock(now)
    let names = Names()

    static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role(.marketer, boundBy: .secrecy, for: Newsletter.self)
            Role("intern", boundBy: .nothing, for: Orders.self)
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                DirectMarketing()
                Keep(for: .years(2), after: .lastContact)
            }
            Activity(Orders.self) {
                Contract("sale")
                Keep(for: .years(2), after: .lastContact)
            }
        }
    }

    var ambient: Ambient { Ambient(now: { clock.now }, newID: { names.next() }) }

    /// The service, on its own ledger or on one wrapped around it.
    func privacy(on wrapped: (any Ledger)? = nil, permitSeconds: Int64 = 300) async throws -> DataProtection {
        try await DataProtection(
            Self.register().activate(.strict), ledger: .existing(wrapped ?? ledger), ambient: ambient,
            permitSeconds: permitSeconds)
    }

    /// The service, with Anna's consent to the newsletter given a minute ago.
    func consented(on wrapped: (any Ledger)? = nil, permitSeconds: Int64 = 300) async throws -> DataProtection {
        try await tell(.consentGiven(Newsletter.self, text: "newsletter-v1"), secondsFromNow: -60)
        return try await privacy(on: wrapped, permitSeconds: permitSeconds)
    }

    /// What another writer records, past the service.
    func tell(_ event: LedgerEvent, secondsFromNow seconds: Int64 = 0) async throws {
        let at = clock.now.advanced(bySeconds: seconds)
        _ = try await ledger.append(
            EntryDraft(id: names.next(), event, subject: Self.anna, effectiveAt: at, recordedAt: at))
    }

    func entries() async throws -> [LedgerEntry] { try await ledger.entries(after: 0, limit: .max) }

    /// Who acted in an entry; the ledger records that it was asked.
    func name(of entry: LedgerEntry) async throws -> ActorID? {
        guard let actor = entry.publicPart.actor, entry.privatePart?.actor == nil else { return nil }
        return try await ledger.openActor(
            ActorOpening(
                id: EntryID(rawValue: "opening of \(entry.id)"), actor, because: "a test", by: "tester", at: Self.now))
    }

    func kinds() async throws -> [EntryKind] { try await entries().map(\.publicPart.kind) }
}

/// A clock that the test sets.
final class SetClock: Sendable {
    private let time: Mutex<Instant>

    init(_ time: Instant) { self.time = Mutex(time) }

    var now: Instant { time.withLock { $0 } }

    func advance(bySeconds seconds: Int64) { time.withLock { $0 = $0.advanced(bySeconds: seconds) } }
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

/// Counts how often something happened.
final class Counter: Sendable {
    private let count = Mutex(0)

    var value: Int { count.withLock { $0 } }

    /// One more; how many it makes.
    @discardableResult
    func add() -> Int {
        count.withLock { count in
            count += 1
            return count
        }
    }
}
