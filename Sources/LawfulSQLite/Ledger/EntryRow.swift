// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
import GRDB
import LawfulLedger
import LawfulModel

/// A draft as the tables keep it.
struct EntryRow: Sendable {
    let draft: EntryDraft
    let id: String
    let subject: String?
    let movesStatus: Bool
    let condition: StatusVersion?
    let publicPart: String
    let privatePart: String
}

/// Texts that rows are found by.
enum StoreKey {
    /// One form for all texts that Swift calls equal, which SQLite would compare byte by byte.
    ///
    /// - Throws: `LedgerError` for a NUL character, at which SQLite would cut the text: two persons might become
    ///   one.
    static func text(_ text: String) throws -> String {
        guard !text.utf8.contains(0) else {
            throw LedgerError(
                .format, "An identifier of a subject or an entry holds a NUL character; use one without it.")
        }
        return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }
}

/// Writes drafts as JSON with sorted keys; times are integers.
struct EntryWriter {
    private let encoder: JSONEncoder

    init() {
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    func row(of conditional: ConditionalDraft) throws -> EntryRow {
        let draft = conditional.draft
        let entry = LedgerEntry(sequence: 0, draft)
        return EntryRow(
            draft: draft,
            id: try StoreKey.text(draft.id.rawValue),
            subject: try draft.subject.map { try StoreKey.text($0.rawValue) },
            movesStatus: draft.event.kind.movesStatus,
            condition: conditional.condition,
            publicPart: try json(entry.publicPart),
            privatePart: try json(entry.privatePart))
    }

    private func json(_ value: some Encodable) throws -> String {
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw LedgerError(.format, "A draft can't be written as JSON; nothing was recorded.")
        }
    }
}

/// Reads entries back.
struct EntryReader {
    private let decoder = JSONDecoder()

    /// The entries that a query with the columns sequence, id, public part and private part finds.
    static func entries(
        _ db: Database,
        _ query: String,
        _ arguments: StatementArguments
    ) throws -> [LedgerEntry] {
        let reader = EntryReader()
        var entries: [LedgerEntry] = []
        let rows = try Row.fetchCursor(db.cachedStatement(sql: query), arguments: arguments)
        while let row = try rows.next() {
            let entry = try reader.entry(of: row)
            // A fifth and sixth column: the subject asked about, and the answer about them as member of a cohort.
            if row.count > 4, let answer: String = row[5] {
                entries.append(
                    entry.concerning(
                        SubjectID(rawValue: row[4]), answer: answer.split(separator: " ").map(String.init)))
            } else {
                entries.append(entry)
            }
        }
        return entries
    }

    /// A subject's entries whose private parts exist, in sequence; all, or only those that move the status.
    static func entries(_ db: Database, ofSubject key: String, onlyMoving: Bool = false) throws -> [LedgerEntry] {
        try entries(
            db,
            """
            SELECT entries.sequence, entries.id, entries.public, private_parts.body, mine.subject, mine.answer
            FROM subject_entries AS mine
            JOIN entries ON entries.sequence = mine.sequence
            LEFT JOIN private_parts ON private_parts.sequence = mine.sequence
            WHERE mine.subject = ? AND mine.moves_status \(onlyMoving ? "= 1" : "IN (0, 1)") ORDER BY mine.sequence
            """, [key])
    }

    /// A subject's status-changing entries whose private parts exist, and the version.
    static func history(_ db: Database, of key: String) throws -> SubjectHistory {
        SubjectHistory(
            entries: try entries(db, ofSubject: key, onlyMoving: true), version: try Statuses.version(db, of: key))
    }

    /// The entry at a sequence, if there is one.
    static func entries(_ db: Database, sequence: Int64) throws -> [LedgerEntry] {
        try entries(
            db,
            """
            SELECT entries.sequence, entries.id, entries.public, private_parts.body
            FROM entries LEFT JOIN private_parts ON private_parts.sequence = entries.sequence
            WHERE entries.sequence = ?
            """, [sequence])
    }

    private func entry(of row: Row) throws -> LedgerEntry {
        let sequence: Int64 = row[0]
        let id: String = row[1]
        let publicText: String = row[2]
        guard let privateText: String = row[3] else { throw Self.altered(sequence) }
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
