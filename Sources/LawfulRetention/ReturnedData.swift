// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
public import LawfulModel
public import LawfulTime

/// Data of a person that were erased and are back, as after the restore of a backup (Arts. 5(1)(e), 17).
public struct ReturnedData: Hashable, Sendable {
    /// Whose.
    public let subject: SubjectID
    /// The activity whose data they are.
    public let activity: PurposeID
    /// When they were erased.
    public let erasedAt: Instant
    /// The tables that hold them again, as `store.table`.
    public let tables: [String]
    /// Whether the ledger holds private parts again that were recorded before.
    public let isInLedger: Bool
}

// After a restore, tombstones are replayed over the people that the restored tables name. Nobody can be read out of a
// tombstone, so it is the tables that say whom to look up.
extension GuardedErasure {
    /// Whose data are back that were erased, and where: who must be erased again.
    ///
    /// A person who came back by themselves since, who consented, was informed or took a contract, isn't among them.
    ///
    /// - Parameters:
    ///   - subjects: everybody of whom restored tables, or the ledger, hold data.
    ///   - instant: now; tombstones that have lapsed don't count.
    /// - Returns: what is back, person by person.
    /// - Throws: `LedgerError`: `settings` when the ledger keeps no marks; or `DataError` when a table couldn't be read.
    public func returned(among subjects: some Sequence<SubjectID>, at instant: Instant) async throws -> [ReturnedData] {
        guard let marks = ledger.lastingMarks else {
            throw LedgerError(
                .settings,
                "The ledger keeps no marks that outlive a restore, so what was erased isn't known; give its evidence a key "
                    + "for marks.")
        }
        var returned: [ReturnedData] = []
        for subject in subjects {
            let tombstones = try await marks.marks(of: subject).filter { $0.kind.isTombstone && $0.holds(at: instant) }
            guard !tombstones.isEmpty else { continue }
            returned += try await self.returned(subject, tombstones, at: instant)
        }
        return returned
    }

    private func returned(
        _ subject: SubjectID,
        _ tombstones: [LastingMark],
        at instant: Instant
    ) async throws -> [ReturnedData] {
        let history = try await ledger.standing(of: subject, under: engine.lineage, at: instant)
        let moment = history.moment(now: instant)
        let status = SubjectStatus(
            folding: history.entries, effectiveAt: moment, knownAt: moment, under: engine.lineage)
        let entries = try await ledger.entries(of: subject)
        var returned: [ReturnedData] = []
        for activity in engine.activated.register.activities.map(\.purpose) where status.isErased(activity) {
            let names = [activity] + engine.lineage.earlierNames(of: activity)
            let scopes: Set<ErasureScope> = Set([.everything] + names.map { .activity($0) })
            let own = tombstones.filter { mark in
                if case .erased(let scope) = mark.kind { scopes.contains(scope) } else { false }
            }
            guard let erasedAt = own.map(\.since).max() else { continue }
            var tables: [String] = []
            for entry in map.entries where entry.set.activity == activity {
                guard try await !entry.store.isErased(subject, in: entry.set) else { continue }
                tables.append("\(entry.store.id).\(entry.set.table)")
            }
            let scope = ErasureScope.activity(activity)
            let isInLedger = entries.contains {
                $0.isErasable(scope, keeping: Self.proofOfConsent) && $0.publicPart.recordedAt <= erasedAt
            }
            guard !tables.isEmpty || isInLedger else { continue }
            returned.append(
                ReturnedData(
                    subject: subject, activity: activity, erasedAt: erasedAt, tables: tables, isInLedger: isInLedger))
        }
        return returned
    }

    /// Erases again what is back, by the same guarded way: what a hold, a duty or a request protects is kept, and said.
    ///
    /// - Parameters:
    ///   - returned: what is back, see ``returned(among:at:)``.
    ///   - instant: now.
    /// - Returns: what was erased and kept, in the order of `returned`.
    /// - Throws: `LedgerError` or `DataError`; what was done stays done.
    public func eraseAgain(_ returned: [ReturnedData], at instant: Instant) async throws -> [Outcome] {
        var outcomes: [Outcome] = []
        for data in returned {
            var whole = Outcome()
            for entry in map.entriesForErasing where entry.set.activity == data.activity {
                let records = try await entry.store.datedRecords(of: data.subject, in: entry.set)
                guard !records.isEmpty else { continue }
                let outcome = try await erase(records, of: entry, at: instant)
                whole.erased += outcome.erased
                whole.kept += outcome.kept
            }
            if whole.kept.isEmpty {
                let history = try await ledger.standing(of: data.subject, under: engine.lineage, at: instant)
                let moment = history.moment(now: instant)
                let status = SubjectStatus(
                    folding: history.entries, effectiveAt: moment, knownAt: moment, under: engine.lineage)
                let order = ErasureOrder(
                    id: newID(), of: data.subject, .activity(data.activity),
                    alsoUnder: givenUp(with: data.activity, status), keeping: Self.proofOfConsent,
                    ifSubjectAt: history.version, because: "erased before, and restored", as: role, at: moment)
                if case .erased(let receipt) = try await ledger.erase(order) { whole.receipts = [receipt] }
            }
            whole.isLedgerPending = whole.receipts.contains(where: \.isPending)
            outcomes.append(whole)
        }
        for store in map.stores { _ = try await store.clearRemains() }
        return outcomes
    }
}
