// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
public import LawfulLedger
public import LawfulModel

// What waits in the outbox comes before every answer: it is drained first, so that whoever asks sees it, with its sequence.
extension PostgresLedger {
    /// A subject's status-changing entries whose private parts exist, and the version, read at one moment.
    ///
    /// - Parameter subject: whose history.
    /// - Returns: the entries in sequence, and the version.
    /// - Throws: `LedgerError`: `storage` when the server can't be reached, `format` when an entry can't be read; or
    ///   `CancellationError`.
    public func history(of subject: SubjectID) async throws -> SubjectHistory {
        let key = try StoreKey.text(subject.rawValue)
        let (sql, reader) = (sql, HistoryReader(sealing))
        return try await reading(key) { link in
            let rows = try link.run([sql.history(key)])[0]
            return (try reader.history(rows), (rows.integer(0, 1) ?? 0) > 0)
        }
    }

    /// Those of a subject's entries that stand, and the version, read at one moment.
    ///
    /// What stands is kept up to date by every append. Where the tables don't hold it, it is found once from the person's
    /// history, and written.
    ///
    /// - Parameter subject: whose.
    /// - Returns: the entries in sequence, and the version.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func standing(of subject: SubjectID) async throws -> SubjectHistory {
        try await standing(of: [subject]).first ?? SubjectHistory(entries: [], version: .initial)
    }

    /// What stands of several subjects' histories, read at one moment.
    ///
    /// - Parameter subjects: whose.
    /// - Returns: what stands, in the order of the subjects.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func standing(of subjects: [SubjectID]) async throws -> [SubjectHistory] {
        let keys = try subjects.map { try StoreKey.text($0.rawValue) }
        guard !keys.isEmpty else { return [] }
        let (sql, sealing, asked) = (sql, sealing, StoreKey.ordered(keys))
        return try await keyed {
            while true {
                let statuses = try await pool.retrying { link in
                    try StatusReader(sealing).standing(link.run([sql.standing(asked)])[0])
                }
                let waiting = asked.filter { statuses[$0]?.pending ?? 0 > 0 }
                let unknown = asked.filter { statuses[$0].map { $0.standing == nil } ?? false }
                if waiting.isEmpty, unknown.isEmpty {
                    return keys.map { statuses[$0]?.standing ?? SubjectHistory(entries: [], version: .initial) }
                }
                if !waiting.isEmpty { _ = try await drain(waiting) }
                for key in unknown { try await renewStanding(of: key) }
                try Task.checkCancellation()
            }
        }
    }

    /// The version of a subject's status.
    ///
    /// - Parameter subject: whose.
    /// - Returns: the version.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func statusVersion(of subject: SubjectID) async throws -> StatusVersion {
        let key = try StoreKey.text(subject.rawValue)
        let sql = sql
        return try await reading(key) { link in
            let rows = try link.run([sql.status(key)])[0]
            return (StatusVersion(rawValue: rows.integer(0, 0) ?? 0), (rows.integer(0, 1) ?? 0) > 0)
        }
    }

    /// All entries about a subject whose private parts exist, in sequence (Art. 15).
    ///
    /// - Parameter subject: whose entries.
    /// - Returns: the entries.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func entries(of subject: SubjectID) async throws -> [LedgerEntry] {
        let key = try StoreKey.text(subject.rawValue)
        let (sql, reader) = (sql, HistoryReader(sealing))
        return try await reading(key) { link in
            let results = try link.run([sql.isWaiting(key), sql.entries(of: key)])
            return (try reader.entries(results[1], of: key), results[0].count > 0)
        }
    }

    /// Entries after a sequence, oldest first; what waits in the outbox gets its sequences before.
    ///
    /// - Parameters:
    ///   - sequence: the last one already read; 0 for none.
    ///   - limit: how many at most.
    /// - Returns: the entries.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func entries(after sequence: Int64, limit: Int) async throws -> [LedgerEntry] {
        let (sql, reader) = (sql, HistoryReader(sealing))
        let statement = sql.entries(after: sequence, limit: max(0, limit))
        return try await keyed {
            while true {
                let (entries, isWaiting) = try await pool.retrying { link in
                    let results = try link.run([sql.isWaiting(), statement])
                    return (try reader.entries(results[1], of: nil), results[0].count > 0)
                }
                guard isWaiting else { return entries }
                _ = try await drainOutbox()
                try Task.checkCancellation()
            }
        }
    }

    /// What was answered about each member of a cohort's entry, those left out who are erased.
    ///
    /// - Parameter sequence: where the entry stands.
    /// - Returns: the answers, by the subjects' names; none where the entry is no cohort's.
    /// - Throws: `LedgerError`, as ``history(of:)`` does.
    public func cohort(of sequence: Int64) async throws -> [CohortAnswer] {
        let statement = sql.cohort(of: sequence)
        return try await LedgerFailure.mapping {
            try await pool.retrying { link in
                let rows = try link.run([statement])[0]
                return (0..<rows.count).map { row in
                    CohortAnswer(
                        SubjectID(rawValue: rows.text(row, 0) ?? ""),
                        answer: (rows.text(row, 1) ?? "").split(separator: " ").map(String.init))
                }
            }
        }
    }

    /// Reads, and reads again after draining where something waits.
    private func reading<Value: Sendable>(
        _ key: String,
        _ read: @escaping @Sendable (Link) throws -> (Value, isWaiting: Bool)
    ) async throws -> Value {
        try await keyed {
            while true {
                let (value, isWaiting) = try await pool.retrying { link in try read(link) }
                guard isWaiting else { return value }
                _ = try await drain([key])
                try Task.checkCancellation()
            }
        }
    }

    /// Finds what stands from a subject's whole history, under the lock of its status, and writes it.
    private func renewStanding(of key: String) async throws {
        let (sql, begin, reader) = (sql, transaction.begin, HistoryReader(sealing))
        try await pool.retrying { link in
            let results = try link.run([begin, sql.lockStatuses([key]), sql.history(key)])
            let standing = try reader.history(results[2]).standing
            let texts = StandingText(standing)
            // What waits stays waiting: it is drained by whoever counts it.
            guard (results[1].integer(0, 2) ?? 0) == 0 else {
                _ = try link.run([Statement("ROLLBACK")])
                return
            }
            _ = try link.run([
                sql.moveStatuses([key], [standing.version.rawValue], [texts.head], [texts.sequences]),
                Statement("COMMIT"),
            ])
        }
    }
}

/// Reads histories and lists of entries.
struct HistoryReader {
    private let reader: EntryReader

    init(_ sealing: Sealing?) { reader = EntryReader(sealing) }

    func history(_ rows: ResultSet) throws -> SubjectHistory {
        SubjectHistory(
            entries: try reader.each(0..<rows.count) { try reader.entry(rows, $0, from: 2) },
            version: StatusVersion(rawValue: rows.integer(0, 0) ?? 0))
    }

    /// Entries, and the answer about the subject where they concern a cohort.
    func entries(_ rows: ResultSet, of key: String?) throws -> [LedgerEntry] {
        try reader.each(0..<rows.count) { row in
            let entry = try reader.entry(rows, row, from: 0)
            guard let key, let answer = rows.text(row, EntryReader.width) else { return entry }
            return entry?.concerning(
                SubjectID(rawValue: key), answer: answer.split(separator: " ").map(String.init))
        }
    }
}
#endif
