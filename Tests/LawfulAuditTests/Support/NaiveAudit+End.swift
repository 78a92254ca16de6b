// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulAudit
import LawfulDecisions
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTime

// What is left at the end of the list.
extension NaiveAudit {
    func kept() -> [String] {
        guard let register = register(until), let engine = engine(until, before: .max) else { return [] }
        var lines: [String] = []
        for subject in Set(answers().map(\.subject)) {
            let facts = own(subject, before: .max)
            let moment = facts.map(\.publicPart.recordedAt).reduce(until, max)
            let status = SubjectStatus(folding: facts, effectiveAt: moment, knownAt: moment)
            guard status.openRequests.isEmpty else { continue }
            let counting = facts.filter { $0.publicPart.effectiveAt <= moment }
            for activity in register.activities {
                let purpose = activity.purpose
                let erasure = facts.last { entry in
                    guard let event = entry.privatePart?.event, event.kind == .erased else { return false }
                    return event.activity == nil || event.activity == purpose
                }
                let since = answers().filter {
                    $0.subject == subject && $0.entry.publicPart.activity == purpose && $0.kind != "use.denied"
                        && $0.entry.sequence > erasure?.sequence ?? 0
                }
                let uses = since.filter { Self.isUse($0.entry) }
                guard let used = uses.last, !status.isErased(purpose), status.restriction(on: purpose) == nil,
                    let trigger = trigger(counting, purpose, until), let date = trigger.privatePart?.event.date
                else { continue }
                if uses.contains(where: { isReported($0) }) { continue }
                let isKept = activity.categories.contains { category in
                    let erasing = since.contains { answer in
                        guard let event = answer.entry.privatePart?.event, event.operation == .erase else {
                            return false
                        }
                        let on = LocalDate(answer.entry.publicPart.effectiveAt, in: register.timeZone)
                        return on >= date && (event.categories?.contains(category) ?? true)
                    }
                    func codes(_ operation: ProcessingOperation) -> [String] {
                        engine.decide(
                            Question(
                                purpose, operation, categories: [category], as: nil, effectiveAt: until,
                                knownAt: until), status: status
                        ).codes
                    }
                    let barred = codes(.erase).contains { $0 == "retention.minimum" || $0 == "hold.active" }
                    return !erasing && !barred && codes(.store).contains("retention.expired")
                }
                if isKept {
                    let entries = Set([trigger.sequence, used.entry.sequence]).sorted()
                    lines.append("retention.exceeded \(entries) [\"retention.expired\"]")
                }
            }
        }
        return lines
    }

    /// Whether a use was itself past the limit, before anything is taken back.
    private func isReported(_ answer: Answer) -> Bool {
        guard let question = Question(recorded: answer.entry) else { return false }
        let (known, effectiveAt, knownAt) = facts(answer.entry, answer.subject)
        guard let engine = engine(question.effectiveAt, before: answer.entry.sequence) else { return false }
        let status = SubjectStatus(folding: known, effectiveAt: effectiveAt, knownAt: knownAt)
        let codes = engine.decide(question, status: status).codes
        return codes.contains("retention.expired") && !codes.contains("data.erased")
    }

    static func isUse(_ entry: LedgerEntry) -> Bool {
        let operation = entry.privatePart?.event.operation ?? .use
        return operation != .erase && operation != .activate && operation != .liftRestriction && !operation.isRequest
    }

    func requests() throws -> [String] {
        var lines: [String] = []
        let steps = entries.filter { $0.privatePart?.event.request != nil }
        for answer in steps
        where answer.publicPart.kind == .requestAnswered || answer.publicPart.kind == .requestReopened {
            guard let received = open(before: answer.sequence, like: answer, steps) else { continue }
            if answer.publicPart.effectiveAt >= (try limit(received.at, received.extensions)) {
                lines.append("request.overdue \([received.sequence, answer.sequence]) []")
            }
        }
        var seen: Set<String> = []
        for step in steps.reversed() {
            let part = step.privatePart
            guard let request = part?.event.request,
                Self.turns.contains(step.publicPart.kind),
                seen.insert("\(part?.subject?.rawValue ?? "") \(request)").inserted,
                let received = open(before: .max, like: step, steps)
            else { continue }
            if until >= (try limit(received.at, received.extensions)) {
                lines.append("request.overdue \([received.sequence]) []")
            }
        }
        return lines
    }

    private static let turns: [EntryKind] = [
        .requestReceived, .requestAnswered, .requestWithdrawn, .requestRedirected, .requestReopened,
    ]

    /// The request that waits for an answer just before a place: what came since it last waited for none, or was reopened.
    private func open(
        before sequence: Int64,
        like step: LedgerEntry,
        _ steps: [LedgerEntry]
    ) -> (sequence: Int64, at: Instant, extensions: [LedgerEntry])? {
        let same = steps.filter {
            $0.sequence < sequence && $0.privatePart?.subject == step.privatePart?.subject
                && $0.privatePart?.event.request == step.privatePart?.event.request
        }
        let turn = same.last { Self.turns.contains($0.publicPart.kind) && $0.publicPart.kind != .requestReceived }
        if let turn, turn.publicPart.kind == .requestReopened {
            return (turn.sequence, turn.publicPart.effectiveAt, [])
        }
        let since = same.filter { $0.sequence > turn?.sequence ?? 0 }
        let receipts = since.filter { $0.publicPart.kind == .requestReceived }
        guard let first = receipts.first, let at = receipts.map(\.publicPart.effectiveAt).min() else { return nil }
        let extensions = since.filter { $0.publicPart.kind == .requestExtended && $0.sequence > first.sequence }
        // Whether one was in time is judged by the receipts that were known then.
        let known = extensions.filter { entry in
            let earlier = receipts.filter { $0.sequence < entry.sequence }.map(\.publicPart.effectiveAt).min() ?? at
            return (try? entry.publicPart.effectiveAt < limit(earlier, [])) == true
        }
        return (first.sequence, at, known)
    }

    private func limit(_ received: Instant, _ extensions: [LedgerEntry]) throws -> Instant {
        let register = register(received) ?? versions[0].register
        let isExtended = extensions.contains { entry in
            let event = entry.privatePart?.event
            return event?.approver?.rawValue.isEmpty == false || event?.approvedBy != nil
        }
        let rule = isExtended ? DeadlineRule.threeMonths : .oneMonth
        return try rule.deadline(from: received, in: register.timeZone, calendar: .netherlands).end
    }
}
