// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger
import LawfulModel

/// Decides and numbers rows within one transaction that holds the locks, and says what is to be written for them.
struct EntryRecorder {
    private(set) var last: Int64
    private(set) var statuses: [String: StatusState]
    private var known: [String: Int64]
    private var recorded: [(sequence: Int64, row: EntryRow)] = []
    private var members: [(subject: String, sequence: Int64, answer: String)] = []
    private var drained: [String] = []
    private var moved: Set<String> = []

    /// Begins after the last entry.
    ///
    /// - Parameters:
    ///   - last: the sequence of the last entry, from the locked head.
    ///   - known: the sequences of those ids that are recorded already.
    ///   - statuses: of all subjects whose status is asked for or moved, from their locked rows.
    init(after last: Int64, known: [String: Int64], statuses: [String: StatusState]) {
        self.last = last
        self.known = known
        self.statuses = statuses
    }

    /// Records a row, unless its id is known or its condition fails.
    mutating func record(_ row: EntryRow) -> AppendOutcome {
        if let sequence = known[row.id] { return .appended(sequence) }
        if let condition = row.condition, let subject = row.subject {
            let version = statuses[subject, default: .initial].version
            guard version == condition else { return .moved(version) }
        }
        last += 1
        known[row.id] = last
        recorded.append((last, row))
        if let subject = row.subject, row.movesStatus {
            statuses[subject, default: .initial].move(to: row.entry(at: last))
            moved.insert(subject)
        }
        return .appended(last)
    }

    /// Where an id is recorded, if it is.
    func sequence(of id: String) -> Int64? { known[id] }

    /// How many rows left the outbox.
    var drainedCount: Int { drained.count }

    /// Adds ids that are recorded already.
    mutating func know(_ more: [String: Int64]) { known.merge(more) { one, _ in one } }

    /// Records what waited in the outbox, in its order; a row whose id is known already only leaves.
    mutating func drain(_ rows: [EntryRow]) {
        for row in rows {
            _ = record(row)
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
    mutating func record(_ row: EntryRow, cohort rows: [CohortRow], present: Set<String>) -> CohortOutcome {
        if let sequence = known[row.id] {
            let moved = rows.filter { !present.contains($0.subject) }
            return CohortOutcome(sequence: sequence, moved: Set(moved.map(\.member.subject)))
        }
        let still = rows.filter { statuses[$0.subject, default: .initial].version == $0.member.version }
        let moved = rows.filter { statuses[$0.subject, default: .initial].version != $0.member.version }
        let left = Set(moved.map(\.member.subject))
        guard !still.isEmpty, case .appended(let sequence) = record(row) else {
            return CohortOutcome(sequence: nil, moved: left)
        }
        members += still.map { ($0.subject, sequence, $0.answer) }
        return CohortOutcome(sequence: sequence, moved: left)
    }

    /// Whether there is anything to write.
    var isEmpty: Bool { recorded.isEmpty && drained.isEmpty && moved.isEmpty }

    /// What writes it all.
    func statements(_ sql: LedgerSQL) -> [Statement] {
        var statements: [Statement] = []
        if !recorded.isEmpty {
            let sequences = recorded.map(\.sequence)
            statements.append(sql.addEntries(sequences, recorded.map(\.row.id), recorded.map(\.row.publicText)))
            statements.append(sql.addPrivateParts(sequences, recorded.map(\.row.privateText)))
            statements.append(sql.moveHead(to: last))
        }
        let own = recorded.compactMap { sequence, row in
            row.subject.map { (subject: $0, moves: row.movesStatus, sequence: sequence, answer: String?.none) }
        }
        let all = own + members.map { (subject: $0, moves: false, sequence: $1, answer: $2) }
        if !all.isEmpty {
            statements.append(
                sql.addSubjectEntries(
                    all.map(\.subject), all.map(\.moves), all.map(\.sequence), all.map(\.answer)))
        }
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
#endif
