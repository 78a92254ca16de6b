// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// Reads entries back. Every text that is shown goes through here.
struct EntryReader {
    private let sealed: SealedReader?
    private let decoder = JSONDecoder()

    /// - Parameter sealing: what private parts are sealed with; nil for a ledger without evidence.
    init(_ sealing: Sealing?) { sealed = sealing.map { SealedReader($0) } }

    /// How many columns ``entry(_:_:from:)`` reads.
    static let width: Int32 = 10

    /// The entry of a row with its sequence, id, public part, private part, sealed part and key from a column on; nil where
    /// there is none.
    ///
    /// - Throws: `KeyNeed` when a key isn't open yet.
    func entry(_ rows: ResultSet, _ row: Int, from column: Int32) throws -> LedgerEntry? {
        guard let sequence = rows.integer(row, column) else { return nil }
        guard let name = rows.text(row, column + 1), let publicText = rows.text(row, column + 2) else {
            throw Self.altered(sequence)
        }
        let id = EntryID(rawValue: name)
        if let body = rows.bytes(row, column + 4) {
            let key = { KeyReader.key(rows, row, from: column + 5) }
            guard let sealed, let entry = try sealed.entry(sequence, id, publicText, Data(body), key) else {
                throw Self.altered(sequence)
            }
            return entry
        }
        guard let privateText = rows.text(row, column + 3) else { throw Self.altered(sequence) }
        let parts = try parts(publicText, privateText, at: sequence)
        return LedgerEntry(sequence: sequence, id: id, publicPart: parts.publicPart, privatePart: parts.privatePart)
    }

    /// Reads rows, and asks at once for all keys that they lack.
    func each<Value>(_ rows: some Sequence<Int>, _ read: (Int) throws -> Value?) throws -> [Value] {
        var values: [Value] = []
        var lacking: Set<StoredKey> = []
        for row in rows {
            do {
                if let value = try read(row) { values.append(value) }
            } catch KeyNeed.unwrapping(let keys) {
                lacking.formUnion(keys)
            }
        }
        guard lacking.isEmpty else { throw KeyNeed.unwrapping(Array(lacking)) }
        return values
    }

    /// The public part of an entry, whether or not the private one can be read.
    func publicPart(_ text: String, at sequence: Int64, isSealed: Bool) throws -> LedgerEntry.PublicPart {
        guard isSealed else { return try decode(text, at: sequence) }
        guard let hashed = SealedReader.hashed(text, at: sequence) else { throw Self.altered(sequence) }
        return hashed.publicPart
    }

    /// The draft that waits in the outbox.
    func draft(_ id: String, _ publicText: String, _ privateText: String) throws -> EntryDraft {
        let parts = try parts(publicText, privateText, at: 0)
        guard let privatePart = parts.privatePart else { throw Self.altered(0) }
        return EntryDraft(
            id: EntryID(rawValue: id), privatePart.event, subject: privatePart.subject, actor: privatePart.actor,
            role: parts.publicPart.role, effectiveAt: parts.publicPart.effectiveAt,
            recordedAt: parts.publicPart.recordedAt)
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

/// Reads data keys.
enum KeyReader {
    /// The key of a row with its five columns from one on; nil where there is none.
    static func key(_ rows: ResultSet, _ row: Int, from column: Int32) -> StoredKey? {
        guard let id = rows.integer(row, column), let subject = rows.text(row, column + 1),
            let scope = rows.text(row, column + 2), let wrappedBy = rows.text(row, column + 3),
            let wrapped = rows.bytes(row, column + 4)
        else { return nil }
        return StoredKey(
            id: id, scope: KeyScope(subject: subject, scope: scope),
            wrapped: WrappedKey(keyID: wrappedBy, bytes: Data(wrapped)))
    }

    static func keys(_ rows: ResultSet) -> [StoredKey] { (0..<rows.count).compactMap { key(rows, $0, from: 0) } }
}
#endif
