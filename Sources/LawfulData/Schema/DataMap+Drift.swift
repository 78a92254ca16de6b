// SPDX-License-Identifier: Apache-2.0

import LawfulModel

extension DataMap {
    /// Compares the map with all its stores' tables as they are.
    ///
    /// One line in the service's own tests keeps them together:
    ///
    /// ```swift
    /// #expect(try await map.drift().isEmpty)
    /// ```
    ///
    /// - Parameter accepted: the names of differences that were looked at and may stay (``Drift/name``).
    /// - Returns: the differences, by store and table.
    /// - Throws: ``DataError`` when a store failed.
    public func drift(accepting accepted: Set<String> = []) async throws -> [Drift] {
        var drift: [Drift] = []
        for store in stores { drift += try await self.drift(from: store, accepting: accepted) }
        return drift
    }

    /// What the map doesn't describe: tables, columns, and stores that can't tell theirs. No row is read.
    ///
    /// Whether it holds something of a person isn't known, so no copy counts as complete while there is any.
    ///
    /// - Returns: the differences of these kinds.
    /// - Throws: ``DataError`` when a store failed.
    public func undescribed() async throws -> [Drift] {
        var drift: [Drift] = []
        for store in stores {
            guard let schema = try await store.schema() else {
                drift.append(.unknown(store.id))
                continue
            }
            var comparison = SchemaComparison(self, store.id, schema)
            comparison.compare()
            drift += comparison.drift.filter { $0.kind == .tableUndeclared || $0.kind == .columnUndeclared }
        }
        return drift
    }

    /// Compares what the map says of a store with the tables of one that has its name.
    ///
    /// - Parameters:
    ///   - store: the store whose tables are read.
    ///   - accepted: the names of differences that were looked at and may stay (``Drift/name``).
    /// - Returns: the differences, by table.
    /// - Throws: ``DataError`` when the store failed.
    public func drift(from store: any DataStore, accepting accepted: Set<String> = []) async throws -> [Drift] {
        guard let schema = try await store.schema() else {
            let unknown = Drift.unknown(store.id)
            return accepted.contains(unknown.name) ? [] : [unknown]
        }
        var comparison = SchemaComparison(self, store.id, schema)
        comparison.compare()
        var drift = comparison.drift
        let gone = Set(drift.filter { $0.kind == .tableGone || $0.kind == .columnGone }.map(\.table))
        for set in comparison.sets where gone.isDisjoint(with: set.tables) {
            let orphans = try await store.orphans(in: set)
            guard orphans > 0 else { continue }
            drift.append(
                Drift(
                    .linkOrphaned, store.id, set.table, set.subject.column, rows: orphans,
                    saying:
                        "\(orphans) row(s) lead to nobody, or to several people, so nobody's access shows them and no erasure "
                        + "finds them; mend the rows, or the link"))
        }
        for (table, lists) in comparison.partly where !gone.contains(table) {
            let rows = try await store.count(table, outside: lists)
            guard rows > 0 else { continue }
            drift.append(
                Drift(
                    .rowsUndeclared, store.id, table, rows: rows,
                    saying:
                        "\(rows) row(s) are in no data set, since each describes others; describe them, or say that they aren't "
                        + "personal"))
        }
        return drift.filter { !accepted.contains($0.name) }
            .sorted { ($0.table, $0.column ?? "", $0.kind.rawValue) < ($1.table, $1.column ?? "", $1.kind.rawValue) }
    }
}

extension Drift {
    fileprivate static func unknown(_ store: StoreID) -> Drift {
        Drift(
            .schemaUnknown, store, "",
            saying: "its tables can't be read, so what the map leaves out isn't known; let the store tell its schema")
    }
}

/// Compares a map with the schema of one store, without looking at a row.
struct SchemaComparison {
    /// The data sets of the store.
    let sets: [DataSet]
    /// Tables of which only some rows are described, with the conditions of those that are.
    var partly: [(table: String, lists: [[RowCondition]])] = []
    private(set) var drift: [Drift] = []

    private let store: StoreID
    private let tables: [String: StoreSchema.Table]
    private let order: [StoreSchema.Table]
    private let others: [NotPersonal]
    /// The tables whose rows are the people themselves.
    private let people: Set<String>

    init(_ map: DataMap, _ store: StoreID, _ schema: StoreSchema) {
        self.store = store
        order = schema.tables
        tables = Dictionary(schema.tables.map { ($0.name, $0) }) { one, _ in one }
        sets = map.described.filter { $0.store.id == store }.map(\.set)
        others = map.notPersonal.filter { $0.store.id == store }.map(\.tables)
        people = Set(sets.filter { $0.subject.isDirect && $0.key == [$0.subject.column] }.map(\.table))
    }

    mutating func compare() {
        for table in order where !table.isView { comparePeople(table) }
        for table in order where !table.isView { compareColumns(table) }
        for set in sets { compare(set) }
        for name in others.flatMap(\.names) where tables[name] == nil { note(.tableGone, name) }
        for table in Set(sets.map(\.table)).sorted() {
            let own = sets.filter { $0.table == table }
            guard own.allSatisfy({ !$0.rows.isEmpty }) else { continue }
            partly.append((table, own.map(\.rows) + others.filter { $0.names == [table] }.map(\.rows)))
        }
    }

    private func isUnpersonal(_ table: String) -> Bool {
        others.contains { $0.rows.isEmpty && $0.names.contains(table) }
    }

    private mutating func compareColumns(_ table: StoreSchema.Table) {
        let own = sets.filter { $0.table == table.name }
        guard !own.isEmpty else {
            if !isUnpersonal(table.name) { note(.tableUndeclared, table.name) }
            return
        }
        // A date that starts retention tells of the person, too, so that it counts from it describes nothing.
        // A column that is described of some rows says nothing of the others.
        for rows in Set(own.map(\.rows)) {
            let some = own.filter { $0.rows == rows || $0.rows.isEmpty }
            let known = Set(some.flatMap(\.shownColumns)).union(some.flatMap(\.notPersonal))
            for column in table.columns where !known.contains(column.name) {
                note(.columnUndeclared, table.name, column.name)
            }
        }
    }

    private mutating func compare(_ set: DataSet) {
        guard let table = tables[set.table] else { return note(.tableGone, set.table) }
        let columns = Set(table.columns.map(\.name))
        for column in set.ownColumns.union(set.notPersonal).subtracting(columns).sorted() {
            note(.columnGone, set.table, column)
        }
        if !table.isView, !table.keys.contains(where: { !$0.isEmpty && $0.isSubset(of: set.key) }) {
            note(.keyNotUnique, set.table, set.key.joined(separator: ", "))
        }
        for link in [set.subject] + set.accessors.map(\.link) + (set.date.map { [$0.link] } ?? []) {
            compare(link)
        }
        compareNulls(set, table)
        guard set.subject.isDirect, !people.contains(set.table) else { return }
        let referred = table.references.filter { $0.columns == [set.subject.column] }.map(\.table)
        if !referred.isEmpty, !referred.contains(where: people.contains) {
            note(.linkAstray, set.table, set.subject.column, referred.joined(separator: ", "))
        }
    }

    /// The tables on the way must be there, with the columns that lead on.
    private mutating func compare(_ link: SubjectLink) {
        for (index, step) in link.steps.enumerated() {
            guard let table = tables[step.table] else {
                note(.tableGone, step.table)
                return
            }
            let next = index + 1 < link.steps.count ? link.steps[index + 1].pairs.map(\.from) : [link.column]
            let columns = Set(table.columns.map(\.name))
            for column in (step.pairs.map(\.to) + next) where !columns.contains(column) {
                note(.columnGone, step.table, column)
            }
        }
    }

    private mutating func compareNulls(_ set: DataSet, _ table: StoreSchema.Table) {
        var way = [(table, set.subject.steps.first?.pairs.map(\.from) ?? [set.subject.column])]
        for (index, step) in set.subject.steps.enumerated() {
            guard let table = tables[step.table] else { return }
            let isLast = index + 1 == set.subject.steps.count
            way.append((table, isLast ? [set.subject.column] : set.subject.steps[index + 1].pairs.map(\.from)))
        }
        for (table, columns) in way where !table.isView {
            for column in columns where table.columns.contains(where: { $0.name == column && $0.isNullable }) {
                note(.linkNullable, table.name, column)
            }
        }
    }

    /// References to tables of people that no data set takes for a person.
    private mutating func comparePeople(_ table: StoreSchema.Table) {
        let own = sets.filter { $0.table == table.name }
        let named = Set(
            own.flatMap { set in ([set.subject] + set.accessors.map(\.link)).filter(\.isDirect).map(\.column) })
        for reference in table.references
        where people.contains(reference.table) && !named.isSuperset(of: reference.columns) {
            let column = reference.columns.joined(separator: ", ")
            if people.contains(table.name) {
                note(.personTwice, table.name, column, reference.table)
            } else if !own.isEmpty || isUnpersonal(table.name) {
                // A way through the table of people to another column of theirs takes the reference, too.
                let isTaken = own.contains { set in
                    (set.subject.steps + set.accessors.flatMap(\.link.steps)).contains {
                        $0.table == reference.table && $0.pairs.map(\.from) == reference.columns
                    }
                }
                if !isTaken { note(.personUndeclared, table.name, column, reference.table) }
            }
        }
        if people.contains(table.name),
            table.references.contains(where: {
                people.contains($0.table) && $0.table != table.name && named.isSuperset(of: $0.columns)
            })
        {
            let others = table.references.map(\.table).filter { people.contains($0) && $0 != table.name }
            note(.personTwice, table.name, nil, others.joined(separator: ", "))
        }
    }

    private mutating func note(_ kind: Drift.Kind, _ table: String, _ column: String? = nil, _ other: String = "") {
        let finding = Drift(kind, store, table, column, saying: Self.words(kind, other))
        if !drift.contains(finding) { drift.append(finding) }
    }

    private static func words(_ kind: Drift.Kind, _ other: String) -> String {
        switch kind {
        case .tableUndeclared:
            "no data set describes it, so access doesn't show it and nothing erases it; describe it, or say "
                + "NotPersonal of it"
        case .columnUndeclared:
            "no field describes it, so access doesn't show it; add its field, or say NotPersonal of it"
        case .tableGone: "is described and isn't there; take it out of the map, or mend its name"
        case .columnGone: "is described and isn't there; take it out of the data set, or mend its name"
        case .keyNotUnique:
            "the described key isn't unique, so erasing might meet several rows; name the primary key, or add a unique "
                + "index"
        case .linkNullable:
            "may be null, and such a row leads to nobody; make it NOT NULL, or accept it by name and watch for orphans"
        case .linkAstray:
            "names the person, and refers to \(other), which isn't described as a table of people; link through it, or "
                + "describe it"
        case .personUndeclared:
            "refers to people (\(other)) besides the owner; make it an accessor, or give it a data set of its own"
        case .personTwice:
            "is a table of people and refers to another (\(other)), so one person has two identifiers; link one through the "
                + "other"
        case .linkOrphaned, .rowsUndeclared, .schemaUnknown: ""
        }
    }
}

extension DataSet {
    /// The tables that its questions need.
    var tables: Set<String> {
        Set([table] + subject.steps.map(\.table) + (date?.link.steps ?? []).map(\.table))
    }

    /// The table's own columns that it says something of, besides those that aren't personal.
    var shownColumns: Set<String> {
        Set(key + fields.map(\.column) + rows.map(\.column)).union(
            ([subject] + accessors.map(\.link)).flatMap { $0.steps.first?.pairs.map(\.from) ?? [$0.column] })
    }

    /// The table's own columns that it uses.
    var ownColumns: Set<String> {
        shownColumns.union((date?.link).map { $0.steps.first?.pairs.map(\.from) ?? [$0.column] } ?? [])
    }
}
