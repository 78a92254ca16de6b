// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulAudit
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulTime

/// The audit written down plainly: for each entry it looks at all entries before it, and remembers nothing in between.
struct NaiveAudit {
    let entries: [LedgerEntry]
    let members: [Int64: [CohortAnswer]]
    let versions: [(register: Register, from: LocalDate)]
    private let engines: [[Mode: DecisionEngine]]
    let until: Instant

    /// One answer in the list: an entry's own, or that about one member of its cohort.
    struct Answer {
        let entry: LedgerEntry
        let subject: SubjectID
        let codes: [String]
        let kind: String
    }

    init(_ ledger: InMemoryLedger, _ history: RegisterHistory, until: Instant) async throws {
        let all = try await ledger.entries(after: 0, limit: .max)
        entries = all.filter { $0.publicPart.recordedAt <= until }
        var members: [Int64: [CohortAnswer]] = [:]
        for entry in entries { members[entry.sequence] = try await ledger.cohort(of: entry.sequence) }
        self.members = members
        versions = history.versions.map { ($0.register, $0.from) }
        engines = try versions.map { version in
            let errors = version.register.findings(on: nil, tables: .bundled).filter { $0.severity == .error }
            let accepting = errors.map(\.code)
            return [
                .strict: DecisionEngine(try version.register.activate(.strict, accepting: accepting)),
                .asDeclared: DecisionEngine(try version.register.activate(.asDeclared, accepting: accepting)),
            ]
        }
        self.until = until
    }

    /// Each finding as a line: code, entries, codes found.
    func findings() throws -> [String] {
        var lines: [String] = []
        for answer in answers() { lines += findings(answer) }
        return (lines + kept() + (try requests())).sorted()
    }

    // MARK: Answers

    func answers() -> [Answer] {
        entries.flatMap { entry -> [Answer] in
            guard let part = entry.privatePart else { return [] }
            let kind = entry.publicPart.kind.rawValue
            if kind == "use.cohort" {
                return (members[entry.sequence] ?? []).map { member in
                    let isObserved = member.answer.first == "observed"
                    let isPermitted = member.answer.first.flatMap(PermitCode.init(rawValue:)) != nil
                    return Answer(
                        entry: entry, subject: member.subject,
                        codes: isObserved ? Array(member.answer.dropFirst()) : member.answer,
                        kind: isObserved ? "use.observed" : isPermitted ? "use.permitted" : "use.denied")
                }
            }
            guard ["use.permitted", "use.denied", "use.observed", "use.without_permit"].contains(kind),
                let subject = part.subject
            else { return [] }
            return [Answer(entry: entry, subject: subject, codes: part.event.reasons ?? [], kind: kind)]
        }
    }

    private func findings(_ answer: Answer) -> [String] {
        guard var question = Question(recorded: answer.entry) else { return [] }
        let (known, effectiveAt, knownAt) = facts(answer.entry, answer.subject)
        question.knownAt = knownAt
        let status = SubjectStatus(folding: known, effectiveAt: effectiveAt, knownAt: knownAt)
        var reasons = ["purpose.undeclared"]
        if let engine = engine(question.effectiveAt, before: answer.entry.sequence) {
            switch engine.decide(question, status: status) {
            case .deny(let denial): reasons = denial.reasons.map(\.code.rawValue)
            case .permit(let grant):
                let isErasing = question.operation == .erase
                let code = grant.code.rawValue
                let isSame =
                    answer.kind == "use.permitted"
                    ? isErasing || answer.codes == [code] : answer.kind == "use.without_permit"
                return isSame ? [] : line(answer, "decision.differs", [code], [])
            }
        }
        if answer.kind == "use.denied" { return [] }
        let counting = known.filter {
            $0.publicPart.effectiveAt <= effectiveAt && $0.publicPart.recordedAt <= knownAt
        }
        return lines(answer, question, reasons, counting)
    }

    private func lines(
        _ answer: Answer,
        _ question: Question,
        _ reasons: [String],
        _ counting: [LedgerEntry]
    ) -> [String] {
        let erasing = question.operation == .erase
        let codes = reasons.filter { code in
            guard erasing else { return true }
            if code == "restriction.active" { return answer.entry.privatePart?.event.request == nil }
            return code != "retention.minimum" && code != "data.erased"
        }
        let isUse = ["collect", "store", "use", "disclose", "transfer", "decide_auto"]
            .contains(question.operation.rawValue)
        guard isUse else { return codes.isEmpty ? [] : line(answer, "decision.differs", codes, []) }
        func group(_ name: String) -> [String] { codes.filter { Self.group($0) == name } }
        let processors = line(answer, "disclosure.no_agreement", group("disclosure.no_agreement"), [])
        if codes.contains("data.erased") {
            let cause = latest(counting) {
                $0.kind == .erased && ($0.activity == nil || $0.activity == question.activity)
            }
            return line(answer, "use.after_erasure", ["data.erased"], cause) + processors
        }
        var result = processors
        let refusals = group("use.after_withdrawal")
        result += line(
            answer, "use.after_withdrawal", refusals,
            refusals.flatMap { code in latest(counting) { Self.causes(code, $0, question.activity) } })
        if refusals.isEmpty { result += line(answer, "use.no_prior_ground", group("use.no_prior_ground"), []) }
        result += line(
            answer, "retention.exceeded", group("retention.exceeded"),
            trigger(counting, question.activity, question.effectiveAt).map { [$0.sequence] } ?? [])
        if answer.kind != "use.without_permit" {
            result += line(answer, "decision.differs", group("decision.differs"), [])
        }
        return result
    }

    /// Nothing where no codes were found, or where what carried the use may be erased.
    private func line(_ answer: Answer, _ code: String, _ found: [String], _ causes: [Int64]) -> [String] {
        guard !found.isEmpty else { return [] }
        let activity = answer.entry.publicPart.activity
        let isDoubtful =
            code != "use.after_erasure" && code != "disclosure.no_agreement"
            && entries.contains { earlier in
                earlier.sequence < answer.entry.sequence && earlier.privatePart == nil
                    && earlier.publicPart.kind.movesStatus
                    && (earlier.publicPart.activity == nil || earlier.publicPart.activity == activity)
            }
        let isErasedLater = entries.contains { later in
            later.sequence > answer.entry.sequence && later.publicPart.kind == .erased
                && later.privatePart?.subject == answer.subject
                && (later.publicPart.activity == nil || later.publicPart.activity == activity)
        }
        if isDoubtful && isErasedLater { return [] }
        return ["\(code) \(Set(causes + [answer.entry.sequence]).sorted()) \(found)"]
    }

    private static func group(_ code: String) -> String {
        if code == "retention.expired" { return "retention.exceeded" }
        if code == "consent.withdrawn" || code.hasPrefix("objection.") || code == "eprivacy.opted_out" {
            return "use.after_withdrawal"
        }
        if code == "processor.outside_instruction" { return "use.no_prior_ground" }
        if code.hasPrefix("processor.") { return "disclosure.no_agreement" }
        let grounds = [
            "statement.", "purpose.undeclared", "eprivacy.", "consent.", "child.", "basis.", "li.", "special.",
            "criminal.", "national_id.",
        ]
        return grounds.contains { code.hasPrefix($0) } ? "use.no_prior_ground" : "decision.differs"
    }

    private static func causes(_ code: String, _ event: LedgerEvent, _ activity: PurposeID) -> Bool {
        let concerns = event.activity == nil || event.activity == activity
        return switch code {
        case "consent.withdrawn": event.kind == .consentWithdrawn && event.activity == activity
        case "objection.marketing": event.kind == .objectedToMarketing
        case "objection.unresolved": event.kind == .objected && concerns
        case "objection.upheld": event.kind == .objectionUpheld && concerns
        case "eprivacy.opted_out": event.kind == .optedOut
        default: false
        }
    }

    // MARK: Facts

    func own(_ subject: SubjectID, before sequence: Int64) -> [LedgerEntry] {
        entries.filter {
            $0.sequence < sequence && $0.privatePart?.subject == subject && $0.publicPart.kind.movesStatus
        }
    }

    func facts(_ entry: LedgerEntry, _ subject: SubjectID) -> ([LedgerEntry], Instant, Instant) {
        let known = own(subject, before: entry.sequence)
        let (effective, recorded) = (entry.publicPart.effectiveAt, entry.publicPart.recordedAt)
        let knownAt = known.map(\.publicPart.recordedAt).reduce(recorded, max)
        return (known, effective >= recorded ? max(effective, knownAt) : effective, knownAt)
    }

    private func latest(_ entries: [LedgerEntry], where isIt: (LedgerEvent) -> Bool) -> [Int64] {
        var found: LedgerEntry?
        for entry in entries {
            guard let event = entry.privatePart?.event, isIt(event) else { continue }
            if let before = found, entry.publicPart.effectiveAt < before.publicPart.effectiveAt { continue }
            found = entry
        }
        return found.map { [$0.sequence] } ?? []
    }

    private func place(_ instant: Instant) -> Int? {
        versions.lastIndex { LocalDate(instant, in: $0.register.timeZone) >= $0.from }
    }

    func register(_ instant: Instant) -> Register? { place(instant).map { versions[$0].register } }

    func engine(_ instant: Instant, before sequence: Int64) -> DecisionEngine? {
        let activation = entries.last { $0.sequence < sequence && $0.publicPart.kind == .registerActivated }
        let mode = activation?.privatePart?.event.outcome == "asDeclared" ? Mode.asDeclared : .strict
        return place(instant).flatMap { engines[$0][mode] }
    }

    func trigger(_ counting: [LedgerEntry], _ activity: PurposeID, _ instant: Instant) -> LedgerEntry? {
        let names = register(instant)?.activity(activity)?.retention.map(\.trigger.event) ?? []
        var found: LedgerEntry?
        for entry in counting {
            guard let event = entry.privatePart?.event, event.kind == .retentionTriggered,
                event.activity == nil || event.activity == activity, names.contains(event.trigger ?? ""),
                let date = event.date
            else { continue }
            let isErased = counting.contains { other in
                guard let erasure = other.privatePart?.event, erasure.kind == .erased else { return false }
                return other.publicPart.effectiveAt >= entry.publicPart.effectiveAt
                    && (erasure.activity == nil || erasure.activity == event.activity)
            }
            if isErased { continue }
            if let before = found, let known = before.privatePart?.event.date {
                if date < known { continue }
                if date == known, entry.publicPart.effectiveAt < before.publicPart.effectiveAt { continue }
            }
            found = entry
        }
        return found
    }
}
