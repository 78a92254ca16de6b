// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulTime

/// The rows of marks that outlive erasure: keyed hashes, which name nobody.
enum MarkRows {
    /// Keeps a mark; of two about the same, the later times.
    static func keep(_ db: Database, _ row: MarkRow, isArchived: Bool) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO lasting_marks (kind, hash, since, until, archived) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kind, hash) DO UPDATE SET
                    archived = CASE WHEN excluded.since > since OR excluded.until > until
                        THEN excluded.archived ELSE archived END,
                    since = max(since, excluded.since), until = max(until, excluded.until)
                """
        ).execute(arguments: [row.kind, Data(row.hash.bytes), row.since, row.until, isArchived])
        try db.cachedStatement(sql: "INSERT OR IGNORE INTO mark_kinds (kind) VALUES (?)").execute(arguments: [row.kind])
    }

    /// A person's marks: each kind that anybody has is looked up under their hash.
    static func marks(_ db: Database, of subject: SubjectID, _ keeping: MarkKeeping) throws -> [LastingMark] {
        let kinds = try String.fetchAll(db.cachedStatement(sql: "SELECT kind FROM mark_kinds ORDER BY kind"))
        let find = try db.cachedStatement(sql: "SELECT since, until FROM lasting_marks WHERE kind = ? AND hash = ?")
        return try kinds.compactMap { text in
            // A later version's kind: what isn't known isn't looked up.
            guard let kind = LastingMark.Kind(text: text) else { return nil }
            let hash = Data(keeping.hash(of: kind, subject).bytes)
            return try Row.fetchOne(find, arguments: [text, hash]).map { row in
                LastingMark(
                    kind, since: Instant(milliseconds: row[0]), until: Instant(milliseconds: row[1]))
            }
        }
    }

    /// The rows that the archive doesn't hold yet, or all.
    static func rows(_ db: Database, onlyDue: Bool) throws -> [MarkRow] {
        let condition = onlyDue ? "WHERE archived = 0" : ""
        return try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT kind, hash, since, until FROM lasting_marks \(condition) ORDER BY kind, hash")
        ).compactMap { row in
            let bytes: Data = row[1]
            return Hash256(bytes).map { MarkRow(kind: row[0], hash: $0, since: row[2], until: row[3]) }
        }
    }

    /// Puts into the archive what it lacks, within a write transaction.
    static func archive(_ db: Database, _ keeping: MarkKeeping) throws {
        let due = try rows(db, onlyDue: true)
        guard !due.isEmpty else { return }
        try keeping.archive.append(due, check: keeping.hashing.checkValue)
        try db.execute(sql: "UPDATE lasting_marks SET archived = 1 WHERE archived = 0")
    }
}

/// Values by which keys are known to be the same as before.
enum KeyChecks {
    static let marks = "marks"

    static func value(_ db: Database, _ name: String) throws -> Data? {
        try Data.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM key_checks WHERE name = ?"), arguments: [name])
    }

    static func set(_ db: Database, _ name: String, _ value: Data) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO key_checks (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [name, value])
    }
}

/// Brings marks and their key together when a ledger is opened.
enum MarkOpening {
    /// - Returns: how many marks came back from the archive, since the ledger lacked them: it was restored.
    static func open(_ pool: DatabasePool, _ keeping: MarkKeeping?) throws -> Int {
        guard let keeping else {
            guard try pool.read({ db in try KeyChecks.value(db, KeyChecks.marks) }) == nil else {
                throw LedgerError(
                    .settings,
                    """
                    The ledger keeps marks of people who were erased or objected; open it with the key for them \
                    (LedgerEvidence.marks), or they would be written to again.
                    """)
            }
            return 0
        }
        let check = Data(keeping.hashing.checkValue.bytes)
        return try pool.writeWithoutTransaction { db in
            var restored = 0
            try db.inTransaction(.immediate) {
                let known = try KeyChecks.value(db, KeyChecks.marks)
                guard known == nil || known == check else { throw otherKey }
                if known == nil { try KeyChecks.set(db, KeyChecks.marks, check) }
                // Each time: nothing short of reading it tells whether the archive is the one that the ledger knows.
                restored = try merge(db, keeping, check)
                try MarkRows.archive(db, keeping)
                return .commit
            }
            return restored
        }
    }

    /// Takes in what the archive has and the ledger lacks.
    static func merge(_ db: Database, _ keeping: MarkKeeping, _ check: Data) throws -> Int {
        let count = { try Int.fetchOne(db, sql: "SELECT count(*) FROM lasting_marks") ?? 0 }
        guard let content = try keeping.archive.read() else {
            // The archive is gone: it is made again of what the ledger has.
            try db.execute(sql: "UPDATE lasting_marks SET archived = 0")
            return 0
        }
        guard Data(content.check.bytes) == check else { throw otherKey }
        let before = try count()
        for row in content.rows { try MarkRows.keep(db, row, isArchived: true) }
        return try count() - before
    }

    private static let otherKey = LedgerError(
        .keys,
        """
        The key for marks isn't the one that those in the ledger or its archive are hashed under: nobody who objected or was \
        erased would be found. Restore that key from its backup.
        """)
}
#endif
