// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// One of the service's own tables, described: whose rows they are, what the columns mean, for which activity they
/// were collected, which date starts their retention, and what erasing does.
///
/// ```swift
/// DataSet("invoices", of: "customer_id", for: Billing.self, dated: "issued_on") {
///     Field("name", Name.self)
///     Field("amount_cents", Amount.self)
/// }
/// ```
public struct DataSet: Hashable, Sendable {
    /// What erasing does to a record.
    public enum Erasing: Hashable, Sendable {
        /// The whole row goes.
        case row
        /// The row stays; each field does as it declares.
        case fields
    }

    /// The table's name.
    public let table: String
    /// The columns of its primary key.
    public let key: [String]
    /// The column that names the data subject.
    public let subject: String
    /// The activity that the rows were collected for.
    public let activity: PurposeID
    /// The column with the local date that starts retention; nil when rows have no date of their own.
    public let date: String?
    /// What erasing does.
    public let erasing: Erasing
    /// The columns that hold personal data.
    public let fields: [Field]

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - table: the table's name.
    ///   - subject: the column that names the data subject.
    ///   - purpose: the activity that the rows were collected for.
    ///   - date: the column with the local date (`yyyy-MM-dd`, a longer text is cut) that starts retention.
    ///   - key: the columns of the primary key.
    ///   - erasing: whether the row goes, or its fields are treated one by one.
    ///   - fields: the columns that hold personal data.
    public init<P: Purpose>(
        _ table: String,
        of subject: String,
        for purpose: P.Type,
        dated date: String? = nil,
        key: [String] = ["id"],
        erasing: Erasing = .row,
        @FieldBuilder _ fields: () -> [Field]
    ) {
        self.init(table, of: subject, for: P.id, dated: date, key: key, erasing: erasing, fields)
    }

    /// Describes a table for an activity by name.
    public init(
        _ table: String,
        of subject: String,
        for activity: PurposeID,
        dated date: String? = nil,
        key: [String] = ["id"],
        erasing: Erasing = .row,
        @FieldBuilder _ fields: () -> [Field]
    ) {
        self.table = table
        self.key = key
        self.subject = subject
        self.activity = activity
        self.date = date
        self.erasing = erasing
        self.fields = fields()
    }

    /// The categories that its columns hold, each once, in the order of the columns.
    public var categories: [CategoryID] {
        var seen: Set<CategoryID> = []
        return fields.map(\.category).filter { seen.insert($0).inserted }
    }
}

/// A column that holds personal data.
public struct Field: Hashable, Sendable {
    /// What erasing does to a field whose row stays.
    public enum Erasing: Hashable, Sendable {
        /// It becomes null.
        case null
        /// It becomes a fixed text that says nothing.
        case replace(String)
        /// It stays, since it holds nothing personal once the others are gone.
        case keep
    }

    /// The column's name.
    public let column: String
    /// The category of its data.
    public let category: CategoryID
    /// What erasing does to it when the row stays.
    public let erasing: Erasing

    /// Describes a column.
    public init<C: DataCategory>(_ column: String, _ category: C.Type, whenErased erasing: Erasing = .null) {
        self.init(column, C.id, whenErased: erasing)
    }

    /// Describes a column of a category by name.
    public init(_ column: String, _ category: CategoryID, whenErased erasing: Erasing = .null) {
        self.column = column
        self.category = category
        self.erasing = erasing
    }
}

/// Collects the fields of a data set.
@resultBuilder
public enum FieldBuilder {
    /// Joins fields.
    public static func buildBlock(_ fields: Field...) -> [Field] { fields }
}
