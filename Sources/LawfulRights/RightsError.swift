// SPDX-License-Identifier: Apache-2.0

/// Why a request couldn't go on.
public struct RightsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case notARequest, approvalMissing, wrongRight, refused, unfinished
            case illegalStep, beforeReceipt, reasonMissing, otherMethodFirst, wrongMethod, notMuchData, wrongGround
            case unknownRecipient, notATenant, unknownRequest, contended, unreadablePlan
        }
        private let storage: Storage

        /// The operation isn't a right of the person.
        public static let notARequest = Code(storage: .notARequest)
        /// A refusal, fee or extension has no named human behind it.
        public static let approvalMissing = Code(storage: .approvalMissing)
        /// The request exercises another right.
        public static let wrongRight = Code(storage: .wrongRight)
        /// Nothing was granted, or to nobody known.
        public static let refused = Code(storage: .refused)
        /// What was granted isn't done.
        public static let unfinished = Code(storage: .unfinished)
        /// The request's state doesn't allow the step; ``RightsError/allowed`` has those that it allows.
        public static let illegalStep = Code(storage: .illegalStep)
        /// The step is dated before the request arrived.
        public static let beforeReceipt = Code(storage: .beforeReceipt)
        /// A refusal, fee or extension gives no reasons.
        public static let reasonMissing = Code(storage: .reasonMissing)
        /// A less intrusive method of identification hasn't been tried or ruled out.
        public static let otherMethodFirst = Code(storage: .otherMethodFirst)
        /// The method of identification isn't the one that was asked for, or isn't offered.
        public static let wrongMethod = Code(storage: .wrongMethod)
        /// There isn't so much data that the person may be asked which they mean.
        public static let notMuchData = Code(storage: .notMuchData)
        /// The ground doesn't carry the step.
        public static let wrongGround = Code(storage: .wrongGround)
        /// A plan was written by another version.
        public static let unreadablePlan = Code(storage: .unreadablePlan)
        /// The recipient isn't one that is to be told.
        public static let unknownRecipient = Code(storage: .unknownRecipient)
        /// The entity is none for which we act as processor.
        public static let notATenant = Code(storage: .notATenant)
        /// The ledger knows of no such request.
        public static let unknownRequest = Code(storage: .unknownRequest)
        /// The person's status moved every time that the step was to be recorded.
        public static let contended = Code(storage: .contended)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was wrong and what to do.
    public let message: String
    /// The state of the request, where a step was refused.
    public let state: RequestState?
    /// The step that was refused.
    public let step: RequestStep.Kind?
    /// The steps that the request allows at that moment, where one was refused.
    public let allowed: [RequestStep.Kind]

    init(
        _ code: Code,
        _ message: String,
        state: RequestState? = nil,
        step: RequestStep.Kind? = nil,
        allowed: [RequestStep.Kind] = []
    ) {
        self.code = code
        self.message = message
        self.state = state
        self.step = step
        self.allowed = allowed
    }

    /// The code and the message.
    public var description: String { "rights.\(code): \(message)" }

    /// Errors are equal when their codes are.
    public static func == (one: RightsError, other: RightsError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
