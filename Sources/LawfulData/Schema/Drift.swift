// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// A difference between a map and the tables as they are (Arts. 5(2), 24, 25): what the map doesn't say isn't shown to
/// the person, and isn't erased.
public struct Drift: Hashable, Sendable, CustomStringConvertible {
    /// What kind of difference it is.
    public enum Kind: String, Hashable, Sendable, CaseIterable {
        /// A table that nothing describes.
        case tableUndeclared = "table.undeclared"
        /// A column that nothing describes.
        case columnUndeclared = "column.undeclared"
        /// A described table that isn't there.
        case tableGone = "table.gone"
        /// A described column that isn't there.
        case columnGone = "column.gone"
        /// The described key may name several rows.
        case keyNotUnique = "key.not_unique"
        /// Rows may lead to nobody, since a column on the way may be null.
        case linkNullable = "link.nullable"
        /// Rows hold data and lead to nobody, or to several people.
        case linkOrphaned = "link.orphaned"
        /// Rows that no data set describes, since each describes others.
        case rowsUndeclared = "rows.undeclared"
        /// The column that names the person refers to a table that isn't described as one of people.
        case linkAstray = "link.astray"
        /// A column beside the one that names the person refers to people, too.
        case personUndeclared = "person.undeclared"
        /// A table of people refers to another one, so that one person has two identifiers.
        case personTwice = "person.twice"
        /// The store's tables can't be read, so nothing is known of them.
        case schemaUnknown = "schema.unknown"
    }

    /// What kind of difference it is.
    public let kind: Kind
    /// The store.
    public let store: StoreID
    /// The table; empty where it concerns the store.
    public let table: String
    /// The column, where it concerns one.
    public let column: String?
    /// How many rows, where they were counted.
    public let rows: Int?
    /// What is different, and what to do; no personal data.
    public let message: String

    init(
        _ kind: Kind, _ store: StoreID, _ table: String, _ column: String? = nil, rows: Int? = nil,
        saying message: String
    ) {
        self.kind = kind
        self.store = store
        self.table = table
        self.column = column
        self.rows = rows
        self.message = message
    }

    /// Where it is: the store, the table and the column.
    public var place: String { [store.rawValue, table, column ?? ""].filter { !$0.isEmpty }.joined(separator: ".") }

    /// Its name, by which it is accepted: what it is, and where.
    public var name: String { "\(kind.rawValue) \(place)" }

    /// Where, what, and what to do.
    public var description: String { "\(place): \(message) [\(kind.rawValue)]" }
}
