// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB

/// Rows as a ledger wrote them.
struct RawRows {
    let entries: [(sequence: Int64, id: String, text: String, key: Int64, body: Data, subject: String)]

    init(of path: String, after sequence: Int64) throws {
        entries = try DatabaseQueue(path: path).read { db in
            try Row.fetchAll(
                db,
                sql: """
                    SELECT entries.sequence, entries.id, entries.public, sealed_parts.key, sealed_parts.body, mine.subject
                    FROM entries JOIN sealed_parts USING (sequence) JOIN subject_entries AS mine USING (sequence)
                    WHERE entries.sequence > ? ORDER BY entries.sequence
                    """,
                arguments: [sequence]
            ).map { ($0[0] - sequence, $0[1], $0[2], $0[3], $0[4], $0[5]) }
        }
    }

    /// Reads every entry and sealed part, and does nothing with them.
    static func scan(_ path: String) throws {
        try DatabaseQueue(path: path).read { db in
            let rows = try Row.fetchCursor(
                db, sql: "SELECT sequence, public, body FROM entries JOIN sealed_parts USING (sequence)")
            var sum = 0
            while let row = try rows.next() {
                let (text, body): (String, Data) = (row[1], row[2])
                sum &+= text.utf8.count &+ body.count
            }
            precondition(sum > 0)
        }
    }

    /// Bytes of the file, and of it without tiles.
    static func sizes(_ path: String) throws -> (sealed: Int, raw: Int) {
        try DatabaseQueue(path: path).writeWithoutTransaction { db in
            _ = try db.checkpoint(.truncate)
            let page = try Int.fetchOne(db, sql: "PRAGMA page_size") ?? 0
            let all = try Int.fetchOne(db, sql: "PRAGMA page_count") ?? 0
            let tiles = try Int.fetchOne(db, sql: "SELECT count(*) FROM tiles") ?? 0
            return (page * all, page * all - tiles * 8_300)
        }
    }
}

/// Inserts rows with the same statements, indexes and settings, and no hashing, tree or crypto.
struct RawInserts {
    private let queue: DatabaseQueue

    init(_ path: String) throws {
        queue = try DatabaseQueue(path: path)
        try queue.writeWithoutTransaction { db in
            try db.execute(
                sql: """
                    PRAGMA synchronous = FULL; PRAGMA secure_delete = ON; PRAGMA foreign_keys = OFF;
                    """)
        }
    }

    func insert(_ rows: RawRows, _ batch: Int) throws {
        let entries = rows.entries
        for start in stride(from: 0, to: entries.count, by: batch) {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    for row in entries[start..<min(start + batch, entries.count)] { try insert(row, db) }
                    return .commit
                }
            }
        }
    }

    private func insert(
        _ row: (sequence: Int64, id: String, text: String, key: Int64, body: Data, subject: String),
        _ db: Database
    ) throws {
        // A retry is recognised, and the condition decided, without evidence, too.
        _ = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT sequence FROM entries WHERE id = ?"), arguments: [row.id])
        try db.cachedStatement(sql: "INSERT INTO entries (sequence, id, public) VALUES (?, ?, ?)")
            .execute(arguments: [row.sequence, row.id, row.text])
        try db.cachedStatement(sql: "INSERT INTO sealed_parts (sequence, key, body) VALUES (?, ?, ?)")
            .execute(arguments: [row.sequence, row.key, row.body])
        try db.cachedStatement(sql: "INSERT INTO subject_entries (subject, moves_status, sequence) VALUES (?, 0, ?)")
            .execute(arguments: [row.subject, row.sequence])
    }
}
#endif
