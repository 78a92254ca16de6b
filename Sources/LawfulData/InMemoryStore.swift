// SPDX-License-Identifier: Apache-2.0

public import LawfulModel
public import LawfulTime
import Synchronization

/// A store in memory: for tests, and for services whose data never reach a disk.
public final class InMemoryStore: DataStore {
    /// The store's name.
    public let id: StoreID
    private let tables = Mutex<[String: [[String: DataValue]]]>([:])

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
        rows(in: set).filter { Self.subject($0, set) == subject }
            .map { row in (Self.key(row, set), row) }
            .filter { isAfter($0.0, key) }.prefix(max(0, limit))
            .map { key, row in
                DataRecord(key: key, fields: set.fields.map { ($0, row[$0.column] ?? .null) })
            }
    }

    /// A subject's rows with their dates.
    public func datedRecords(of subject: SubjectID, in set: DataSet) async throws -> [DatedRecord] {
        rows(in: set).map { Self.dated($0, set) }.filter { $0.subject == subject }
    }

    /// Rows dated on or before a date that still hold something to erase.
    public func datedRecords(
        in set: DataSet,
        upTo date: LocalDate,
        after key: RecordKey?,
        limit: Int
    ) async throws -> [DatedRecord] {
        rows(in: set).filter { set.erasing == .row || Self.holdsSomething($0, set) }.map { Self.dated($0, set) }
            .filter { record in record.date.map { $0 <= date } ?? false && isAfter(record.key, key) }
            .prefix(max(0, limit)).map { $0 }
    }

    /// Whether nothing of a subject is left to erase.
    public func isErased(_ subject: SubjectID, in set: DataSet) async throws -> Bool {
        !rows(in: set).contains {
            Self.subject($0, set) == subject && (set.erasing == .row || Self.holdsSomething($0, set))
        }
    }

    /// Erases rows as the data set says; a key that names several rows is refused.
    public func erase(_ keys: [RecordKey], in set: DataSet) async throws -> Int {
        let wanted = Set(keys)
        return try tables.withLock { tables in
            let named = (tables[set.table] ?? []).map { Self.key($0, set) }.filter(wanted.contains)
            guard named.count == Set(named).count else { throw DataError.ambiguousKey(set) }
            var changed = 0
            var kept: [[String: DataValue]] = []
            for row in tables[set.table] ?? [] {
                guard wanted.contains(Self.key(row, set)) else {
                    kept.append(row)
                    continue
                }
                if set.erasing == .row {
                    changed += 1
                    continue
                }
                if Self.holdsSomething(row, set) { changed += 1 }
                kept.append(Self.blanked(row, set))
            }
            tables[set.table] = kept
            return changed
        }
    }

    private func rows(in set: DataSet) -> [[String: DataValue]] {
        tables.withLock { $0[set.table] ?? [] }.sorted { Self.precedes(Self.key($0, set), Self.key($1, set)) }
    }

    private func isAfter(_ key: RecordKey, _ last: RecordKey?) -> Bool { last.map { Self.precedes($0, key) } ?? true }

    private static func key(_ row: [String: DataValue], _ set: DataSet) -> RecordKey {
        RecordKey(set.key.map { row[$0] ?? .null })
    }

    private static func precedes(_ one: RecordKey, _ other: RecordKey) -> Bool {
        for (a, b) in zip(one.values, other.values) where a != b {
            if case .integer(let x) = a, case .integer(let y) = b { return x < y }
            return a.text < b.text
        }
        return false
    }

    private static func dated(_ row: [String: DataValue], _ set: DataSet) -> DatedRecord {
        var date: LocalDate?
        if let column = set.date, case .text(let text)? = row[column] { date = try? LocalDate(String(text.prefix(10))) }
        return DatedRecord(
            key: key(row, set), subject: subject(row, set), date: date)
    }

    private static func subject(_ row: [String: DataValue], _ set: DataSet) -> SubjectID {
        SubjectID(rawValue: row[set.subject].map { $0 == .null ? "" : $0.text } ?? "")
    }

    private static func holdsSomething(_ row: [String: DataValue], _ set: DataSet) -> Bool {
        set.fields.contains { field in
            switch field.erasing {
            case .null: (row[field.column] ?? .null) != .null
            case .replace(let text): row[field.column] != .text(text)
            case .keep: false
            }
        }
    }

    private static func blanked(_ row: [String: DataValue], _ set: DataSet) -> [String: DataValue] {
        var row = row
        for field in set.fields {
            switch field.erasing {
            case .null: row[field.column] = .null
            case .replace(let text): row[field.column] = .text(text)
            case .keep: break
            }
        }
        return row
    }
}
