// SPDX-License-Identifier: Apache-2.0

/// How a row leads to the person whom it is about: a column of its own, or one of another table that it refers to, over
/// as many tables as it takes.
///
/// ```swift
/// DataSet("invoices", of: "customer_id", …)
/// DataSet("invoice_lines", of: .through("invoices", on: "invoice_id").at("customer_id"), …)
/// ```
public struct SubjectLink: Hashable, Sendable, ExpressibleByStringLiteral {
    /// A step from a table to another that it refers to.
    public struct Step: Hashable, Sendable {
        /// A column with the column of the other table that has the same value.
        public struct Pair: Hashable, Sendable {
            /// The column of the table that refers.
            public let from: String
            /// The column of the table that is referred to.
            public let to: String

            /// Makes a pair.
            public init(_ from: String, _ to: String) {
                self.from = from
                self.to = to
            }
        }

        /// The table that is referred to.
        public let table: String
        /// The columns that are equal, all of a composite key.
        public let pairs: [Pair]
    }

    /// The steps, in their order; none where the row names the person itself.
    public let steps: [Step]
    /// The column that names the person, in the last table.
    public let column: String

    /// A column of the row itself.
    public init(stringLiteral column: String) { self.init(column) }

    /// A column of the row itself.
    public init(_ column: String) { self.init(steps: [], column: column) }

    init(steps: [Step], column: String) {
        self.steps = steps
        self.column = column
    }

    /// Whether the row names the person itself.
    public var isDirect: Bool { steps.isEmpty }

    /// Begins a way through another table.
    ///
    /// - Parameters:
    ///   - table: the table that the row refers to.
    ///   - column: the row's column that refers to it.
    ///   - key: the column of the other table that it is equal to.
    /// - Returns: the way so far; `at(_:)` ends it.
    public static func through(_ table: String, on column: String, equals key: String = "id") -> Way {
        Way(steps: []).through(table, on: column, equals: key)
    }

    /// Begins a way through another table by several columns.
    ///
    /// - Parameters:
    ///   - table: the table that the row refers to.
    ///   - pairs: the row's columns with the columns of the other table that they are equal to.
    /// - Returns: the way so far; `at(_:)` ends it.
    public static func through(_ table: String, on pairs: KeyValuePairs<String, String>) -> Way {
        Way(steps: []).through(table, on: pairs)
    }

    /// A way that hasn't come to a person yet.
    public struct Way: Hashable, Sendable {
        let steps: [Step]

        /// Goes on through a further table.
        ///
        /// - Parameters:
        ///   - table: the table that is referred to.
        ///   - column: the column, of the table before, that refers to it.
        ///   - key: the column of the further table that it is equal to.
        /// - Returns: the way so far.
        public func through(_ table: String, on column: String, equals key: String = "id") -> Way {
            Way(steps: steps + [Step(table: table, pairs: [.init(column, key)])])
        }

        /// Goes on through a further table by several columns.
        ///
        /// - Parameters:
        ///   - table: the table that is referred to.
        ///   - pairs: columns of the table before with those of the further table that they are equal to.
        /// - Returns: the way so far.
        public func through(_ table: String, on pairs: KeyValuePairs<String, String>) -> Way {
            Way(steps: steps + [Step(table: table, pairs: pairs.map { .init($0.key, $0.value) })])
        }

        /// Ends the way at the column that it led to.
        ///
        /// - Parameter column: the column of the last table.
        /// - Returns: the link.
        public func at(_ column: String) -> SubjectLink { SubjectLink(steps: steps, column: column) }
    }
}
