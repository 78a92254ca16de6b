// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulLedger
import LawfulModel

/// A draft as the tables keep it.
struct EntryRow: Sendable {
    let id: String
    let subject: String?
    let movesStatus: Bool
    let condition: StatusVersion?
    let parts: EntryParts
    let publicText: String
    let privateText: String

    /// The entry that the row becomes at a sequence.
    func entry(at sequence: Int64) -> LedgerEntry {
        LedgerEntry(
            sequence: sequence, id: EntryID(rawValue: id), publicPart: parts.publicPart, privatePart: parts.privatePart)
    }
}

/// The two parts of an entry.
struct EntryParts: Sendable {
    let publicPart: LedgerEntry.PublicPart
    let privatePart: LedgerEntry.PrivatePart?
}

/// Texts that rows are found by.
enum StoreKey {
    /// One form for all texts that Swift calls equal, which the server would compare byte by byte.
    ///
    /// - Throws: `LedgerError` for a NUL character, which the server takes in no text.
    static func text(_ text: String) throws -> String {
        guard !text.utf8.contains(0) else {
            throw LedgerError(
                .format, "An identifier of a subject, an entry or a log holds a NUL character; use one without it.")
        }
        return text.utf8.allSatisfy { $0 < 0x80 } ? text : text.precomposedStringWithCanonicalMapping
    }

    /// In the order of their bytes, each once: those who lock rows in one order don't wait for one another in a circle.
    static func ordered(_ keys: some Sequence<String>) -> [String] {
        Set(keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

/// Writes drafts as JSON with sorted keys; times are integers. Every text that is recorded comes from here.
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
            id: try StoreKey.text(draft.id.rawValue),
            subject: try draft.subject.map { try StoreKey.text($0.rawValue) },
            movesStatus: draft.event.kind.movesStatus,
            condition: conditional.condition,
            parts: EntryParts(publicPart: entry.publicPart, privatePart: entry.privatePart),
            publicText: try json(entry.publicPart),
            privateText: try json(entry.privatePart))
    }

    private func json(_ value: some Encodable) throws -> String {
        do {
            return String(decoding: try encoder.encode(value), as: UTF8.self)
        } catch {
            throw LedgerError(.format, "A draft can't be written as JSON; nothing was recorded.")
        }
    }
}
#endif
