// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
package import LawfulLedger
import LawfulModel

/// A draft as the tables keep it.
package struct EntryRow: Sendable {
    package let id: String
    package let subject: String?
    package let movesStatus: Bool
    package let condition: StatusVersion?
    package let draft: EntryDraft
    /// The public part; empty for a ledger with evidence, whose recorder writes it with its commitment.
    package let publicText: String
    /// The private part; of a ledger with evidence, what is sealed.
    package let privateText: String

    package init(
        id: String,
        subject: String?,
        movesStatus: Bool,
        condition: StatusVersion?,
        draft: EntryDraft,
        publicText: String,
        privateText: String
    ) {
        (self.id, self.subject, self.movesStatus, self.condition) = (id, subject, movesStatus, condition)
        (self.draft, self.publicText, self.privateText) = (draft, publicText, privateText)
    }

    /// What its key seals besides.
    package var scope: KeyScope { KeyScope(draft, subject: subject) }

    /// The row as it is recorded, of its draft with pseudonyms for names.
    package func pseudonymous(_ draft: EntryDraft, isSealed: Bool) throws -> EntryRow {
        var (publicText, privateText) = (publicText, privateText)
        // What is sealed is written already, but where somebody approved.
        if !isSealed || privateText.isEmpty {
            let writer = EntryWriter(isSealed: isSealed)
            if !isSealed { publicText = try writer.publicText(of: draft) }
            privateText = try writer.privateText(of: draft)
        }
        return EntryRow(
            id: id, subject: subject, movesStatus: movesStatus, condition: condition, draft: draft,
            publicText: publicText, privateText: privateText)
    }

    /// The entry that the row becomes at a sequence.
    package func entry(at sequence: Int64) -> LedgerEntry { LedgerEntry(sequence: sequence, draft) }
}

/// Writes drafts as JSON with sorted keys; times are integers. Every text that is recorded comes from here.
package struct EntryWriter {
    private let encoder: JSONEncoder
    private let isSealed: Bool
    /// Whether names stay where they are, until the row gets its sequence.
    private let isWaiting: Bool

    package init(isSealed: Bool, isWaiting: Bool = false) {
        (self.isSealed, self.isWaiting) = (isSealed, isWaiting)
        encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    }

    package func row(of conditional: ConditionalDraft) throws -> EntryRow {
        let draft = conditional.draft
        for actor in draft.actors { _ = try StoreKey.text(actor.rawValue) }
        // What has a pseudonym in it is written once that is known.
        let isNamed = !isWaiting && (isSealed ? draft.event.approver?.isNamed == true : !draft.actors.isEmpty)
        return EntryRow(
            id: try StoreKey.text(draft.id.rawValue),
            subject: try draft.subject.map { try StoreKey.text($0.rawValue) },
            movesStatus: draft.event.kind.movesStatus,
            condition: conditional.condition,
            draft: draft,
            publicText: isSealed || isNamed ? "" : try publicText(of: draft),
            privateText: isNamed ? "" : try privateText(of: draft))
    }

    fileprivate func publicText(of draft: EntryDraft) throws -> String {
        try json(LedgerEntry(sequence: 0, draft).publicPart)
    }

    fileprivate func privateText(of draft: EntryDraft) throws -> String {
        if isSealed { return try payload(of: draft.apart) }
        return try json(LedgerEntry(sequence: 0, draft).privatePart)
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

extension EntryDraft {
    /// The draft without who acted, whom a ledger with evidence seals apart.
    fileprivate var apart: EntryDraft {
        guard actor?.isNamed == true else { return self }
        return EntryDraft(
            id: id, event, subject: subject, role: role, effectiveAt: effectiveAt, recordedAt: recordedAt)
    }
}
#endif
