// SPDX-License-Identifier: Apache-2.0

import LawfulTime

/// Why a document can't be written.
public struct DocumentError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case noStatement, noOccasion
        }
        private let storage: Storage

        /// No version of the statement is in force.
        public static let noStatement = Code(storage: .noStatement)
        /// What the letter would say didn't happen.
        public static let noOccasion = Code(storage: .noOccasion)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was wrong and what to do.
    public let message: String

    static func noStatement(on date: LocalDate) -> DocumentError {
        DocumentError(
            code: .noStatement,
            message:
                "no version of the statement is in force on \(date); declare a Notice with that date or an earlier one")
    }

    static func noOccasion(_ letter: String, _ remedy: String) -> DocumentError {
        DocumentError(code: .noOccasion, message: "there is no occasion for the letter '\(letter)': \(remedy)")
    }

    /// The code and the message.
    public var description: String { "documents.\(code): \(message)" }

    /// Errors are equal when their codes are.
    public static func == (one: DocumentError, other: DocumentError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
