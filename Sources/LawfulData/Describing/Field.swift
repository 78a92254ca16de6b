// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A column that holds personal data.
public struct Field: Hashable, Sendable {
    /// What erasing does to a field whose row stays.
    public enum Erasing: Hashable, Sendable {
        /// It becomes null.
        case null
        /// It becomes a fixed text that says nothing.
        case replace(String)
        /// It becomes a made-up name, the same in all rows of a table that are erased of a person at a time, so that what is
        /// left can still be counted by person; nothing leads from it to them. For columns that mustn't be empty, and not for
        /// those that are unique. What begins with ``Field/pseudonymPrefix`` counts as one already.
        case pseudonym
        /// It stays, since it holds nothing personal once the others are gone.
        case keep
    }

    /// The column's name.
    public let column: String
    /// The category of its data.
    public let category: CategoryID
    /// How its data came about, on which portability depends (Art. 20(1)); what was inferred isn't carried over.
    public let obtained: Provenance
    /// What erasing does to it when the row stays.
    public let erasing: Erasing

    /// Describes a column.
    public init<C: DataCategory>(
        _ column: String,
        _ category: C.Type,
        obtained: Provenance = .provided,
        whenErased erasing: Erasing = .null
    ) {
        self.init(column, C.id, obtained: obtained, whenErased: erasing)
    }

    /// Describes a column of a category by name.
    public init(
        _ column: String,
        _ category: CategoryID,
        obtained: Provenance = .provided,
        whenErased erasing: Erasing = .null
    ) {
        self.column = column
        self.category = category
        self.obtained = obtained
        self.erasing = erasing
    }

    /// What a made-up name begins with, by which it is known for one.
    public static let pseudonymPrefix = "erased-"
}

/// Columns, or a whole table, that were looked at and hold nothing personal.
///
/// What isn't described is unknown, and unknown is no: drift lists it, and no access package counts as complete.
///
/// ```swift
/// DataSet("orders", of: "customer_id", for: Orders.self) {
///     Field("address", PostalAddress.self)
///     NotPersonal("status", "warehouse")
/// }
/// NotPersonal("settings", "migrations")
/// ```
public struct NotPersonal: Hashable, Sendable {
    /// Their names.
    public let names: [String]
    /// The rows that it is said of, where a table holds others, too; all when it is empty.
    public let rows: [RowCondition]

    /// Says so of columns, inside a data set, or of tables, beside them.
    public init(_ names: String...) {
        self.names = names
        rows = []
    }

    /// Says so of some of a table's rows, such as companies beside persons.
    ///
    /// - Parameters:
    ///   - table: the table.
    ///   - rows: which rows.
    public init(_ table: String, rows: [RowCondition]) {
        names = [table]
        self.rows = rows
    }
}

/// A condition on a row: a column has a value.
public struct RowCondition: Hashable, Sendable {
    /// The column.
    public let column: String
    /// The value that it has.
    public let value: DataValue

    /// A column that has a value.
    ///
    /// - Parameters:
    ///   - column: the column.
    ///   - value: the value.
    public init(_ column: String, is value: DataValue) {
        self.column = column
        self.value = value
    }

    /// A column that has a text.
    public init(_ column: String, is text: String) { self.init(column, is: .text(text)) }
}

/// What stands in a data set.
public enum DataSetPart: Sendable {
    /// A column that holds personal data.
    case field(Field)
    /// Columns that don't.
    case notPersonal(NotPersonal)
}

/// Collects the columns of a data set.
@resultBuilder
public enum FieldBuilder {
    /// Takes a column that holds personal data.
    public static func buildExpression(_ field: Field) -> DataSetPart { .field(field) }

    /// Takes columns that don't.
    public static func buildExpression(_ columns: NotPersonal) -> DataSetPart { .notPersonal(columns) }

    /// Joins them.
    public static func buildBlock(_ parts: DataSetPart...) -> [DataSetPart] { parts }
}
