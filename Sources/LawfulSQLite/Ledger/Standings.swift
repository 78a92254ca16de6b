// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulEvidence
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
    static func read(_ db: Database, of key: String, _ reader: EntryReader) throws -> SubjectHistory? {
        let version = try Statuses.version(db, of: key)
        guard version != .initial else { return SubjectHistory(entries: [], version: .initial) }
        let text = try String.fetchOne(
            db.cachedStatement(sql: "SELECT standing FROM statuses WHERE subject = ?"), arguments: [key])
        guard let (sequences, recordedUntil) = text.flatMap({ parse($0, at: version) }) else { return nil }
        let entries = try sequences.flatMap { try reader.entries(db, sequence: $0) }
        // One whose private part is gone was erased by an older version; what it superseded may stand again.
        guard entries.count == sequences.count, entries.allSatisfy({ $0.privatePart != nil }) else { return nil }
        return SubjectHistory(entries: entries, version: version, recordedUntil: recordedUntil)
    }

    /// What stands for several, as far as the file says; keys that are lacking are asked for together.
    static func read(_ db: Database, of keys: [String], _ reader: EntryReader) throws -> [SubjectHistory?] {
        var lacking: [StoredKey] = []
        let known = try keys.map { key in
            do {
                return try read(db, of: key, reader)
            } catch KeyNeed.unwrapping(let stored) {
                lacking += stored
                return nil
            }
        }
        guard lacking.isEmpty else { throw KeyNeed.unwrapping(Array(Set(lacking))) }
        return known
    }

    /// Moves a subject's status to a new entry, and writes what stands then; where the history would have to be read for
    /// it, the next who asks finds it out.
    static func move(_ db: Database, _ key: String, to entry: LedgerEntry, _ reader: EntryReader) throws {
        var standing: SubjectHistory?
        do {
            standing = try read(db, of: key, reader).flatMap { Supersession.appending(entry, to: $0) }
        } catch is LedgerError {
            // An entry that can't be read hinders whoever asks, never whoever has something to record.
        } catch is KeyNeed {
            // Nor does a key that isn't open yet, or is lost.
        }
        try Statuses.move(db, key, to: entry.sequence, standing: standing.map(text))
    }

    /// Finds what stands from a subject's whole history, and writes it.
    static func renew(_ db: Database, of key: String, _ reader: EntryReader) throws -> SubjectHistory {
        let standing = try reader.history(db, of: key).standing
        try db.cachedStatement(sql: "UPDATE statuses SET standing = ? WHERE subject = ?")
            .execute(arguments: [text(standing), key])
        return standing
    }

    /// Finds what stands after an erasure; where a key isn't open, the next who asks finds it out.
    static func renewAfterErasure(_ db: Database, of key: String, _ reader: EntryReader) throws {
        do {
            _ = try renew(db, of: key, reader)
        } catch is KeyNeed {
            try db.cachedStatement(sql: "UPDATE statuses SET standing = NULL WHERE subject = ?").execute(arguments: [
                key
            ])
        }
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
