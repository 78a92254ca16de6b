// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulLedger
import LawfulTime

/// Which of a subject's entries stand, kept beside the version of the status and written in the transaction that moves it.
///
/// The text is `rules:version:recordedUntil:sequences`. It counts only for its own version and for the rules of this
/// version of Lawful: where an older one has written to the file since, or nothing is there yet, what stands is found anew
/// from the history, once, when it is next asked for. So no opening waits for it, and no append does.
enum Standings {
    /// What stands; nil where the file doesn't say.
    ///
    /// - Throws: `LedgerError` with code `format` when an entry can't be read.
    static func read(_ db: Database, of key: String) throws -> SubjectHistory? {
        let version = try Statuses.version(db, of: key)
        guard version != .initial else { return SubjectHistory(entries: [], version: .initial) }
        let text = try String.fetchOne(
            db.cachedStatement(sql: "SELECT standing FROM statuses WHERE subject = ?"), arguments: [key])
        guard let (sequences, recordedUntil) = text.flatMap({ parse($0, at: version) }) else { return nil }
        let entries = try sequences.flatMap { try EntryReader.entries(db, sequence: $0) }
        // One whose private part is gone was erased by an older version; what it superseded may stand again.
        guard entries.count == sequences.count, entries.allSatisfy({ $0.privatePart != nil }) else { return nil }
        return SubjectHistory(entries: entries, version: version, recordedUntil: recordedUntil)
    }

    /// Moves a subject's status to a new entry, and writes what stands then; where the history would have to be read for
    /// it, the next who asks finds it out.
    static func move(_ db: Database, _ key: String, to entry: LedgerEntry) throws {
        var standing: SubjectHistory?
        do {
            standing = try read(db, of: key).flatMap { Supersession.appending(entry, to: $0) }
        } catch is LedgerError {
            // An entry that can't be read hinders whoever asks, never whoever has something to record.
        }
        try Statuses.move(db, key, to: entry.sequence, standing: standing.map(text))
    }

    /// Finds what stands from a subject's whole history, and writes it.
    static func renew(_ db: Database, of key: String) throws -> SubjectHistory {
        let standing = try EntryReader.history(db, of: key).standing
        try db.cachedStatement(sql: "UPDATE statuses SET standing = ? WHERE subject = ?")
            .execute(arguments: [text(standing), key])
        return standing
    }

    private static func text(_ history: SubjectHistory) -> String {
        let sequences = history.entries.map { "\($0.sequence)" }.joined(separator: ",")
        let until = history.recordedUntil.map { "\($0.milliseconds)" } ?? ""
        return "\(Supersession.rules):\(history.version.rawValue):\(until):\(sequences)"
    }

    private static func parse(_ text: String, at version: StatusVersion) -> (sequences: [Int64], until: Instant?)? {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        guard parts.count == 4, parts[0] == "\(Supersession.rules)", parts[1] == "\(version.rawValue)" else {
            return nil
        }
        let sequences = parts[3].split(separator: ",").map { Int64($0) }
        guard sequences.allSatisfy({ $0 != nil }) else { return nil }
        return (sequences.compactMap { $0 }, Int64(parts[2]).map(Instant.init(milliseconds:)))
    }
}
#endif
