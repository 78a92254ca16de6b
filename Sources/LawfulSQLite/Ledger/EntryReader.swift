// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// Reads entries back.
struct EntryReader {
    /// What private parts are sealed with; nil for a ledger without evidence.
    let sealing: Sealing?
    private let sealed: SealedReader?
    private let decoder = JSONDecoder()

    init(sealing: Sealing?) {
        self.sealing = sealing
        sealed = sealing.map { SealedReader($0) }
    }

    /// The entries that a query with ``columns`` finds; two more columns are the subject asked about, and the answer about
    /// them as member of a cohort.
    ///
    /// - Throws: `KeyNeed` when a key isn't open yet.
    func entries(_ db: Database, _ query: String, _ arguments: StatementArguments) throws -> [LedgerEntry] {
        var entries: [LedgerEntry] = []
        var lacking: [StoredKey] = []
        let rows = try Row.fetchCursor(db.cachedStatement(sql: query), arguments: arguments)
        while let row = try rows.next() {
            do {
                let entry = try entry(of: row)
                if row.count > Self.columnCount, let answer: String = row[Self.columnCount + 1] {
                    entries.append(
                        entry.concerning(
                            SubjectID(rawValue: row[Self.columnCount]),
                            answer: answer.split(separator: " ").map(String.init)))
                } else {
                    entries.append(entry)
                }
            } catch KeyNeed.unwrapping(let keys) {
                lacking += keys
            }
        }
        guard lacking.isEmpty else { throw KeyNeed.unwrapping(Array(Set(lacking))) }
        return entries
    }

    /// What a query selects.
    static let columns = """
        entries.sequence, entries.id, entries.public, private_parts.body, sealed_parts.key, sealed_parts.body, \(KeyRows.columns)
        """
    private static let columnCount = 11
    /// What it joins, besides the entries.
    static let joins = """
        LEFT JOIN private_parts ON private_parts.sequence = entries.sequence
        LEFT JOIN sealed_parts ON sealed_parts.sequence = entries.sequence
        LEFT JOIN data_keys ON data_keys.id = sealed_parts.key
        """

    /// A subject's entries whose private parts exist, in sequence; all, or only those that move the status.
    func entries(_ db: Database, ofSubject key: String, onlyMoving: Bool = false) throws -> [LedgerEntry] {
        try entries(
            db,
            """
            SELECT \(Self.columns), mine.subject, mine.answer
            FROM subject_entries AS mine JOIN entries ON entries.sequence = mine.sequence \(Self.joins)
            WHERE mine.subject = ? AND mine.moves_status \(onlyMoving ? "= 1" : "IN (0, 1)") ORDER BY mine.sequence
            """, [key])
    }

    /// The public parts of a subject's entries whose private parts exist: what erasing goes by, whether or not the
    /// private parts can be read.
    func publicEntries(_ db: Database, ofSubject key: String) throws -> [LedgerEntry] {
        let rows = try Row.fetchAll(
            db.cachedStatement(
                sql: """
                    SELECT entries.sequence, entries.id, entries.public, sealed_parts.key
                    FROM subject_entries AS mine JOIN entries ON entries.sequence = mine.sequence
                    LEFT JOIN sealed_parts ON sealed_parts.sequence = entries.sequence
                    WHERE mine.subject = ? AND mine.moves_status IN (0, 1) ORDER BY mine.sequence
                    """),
            arguments: [key])
        return try rows.map { row in
            let sequence: Int64 = row[0]
            guard let id = String.fromDatabaseValue(row[1]), let text = String.fromDatabaseValue(row[2]) else {
                throw Self.altered(sequence)
            }
            let publicPart: LedgerEntry.PublicPart
            if row[3] != nil {
                guard let hashed = SealedReader.hashed(text, at: sequence) else { throw Self.altered(sequence) }
                publicPart = hashed.publicPart
            } else {
                publicPart = try decode(text, at: sequence)
            }
            return LedgerEntry(sequence: sequence, id: EntryID(rawValue: id), publicPart: publicPart, privatePart: nil)
        }
    }

    /// A subject's status-changing entries whose private parts exist, and the version.
    func history(_ db: Database, of key: String) throws -> SubjectHistory {
        SubjectHistory(
            entries: try entries(db, ofSubject: key, onlyMoving: true), version: try Statuses.version(db, of: key))
    }

    /// The entry at a sequence, if there is one.
    func entries(_ db: Database, sequence: Int64) throws -> [LedgerEntry] {
        try entries(
            db, "SELECT \(Self.columns) FROM entries \(Self.joins) WHERE entries.sequence = ?", [sequence])
    }

    private func entry(of row: Row) throws -> LedgerEntry {
        let sequence: Int64 = row[0]
        guard let id = String.fromDatabaseValue(row[1]), let publicText = String.fromDatabaseValue(row[2]) else {
            throw Self.altered(sequence)
        }
        if row[4] != nil {
            let key = { KeyRows.readable(row, from: 6) }
            guard let sealed, let body = Data.fromDatabaseValue(row[5]),
                let entry = try sealed.entry(sequence, EntryID(rawValue: id), publicText, body, key)
            else { throw Self.altered(sequence) }
            return entry
        }
        guard let privateText = String.fromDatabaseValue(row[3]) else { throw Self.altered(sequence) }
        let isErased = privateText.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
        try checkFormat(of: publicText, at: sequence)
        return LedgerEntry(
            sequence: sequence,
            id: EntryID(rawValue: id),
            publicPart: try decode(publicText, at: sequence),
            privatePart: isErased ? nil : try decode(privateText, at: sequence))
    }

    private static func altered(_ sequence: Int64) -> LedgerError {
        LedgerError(.format, "Entry \(sequence) can't be read; the file was altered, restore it from a backup.")
    }

    private struct Format: Decodable {
        let format: Int
    }

    private func checkFormat(of text: String, at sequence: Int64) throws {
        let format = try (decode(text, at: sequence) as Format).format
        guard (1...LedgerEntry.currentFormat).contains(format) else {
            throw LedgerError(
                .format,
                """
                Entry \(sequence) is in format \(format), and this version of Lawful reads formats up to \
                \(LedgerEntry.currentFormat); update it.
                """)
        }
    }

    private func decode<Part: Decodable>(_ text: String, at sequence: Int64) throws -> Part {
        do {
            return try decoder.decode(Part.self, from: Data(text.utf8))
        } catch {
            // The decoder's own error may quote what it read.
            throw Self.altered(sequence)
        }
    }
}
#endif
