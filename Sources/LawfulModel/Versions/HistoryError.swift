// SPDX-License-Identifier: Apache-2.0

/// Why a version can't follow in a register's history: everything that stands in the way.
public struct HistoryError: Error, Hashable, Sendable, CustomStringConvertible {
    /// One thing that stands in the way, and what to do.
    public struct Fault: Hashable, Sendable, CustomStringConvertible {
        /// What kind of fault it is.
        public struct Code: Hashable, Sendable, CustomStringConvertible {
            private enum Storage: String {
                case outOfOrder, noNotice, noNewNotice, noticeRewritten, notDescribed, unannounced, successionRewritten,
                    purposesMerged
            }
            private let storage: Storage

            /// It would hold before the version that came before it.
            public static let outOfOrder = Code(storage: .outOfOrder)
            /// No version of the statement is in force then.
            public static let noNotice = Code(storage: .noNotice)
            /// Something material changes and the statement stays as it was.
            public static let noNewNotice = Code(storage: .noNewNotice)
            /// A version of the statement that was in force is gone or reads otherwise.
            public static let noticeRewritten = Code(storage: .noticeRewritten)
            /// A purpose is new and the statement doesn't describe it.
            public static let notDescribed = Code(storage: .notDescribed)
            /// Something material takes effect of which people weren't told before.
            public static let unannounced = Code(storage: .unannounced)
            /// What became of a purpose is gone or rewritten, and with it what people said under its name.
            public static let successionRewritten = Code(storage: .successionRewritten)
            /// A purpose became one that there was beside it, whose consents and objections aren't its own.
            public static let purposesMerged = Code(storage: .purposesMerged)

            /// The code's name.
            public var description: String { storage.rawValue }
        }

        /// What kind of fault it is.
        public let code: Code
        /// What is wrong and what to do.
        public let message: String

        /// The fault on one line.
        public var description: String { message }
    }

    /// The faults.
    public let faults: [Fault]

    init(_ faults: [Fault]) { self.faults = faults }

    /// All faults, a line each.
    public var description: String {
        let noun = faults.count == 1 ? "fault" : "faults"
        return "The version can't follow; it has \(faults.count) \(noun):\n"
            + faults.map { "  - \($0)" }.joined(separator: "\n")
    }
}
