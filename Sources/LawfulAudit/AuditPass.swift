// SPDX-License-Identifier: Apache-2.0

import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

/// One pass over a ledger: takes entries in sequence, and keeps what later ones need.
struct AuditPass {
    let audit: Audit
    let ledger: any Ledger
    let until: Instant
    var registers: RegistersInForce
    var mode: Mode
    var accounts: [SubjectID: SubjectAccount] = [:]
    var requests = OpenRequests()
    var report: AuditReport
    /// Of which activities facts were erased, nil among them for facts about all: what rested on one can't be told.
    private var erasedFacts: Set<PurposeID?> = []
    /// Indications about a person and an activity of which facts were erased: an erasure of theirs may explain them.
    private var doubtful: [SubjectID: [Doubt]] = [:]
    private var explained: Set<Int> = []

    private struct Doubt {
        let activity: PurposeID
        /// Its place among the indications.
        let place: Int
    }

    init(_ audit: Audit, _ ledger: any Ledger, until instant: Instant) {
        self.audit = audit
        self.ledger = ledger
        until = instant
        registers = RegistersInForce(audit.versions, law: audit.law)
        mode = audit.mode
        report = AuditReport(until: instant)
    }

    /// How many things it holds besides what it found: it doesn't grow with the number of entries about the same people.
    var held: Int { accounts.values.reduce(0) { $0 + $1.size } + requests.count + erasedFacts.count }

    /// Takes the next entry.
    mutating func take(_ entry: LedgerEntry) async throws {
        guard entry.publicPart.recordedAt <= until else { return }
        report.entries += 1
        report.lastEntry = entry.sequence
        let kind = entry.publicPart.kind
        guard let part = entry.privatePart else {
            report.erased[kind.rawValue, default: 0] += 1
            if kind.movesStatus { erasedFacts.insert(entry.publicPart.activity) }
            return
        }
        if let subject = part.subject, accounts[subject] == nil { accounts[subject] = SubjectAccount() }
        if kind == .registerActivated { mode = part.event.outcome.flatMap(Mode.init(rawValue:)) ?? mode }
        if kind == .cohortAnswered, part.subject == nil { try await takeCohort(entry, part.event) }
        if let answer = RecordedAnswer(kind, part.event), kind != .cohortAnswered || part.subject != nil {
            try await take(answer, in: entry, about: part.subject)
        }
        if kind.movesStatus, let subject = part.subject { try await move(subject, by: entry) }
        if kind == .erased, let subject = part.subject {
            let lineage = registers.register(at: entry.publicPart.effectiveAt)?.lineage ?? .none
            forget(subject, part.event.activity, lineage)
        }
        if let late = try requests.take(entry, registers, audit.calendar) {
            if late.isPastLimit { note(late.indication) } else { report.brokenPromises += 1 }
        }
    }

    private mutating func takeCohort(_ entry: LedgerEntry, _ event: LedgerEvent) async throws {
        let members = try await ledger.cohort(of: entry.sequence)
        for member in members {
            if accounts[member.subject] == nil { accounts[member.subject] = SubjectAccount() }
            try await take(RecordedAnswer(member: member.answer), in: entry, about: member.subject)
        }
        let counted = (event.counts ?? [:]).values.reduce(0, +)
        report.unlisted += max(0, counted - members.count)
    }

    /// Asks an answer again, and notes what the person's account needs of it.
    private mutating func take(_ answer: RecordedAnswer, in entry: LedgerEntry, about subject: SubjectID?) async throws
    {
        guard let event = entry.privatePart?.event, var question = Question(recorded: entry) else { return }
        report.answers += 1
        let engine = try registers.engine(at: question.effectiveAt, mode)
        let facts = try await facts(of: subject, before: entry, under: engine?.lineage ?? .none)
        question = engine?.today(question) ?? question
        question.knownAt = facts.knownAt
        let status = SubjectStatus(folding: facts.entries, effectiveAt: facts.effectiveAt, knownAt: facts.knownAt)
        let decision = engine?.decide(question, status: status)
        let register = registers.register(at: question.effectiveAt)
        let comparison = Comparison(answer, event, question.operation, decision)
        if comparison.isOtherDenial { report.otherReasons += 1 }
        for part in comparison.parts {
            let causes = part.found.compactMap { facts.cause(of: $0, question.activity, register) }
            note(
                Indication(
                    code: part.code, article: part.article,
                    entries: Set(causes + [entry.sequence]).sorted(), at: question.effectiveAt,
                    activity: question.activity, found: part.found, recorded: answer.codes), subject)
            if part.code == .keptTooLong, let subject { accounts[subject]?.overdue.insert(question.activity) }
        }
        guard answer.isLetThrough, let subject else { return }
        if question.operation.isUse { accounts[subject]?.uses[question.activity] = entry.sequence }
        if question.operation == .erase {
            accounts[subject]?.erase(question.activity, event.categories, at: question.effectiveAt)
        }
    }

    /// What was known of a person before an entry, and the moment that its answer is about.
    ///
    /// What stands says all about a moment from its last recording on. An answer about its own moment is about one after
    /// all that was recorded before it, whatever another host's clock said.
    private func facts(
        of subject: SubjectID?,
        before entry: LedgerEntry,
        under lineage: PurposeLineage
    ) async throws -> KnownFacts {
        let part = entry.publicPart
        guard let subject, let account = accounts[subject] else {
            return KnownFacts([], effectiveAt: part.effectiveAt, knownAt: part.recordedAt, under: .none)
        }
        let knownAt = max(part.recordedAt, account.horizon)
        let effectiveAt = part.effectiveAt >= part.recordedAt ? max(part.effectiveAt, knownAt) : part.effectiveAt
        let namesOthers = account.standing.namesOthers
        guard effectiveAt < account.horizon || lineage.needsWhole(account.standing.entries) || namesOthers else {
            return KnownFacts(account.standing.entries, effectiveAt: effectiveAt, knownAt: knownAt, under: lineage)
        }
        var earlier = try await history(of: subject, upTo: entry.sequence - 1)
        if namesOthers {
            // What was known of the person under other identifiers counted too.
            earlier = try await ledger.united(
                SubjectHistory(entries: earlier, version: .initial), of: subject, effectiveAt: effectiveAt,
                knownAt: knownAt, under: lineage, upTo: entry.sequence - 1
            ).entries
        }
        return KnownFacts(earlier, effectiveAt: effectiveAt, knownAt: knownAt, under: lineage)
    }

    func history(of subject: SubjectID, upTo sequence: Int64) async throws -> [LedgerEntry] {
        try await ledger.history(of: subject).entries.filter {
            $0.sequence <= sequence && $0.publicPart.recordedAt <= until
        }
    }

    private mutating func move(_ subject: SubjectID, by entry: LedgerEntry) async throws {
        guard let standing = accounts[subject]?.standing else { return }
        if let moved = Supersession.appending(entry, to: standing) {
            accounts[subject]?.standing = moved
        } else {
            // A restriction that took effect between others: what its lifts meant is read again.
            let whole = SubjectHistory(
                entries: try await history(of: subject, upTo: entry.sequence),
                version: StatusVersion(rawValue: entry.sequence),
                recordedUntil: max(standing.recordedUntil ?? .distantPast, entry.publicPart.recordedAt))
            accounts[subject]?.standing = whole.standing
        }
    }

    private mutating func forget(_ subject: SubjectID, _ activity: PurposeID?, _ lineage: PurposeLineage) {
        // The same purpose, whatever it was called when its data were used.
        let names = activity.map { [$0] + lineage.laterNames(of: $0) + lineage.earlierNamesOfTheSame($0) }
        for name in names ?? [] { accounts[subject]?.forget(name) }
        if names == nil { accounts[subject]?.forget(nil) }
        let doubts = doubtful[subject] ?? []
        let mine = doubts.filter { names?.contains($0.activity) ?? true }
        explained.formUnion(mine.map(\.place))
        doubtful[subject] = doubts.filter { names?.contains($0.activity) == false }
    }

    mutating func note(_ indication: Indication, _ subject: SubjectID? = nil) {
        report.indications.append(indication)
        guard let subject, let activity = indication.activity, indication.code.restsOnFacts else { return }
        guard erasedFacts.contains(activity) || erasedFacts.contains(nil) else { return }
        doubtful[subject, default: []].append(Doubt(activity: activity, place: report.indications.count - 1))
    }

    /// What is left at the end: data still kept, requests still open.
    mutating func finish() async throws {
        for subject in accounts.keys.sorted() { try await finish(subject) }
        for late in try requests.overdue(at: until, registers, audit.calendar) { note(late) }
        report.people = accounts.count
        report.groundsErased = explained.count
        report.indications = report.indications.enumerated().filter { !explained.contains($0.offset) }
            .map(\.element).sorted()
    }
}

extension Indication.Code {
    /// Whether facts that were recorded before, and erased since, may explain it.
    fileprivate var restsOnFacts: Bool {
        switch self {
        case .noPriorGround, .afterRefusal, .otherDecision, .keptTooLong: true
        case .noAgreement, .afterErasure, .lateAnswer: false
        }
    }
}
