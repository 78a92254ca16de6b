// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulLedger
import LawfulModel
import LawfulSQLite
import Testing

@Suite("Opening a ledger's file")
struct OpeningTests {
    private let folder: LedgerFolder

    init() throws { folder = try LedgerFolder() }

    private func refusal(_ path: String) throws -> LedgerError {
        try #require(throws: LedgerError.self) { try SQLiteLedger(path: path) }
    }

    @Test("a file that is no database is refused and left as it is")
    func noDatabase() throws {
        let text = String(repeating: "Dear customer, ", count: 100)
        try Data(text.utf8).write(to: folder.url.appending(path: "letter.txt"))
        let error = try refusal(folder.path("letter.txt"))
        #expect(error.code == .format && error.message.contains("no SQLite database"))
        #expect(try String(contentsOfFile: folder.path("letter.txt"), encoding: .utf8) == text)
    }

    @Test("a missing folder, a folder in place of the file, and no file at all are refused")
    func places() throws {
        let missing = try refusal(folder.path("nowhere/ledger.sqlite"))
        #expect(missing.code == .storage && missing.message.contains("folder") && missing.message.contains("create it"))
        #expect(!FileManager.default.fileExists(atPath: folder.path("nowhere")))
        let isFolder = try refusal(folder.url.path(percentEncoded: false))
        #expect(isFolder.code == .storage && isFolder.message.contains("names a folder"))
        for path in ["", ":memory:"] { #expect(try refusal(path).message.contains("InMemoryLedger")) }
    }

    @Test("a database of something else is refused before anything in it changes")
    func foreign() async throws {
        let queue = try DatabaseQueue(path: folder.path("shop.sqlite"))
        try await queue.write { db in try db.execute(sql: "CREATE TABLE customers (name TEXT)") }
        let error = try refusal(folder.path("shop.sqlite"))
        #expect(error.code == .format && error.message.contains("something else"))
        let (mode, tables) = try await queue.read { db in
            (
                try String.fetchOne(db, sql: "PRAGMA journal_mode"),
                try String.fetchAll(db, sql: "SELECT name FROM sqlite_master")
            )
        }
        #expect(mode == "delete" && tables == ["customers"])
    }

    @Test("a file of a newer version is refused")
    func newer() async throws {
        _ = try SQLiteLedger(path: folder.path())
        try await DatabasePool(path: folder.path()).write { db in
            try db.execute(sql: "INSERT INTO grdb_migrations (identifier) VALUES ('ledger-99')")
        }
        let error = try refusal(folder.path())
        #expect(error.code == .format && error.message.contains("newer version"))
    }

    @Test("an empty file becomes a ledger")
    func empty() async throws {
        try Data().write(to: folder.url.appending(path: "ledger.sqlite"))
        let ledger = try SQLiteLedger(path: folder.path())
        #expect(try await ledger.append(EntryDraft("a", .optedOut(), of: "s")) == .appended(1))
    }

    @Test("a read-only file is refused at once, not at the first append", arguments: [0o444, 0o000])
    func readOnly(rights: Int) async throws {
        _ = try SQLiteLedger(path: folder.path())
        let open = try WriterProcess(["open", folder.path()], in: folder)
        #expect(try await open.end() == 0 && open.lines() == ["opened"], "it could be opened before")
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: folder.path())
        let refused = try WriterProcess(["open", folder.path(), "--unprivileged"], in: folder)
        #expect(try await refused.end() == 1)
        let line = try #require(refused.lines().first)
        #expect(line.hasPrefix("ledger.storage: ") && line.lowercased().contains("rights"))
    }

    @Test("a folder that one may not write in is refused")
    func readOnlyFolder() async throws {
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o555], ofItemAtPath: folder.url.path(percentEncoded: false))
        let refused = try WriterProcess(["open", folder.path(), "--unprivileged"], in: LedgerFolder())
        #expect(try await refused.end() == 1)
        #expect(try refused.lines().first?.hasPrefix("ledger.storage: The ledger's file can't be created") == true)
        try FileManager.default.setAttributes(
            [.posixPermissions: 0o755], ofItemAtPath: folder.url.path(percentEncoded: false))
    }
}
#endif
