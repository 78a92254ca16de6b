// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime

/// A store that holds the service's own tables.
///
/// A conformance keeps these promises, which `DataStoreConformance` in `LawfulTesting` checks: records come in the
/// order of their keys; paging by the last key visits every record once; a link that leads to several people leads to
/// nobody; erasing what is already gone succeeds and counts nothing; a record erased by fields no longer shows up as
/// dated. ``DataSet/holdsSomething(_:)`` and ``DataSet/blanked(_:leaving:)`` say what erasing means for a row.
public protocol DataStore: Sendable {
    /// The store's name, as receipts show it.
    var id: StoreID { get }

    /// A subject's rows, at most `limit` of them after a key, in the order of their keys.
    func records(
        of subject: SubjectID,
        in set: DataSet,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DataRecord]

    /// Hands over each of a subject's rows once, the described columns in their order, without holding more than a few.
    ///
    /// There is one that pages; a store with a cursor does better.
    func forEachRecord(
        of subject: SubjectID,
        in set: DataSet,
        _ body: @escaping @Sendable ([DataValue]) throws -> Void
    ) async throws

    /// A subject's rows with the dates that their retention counts from, in the order of their keys.
    func datedRecords(
        of subject: SubjectID,
        in set: DataSet,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord]

    /// Rows dated on or before a date that still hold something to erase, in the order of their keys.
    func datedRecords(
        in set: DataSet,
        upTo date: LocalDate,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord]

    /// How many rows that still hold something to erase have each date; those without one, or with one that can't be
    /// read, stand under nil.
    func countsByDate(in set: DataSet) async throws -> [LocalDate?: Int]

    /// How many of a subject's rows still hold something to erase.
    func countToErase(of subject: SubjectID, in set: DataSet) async throws -> Int

    /// Whether nothing of a subject is left to erase: no rows, or rows whose fields are all blank.
    func isErased(_ subject: SubjectID, in set: DataSet) async throws -> Bool

    /// Whom a row leads to; nil where it isn't there, or leads to nobody or to several people.
    func subject(of key: RecordKey, in set: DataSet) async throws -> SubjectID?

    /// Whether rows of a data set that hold something to erase lead to their person, or to their date, through a row of
    /// another.
    ///
    /// - Parameters:
    ///   - key: which row of the other.
    ///   - other: the other data set.
    ///   - set: the data set.
    /// - Returns: whether there are any.
    /// - Throws: ``DataError`` when the store failed.
    func isNeeded(_ key: RecordKey, of other: DataSet, by set: DataSet) async throws -> Bool

    /// How many rows that hold something to erase lead to nobody.
    func orphans(in set: DataSet) async throws -> Int

    /// How many rows of a table meet all conditions of none of these lists.
    func count(_ table: String, outside lists: [[RowCondition]]) async throws -> Int

    /// Erases rows as the data set says, in one transaction; a key that names several rows is refused.
    ///
    /// - Parameters:
    ///   - keys: which rows.
    ///   - set: what they are, and what erasing means.
    ///   - pseudonym: the made-up name that they leave behind where the data set says so; it begins with
    ///     ``Field/pseudonymPrefix``.
    /// - Returns: how many rows changed.
    /// - Throws: ``DataError``; nothing is erased then.
    func erase(_ keys: [RecordKey], in set: DataSet, leaving pseudonym: String) async throws -> Int

    /// Erases rows as far as they still are what they were when they were read: of the same person, and not dated later than
    /// a date. The service goes on meanwhile, and may have given a row to somebody else, or made it young again.
    ///
    /// There is one that looks before it erases; a store that can do both in one statement does better.
    ///
    /// - Parameters:
    ///   - records: the rows, as they were read.
    ///   - set: what they are, and what erasing means.
    ///   - date: the last date that is due; nil where dates don't matter, as they don't in a data set without one.
    ///   - pseudonym: the made-up name that they leave behind where the data set says so.
    /// - Returns: how many rows changed.
    /// - Throws: ``DataError``; nothing is erased then.
    func erase(
        _ records: [DatedRecord],
        in set: DataSet,
        upTo date: LocalDate?,
        leaving pseudonym: String
    ) async throws -> Int

    /// Rids the store's files of what erased rows left in them.
    ///
    /// - Returns: whether something is left.
    /// - Throws: ``DataError`` when the store failed.
    func clearRemains() async throws -> Remains

    /// The store's tables as they are; nil where it has none to read.
    func schema() async throws -> StoreSchema?
}

/// Whether a store's files still hold what was erased.
public enum Remains: String, Hashable, Sendable, Codable {
    /// Nothing is left in them.
    case none
    /// Something may be left, since somebody reads an older state; try again.
    case pending
    /// The store can't tell; its own upkeep rids it of them.
    case unknown
}

extension DataStore {
    /// A store that can't tell.
    public func clearRemains() async throws -> Remains { .unknown }

    /// All of a subject's rows with the dates that their retention counts from.
    ///
    /// - Parameters:
    ///   - subject: the subject.
    ///   - set: the data set.
    /// - Returns: the rows, in the order of their keys.
    /// - Throws: ``DataError`` when the store failed.
    public func datedRecords(of subject: SubjectID, in set: DataSet) async throws -> [DatedRecord] {
        try await datedRecords(of: subject, in: set, after: nil, limit: .max)
    }

    /// Hands over each of a subject's rows once, page by page.
    public func forEachRecord(
        of subject: SubjectID,
        in set: DataSet,
        _ body: @escaping @Sendable ([DataValue]) throws -> Void
    ) async throws {
        var last: RecordKey?
        while true {
            let page = try await records(of: subject, in: set, after: last, limit: 1_000)
            guard let end = page.last else { return }
            for record in page { try body(record.fields.map(\.value)) }
            last = end.key
        }
    }

    /// Looks at each row again, and erases those that still are what they were.
    public func erase(
        _ records: [DatedRecord],
        in set: DataSet,
        upTo date: LocalDate?,
        leaving pseudonym: String
    ) async throws -> Int {
        var keys: [RecordKey] = []
        for record in records where try await subject(of: record.key, in: set) == record.subject {
            keys.append(record.key)
        }
        return try await erase(keys, in: set, leaving: pseudonym)
    }

    /// Erases rows of one person, or of a data set that leaves no made-up names.
    public func erase(_ keys: [RecordKey], in set: DataSet) async throws -> Int {
        try await erase(keys, in: set, leaving: Field.pseudonymPrefix + "somebody")
    }

    /// A store whose tables can't be read.
    public func schema() async throws -> StoreSchema? { nil }
}
