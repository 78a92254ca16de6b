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
    let database: any DatabaseWriter

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
        let query = DataSetQueries(set, .sqlite).records(of: subject, after: key, limit: limit)
        return try await read(set) { database in
            try Row.fetchAll(database, sql: query.text, arguments: Self.arguments(query)).map { row in
                DataRecord(
                    key: Self.key(row, set),
                    fields: set.fields.enumerated().map { index, field in
                        (field, Self.value(row[set.key.count + index]))
                    })
            }
        }
    }

    /// Hands over each of a subject's rows once, from one cursor: a snapshot of the table, of which one row is held.
    ///
    /// - Throws: `DataError`, without the values of any row; or what the body throws.
    public func forEachRecord(
        of subject: SubjectID,
        in set: DataSet,
        _ body: @escaping @Sendable ([DataValue]) throws -> Void
    ) async throws {
        let query = DataSetQueries(set, .sqlite).values(of: subject)
        let count = set.fields.count
        try await read(set) { database in
            let rows = try Row.fetchCursor(database, sql: query.text, arguments: Self.arguments(query))
            // One array for all rows, as long as nobody keeps it.
            var values = [DataValue](repeating: .null, count: count)
            while let row = try rows.next() {
                for index in 0..<count { values[index] = Self.value(row[index]) }
                try body(values)
            }
        }
    }

    /// A subject's rows with the dates that their retention counts from.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func datedRecords(
        of subject: SubjectID,
        in set: DataSet,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord] {
        let query = DataSetQueries(set, .sqlite).dated(of: subject, after: key, limit: limit)
        return try await read(set) { database in
            try Row.fetchAll(database, sql: query.text, arguments: Self.arguments(query)).map { Self.dated($0, set) }
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
        let query = DataSetQueries(set, .sqlite).dated(upTo: date, of: column, after: key, limit: limit)
        return try await read(set) { database in
            try Row.fetchAll(database, sql: query.text, arguments: Self.arguments(query)).map { Self.dated($0, set) }
        }
    }

    /// How many rows that still hold something to erase have each date.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func countsByDate(in set: DataSet) async throws -> [LocalDate?: Int] {
        guard let query = DataSetQueries(set, .sqlite).datesWithCounts, let date = set.date else { return [:] }
        return try await read(set) { database in
            var counts: [LocalDate?: Int] = [:]
            let rows = try Row.fetchCursor(database, sql: query.text, arguments: Self.arguments(query))
            while let row = try rows.next() { counts[date.day(Self.value(row[0])), default: 0] += row[1] }
            return counts
        }
    }

    /// How many of a subject's rows still hold something to erase.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func countToErase(of subject: SubjectID, in set: DataSet) async throws -> Int {
        try await count(DataSetQueries(set, .sqlite).countToErase(of: subject), set.table)
    }

    /// Whether nothing of a subject is left to erase.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func isErased(_ subject: SubjectID, in set: DataSet) async throws -> Bool {
        let query = DataSetQueries(set, .sqlite).leftover(of: subject)
        return try await read(set) { database in
            try Row.fetchOne(database, sql: query.text, arguments: Self.arguments(query)) == nil
        }
    }

    /// Whom a row leads to.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func subject(of key: RecordKey, in set: DataSet) async throws -> SubjectID? {
        let query = DataSetQueries(set, .sqlite).subject(of: key)
        return try await read(set) { database in
            let rows = try Row.fetchAll(database, sql: query.text, arguments: Self.arguments(query))
            guard rows.count == 1 else { return nil }
            let value = Self.value(rows[0][0])
            return value == .null ? nil : SubjectID(rawValue: value.text)
        }
    }

    /// Whether rows of a data set lead on through a row of another.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func isNeeded(_ key: RecordKey, of other: DataSet, by set: DataSet) async throws -> Bool {
        let queries = DataSetQueries(set, .sqlite).leading(through: key, of: other)
        return try await read(set) { database in
            try queries.contains { query in
                try Row.fetchOne(database, sql: query.text, arguments: Self.arguments(query)) != nil
            }
        }
    }

    /// How many rows that hold something to erase lead to nobody.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func orphans(in set: DataSet) async throws -> Int {
        try await count(DataSetQueries(set, .sqlite).orphans, set.table)
    }

    /// How many rows of a table meet all conditions of none of these lists.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func count(_ table: String, outside lists: [[RowCondition]]) async throws -> Int {
        try await count(SQLQuery.count(table, outside: lists, .sqlite), table)
    }

    private func count(_ query: SQLQuery, _ table: String) async throws -> Int {
        do {
            return try await database.read { database in
                try Int.fetchOne(database, sql: query.text, arguments: Self.arguments(query)) ?? 0
            }
        } catch let error as DatabaseError { throw Self.wrap(error, table) }
    }

    /// Erases rows as the data set says, in one transaction; a key that names several rows is refused.
    ///
    /// - Throws: `DataError`; nothing is erased then.
    public func erase(_ keys: [RecordKey], in set: DataSet, leaving pseudonym: String) async throws -> Int {
        let queries = DataSetQueries(set, .sqlite)
        return try await erase(set, keys.compactMap { queries.erase($0, leaving: pseudonym) })
    }

    /// Erases rows that still are of the same person, and not dated later than a date, each looked at as it is erased.
    ///
    /// - Throws: `DataError`; nothing is erased then.
    public func erase(
        _ records: [DatedRecord],
        in set: DataSet,
        upTo date: LocalDate?,
        leaving pseudonym: String
    ) async throws -> Int {
        let queries = DataSetQueries(set, .sqlite)
        return try await erase(
            set,
            records.compactMap { queries.erase($0.key, leaving: pseudonym, of: $0.subject, upTo: date) })
    }

    private func erase(_ set: DataSet, _ queries: [SQLQuery]) async throws -> Int {
        guard !queries.isEmpty else { return 0 }
        do {
            return try await database.write { database in
                // What is erased is overwritten; copies that SQLite left in unused space before need a VACUUM.
                try database.execute(sql: "PRAGMA secure_delete = ON")
                try Self.refuseCascades(database, set)
                var changed = 0
                for query in queries {
                    let statement = try database.cachedStatement(sql: query.text)
                    try statement.execute(arguments: Self.arguments(query))
                    // Throwing rolls back: rows that were never decided about stay.
                    guard database.changesCount <= 1 else { throw DataError.ambiguousKey(set) }
                    changed += database.changesCount
                }
                return changed
            }
        } catch let error as DatabaseError {
            throw error.resultCode == .SQLITE_CONSTRAINT ? .constraint(set) : Self.wrap(error, set.table)
        }
    }

    /// Empties the write-ahead log into the file, where erased rows are overwritten: until then it holds what they were.
    ///
    /// - Throws: `DataError` when SQLite failed.
    public func clearRemains() async throws -> Remains {
        do {
            return try await database.writeWithoutTransaction { database in
                let row = try Row.fetchOne(database, sql: "PRAGMA wal_checkpoint(TRUNCATE)")
                return row?[0] == 0 ? .none : .pending
            }
        } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY || error.resultCode == .SQLITE_LOCKED
        {
            return .pending
        } catch let error as DatabaseError { throw Self.wrap(error, "sqlite_master") }
    }

    private func read<T: Sendable>(
        _ set: DataSet,
        _ body: @escaping @Sendable (Database) throws -> T
    ) async throws -> T {
        do { return try await database.read(body) } catch let error as DatabaseError {
            throw Self.wrap(error, set.table)
        }
    }

    /// SQLite's own message may quote values, so only its code goes on.
    static func wrap(_ error: DatabaseError, _ table: String) -> DataError {
        if error.resultCode == .SQLITE_ERROR {
            return DataError(
                .missing,
                "table '\(table)' or one of its described columns doesn't exist; compare the data set with the "
                    + "schema")
        }
        return DataError(
            .storage, "table '\(table)': SQLite failed with code \(error.extendedResultCode.rawValue); see its list"
        )
    }

    private static func key(_ row: Row, _ set: DataSet) -> RecordKey {
        RecordKey(set.key.indices.map { value(row[$0]) })
    }

    private static func dated(_ row: Row, _ set: DataSet) -> DatedRecord {
        let subject = value(row[set.key.count])
        return DatedRecord(
            key: key(row, set), subject: SubjectID(rawValue: subject == .null ? "" : subject.text),
            date: set.date.flatMap { $0.day(value(row[set.key.count + 1])) })
    }

    /// Rows of other tables that would go or change along were never decided about.
    private static func refuseCascades(_ database: Database, _ set: DataSet) throws {
        guard try Bool.fetchOne(database, sql: "PRAGMA foreign_keys") == true else { return }
        let rows = try Row.fetchAll(
            database,
            sql: """
                SELECT DISTINCT m.name, f."to", f.on_delete, f.on_update
                FROM sqlite_master AS m, pragma_foreign_key_list(m.name) AS f
                WHERE m.type = 'table' AND lower(f."table") = lower(?)
                """, arguments: [set.table])
        let actions: Set = ["CASCADE", "SET NULL", "SET DEFAULT"]
        let changed = Set(set.changesWhenErased.map { $0.column.lowercased() })
        let others = rows.compactMap { row -> String? in
            // Without a column it refers to the primary key.
            let to = (row["to"] as String?).map { [$0.lowercased()] } ?? set.key.map { $0.lowercased() }
            let isHit =
                set.erasing == .row
                ? actions.contains(row["on_delete"])
                : actions.contains(row["on_update"]) && !changed.isDisjoint(with: to)
            return isHit ? row["name"] : nil
        }
        guard !others.isEmpty else { return }
        throw DataError.cascade(set, to: Array(Set(others)))
    }

    private static func arguments(_ query: SQLQuery) -> StatementArguments {
        StatementArguments(
            query.values.map { value -> (any DatabaseValueConvertible)? in
                switch value {
                case .null: nil
                case .integer(let value): value
                case .real(let value): value
                case .text(let value): value
                case .bytes(let value): value
                }
            })
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
