// SPDX-License-Identifier: Apache-2.0

import LawfulData
public import LawfulLedger
public import LawfulModel
import LawfulRetention
public import LawfulTime

// Carrying out what was granted.
extension RightsDesk {
    /// Erases what an erasure request was granted, through the guarded path.
    ///
    /// - Returns: a receipt per store and table; what something still protects is in it with its reason.
    /// - Throws: ``RightsError`` when the request isn't one for erasure.
    public func erase(_ decided: DecidedRequest, at instant: Instant) async throws -> ErasureReceipt {
        let request = decided.request
        try check(decided, isFor: .requestErasure, "erases")
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        var receipt = ErasureReceipt(request: request.id)
        let people = try await people(of: request.subject, at: instant)
        for entry in path.map.entriesForErasing where granted.contains(entry.set.activity) {
            for person in people {
                let records = try await entry.store.datedRecords(of: person, in: entry.set)
                guard !records.isEmpty else { continue }
                let outcome = try await path.erase(records, of: entry, at: instant, for: request.id)
                receipt.lines.append(
                    .init(
                        store: entry.store.id, table: entry.set.table, activity: entry.set.activity,
                        erased: outcome.erased, kept: outcome.kept.flatMap(\.obstacle.codes)))
                receipt.ledger += outcome.receipts
                receipt.isLedgerPending = receipt.isLedgerPending || outcome.isLedgerPending
            }
        }
        receipt.remains = try await clearRemains(in: Set(receipt.lines.map(\.store)))
        if try await unerased(decided, at: instant).isEmpty {
            let counts = Dictionary(
                receipt.lines.map { ("\($0.store).\($0.table)", $0.erased) }, uniquingKeysWith: +)
            try await done(decided, counts, at: instant)
        }
        return receipt
    }

    /// Records that data were put right in the service's own tables, and which statements of the person were added to
    /// them (Art. 16).
    ///
    /// - Parameters:
    ///   - decided: the request.
    ///   - corrected: the categories that were put right, by activity.
    ///   - statements: the person's supplementary statements, by activity.
    ///   - instant: now.
    /// - Throws: ``RightsError`` when the request isn't one for rectification, or an activity wasn't granted.
    public func rectified(
        _ decided: DecidedRequest,
        _ corrected: [PurposeID: [CategoryID]],
        adding statements: [PurposeID: String] = [:],
        at instant: Instant
    ) async throws {
        try check(decided, isFor: .requestRectification, "puts data right")
        try checkGranted(Array(corrected.keys) + Array(statements.keys), decided)
        let id = decided.request.id
        let events =
            corrected.sorted { $0.key < $1.key }.map { LedgerEvent.rectified($0.key, categories: $0.value, for: id) }
            + statements.sorted { $0.key < $1.key }.map { LedgerEvent.supplemented($0.key, with: $0.value, for: id) }
        try await tell(events, of: decided.request.subject, at: instant)
        try await done(decided, at: instant)
    }

    /// Restricts what a restriction request was granted: from here on the data are stored, and little else (Art. 18).
    ///
    /// - Parameters:
    ///   - decided: the request.
    ///   - ground: the ground of Art. 18(1).
    ///   - instant: now.
    /// - Throws: ``RightsError`` when the request isn't one for restriction.
    public func restrict(_ decided: DecidedRequest, _ ground: RestrictionGround, at instant: Instant) async throws {
        try check(decided, isFor: .requestRestriction, "restricts")
        let events = decided.assessment.granted.map { LedgerEvent.restricted(ground, activity: $0.activity.purpose) }
        try await tell(events, of: decided.request.subject, at: instant)
        try await done(decided, at: instant)
    }

    /// Records that the person was told that a restriction will be lifted, which comes before lifting it (Art. 18(3)).
    ///
    /// - Parameters:
    ///   - ground: the restriction's ground.
    ///   - purpose: the activity; nil where all are restricted.
    ///   - subject: the person.
    ///   - instant: when they were told.
    /// - Throws: ``RightsError`` when there is no such restriction; `LedgerError`.
    public func announceLift(
        of ground: RestrictionGround,
        on purpose: PurposeID? = nil,
        for subject: SubjectID,
        at instant: Instant
    ) async throws {
        guard try await status(of: subject, at: instant).restrictions[purpose]?[ground] != nil else {
            throw RightsError(
                .wrongGround, "There is no restriction on that ground (18(1)(\(ground.rawValue))) to lift.")
        }
        try await tell([.restrictionLiftAnnounced(ground, activity: purpose)], of: subject, at: instant)
    }

    /// Lifts a restriction of which the person was told that it will be (Art. 18(3)).
    ///
    /// - Parameters:
    ///   - ground: the restriction's ground.
    ///   - purpose: the activity; nil where all are restricted.
    ///   - subject: the person.
    ///   - instant: now.
    /// - Throws: ``RightsError`` when the person wasn't told before, or there is no such restriction; `LedgerError`.
    public func lift(
        _ ground: RestrictionGround,
        on purpose: PurposeID? = nil,
        for subject: SubjectID,
        at instant: Instant
    ) async throws {
        guard try await status(of: subject, at: instant).restrictions[purpose]?[ground]?.isLiftAnnounced == true else {
            throw RightsError(
                .unfinished, "The person must be told before a restriction is lifted (announceLift(of:on:for:at:)).")
        }
        try await tell([.restrictionLifted(ground, activity: purpose)], of: subject, at: instant)
    }

    /// Records that what a request was granted is done: for what the service does by itself, such as deciding anew, by a
    /// human, what a machine had decided (Art. 22(3)).
    ///
    /// - Parameters:
    ///   - decided: the request.
    ///   - counts: what was done, in numbers, such as rows per table.
    ///   - instant: now.
    /// - Throws: ``RightsError`` when nothing was granted, or an erasure isn't done.
    public func executed(
        _ decided: DecidedRequest,
        _ counts: [String: Int] = [:],
        at instant: Instant
    ) async throws {
        try await checkErased(decided, at: instant)
        try await take(decided.request, at: instant) { _ in .executed(counts) }
    }

    // MARK: Parts

    /// Records that it is done, where that isn't recorded yet.
    func done(_ decided: DecidedRequest, _ counts: [String: Int] = [:], at instant: Instant) async throws {
        try await take(decided.request, at: instant) { current in
            current.allows(.executed, at: instant) ? .executed(counts) : nil
        }
    }

    func check(_ decided: DecidedRequest, isFor right: ProcessingOperation, _ verb: String) throws {
        guard decided.request.right == right else {
            throw RightsError(
                .wrongRight,
                "The request asks for '\(decided.request.right.rawValue)'; only '\(right.rawValue)' \(verb).")
        }
    }

    private func checkGranted(_ purposes: [PurposeID], _ decided: DecidedRequest) throws {
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        let others = Set(purposes).subtracting(granted).sorted()
        guard others.isEmpty else {
            throw RightsError(
                .refused, "Nothing was granted for \(others.map(\.rawValue).joined(separator: ", ")); assess it first.")
        }
    }

    /// Every identifier that counts as the person's: those that were merged with it, on a named human's word. One that is only
    /// linked is another's until who asks was identified under it.
    func people(of subject: SubjectID, at instant: Instant) async throws -> [SubjectID] {
        let merged = try await path.ledger.person(of: subject, at: instant).merged
        return [subject] + merged.filter { $0 != subject }.sorted()
    }

    /// Rids stores' files of what was erased, and names those that can't say that nothing is left.
    func clearRemains(in stores: Set<StoreID>) async throws -> [StoreID: Remains] {
        var remains: [StoreID: Remains] = [:]
        for store in path.map.stores where stores.contains(store.id) {
            do {
                let left = try await store.clearRemains()
                if left != .none { remains[store.id] = left }
            } catch is DataError { remains[store.id] = .pending }
        }
        return remains
    }

    /// The tables that still hold something of what was granted to be erased.
    func unerased(_ decided: DecidedRequest, at instant: Instant) async throws -> [String] {
        let granted = Set(decided.assessment.granted.map(\.activity.purpose))
        let people = try await people(of: decided.request.subject, at: instant)
        var left: [String] = []
        for entry in path.map.entries where granted.contains(entry.set.activity) {
            for person in people where try await !entry.store.isErased(person, in: entry.set) {
                left.append("\(entry.store.id).\(entry.set.table)")
            }
        }
        return left
    }

    func checkErased(_ decided: DecidedRequest, at instant: Instant) async throws {
        guard decided.request.right == .requestErasure else { return }
        let left = try await unerased(decided, at: instant)
        guard left.isEmpty else {
            throw RightsError(
                .unfinished,
                "Erasing was granted and isn't done in \(left.joined(separator: ", ")); see why in the receipt, erase "
                    + "again, or assess anew.")
        }
    }
}
