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
                open[key].map { Open(sequence: $0.sequence, receivedAt: min($0.receivedAt, at)) }
                ?? Open(sequence: entry.sequence, receivedAt: at)
            return nil
        case .requestAnswered:
            guard let received = open.removeValue(forKey: key) else { return nil }
            let standing = try Self.deadlines(received, registers, calendar).standing(at: at)
            guard standing != .inTime else { return nil }
            return Late(
                isPastLimit: standing == .overdue,
                indication: Self.indication([received.sequence, entry.sequence], at: at))
        default: return nil
        }
    }

    /// Those whose limit has passed at a moment.
    func overdue(
        at instant: Instant,
        _ registers: RegistersInForce,
        _ calendar: WorkingCalendar
    ) throws -> [Indication] {
        try open.values.sorted { $0.sequence < $1.sequence }.compactMap { received in
            let limit = try Self.deadlines(received, registers, calendar).legal
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
        return try AnswerDeadlines(
            receivedAt: received.receivedAt, promise: promise, in: register?.timeZone ?? .gmt, calendar: calendar)
    }

    private static func indication(_ entries: [Int64], at instant: Instant) -> Indication {
        Indication(
            code: .lateAnswer, article: "12(3)", entries: entries, at: instant, activity: nil, found: [], recorded: [])
    }
}
