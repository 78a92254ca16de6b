// SPDX-License-Identifier: Apache-2.0

#if Postgres
import LawfulEvidence
import LawfulLedger
import LawfulModel

/// What a transaction did about an order to erase.
enum ErasureStep: Sendable {
    case moved(StatusVersion)
    /// An entry of the order's name is there already, at a sequence.
    case known(Int64)
    case erased(LedgerEntry)
}

/// An order to erase with its rows.
struct ErasureOrderRows: Sendable {
    let order: ErasureOrder
    let subject: String
    let statement: EntryRow
    /// The record, without what isn't known yet.
    let record: EntryRow

    init(_ order: ErasureOrder, _ writer: EntryWriter) throws {
        self.order = order
        subject = try StoreKey.text(order.subject.rawValue)
        statement = try writer.row(of: order.statement)
        record = try writer.row(of: ConditionalDraft(order.record(of: [:], keys: 0)))
    }
}

extension LedgerTransaction {
    /// Carries out orders to erase, each by its own condition: what says so of the person, the private parts and their keys, the
    /// mark, and the record.
    ///
    /// - Returns: what was done, in the order of the orders; nil where something waits in the outbox again, which must get its
    ///   sequence first, so that it is erased, too.
    func erase(_ orders: [ErasureOrderRows], _ link: Link) throws -> [ErasureStep]? {
        let subjects = StoreKey.ordered(orders.map(\.subject))
        var recorder = try open(subjects, moving: subjects, orders.flatMap { [$0.statement, $0.record] }, link)
        guard recorder.drainedCount == 0 else {
            _ = try link.run([Statement("ROLLBACK")])
            return nil
        }
        let fresh = orders.filter { recorder.sequence(of: $0.record.id) == nil }
        try recorder.require(fresh.flatMap { [$0.statement, $0.record] })
        let concerned = StoreKey.ordered(fresh.map(\.subject))
        let results = concerned.isEmpty ? [] : try link.run(PartEraser.reading(concerned, sql))
        var eraser = try PartEraser(concerned, results, sql, sealing)
        let steps = try orders.map { try erase($0, &recorder, &eraser) }
        for subject in eraser.concerned {
            let version = recorder.statuses[subject, default: .initial].version
            recorder.stands(
                try eraser.standing(of: subject, with: recorder.moving(of: subject), at: version), of: subject)
        }
        let writing = try eraser.statements(link, lastKey: recorder.seal?.lastKey ?? 0)
        do {
            try close(recorder, also: writing, link)
        } catch {
            eraser.lost()
            throw error
        }
        eraser.committed()
        return steps
    }

    private func erase(
        _ rows: ErasureOrderRows,
        _ recorder: inout EntryRecorder,
        _ eraser: inout PartEraser
    ) throws -> ErasureStep {
        if let known = recorder.sequence(of: rows.record.id) { return .known(known) }
        // First, for the condition is that of the status before it moves.
        if case .moved(let version) = try recorder.record(rows.statement) { return .moved(version) }
        let order = rows.order
        let (entries, keys) = eraser.erase(rows.subject) { entry in
            order.scopes.contains { entry.isErasable($0, keeping: order.kept) }
        }
        var counts: [PurposeID?: Int] = [:]
        for entry in entries { counts[entry.publicPart.activity, default: 0] += 1 }
        let draft = order.record(of: counts, keys: keys)
        let row = try EntryWriter(isSealed: sealing != nil).row(of: ConditionalDraft(draft))
        guard case .appended(let sequence) = try recorder.record(row) else {
            throw LedgerError(.format, "The record of an erasure was refused; nothing was erased.")
        }
        return .erased(LedgerEntry(sequence: sequence, draft))
    }
}
#endif
