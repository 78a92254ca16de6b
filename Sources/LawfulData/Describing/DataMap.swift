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

    /// The data sets, in the order in which they were described; behind each, what those who have access to its rows see.
    public let entries: [Entry]
    /// Tables, or rows of tables, that were looked at and hold nothing personal, with their store.
    public let notPersonal: [(store: any DataStore, tables: NotPersonal)]

    /// Maps the tables of a store.
    public init(_ store: any DataStore, @DataSetBuilder _ parts: () -> [DataMapPart]) {
        self.init(store, parts: parts())
    }

    /// Maps the tables of a store, described elsewhere.
    ///
    /// - Parameters:
    ///   - store: the store.
    ///   - parts: its tables.
    public init(_ store: any DataStore, parts: [DataMapPart]) {
        var entries: [Entry] = []
        var others: [(any DataStore, NotPersonal)] = []
        for part in parts {
            switch part {
            case .dataSet(let set):
                entries.append(Entry(store: store, set: set))
                entries += set.accessors.map { Entry(store: store, set: set.asSeen(by: $0)) }
            case .notPersonal(let tables): others.append((store, tables))
            }
        }
        self.init(entries: entries, notPersonal: others)
    }

    init(entries: [Entry], notPersonal: [(store: any DataStore, tables: NotPersonal)] = []) {
        self.entries = entries
        self.notPersonal = notPersonal
    }

    /// A map that reaches nothing.
    public static let empty = DataMap(entries: [])

    /// Joins the maps of two stores.
    public static func + (one: DataMap, other: DataMap) -> DataMap {
        DataMap(entries: one.entries + other.entries, notPersonal: one.notPersonal + other.notPersonal)
    }

    /// Its stores, each once, in the order in which they were described.
    public var stores: [any DataStore] {
        var seen: Set<StoreID> = []
        return (entries.map(\.store) + notPersonal.map(\.store)).filter { seen.insert($0.id).inserted }
    }

    /// The data sets as described, without what accessors see.
    var described: [Entry] { entries.filter { !$0.set.isForAccess } }

    /// The data sets in the order in which their rows are erased: those that lead to their person through another table
    /// come before it, or they would lead to nobody; in a circle, as they were described.
    public var entriesForErasing: [Entry] {
        var (rest, order) = (entries, [Entry]())
        while !rest.isEmpty {
            let free = rest.indices.filter { index in
                !rest.indices.contains { $0 != index && rest[$0].leads(through: rest[index]) }
            }
            let next = free.isEmpty ? Array(rest.indices) : free
            order += next.map { rest[$0] }
            rest = rest.indices.filter { !next.contains($0) }.map { rest[$0] }
        }
        return order
    }

    /// The data sets whose rows lead to their person through the rows of another, and would lead to nobody without them.
    ///
    /// - Parameter entry: the other.
    /// - Returns: the data sets.
    public func dependents(of entry: Entry) -> [Entry] {
        described.filter { $0.set != entry.set && $0.leads(through: entry) }
    }

    /// The data sets that say who else a row is about: its owner, or the others who have access to it.
    ///
    /// - Parameter entry: the data set of one of them.
    /// - Returns: the data sets of the others.
    public func sharers(of entry: Entry) -> [Entry] {
        entries.filter { other in
            other.store.id == entry.store.id && other.set != entry.set && other.set.table == entry.set.table
                && other.set.activity == entry.set.activity && other.set.key == entry.set.key
                && other.set.rows == entry.set.rows && (other.set.isForAccess || entry.set.isForAccess)
        }
    }

    /// A table may be described several times only column by column, or rows apart; or erasing for one would take the
    /// others' data.
    private func sharing(_ entry: Entry, _ place: String) -> [String] {
        let others = described.filter {
            $0.store.id == entry.store.id && $0.set.table == entry.set.table && !entry.set.isApart(from: $0.set)
        }
        // What is described twice in all is told of as that.
        guard others.contains(where: { $0.set != entry.set }) else { return [] }
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

    /// What is wrong with a description by itself.
    private func faults(of entry: Entry, _ place: String) -> [String] {
        let set = entry.set
        var faults: [String] = []
        if set.key.isEmpty {
            faults.append("\(place): has no key, so erasing one row would erase all; name its primary key")
        }
        if set.fields.isEmpty { faults.append("\(place): describes no column; add its fields") }
        var seen: Set<String> = []
        for column in set.fields.map(\.column) + set.notPersonal where !seen.insert(column).inserted {
            faults.append("\(place).\(column): is described twice; keep one")
        }
        for accessor in set.accessors {
            if accessor.link == set.subject {
                faults.append("\(place).\(accessor.link.column): its owner has access anyway; take the accessor off")
            }
            for column in (accessor.sees ?? []).subtracting(set.fields.map(\.column)).sorted() {
                faults.append("\(place).\(column): an accessor may see it, and it isn't described; add its field")
            }
        }
        let steps = (set.subject.steps + set.accessors.flatMap(\.link.steps) + (set.date?.link.steps ?? []))
        if steps.contains(where: \.pairs.isEmpty) {
            faults.append("\(place): a link goes through a table by no column; name the columns that are equal")
        }
        return faults
    }

    /// Refuses a map that names what the register doesn't declare.
    ///
    /// - Throws: ``DataError`` with every fault, each with its place.
    public func validate(against register: Register) throws {
        var faults: [String] = []
        var seen: Set<[AnyHashable]> = []
        for entry in described {
            let set = entry.set
            let place = "\(entry.store.id).\(set.table)"
            guard let activity = register.activity(set.activity) else {
                faults.append("\(place): activity '\(set.activity)' is not in the register; declare it")
                continue
            }
            if !seen.insert([entry.store.id, set]).inserted {
                faults.append("\(place): described twice for '\(set.activity)'; keep one")
            }
            faults += sharing(entry, place)
            faults += self.faults(of: entry, place)
            for field in set.fields where !activity.categories.contains(field.category) {
                faults.append(
                    "\(place).\(field.column): category '\(field.category)' is not one that activity "
                        + "'\(set.activity)' needs; add it there or map the column to another activity")
            }
        }
        guard faults.isEmpty else { throw DataError(.map, faults.joined(separator: "\n")) }
    }
}

/// What stands in a map.
public enum DataMapPart: Sendable {
    /// A table that holds personal data.
    case dataSet(DataSet)
    /// Tables that don't.
    case notPersonal(NotPersonal)
}

/// Collects the tables of a store.
@resultBuilder
public enum DataSetBuilder {
    /// Takes a table that holds personal data.
    public static func buildExpression(_ set: DataSet) -> [DataMapPart] { [.dataSet(set)] }

    /// Takes tables that don't.
    public static func buildExpression(_ tables: NotPersonal) -> [DataMapPart] { [.notPersonal(tables)] }

    /// Takes data sets that were made elsewhere.
    public static func buildExpression(_ sets: [DataSet]) -> [DataMapPart] { sets.map(DataMapPart.dataSet) }

    /// Joins them.
    public static func buildBlock(_ parts: [DataMapPart]...) -> [DataMapPart] { parts.flatMap { $0 } }

    /// Takes parts that were made elsewhere.
    public static func buildExpression(_ parts: [DataMapPart]) -> [DataMapPart] { parts }

    /// Joins those of a loop.
    public static func buildArray(_ parts: [[DataMapPart]]) -> [DataMapPart] { parts.flatMap { $0 } }

    /// Takes those of a condition.
    public static func buildOptional(_ parts: [DataMapPart]?) -> [DataMapPart] { parts ?? [] }
}

extension DataMap.Entry {
    /// Whether rows lead to their person through rows of another data set, by columns that erasing would take.
    func leads(through other: DataMap.Entry) -> Bool {
        guard store.id == other.store.id, set.table != other.set.table else { return false }
        let links = [set.subject] + (set.date.map { [$0.link] } ?? [])
        return links.contains { link in
            link.steps.indices.contains { index in
                guard link.steps[index].table == other.set.table else { return false }
                let next = index + 1 < link.steps.count ? link.steps[index + 1].pairs.map(\.from) : [link.column]
                let used = Set(link.steps[index].pairs.map(\.to) + next)
                return other.set.erasing == .row
                    || !used.isDisjoint(with: other.set.changesWhenErased.map(\.column))
            }
        }
    }
}

extension DataSet {
    /// Whether no row can be in both data sets, since a column has another value in each.
    func isApart(from other: DataSet) -> Bool {
        rows.contains { row in other.rows.contains { $0.column == row.column && $0.value != row.value } }
    }
}
