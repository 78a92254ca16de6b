// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import Lawful
import LawfulEvidence
import LawfulPostgres
import LawfulTesting
import Synchronization

enum Letters: Purpose {
    static let id: PurposeID = "letters"
    typealias Covers = Email
}

enum Email: DataCategory { static let id: CategoryID = "email" }

/// A log with evidence whose marks have an archive and a key of their own.
struct MarkedLog {
    let sealed: SealedLog
    let archive = InMemoryMarkArchive()
    let key = [UInt8](repeating: 7, count: 32)

    static let now = Instant(milliseconds: 1_772_701_200_000)

    init(on server: PostgresServer? = nil) async throws { sealed = try await SealedLog(on: server) }

    func keeping(
        key other: [UInt8]? = nil,
        archive another: (any MarkArchive)? = nil,
        periods: MarkPeriods = .usual
    ) throws -> MarkKeeping {
        MarkKeeping(try KeyedHashing(key: other ?? key), archive: another ?? archive, for: periods)
    }

    func open(
        key: [UInt8]? = nil,
        archive: (any MarkArchive)? = nil,
        mark: InMemoryMark? = nil,
        periods: MarkPeriods = .usual
    ) async throws -> PostgresLedger {
        try await sealed.open(
            unmarked: mark == nil ? .mustBeEmpty : .isTakenAsItIs, mark: mark,
            marks: try keeping(key: key, archive: archive, periods: periods))
    }

    static func service(on ledger: any Ledger, _ store: InMemoryStore) async throws -> DataProtection {
        let names = NameMaker("\(UInt64.random(in: 0..<UInt64.max))")
        return try await DataProtection(
            register().activate(.asDeclared), ledger: .existing(ledger), map: map(store),
            ambient: Ambient(now: { now }, newID: { names.next() }))
    }

    static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2020-01-01")
            CategoryDeclaration("email")
            Role("clerk", boundBy: .secrecy, for: nil)
            Activity("letters", covering: ["email"]) {
                LegitimateInterest("letters", balancing: .passed(on: "2020-01-01", by: "legal"), toldIn: "1")
                DirectMarketing()
                Keep(for: .years(2), after: .lastContact)
            }
        }
    }

    static func map(_ store: InMemoryStore) -> DataMap {
        DataMap(store) { DataSet("letters", of: "person", for: "letters", dated: "on") { Field("email", "email") } }
    }

    /// A person's row in the service's own table.
    static func fill(_ store: InMemoryStore, _ person: String) {
        store.insert(
            [
                "id": .text("row of \(person)"), "person": .text(person), "email": .text("a@home.example"),
                "on": .text("2020-01-01"),
            ], into: "letters")
    }

    /// The codes of the answer whether a person may be written to.
    static func asked(
        _ ledger: any Ledger,
        about subject: SubjectID,
        _ store: InMemoryStore = InMemoryStore("main")
    ) async throws -> [String] {
        let privacy = try await service(on: ledger, store)
        return try await privacy.ask(about: subject) { moment in
            Question("letters", .use, categories: ["email"], as: "clerk", effectiveAt: moment, knownAt: moment)
        }.codes
    }

    static func draft(
        _ id: EntryID,
        _ event: LedgerEvent,
        of subject: SubjectID,
        daysAgo: Int64 = 1
    ) -> EntryDraft {
        let at = now.advanced(bySeconds: -daysAgo * 86_400)
        return EntryDraft(id: id, event, subject: subject, effectiveAt: at, recordedAt: at)
    }
}

private final class NameMaker: Sendable {
    private let prefix: String
    private let count = Mutex(0)

    init(_ prefix: String) { self.prefix = prefix }

    func next() -> EntryID {
        EntryID(
            rawValue: "\(prefix)-"
                + count.withLock { count in
                    count += 1
                    return String(count)
                })
    }
}

/// An archive that can be made to fail.
final class FailingArchive: MarkArchive {
    let inner = InMemoryMarkArchive()
    let isDown = Mutex(false)

    func read() -> MarkArchiveContent? { inner.read() }

    func append(_ rows: [MarkRow], check: Hash256) throws {
        guard !isDown.withLock({ $0 }) else { throw EvidenceError(.storage, "The archive is down.") }
        try inner.append(rows, check: check)
    }

    func replace(_ rows: [MarkRow], check: Hash256) throws { try inner.replace(rows, check: check) }
}
#endif
