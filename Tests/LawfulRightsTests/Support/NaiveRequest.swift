// SPDX-License-Identifier: Apache-2.0

import LawfulModel
import LawfulRights
import LawfulTime

/// A request by the table of states alone: rows of (from, step, to), and conditions that ask the whole past anew.
struct NaiveRequest {
    let start: StepUniverse.Start
    private(set) var state = "received"
    private(set) var past: [(step: RequestStep, at: Instant, from: String)] = []

    init(_ start: StepUniverse.Start) { self.start = start }

    /// From, step, to; a star is any state.
    private static let rows: [(from: [String], step: String, to: String)] = [
        (["received"], "acknowledged", "acknowledged"),
        (["received", "acknowledged"], "redirected", "redirected"),
        (["received", "acknowledged", "identityPending", "reopened"], "askedIdentity", "identityPending"),
        (["received", "acknowledged", "identityPending", "reopened"], "methodFailed", "same"),
        (["identityPending"], "confirmedIdentity", "inAssessment"),
        (["received", "acknowledged"], "askedScope", "clarificationPending"),
        (["clarificationPending"], "settledScope", "inAssessment"),
        (["received", "acknowledged", "extended", "reopened"], "beganAssessment", "inAssessment"),
        (["inAssessment"], "extended", "extended"),
        (["inAssessment"], "quotedFee", "feeQuoted"),
        (["feeQuoted"], "settledFee", "inAssessment"),
        (["inAssessment", "identityPending"], "decided", "verdict"),
        (["granted", "partlyGranted"], "executed", "executed"),
        (["executed"], "answered", "notified"),
        (["refused"], "answered", "refused"),
        (["notified"], "openedFanOut", "fanOutOpen"),
        (["fanOutOpen"], "settledRecipient", "fanOutOpen"),
        (["refused", "notified", "fanOutOpen", "appealed"], "closed", "closed"),
        (["appealed"], "reopened", "reopened"),
        (["*"], "appealed", "appealed"),
        (
            [
                "received", "acknowledged", "identityPending", "clarificationPending", "inAssessment", "extended",
                "feeQuoted", "granted", "partlyGranted", "reopened",
            ], "withdrawn", "withdrawn"
        ),
    ]

    private func happened(_ step: String, sinceReopening: Bool = false) -> [RequestStep] {
        let last = sinceReopening ? past.lastIndex { $0.step.kind.rawValue == "reopened" }.map { $0 + 1 } ?? 0 : 0
        return past[last...].map(\.step).filter { $0.kind.rawValue == step }
    }

    private var isAnswered: Bool { !happened("answered", sinceReopening: true).isEmpty }

    private func contents<Value>(_ step: String, _ read: (RequestStep.Content) -> Value?) -> [Value] {
        happened(step).compactMap { read($0.content) }
    }

    private var confirmed: IdentityMethod? {
        contents("confirmedIdentity") { if case .method(let method) = $0 { method } else { nil } }.last
    }

    /// What failed, forgotten at reopening unless it was shown who asks.
    private var failed: [IdentityMethod] {
        let steps = happened("methodFailed", sinceReopening: true)
        return steps.compactMap { if case .failure(let method, _) = $0.content { method } else { nil } }
    }

    private var asked: IdentityMethod? {
        contents("askedIdentity") { if case .identity(_, let method) = $0 { method } else { nil } }.last
    }

    private var lacksAuthority: Bool { start.representation?.isOnFile == false && confirmed != .authority }

    private var following: IdentityMethod? {
        (lacksAuthority ? [.authority] : StepUniverse.methods).first { !failed.contains($0) }
    }

    private func isLimitPast(at instant: Instant) throws -> Bool {
        let zone = start.terms.zone
        func end(_ rule: DeadlineRule, _ from: Instant) throws -> Instant {
            try rule.deadline(from: from, in: zone, calendar: .netherlands).end
        }
        if let reopened = past.last(where: { $0.step.kind == .reopened }) {
            return instant >= (try end(.oneMonth, reopened.at))
        }
        if !happened("extended").isEmpty { return instant >= (try end(.threeMonths, StepUniverse.receipt)) }
        return instant >= (try end(.oneMonth, StepUniverse.receipt))
    }

    func isOverdue(at instant: Instant) throws -> Bool {
        try !isAnswered && !["redirected", "withdrawn"].contains(state) && isLimitPast(at: instant)
    }

    private var waiting: Set<RecipientID> {
        let last = past.lastIndex { $0.step.kind.rawValue == "reopened" }.map { $0 + 1 } ?? 0
        var names: Set<RecipientID> = []
        for step in past[last...].map(\.step) {
            if case .recipients(let told) = step.content { names.formUnion(told) }
            if case .recipient(let name, _) = step.content { names.remove(name) }
        }
        return names
    }

    /// Takes a step, or says that it isn't to be.
    mutating func take(_ step: RequestStep, at instant: Instant) throws -> Bool {
        guard try isFit(step, at: instant) else { return false }
        guard let row = row(step) else { return false }
        let from = state
        switch row.to {
        case "same": break
        case "verdict":
            guard case .verdict(let verdict) = step.content else { return false }
            state =
                switch verdict.outcome {
                case .granted, .noData: "granted"
                case .partlyGranted: "partlyGranted"
                case .refused: "refused"
                }
        default: state = row.to
        }
        past.append((step, instant, from))
        return true
    }

    private func row(_ step: RequestStep) -> (from: [String], step: String, to: String)? {
        if start.isImmediate, state == "received" || state == "reopened", step.kind != .appealed {
            return step.kind.rawValue == "executed" ? ([state], "executed", "executed") : nil
        }
        return Self.rows.first { $0.step == step.kind.rawValue && ($0.from.contains(state) || $0.from == ["*"]) }
    }

    private func isFit(_ step: RequestStep, at instant: Instant) throws -> Bool {
        func isNamed(_ text: String) -> Bool { !text.allSatisfy(\.isWhitespace) }
        let isAskable =
            confirmed == nil
            && (state == "reopened"
                ? lacksAuthority || !happened("askedIdentity").isEmpty : lacksAuthority || start.channel != .portal)
        switch (step.kind, step.content) {
        case (.appealed, _):
            let isOver = ["appealed", "redirected", "withdrawn"].contains(state)
            return try !isOver && (isAnswered || isOverdue(at: instant))
        case (.askedIdentity, .identity(let doubt, let method)):
            return isAskable && method == following && (doubt == .noAuthorityOnFile) == lacksAuthority
        case (.methodFailed, .failure(let method, _)): return isAskable && method == following
        case (.confirmedIdentity, .method(let method)): return method == asked && !failed.contains(method)
        case (.askedScope, .records(let count)):
            return start.right == .requestAccess && count >= 1_000 && happened("askedScope").isEmpty && !lacksAuthority
        case (.beganAssessment, _):
            return !lacksAuthority && (confirmed != nil || happened("askedIdentity").isEmpty)
        case (.extended, .term(let term)):
            let month = try DeadlineRule.extensionNotice.deadline(
                from: StepUniverse.receipt, in: start.terms.zone, calendar: .netherlands)
            return isNamed(term.approver.rawValue) && isNamed(term.reason) && instant < month.end
                && happened("extended").isEmpty && happened("reopened").isEmpty
        case (.quotedFee, .fee(let fee)):
            return happened("quotedFee").isEmpty && isNamed(fee.approver.rawValue) && isNamed(fee.reason)
                && fee.amount > 0 && (fee.ground != .furtherCopies || start.right == .requestAccess)
        case (.decided, .verdict(let verdict)):
            let needsHuman = verdict.outcome.refuses || start.right == .requestContest
            if needsHuman, !isNamed(verdict.approver?.rawValue ?? "") { return false }
            if verdict.outcome.refuses, verdict.reasons.isEmpty { return false }
            guard state == "identityPending" else { return true }
            return !failed.isEmpty && verdict.outcome == .refused && verdict.reasons == ["right.unidentifiable"]
        case (.answered, _): return !isAnswered
        case (.openedFanOut, .recipients(let names)):
            let isTold = [.requestRectification, .requestErasure, .requestRestriction].contains(start.right)
            return isTold && !names.isEmpty && happened("openedFanOut", sinceReopening: true).isEmpty
        case (.settledRecipient, .recipient(let name, _)): return waiting.contains(name)
        case (.closed, _): return isAnswered && waiting.isEmpty
        default: return true
        }
    }
}
