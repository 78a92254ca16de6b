// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulLedger
import LawfulModel

/// Records rows within one write transaction, which gives them their sequences.
struct EntryRecorder {
    let db: Database
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

extension EntryRecorder {
    /// Records the entry of a cohort, with a row for each member whose status hasn't moved.
    mutating func record(_ row: EntryRow, cohort members: [CohortRow]) throws -> CohortOutcome {
        if let known = try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT sequence FROM entries WHERE id = ?"), arguments: [row.id])
        {
            let isIn = try db.cachedStatement(
                sql: "SELECT 1 FROM subject_entries WHERE subject = ? AND moves_status = 0 AND sequence = ?")
            let moved = try members.filter { try Int.fetchOne(isIn, arguments: [$0.subject, known]) == nil }
            return CohortOutcome(sequence: known, moved: Set(moved.map(\.member.subject)))
        }
        var still: [CohortRow] = []
        var moved: Set<SubjectID> = []
        for member in members {
            if try Statuses.version(db, of: member.subject) == member.member.version {
                still.append(member)
            } else {
                moved.insert(member.member.subject)
            }
        }
        guard !still.isEmpty else { return CohortOutcome(sequence: nil, moved: moved) }
        guard case .appended(let sequence) = try record(row) else { return CohortOutcome(sequence: nil, moved: moved) }
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO subject_entries (subject, moves_status, sequence, answer) VALUES (?, 0, ?, ?)
                ON CONFLICT DO NOTHING
                """)
        for member in still { try insert.execute(arguments: [member.subject, sequence, member.answer]) }
        return CohortOutcome(sequence: sequence, moved: moved)
    }
}

/// A member of a cohort as the tables keep it.
struct CohortRow: Sendable {
    let member: CohortMember
    let subject: String

    init(_ member: CohortMember) throws {
        self.member = member
        subject = try StoreKey.text(member.subject.rawValue)
    }

    /// The codes, which hold no blanks.
    var answer: String { member.answer.joined(separator: " ") }
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
