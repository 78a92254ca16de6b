// SPDX-License-Identifier: Apache-2.0

#if SQLite
public import GRDB
public import LawfulData
public import LawfulModel

extension SQLiteStore {
    /// The database's tables and views as they are; without SQLite's own, GRDB's list of migrations, and a ledger's.
    ///
    /// - Throws: `DataError` when it couldn't be read.
    public func schema() async throws -> StoreSchema? {
        do {
            return try await database.read { database in
                let rows = try Row.fetchAll(
                    database,
                    sql: """
                        SELECT name, type FROM sqlite_master WHERE type IN ('table', 'view')
                            AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name <> 'grdb_migrations' ORDER BY name
                        """)
                // A reference may write a table's name in another case.
                let names = Dictionary(rows.map { (($0["name"] as String).lowercased(), $0["name"] as String) }) {
                    one, _ in one
                }
                return StoreSchema(
                    try rows.map { try Self.table($0["name"], isView: $0["type"] == "view", names, database) })
            }
        } catch let error as DatabaseError { throw Self.wrap(error, "sqlite_master") }
    }

    private static func table(
        _ name: String,
        isView: Bool,
        _ names: [String: String],
        _ database: Database
    ) throws -> StoreSchema.Table {
        let columns = try Row.fetchAll(
            database, sql: "SELECT name, \"notnull\", pk FROM pragma_table_xinfo(?) WHERE hidden <> 1 ORDER BY cid",
            arguments: [name])
        let primary = columns.filter { $0["pk"] > 0 }
        var keys = primary.isEmpty ? [] : [Set(primary.map { $0["name"] as String })]
        let indexes = try String.fetchAll(
            database, sql: "SELECT name FROM pragma_index_list(?) WHERE \"unique\" = 1 AND partial = 0",
            arguments: [name])
        for index in indexes {
            let parts = try Optional<String>.fetchAll(
                database, sql: "SELECT name FROM pragma_index_info(?)", arguments: [index])
            // An index on an expression has a column without a name, and says nothing of columns.
            let named = parts.compactMap { $0 }
            if named.count == parts.count { keys.append(Set(named)) }
        }
        let foreign = try Row.fetchAll(
            database, sql: "SELECT id, \"table\", \"from\" FROM pragma_foreign_key_list(?) ORDER BY id, seq",
            arguments: [name])
        let references = Dictionary(grouping: foreign) { $0["id"] as Int }.sorted { $0.key < $1.key }.map { _, rows in
            StoreSchema.Reference(
                rows.map { $0["from"] }, to: names[(rows[0]["table"] as String).lowercased()] ?? rows[0]["table"])
        }
        return StoreSchema.Table(
            name,
            columns: columns.map { row in
                // A primary key of one integer column is the row's number, and never null.
                let isKey: Bool = row["pk"] > 0 && primary.count == 1
                return StoreSchema.Column(row["name"], isNullable: row["notnull"] == 0 && !isKey)
            },
            keys: keys, references: references, isView: isView)
    }
}

extension DataMap {
    /// Compares what the map says of a store with a database's tables as they are.
    ///
    /// ```swift
    /// #expect(try await map.drift(from: database).isEmpty)
    /// ```
    ///
    /// - Parameters:
    ///   - database: the database.
    ///   - id: the name of the store in the map.
    ///   - accepted: the names of differences that were looked at and may stay (`Drift.name`).
    /// - Returns: the differences, by table.
    /// - Throws: `DataError` when the database couldn't be read.
    public func drift(
        from database: any DatabaseWriter,
        id: StoreID = "sqlite",
        accepting accepted: Set<String> = []
    ) async throws -> [Drift] {
        try await drift(from: SQLiteStore(database, id: id), accepting: accepted)
    }
}
#endif
