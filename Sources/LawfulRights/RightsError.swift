// SPDX-License-Identifier: Apache-2.0

/// Why a request couldn't go on.
public struct RightsError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case notARequest, approvalMissing, wrongRight, refused, unfinished
        }
        private let storage: Storage

        /// The operation isn't a right of the person.
        public static let notARequest = Code(storage: .notARequest)
        /// A refusal has no named human behind it.
        public static let approvalMissing = Code(storage: .approvalMissing)
        /// The request exercises another right.
        public static let wrongRight = Code(storage: .wrongRight)
        /// Nothing was granted, or to nobody known.
        public static let refused = Code(storage: .refused)
        /// What was granted isn't done.
        public static let unfinished = Code(storage: .unfinished)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was wrong and what to do.
    public let message: String

    init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The code and the message.
    public var description: String { "rights.\(code): \(message)" }

    /// Errors are equal when their codes are.
    public static func == (one: RightsError, other: RightsError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
