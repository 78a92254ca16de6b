// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel
import LawfulTime

/// The rows of marks that outlive erasure: keyed hashes, which name nobody.
struct MarkRows: MarkStore {
    private let db: Database

    init(_ db: Database) { self.db = db }

    func keyCheck(_ name: String) throws -> Data? {
        try Data.fetchOne(
            db.cachedStatement(sql: "SELECT value FROM key_checks WHERE name = ?"), arguments: [name])
    }

    func setKeyCheck(_ name: String, _ value: Data) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO key_checks (name, value) VALUES (?, ?)
                ON CONFLICT (name) DO UPDATE SET value = excluded.value
                """
        ).execute(arguments: [name, value])
    }

    func keep(_ rows: [MarkRow], isArchived: Bool) throws {
        let keep = try db.cachedStatement(
            sql: """
                INSERT INTO lasting_marks (kind, hash, since, until, archived) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (kind, hash) DO UPDATE SET
                    archived = CASE WHEN excluded.since > since OR excluded.until > until
                        THEN excluded.archived ELSE archived END,
                    since = max(since, excluded.since), until = max(until, excluded.until)
                """)
        let know = try db.cachedStatement(sql: "INSERT OR IGNORE INTO mark_kinds (kind) VALUES (?)")
        for row in rows {
            try keep.execute(arguments: [row.kind, Data(row.hash.bytes), row.since, row.until, isArchived])
            try know.execute(arguments: [row.kind])
        }
    }

    /// A person's marks: each kind that anybody has is looked up under their hash.
    func marks(of subject: SubjectID, _ keeping: MarkKeeping) throws -> [LastingMark] {
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

    func markRows(onlyDue: Bool) throws -> [MarkRow] {
        let condition = onlyDue ? "WHERE archived = 0" : ""
        return try Row.fetchAll(
            db.cachedStatement(
                sql: "SELECT kind, hash, since, until FROM lasting_marks \(condition) ORDER BY kind, hash")
        ).compactMap { row in
            let bytes: Data = row[1]
            return Hash256(bytes).map { MarkRow(kind: row[0], hash: $0, since: row[2], until: row[3]) }
        }
    }

    func setArchived(_ isArchived: Bool) throws {
        try db.execute(
            sql: "UPDATE lasting_marks SET archived = ? WHERE archived <> ?", arguments: [isArchived, isArchived])
    }

    func markCount() throws -> Int { try Int.fetchOne(db, sql: "SELECT count(*) FROM lasting_marks") ?? 0 }

    func dropMarks(lapsedAt moment: Instant) throws -> Int {
        try db.execute(sql: "DELETE FROM lasting_marks WHERE until <= ?", arguments: [moment.milliseconds])
        return db.changesCount
    }
}

/// Brings marks and their key together when a ledger is opened.
enum MarkOpening {
    /// - Returns: how many marks came back from the archive, since the ledger lacked them: it was restored.
    static func open(_ pool: DatabasePool, _ keeping: MarkKeeping?) throws -> Int {
        guard let keeping else {
            guard try pool.read({ db in try MarkRows(db).keyCheck(KeyCheckName.marks) }) == nil else {
                throw LedgerError.lacksMarkKey
            }
            return 0
        }
        return try pool.writeWithoutTransaction { db in
            var restored = 0
            try db.inTransaction(.immediate) {
                restored = try MarkRows(db).open(keeping)
                return .commit
            }
            return restored
        }
    }
}
#endif
