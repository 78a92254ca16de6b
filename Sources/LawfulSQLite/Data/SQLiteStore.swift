// SPDX-License-Identifier: Apache-2.0

#if SQLite
import Foundation
public import GRDB
public import LawfulData
public import LawfulModel
public import LawfulTime

/// The service's own tables in an SQLite database, as a data map describes them.
///
/// It shares the host's connection: give it the `DatabasePool` or `DatabaseQueue` that the service uses. Table and
/// column names of a data set are quoted, values are always bound.
///
/// ## Package traits
/// Needs the `SQLite` trait, which is on by default.
public struct SQLiteStore: DataStore {
    /// The store's name, as receipts show it.
    public let id: StoreID
    private let database: any DatabaseWriter

    /// Uses the host's database.
    public init(_ database: any DatabaseWriter, id: StoreID = "sqlite") {
        self.database = database
        self.id = id
    }

    /// A subject's rows, in the order of their keys.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func records(
        of subject: SubjectID,
        in set: DataSet,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DataRecord] {
        let statement = Statement(set)
            .columns(set.key + set.fields.map(\.column))
            .matching(set.subject, .text(subject.rawValue))
            .after(key)
        return try await read(set) { database in
            try Row.fetchAll(database, sql: statement.sql(limit: limit), arguments: statement.arguments).map { row in
                DataRecord(
                    key: Self.key(row, set),
                    fields: set.fields.enumerated().map { index, field in
                        (field, Self.value(row[set.key.count + index]))
                    })
            }
        }
    }

    /// A subject's rows with the dates that their retention counts from.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func datedRecords(of subject: SubjectID, in set: DataSet) async throws -> [DatedRecord] {
        let statement = Statement(set).dated().matching(set.subject, .text(subject.rawValue))
        return try await read(set) { database in
            try Row.fetchAll(database, sql: statement.sql(limit: nil), arguments: statement.arguments)
                .map { Self.dated($0, set) }
        }
    }

    /// Rows dated on or before a date that still hold something to erase, in the order of their keys.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func datedRecords(
        in set: DataSet,
        upTo date: LocalDate,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord] {
        guard let column = set.date else { return [] }
        // Texts sort as dates do, with or without a time behind them, and an index on the column serves.
        let statement = Statement(set).dated().before(column, date.adding(days: 1).description).erasable().after(key)
        return try await read(set) { database in
            try Row.fetchAll(database, sql: statement.sql(limit: limit), arguments: statement.arguments)
                .map { Self.dated($0, set) }
        }
    }

    /// Whether nothing of a subject is left to erase.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func isErased(_ subject: SubjectID, in set: DataSet) async throws -> Bool {
        let statement = Statement(set).columns(set.key).matching(set.subject, .text(subject.rawValue)).erasable()
        return try await read(set) { database in
            try Row.fetchOne(database, sql: statement.sql(limit: 1), arguments: statement.arguments) == nil
        }
    }

    /// Erases rows as the data set says, in one transaction; a key that names several rows is refused.
    ///
    /// - Throws: `DataError`; nothing is erased then.
    public func erase(_ keys: [RecordKey], in set: DataSet) async throws -> Int {
        do {
            return try await database.write { database in
                // What is erased is overwritten; copies that SQLite left in unused space before need a VACUUM.
                try database.execute(sql: "PRAGMA secure_delete = ON")
                if set.erasing == .row { try Self.refuseCascades(database, set) }
                var changed = 0
                for key in keys {
                    let statement = Statement(set).erasing(key)
                    try database.execute(sql: statement.sql, arguments: statement.arguments)
                    // Throwing rolls back: rows that were never decided about stay.
                    guard database.changesCount <= 1 else { throw DataError.ambiguousKey(set) }
                    changed += database.changesCount
                }
                return changed
            }
        } catch let error as DatabaseError { throw Self.wrap(error, set) }
    }

    private func read<T: Sendable>(
        _ set: DataSet,
        _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        do { return try await database.read(body) } catch let error as DatabaseError { throw Self.wrap(error, set) }
    }

    /// SQLite's own message may quote values, so only its code goes on.
    private static func wrap(_ error: DatabaseError, _ set: DataSet) -> DataError {
        if error.resultCode == .SQLITE_ERROR {
            return DataError(
                .missing,
                "table '\(set.table)' or one of its described columns doesn't exist; compare the data set with the "
                    + "schema")
        }
        return DataError(
            .storage, "table '\(set.table)': SQLite failed with code \(error.extendedResultCode.rawValue); see its list"
        )
    }

    private static func key(_ row: Row, _ set: DataSet) -> RecordKey {
        RecordKey(set.key.indices.map { value(row[$0]) })
    }

    private static func dated(_ row: Row, _ set: DataSet) -> DatedRecord {
        let subject = value(row[set.key.count])
        var date: LocalDate?
        if set.date != nil, case .text(let text) = value(row[set.key.count + 1]) {
            date = try? LocalDate(String(text.prefix(10)))
        }
        return DatedRecord(
            key: key(row, set), subject: SubjectID(rawValue: subject == .null ? "" : subject.text), date: date)
    }

    /// Rows of other tables that would go or change along were never decided about.
    private static func refuseCascades(_ database: Database, _ set: DataSet) throws {
        guard try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") == true else { return }
        let others = try String.fetchAll(
            database,
            sql: """
                SELECT DISTINCT m.name FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f
                WHERE m.type = 'table' AND lower(f."table") = lower(?) AND f.on_delete IN ('CASCADE', 'SET NULL', 'SET DEFAULT')
                """, arguments: [set.table])
        guard !others.isEmpty else { return }
        throw DataError(
            .map,
            "table '\(set.table)': erasing a row would change rows of \(others.sorted().joined(separator: ", ")) by a "
                + "foreign key; erase by fields, or take the ON DELETE action off")
    }

    private static func value(_ value: DatabaseValue) -> DataValue {
        switch value.storage {
        case .null: .null
        case .int64(let value): .integer(value)
        case .double(let value): .real(value)
        case .string(let value): .text(value)
        case .blob(let value): .bytes(value)
        }
    }
}
#endif
