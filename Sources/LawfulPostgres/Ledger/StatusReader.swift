// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger

/// Reads statuses.
struct StatusReader {
    private let reader: EntryReader

    init(_ sealing: Sealing?) { reader = EntryReader(sealing) }

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
    /// - Throws: `LedgerError` with code `format` when an entry can't be read; `KeyNeed`.
    func standing(_ rows: ResultSet) throws -> [String: StatusState] {
        var statuses: [String: StatusState] = [:]
        var lacking: [StoredKey] = []
        for range in Self.subjects(rows) {
            guard let subject = rows.text(range.lowerBound, 0) else { continue }
            do {
                statuses[subject] = try standing(rows, range)
            } catch KeyNeed.unwrapping(let keys) {
                lacking += keys
            }
        }
        guard lacking.isEmpty else { throw KeyNeed.unwrapping(Array(Set(lacking))) }
        return statuses
    }

    /// Adds what stands; an entry that can't be read hinders whoever asks, never whoever has something to record.
    ///
    /// Nor does a key that isn't open yet, or is lost.
    func stand(_ rows: ResultSet, in statuses: inout [String: StatusState]) {
        for range in Self.subjects(rows) {
            guard let subject = rows.text(range.lowerBound, 0), let status = try? standing(rows, range) else {
                continue
            }
            statuses[subject] = status
        }
    }

    private func standing(_ rows: ResultSet, _ range: Range<Int>) throws -> StatusState {
        let row = range.lowerBound
        let version = StatusVersion(rawValue: rows.integer(row, 1) ?? 0)
        let entries = try reader.each(range) { try reader.entry(rows, $0, from: 5) }
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
