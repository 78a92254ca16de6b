// SPDX-License-Identifier: Apache-2.0

public import LawfulData
public import LawfulDecisions
public import LawfulLedger
public import LawfulModel
public import LawfulTime

/// The one way to erase: retention, rights and withdrawal all go through it, so that a hold, a statutory minimum, a
/// restriction or an open request stops each of them.
///
/// Every erasure is decided, recorded on condition that the person's status hasn't moved, and only then done; a
/// record that is already gone counts as erased.
public struct GuardedErasure: Sendable {
    /// Decides.
    public let engine: DecisionEngine
    /// Records.
    public let ledger: any Ledger
    /// Reaches the tables.
    public let map: DataMap
    /// The role in which erasing is decided; the register grants it.
    public let role: RoleID
    let newID: @Sendable () -> EntryID

    /// Prepares the path.
    ///
    /// - Parameters:
    ///   - engine: decides.
    ///   - ledger: records.
    ///   - map: reaches the tables.
    ///   - role: the role in which erasing is decided; the register grants it.
    ///   - newID: makes the ids of the entries that are recorded.
    public init(
        engine: DecisionEngine,
        ledger: any Ledger,
        map: DataMap,
        role: RoleID,
        newID: @escaping @Sendable () -> EntryID
    ) {
        self.engine = engine
        self.ledger = ledger
        self.map = map
        self.role = role
        self.newID = newID
    }

    /// Why a record was kept.
    public enum Obstacle: Hashable, Sendable {
        /// The decision denied erasing, with its codes.
        case denied([ReasonCode])
        /// A request of the person is open, and its answer may need the record.
        case openRequest
        /// The record's date can't be read, so whether it is due isn't known.
        case dateUnreadable
        /// The record names nobody, so no hold of anybody's can be looked up.
        case subjectUnknown
        /// A documented extension of its retention runs.
        case extended
        /// The person's status moved meanwhile; the next run decides anew.
        case statusMoved
        /// Somebody else whom the record is about has a hold on it, a restriction, or a request that is open.
        case othersProtected
        /// Rows of another table that stay would lead to nobody without it.
        case needed(by: String)

        /// The reason as a code.
        public var codes: [String] {
            switch self {
            case .denied(let codes): codes.map(\.rawValue)
            case .openRequest: ["request.open"]
            case .dateUnreadable: ["date.unreadable"]
            case .subjectUnknown: ["subject.unknown"]
            case .extended: ["retention.extended"]
            case .statusMoved: ["status.moved"]
            case .othersProtected: ["others.protected"]
            case .needed: ["record.needed"]
            }
        }
    }

    /// What happened to the records of one batch.
    public struct Outcome: Sendable {
        /// How many rows changed.
        public var erased = 0
        /// Whether the ledger's files may still hold private parts that it erased, since somebody reads them.
        public var isLedgerPending = false
        /// What the ledger says of each person of whom nothing was left: provable later, where it has evidence.
        public var receipts: [LedgerErasureReceipt] = []
        /// Records kept, with why.
        public var kept: [(record: DatedRecord, obstacle: Obstacle)] = []
    }

    /// Decides about records and erases those that nothing protects.
    ///
    /// - Parameters:
    ///   - records: the records of one data set.
    ///   - entry: the data set and its store.
    ///   - instant: now.
    ///   - request: the person's own request that asks for it, which doesn't stand in its own way.
    ///   - date: the last date that is due: a record that was made younger since it was read stays; nil where dates don't
    ///     matter.
    ///   - dryRun: whether to decide only, and record and erase nothing; a record that rows of other tables lead through
    ///     counts as one that would go.
    /// - Returns: what was erased and what was kept, with why.
    /// - Throws: `LedgerError` when it couldn't be recorded, and then nothing is erased; `DataError` when the store
    ///   failed.
    public func erase(
        _ records: [DatedRecord],
        of entry: DataMap.Entry,
        at instant: Instant,
        for request: RequestID? = nil,
        upTo date: LocalDate? = nil,
        dryRun: Bool = false
    ) async throws -> Outcome {
        var outcome = Outcome()
        var others: [SubjectID: Bool] = [:]
        var due: [SubjectID: (version: StatusVersion, records: [DatedRecord])] = [:]
        var order: [SubjectID] = []
        for (subject, own) in grouped(records) {
            let history = try await ledger.standing(of: subject, under: engine.lineage, at: instant)
            // What is recorded counts, whatever another host's clock said; what is due is judged by ours.
            let moment = history.moment(now: instant)
            let status = SubjectStatus(
                folding: history.entries, effectiveAt: moment, knownAt: moment, under: engine.lineage)
            for record in own {
                if let obstacle = obstacle(to: record, entry.set, status, at: instant, request) {
                    outcome.kept.append((record, obstacle))
                } else if !dryRun, let table = try await need(of: record, in: entry) {
                    outcome.kept.append((record, .needed(by: table)))
                } else if try await isProtected(record, in: entry, by: &others, at: instant) {
                    outcome.kept.append((record, .othersProtected))
                } else {
                    if due[subject] == nil { order.append(subject) }
                    due[subject, default: (history.version, [])].records.append(record)
                }
            }
        }
        if dryRun {
            outcome.erased = due.values.reduce(0) { $0 + $1.records.count }
            return outcome
        }
        let drafts = order.compactMap { subject in
            due[subject].map { draft(entry.set, subject, $0.records.count, at: instant, ifAt: $0.version, request) }
        }
        guard !drafts.isEmpty else { return outcome }
        var erasing: [SubjectID: [DatedRecord]] = [:]
        for (subject, answer) in zip(order, try await ledger.append(drafts)) {
            guard let own = due[subject] else { continue }
            switch answer {
            case .appended: erasing[subject] = own.records
            case .moved: outcome.kept += own.records.map { ($0, .statusMoved) }
            }
        }
        if entry.set.leavesPseudonyms {
            // One made-up name for each person, or what is left would count them all as one.
            for subject in order {
                let name = Field.pseudonymPrefix + newID().rawValue
                outcome.erased += try await entry.store.erase(
                    erasing[subject] ?? [], in: entry.set, upTo: date, leaving: name)
            }
        } else {
            let own = order.flatMap { erasing[$0] ?? [] }
            outcome.erased = try await entry.store.erase(
                own, in: entry.set, upTo: date, leaving: Field.pseudonymPrefix + "somebody")
        }
        outcome.receipts = try await tombstone(order, entry.set.activity, at: instant)
        outcome.isLedgerPending = outcome.receipts.contains(where: \.isPending)
        return outcome
    }

    /// The table whose rows would lead to nobody without a record; they are erased first, so those that are left stay.
    private func need(of record: DatedRecord, in entry: DataMap.Entry) async throws -> String? {
        for other in map.dependents(of: entry)
        where try await other.store.isNeeded(record.key, of: entry.set, by: other.set) {
            return other.set.table
        }
        return nil
    }

    /// Whether somebody else whom a record is about stands against its change: with a hold, a restriction, or a request whose
    /// answer may need it.
    private func isProtected(
        _ record: DatedRecord,
        in entry: DataMap.Entry,
        by known: inout [SubjectID: Bool],
        at instant: Instant
    ) async throws -> Bool {
        for sharer in map.sharers(of: entry) {
            guard let person = try await sharer.store.subject(of: record.key, in: sharer.set), person != record.subject
            else { continue }
            if known[person] == nil {
                let history = try await ledger.standing(of: person, under: engine.lineage, at: instant)
                let moment = history.moment(now: instant)
                let status = SubjectStatus(
                    folding: history.entries, effectiveAt: moment, knownAt: moment, under: engine.lineage)
                let activity = entry.set.activity
                known[person] =
                    status.isHeld(activity) || status.restriction(on: activity) != nil || !status.openRequests.isEmpty
            }
            if known[person] == true { return true }
        }
        return false
    }

    private func grouped(_ records: [DatedRecord]) -> [(SubjectID, [DatedRecord])] {
        var order: [SubjectID] = []
        var groups: [SubjectID: [DatedRecord]] = [:]
        for record in records {
            if groups[record.subject] == nil { order.append(record.subject) }
            groups[record.subject, default: []].append(record)
        }
        return order.map { ($0, groups[$0] ?? []) }
    }

    private func obstacle(
        to record: DatedRecord,
        _ set: DataSet,
        _ status: SubjectStatus,
        at instant: Instant,
        _ request: RequestID?
    ) -> Obstacle? {
        guard !record.subject.rawValue.isEmpty else { return .subjectUnknown }
        var question = Question(
            set.activity, .erase, categories: set.categories, as: role, effectiveAt: instant, knownAt: instant)
        question.recordDate = record.date
        if case .deny(let denial) = engine.decide(question, status: status) {
            // The person's own request gets through the restriction that protects them (Art. 18(1)(b)).
            let codes = denial.reasons.map(\.code).filter { request == nil || $0 != .restrictionActive }
            // Erasing twice is success, so an erased subject's leftovers may go.
            let standing = codes.filter { $0 != .dataErased }
            if !standing.isEmpty { return .denied(standing) }
        }
        if request == nil, let last = status.extensions[set.activity]?.lastDay,
            LocalDate(instant, in: engine.activated.register.timeZone) <= last
        {
            return .extended
        }
        let others = status.openRequests.keys.contains { $0 != request }
        return others ? .openRequest : nil
    }

    private func draft(
        _ set: DataSet,
        _ subject: SubjectID,
        _ count: Int,
        at instant: Instant,
        ifAt version: StatusVersion,
        _ request: RequestID?
    ) -> ConditionalDraft {
        let event = LedgerEvent.answered(
            .permitted, set.activity, operation: .erase, categories: set.categories,
            reasons: [PermitCode.erasureDue.rawValue], counts: [set.table: count], request: request)
        return ConditionalDraft(
            EntryDraft(
                id: newID(), event, subject: subject, role: role, effectiveAt: instant, recordedAt: instant),
            ifSubjectAt: version)
    }

    /// Where an activity holds nothing more of a person, the ledger says so and lets its private parts go.
    ///
    /// Not while the activity's contract or consent stands: more data will come. What was interrupted here is made up
    /// for by the next call with the same people.
    ///
    /// - Parameters:
    ///   - subjects: whose data may be gone.
    ///   - activity: the activity.
    ///   - instant: now.
    /// - Returns: what the ledger erased, person by person.
    /// - Throws: `LedgerError` or `DataError`.
    package func tombstone(
        _ subjects: [SubjectID],
        _ activity: PurposeID,
        at instant: Instant
    ) async throws -> [LedgerErasureReceipt] {
        var orders: [ErasureOrder] = []
        for subject in subjects {
            var isGone = true
            for entry in map.entries where entry.set.activity == activity && isGone {
                isGone = try await entry.store.isErased(subject, in: entry.set)
            }
            guard isGone else { continue }
            let history = try await ledger.standing(of: subject, under: engine.lineage, at: instant)
            // After all that is recorded, whatever another host's clock said.
            let moment = history.moment(now: instant)
            let status = SubjectStatus(
                folding: history.entries, effectiveAt: moment, knownAt: moment, under: engine.lineage)
            if status.isErased(activity) || goesOn(activity, status) { continue }
            orders.append(
                ErasureOrder(
                    id: newID(), of: subject, .activity(activity), alsoUnder: givenUp(with: activity, status),
                    keeping: Self.proofOfConsent, ifSubjectAt: history.version, as: role, at: moment))
        }
        guard !orders.isEmpty else { return [] }
        return try await ledger.erase(orders).compactMap { outcome in
            if case .erased(let receipt) = outcome { receipt } else { nil }
        }
    }

    /// The former names of an activity under which nothing more of a person is needed once its data are erased: what came
    /// of each is erased too.
    func givenUp(with activity: PurposeID, _ status: SubjectStatus) -> [PurposeID] {
        let lineage = engine.lineage
        return lineage.earlierNames(of: activity).filter { name in
            let successors = lineage.laterNames(of: name) + lineage.parts(of: name)
            return successors.allSatisfy { successor in
                successor == activity || engine.activated.register.activity(successor) == nil
                    || status.isErased(successor)
            }
        }
    }

    private func goesOn(_ activity: PurposeID, _ status: SubjectStatus) -> Bool {
        let grounds = engine.activated.register.activity(activity)?.grounds ?? []
        let stages = grounds.compactMap(\.contract).compactMap { status.contracts[$0]?.stage }
        return stages.contains(.active) || stages.contains(.requested)
            || status.consents[activity]?.stands == true
            // A duty such as bookkeeping goes on while any contract does.
            || (grounds.contains { $0.basis == .legalObligation }
                && status.contracts.values.contains { $0.stage == .active })
    }

    /// Makes up for tombstones that an interruption left out: people whose erasing was permitted, and nothing is left.
    ///
    /// - Parameter instant: now.
    /// - Returns: whether the ledger's files may still hold private parts, since somebody reads.
    /// - Throws: `LedgerError` or `DataError`.
    func resume(at instant: Instant) async throws -> Bool {
        var erasing: [PurposeID: [SubjectID]] = [:]
        var last: Int64 = 0
        while true {
            let page = try await ledger.entries(after: last, limit: 1_000)
            guard let end = page.last else { break }
            last = end.sequence
            for entry in page where entry.publicPart.kind == .permitted {
                guard let part = entry.privatePart, part.event.operation == .erase, let subject = part.subject,
                    let activity = part.event.activity
                else { continue }
                erasing[activity, default: []].append(subject)
            }
        }
        var isPending = false
        for (activity, subjects) in erasing.sorted(by: { $0.key < $1.key }) {
            var seen: Set<SubjectID> = []
            let once = subjects.filter { seen.insert($0).inserted }
            let receipts = try await tombstone(once, activity, at: instant)
            if receipts.contains(where: \.isPending) { isPending = true }
        }
        return isPending
    }

    /// What proves a consent and its withdrawal outlives the data that it carried (Art. 7(1), 17(3)(e)).
    static let proofOfConsent: Set<EntryKind> = [
        .consentGiven, .consentRenewed, .consentInvalidated, .consentWithdrawn, .consentRefused,
    ]
}
