// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulLedger
import LawfulModel
import LawfulSQLite
import LawfulTesting
import Synchronization
import Testing

@Suite("The ledger on SQLite")
struct SQLiteLedgerTests {
    private let folder: LedgerFolder

    init() throws { folder = try LedgerFolder() }

    @Test("it keeps the ledger's promises")
    func conforms() async throws {
        let folder = folder
        let made = Mutex(0)
        let name: @Sendable () -> Int = {
            made.withLock { count in
                count += 1
                return count
            }
        }
        // The one that is reopened is the last one made; the first stays open meanwhile, as another process would.
        try await LedgerConformance(
            makeLedger: { try SQLiteLedger(path: folder.path("\(name()).sqlite")) },
            reopen: { _ in try SQLiteLedger(path: folder.path("\(made.withLock { $0 }).sqlite")) }
        ).run()
    }

    @Test("its settings are durable, and are read back")
    func settings() async throws {
        let ledger = try SQLiteLedger(path: folder.path())
        _ = try await ledger.append(EntryDraft("a", .optedOut(), of: "s"))
        let settings = try await ledger.settings()
        #expect(settings.journalMode == "wal")
        #expect(settings.synchronous == 2, "GRDB sets NORMAL, 1, when it opens the log")
        #expect(settings.overwritesDeleted)
        #expect(settings.busyTimeout == 30_000)
        #expect(settings.areSafe)
    }

    @Test("its files are their owner's alone")
    func rights() async throws {
        let ledger = try SQLiteLedger(path: folder.path())
        _ = try await ledger.append(EntryDraft("a", .optedOut(), of: "s"))
        for name in ["ledger.sqlite", "ledger.sqlite-wal", "ledger.sqlite-shm"] {
            let attributes = try FileManager.default.attributesOfItem(atPath: folder.path(name))
            #expect(attributes[.posixPermissions] as? Int == 0o600, "\(name)")
        }
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: folder.path("")).count == 3, "no drafts are left behind"
        )
    }

    @Test("the public part is JSON with sorted keys and integer times, and its table holds no subject")
    func publicPart() async throws {
        let ledger = try SQLiteLedger(path: folder.path())
        _ = try await ledger.append(EntryDraft("a", .consentGiven("newsletter", text: "v1"), of: "subject-17"))
        let rows = try await DatabasePool(path: folder.path()).read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM entries").map { $0.map { "\($0.0)=\($0.1)" } }
        }
        let expected = """
            {"activity":"newsletter","actor":"actor-1","effectiveAt":1767268800000,"format":2,"kind":"consent.given",\
            "recordedAt":1767268800000,"role":"support"}
            """
        #expect(rows == [["sequence=1", "id=\"a\"", "public=\(expected.debugDescription)"]])
    }

    @Test(
        "entries can be neither changed nor deleted by SQL that goes astray",
        arguments: [
            "UPDATE entries SET public = '{}'", "DELETE FROM entries", "UPDATE entries SET sequence = 7",
            "DELETE FROM private_parts", "UPDATE private_parts SET body = ' '",
            "UPDATE private_parts SET body = replace(body, 'support', 'nobodys')",
        ])
    func appendOnly(statement: String) async throws {
        let ledger = try SQLiteLedger(path: folder.path())
        _ = try await ledger.append(EntryDraft("a", .optedOut(), of: nil))
        let before = try await ledger.entries(after: 0, limit: 9)
        let pool = try DatabasePool(path: folder.path())
        await #expect(throws: DatabaseError.self) { try await pool.write { db in try db.execute(sql: statement) } }
        #expect(try await ledger.entries(after: 0, limit: 9) == before)
    }

    @Test("a commit that fails fails all that it joined, and only those; nothing of theirs is recorded")
    func failingBatch() async throws {
        let path = folder.path()
        let ledger = try SQLiteLedger(path: path)
        try await DatabasePool(path: path).write { db in
            try db.execute(
                sql: """
                    CREATE TRIGGER poison BEFORE INSERT ON private_parts WHEN NEW.body LIKE '%arsenic%'
                    BEGIN SELECT RAISE(ABORT, 'arsenic'); END
                    """)
        }
        let outcomes = await withTaskGroup(of: (Int, Result<AppendOutcome, any Error>).self) { group in
            for number in 0..<60 {
                group.addTask {
                    let reason = number % 20 == 7 ? "arsenic" : "sugar"
                    let draft = EntryDraft("\(number)", .objectionOverridden("p", because: reason), of: "s")
                    do {
                        return (number, .success(try await ledger.append(draft)))
                    } catch {
                        return (number, .failure(error))
                    }
                }
            }
            return await group.reduce(into: [:]) { $0[$1.0] = $1.1 }
        }
        let entries = try await ledger.entries(after: 0, limit: .max)
        #expect(entries.map(\.sequence) == (0..<entries.count).map { Int64($0) + 1 }, "no gap where a commit failed")
        var failed = 0
        for (number, outcome) in outcomes {
            let entry = entries.first { $0.id.rawValue == "\(number)" }
            switch outcome {
            case .success(let outcome): #expect(outcome == entry.map { .appended($0.sequence) })
            case .failure(let error):
                failed += 1
                #expect(entry == nil, "what failed isn't recorded")
                let message = "\(try #require(error as? LedgerError))"
                #expect(!message.contains("arsenic") && message.contains("nothing was recorded"))
            }
        }
        #expect(
            failed >= 3 && [7, 27, 47].allSatisfy { number in entries.allSatisfy { $0.id.rawValue != "\(number)" } })
        #expect(
            try await ledger.append(EntryDraft("after", .optedOut(), of: "s")) == .appended(Int64(entries.count) + 1))
    }

    @Test("an identifier with a NUL is refused, which SQLite would cut and so make two persons one")
    func nul() async throws {
        let ledger = try SQLiteLedger(path: folder.path())
        await #expect(throws: LedgerError(.format, "")) {
            try await ledger.append(EntryDraft("a", .optedOut(), of: "a\u{0}b"))
        }
        await #expect(throws: LedgerError(.format, "")) {
            try await ledger.append(EntryDraft("a\u{0}", .optedOut(), of: "a"))
        }
        await #expect(throws: LedgerError(.format, "")) { try await ledger.history(of: "a\u{0}b") }
        #expect(try await ledger.entries(after: 0, limit: 9).isEmpty)
    }

    @Test(
        "entries of a newer format, or altered ones, are refused by their number",
        arguments: [
            (#"{"format":3,"novelty":[]}"#, "Entry 2 is in format 3"), (#"{"format":0}"#, "Entry 2 is in format 0"),
            ("{", "Entry 2 can't be read"), (#"{"format":1,"kind":"hush"}"#, "Entry 2 can't be read"),
        ])
    func unreadable(text: String, message: String) async throws {
        let ledger = try SQLiteLedger(path: folder.path())
        _ = try await ledger.append(EntryDraft("a", .optedOut(), of: "s"))
        try await DatabasePool(path: folder.path()).write { db in
            try db.execute(sql: "INSERT INTO entries (sequence, id, public) VALUES (2, 'b', ?)", arguments: [text])
            try db.execute(sql: "INSERT INTO private_parts (sequence, body) VALUES (2, '{}')")
        }
        #expect(try await ledger.entries(after: 0, limit: 1).count == 1)
        let error = try await #require(throws: LedgerError.self) { try await ledger.entries(after: 0, limit: 2) }
        #expect(error.code == .format && error.message.hasPrefix(message) && !error.message.contains("hush"))
    }
}
#endif
