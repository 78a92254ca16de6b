// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger
import LawfulModel

/// One transaction that records: two round trips, one to lock and read, one to write and commit.
///
/// Locks are taken in one order: the statuses of all whom it concerns, then the head of the log. Whoever holds the head
/// waits for nobody, so a host's transaction that keeps a status locked keeps nobody else's entries waiting.
struct LedgerTransaction: Sendable {
    let sql: LedgerSQL
    let begin: Statement

    init(_ sql: LedgerSQL, _ isolation: PostgresLedger.Isolation) {
        self.sql = sql
        switch isolation {
        // What is read after a lock is what was committed before it was got.
        case .readCommitted: begin = Statement("BEGIN ISOLATION LEVEL READ COMMITTED")
        case .serializable: begin = Statement("BEGIN ISOLATION LEVEL SERIALIZABLE")
        }
    }

    /// Records batches, each draft by its own condition; what waits about their subjects is recorded before them.
    func append(_ batches: [[EntryRow]], _ link: Link) throws -> [[AppendOutcome]] {
        let rows = batches.flatMap { $0 }
        let concerned = rows.filter { $0.movesStatus || $0.condition != nil }
        var recorder = try open(
            StoreKey.ordered(concerned.compactMap(\.subject)),
            moving: StoreKey.ordered(concerned.filter(\.movesStatus).compactMap(\.subject)),
            StoreKey.ordered(rows.map(\.id)), link)
        let outcomes = batches.map { rows in rows.map { recorder.record($0) } }
        try close(recorder, link)
        return outcomes
    }

    /// Records a cohort.
    func append(_ row: EntryRow, cohort members: [CohortRow], _ link: Link) throws -> CohortOutcome {
        let subjects = StoreKey.ordered(members.map(\.subject))
        var recorder = try open(subjects, moving: [], [row.id], link)
        var present: Set<String> = []
        if let sequence = recorder.sequence(of: row.id) {
            let rows = try link.run([sql.members(of: sequence, subjects)])[0]
            present = Set((0..<rows.count).compactMap { rows.text($0, 0) })
        }
        let outcome = recorder.record(row, cohort: members, present: present)
        try close(recorder, link)
        return outcome
    }

    /// Records what waits in the outbox about subjects, or about nobody.
    ///
    /// - Returns: how many rows left it.
    func drain(_ subjects: [String], nobody limit: Int, _ link: Link) throws -> Int {
        var recorder = try open(StoreKey.ordered(subjects), moving: StoreKey.ordered(subjects), [], link)
        if limit > 0 {
            let rows = try waiting(link.run([sql.waitingOfNobody(limit: limit)])[0])
            recorder.know(try known(rows.map(\.id), link))
            recorder.drain(rows)
        }
        try close(recorder, link)
        return recorder.drainedCount
    }

    private func open(_ subjects: [String], moving: [String], _ ids: [String], _ link: Link) throws -> EntryRecorder {
        let hasSubjects = !subjects.isEmpty
        var statements = [begin]
        if hasSubjects { statements += [sql.makeStatuses(subjects), sql.lockStatuses(subjects)] }
        // Whoever holds the head waits for nobody, so all who stand in line get their turn.
        statements += [Statement("SET LOCAL lock_timeout = \(Link.headMilliseconds)"), sql.lockHead()]
        let first = statements.count
        statements.append(sql.known(ids))
        if hasSubjects { statements.append(sql.waiting(subjects)) }
        if !moving.isEmpty { statements.append(sql.standing(moving)) }

        let results = try link.run(statements)
        guard let last = results[first - 1].integer(0, 0) else {
            throw LedgerError(.storage, "The log's head is missing; the tables were altered, restore them.")
        }
        var statuses = hasSubjects ? StatusReader.locked(results[2]) : [:]
        if !moving.isEmpty { StatusReader.stand(results[first + 2], in: &statuses) }
        let rows = hasSubjects ? try waiting(results[first + 1]) : []
        var recorder = EntryRecorder(after: last, known: Self.sequences(results[first]), statuses: statuses)
        if !rows.isEmpty { recorder.know(try known(rows.map(\.id), link)) }
        recorder.drain(rows)
        return recorder
    }

    private func close(_ recorder: EntryRecorder, _ link: Link) throws {
        guard !recorder.isEmpty else {
            // Rows that were made only to be locked needn't stay.
            _ = try link.run([Statement("ROLLBACK")])
            return
        }
        _ = try link.run(recorder.statements(sql) + [Statement("COMMIT")])
    }

    private func known(_ ids: [String], _ link: Link) throws -> [String: Int64] {
        ids.isEmpty ? [:] : Self.sequences(try link.run([sql.known(ids)])[0])
    }

    private static func sequences(_ rows: ResultSet) -> [String: Int64] {
        var sequences: [String: Int64] = [:]
        for row in 0..<rows.count {
            if let id = rows.text(row, 0), let sequence = rows.integer(row, 1) { sequences[id] = sequence }
        }
        return sequences
    }

    private func waiting(_ rows: ResultSet) throws -> [EntryRow] {
        let reader = EntryReader()
        return try (0..<rows.count).map { row in
            guard let id = rows.text(row, 0), let publicText = rows.text(row, 3), let privateText = rows.text(row, 4)
            else { throw EntryReader.altered(0) }
            return EntryRow(
                id: id, subject: rows.text(row, 1), movesStatus: rows.text(row, 2) == "t", condition: nil,
                parts: try reader.parts(publicText, privateText, at: 0), publicText: publicText,
                privateText: privateText)
        }
    }
}

/// Reads statuses.
enum StatusReader {
    /// Versions and what is pending; nothing is known to stand yet, but of those who have no version.
    static func locked(_ rows: ResultSet) -> [String: StatusState] {
        var statuses: [String: StatusState] = [:]
        for row in 0..<rows.count {
            guard let subject = rows.text(row, 0) else { continue }
            let version = StatusVersion(rawValue: rows.integer(row, 1) ?? 0)
            statuses[subject] = StatusState(
                version: version, pending: rows.integer(row, 2) ?? 0,
                standing: version == .initial ? StatusState.initial.standing : nil)
        }
        return statuses
    }

    /// Statuses with what stands.
    ///
    /// - Throws: `LedgerError` with code `format` when an entry can't be read.
    static func standing(_ rows: ResultSet) throws -> [String: StatusState] {
        var statuses: [String: StatusState] = [:]
        for range in subjects(rows) {
            guard let subject = rows.text(range.lowerBound, 0) else { continue }
            statuses[subject] = try standing(rows, range)
        }
        return statuses
    }

    /// Adds what stands; an entry that can't be read hinders whoever asks, never whoever has something to record.
    static func stand(_ rows: ResultSet, in statuses: inout [String: StatusState]) {
        for range in subjects(rows) {
            guard let subject = rows.text(range.lowerBound, 0), let status = try? standing(rows, range) else {
                continue
            }
            statuses[subject] = status
        }
    }

    private static func standing(_ rows: ResultSet, _ range: Range<Int>) throws -> StatusState {
        let reader = EntryReader()
        let row = range.lowerBound
        let version = StatusVersion(rawValue: rows.integer(row, 1) ?? 0)
        let entries = try range.compactMap { try reader.entry(rows, $0, from: 5) }
        return StatusState(
            version: version, pending: rows.integer(row, 2) ?? 0,
            standing: StandingText.read(rows.text(row, 3), count: rows.integer(row, 4) ?? 0, entries, at: version))
    }

    /// The rows of each subject, which stand together.
    private static func subjects(_ rows: ResultSet) -> [Range<Int>] {
        var ranges: [Range<Int>] = []
        var start = 0
        while start < rows.count {
            let subject = rows.text(start, 0)
            var end = start + 1
            while end < rows.count, rows.text(end, 0) == subject { end += 1 }
            ranges.append(start..<end)
            start = end
        }
        return ranges
    }
}
#endif
