// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulLedger

/// Opens the ledger's file with the settings on which its promises rest.
enum LedgerFile {
    static let busyMilliseconds = 30_000

    static func open(_ path: String) throws -> DatabasePool {
        guard !path.isEmpty, path != ":memory:" else {
            throw LedgerError(.storage, "A ledger needs the path of a file; use InMemoryLedger for one in memory.")
        }
        do {
            try createIfMissing(path)
            try retrying { try refuseForeign(path) }
            return try retrying { try openExisting(path) }
        } catch {
            throw LedgerFailure.mapped(error)
        }
    }

    /// Makes a host's own database a ledger's, too.
    static func share(_ pool: DatabasePool) throws {
        do {
            try pool.writeWithoutTransaction { db in
                let clashing = try settled { try LedgerSchema.clashing(db) }
                guard clashing.isEmpty else {
                    throw LedgerError(
                        .format,
                        """
                        The database has tables of its own that are called as the ledger's are: \(clashing.joined(separator: ", ")). \
                        Rename them, or give the ledger a file of its own.
                        """)
                }
                try set(db)
                try refuseNewer(db)
            }
            try migrate(pool)
            _ = try pool.writeWithoutTransaction { db in try PendingErasures.complete(db) }
        } catch {
            throw LedgerFailure.mapped(error)
        }
    }

    private static func refuseNewer(_ db: Database) throws {
        guard try !settled({ try LedgerSchema.isNewer(db) }) else {
            throw LedgerError(.format, "The file was written by a newer version of Lawful; update it.")
        }
    }

    /// Looks before anything is changed, the journal mode among it.
    private static func refuseForeign(_ path: String) throws {
        let isForeign: Bool
        do {
            isForeign = try self.isForeign(path, isReadOnly: true)
        } catch let error as DatabaseError where error.resultCode == .SQLITE_READONLY {
            // A process was killed while it made the file: reading takes that back first, which takes writing.
            isForeign = try self.isForeign(path, isReadOnly: false)
        }
        guard !isForeign else {
            throw LedgerError(
                .format, "The file is an SQLite database of something else; give the ledger a file of its own.")
        }
    }

    private static func isForeign(_ path: String, isReadOnly: Bool) throws -> Bool {
        var configuration = Configuration()
        configuration.readonly = isReadOnly
        configuration.busyMode = .timeout(1)
        return try DatabaseQueue(path: path, configuration: configuration).read { db in try LedgerSchema.isForeign(db) }
    }

    private static func openExisting(_ path: String) throws -> DatabasePool {
        var configuration = Configuration()
        configuration.busyMode = .timeout(TimeInterval(busyMilliseconds) / 1000)
        configuration.label = "Lawful.SQLiteLedger"
        configuration.prepareDatabase { db in
            // Sorting may not spill personal data into temporary files.
            try db.execute(sql: "PRAGMA temp_store = MEMORY")
        }
        let pool = try DatabasePool(path: path, configuration: configuration)
        try pool.writeWithoutTransaction { db in
            try set(db)
            // Someone who may not write would find out at the first append only.
            try db.inTransaction(.immediate) {
                // Here, where nobody makes the tables meanwhile.
                try refuseNewer(db)
                return .rollback
            }
        }
        try migrate(pool)
        try synchronizeLog(path)
        // Best effort: a reader elsewhere may keep it pending, which erasing and isErasurePending tell.
        _ = try pool.writeWithoutTransaction { db in try PendingErasures.complete(db) }
        return pool
    }

    /// Sets what opening in WAL mode undoes: GRDB itself puts `synchronous` at `NORMAL`, which loses commits.
    private static func set(_ db: Database) throws {
        try db.execute(
            sql: """
                PRAGMA synchronous = FULL;
                PRAGMA fullfsync = ON;
                PRAGMA checkpoint_fullfsync = ON;
                PRAGMA secure_delete = ON;
                """)
        let settings = try SQLiteLedger.Settings(db)
        guard settings.areSafe else {
            throw LedgerError(
                .settings,
                """
                The file doesn't take the settings that durability and erasure need: journal mode \
                \(settings.journalMode) instead of wal, synchronous \(settings.synchronous) instead of 2, or \
                overwriting \(settings.overwritesDeleted ? "on" : "off"). Use a local file system and an \
                SQLite library with these features.
                """)
        }
    }

    /// Makes durable what a process left in the write-ahead log that was killed after writing and before synchronising.
    /// SQLite reads it back as committed; without this an append that is tried again would be acknowledged on the strength
    /// of it, and be lost with the power.
    private static func synchronizeLog(_ path: String) throws {
        guard FileManager.default.fileExists(atPath: path + "-wal") else { return }
        let log = try FileHandle(forReadingFrom: URL(filePath: path + "-wal"))
        try log.synchronize()
        try log.close()
    }

    /// Brings the tables up to date.
    private static func migrate(_ pool: DatabasePool) throws {
        try settled { try LedgerSchema.migrator.migrate(pool) }
    }

    /// Works on tables that another process may be making at the same moment, one migration after another: what fails since
    /// something is there that wasn't, or the other way round, is tried again.
    private static func settled<Value>(_ work: () throws -> Value) throws -> Value {
        for _ in 0..<40 {
            do {
                return try work()
            } catch let error as DatabaseError
                where [.SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_SCHEMA].contains(error.resultCode)
            {
                Thread.sleep(forTimeInterval: 0.02)
            }
        }
        return try work()
    }

    /// Switching a new file to WAL doesn't wait for others that do the same, whatever the timeout: try again.
    private static func retrying<Value>(_ work: () throws -> Value) throws -> Value {
        for _ in 0..<100 {
            do {
                return try work()
            } catch let error as DatabaseError where LedgerFailure.isBusy(error) {
                Thread.sleep(forTimeInterval: 0.05)
            }
        }
        return try work()
    }

    /// Creates an empty file that only its owner can read and write; its companions get the same rights.
    private static func createIfMissing(_ path: String) throws {
        let files = FileManager.default
        if let kind = try? files.attributesOfItem(atPath: path)[.type] as? FileAttributeType {
            guard kind != .typeDirectory else {
                throw LedgerError(.storage, "The path names a folder; a ledger needs the path of a file.")
            }
            return
        }
        let folder = URL(filePath: path).deletingLastPathComponent().path(percentEncoded: false)
        guard files.fileExists(atPath: folder) else {
            throw LedgerError(.storage, "The folder of the ledger's file doesn't exist; create it first.")
        }
        // Made aside and linked into place: nothing of another process can be overwritten, and closing it drops no
        // lock that SQLite holds in this one.
        let draft = path + "." + UUID().uuidString
        guard files.createFile(atPath: draft, contents: nil, attributes: [.posixPermissions: 0o600]) else {
            throw LedgerError(
                .storage, "The ledger's file can't be created; check the rights on its folder and the free space.")
        }
        defer { try? files.removeItem(atPath: draft) }
        do {
            try files.linkItem(atPath: draft, toPath: path)
        } catch {
            guard files.fileExists(atPath: path) else {
                throw LedgerError(
                    .storage, "The ledger's file can't be created: its file system has no hard links; use another.")
            }
        }
    }
}
#endif
