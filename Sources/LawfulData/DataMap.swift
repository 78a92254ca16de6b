// SPDX-License-Identifier: Apache-2.0

public import LawfulModel

/// Where a service's personal data are: its stores' tables, each described by a ``DataSet``.
///
/// Access, erasure and the sweep touch tables only through the map; what it doesn't describe, they don't reach.
public struct DataMap: Sendable {
    /// A data set with the store that holds it.
    public struct Entry: Sendable {
        /// The store.
        public let store: any DataStore
        /// The data set.
        public let set: DataSet
    }

    /// The data sets, in the order in which they were described.
    public let entries: [Entry]

    /// Maps the tables of a store.
    public init(_ store: any DataStore, @DataSetBuilder _ sets: () -> [DataSet]) {
        entries = sets().map { Entry(store: store, set: $0) }
    }

    init(entries: [Entry]) { self.entries = entries }

    /// A map that reaches nothing.
    public static let empty = DataMap(entries: [])

    /// Joins the maps of two stores.
    public static func + (one: DataMap, other: DataMap) -> DataMap { DataMap(entries: one.entries + other.entries) }

    /// A table may serve several activities only column by column, or erasing for one would take the others' data.
    private func sharing(_ entry: Entry, _ place: String) -> [String] {
        let others = entries.filter { $0.store.id == entry.store.id && $0.set.table == entry.set.table }
        guard Set(others.map(\.set.activity)).count > 1 else { return [] }
        var faults: [String] = []
        if others.contains(where: { $0.set.erasing == .row }) {
            faults.append(
                "\(place): several data sets share it, so erasing a row for one would take the others' data; erase by "
                    + "fields, each column in one set")
        }
        let columns = Dictionary(grouping: others.flatMap { $0.set.fields.map(\.column) }) { $0 }
        for column in entry.set.fields.map(\.column) where (columns[column]?.count ?? 0) > 1 {
            faults.append("\(place).\(column): stands in several data sets; keep it in one")
        }
        return faults
    }

    /// Refuses a map that names what the register doesn't declare.
    ///
    /// - Throws: ``DataError`` with every fault, each with its place.
    public func validate(against register: Register) throws {
        var faults: [String] = []
        var seen: Set<String> = []
        for entry in entries {
            let set = entry.set
            let place = "\(entry.store.id).\(set.table)"
            guard let activity = register.activity(set.activity) else {
                faults.append("\(place): activity '\(set.activity)' is not in the register; declare it")
                continue
            }
            if !seen.insert("\(place) \(set.activity)").inserted {
                faults.append("\(place): described twice for '\(set.activity)'; keep one")
            }
            faults += sharing(entry, place)
            if set.key.isEmpty {
                faults.append("\(place): has no key, so erasing one row would erase all; name its primary key")
            }
            if set.fields.isEmpty { faults.append("\(place): describes no column; add its fields") }
            for field in set.fields where !activity.categories.contains(field.category) {
                faults.append(
                    "\(place).\(field.column): category '\(field.category)' is not one that activity "
                        + "'\(set.activity)' needs; add it there or map the column to another activity")
            }
        }
        guard faults.isEmpty else { throw DataError(.map, faults.joined(separator: "\n")) }
    }
}

/// Collects the data sets of a store.
@resultBuilder
public enum DataSetBuilder {
    /// Joins data sets.
    public static func buildBlock(_ sets: DataSet...) -> [DataSet] { sets }
}

/// Why a store or a map couldn't do what was asked; no personal data.
public struct DataError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What kind of failure it is.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        private enum Storage: String {
            case map, storage, missing
        }
        private let storage: Storage

        /// The map names what isn't there.
        public static let map = Code(storage: .map)
        /// The store failed.
        public static let storage = Code(storage: .storage)
        /// A described table or column doesn't exist.
        public static let missing = Code(storage: .missing)

        /// The code's name.
        public var description: String { storage.rawValue }
    }

    /// What kind of failure it is.
    public let code: Code
    /// What was wrong, where, and what to do.
    public let message: String

    /// The error of a key that names several rows.
    ///
    /// - Parameter set: the data set.
    /// - Returns: the error.
    public static func ambiguousKey(_ set: DataSet) -> DataError {
        DataError(
            .map,
            "table '\(set.table)': the described key names several rows, so nothing was erased; describe its primary key"
        )
    }

    /// Makes an error of an adapter's.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The code and the message.
    public var description: String { "data.\(code): \(message)" }

    /// Errors are equal when their codes are.
    public static func == (one: DataError, other: DataError) -> Bool { one.code == other.code }

    /// Hashes the code alone.
    public func hash(into hasher: inout Hasher) { hasher.combine(code) }
}
