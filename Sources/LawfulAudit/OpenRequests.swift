// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTime

/// The requests that wait for an answer (Art. 12(3)).
struct OpenRequests {
    private struct Key: Hashable {
        let subject: SubjectID?
        let request: RequestID
    }

    private struct Open {
        let sequence: Int64
        var receivedAt: Instant
        /// Whether its term was extended in time, by a named human (Art. 12(3)).
        var isExtended = false
        /// Whether it was reopened after an appeal: a month runs from there, and no promise.
        var isReopened = false
    }

    /// An answer that came too late, for the law or for the controller's own promise.
    struct Late {
        let isPastLimit: Bool
        let indication: Indication
    }

    private var open: [Key: Open] = [:]

    var count: Int { open.count }

    /// Takes an entry in; what it says of an answer that came too late.
    mutating func take(
        _ entry: LedgerEntry,
        _ registers: RegistersInForce,
        _ calendar: WorkingCalendar
    ) throws -> Late? {
        guard let part = entry.privatePart, let request = part.event.request else { return nil }
        let (key, at) = (Key(subject: part.subject, request: request), entry.publicPart.effectiveAt)
        switch part.event.kind {
        case .requestReceived:
            // Told twice, the first arrival counts.
            open[key] =
                open[key].map { known in
                    var known = known
                    if !known.isReopened { known.receivedAt = min(known.receivedAt, at) }
                    return known
                } ?? Open(sequence: entry.sequence, receivedAt: at)
            return nil
        case .requestExtended:
            guard let received = open[key], !received.isReopened, part.event.isApproved else {
                return nil
            }
            // One that the person learns of after the first month extends nothing.
            let month = try Self.deadlines(received, registers, calendar).legal
            if month.isMet(at: at) { open[key]?.isExtended = true }
            return nil
        case .requestAnswered:
            guard let received = open.removeValue(forKey: key) else { return nil }
            return try late(received, entry.sequence, at: at, registers, calendar)
        case .requestRedirected, .requestWithdrawn:
            open[key] = nil
            return nil
        case .requestReopened:
            // What was late before it was reopened stays late.
            let before = open[key]
            open[key] = Open(sequence: entry.sequence, receivedAt: at, isReopened: true)
            guard let before, let late = try late(before, entry.sequence, at: at, registers, calendar),
                late.isPastLimit
            else { return nil }
            return late
        default: return nil
        }
    }

    private func late(
        _ received: Open,
        _ sequence: Int64,
        at instant: Instant,
        _ registers: RegistersInForce,
        _ calendar: WorkingCalendar
    ) throws -> Late? {
        let standing = try Self.deadlines(received, registers, calendar).standing(at: instant)
        guard standing != .inTime else { return nil }
        return Late(
            isPastLimit: standing == .overdue,
            indication: Self.indication([received.sequence, sequence], at: instant))
    }

    /// Those whose limit has passed at a moment.
    func overdue(
        at instant: Instant,
        _ registers: RegistersInForce,
        _ calendar: WorkingCalendar
    ) throws -> [Indication] {
        try open.values.sorted { $0.sequence < $1.sequence }.compactMap { received in
            let limit = try Self.deadlines(received, registers, calendar).limit
            return limit.isMet(at: instant) ? nil : Self.indication([received.sequence], at: limit.end)
        }
    }

    private static func deadlines(
        _ received: Open,
        _ registers: RegistersInForce,
        _ calendar: WorkingCalendar
    ) throws -> AnswerDeadlines {
        let register = registers.registerOrFirst(at: received.receivedAt)
        var promise: Period?
        if case .answeredWithin(let period)? = register?.answerPromise?.content { promise = period }
        let zone = register?.timeZone ?? .gmt
        let own = try AnswerDeadlines(
            receivedAt: received.receivedAt, promise: received.isReopened ? nil : promise, in: zone, calendar: calendar)
        return received.isExtended ? try own.extending(from: received.receivedAt, in: zone, calendar: calendar) : own
    }

    private static func indication(_ entries: [Int64], at instant: Instant) -> Indication {
        Indication(
            code: .lateAnswer, article: "12(3)", entries: entries, at: instant, activity: nil, found: [], recorded: [])
    }
}
