// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// One of the service's own tables, described: whose rows they are, what the columns mean, for which activity they
/// were collected, which date starts their retention, and what erasing does.
///
/// ```swift
/// DataSet("invoices", of: "customer_id", for: Billing.self, dated: "issued_on") {
///     Field("name", Name.self)
///     Field("amount_cents", Amount.self)
///     NotPersonal("currency")
/// }
/// ```
///
/// A row about several people has one owner, and ``Accessor``s whom it is shown to. Where it holds columns of each of
/// them, describe it once for each person, by fields, each column in one data set.
public struct DataSet: Hashable, Sendable {
    /// What erasing does to a record.
    public enum Erasing: Hashable, Sendable {
        /// The whole row goes.
        case row
        /// The row stays; each field does as it declares.
        case fields
    }

    /// The table's name; `schema.table` in another schema of the database.
    public let table: String
    /// The columns of its primary key.
    public let key: [String]
    /// How a row leads to the person whose it is.
    public let subject: SubjectLink
    /// Who else has access to a row.
    public let accessors: [Accessor]
    /// The activity that the rows were collected for.
    public let activity: PurposeID
    /// The date that starts retention; nil when rows have no date of their own.
    public let date: RecordDate?
    /// Which rows it describes, where the table holds others, too; all when it is empty.
    public let rows: [RowCondition]
    /// What erasing does.
    public let erasing: Erasing
    /// The columns that hold personal data.
    public let fields: [Field]
    /// The columns that were looked at and hold none.
    public let notPersonal: [String]
    /// Whether it shows the rows to somebody who has access to them, and isn't whose they are.
    public let isForAccess: Bool

    /// Describes a table.
    ///
    /// - Parameters:
    ///   - table: the table's name.
    ///   - subject: how a row leads to the person whose it is.
    ///   - accessors: who else has access to a row.
    ///   - purpose: the activity that the rows were collected for.
    ///   - date: the date that starts retention.
    ///   - key: the columns of the primary key.
    ///   - rows: which rows it describes, where the table holds others, too.
    ///   - erasing: whether the row goes, or its fields are treated one by one.
    ///   - parts: the columns that hold personal data, and those that don't.
    public init<P: Purpose>(
        _ table: String,
        of subject: SubjectLink,
        accessedBy accessors: [Accessor] = [],
        for purpose: P.Type,
        dated date: RecordDate? = nil,
        key: [String] = ["id"],
        only rows: [RowCondition] = [],
        erasing: Erasing = .row,
        @FieldBuilder _ parts: () -> [DataSetPart]
    ) {
        self.init(
            table, of: subject, accessedBy: accessors, for: P.id, dated: date, key: key, only: rows, erasing: erasing,
            parts)
    }

    /// Describes a table for an activity by name.
    public init(
        _ table: String,
        of subject: SubjectLink,
        accessedBy accessors: [Accessor] = [],
        for activity: PurposeID,
        dated date: RecordDate? = nil,
        key: [String] = ["id"],
        only rows: [RowCondition] = [],
        erasing: Erasing = .row,
        @FieldBuilder _ parts: () -> [DataSetPart]
    ) {
        self.table = table
        self.key = key
        self.subject = subject
        self.accessors = accessors
        self.activity = activity
        self.date = date
        self.rows = rows
        self.erasing = erasing
        isForAccess = false
        var (fields, others): ([Field], [String]) = ([], [])
        for part in parts() {
            switch part {
            case .field(let field): fields.append(field)
            case .notPersonal(let columns): others += columns.names
            }
        }
        self.fields = fields
        notPersonal = others
    }

    private init(_ set: DataSet, asSeenBy accessor: Accessor) {
        table = set.table
        key = set.key
        subject = accessor.link
        accessors = []
        activity = set.activity
        date = set.date
        rows = set.rows
        erasing = .fields
        notPersonal = []
        isForAccess = true
        let shown = set.fields.filter { accessor.sees?.contains($0.column) ?? true }
            .map { Field($0.column, $0.category, obtained: $0.obtained, whenErased: .keep) }
        // The column that names them goes first when they go; where it is shown itself it isn't shown twice.
        let link = accessor.link.isDirect ? accessor.link.column : nil
        fields = shown.map { field in
            field.column == link
                ? Field(field.column, field.category, obtained: field.obtained, whenErased: accessor.whenErased) : field
        }
        unlinking = link.flatMap { link in
            fields.contains { $0.column == link } ? nil : Unlinking(column: link, erasing: accessor.whenErased)
        }
    }

    /// What erasing does to the column that names somebody who only has access.
    struct Unlinking: Hashable, Sendable {
        let column: String
        let erasing: Field.Erasing
    }

    private(set) var unlinking: Unlinking?

    /// The rows as somebody who has access to them sees them: erasing takes their name off and leaves the row.
    func asSeen(by accessor: Accessor) -> DataSet { DataSet(self, asSeenBy: accessor) }

    /// What erasing does to each column whose row stays, without those that stay as they are.
    public var changesWhenErased: [(column: String, erasing: Field.Erasing)] {
        (fields.map { ($0.column, $0.erasing) } + (unlinking.map { [($0.column, $0.erasing)] } ?? []))
            .filter { $0.1 != .keep }
    }

    /// Whether erasing puts a made-up name somewhere.
    public var leavesPseudonyms: Bool { erasing == .fields && changesWhenErased.contains { $0.erasing == .pseudonym } }

    /// The categories that its columns hold, each once, in the order of the columns.
    public var categories: [CategoryID] {
        var seen: Set<CategoryID> = []
        return fields.map(\.category).filter { seen.insert($0).inserted }
    }
}
