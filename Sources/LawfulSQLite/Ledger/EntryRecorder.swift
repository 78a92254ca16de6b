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
    private var stored: [KeyScope: (id: Int64, key: DataKey)] = [:]
    /// Whether this transaction wrote a mark that outlives erasure.
    private var hasMarked = false
    /// Those who acted, as far as this transaction met them.
    var actors: [ActorID: StoredActor] = [:]
    /// Those who acted for the first time.
    private var newcomers: [ActorID] = []
    /// The log's key that names are found by.
    private var finding: DataKey?

    private var sealing: Sealing? { reader.sealing }
    /// Where salts and nonces come from.
    private let random: DerivedRandom?

    /// Begins after the last entry; the transaction must already hold the write lock.
    init(_ db: Database, _ sealing: Sealing?) throws {
        self.db = db
        reader = EntryReader(sealing: sealing)
        last = try Int64.fetchOne(db, sql: "SELECT max(sequence) FROM entries") ?? 0
        tree = try sealing?.tree(of: last, tiles: StoredTiles(db: db))
        random = sealing.map { DerivedRandom($0.evidence.random) }
    }

    /// What the process takes note of once the transaction is committed.
    var done: Done {
        Done(
            sealing: sealing, tree: tree, stored: stored, hasMarked: hasMarked, newcomers: newcomers, finding: finding)
    }

    struct Done: Sendable {
        fileprivate let sealing: Sealing?
        fileprivate let tree: LogTree?
        fileprivate let stored: [KeyScope: (id: Int64, key: DataKey)]
        fileprivate let hasMarked: Bool
        fileprivate let newcomers: [ActorID]
        fileprivate let finding: DataKey?

        func committed() {
            guard let sealing, let tree else { return }
            if hasMarked { sealing.setArchiveDue() }
            sealing.commit(tree)
            for (scope, row) in stored {
                sealing.keys.keep(row.key, row.id, of: scope)
            }
            if let finding { sealing.actors.open(finding) }
            if !newcomers.isEmpty { sealing.actors.settle(newcomers) }
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
        let row = try pseudonymous(row, sealing, random: random)
        if let sealing {
            try insertSealed(row, sequence, members, sealing)
        } else {
            try insert(sequence, row.id, row.publicText)
            try db.cachedStatement(sql: "INSERT INTO private_parts (sequence, body) VALUES (?, ?)")
                .execute(arguments: [sequence, row.privateText])
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
        guard let row = sealing?.mark(of: draft) else { return }
        try MarkRows(db).keep([row], isArchived: false)
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
        guard let random else { throw LedgerError(.storage, "Nothing was recorded; the ledger has no random source.") }
        let payload = Array(row.privateText.utf8)
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
    private mutating func key(of scope: KeyScope, _ sealing: Sealing) throws -> (Int64, DataKey) {
        if let stored = try KeyRows.key(db, of: scope) {
            return (stored.id, try sealing.keys.opened(stored))
        }
        let fresh = try sealing.keys.made(scope)
        let id = try KeyRows.insert(db, scope, fresh.wrapped)
        self.stored[scope] = (id, fresh.key)
        return (id, fresh.key)
    }
}

extension EntryRecorder: ActorRows {
    mutating func key(ofActors scope: KeyScope) throws -> (id: Int64, key: DataKey) {
        guard let sealing else { throw LedgerError(.settings, "A ledger without evidence has no keys.") }
        // One that is lost finds nobody any more: whoever acts gets another pseudonym, and is hindered in nothing.
        if scope == ActorSeal.finding, let stored = try KeyRows.key(db, of: scope), sealing.keys.isLost(stored) {
            try KeyRows.destroy(db, stored.id)
        }
        let (id, key) = try key(of: scope, sealing)
        if scope == ActorSeal.finding { finding = key }
        return (id, key)
    }

    func actor(foundBy finder: Hash256) throws -> StoredActor? { try ActorTable(db).actor(foundBy: finder) }

    func nextActor() throws -> Int64 { try ActorTable(db).last() + 1 }

    mutating func add(_ actor: NewActor) throws {
        try ActorTable(db).insert(actor)
        newcomers.append(actor.actor)
    }

    func touch(_ id: Int64, on day: String) throws { try ActorTable(db).touch(id, on: day) }
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
        let insert = try db.cachedStatement(
            sql: """
                INSERT OR IGNORE INTO subject_entries (subject, moves_status, sequence, answer, place, salt)
                VALUES (?, 0, ?, ?, ?, ?)
                """)
        guard let random else {
            let sequence = try self.insert(row)
            for member in still {
                try insert.execute(arguments: [member.subject, sequence, member.answer, nil, nil])
            }
            return CohortOutcome(sequence: sequence, moved: moved)
        }
        let cohort = CommittedCohort(still, random: random)
        let sequence = try self.insert(row, members: cohort.commitments)
        for (place, member) in cohort.members.enumerated() {
            try insert.execute(
                arguments: [member.row.subject, sequence, member.row.answer, place + 1, Data(member.salt)])
        }
        return CohortOutcome(sequence: sequence, moved: moved)
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
