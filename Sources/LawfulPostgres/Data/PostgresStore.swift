// SPDX-License-Identifier: Apache-2.0

#if Postgres
public import Foundation
public import LawfulData
public import LawfulModel
public import LawfulTime

/// The service's own tables in a PostgreSQL database, as a data map describes them.
///
/// Table and column names of a data set are quoted, values are always bound; a table of another schema than the first is
/// written `schema.table`. A person's identifier is taken for whatever type its column has; one that the type can't
/// have names nobody there.
///
/// What is erased is gone from every query at once; its bytes stay in the table's file until the server vacuums it, and in
/// its log and backups for as long as these are kept.
///
/// ## Package traits
/// Needs the `Postgres` trait.
public struct PostgresStore: DataStore {
    /// The store's name, as receipts show it.
    public let id: StoreID
    let pool: ConnectionPool
    let schemas: [String]

    /// Uses a database; connections are made when they are first needed.
    ///
    /// - Parameters:
    ///   - connection: libpq's connection string or URL, which it gets as it is. It appears in no error.
    ///   - id: the store's name, as receipts show it.
    ///   - schemas: the schemas that hold the service's tables; those of the first are written without it.
    ///   - zone: the zone whose days a moment with a time belongs to.
    ///   - connections: how many connections are used at most.
    ///   - patience: for how long something is tried again while the server can't be reached or others are in the way.
    /// - Throws: `DataError` when the connection string can't be read.
    public init(
        _ connection: String,
        id: StoreID = "postgres",
        schemas: [String] = ["public"],
        zone: TimeZone,
        connections: Int = 4,
        patience: Duration = .seconds(30)
    ) throws {
        do { try ConnectionString.check(connection) } catch {
            throw DataError(.storage, "The connection string can't be read; it must be one of libpq's words or a URL.")
        }
        self.id = id
        self.schemas = schemas
        pool = ConnectionPool(
            connection,
            for: .tables(
                zone: zone.identifier, path: schemas.map { SQLDialect.quoted($0) }.joined(separator: ", ")),
            limit: connections, patience: patience)
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
        let query = DataSetQueries(set, .postgres).records(of: subject, after: key, limit: limit)
        return try await named(subject, in: set, query, orElse: []) { rows in
            (0..<rows.count).map { row in
                DataRecord(
                    key: rows.key(row, set),
                    fields: set.fields.enumerated().map { ($1, rows.value(row, set.key.count + $0)) })
            }
        }
    }

    /// Hands over each of a subject's rows once, from one cursor: a snapshot of the table, of which few rows are held.
    ///
    /// - Throws: `DataError`, without the values of any row; or what the body throws.
    public func forEachRecord(
        of subject: SubjectID,
        in set: DataSet,
        _ body: @escaping @Sendable ([DataValue]) throws -> Void
    ) async throws {
        let query = DataSetQueries(set, .postgres).values(of: subject)
        let columns = set.fields.indices
        // Whether the identifier is one that the columns can have is asked first: later nothing may fail unheard.
        guard try await isNamed(subject, in: set, query) else { return }
        // Not tried again: what the body was told can't be taken back.
        try await Self.mapping(set) {
            try await pool.use { link in
                let cursor = Statement(query, before: "DECLARE lawful_rows NO SCROLL CURSOR FOR ")
                _ = try link.run([Statement("BEGIN READ ONLY"), cursor])
                while true {
                    let rows = try link.run([Statement("FETCH 1000 FROM lawful_rows")])[0]
                    guard rows.count > 0 else { break }
                    for row in 0..<rows.count { try body(columns.map { rows.value(row, $0) }) }
                }
                _ = try link.run([Statement("COMMIT")])
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
        let query = DataSetQueries(set, .postgres).dated(of: subject, after: key, limit: limit)
        return try await named(subject, in: set, query, orElse: []) { rows in
            (0..<rows.count).map { rows.dated($0, set) }
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
        let query = DataSetQueries(set, .postgres).dated(upTo: date, of: column, after: key, limit: limit)
        return try await read(set) { link in
            let rows = try link.run([Statement(query)])[0]
            return (0..<rows.count).map { rows.dated($0, set) }
        }
    }

    /// How many rows that still hold something to erase have each date.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func countsByDate(in set: DataSet) async throws -> [LocalDate?: Int] {
        guard let query = DataSetQueries(set, .postgres).datesWithCounts, let date = set.date else { return [:] }
        return try await read(set) { link in
            let rows = try link.run([Statement(query)])[0]
            return (0..<rows.count).reduce(into: [:]) { counts, row in
                counts[date.day(rows.value(row, 0)), default: 0] += Int(rows.integer(row, 1) ?? 0)
            }
        }
    }

    /// How many of a subject's rows still hold something to erase.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func countToErase(of subject: SubjectID, in set: DataSet) async throws -> Int {
        let query = DataSetQueries(set, .postgres).countToErase(of: subject)
        return try await named(subject, in: set, query, orElse: 0) { Int($0.integer(0, 0) ?? 0) }
    }

    /// Whether nothing of a subject is left to erase.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func isErased(_ subject: SubjectID, in set: DataSet) async throws -> Bool {
        let query = DataSetQueries(set, .postgres).leftover(of: subject)
        return try await named(subject, in: set, query, orElse: true) { $0.count == 0 }
    }

    /// Whom a row leads to.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func subject(of key: RecordKey, in set: DataSet) async throws -> SubjectID? {
        let query = DataSetQueries(set, .postgres).subject(of: key)
        return try await read(set) { link in
            let rows = try link.run([Statement(query)])[0]
            guard rows.count == 1, rows.value(0, 0) != .null else { return nil }
            return SubjectID(rawValue: rows.value(0, 0).text)
        }
    }

    /// Whether rows of a data set lead on through a row of another.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func isNeeded(_ key: RecordKey, of other: DataSet, by set: DataSet) async throws -> Bool {
        let statements = DataSetQueries(set, .postgres).leading(through: key, of: other).map { Statement($0) }
        return try await read(set) { link in try link.run(statements).contains { $0.count > 0 } }
    }

    /// How many rows that hold something to erase lead to nobody.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func orphans(in set: DataSet) async throws -> Int {
        try await count(DataSetQueries(set, .postgres).orphans, set.table)
    }

    /// How many rows of a table meet all conditions of none of these lists.
    ///
    /// - Throws: `DataError`; without the values of any row.
    public func count(_ table: String, outside lists: [[RowCondition]]) async throws -> Int {
        try await count(SQLQuery.count(table, outside: lists, .postgres), table)
    }

    private func count(_ query: SQLQuery, _ table: String) async throws -> Int {
        try await Self.mapping(table) {
            try await pool.retrying { Int(try $0.run([Statement(query)])[0].integer(0, 0) ?? 0) }
        }
    }

    /// Erases rows as the data set says, in one transaction; a key that names several rows is refused.
    ///
    /// - Throws: `DataError`; nothing is erased then.
    public func erase(_ keys: [RecordKey], in set: DataSet, leaving pseudonym: String) async throws -> Int {
        let queries = DataSetQueries(set, .postgres)
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
        let queries = DataSetQueries(set, .postgres)
        return try await erase(
            set,
            records.compactMap { queries.erase($0.key, leaving: pseudonym, of: $0.subject, upTo: date) })
    }

    private func erase(_ set: DataSet, _ queries: [SQLQuery]) async throws -> Int {
        let statements = queries.map { Statement($0) }
        guard !statements.isEmpty else { return 0 }
        return try await read(set) { link in
            let begun = try link.run([Statement("BEGIN"), Statement.cascades(of: set)])
            let others = (0..<begun[1].count).compactMap { begun[1].text($0, 0) }
            // Throwing rolls back: rows that were never decided about stay.
            guard others.isEmpty else { throw DataError.cascade(set, to: others) }
            let counts = try link.run(statements).map(\.count)
            guard counts.allSatisfy({ $0 <= 1 }) else { throw DataError.ambiguousKey(set) }
            _ = try link.run([Statement("COMMIT")])
            return counts.reduce(0, +)
        }
    }

    // MARK: Parts

    private func read<Value: Sendable>(
        _ set: DataSet,
        _ work: @escaping @Sendable (Link) throws -> Value
    ) async throws -> Value {
        try await Self.mapping(set) { try await pool.retrying(work) }
    }

    /// Reads what a person's identifier names, which is nothing where the column's type has no such value.
    private func named<Value: Sendable>(
        _ subject: SubjectID,
        in set: DataSet,
        _ query: SQLQuery,
        orElse nothing: Value,
        _ read: @escaping @Sendable (ResultSet) -> Value
    ) async throws -> Value {
        try await Self.mapping(set) {
            do {
                return try await pool.retrying { read(try $0.run([Statement(query)])[0]) }
            } catch let failure as ServerFailure where failure.isNobody {
                // What fails with nobody in the person's place isn't about the person.
                let nobody = Statement(query.naming(nobodyFor: subject.rawValue))
                _ = try await pool.retrying { try $0.run([nobody])[0].count }
                return nothing
            }
        }
    }

    /// Whether a person's identifier is one that the columns can have.
    private func isNamed(_ subject: SubjectID, in set: DataSet, _ query: SQLQuery) async throws -> Bool {
        let first = query.followed(by: " LIMIT 0")
        return try await named(subject, in: set, first, orElse: false) { _ in true }
    }

    private static func mapping<Value>(_ set: DataSet, _ work: () async throws -> Value) async throws -> Value {
        do { return try await mapping(set.table, work) } catch let failure as ServerFailure where failure.isConstraint {
            throw DataError.constraint(set)
        }
    }

    /// Nothing of statements, their values or the connection string goes on.
    static func mapping<Value>(_ table: String, _ work: () async throws -> Value) async throws -> Value {
        do { return try await work() } catch let failure as ServerFailure where !failure.isConstraint {
            if ["42P01", "42703", "3F000"].contains(failure.state) {
                throw DataError(
                    .missing,
                    "table '\(table)' or one of its described columns doesn't exist; compare the data set with the schema"
                )
            }
            throw DataError(
                .storage,
                failure.isLost
                    ? "table '\(table)': the PostgreSQL server can't be reached, or ended the connection; check address, "
                        + "credentials and TLS settings, and try again"
                    : "table '\(table)': the server refused the work (SQLSTATE \(failure.state)); see its list of codes"
            )
        }
    }
}

extension ServerFailure {
    /// A value that a column's type can't have: a person's identifier that names nobody there.
    var isNobody: Bool { ["22P02", "22003", "22007", "22008"].contains(state) }

    /// What a table's constraints refused.
    var isConstraint: Bool { state.hasPrefix("23") }
}
#endif
