// SPDX-License-Identifier: Apache-2.0

/// The one error type of `LawfulTime`: what was wrong, where, and what to do.
///
/// Messages never repeat the text that was read, because a mistyped field may hold personal data; they name the type
/// and the position instead. Two errors are equal when their ``code-swift.property`` is equal.
public struct TimeError: Error, CustomStringConvertible {
    /// What kind of mistake it was, for `switch`-free comparison: `error.code == .malformedDate`.
    public let code: Code
    /// What was wrong.
    public let problem: String
    /// Where: the type, and the position in the text where there is one (1-based, in bytes).
    public let location: String
    /// What to do about it.
    public let remedy: String

    /// One line with the problem, the place and the remedy.
    public var description: String {
        "\(code): \(problem) (in \(location)). \(remedy)"
    }
}

extension TimeError: Hashable {
    /// Compares the codes alone.
    /// - Parameters:
    ///   - lhs: An error.
    ///   - rhs: Another error.
    /// - Returns: `true` when both have the same code.
    public static func == (lhs: TimeError, rhs: TimeError) -> Bool {
        lhs.code == rhs.code
    }

    /// Hashes the code alone.
    /// - Parameter hasher: The hasher to feed.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
    }
}

extension TimeError {
    /// The kinds of ``TimeError``; an open set, so always compare and never assume that the list is complete.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case malformedDate, malformedInstant, malformedPeriod, malformedRule, malformedRetentionCount
            case invalidPeriod, invalidSuspension, invalidFinancialYearEnd, outOfRange
        }

        private let storage: Storage

        private init(_ storage: Storage) {
            self.storage = storage
        }

        /// A date text is not a real date written as `yyyy-MM-dd`.
        public static let malformedDate = Code(.malformedDate)
        /// A timestamp text is not ISO 8601 with a date, a time and an offset.
        public static let malformedInstant = Code(.malformedInstant)
        /// A period text is not one count and one unit, such as `P7Y` or `PT72H`.
        public static let malformedPeriod = Code(.malformedPeriod)
        /// A deadline rule's text names no known rule or has a wrong argument.
        public static let malformedRule = Code(.malformedRule)
        /// A retention count's text names no known way to count.
        public static let malformedRetentionCount = Code(.malformedRetentionCount)
        /// A period has a count that makes no sense where it is used.
        public static let invalidPeriod = Code(.invalidPeriod)
        /// A suspension's dates are in the wrong order or outside the period they would suspend.
        public static let invalidSuspension = Code(.invalidSuspension)
        /// A financial year ends on a month and day that do not exist.
        public static let invalidFinancialYearEnd = Code(.invalidFinancialYearEnd)
        /// A computation leaves the years 0000 to 9999.
        public static let outOfRange = Code(.outOfRange)

        /// The name of the code.
        public var description: String { storage.rawValue }
    }
}
