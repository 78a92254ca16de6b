// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import Lawful
import LawfulEvidence
import LawfulPostgres
import LawfulTesting
import Synchronization
import Testing

@Suite("What must outlive erasure, in a log on PostgreSQL", .serialized)
struct LastingMarkTests {
    /// A server of its own: what others keep open would leave receipts pending.
    private static let server = Task { try await PostgresServer() }
    private let anna: SubjectID = "anna-4711"
    private let now = MarkedLog.now
    private let marked: MarkedLog

    init() async throws { marked = try await MarkedLog(on: Self.server.value) }

    private func draft(_ id: EntryID, _ event: LedgerEvent, daysAgo: Int64 = 1) -> EntryDraft {
        MarkedLog.draft(id, event, of: anna, daysAgo: daysAgo)
    }

    private func asked(_ ledger: any Ledger, _ store: InMemoryStore = InMemoryStore("main")) async throws -> [String] {
        try await MarkedLog.asked(ledger, about: anna, store)
    }

    @Test("marketing stays denied after an objection: erased, imported anew, and after an older copy is put back")
    func suppression() async throws {
        let ledger = try await marked.open()
        _ = try await ledger.append(draft("told", .informed("letters", by: "1"), daysAgo: 9))
        #expect(try await asked(ledger) == ["ok.legitimate_interest"])
        _ = try await ledger.checkpoint()
        try await marked.sealed.copy()
        _ = try await ledger.append(draft("objected", .objectedToMarketing()))
        #expect(try await asked(ledger).contains("objection.marketing"))
        let order = ErasureOrder(id: "erase", of: anna, .everything, because: "asked", at: now)
        guard case .erased(let receipt) = try await ledger.erase(order) else { throw CancellationError() }
        #expect(receipt.counts["letters"] ?? 0 > 0)
        // Imported anew under the same identifier: told, and written to again by somebody who doesn't know.
        _ = try await ledger.append(draft("again", .informed("letters", by: "1"), daysAgo: -1))
        #expect(try await asked(ledger).contains("objection.marketing"))
        try await marked.sealed.putBack()
        let restored = try await marked.open(mark: InMemoryMark())
        #expect(restored.restoredMarks == 2)
        #expect(try await restored.entries(of: anna).allSatisfy { $0.publicPart.kind != .objectedToMarketing })
        let codes = try await asked(restored)
        #expect(codes.contains("objection.marketing") && codes.contains("data.erased"), "\(codes)")
        let privacy = try await MarkedLog.service(on: restored, InMemoryStore("main"))
        #expect(try await privacy.status(of: "berta").marketingObjection == nil)
        #expect(try await privacy.status(of: anna).marketingObjection == now.advanced(bySeconds: -86_400))
        // Another host finds them there.
        let other = try await marked.open(mark: InMemoryMark())
        #expect(other.restoredMarks == 0)
        #expect(try await other.lastingMarks?.marks(of: anna).count == 2)
    }

    @Test("without marks the restored log forgets it, which is what they are for")
    func without() async throws {
        let sealed = marked.sealed
        let ledger = try await sealed.open()
        #expect(ledger.lastingMarks == nil)
        _ = try await ledger.append(draft("told", .informed("letters", by: "1"), daysAgo: 9))
        try await sealed.copy()
        _ = try await ledger.append(draft("objected", .objectedToMarketing()))
        #expect(try await asked(ledger).contains("objection.marketing"))
        try await sealed.putBack()
        let restored = try await sealed.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())
        #expect(try await asked(restored) == ["ok.legitimate_interest"])
    }

    @Test("a restored log and restored tables hold what was erased; they are found, and erased again")
    func returned() async throws {
        let store = InMemoryStore("main")
        let ledger = try await marked.open()
        let privacy = try await MarkedLog.service(on: ledger, store)
        _ = try await ledger.append(draft("told", .informed("letters", by: "1"), daysAgo: 9))
        try await marked.sealed.copy()
        for person in [anna.rawValue, "berta"] { MarkedLog.fill(store, person) }
        #expect(try await privacy.sweep(as: "clerk").run(at: now, dryRun: false).erased == 2)
        #expect(try await privacy.erasure(as: "clerk").returned(among: [anna, "berta", "carla"], at: now).isEmpty)
        try await marked.sealed.putBack()
        // With them somebody who was never erased.
        for person in [anna.rawValue, "carla"] { MarkedLog.fill(store, person) }
        let restored = try await marked.open(mark: InMemoryMark())
        let path = try await MarkedLog.service(on: restored, store).erasure(as: "clerk")
        let returned = try await path.returned(among: [anna, "berta", "carla"], at: now)
        #expect(returned.map(\.subject) == [anna] && returned.map(\.tables) == [["main.letters"]])
        #expect(returned.map(\.isInLedger) == [true])
        #expect(try await asked(restored, store).first == "data.erased")
        let outcomes = try await path.eraseAgain(returned, at: now)
        #expect(outcomes.map(\.erased) == [1] && outcomes.flatMap(\.receipts).count == 1)
        #expect(outcomes.flatMap(\.receipts).allSatisfy { $0.counts["letters"] ?? 0 > 0 })
        #expect(outcomes.allSatisfy { $0.kept.isEmpty && !$0.isLedgerPending })
        #expect(try await path.returned(among: [anna, "berta", "carla"], at: now).isEmpty)
    }

    @Test("no row names who is in it, the archive holds as many lines as marks, and logs know nothing of each other")
    func hashes() async throws {
        let folder = try TestFolder()
        let file = MarkFile(path: folder.path("marks"))
        let ledger = try await marked.open(archive: file)
        _ = try await ledger.append([
            ConditionalDraft(draft("objected", .objectedToMarketing())), ConditionalDraft(draft("out", .optedOut())),
            // About the same again, in one transaction: one row.
            ConditionalDraft(draft("out again", .optedOut(), daysAgo: 0)),
        ])
        _ = try await ledger.erase(ErasureOrder(id: "erase", of: anna, .activity("letters"), at: now))
        let text = try String(contentsOfFile: folder.path("marks"), encoding: .utf8)
        #expect(text.split(separator: "\n").count == 4 && !text.contains("anna"))
        #expect(text.contains(" erased:letters\n") && text.contains(" objected\n") && text.contains(" opted_out\n"))
        let rows = try await marked.sealed.schema.sql(
            "SELECT kind || encode(hash, 'hex') FROM ~.lasting_marks WHERE archived ORDER BY kind")
        #expect(rows.count == 3 && !rows.joined().contains("anna"))
        let marks = try #require(ledger.lastingMarks)
        let own = try await marks.marks(of: [anna, "berta", anna])
        #expect(
            own.map { $0.map(\.kind.text) } == [
                ["erased:letters", "objected", "opted_out"], [], own[0].map(\.kind.text),
            ])
        #expect(own[0].last?.since == now, "the later of two")
        #expect(try await marks.marks(of: "berta").isEmpty)
        let other = try await marked.sealed.open("other", mark: InMemoryMark(), marks: marked.keeping())
        #expect(try await other.lastingMarks?.marks(of: anna).isEmpty == true)
    }

    @Test("another key is refused while there are marks, in the log or in an archive, on whatever host; so is none")
    func otherKey() async throws {
        _ = try await marked.open().append(draft("objected", .objectedToMarketing()))
        let other = [UInt8](repeating: 9, count: 32)
        let (marked, own) = (marked, InMemoryMark())
        await #expect(throws: LedgerError(.keys, "")) { try await marked.open(key: other, mark: own) }
        await #expect(throws: LedgerError(.keys, "")) {
            try await marked.open(key: other, archive: InMemoryMarkArchive(), mark: own)
        }
        await #expect(throws: LedgerError(.settings, "")) {
            try await marked.sealed.open(unmarked: .isTakenAsItIs, mark: own)
        }
        // A new log with the old archive.
        let keeping = try marked.keeping(key: other)
        await #expect(throws: LedgerError(.keys, "")) { try await marked.sealed.open("new", mark: own, marks: keeping) }
        _ = try await marked.open(mark: own)
    }

    @Test("marks lapse by their own periods, and are swept from the log and the archive")
    func sweep() async throws {
        let periods = MarkPeriods(tombstones: .days(10), suppressions: .years(1))
        let ledger = try await marked.open(periods: periods)
        _ = try await ledger.append(draft("objected", .objectedToMarketing(), daysAgo: 0))
        _ = try await ledger.erase(ErasureOrder(id: "erase", of: anna, .activity("letters"), at: now))
        let marks = try #require(ledger.lastingMarks)
        #expect(try await marks.sweep(at: now) == 0)
        let later = now.advanced(bySeconds: 12 * 86_400)
        let history = try await ledger.marked(SubjectHistory(entries: [], version: .initial), of: anna, at: later)
        #expect(history.entries.map(\.publicPart.kind) == [.objectedToMarketing], "lapsed, it counts no more")
        #expect(try await marks.sweep(at: later) == 1)
        #expect(try await marks.marks(of: anna).map(\.kind) == [.objectedToMarketing])
        #expect(marked.archive.read()?.rows.map(\.kind) == ["objected"])
        let reopened = try await marked.open(periods: periods)
        #expect(try await reopened.lastingMarks?.marks(of: anna).count == 1 && reopened.restoredMarks == 0)
        #expect(try await marks.sweep(at: now.advanced(bySeconds: 400 * 86_400)) == 1)
        #expect(try await marks.marks(of: anna).isEmpty)
    }

    @Test("an archive that can't be written leaves the receipt pending, and gets what it lacks later")
    func archiveDown() async throws {
        let archive = FailingArchive()
        let ledger = try await marked.open(archive: archive)
        archive.isDown.withLock { $0 = true }
        _ = try await ledger.append(draft("objected", .objectedToMarketing()))
        let order = ErasureOrder(id: "erase", of: anna, .activity("letters"), at: now)
        guard case .erased(let first) = try await ledger.erase(order) else { throw CancellationError() }
        #expect(first.isPending)
        archive.isDown.withLock { $0 = false }
        guard case .erased(let second) = try await ledger.erase(order) else { throw CancellationError() }
        #expect(!second.isPending && second.sequence == first.sequence && second.counts == first.counts)
        #expect(archive.inner.read()?.rows.map(\.kind) == ["erased:letters", "objected"])
    }

    @Test("hosts that have an archive each: what one couldn't copy another does, and each brings back what it has")
    func ownArchives() async throws {
        let archive = FailingArchive()
        let one = try await marked.open(archive: archive)
        let other = try await marked.open(mark: InMemoryMark())
        try await marked.sealed.copy()
        archive.isDown.withLock { $0 = true }
        _ = try await one.append(draft("objected", .objectedToMarketing()))
        #expect(try await asked(other).contains("objection.marketing"))
        #expect(archive.inner.read() == nil && marked.archive.read() == nil)
        let order = ErasureOrder(id: "erase", of: "berta", .everything, at: now)
        guard case .erased(let receipt) = try await other.erase(order) else { throw CancellationError() }
        #expect(!receipt.isPending)
        #expect(marked.archive.read()?.rows.map(\.kind) == ["erased", "objected"])
        archive.isDown.withLock { $0 = false }
        _ = try await one.append(MarkedLog.draft("out", .optedOut(), of: "carla"))
        #expect(archive.inner.read()?.rows.map(\.kind) == ["opted_out"])
        try await marked.sealed.putBack()
        #expect(try await marked.open(archive: archive, mark: InMemoryMark()).restoredMarks == 1)
        let restored = try await marked.open(mark: InMemoryMark())
        #expect(restored.restoredMarks == 2)
        #expect(try await restored.lastingMarks?.marks(of: [anna, "berta", "carla"]).map(\.count) == [1, 1, 1])
        // A host that comes new has them all in its archive at once.
        let fresh = InMemoryMarkArchive()
        _ = try await marked.open(archive: fresh, mark: InMemoryMark())
        #expect(fresh.read()?.rows.count == 3)
    }

    @Test("what waits in the outbox leaves its mark when it gets its sequence, whichever host gives it")
    func outbox() async throws {
        let ledger = try await marked.open()
        let other = try await marked.open(mark: InMemoryMark())
        let session = try HostSession(marked.sealed.schema)
        for statement in try ledger.outbox.statements(recording: [draft("objected", .objectedToMarketing())]) {
            try await session.run(statement)
        }
        #expect(marked.archive.read() == nil)
        #expect(try await asked(other).contains("objection.marketing"))
        #expect(try await ledger.lastingMarks?.marks(of: anna).map(\.kind) == [.objectedToMarketing])
        #expect(marked.archive.read()?.rows.map(\.kind) == ["objected"])
        for statement in try ledger.outbox.statements(recording: [draft("out", .optedOut())]) {
            try await session.run(statement)
        }
        #expect(try await ledger.drainOutbox() == 1)
        #expect(marked.archive.read()?.rows.map(\.kind) == ["objected", "opted_out"])
    }

    @Test("what was recorded before there were marks gets them when it is asked for")
    func past() async throws {
        let sealed = marked.sealed
        let before = try await sealed.open()
        _ = try await before.append(draft("objected", .objectedToMarketing()))
        let ledger = try await marked.open()
        #expect(try await ledger.lastingMarks?.marks(of: anna).isEmpty == true)
        #expect(try await ledger.markPast() == 1)
        #expect(try await ledger.lastingMarks?.marks(of: anna).count == 1)
        await #expect(throws: LedgerError(.settings, "")) { try await before.markPast() }
    }

    @Test("a log that keeps marks keeps a ledger's promises", arguments: [false, true])
    func conforms(isSerializable: Bool) async throws {
        let logs = LogNames()
        let marked = marked
        try await LedgerConformance(makeLedger: {
            try await marked.sealed.open(
                logs.next(), mark: InMemoryMark(),
                marks: MarkKeeping(
                    try KeyedHashing(key: marked.key), archive: InMemoryMarkArchive())
            ) {
                if isSerializable { $0.isolation = .serializable }
            }
        }).run()
    }

    @Test("a role that has the rights which the documentation names can do all of it but vacuum")
    func rights() async throws {
        _ = try await marked.open()
        let role = "marks_\(marked.sealed.schema.name)"
        try await marked.sealed.tamper(
            "CREATE ROLE \(role) LOGIN", "GRANT USAGE ON SCHEMA ~ TO \(role)",
            "GRANT SELECT, INSERT ON ALL TABLES IN SCHEMA ~ TO \(role)",
            "GRANT UPDATE ON ~.heads, ~.statuses, ~.private_parts, ~.sealed_parts, ~.data_keys, ~.checkpoints TO \(role)",
            "GRANT UPDATE ON ~.lasting_marks, ~.key_checks, ~.actor_names TO \(role)",
            "GRANT DELETE ON ~.subject_entries, ~.outbox, ~.lasting_marks TO \(role)")
        let service = try await marked.sealed.open(
            unmarked: .isTakenAsItIs, mark: InMemoryMark(), marks: try marked.keeping(), words: "user=\(role)")
        _ = try await service.append(draft("objected", .objectedToMarketing()))
        let order = ErasureOrder(id: "erase", of: anna, .everything, at: now)
        guard case .erased(let receipt) = try await service.erase(order) else { throw CancellationError() }
        #expect(!receipt.isPending, "there was nothing to vacuum for")
        #expect(marked.archive.read()?.rows.count == 2)
        let marks = try #require(service.lastingMarks)
        #expect(try await marks.sweep(at: .distantFuture) == 2)
        #expect(try await marks.marks(of: anna).isEmpty)
    }
}

/// Names of logs, each once.
private final class LogNames: Sendable {
    private let count = Mutex(0)

    func next() -> String {
        count.withLock { count in
            count += 1
            return "log \(count)"
        }
    }
}
#endif
