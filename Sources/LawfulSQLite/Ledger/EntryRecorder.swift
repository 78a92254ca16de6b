// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// Records rows within one write transaction, which gives them their sequences.
///
/// Where a key is lacking it throws `KeyNeed`, before anything of the row is written.
struct EntryRecorder {
    let db: Database
    let reader: EntryReader
    private var last: Int64
    /// The tree as far as this transaction has grown it; nil without evidence.
    private(set) var tree: LogTree?
    /// Keys that this transaction stored.
    private(set) var stored: [(key: DataKey, id: Int64, scope: KeyScope)] = []
    /// Whether this transaction wrote a mark that outlives erasure.
    private var hasMarked = false

    private var sealing: Sealing? { reader.sealing }

    /// Begins after the last entry; the transaction must already hold the write lock.
    init(_ db: Database, _ sealing: Sealing?) throws {
        self.db = db
        reader = EntryReader(sealing: sealing)
        last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entries") ?? 0
        tree = try sealing?.tree(of: last, db)
    }

    /// What the process takes note of once the transaction is committed.
    var done: Done { Done(sealing: sealing, tree: tree, stored: stored, hasMarked: hasMarked) }

    struct Done: Sendable {
        fileprivate let sealing: Sealing?
        fileprivate let tree: LogTree?
        fileprivate let stored: [(key: DataKey, id: Int64, scope: KeyScope)]
        fileprivate let hasMarked: Bool

        func committed() {
            guard let sealing, let tree else { return }
            if hasMarked { sealing.setArchiveDue() }
            sealing.commit(tree)
            for key in stored { sealing.keys.keep(key.key, key.id, of: key.scope) }
        }
    }

    /// Records a row, unless its id is known or its condition fails.
    mutating func record(_ row: EntryRow) throws -> AppendOutcome {
        if let known = try sequence(ofEntry: row.id) { return .appended(known) }
        if let condition = row.condition, let subject = row.subject {
            let version = try Statuses.version(db, of: subject)
            guard version == condition else { return .moved(version) }
        }
        return .appended(try insert(row))
    }

    func sequence(ofEntry id: String) throws -> Int64? {
        try Int64.fetchOne(
            db.cachedStatement(sql: "SELECT sequence FROM entries WHERE id = ?"), arguments: [id])
    }

    private mutating func insert(_ row: EntryRow, members: [Hash256]? = nil) throws -> Int64 {
        let sequence = last + 1
        if let sealing {
            try insertSealed(row, sequence, members, sealing)
        } else {
            try insert(sequence, row.id, row.publicPart)
            try db.cachedStatement(sql: "INSERT INTO private_parts (sequence, body) VALUES (?, ?)")
                .execute(arguments: [sequence, row.privatePart])
        }
        if let subject = row.subject {
            try db.cachedStatement(
                sql: "INSERT INTO subject_entries (subject, moves_status, sequence) VALUES (?, ?, ?)"
            ).execute(arguments: [subject, row.movesStatus, sequence])
            if row.movesStatus {
                try Standings.move(db, subject, to: LedgerEntry(sequence: sequence, row.draft), reader)
            }
            try mark(row.draft)
        }
        last = sequence
        return sequence
    }

    /// Writes the mark that an entry leaves, which outlives its erasure and, in its archive, a restore.
    private mutating func mark(_ draft: EntryDraft) throws {
        guard let keeping = sealing?.evidence.marks, let subject = draft.subject,
            let mark = keeping.periods.mark(of: draft.event, at: draft.effectiveAt)
        else { return }
        try MarkRows.keep(db, keeping.row(of: mark, of: subject), isArchived: false)
        hasMarked = true
    }

    private func insert(_ sequence: Int64, _ id: String, _ publicPart: String) throws {
        try db.cachedStatement(sql: "INSERT INTO entries (sequence, id, public) VALUES (?, ?, ?)")
            .execute(arguments: [sequence, id, publicPart])
    }

    private mutating func insertSealed(
        _ row: EntryRow,
        _ sequence: Int64,
        _ members: [Hash256]?,
        _ sealing: Sealing
    ) throws {
        let (id, key) = try key(of: row.scope, sealing)
        let (payload, random) = (Array(row.privatePart.utf8), sealing.evidence.random)
        let place = PayloadPlace(origin: sealing.origin, sequence: sequence)
        let sealed =
            if let members {
                try SealedEntry(row.draft, payload: payload, members: members, at: place, under: key, random: random)
            } else {
                try SealedEntry(row.draft, payload: payload, at: place, under: key, random: random)
            }
        try insert(sequence, row.id, String(decoding: sealed.entry, as: UTF8.self))
        try db.cachedStatement(sql: "INSERT INTO sealed_parts (sequence, key, body) VALUES (?, ?, ?)")
            .execute(arguments: [sequence, id, sealed.payload.bytes])
        if let members {
            let commitments = [sealed.payload.commitment] + members
            try db.cachedStatement(sql: "INSERT INTO cohorts (sequence, commitments) VALUES (?, ?)")
                .execute(arguments: [sequence, Data(commitments.flatMap(\.bytes))])
        }
        if let full = tree?.append(.leaf(of: sealed.entry)), !full.isEmpty { try db.store(full) }
    }

    /// The key of a scope: the one that is stored, else a fresh one.
    mutating func key(of scope: KeyScope, _ sealing: Sealing) throws -> (Int64, DataKey) {
        if let stored = try KeyRows.key(db, of: scope) {
            if let key = own(stored.id) ?? sealing.keys.key(stored.id) { return (stored.id, key) }
            // Stored earlier in a host's transaction, which isn't committed yet.
            if let fresh = sealing.keys.fresh(scope), fresh.wrapped == stored.wrapped { return (stored.id, fresh.key) }
            throw KeyNeed.unwrapping([stored])
        }
        guard let fresh = sealing.keys.fresh(scope) else { throw KeyNeed.making([scope]) }
        let id = try KeyRows.insert(db, scope, fresh.wrapped)
        self.stored.append((fresh.key, id, scope))
        return (id, fresh.key)
    }

    private func own(_ id: Int64) -> DataKey? { stored.last { $0.id == id }?.key }
}

extension EntryRecorder {
    /// Records the entry of a cohort, with a row for each member whose status hasn't moved.
    mutating func record(_ row: EntryRow, cohort members: [CohortRow]) throws -> CohortOutcome {
        if let known = try sequence(ofEntry: row.id) {
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
        // A member counts once; each gets a commitment of its own, so that each can be given a proof of its own.
        var seen: Set<String> = []
        let once = still.filter { seen.insert($0.subject).inserted }
        let salts = once.map { _ in sealing?.evidence.random.bytes(PayloadCommitment.saltByteCount) }
        let commitments = zip(once, salts).compactMap { member, salt in
            salt.flatMap { PayloadCommitment.commitment(salt: $0, payload: member.payload) }
        }
        let sequence = try insert(row, members: sealing == nil ? nil : commitments)
        let insert = try db.cachedStatement(
            sql: """
                INSERT INTO subject_entries (subject, moves_status, sequence, answer, place, salt)
                VALUES (?, 0, ?, ?, ?, ?)
                """)
        for (place, (member, salt)) in zip(once, salts).enumerated() {
            try insert.execute(
                arguments: [
                    member.subject, sequence, member.answer, salt == nil ? nil : place + 1, salt.map { Data($0) },
                ])
        }
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

    /// What is committed to about the member: who, and the answer.
    var payload: [UInt8] { Self.payload(subject, answer) }

    static func payload(_ subject: String, _ answer: String) -> [UInt8] { Array("\(subject)\0\(answer)".utf8) }
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
