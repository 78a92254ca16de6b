// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulPostgres
import LawfulTesting
import Synchronization
import Testing

/// What several tasks heard.
private final class Receipts: Sendable {
    private let heard = Mutex<[String: AppendOutcome]>([:])

    var all: [String: AppendOutcome] { heard.withLock { $0 } }

    func hear(_ id: String, _ outcome: AppendOutcome) { heard.withLock { $0[id] = outcome } }

    /// Waits for so many more, unless it is over.
    func wait(forMore count: Int, orUntil over: Flag) async throws {
        let before = all.count
        while !over.isSet, all.count < before + count { try await Task.sleep(for: .milliseconds(2)) }
    }
}

/// What several tasks had signed.
private final class Heads: Sendable {
    private let heads = Mutex<[SignedCheckpoint]>([])

    var all: [SignedCheckpoint] { heads.withLock { $0 } }

    func add(_ head: SignedCheckpoint) { heads.withLock { $0.append(head) } }
}

/// Tells several tasks that it is over.
private final class Flag: Sendable {
    private let value = Atomic<Bool>(false)

    var isSet: Bool { value.load(ordering: .relaxed) }

    func set() { value.store(true, ordering: .relaxed) }
}

@Suite("Several hosts on one log with evidence", .serialized)
struct SealedSharingTests {
    private let sealed: SealedLog

    init() async throws { sealed = try await SealedLog() }

    /// Verifies with what a process holds that was never there before.
    private func verified(_ size: Int) async throws {
        let ledger = try await sealed.open()
        #expect(try await ledger.checkpoint().head.size == Int64(size))
        let report = try await ledger.verify()
        #expect(report.isVerified && report.shown == size, "\(report.findings)")
    }

    @Test(
        "two connections with 1,000 appends each make one gapless sequence and one tree",
        arguments: [1, 25], [false, true])
    func twoConnections(callers: Int, ownMarks: Bool) async throws {
        let one = try await sealed.open()
        let other = try await sealed.open(
            unmarked: ownMarks ? .isTakenAsItIs : .mustBeEmpty, mark: ownMarks ? InMemoryMark() : nil)
        let heads = Heads()
        let receipts = try await withThrowingTaskGroup(of: [String: AppendOutcome].self) { group in
            for (place, ledger) in [one, other].enumerated() {
                for caller in 0..<callers {
                    group.addTask {
                        var receipts: [String: AppendOutcome] = [:]
                        for number in 0..<(1_000 / callers) {
                            let id = "\(place)-\(caller)-\(number)"
                            receipts[id] = try await ledger.append(
                                EntryDraft(id, .optOutOffered(), of: SubjectID(rawValue: "person \(number % 9)")))
                            if number.isMultiple(of: 20), caller == 0 {
                                let head = try await ledger.checkpoint()
                                heads.add(head)
                            }
                        }
                        return receipts
                    }
                }
            }
            return try await group.reduce(into: [:]) { $0.merge($1) { one, _ in one } }
        }
        let entries = try await one.entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == Array(1...2_000))
        #expect(receipts.count == 2_000)
        #expect(entries.allSatisfy { receipts[$0.id.rawValue] == .appended($0.sequence) })
        _ = try await other.checkpoint()
        // Each head that either signed is continued by the log.
        let report = try await one.verify(pins: heads.all)
        #expect(report.isVerified && report.shown == 2_000, "\(report.findings)")
        if !ownMarks { try await verified(2_000) }
    }

    @Test("two processes that share keys and mark in a folder make one tree", arguments: ["append", "burst"])
    func twoProcesses(command: String) async throws {
        let files = try TestFolder()
        let folder = files.path("keys")
        let evidence = try LedgerEvidence.files(in: folder, origin: SealedLog.origin)
        let writers = try ["one", "two"].map { try WriterProcess(command, sealed.schema, "500", $0, folder) }
        for writer in writers {
            let status = try await writer.end()
            let last = try writer.lines().suffix(1)
            #expect(status == 0, "\(last)")
        }
        var options = PostgresLedger.Options.patient
        options.schema = sealed.schema.name
        let ledger = try await PostgresLedger(sealed.schema.server.address(), evidence: evidence, options: options)
        #expect(try await ledger.checkpoint().head.size == 1_000)
        let report = try await ledger.verify()
        #expect(report.isVerified && report.shown == 1_000, "\(report.findings)")
        let recorded = try await ledger.entries(after: 0, limit: .max).map {
            WriterProcess.Receipt(id: $0.id.rawValue, sequence: $0.sequence)
        }
        let receipts = try writers.flatMap { try $0.receipts() }
        #expect(Set(recorded) == Set(receipts))
    }

    @Test(
        "a process that is killed loses nothing that was acknowledged, and its log verifies",
        arguments: 0..<max(6, RandomSize.cases(or: 6) / 10))
    func killed(round: Int) async throws {
        let files = try TestFolder()
        let folder = files.path("keys")
        let evidence = try LedgerEvidence.files(in: folder, origin: SealedLog.origin)
        let command = round.isMultiple(of: 2) ? "append" : "burst"
        let writer = try WriterProcess(command, sealed.schema, "4000", "killed", folder)
        try await writer.wait(forLines: .random(in: 1...200))
        try await writer.kill()
        let receipts = try writer.receipts()
        var options = PostgresLedger.Options.patient
        options.schema = sealed.schema.name
        let ledger = try await PostgresLedger(sealed.schema.server.address(), evidence: evidence, options: options)
        _ = try await ledger.append(EntryDraft("after", .optedOut(), of: "killed person 1"))
        _ = try await ledger.checkpoint()
        let report = try await ledger.verify()
        #expect(report.isVerified, "\(report.findings)")
        let recorded = try await ledger.entries(after: 0, limit: .max).map {
            WriterProcess.Receipt(id: $0.id.rawValue, sequence: $0.sequence)
        }
        #expect(!receipts.isEmpty && Set(recorded).isSuperset(of: receipts))
    }

    @Test("stopped and started again while several append: nothing acknowledged is lost, and there is one tree")
    func restarts() async throws {
        let server = try await PostgresServer()
        let sealed = try await SealedLog(on: server)
        let ledgers = [try await sealed.open(), try await sealed.open()]
        let (over, receipts) = (Flag(), Receipts())
        try await withThrowingTaskGroup { group in
            for caller in 0..<8 {
                group.addTask {
                    var number = 0
                    while !over.isSet {
                        let id = "\(caller)-\(number)"
                        let subject = SubjectID(rawValue: "person \(caller) \(number % 7)")
                        receipts.hear(
                            id, try await ledgers[caller % 2].append(EntryDraft(id, .optOutOffered(), of: subject)))
                        if number % 10 == caller { _ = try await ledgers[caller % 2].checkpoint() }
                        number += 1
                    }
                }
            }
            for mode in ["immediate", "fast", "immediate"] {
                try await receipts.wait(forMore: 60, orUntil: over)
                try await server.stop(mode)
                try await Task.sleep(for: .milliseconds(300))
                try await server.start()
            }
            try await receipts.wait(forMore: 60, orUntil: over)
            over.set()
            try await group.waitForAll()
        }
        let entries = try await ledgers[0].entries(after: 0, limit: .max)
        let acknowledged = receipts.all
        #expect(entries.map(\.sequence) == (0..<entries.count).map { Int64($0) + 1 })
        #expect(entries.count == acknowledged.count, "each is recorded once, though it was tried again")
        #expect(entries.allSatisfy { acknowledged[$0.id.rawValue] == .appended($0.sequence) })
        let fresh = try await sealed.open()
        _ = try await fresh.checkpoint()
        let report = try await fresh.verify()
        #expect(report.isVerified && report.shown == entries.count, "\(report.findings)")
    }

    @Test("stopped and started again while people are erased: each is erased as a whole, and the log verifies")
    func erasing() async throws {
        let server = try await PostgresServer()
        let sealed = try await SealedLog(on: server)
        let ledger = try await sealed.open { $0.cleaning = .later }
        try await SealedLog.fill(ledger, 0..<400, persons: 40)
        let pin = try await ledger.checkpoint()
        let (over, receipts) = (Flag(), Receipts())
        try await withThrowingTaskGroup { group in
            group.addTask {
                for number in 0..<39 {
                    // What a commit erased whose answer was lost isn't counted again.
                    let subject = SubjectID(rawValue: "person-\(number)")
                    _ = try await ledger.erasePrivateParts(of: subject, .everything, keeping: [])
                    receipts.hear("\(number)", .appended(0))
                    try await Task.sleep(for: .milliseconds(20))
                }
                over.set()
            }
            for mode in ["immediate", "fast", "immediate"] {
                try await receipts.wait(forMore: 5, orUntil: over)
                try await server.stop(mode)
                let erased = receipts.all.count
                try await Task.sleep(for: .milliseconds(200))
                try await server.start()
                let rows = try await sealed.schema.sql("SELECT count(DISTINCT subject) FROM ~.subject_entries")
                #expect(Int(rows[0]) ?? 0 <= 40 - erased, "what was answered stays erased")
            }
            try await group.waitForAll()
        }
        #expect(over.isSet)
        try await ledger.completeErasure()
        let report = try await ledger.verify(pins: [pin])
        #expect(report.isVerified && report.erased == 390 && report.shown == 10, "\(report.findings)")
        let keys = try await sealed.schema.sql("SELECT count(*) FROM ~.data_keys WHERE NOT destroyed AND subject <> ''")
        #expect(keys == ["1"])
    }

    @Test("connections that are cut again and again lose nothing, and there is one tree")
    func cut() async throws {
        let schema = sealed.schema
        let ledger = try await sealed.open(words: "application_name=\(schema.name)")
        let over = Flag()
        let cuts = try await withThrowingTaskGroup(of: Int.self) { group in
            group.addTask {
                var cuts = 0
                while !over.isSet {
                    cuts += try await schema.sql(
                        """
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = '\(schema.name)'
                        """
                    ).count
                    try await Task.sleep(for: .milliseconds(20))
                }
                return cuts
            }
            try await withThrowingTaskGroup { appends in
                for caller in 0..<5 {
                    appends.addTask {
                        for number in 0..<60 {
                            let subject = SubjectID(rawValue: "s\(caller) \(number % 10)")
                            guard
                                case .appended = try await ledger.append(
                                    EntryDraft("\(caller)-\(number)", .optOutOffered(), of: subject))
                            else {
                                Issue.record("an unconditional draft must be recorded")
                                return
                            }
                            if number % 20 == caller { _ = try await ledger.checkpoint() }
                        }
                    }
                }
                try await appends.waitForAll()
            }
            over.set()
            return try await group.reduce(0, +)
        }
        #expect(cuts > 0 && ledger.repeats > 0)
        try await verified(300)
        let keys = try await schema.sql("SELECT count(*), count(DISTINCT subject) FROM ~.data_keys WHERE subject <> ''")
        #expect(keys == ["50|50"], "one key for each person, though commits were tried again")
    }

    @Test("what hosts recorded in transactions of their own is sealed when it is drained, and moves the status before")
    func outbox() async throws {
        let (ledger, other) = (try await sealed.open(), try await sealed.open())
        _ = try await ledger.append(EntryDraft("given", .consentGiven("newsletter", text: "v1"), of: "anna"))
        let version = try await other.statusVersion(of: "anna")
        let session = try HostSession(sealed.schema)
        let drafts = [
            EntryDraft("out", .consentWithdrawn("newsletter"), of: "anna"), SealedLog.draft(1, of: "bob"),
            EntryDraft("swept", .init(.sweepDone), of: nil),
        ]
        try await session.run("BEGIN;")
        for statement in try ledger.outbox.statements(recording: drafts) {
            #expect(try await session.run(statement) == "")
        }
        try await session.run("COMMIT;")
        let permit = EntryDraft("permit", .init(.permitted, "newsletter"), of: "anna")
        #expect(try await other.append(permit, ifSubjectAt: version) == .moved(StatusVersion(rawValue: 2)))
        #expect(try await ledger.standing(of: "anna").entries.map(\.id.rawValue).contains("out"))
        #expect(try await ledger.drainOutbox() == 2, "bob's, and nobody's")
        let entries = try await ledger.entries(after: 0, limit: 9)
        #expect(entries.map(\.sequence) == [1, 2, 3, 4])
        for draft in drafts {
            let entry = try #require(entries.first { $0.id == draft.id })
            let expected = LedgerEntry(sequence: entry.sequence, draft.pseudonymous(["clerk": "actor-1"]))
            #expect(entry.privatePart == expected.privatePart, "as it was drafted, but for who acted")
        }
        #expect(try await sealed.schema.sql("SELECT count(*) FROM ~.outbox") == ["0"])
        #expect(try await sealed.schema.sql("SELECT count(*) FROM ~.private_parts") == ["0"])
        try await verified(4)
    }

    @Test("every question that is asked after a host's commit sees the move", arguments: 0..<8)
    func visible(question: Int) async throws {
        let ledger = try await sealed.open()
        _ = try await ledger.append(EntryDraft("given", .consentGiven("newsletter", text: "v1"), of: "anna"))
        // A host that has heard of nothing, and has no key open.
        let other = try await sealed.open()
        let session = try HostSession(sealed.schema)
        let withdrawal = EntryDraft("withdrawn", .consentWithdrawn("newsletter"), of: "anna")
        for statement in try ledger.outbox.statements(recording: [withdrawal]) { try await session.run(statement) }
        #expect(try await sealed.schema.sql("SELECT version, pending FROM ~.statuses") == ["1|1"], "no sequence yet")
        let (first, moved) = (StatusVersion(rawValue: 1), StatusVersion(rawValue: 2))
        switch question {
        case 0: #expect(try await other.statusVersion(of: "anna") == moved)
        case 1: #expect(try await other.history(of: "anna").entries.map(\.id.rawValue) == ["given", "withdrawn"])
        case 2: #expect(try await other.standing(of: "anna").entries.last?.id == withdrawal.id)
        case 3: #expect(try await other.standing(of: ["bob", "anna"]).map(\.version) == [.initial, moved])
        case 4:
            let member = CohortMember("anna", at: first, answer: ["ok.consent"])
            let cohort = EntryDraft("cohort", .init(.cohortAnswered, "newsletter"), of: nil)
            #expect(
                try await other.append(cohort, cohort: [member]) == CohortOutcome(sequence: nil, moved: ["anna"]))
        case 5: #expect(try await other.entries(of: "anna").count == 2)
        case 6: #expect(try await other.entries(after: 1, limit: 9).map(\.id.rawValue) == ["withdrawn"])
        default:
            let permit = EntryDraft("permit", .init(.permitted, "newsletter"), of: "anna")
            #expect(try await other.append(permit, ifSubjectAt: first) == .moved(moved))
        }
        #expect(try await ledger.history(of: "anna").version == moved)
        try await verified(2)
    }

    @Test("one whose key is lost keeps nobody else's facts in the outbox")
    func stuck() async throws {
        let before = try await sealed.open()
        _ = try await before.append(SealedLog.draft(0, of: "anna"))
        try sealed.keys.rotate(to: "key-2")
        try sealed.keys.destroy("key-1")
        let ledger = try await sealed.open()
        let session = try HostSession(sealed.schema)
        let drafts = ["anna", "bob", "carla"].enumerated().map {
            SealedLog.draft($0 + 1, of: SubjectID(rawValue: $1))
        }
        for statement in try ledger.outbox.statements(recording: drafts) { try await session.run(statement) }
        await #expect(throws: LedgerError(.keys, "")) { _ = try await ledger.drainOutbox() }
        #expect(try await sealed.schema.sql("SELECT subject FROM ~.outbox") == ["anna"])
        #expect(try await ledger.entries(of: "bob").count == 1)
        // Erasing needs no key, but what waits must get its place first.
        await #expect(throws: LedgerError(.keys, "")) { _ = try await ledger.entries(of: "anna") }
    }
}
#endif
