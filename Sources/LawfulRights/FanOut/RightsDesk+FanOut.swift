// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulDecisions
import LawfulLedger
public import LawfulModel
import LawfulRetention
public import LawfulTime

// Carrying a request out wherever the data went.
extension RightsDesk {
    /// Captures what carrying a granted request out takes, before the first change; or gives what was captured before.
    ///
    /// The tables are those of the activities that were granted; the recipients are those that the ledger shows a
    /// disclosure to, and the processors that the register declares for these activities. An authority that inquired isn't
    /// a recipient (Art. 4(9)).
    ///
    /// - Parameters:
    ///   - decided: the request.
    ///   - activity: the activity under which the plan is kept, such as the handling of requests; it outlasts what is erased, and
    ///     the plan, with its identifiers, goes when data of that activity are erased.
    ///   - instant: now.
    ///   - identify: by what a recipient knows the person: what it needs to find them, and no more.
    /// - Returns: the plan.
    /// - Throws: ``RightsError`` with `.wrongRight` for rights that recipients aren't told of; `LedgerError`; `DataError`.
    public func plan(
        _ decided: DecidedRequest,
        under activity: PurposeID,
        at instant: Instant,
        identifiedBy identify: (RecipientID) async throws -> [String: String] = { _ in [:] }
    ) async throws -> FanOutPlan {
        let request = decided.request
        let told: Set<ProcessingOperation> = [.requestErasure, .requestRectification, .requestRestriction]
        guard told.contains(request.right) else {
            throw RightsError(
                .wrongRight,
                "The request asks for '\(request.right.rawValue)'; recipients are told of rectification, erasure and "
                    + "restriction only (Art. 19).")
        }
        let granted = decided.assessment.granted.map(\.activity)
        guard !granted.contains(where: { $0.purpose == activity }) else {
            throw RightsError(
                .wrongRight,
                "The plan can't be kept under '\(activity)', whose data are what was granted; name the activity of handling "
                    + "requests.")
        }
        if let recorded = try await recordedPlan(request) { return recorded }
        let people = try await people(of: request.subject, at: instant)
        var entries: [LedgerEntry] = []
        for person in people { entries += try await path.ledger.entries(of: person) }
        var stops: [FanOutPlan.Stop] = []
        for (recipient, activities) in recipients(of: granted, entries) {
            stops.append(
                .init(recipient: recipient, activities: activities, identifiers: try await identify(recipient)))
        }
        let plan = FanOutPlan(
            request: request.id, right: request.right, subject: request.subject,
            tables: try await tables(of: Set(granted.map(\.purpose)), people), recipients: stops)
        let event = LedgerEvent.requestPlanned(request.id, request.right, try plan.lines, under: activity)
        try await tell([event], of: request.subject, at: instant)
        // Of two that were captured at once the first counts, for everybody.
        return try await recordedPlan(request) ?? plan
    }

    private func recordedPlan(_ request: RightsRequest) async throws -> FanOutPlan? {
        let recorded = try await path.ledger.entries(of: request.subject).compactMap(\.privatePart?.event).first {
            $0.kind == .requestPlanned && $0.request == request.id
        }
        return try recorded.map { try FanOutPlan($0, of: request.subject) }
    }

    /// Erases what the plan of an erasure request found, table by table, and says what came of it over all attempts.
    ///
    /// It can be stopped at any point, killed too, and called again: what was decided is recorded first, what is gone counts
    /// as done. A store that fails is noted, and the others go on.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - decided: the request.
    ///   - instant: now.
    /// - Returns: the receipt; while something is left it isn't complete, and the request can't be answered as done.
    /// - Throws: ``RightsError`` when the request isn't one for erasure or the plan is another's; `LedgerError`.
    public func carryOut(
        _ plan: FanOutPlan,
        of decided: DecidedRequest,
        at instant: Instant
    ) async throws -> FanOutReceipt {
        try check(decided, isFor: .requestErasure, "erases")
        try check(plan, decided)
        var receipt = FanOutReceipt(request: plan.request)
        for planned in plan.tables {
            guard let entry = entry(of: planned) else {
                receipt.lines.append(.init(planned, failure: "the map describes it no more; describe it and go on"))
                continue
            }
            do {
                let (codes, ledger, left) = try await erase(entry, planned.subject, plan, at: instant)
                receipt.ledger += ledger
                let fields = FanOutReceipt.Field.all(of: entry.set, count: max(0, planned.rows - left))
                receipt.lines.append(
                    .init(
                        store: planned.store, table: planned.table, activity: planned.activity, planned: planned.rows,
                        left: left, kept: Dictionary(codes.map { ($0, 1) }, uniquingKeysWith: +), fields: fields,
                        failure: nil))
            } catch let error as DataError {
                receipt.lines.append(.init(planned, failure: error.message))
            }
        }
        receipt.remains = try await clearRemains(in: Set(plan.tables.map(\.store)))
        // What an attempt that was killed between erasing and saying so left out.
        for activity in Set(plan.tables.filter { !$0.isForAccess }.map(\.activity)).sorted() where receipt.isComplete {
            let people = Set(plan.tables.filter { $0.activity == activity }.map(\.subject))
            receipt.ledger += try await path.tombstone(people.sorted(), activity, at: instant)
        }
        // Rows that came after the plan are another attempt's, by erase(_:at:).
        if receipt.isComplete, try await unerased(decided, at: instant).isEmpty {
            let counts = Dictionary(receipt.lines.map { ("\($0.store).\($0.table)", $0.done) }, uniquingKeysWith: +)
            try await done(decided, counts, at: instant)
        }
        return receipt
    }

    /// Tells each recipient of a plan, once the person was answered, and records what became of it (Art. 19).
    ///
    /// It can be called again until nobody is left: who acknowledged isn't told again, who failed is.
    ///
    /// - Parameters:
    ///   - plan: the plan.
    ///   - decided: the request.
    ///   - carrier: carries the notices.
    ///   - instant: now.
    /// - Returns: the recipients that are still to be told, with what went wrong; empty once all is settled.
    /// - Throws: ``RightsError`` when the person wasn't answered yet, or the plan is another's; `LedgerError`.
    public func tellRecipients(
        of plan: FanOutPlan,
        _ decided: DecidedRequest,
        by carrier: some RecipientCarrier,
        at instant: Instant
    ) async throws -> [RecipientID: String] {
        try check(plan, decided)
        guard !plan.recipients.isEmpty else { return [:] }
        var current = try await request(plan.request, of: plan.subject)
        if current.recipients.isEmpty {
            current = try await record(
                .openedFanOut(to: plan.recipients.map(\.recipient)), for: decided.request, at: instant)
        }
        var waiting: [RecipientID: String] = [:]
        let open = Set(current.waitingRecipients)
        for stop in plan.recipients where open.contains(stop.recipient) {
            let notice = RecipientNotice(
                id: "\(plan.request)/\(stop.recipient)", request: plan.request, right: plan.right,
                recipient: stop.recipient, activities: stop.activities, identifiers: stop.identifiers)
            do {
                guard let outcome = try await carrier.tell(notice) else {
                    waiting[stop.recipient] = "not acknowledged yet"
                    continue
                }
                try await record(.settledRecipient(stop.recipient, outcome), for: decided.request, at: instant)
            } catch let error as RightsError { throw error } catch let error as LedgerError {
                throw error
            } catch is CancellationError { throw CancellationError() } catch {
                // What it failed with may quote the notice, so only its type goes on.
                waiting[stop.recipient] = "failed with \(type(of: error)); it is told again in the next attempt"
            }
        }
        return waiting
    }

    // MARK: Parts

    private func check(_ plan: FanOutPlan, _ decided: DecidedRequest) throws {
        guard plan.request == decided.request.id, plan.subject == decided.request.subject else {
            throw RightsError(.wrongRight, "The plan is of request '\(plan.request)', and another is carried out.")
        }
    }

    /// The recipients of some activities' data, each with the activities, in the order of their names.
    private func recipients(
        of activities: [Activity],
        _ entries: [LedgerEntry]
    ) -> [(RecipientID, [PurposeID])] {
        let granted = Set(activities.map(\.purpose))
        var found: [RecipientID: Set<PurposeID>] = [:]
        for entry in entries {
            guard entry.publicPart.kind == .permitted || entry.publicPart.kind == .brokeGlass,
                let event = entry.privatePart?.event, event.operation == .disclose || event.operation == .transfer,
                let recipient = event.recipient, let named = event.activity
            else { continue }
            let activity = path.engine.lineage.laterNames(of: named).last ?? named
            if granted.contains(activity) { found[recipient, default: []].insert(activity) }
        }
        for activity in activities {
            for recipient in activity.disclosures.map(\.recipient)
            where register.recipient(recipient)?.part == .processor {
                found[recipient, default: []].insert(activity.purpose)
            }
        }
        return found.filter { register.recipient($0.key)?.part != .authority }
            .sorted { $0.key < $1.key }.map { ($0.key, $0.value.sorted()) }
    }

    private func tables(of activities: Set<PurposeID>, _ people: [SubjectID]) async throws -> [FanOutPlan.Table] {
        var tables: [FanOutPlan.Table] = []
        for entry in path.map.entriesForErasing where activities.contains(entry.set.activity) {
            for person in people {
                let rows = try await entry.store.countToErase(of: person, in: entry.set)
                guard rows > 0 else { continue }
                tables.append(
                    .init(
                        store: entry.store.id, table: entry.set.table, activity: entry.set.activity,
                        isForAccess: entry.set.isForAccess, subject: person,
                        place: alike(entry.store.id, entry.set.table, entry.set.activity)
                            .firstIndex { $0.set == entry.set } ?? 0, rows: rows))
            }
        }
        return tables
    }

    private func alike(_ store: StoreID, _ table: String, _ activity: PurposeID) -> [DataMap.Entry] {
        path.map.entries.filter { $0.store.id == store && $0.set.table == table && $0.set.activity == activity }
    }

    private func entry(of planned: FanOutPlan.Table) -> DataMap.Entry? {
        let alike = alike(planned.store, planned.table, planned.activity)
        guard planned.place < alike.count else { return nil }
        return alike[planned.place].set.isForAccess == planned.isForAccess ? alike[planned.place] : nil
    }

    /// Erases a table's rows page by page, and says why some were kept, what the ledger erased, and how many are left.
    private func erase(
        _ entry: DataMap.Entry,
        _ person: SubjectID,
        _ plan: FanOutPlan,
        at instant: Instant
    ) async throws -> (kept: [String], ledger: [LedgerErasureReceipt], left: Int) {
        var (kept, ledger, last) = ([String](), [LedgerErasureReceipt](), RecordKey?.none)
        if try await !entry.store.isErased(person, in: entry.set) {
            while true {
                let page = try await entry.store.datedRecords(of: person, in: entry.set, after: last, limit: 500)
                guard let end = page.last else { break }
                let outcome = try await path.erase(page, of: entry, at: instant, for: plan.request)
                kept += outcome.kept.flatMap(\.obstacle.codes)
                ledger += outcome.receipts
                last = end.key
            }
        }
        return (kept, ledger, try await entry.store.countToErase(of: person, in: entry.set))
    }
}

extension FanOutReceipt.Line {
    fileprivate init(_ planned: FanOutPlan.Table, failure: String) {
        self.init(
            store: planned.store, table: planned.table, activity: planned.activity, planned: planned.rows,
            left: planned.rows, kept: [:], fields: [], failure: failure)
    }
}
