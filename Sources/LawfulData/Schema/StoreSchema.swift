// SPDX-License-Identifier: Apache-2.0

/// A store's tables as they are, to compare a map with.
public struct StoreSchema: Hashable, Sendable {
    /// A table, or a view.
    public struct Table: Hashable, Sendable {
        /// The table's name, as data sets write it.
        public let name: String
        /// Its columns.
        public let columns: [Column]
        /// Sets of columns that name at most one row each: the primary key, and what is unique.
        public let keys: [Set<String>]
        /// The tables that its columns refer to.
        public let references: [Reference]
        /// Whether it is a view, which shows what stands in other tables.
        public let isView: Bool

        /// Makes a table, as a store reads it.
        public init(
            _ name: String,
            columns: [Column],
            keys: [Set<String>] = [],
            references: [Reference] = [],
            isView: Bool = false
        ) {
            self.name = name
            self.columns = columns
            self.keys = keys
            self.references = references
            self.isView = isView
        }
    }

    /// A column.
    public struct Column: Hashable, Sendable {
        /// The column's name.
        public let name: String
        /// Whether it may be null.
        public let isNullable: Bool

        /// Makes a column.
        public init(_ name: String, isNullable: Bool = true) {
            self.name = name
            self.isNullable = isNullable
        }
    }

    /// Columns that refer to a table's key.
    public struct Reference: Hashable, Sendable {
        /// The columns that refer.
        public let columns: [String]
        /// The table that they refer to.
        public let table: String

        /// Makes a reference.
        public init(_ columns: [String], to table: String) {
            self.columns = columns
            self.table = table
        }
    }

    /// The tables and views.
    public let tables: [Table]

    /// Makes a schema, as a store reads it.
    public init(_ tables: [Table]) { self.tables = tables }
}
