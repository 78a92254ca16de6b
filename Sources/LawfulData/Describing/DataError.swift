// SPDX-License-Identifier: Apache-2.0

/// Why a store or a map couldn't do what was asked; no personal data.
public struct DataError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case map, storage, missing, constraint
        }
        private let storage: Storage

        /// The map names what isn't there.
        public static let map = Code(storage: .map)
        /// The store failed.
        public static let storage = Code(storage: .storage)
        /// A described table or column doesn't exist.
        public static let missing = Code(storage: .missing)
        /// The table's constraints don't let a row be erased as it is described.
        public static let constraint = Code(storage: .constraint)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was wrong, where, and what to do.
    public let message: String

    /// The error of a key that names several rows.
    ///
    /// - Parameter set: the data set.
    /// - Returns: the error.
    public static func ambiguousKey(_ set: DataSet) -> DataError {
        DataError(
            .map,
            "table '\(set.table)': the described key names several rows, so nothing was erased; describe its primary key"
        )
    }

    /// The error of a table whose constraints stand in the way.
    ///
    /// - Parameter set: the data set.
    /// - Returns: the error.
    package static func constraint(_ set: DataSet) -> DataError {
        DataError(
            .constraint,
            "table '\(set.table)': a constraint doesn't let its rows be erased as described, so nothing was; a column that "
                + "mustn't be null takes .replace or .pseudonym, and rows that others refer to are erased by fields")
    }

    /// The error of a row whose erasing would change rows of other tables.
    ///
    /// - Parameters:
    ///   - set: the data set.
    ///   - others: the tables whose rows would change along.
    /// - Returns: the error.
    package static func cascade(_ set: DataSet, to others: [String]) -> DataError {
        DataError(
            .map,
            "table '\(set.table)': erasing a row would change rows of \(others.sorted().joined(separator: ", ")) by a "
                + "foreign key; erase by fields, or take the ON DELETE action off")
    }

    /// Makes an error of an adapter's.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The code and the message.
    public var description: String { "data.\(code): \(message)" }

    /// Errors are equal when their codes are.
    public static func == (one: DataError, other: DataError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
