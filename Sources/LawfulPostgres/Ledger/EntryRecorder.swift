// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// Decides and numbers rows within one transaction that holds the locks, and says what is to be written for them.
struct EntryRecorder {
    private(set) var last: Int64
    private(set) var statuses: [String: StatusState]
    /// What is sealed; nil without evidence.
    private(set) var seal: Seal?
    private var known: [String: Int64]
    private var recorded: [(sequence: Int64, row: EntryRow)] = []
    private var members: [MemberRow] = []
    private var drained: [String] = []
    private var moved: Set<String> = []
    /// What entries leave that outlives their erasure.
    private var marks: [MarkRow] = []
    /// Those who act, as far as they were met.
    var actors: [ActorID: StoredActor] = [:]
    private var acting = ActingRows()
    /// The transaction's connection, for what is seldom needed.
    private let link: Link
    private let sql: LedgerSQL

    /// Begins after the last entry.
    ///
    /// - Parameters:
    ///   - last: the sequence of the last entry, from the locked head.
    ///   - known: the sequences of those ids that are recorded already.
    ///   - statuses: of all subjects whose status is asked for or moved, from their locked rows.
    ///   - seal: seals what is recorded.
    ///   - link: the transaction's connection.
    ///   - sql: the log's statements.
    init(
        after last: Int64,
        known: [String: Int64],
        statuses: [String: StatusState],
        _ seal: Seal?,
        _ link: Link,
        _ sql: LedgerSQL
    ) {
        (self.link, self.sql) = (link, sql)
        self.last = last
        self.known = known
        self.statuses = statuses
        self.seal = seal
    }

    /// Records a row, unless its id is known or its condition fails.
    mutating func record(_ row: EntryRow) throws -> AppendOutcome {
        if let sequence = known[row.id] { return .appended(sequence) }
        if let condition = row.condition, let subject = row.subject {
            let version = statuses[subject, default: .initial].version
            guard version == condition else { return .moved(version) }
        }
        return .appended(try insert(row))
    }

    private mutating func insert(_ row: EntryRow, members: [Hash256]? = nil) throws -> Int64 {
        let row = try pseudonymous(row, seal?.sealing, random: seal?.random)
        last += 1
        try seal?.add(row, at: last, members: members)
        known[row.id] = last
        recorded.append((last, row))
        if let mark = seal?.sealing.mark(of: row.draft) { marks.append(mark) }
        if let subject = row.subject, row.movesStatus {
            statuses[subject, default: .initial].move(to: row.entry(at: last))
            moved.insert(subject)
        }
        return last
    }

    /// Whether something is recorded that leaves a mark.
    var hasMarked: Bool { !marks.isEmpty }

    /// The entries about a subject that are recorded here and move the status.
    func moving(of subject: String) -> [LedgerEntry] {
        recorded.filter { $0.row.subject == subject && $0.row.movesStatus }.map { $0.row.entry(at: $0.sequence) }
    }

    /// Says what stands of a subject's history at its version; nil where it has to be found out.
    mutating func stands(_ standing: SubjectHistory?, of subject: String) {
        statuses[subject]?.standing = standing
    }

    /// Where an id is recorded, if it is.
    func sequence(of id: String) -> Int64? { known[id] }

    /// How many rows left the outbox.
    var drainedCount: Int { drained.count }

    /// Adds who was looked up of those who act.
    mutating func know(_ lookup: ActorLookup, _ rows: ResultSet) { acting.know(lookup, rows) }

    /// Adds ids that are recorded already, and keys that the log has.
    mutating func know(_ more: [String: Int64], _ keys: [StoredKey]) {
        known.merge(more) { one, _ in one }
        seal?.know(keys)
    }

    /// Asks at once for all keys that rows lack which aren't recorded yet.
    func require(_ rows: [EntryRow]) throws {
        guard let seal else { return }
        let rows = rows.filter { known[$0.id] == nil }
        let names = Set(rows.flatMap(\.draft.actors)).filter { actors[$0] == nil }
        if names.contains(where: { !acting.hasLooked(for: $0) }) { try seal.requireFinding() }
        let strangers = names.filter { name in
            seal.sealing.actors.finder(of: name).flatMap { acting.actor(foundBy: $0) } == nil
        }
        try seal.require(rows, newcomers: strangers)
    }

    /// Records what waited in the outbox, in its order; a row whose id is known already only leaves.
    mutating func drain(_ rows: [EntryRow]) throws {
        try require(rows)
        for row in rows {
            _ = try record(row)
            drained.append(row.id)
        }
        // A row that was recorded before has nothing left that waits, and didn't move the status again.
        for (subject, status) in statuses where status.pending > 0 {
            statuses[subject]?.pending = 0
            moved.insert(subject)
        }
    }

    /// Records the entry of a cohort, with a row for each member whose status hasn't moved; `present` are the members that
    /// it holds where it is recorded already.
    mutating func record(_ row: EntryRow, cohort rows: [CohortRow], present: Set<String>) throws -> CohortOutcome {
        if let sequence = known[row.id] {
            let moved = rows.filter { !present.contains($0.subject) }
            return CohortOutcome(sequence: sequence, moved: Set(moved.map(\.member.subject)))
        }
        let still = rows.filter { statuses[$0.subject, default: .initial].version == $0.member.version }
        let moved = rows.filter { statuses[$0.subject, default: .initial].version != $0.member.version }
        let left = Set(moved.map(\.member.subject))
        guard !still.isEmpty else { return CohortOutcome(sequence: nil, moved: left) }
        guard let seal else {
            let sequence = try insert(row)
            members += still.map { MemberRow($0, sequence, place: nil, salt: nil) }
            return CohortOutcome(sequence: sequence, moved: left)
        }
        try require([row])
        let cohort = CommittedCohort(still, random: seal.random)
        let sequence = try insert(row, members: cohort.commitments)
        members += cohort.members.enumerated().map { place, member in
            MemberRow(member.row, sequence, place: Int64(place) + 1, salt: member.salt)
        }
        return CohortOutcome(sequence: sequence, moved: left)
    }

    /// Whether there is anything to write.
    var isEmpty: Bool { recorded.isEmpty && drained.isEmpty && moved.isEmpty }

    /// What writes it all.
    func statements(_ sql: LedgerSQL) -> [Statement] {
        var statements: [Statement] = []
        if !recorded.isEmpty {
            let sequences = recorded.map(\.sequence)
            statements.append(
                sql.addEntries(sequences, recorded.map(\.row.id), seal?.texts ?? recorded.map(\.row.publicText)))
            if let seal {
                statements += seal.statements(sql)
            } else {
                statements.append(sql.addPrivateParts(sequences, recorded.map(\.row.privateText)))
            }
            statements += acting.statements(sql)
            statements.append(sql.moveHead(to: last))
        }
        let own = recorded.compactMap { sequence, row in
            row.subject.map { (subject: $0, moves: row.movesStatus, sequence: sequence) }
        }
        if !own.isEmpty {
            statements.append(sql.addSubjectEntries(own.map(\.subject), own.map(\.moves), own.map(\.sequence)))
        }
        if !members.isEmpty { statements.append(sql.addMembers(members)) }
        if hasMarked { statements += sql.keepMarks(marks.joined(), isArchived: false) }
        if !moved.isEmpty {
            let states = moved.map { (subject: $0, state: statuses[$0, default: .initial]) }
            let texts = states.map { StandingText($0.state.standing) }
            statements.append(
                sql.moveStatuses(
                    states.map(\.subject), states.map(\.state.version.rawValue), texts.map(\.head),
                    texts.map(\.sequences)))
        }
        if !drained.isEmpty { statements.append(sql.drained(drained)) }
        return statements
    }
}

extension EntryRecorder: ActorRows {
    mutating func key(ofActors scope: KeyScope) throws -> (id: Int64, key: DataKey) {
        guard let key = try seal?.key(of: scope) else {
            throw LedgerError(.settings, "A log without evidence has no keys.")
        }
        return (key.0, key.1)
    }

    func actor(foundBy finder: Hash256) -> StoredActor? { acting.actor(foundBy: finder) }

    mutating func nextActor() throws -> Int64 { try acting.next(link, sql) }

    mutating func add(_ actor: NewActor) {
        acting.add(actor)
        seal?.settles(actor.actor)
    }

    mutating func touch(_ id: Int64, on day: String) { acting.touch(id, on: day) }
}

/// A member of a cohort as its row says.
struct MemberRow: Sendable {
    let subject: String
    let sequence: Int64
    let answer: String
    /// Which of the cohort's commitments is theirs; nil without evidence.
    let place: Int64?
    let salt: [UInt8]?

    init(_ row: CohortRow, _ sequence: Int64, place: Int64?, salt: [UInt8]?) {
        (subject, answer, self.sequence, self.place, self.salt) = (row.subject, row.answer, sequence, place, salt)
    }
}
#endif
