// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// A draft as the tables keep it.
struct EntryRow: Sendable {
    let id: String
    let subject: String?
    let movesStatus: Bool
    let condition: StatusVersion?
    let draft: EntryDraft
    /// The public part; empty for a ledger with evidence, whose recorder writes it with its commitment.
    let publicText: String
    /// The private part; of a ledger with evidence, what is sealed.
    let privateText: String

    /// What its key seals besides.
    var scope: KeyScope { KeyScope(draft, subject: subject) }

    /// The entry that the row becomes at a sequence.
    func entry(at sequence: Int64) -> LedgerEntry { LedgerEntry(sequence: sequence, draft) }
}

/// The two parts of an entry.
struct EntryParts: Sendable {
    let publicPart: LedgerEntry.PublicPart
    let privatePart: LedgerEntry.PrivatePart?
}

/// Writes drafts as JSON with sorted keys; times are integers. Every text that is recorded comes from here.
struct EntryWriter {
    private let encoder: JSONEncoder
    private let isSealed: Bool

    init(isSealed: Bool) {
        self.isSealed = isSealed
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
            draft: draft,
            publicText: isSealed ? "" : try json(entry.publicPart),
            privateText: isSealed ? try payload(of: draft) : try json(entry.privatePart))
    }

    private func payload(of draft: EntryDraft) throws -> String {
        do { return String(decoding: try EntryPayload(draft).bytes(encoder), as: UTF8.self) } catch {
            throw Self.unwritable
        }
    }

    private func json(_ value: some Encodable) throws -> String {
        do { return String(decoding: try encoder.encode(value), as: UTF8.self) } catch { throw Self.unwritable }
    }

    private static let unwritable = LedgerError(.format, "A draft can't be written as JSON; nothing was recorded.")
}
#endif
