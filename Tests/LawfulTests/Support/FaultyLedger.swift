// SPDX-License-Identifier: Apache-2.0

import Lawful
import Synchronization

/// A ledger that is out when the test says so, and counts what is asked of it.
final class FaultyLedger: Ledger {
    enum Fault {
        /// Nothing is read or recorded.
        case out
        /// What is to be recorded is, and the caller hears that it isn't.
        case silent
        /// Nothing is recorded after so many times more.
        case dyingAfter(Int)
    }

    private let base: any Ledger
    private let fault = Mutex<Fault?>(nil)
    /// How many drafts each transaction had.
    let batches = Mutex<[Int]>([])
    /// How many of them were to stand alone.
    let alone = Counter()
    /// How often a version was probed.
    let probes = Counter()

    init(_ base: any Ledger) { self.base = base }

    func set(_ fault: Fault?) { self.fault.withLock { $0 = fault } }

    private static let outage = LedgerError(.storage, "out, as the test says")

    private func check() throws { if case .out? = fault.withLock({ $0 }) { throw Self.outage } }

    func append(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        try check()
        let isDead = fault.withLock { fault in
            guard case .dyingAfter(let left)? = fault else { return false }
            fault = .dyingAfter(left - 1)
            return left <= 0
        }
        if isDead { throw Self.outage }
        batches.withLock { $0.append(drafts.count) }
        let outcomes = try await base.append(drafts)
        if case .silent? = fault.withLock({ $0 }) { throw Self.outage }
        return outcomes
    }

    func appendAlone(_ drafts: [ConditionalDraft]) async throws -> [AppendOutcome] {
        alone.add()
        return try await append(drafts)
    }

    func append(_ draft: EntryDraft, cohort members: [CohortMember]) async throws -> CohortOutcome {
        try check()
        return try await base.append(draft, cohort: members)
    }

    func cohort(of sequence: Int64) async throws -> [CohortAnswer] {
        try check()
        return try await base.cohort(of: sequence)
    }

    func history(of subject: SubjectID) async throws -> SubjectHistory {
        try check()
        return try await base.history(of: subject)
    }

    func standing(of subject: SubjectID) async throws -> SubjectHistory {
        try check()
        return try await base.standing(of: subject)
    }

    func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        try check()
        return try await base.standing(of: subjects)
    }

    func statusVersion(of subject: SubjectID) async throws -> StatusVersion {
        try check()
        probes.add()
        return try await base.statusVersion(of: subject)
    }

    func entries(of subject: SubjectID) async throws -> [LedgerEntry] {
        try check()
        return try await base.entries(of: subject)
    }

    func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        try check()
        return try await base.entries(after: sequence, limit: limit)
    }

    func erasePrivateParts(
        of subjects: [SubjectID],
        _ scope: ErasureScope,
        keeping kinds: Set<EntryKind>
    ) async throws -> Int {
        try check()
        return try await base.erasePrivateParts(of: subjects, scope, keeping: kinds)
    }
}

/// Sleeps until the test wakes it.
final class Sleeper: Sendable {
    private let sleeping = Mutex<[CheckedContinuation<Void, any Error>]>([])
    /// For how long it was to sleep, each time.
    let asked = Mutex<[Int64]>([])

    @Sendable
    func sleep(_ milliseconds: Int64) async throws {
        asked.withLock { $0.append(milliseconds) }
        try await withTaskCancellationHandler {
            try await withCheckedThrowingContinuation { (continuation: CheckedContinuation<Void, any Error>) in
                if Task.isCancelled { return continuation.resume(throwing: CancellationError()) }
                sleeping.withLock { $0.append(continuation) }
            }
        } onCancel: {
            for one in take() { one.resume(throwing: CancellationError()) }
        }
    }

    /// Wakes whoever sleeps, once somebody does.
    func wake() async {
        while true {
            let woken = take()
            for one in woken { one.resume() }
            if !woken.isEmpty { return }
            await Task.yield()
        }
    }

    private func take() -> [CheckedContinuation<Void, any Error>] {
        sleeping.withLock { sleeping in
            defer { sleeping = [] }
            return sleeping
        }
    }
}

enum Rescue: Purpose {
    static let id: PurposeID = "rescue"
    typealias Covers = (Name, EmailAddress)
}

/// Acme with a ledger that can be out, and a rescue service for vital interests.
struct Outage: Sendable {
    let acme = Acme()
    let faulty: FaultyLedger
    let sleeper = Sleeper()

    init() { faulty = FaultyLedger(acme.ledger) }

    static func register() throws -> Register {
        try Register(controller: "Acme B.V.", contact: "privacy@acme.example") {
            Notice(version: "1", from: "2026-01-01")
            Role(.marketer, boundBy: .secrecy, for: Newsletter.self)
            Role("medic", boundBy: .secrecy, for: Rescue.self)
            Activity(Newsletter.self) {
                Consent(text: "newsletter-v1")
                DirectMarketing()
                Keep(for: .years(2), after: .lastContact)
            }
            Activity(Rescue.self) {
                VitalInterests()
                Keep(for: .years(2), after: .lastContact)
            }
        }
    }

    func privacy(
        _ durability: [PurposeID: Durability] = [:],
        outage: [PurposeID: OutagePolicy] = [:],
        spool: (any Spool)? = nil
    ) async throws -> DataProtection {
        try await DataProtection(
            Self.register().activate(.strict), ledger: .existing(faulty),
            ambient: Ambient(
                now: { [acme] in acme.clock.now }, newID: { [acme] in acme.names.next() }, sleep: sleeper.sleep),
            durability: durability, outage: outage, spool: spool)
    }

    func consent(_ subject: SubjectID = Acme.anna) async throws {
        try await tell(.consentGiven(Newsletter.self, text: "newsletter-v1"), subject)
    }

    /// What another host records.
    func tell(_ event: LedgerEvent, _ subject: SubjectID = Acme.anna) async throws {
        let now = acme.clock.now
        _ = try await acme.ledger.append(
            EntryDraft(id: acme.names.next(), event, subject: subject, effectiveAt: now, recordedAt: now))
    }

    /// The answers in the ledger, in sequence.
    func answers() async throws -> [LedgerEntry] {
        let kinds: Set<EntryKind> = [.permitted, .denied, .observed, .brokeGlass]
        return try await acme.entries().filter { kinds.contains($0.publicPart.kind) }
    }

    func ids() async throws -> [EntryID] { try await answers().map(\.id) }

    func marks() async throws -> [[EntryMark]] { try await answers().map { $0.privatePart?.event.marks ?? [] } }
}

extension DataProtection {
    /// A use of the newsletter; the entry, where it was permitted.
    func send(to subject: SubjectID = Acme.anna) async throws -> EntryID? {
        try await use(Newsletter.self, of: subject, as: .marketer) { $0.entry }.result
    }

    /// A use for somebody's vital interests.
    func rescue(_ subject: SubjectID = Acme.anna, vital: Bool = true, as role: RoleID = "medic") async throws
        -> Outcome<EntryID>
    {
        try await use(Rescue.self, of: subject, as: role, asserting: Assertions(vital: vital)) { $0.entry }
    }
}
