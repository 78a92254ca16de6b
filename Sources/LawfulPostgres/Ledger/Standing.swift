// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulLedger
import LawfulTime

/// What the status of a subject says, under its row's lock or at one moment.
struct StatusState: Sendable {
    var version: StatusVersion
    /// How many moves of hosts' transactions have no sequence yet, or more; they come after the version.
    var pending: Int64
    /// What stands at the version; nil where the tables don't say.
    var standing: SubjectHistory?

    static let initial = StatusState(version: .initial, pending: 0, standing: .init(entries: [], version: .initial))

    /// Moves the status to a new entry.
    mutating func move(to entry: LedgerEntry) {
        standing = standing.flatMap { Supersession.appending(entry, to: $0) }
        version = StatusVersion(rawValue: entry.sequence)
    }
}

/// What stands, as the two columns keep it: `rules:version:recordedUntil`, and the sequences.
///
/// It counts only for its own version and for the rules of this version of Lawful; else it is found anew from the history,
/// once, when it is next asked for.
struct StandingText {
    let head: String?
    let sequences: String?

    init(_ history: SubjectHistory?) {
        head = history.map { history in
            let until = history.recordedUntil.map { "\($0.milliseconds)" } ?? ""
            return "\(Supersession.rules):\(history.version.rawValue):\(until)"
        }
        sequences = history.map { "{" + $0.entries.map { "\($0.sequence)" }.joined(separator: ",") + "}" }
    }

    /// What stands, from its columns and the entries that were found for them; nil where that doesn't fit the version.
    static func read(
        _ head: String?,
        count: Int64,
        _ entries: [LedgerEntry],
        at version: StatusVersion
    ) -> SubjectHistory? {
        guard version != .initial else { return SubjectHistory(entries: [], version: .initial) }
        let parts = head?.split(separator: ":", omittingEmptySubsequences: false) ?? []
        guard parts.count == 3, parts[0] == "\(Supersession.rules)", parts[1] == "\(version.rawValue)",
            entries.count == count, entries.allSatisfy({ $0.privatePart != nil })
        else { return nil }
        return SubjectHistory(
            entries: entries, version: version, recordedUntil: Int64(parts[2]).map(Instant.init(milliseconds:)))
    }
}
#endif
