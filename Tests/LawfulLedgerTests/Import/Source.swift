// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulModel
import LawfulTime
import Synchronization

/// A mailing system whose consents are taken in by a shop.
struct Source: Sendable {
    static let now = Instant(milliseconds: 1_772_701_200_000)
    let ledger = InMemoryLedger()

    static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2018-05-25")
            CategoryDeclaration("email")
            Activity("news", "News", covering: ["email"]) { Consent(text: "news-1") }
            Activity("offers", "Offers", covering: ["email"]) { Consent(text: "offers-1") }
            Activity("orders", "Orders", covering: ["email"]) { Contract("sale") }
        }
    }

    /// No secret, but it tells names apart.
    static func digest(_ bytes: [UInt8]) -> [UInt8] {
        (0..<2).flatMap { lane in
            var hash = 0xCBF2_9CE4_8422_2325 &+ UInt64(lane) &* 0x9E37_79B9_7F4A_7C15
            for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3 }
            return (0..<8).map { UInt8(truncatingIfNeeded: hash >> (8 * UInt64($0))) }
        }
    }

    func run(
        _ id: EntryID = "run",
        from source: String = "mailer",
        on other: (any Ledger)? = nil,
        batch: Int = 3,
        listing: Int = 1000,
        at now: Instant = now
    ) throws -> ConsentImport {
        ConsentImport(
            from: source, id: id, register: try Self.register(), into: other ?? ledger, batch: batch,
            listing: listing, digest: Self.digest, now: { now })
    }

    func status(_ subject: SubjectID, at now: Instant = now) async throws -> SubjectStatus {
        SubjectStatus(folding: try await ledger.history(of: subject).entries, effectiveAt: now, knownAt: now)
    }

    func tell(_ event: LedgerEvent, of subject: SubjectID, at text: String, id: EntryID) async throws {
        let at = try Instant(iso8601: text)
        _ = try await ledger.append(EntryDraft(id: id, event, subject: subject, effectiveAt: at, recordedAt: at))
    }
}

/// A text in chunks of a few bytes each, so that everything is cut somewhere.
func chunks(_ text: String, of size: Int = 7) -> AsyncStream<[UInt8]> {
    let bytes = Array(text.utf8)
    return AsyncStream { continuation in
        for start in stride(from: 0, to: bytes.count, by: size) {
            continuation.yield(Array(bytes[start..<min(start + size, bytes.count)]))
        }
        continuation.finish()
    }
}

/// Rows as a stream.
func stream(_ rows: [ImportRow]) -> AsyncStream<ImportRow> {
    AsyncStream { continuation in
        for row in rows { continuation.yield(row) }
        continuation.finish()
    }
}

/// A ledger whose process dies at one append: before it is committed, or after.
final class MortalLedger: Ledger {
    struct Killed: Error {}

    private let base: InMemoryLedger
    private let left: Mutex<Int>
    private let isAfter: Bool

    init(_ base: InMemoryLedger, dyingAt append: Int, afterCommit isAfter: Bool) {
        self.base = base
        left = Mutex(append)
        self.isAfter = isAfter
    }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        let isLast = left.withLock { left in
            left -= 1
            return left == 0
        }
        if isLast, !isAfter { throw Killed() }
        let outcomes = try await base.append(drafts)
        if isLast { throw Killed() }
        return outcomes
    }

    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        try await base.append(draft, cohort: members)
    }

    func history(of subject: SubjectID) async throws -> SubjectHistory { try await base.history(of: subject) }
    func standing(of subject: SubjectID) async throws -> SubjectHistory { try await base.standing(of: subject) }
    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] { try await base.standing(of: subjects) }
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
    func erase(_ orders: [ErasureOrder]) async throws -> [ErasureOutcome] { try await base.erase(orders) }
}

/// A ledger that knows how many rows were pulled, and so how many were waiting whenever something is recorded.
final class Gauge: Ledger {
    private let base: InMemoryLedger
    private let state = Mutex((pulled: 0, recorded: 0, most: 0))

    init(_ base: InMemoryLedger) { self.base = base }

    var most: Int { state.withLock { $0.most } }

    func pull() -> Int {
        state.withLock { state in
            state.pulled += 1
            return state.pulled
        }
    }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        let people = drafts.count { $0.draft.subject != nil }
        state.withLock { state in
            // The stream's end counts as one pull, too.
            if people > 0 { state.most = max(state.most, min(state.pulled, 5000) - state.recorded) }
            state.recorded += people
        }
        return try await base.append(drafts)
    }

    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        try await base.append(draft, cohort: members)
    }

    func history(of subject: SubjectID) async throws -> SubjectHistory { try await base.history(of: subject) }
    func standing(of subject: SubjectID) async throws -> SubjectHistory { try await base.standing(of: subject) }
    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] { try await base.standing(of: subjects) }
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
    func erase(_ orders: [ErasureOrder]) async throws -> [ErasureOutcome] { try await base.erase(orders) }
}
