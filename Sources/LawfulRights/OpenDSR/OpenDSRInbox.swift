// SPDX-License-Identifier: Apache-2.0

public import LawfulTime
import Synchronization

extension OpenDSR {
    /// What a processor keeps of a request in order to answer about it; it names nobody.
    public struct Intake: Hashable, Sendable {
        /// The controller that passed it.
        public let controllerID: String
        /// Its name.
        public let id: SubjectRequestID
        /// The right.
        public let type: RequestType
        /// When it was received.
        public let receivedAt: Instant
        /// A digest of what was asked, by which the same request is known again.
        public let fingerprint: String
        /// Where changes are reported.
        public let callbacks: [Endpoint]
        /// When it is expected to be done.
        public var expectedAt: Instant
        /// Where it stands.
        public var standing: Standing
        /// Why, in codes; what isn't written as one is left out when it is told.
        public var reasons: [String]
        /// Where the results are.
        public var results: Endpoint?
        /// How many there are.
        public var resultCount: Int?

        /// Makes a record, as a store reads it back.
        public init(
            controllerID: String,
            id: SubjectRequestID,
            type: RequestType,
            receivedAt: Instant,
            fingerprint: String,
            callbacks: [Endpoint],
            expectedAt: Instant,
            standing: Standing = .received,
            reasons: [String] = [],
            results: Endpoint? = nil,
            resultCount: Int? = nil
        ) {
            self.controllerID = controllerID
            self.id = id
            self.type = type
            self.receivedAt = receivedAt
            self.fingerprint = fingerprint
            self.callbacks = callbacks
            self.expectedAt = expectedAt
            self.standing = standing
            self.reasons = reasons
            self.results = results
            self.resultCount = resultCount
        }
    }
}

/// Where a processor keeps the requests that controllers pass to it.
///
/// A controller sees its own requests alone: names are looked up together with who asks.
public protocol OpenDSRInbox: Sendable {
    /// Keeps a request unless one of its name is kept for the same controller, in one step.
    ///
    /// - Returns: what is kept: this one, or the first.
    func keep(_ intake: OpenDSR.Intake, _ request: OpenDSR.Request) async throws -> OpenDSR.Intake

    /// What is kept of a request; nil where it isn't known.
    func intake(_ id: OpenDSR.SubjectRequestID, of controllerID: String) async throws -> OpenDSR.Intake?

    /// Cancels a request where it still can be, in one step.
    ///
    /// - Returns: what is kept afterwards; nil where it isn't known.
    func cancel(_ id: OpenDSR.SubjectRequestID, of controllerID: String) async throws -> OpenDSR.Intake?
}

/// An inbox that lives and dies with the process: for tests and trials.
public final class InMemoryOpenDSRInbox: OpenDSRInbox {
    private struct Key: Hashable {
        let controller: String
        let id: OpenDSR.SubjectRequestID
    }

    private let kept = Mutex<[Key: (intake: OpenDSR.Intake, request: OpenDSR.Request)]>([:])

    /// An empty inbox.
    public init() {}

    /// How many requests are kept.
    public var count: Int { kept.withLock { $0.count } }

    /// Keeps a request unless one of its name is kept.
    public func keep(_ intake: OpenDSR.Intake, _ request: OpenDSR.Request) async throws -> OpenDSR.Intake {
        kept.withLock { kept in
            let key = Key(controller: intake.controllerID, id: intake.id)
            if let first = kept[key] { return first.intake }
            kept[key] = (intake, request)
            return intake
        }
    }

    /// What is kept of a request.
    public func intake(_ id: OpenDSR.SubjectRequestID, of controllerID: String) async throws -> OpenDSR.Intake? {
        kept.withLock { $0[Key(controller: controllerID, id: id)]?.intake }
    }

    /// The request as it came, for whoever carries it out: personal data.
    public func request(_ id: OpenDSR.SubjectRequestID, of controllerID: String) -> OpenDSR.Request? {
        kept.withLock { $0[Key(controller: controllerID, id: id)]?.request }
    }

    /// Cancels a request where it still can be.
    public func cancel(_ id: OpenDSR.SubjectRequestID, of controllerID: String) async throws -> OpenDSR.Intake? {
        kept.withLock { kept in
            let key = Key(controller: controllerID, id: id)
            if kept[key]?.intake.standing.isCancellable == true { kept[key]?.intake.standing = .cancelled }
            return kept[key]?.intake
        }
    }

    /// Changes what is kept of a request.
    ///
    /// - Returns: what is kept afterwards; nil where it isn't known.
    @discardableResult
    public func update(
        _ id: OpenDSR.SubjectRequestID,
        of controllerID: String,
        _ change: (inout OpenDSR.Intake) -> Void
    ) -> OpenDSR.Intake? {
        kept.withLock { kept in
            let key = Key(controller: controllerID, id: id)
            guard var intake = kept[key]?.intake else { return nil }
            change(&intake)
            kept[key]?.intake = intake
            return intake
        }
    }
}
