// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulLedger

/// Records rows within one write transaction, which gives them their sequences.
struct EntryRecorder {
    private let db: Database
    private var last: Int64

    /// Begins after the last entry; the transaction must already hold the write lock.
    init(_ db: Database) throws {
        self.db = db
        last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entries") ?? 0
    }

    /// Records a row, unless its id is known or its condition fails.
    mutating func record(_ row: EntryRow) throws -> AppendOutcome {
        if let known = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT sequence FROM entries WHERE id = ?"), arguments: [row.id])
        {
            return .appended(known)
        }
        if let condition = row.condition, let subject = row.subject {
            let version = try Statuses.version(db, of: subject)
            guard version == condition else { return .moved(version) }
        }
        let sequence = last + 1
        try db.cachedStatement(sql: "INSERT INTO entries (sequence, id, public) VALUES (?, ?, ?)")
            .execute(arguments: [sequence, row.id, row.publicPart])
        try db.cachedStatement(sql: "INSERT INTO private_parts (sequence, body) VALUES (?, ?)")
            .execute(arguments: [sequence, row.privatePart])
        if let subject = row.subject {
            try db.cachedStatement(
                sql: "INSERT INTO subject_entries (subject, moves_status, sequence) VALUES (?, ?, ?)"
            ).execute(arguments: [subject, row.movesStatus, sequence])
            if row.movesStatus { try Standings.move(db, subject, to: LedgerEntry(sequence: sequence, row.draft)) }
        }
        last = sequence
        return .appended(sequence)
    }
}

/// The version of each subject's status.
enum Statuses {
    static func version(_ db: Database, of subject: String) throws -> StatusVersion {
        let version = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT version FROM statuses WHERE subject = ?"), arguments: [subject])
        return version.map(StatusVersion.init(rawValue:)) ?? .initial
    }

    /// Sets the version, and what stands of the history at it; nil where that isn't known.
    static func move(_ db: Database, _ subject: String, to sequence: Int64, standing: String?) throws {
        try db.cachedStatement(
            sql: """
                INSERT INTO statuses (subject, version, standing) VALUES (?, ?, ?)
                ON CONFLICT (subject) DO UPDATE SET version = excluded.version, standing = excluded.standing
                """
        ).execute(arguments: [subject, sequence, standing])
    }
}
#endif
