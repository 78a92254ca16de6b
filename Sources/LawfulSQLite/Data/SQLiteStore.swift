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

    /// Erases rows as the data set says, in one transaction.
    ///
    /// - Throws: `DataError`; nothing is erased then.
    public func erase(_ keys: [RecordKey], in set: DataSet) async throws -> Int {
        do {
            return try await database.write { database in
                // What is erased is overwritten; copies that SQLite left in unused space before need a VACUUM.
                try database.execute(sql: "PRAGMA secure_delete = ON")
                var changed = 0
                for key in keys {
                    let statement = Statement(set).erasing(key)
                    try database.execute(sql: statement.sql, arguments: statement.arguments)
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
        let subject: String? = row[set.key.count]
        let text: String? = set.date == nil ? nil : row[set.key.count + 1]
        return DatedRecord(
            key: key(row, set), subject: SubjectID(rawValue: subject ?? ""),
            date: text.flatMap { try? LocalDate(String($0.prefix(10))) })
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
