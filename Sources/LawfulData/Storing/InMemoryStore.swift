// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime
import Synchronization

/// A store in memory: for tests, and for services whose data never reach a disk.
public final class InMemoryStore: DataStore {
    private typealias Row = [String: DataValue]

    /// The store's name.
    public let id: StoreID
    private let tables = Mutex<[String: [Row]]>([:])

    /// An empty store.
    public init(_ id: StoreID = "memory") { self.id = id }

    /// Adds a row to a table.
    public func insert(_ row: [String: DataValue], into table: String) {
        tables.withLock { $0[table, default: []].append(row) }
    }

    /// How many rows a table has.
    public func count(_ table: String) -> Int { tables.withLock { $0[table]?.count ?? 0 } }

    /// A subject's rows.
    public func records(
        of subject: SubjectID,
        in set: DataSet,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DataRecord] {
        tables.withLock { tables in
            Self.page(
                Self.rows(of: set, tables).filter { Self.subjects($0, set, tables) == [subject] }, set, key, limit)
        }.map { row in
            DataRecord(key: set.key(of: row), fields: set.fields.map { ($0, row[$0.column] ?? .null) })
        }
    }

    /// A subject's rows with their dates.
    public func datedRecords(
        of subject: SubjectID,
        in set: DataSet,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord] {
        tables.withLock { tables in
            let rows = Self.rows(of: set, tables).filter { Self.subjects($0, set, tables) == [subject] }
            return Self.page(rows, set, key, limit).map {
                DatedRecord(key: set.key(of: $0), subject: subject, date: Self.date($0, set, tables))
            }
        }
    }

    /// Rows dated on or before a date that still hold something to erase.
    public func datedRecords(
        in set: DataSet,
        upTo date: LocalDate,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord] {
        tables.withLock { tables in
            let due = Self.rows(of: set, tables).filter { row in
                set.holdsSomething(row) && (Self.date(row, set, tables).map { $0 <= date } ?? false)
            }
            return Self.page(due, set, key, limit).map { row in
                let subjects = Self.subjects(row, set, tables)
                return DatedRecord(
                    key: set.key(of: row), subject: subjects.count == 1 ? subjects.first ?? "" : "",
                    date: Self.date(row, set, tables))
            }
        }
    }

    /// How many rows that still hold something to erase have each date.
    public func countsByDate(in set: DataSet) async throws -> [LocalDate?: Int] {
        tables.withLock { tables in
            Self.rows(of: set, tables).filter(set.holdsSomething)
                .reduce(into: [:]) { $0[Self.date($1, set, tables), default: 0] += 1 }
        }
    }

    /// How many of a subject's rows still hold something to erase.
    public func countToErase(of subject: SubjectID, in set: DataSet) async throws -> Int {
        tables.withLock { tables in
            Self.rows(of: set, tables).count { set.holdsSomething($0) && Self.subjects($0, set, tables) == [subject] }
        }
    }

    /// Whether nothing of a subject is left to erase.
    public func isErased(_ subject: SubjectID, in set: DataSet) async throws -> Bool {
        tables.withLock { tables in
            !Self.rows(of: set, tables).contains {
                set.holdsSomething($0) && Self.subjects($0, set, tables) == [subject]
            }
        }
    }

    /// Whom a row leads to.
    public func subject(of key: RecordKey, in set: DataSet) async throws -> SubjectID? {
        tables.withLock { tables in
            let found = Self.rows(of: set, tables).filter { set.key(of: $0) == key }
            let people = Set(found.flatMap { Self.subjects($0, set, tables) })
            return people.count == 1 ? people.first : nil
        }
    }

    /// Erases rows that still are of the same person, and not dated later.
    public func erase(
        _ records: [DatedRecord],
        in set: DataSet,
        upTo date: LocalDate?,
        leaving pseudonym: String
    ) async throws -> Int {
        let keys = tables.withLock { tables in
            let rows = Dictionary(Self.rows(of: set, tables).map { (set.key(of: $0), $0) }) { one, _ in one }
            return records.filter { record in
                guard let row = rows[record.key] else { return false }
                let isOld =
                    set.date == nil
                    || date.map { last in Self.date(row, set, tables).map { $0 <= last } ?? false } ?? true
                return isOld && Self.subjects(row, set, tables) == [record.subject]
            }.map(\.key)
        }
        return try await erase(keys, in: set, leaving: pseudonym)
    }

    /// Whether rows of a data set lead on through a row of another.
    public func isNeeded(_ key: RecordKey, of other: DataSet, by set: DataSet) async throws -> Bool {
        tables.withLock { tables in
            ([set.subject] + (set.date.map { [$0.link] } ?? [])).contains { link in
                link.steps.indices.contains { index in
                    guard link.steps[index].table == other.table else { return false }
                    return Self.rows(of: set, tables).filter(set.holdsSomething).contains { row in
                        Self.rows(link.steps[...index], row, tables).contains { other.key(of: $0) == key }
                    }
                }
            }
        }
    }

    /// How many rows that hold something to erase lead to nobody.
    public func orphans(in set: DataSet) async throws -> Int {
        tables.withLock { tables in
            (tables[set.table] ?? []).count { row in
                set.describes(row) && set.holdsSomething(row)
                    && (set.key(of: row).values.contains(.null) || Self.subjects(row, set, tables).count != 1)
            }
        }
    }

    /// How many rows of a table meet all conditions of none of these lists.
    public func count(_ table: String, outside lists: [[RowCondition]]) async throws -> Int {
        tables.withLock { tables in
            (tables[table] ?? []).count { row in
                !lists.contains { $0.allSatisfy { (row[$0.column] ?? .null) == $0.value } }
            }
        }
    }

    /// Erases rows as the data set says; a key that names several rows is refused.
    public func erase(_ keys: [RecordKey], in set: DataSet, leaving pseudonym: String) async throws -> Int {
        let wanted = Set(keys)
        return try tables.withLock { tables in
            let isNamed = { (row: Row) in set.describes(row) && wanted.contains(set.key(of: row)) }
            let named = (tables[set.table] ?? []).filter(isNamed).map { set.key(of: $0) }
            guard named.count == Set(named).count else { throw DataError.ambiguousKey(set) }
            var changed = 0
            var kept: [Row] = []
            for row in tables[set.table] ?? [] {
                guard isNamed(row) else {
                    kept.append(row)
                    continue
                }
                if set.holdsSomething(row) { changed += 1 }
                if set.erasing == .fields {
                    kept.append(set.holdsSomething(row) ? set.blanked(row, leaving: pseudonym) : row)
                }
            }
            tables[set.table] = kept
            return changed
        }
    }

    /// Nothing is left in memory.
    public func clearRemains() async throws -> Remains { .none }

    // MARK: Parts

    private static func rows(of set: DataSet, _ tables: [String: [Row]]) -> [Row] {
        (tables[set.table] ?? []).filter { set.describes($0) && !set.key(of: $0).values.contains(.null) }
    }

    private static func page(_ rows: [Row], _ set: DataSet, _ last: RecordKey?, _ limit: Int) -> [Row] {
        Array(
            rows.sorted { precedes(set.key(of: $0), set.key(of: $1)) }
                .filter { row in last.map { precedes($0, set.key(of: row)) } ?? true }.prefix(max(0, limit)))
    }

    private static func precedes(_ one: RecordKey, _ other: RecordKey) -> Bool {
        for (a, b) in zip(one.values, other.values) where a != b {
            if case .integer(let x) = a, case .integer(let y) = b { return x < y }
            return a.text < b.text
        }
        return false
    }

    /// The rows that steps lead to.
    private static func rows(_ steps: ArraySlice<SubjectLink.Step>, _ row: Row, _ tables: [String: [Row]]) -> [Row] {
        var rows = [row]
        for step in steps {
            rows = rows.flatMap { row in
                (tables[step.table] ?? []).filter { other in
                    step.pairs.allSatisfy { pair in
                        let value = row[pair.from] ?? .null
                        return value != .null && value == (other[pair.to] ?? .null)
                    }
                }
            }
        }
        return rows
    }

    /// Where a link leads from a row: nowhere, to one value, or to several.
    private static func values(_ link: SubjectLink, _ row: Row, _ tables: [String: [Row]]) -> Set<DataValue> {
        Set(rows(link.steps[...], row, tables).map { $0[link.column] ?? .null }).subtracting([.null])
    }

    private static func subjects(_ row: Row, _ set: DataSet, _ tables: [String: [Row]]) -> Set<SubjectID> {
        Set(values(set.subject, row, tables).map { SubjectID(rawValue: $0.text) })
    }

    private static func date(_ row: Row, _ set: DataSet, _ tables: [String: [Row]]) -> LocalDate? {
        guard let date = set.date else { return nil }
        // Of several the latest counts.
        let last = values(date.link, row, tables).max { precedes(RecordKey([$0]), RecordKey([$1])) }
        return last.flatMap(date.day)
    }
}
