// SPDX-License-Identifier: Apache-2.0

import LawfulLedger
import LawfulRetention
public import LawfulTime

/// A request that waits for an answer, and how urgent it is.
public struct OpenRequest: Hashable, Sendable {
    /// How urgent it is.
    public enum Urgency: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        /// The law's limit has passed; it stays to be answered.
        case overdue
        /// The promise is broken, the law's limit isn't reached.
        case promiseBroken
        /// A deadline is near.
        case alert
        /// There is time.
        case calm

        /// Orders by urgency, the most urgent first.
        public static func < (one: Urgency, other: Urgency) -> Bool { one.rank < other.rank }

        private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
    }

    /// The request.
    public let request: RequestCase
    /// How urgent it is.
    public let urgency: Urgency
    /// What it must be answered by: the promise, until it is broken, then the law's limit.
    public let deadline: Deadline
    /// What can be done about it.
    public let steps: [RequestStep.Kind]

    /// Looks at a request at an instant.
    ///
    /// - Parameters:
    ///   - request: the request.
    ///   - instant: the instant.
    ///   - alertDays: how many days before a deadline it is urgent; as the policy says by default.
    public init(_ request: RequestCase, at instant: Instant, alertDays: Int? = nil) {
        self.request = request
        deadline = request.nextDeadline(at: instant)
        steps = request.steps(at: instant)
        switch request.deadlines(at: instant).standing(at: instant) {
        case .overdue: urgency = .overdue
        case .promiseBroken: urgency = .promiseBroken
        case .inTime: urgency = instant >= request.alertAt(instant, days: alertDays) ? .alert : .calm
        }
    }
}

extension RightsDesk {
    /// The requests that wait for an answer, the most urgent first.
    ///
    /// - Parameters:
    ///   - instant: now.
    ///   - alertDays: how many days before a deadline a request is urgent; as the policy says by default.
    /// - Returns: by urgency, then by deadline, then by receipt.
    /// - Throws: `LedgerError` when the ledger couldn't be read; `TimeError`.
    public func openRequests(at instant: Instant, alertDays: Int? = nil) async throws -> [OpenRequest] {
        let open = try await requests().filter(\.isOpen).map { OpenRequest($0, at: instant, alertDays: alertDays) }
        return open.sorted { one, other in
            if one.urgency != other.urgency { return one.urgency < other.urgency }
            if one.deadline.end != other.deadline.end { return one.deadline.end < other.deadline.end }
            return one.request.receivedAt < other.request.receivedAt
        }
    }

    /// Every request that the ledger tells of, in the order of their receipts; read in one pass, of which nothing but
    /// the requests is kept.
    ///
    /// - Throws: `LedgerError` when the ledger couldn't be read; `TimeError`.
    public func requests() async throws -> [RequestCase] {
        var fold = RequestCase.Fold(under: terms)
        var last: Int64 = 0
        while true {
            let page = try await path.ledger.entries(after: last, limit: 1_000)
            guard let end = page.last else { return fold.cases }
            for entry in page { try fold.add(entry) }
            last = end.sequence
        }
    }
}
