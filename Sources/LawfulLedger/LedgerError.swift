// SPDX-License-Identifier: Apache-2.0

/// Why a ledger couldn't do what was asked; nothing already recorded is lost.
public struct LedgerError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case storage, settings, format, contention, noAnswer, erasurePending, keys, rolledBack, evidence
        }
        private let storage: Storage

        /// The store failed: disk full, file gone, and the like.
        public static let storage = Code(storage: .storage)
        /// The store didn't take a setting on which durability depends.
        public static let settings = Code(storage: .settings)
        /// An entry is in no known format.
        public static let format = Code(storage: .format)
        /// A subject's status kept moving while an answer was recorded.
        public static let contention = Code(storage: .contention)
        /// Private parts are erased for everyone who asks, but files may still hold them until nobody reads any more.
        public static let erasurePending = Code(storage: .erasurePending)
        /// The holder of the keys that private parts are sealed under doesn't answer, or a key is lost.
        public static let keys = Code(storage: .keys)
        /// The ledger is smaller than it was known to be, or isn't a continuation of what was signed.
        public static let rolledBack = Code(storage: .rolledBack)
        /// Something that proves what is recorded can't be made, or doesn't hold.
        public static let evidence = Code(storage: .evidence)
        /// The ledger broke its contract: fewer outcomes than drafts.
        public static let noAnswer = Code(storage: .noAnswer)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was wrong and what to do; no personal data.
    public let message: String

    /// Makes an error of an adapter's.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    static let noAnswer = LedgerError(
        .noAnswer, "The ledger returned fewer outcomes than drafts; its conformance is broken, run LedgerConformance.")

    /// The code and the message.
    public var description: String { "ledger.\(code): \(message)" }

    /// Errors are equal when their codes are.
    public static func == (one: LedgerError, other: LedgerError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
