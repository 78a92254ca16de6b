// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// One transaction that records: two round trips, one to lock and read, one to write and commit.
///
/// Locks are taken in one order: the statuses of all whom it concerns, then the head of the log. Whoever holds the head
/// waits for nobody, so a host's transaction that keeps a status locked keeps nobody else's entries waiting.
struct LedgerTransaction: Sendable {
    let sql: LedgerSQL
    let begin: Statement
    let sealing: Sealing?

    init(_ sql: LedgerSQL, _ isolation: PostgresLedger.Isolation, _ sealing: Sealing?) {
        self.sql = sql
        self.sealing = sealing
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
            moving: StoreKey.ordered(concerned.filter(\.movesStatus).compactMap(\.subject)), rows, link)
        try recorder.require(rows)
        let outcomes = try batches.map { rows in try rows.map { try recorder.record($0) } }
        try close(recorder, link)
        return outcomes
    }

    /// Records a cohort.
    func append(_ row: EntryRow, cohort members: [CohortRow], _ link: Link) throws -> CohortOutcome {
        let subjects = StoreKey.ordered(members.map(\.subject))
        var recorder = try open(subjects, moving: [], [row], link)
        var present: Set<String> = []
        if let sequence = recorder.sequence(of: row.id) {
            let rows = try link.run([sql.members(of: sequence, subjects)])[0]
            present = Set((0..<rows.count).compactMap { rows.text($0, 0) })
        }
        let outcome = try recorder.record(row, cohort: members, present: present)
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
            try know(rows, in: &recorder, link)
            try recorder.drain(rows)
        }
        try close(recorder, link)
        return recorder.drainedCount
    }

    /// Locks and reads, and records what waits.
    func open(
        _ subjects: [String],
        moving: [String],
        _ rows: [EntryRow],
        _ link: Link
    ) throws -> EntryRecorder {
        var statements = [begin]
        func add(_ statement: Statement?) -> Int? {
            guard let statement else { return nil }
            statements.append(statement)
            return statements.count - 1
        }
        let hasSubjects = !subjects.isEmpty
        if hasSubjects { _ = add(sql.makeStatuses(subjects)) }
        let locked = hasSubjects ? add(sql.lockStatuses(subjects)) : nil
        // Whoever holds the head waits for nobody, so all who stand in line get their turn.
        _ = add(Statement("SET LOCAL lock_timeout = \(Link.headMilliseconds)"))
        let head = add(sql.lockHead())
        let known = add(sql.known(StoreKey.ordered(rows.map(\.id))))
        let outbox = hasSubjects ? add(sql.waiting(subjects)) : nil
        let standing = moving.isEmpty ? nil : add(sql.standing(moving))
        let lookup = ActorLookup(rows, sealing)
        let keys = add(self.keys(of: rows, lookup))
        let actors = add(lookup.statement(sql))
        let tail = sealing.map { TreeTail($0) }
        let leaves = add(tail?.statement(sql))

        let results = try link.run(statements)
        func result(_ place: Int?) -> ResultSet? { place.map { results[$0] } }
        let seal = try result(head).flatMap { try self.seal($0, tail, result(leaves), link) }
        guard let last = result(head)?.integer(0, 0) else {
            throw LedgerError(.storage, "The log's head is missing; the tables were altered, restore them.")
        }
        var statuses = result(locked).map { StatusReader.locked($0) } ?? [:]
        if let rows = result(standing) { StatusReader(sealing).stand(rows, in: &statuses) }
        let waiting = try result(outbox).map { try self.waiting($0) } ?? []
        var recorder = EntryRecorder(
            after: last, known: result(known).map { Self.sequences($0) } ?? [:], statuses: statuses, seal, link, sql)
        if let rows = result(keys) { recorder.know([:], KeyReader.keys(rows)) }
        if let rows = result(actors) { recorder.know(lookup, rows) }
        if !waiting.isEmpty { try know(waiting, in: &recorder, link) }
        try recorder.drain(waiting)
        return recorder
    }

    /// What seals, once the log is known to have the evidence that this process has.
    private func seal(_ head: ResultSet, _ tail: TreeTail?, _ leaves: ResultSet?, _ link: Link) throws -> Seal? {
        guard head.count > 0 else { return nil }
        try EvidenceOpening.check(origin: head.text(0, 2), sealing)
        guard let sealing, let tail else { return nil }
        let last = head.integer(0, 0) ?? 0
        guard tail.known <= last else {
            throw LedgerError(
                .rolledBack,
                """
                The log has \(last) entries, and this process knows of \(tail.known): it lost its end, or another server took \
                over that hadn't got it yet. Nothing was recorded; restore the latest one.
                """)
        }
        let tree = try tail.tree(of: last, leaves, link, sql)
        return Seal(sealing, tree, lastKey: head.integer(0, 1) ?? 0)
    }

    /// Writes and commits; `also` comes after what was recorded.
    func close(_ recorder: EntryRecorder, also: [Statement] = [], _ link: Link) throws {
        guard !recorder.isEmpty else {
            // Rows that were made only to be locked needn't stay.
            _ = try link.run([Statement("ROLLBACK")])
            return
        }
        // Before it: also where nobody hears whether it was committed, somebody has to look.
        if recorder.hasMarked { sealing?.setArchiveDue() }
        do {
            _ = try link.run(recorder.statements(sql) + also + [Statement("COMMIT")])
        } catch {
            recorder.seal?.lost()
            throw error
        }
        recorder.seal?.committed()
    }

    /// What reads the keys that rows are sealed under; nil without evidence.
    private func keys(of rows: [EntryRow], _ lookup: ActorLookup) -> Statement? {
        guard sealing != nil, !rows.isEmpty else { return nil }
        let scopes = Set(rows.map(\.scope)).union(lookup.lacking.map { [$0] } ?? []).map { $0 }
        return sql.keys(scopes.map(\.subject), scopes.map(\.scope))
    }

    private func know(_ rows: [EntryRow], in recorder: inout EntryRecorder, _ link: Link) throws {
        guard !rows.isEmpty else { return }
        let lookup = ActorLookup(rows, sealing)
        let (keys, actors) = (self.keys(of: rows, lookup), lookup.statement(sql))
        let results = try link.run(
            [sql.known(rows.map(\.id))] + (keys.map { [$0] } ?? []) + (actors.map { [$0] } ?? []))
        recorder.know(Self.sequences(results[0]), keys == nil ? [] : KeyReader.keys(results[1]))
        if actors != nil, let rows = results.last { recorder.know(lookup, rows) }
    }

    private static func sequences(_ rows: ResultSet) -> [String: Int64] {
        var sequences: [String: Int64] = [:]
        for row in 0..<rows.count {
            if let id = rows.text(row, 0), let sequence = rows.integer(row, 1) { sequences[id] = sequence }
        }
        return sequences
    }

    private func waiting(_ rows: ResultSet) throws -> [EntryRow] {
        let (reader, writer) = (EntryReader(sealing), EntryWriter(isSealed: sealing != nil))
        return try (0..<rows.count).map { row in
            guard let id = rows.text(row, 0), let publicText = rows.text(row, 3), let privateText = rows.text(row, 4)
            else { throw EntryReader.altered(0) }
            return try writer.row(of: ConditionalDraft(try reader.draft(id, publicText, privateText)))
        }
    }
}
#endif
