// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import Lawful
import LawfulEvidence
import LawfulSQLite
import LawfulTesting
import Synchronization
import Testing

private enum Letters: Purpose {
    static let id: PurposeID = "letters"
    typealias Covers = Email
}

private enum Email: DataCategory { static let id: CategoryID = "email" }

/// A ledger with evidence whose marks have an archive and a key of their own.
private struct MarkedLedger {
    let sealed: SealedLedger
    let archive = InMemoryMarkArchive()
    let key: [UInt8]

    static let now = Instant(milliseconds: 1_772_701_200_000)

    init(key: UInt8 = 7) throws {
        sealed = try SealedLedger()
        self.key = [UInt8](repeating: key, count: 32)
    }

    func open(
        key other: [UInt8]? = nil,
        archive another: (any MarkArchive)? = nil,
        mark: InMemoryMark? = nil,
        periods: MarkPeriods = .usual
    ) throws -> SQLiteLedger {
        let keeping = MarkKeeping(
            try KeyedHashing(key: other ?? key), archive: another ?? archive, for: periods)
        let evidence = LedgerEvidence(
            signing: sealed.signing, keys: sealed.keys, mark: mark ?? sealed.mark, marks: keeping)
        return try SQLiteLedger(
            path: sealed.path, evidence: evidence, unmarked: mark == nil ? .mustBeEmpty : .isTakenAsItIs)
    }

    /// A copy of the ledger's file as a backup has it.
    func backup() throws -> Data {
        let queue = try DatabaseQueue(path: sealed.path)
        try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try queue.close()
        return try Data(contentsOf: URL(filePath: sealed.path))
    }

    /// Puts a backup in the ledger's place.
    func restore(_ backup: Data) throws {
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: sealed.path + end) }
        try backup.write(to: URL(filePath: sealed.path))
    }

    static func service(
        on ledger: any Ledger,
        _ store: InMemoryStore,
        at now: Instant = now
    ) async throws -> DataProtection {
        let names = NameMaker("\(now.milliseconds)-\(UInt64.random(in: 0..<UInt64.max))")
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

    static func fill(_ store: InMemoryStore, _ person: String) {
        store.insert(
            [
                "id": .text("row of \(person)"), "person": .text(person), "email": .text("a@home.example"),
                "on": .text("2020-01-01"),
            ], into: "letters")
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

@Suite("What must outlive erasure, in a sealed ledger")
struct LastingMarkTests {
    private let anna: SubjectID = "anna-4711"
    private let now = MarkedLedger.now

    private func draft(_ id: EntryID, _ event: LedgerEvent, daysAgo: Int64 = 1) -> EntryDraft {
        let at = now.advanced(bySeconds: -daysAgo * 86_400)
        return EntryDraft(id: id, event, subject: anna, effectiveAt: at, recordedAt: at)
    }

    private func asked(_ ledger: any Ledger, _ store: InMemoryStore = InMemoryStore("main")) async throws -> [String] {
        let privacy = try await MarkedLedger.service(on: ledger, store)
        return try await privacy.ask(about: anna) { moment in
            Question("letters", .use, categories: ["email"], as: "clerk", effectiveAt: moment, knownAt: moment)
        }.codes
    }

    @Test(
        "marketing stays denied after an objection: erased, imported anew, and after a backup of the ledger is restored"
    )
    func suppression() async throws {
        let marked = try MarkedLedger()
        var backup = Data()
        do {
            let ledger = try marked.open()
            _ = try await ledger.append(draft("told", .informed("letters", by: "1"), daysAgo: 9))
            #expect(try await asked(ledger) == ["ok.legitimate_interest"])
            _ = try await ledger.checkpoint()
            backup = try marked.backup()
            _ = try await ledger.append(draft("objected", .objectedToMarketing()))
            #expect(try await asked(ledger).contains("objection.marketing"))
            let order = ErasureOrder(id: "erase", of: anna, .everything, because: "asked", at: now)
            guard case .erased = try await ledger.erase(order) else { throw CancellationError() }
            // Imported anew under the same identifier: told, and written to again by somebody who doesn't know.
            _ = try await ledger.append(draft("again", .informed("letters", by: "1"), daysAgo: -1))
            #expect(try await asked(ledger).contains("objection.marketing"))
        }
        try marked.restore(backup)
        let restored = try marked.open(mark: InMemoryMark())
        #expect(restored.restoredMarks == 2)
        #expect(try await restored.entries(of: anna).allSatisfy { $0.publicPart.kind != .objectedToMarketing })
        let codes = try await asked(restored)
        #expect(codes.contains("objection.marketing") && codes.contains("data.erased"), "\(codes)")
        // One who isn't in it is written to as ever; and who consents anew makes a new choice.
        let privacy = try await MarkedLedger.service(on: restored, InMemoryStore("main"))
        #expect(try await privacy.status(of: "berta").marketingObjection == nil)
        #expect(try await privacy.status(of: anna).marketingObjection == now.advanced(bySeconds: -86_400))
    }

    @Test("without marks the restored ledger forgets it, which is what they are for")
    func without() async throws {
        let sealed = try SealedLedger()
        var ledger: SQLiteLedger? = try sealed.open()
        _ = try await ledger?.append(draft("told", .informed("letters", by: "1"), daysAgo: 9))
        ledger = nil
        let marked = MarkedBackup(path: sealed.path)
        let backup = try marked.read()
        do {
            let ledger = try sealed.open()
            _ = try await ledger.append(draft("objected", .objectedToMarketing()))
            #expect(try await asked(ledger).contains("objection.marketing"))
        }
        try marked.restore(backup)
        #expect(
            try await asked(sealed.open(unmarked: .isTakenAsItIs, mark: InMemoryMark())) == ["ok.legitimate_interest"])
    }

    @Test("restored tables are found out, and erased again by the guarded way")
    func returned() async throws {
        let marked = try MarkedLedger()
        let store = InMemoryStore("main")
        let ledger = try marked.open()
        let privacy = try await MarkedLedger.service(on: ledger, store)
        _ = try await ledger.append(draft("told", .informed("letters", by: "1"), daysAgo: 9))
        MarkedLedger.fill(store, anna.rawValue)
        MarkedLedger.fill(store, "berta")
        let report = try await privacy.sweep(as: "clerk").run(at: now, dryRun: false)
        #expect(report.erased == 2)
        let path = privacy.erasure(as: "clerk")
        #expect(try await path.returned(among: [anna, "berta", "carla"], at: now).isEmpty)
        // The service's tables come back from a backup, and with them somebody who was never erased.
        for person in [anna.rawValue, "carla"] { MarkedLedger.fill(store, person) }
        let returned = try await path.returned(among: [anna, "berta", "carla"], at: now)
        #expect(returned.map(\.subject) == [anna] && returned.map(\.tables) == [["main.letters"]])
        #expect(returned.map(\.activity) == ["letters"] && returned.map(\.erasedAt) == [now])
        #expect(try await asked(ledger, store).first == "data.erased")
        let outcomes = try await path.eraseAgain(returned, at: now)
        #expect(outcomes.map(\.erased) == [1] && outcomes.allSatisfy { $0.kept.isEmpty && !$0.isLedgerPending })
        #expect(try await path.returned(among: [anna, "berta", "carla"], at: now).isEmpty)
        #expect(outcomes.flatMap(\.receipts).count == 1)
    }

    @Test("a restored ledger holds what was erased; it is found, and erased again")
    func returnedLedger() async throws {
        let marked = try MarkedLedger()
        let store = InMemoryStore("main")
        var backup = Data()
        do {
            let ledger = try marked.open()
            _ = try await ledger.append(draft("told", .informed("letters", by: "1"), daysAgo: 9))
            backup = try marked.backup()
            let order = ErasureOrder(id: "erase", of: anna, .activity("letters"), because: "asked", at: now)
            _ = try await ledger.erase(order)
        }
        try marked.restore(backup)
        let ledger = try marked.open(mark: InMemoryMark())
        let privacy = try await MarkedLedger.service(on: ledger, store)
        let path = privacy.erasure(as: "clerk")
        let returned = try await path.returned(among: [anna], at: now)
        #expect(returned.map(\.isInLedger) == [true] && returned.map(\.tables) == [[]])
        let outcomes = try await path.eraseAgain(returned, at: now)
        #expect(outcomes.flatMap(\.receipts).map(\.counts) == [["letters": 1]])
        #expect(try await path.returned(among: [anna], at: now).isEmpty)
    }

    @Test("no file names who is in it, and the archive holds as many lines as marks")
    func hashes() async throws {
        let marked = try MarkedLedger()
        let folder = marked.sealed.folder
        let file = MarkFile(path: folder.path("marks"))
        let ledger = try marked.open(archive: file)
        _ = try await ledger.append(draft("objected", .objectedToMarketing()))
        _ = try await ledger.append(draft("out", .optedOut()))
        _ = try await ledger.erase(ErasureOrder(id: "erase", of: anna, .activity("letters"), at: now))
        let text = try String(contentsOfFile: folder.path("marks"), encoding: .utf8)
        #expect(text.split(separator: "\n").count == 4 && !text.contains("anna"))
        #expect(text.contains(" erased:letters\n") && text.contains(" objected\n") && text.contains(" opted_out\n"))
        let rows = try await DatabaseQueue(path: marked.sealed.path).read { db in
            try String.fetchAll(db, sql: "SELECT kind || hex(hash) FROM lasting_marks WHERE archived = 1")
        }
        #expect(rows.count == 3)
        let marks = try #require(ledger.lastingMarks)
        #expect(try await marks.marks(of: anna).map(\.kind.text) == ["erased:letters", "objected", "opted_out"])
        #expect(try await marks.marks(of: "berta").isEmpty)
    }

    @Test("another key is refused while there are marks, in the ledger or in the archive; so is none")
    func otherKey() async throws {
        let marked = try MarkedLedger()
        _ = try await marked.open().append(draft("objected", .objectedToMarketing()))
        let other = [UInt8](repeating: 9, count: 32)
        #expect(throws: LedgerError(.keys, "")) { try marked.open(key: other) }
        #expect(throws: LedgerError(.settings, "")) { try marked.sealed.open() }
        // A new ledger with the old archive.
        let fresh = try SealedLedger()
        let keeping = MarkKeeping(try KeyedHashing(key: other), archive: marked.archive)
        #expect(throws: LedgerError(.keys, "")) {
            try SQLiteLedger(
                path: fresh.path,
                evidence: LedgerEvidence(signing: fresh.signing, keys: fresh.keys, mark: fresh.mark, marks: keeping))
        }
        _ = try marked.open()
    }

    @Test("files in a folder: the key is made once, and not again while there is an archive")
    func files() async throws {
        let folder = try LedgerFolder()
        let keys = folder.path("keys")
        func evidence() throws -> LedgerEvidence { try .files(in: keys, origin: "tests.example/ledger") }
        do {
            let ledger = try SQLiteLedger(path: folder.path(), evidence: evidence())
            _ = try await ledger.append(draft("objected", .objectedToMarketing()))
        }
        let again = try SQLiteLedger(path: folder.path(), evidence: evidence())
        #expect(try await again.lastingMarks?.marks(of: anna).count == 1 && again.restoredMarks == 0)
        _ = try SQLiteLedger(path: folder.path(), evidence: .existing(in: keys))
        try FileManager.default.moveItem(atPath: keys + "/marks-key", toPath: keys + "/elsewhere")
        #expect(throws: EvidenceError(.keyLost, "")) { try evidence() }
        #expect(throws: EvidenceError(.keyLost, "")) { try LedgerEvidence.existing(in: keys) }
        // Also where the archive went with it: the ledger knows the key.
        try FileManager.default.moveItem(atPath: keys + "/marks", toPath: keys + "/elsewhere-too")
        #expect(throws: LedgerError(.keys, "")) { try SQLiteLedger(path: folder.path(), evidence: evidence()) }
    }

    @Test("marks lapse by their own periods, and are swept from the ledger and the archive")
    func sweep() async throws {
        let marked = try MarkedLedger()
        let periods = MarkPeriods(tombstones: .days(10), suppressions: .years(1))
        let ledger = try marked.open(periods: periods)
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
        let reopened = try marked.open(periods: periods)
        #expect(try await reopened.lastingMarks?.marks(of: anna).count == 1 && reopened.restoredMarks == 0)
        #expect(try await marks.sweep(at: now.advanced(bySeconds: 400 * 86_400)) == 1)
        #expect(try await marks.marks(of: anna).isEmpty)
    }

    @Test("a restored ledger takes in an archive that is as large as the one it knew, and another")
    func sameSize() async throws {
        let marked = try MarkedLedger()
        let periods = MarkPeriods(tombstones: .days(10), suppressions: .years(1))
        let later = now.advanced(bySeconds: 12 * 86_400)
        var (backup, size) = (Data(), Int?.none)
        do {
            let ledger = try marked.open(periods: periods)
            _ = try await ledger.erase(ErasureOrder(id: "one", of: anna, .activity("letters"), at: now))
            (backup, size) = (try marked.backup(), marked.archive.read()?.rows.count)
            #expect(try await ledger.lastingMarks?.sweep(at: later) == 1)
            _ = try await ledger.erase(ErasureOrder(id: "two", of: "berta", .activity("letters"), at: later))
        }
        #expect(marked.archive.read()?.rows.count == size, "or nothing is shown")
        try marked.restore(backup)
        let restored = try marked.open(mark: InMemoryMark(), periods: periods)
        #expect(restored.restoredMarks == 1)
        #expect(try await restored.lastingMarks?.marks(of: "berta").count == 1)
        // Nor does sweeping lose what the archive alone has.
        #expect(try await restored.lastingMarks?.sweep(at: later) == 1)
        #expect(marked.archive.read()?.rows.count == 1)
    }

    @Test("an archive that can't be written leaves the receipt pending, and gets what it lacks later")
    func archiveDown() async throws {
        let marked = try MarkedLedger()
        let archive = FailingArchive()
        let ledger = try marked.open(archive: archive)
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

    @Test("a line that was cut off is dropped by the next one, and a damaged one refuses the archive")
    func tornArchive() async throws {
        let folder = try LedgerFolder()
        let (path, check) = (folder.path("marks"), Hash256.leaf(of: [1]))
        let file = MarkFile(path: path)
        func row(_ number: UInt8) -> MarkRow {
            MarkRow(kind: "erased:a b\nc%", hash: .leaf(of: [number]), since: 1, until: 2)
        }
        try file.append([row(1)], check: check)
        let handle = try #require(FileHandle(forWritingAtPath: path))
        try handle.seekToEnd()
        try handle.write(contentsOf: Data("cut of".utf8))
        try handle.close()
        #expect(try file.read() == MarkArchiveContent(check: check, rows: [row(1)]))
        try file.append([row(2)], check: check)
        #expect(try file.read()?.rows == [row(1), row(2)])
        #expect(throws: EvidenceError(.key, "")) { try file.append([row(3)], check: .leaf(of: [2])) }
        var text = try String(contentsOfFile: path, encoding: .utf8)
        text = text.replacing(" 1 2 ", with: " 1 x ", maxReplacements: 1)
        try text.write(toFile: path, atomically: false, encoding: .utf8)
        #expect(throws: EvidenceError(.storage, "")) { try file.read() }
    }

    @Test("what was recorded before there were marks gets them when it is asked for")
    func past() async throws {
        let marked = try MarkedLedger()
        _ = try await marked.sealed.open().append(draft("objected", .objectedToMarketing()))
        let ledger = try marked.open()
        #expect(try await ledger.lastingMarks?.marks(of: anna).isEmpty == true)
        #expect(try await ledger.markPast() == 1)
        #expect(try await ledger.lastingMarks?.marks(of: anna).count == 1)
        await #expect(throws: LedgerError(.settings, "")) { try await SealedLedger().open().markPast() }
    }
}

/// An archive that can be made to fail.
private final class FailingArchive: MarkArchive {
    let inner = InMemoryMarkArchive()
    let isDown = Mutex(false)

    func read() -> MarkArchiveContent? { inner.read() }

    func append(_ rows: [MarkRow], check: Hash256) throws {
        guard !isDown.withLock({ $0 }) else { throw EvidenceError(.storage, "The archive is down.") }
        try inner.append(rows, check: check)
    }

    func replace(_ rows: [MarkRow], check: Hash256) throws { try inner.replace(rows, check: check) }
}

/// A file that is copied and put back.
private struct MarkedBackup {
    let path: String

    func read() throws -> Data {
        let queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in _ = try db.checkpoint(.truncate) }
        try queue.close()
        return try Data(contentsOf: URL(filePath: path))
    }

    func restore(_ backup: Data) throws {
        for end in ["-wal", "-shm"] { try? FileManager.default.removeItem(atPath: path + end) }
        try backup.write(to: URL(filePath: path))
    }
}
#endif
