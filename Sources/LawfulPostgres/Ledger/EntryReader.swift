// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulLedger
import LawfulModel

/// Reads entries back. Every text that is shown goes through here.
struct EntryReader {
    private let decoder = JSONDecoder()

    /// The entry of a row with its sequence, id, public part and private part from a column on; nil where there is none.
    func entry(_ rows: ResultSet, _ row: Int, from column: Int32) throws -> LedgerEntry? {
        guard let sequence = rows.integer(row, column) else { return nil }
        guard let id = rows.text(row, column + 1), let publicText = rows.text(row, column + 2),
            let privateText = rows.text(row, column + 3)
        else { throw Self.altered(sequence) }
        let parts = try parts(publicText, privateText, at: sequence)
        return LedgerEntry(
            sequence: sequence, id: EntryID(rawValue: id), publicPart: parts.publicPart, privatePart: parts.privatePart)
    }

    /// The parts that two texts stand for; the private one is nil where it was erased.
    func parts(_ publicText: String, _ privateText: String, at sequence: Int64) throws -> EntryParts {
        let isErased = privateText.utf8.allSatisfy { $0 == UInt8(ascii: " ") }
        try checkFormat(of: publicText, at: sequence)
        return EntryParts(
            publicPart: try decode(publicText, at: sequence),
            privatePart: isErased ? nil : try decode(privateText, at: sequence))
    }

    static func altered(_ sequence: Int64) -> LedgerError {
        LedgerError(
            .format,
            sequence == 0
                ? "An entry of the outbox can't be read; it was altered, or written by a newer version of Lawful."
                : "Entry \(sequence) can't be read; the tables were altered, restore them from a backup.")
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
