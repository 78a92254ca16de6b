// SPDX-License-Identifier: Apache-2.0

package import LawfulModel
package import LawfulTime

/// The SQL by which a database answers for a data set: names quoted, values bound.
package struct DataSetQueries: Sendable {
    let set: DataSet
    let dialect: SQLDialect

    /// Prepares for a data set.
    package init(_ set: DataSet, _ dialect: SQLDialect) {
        self.set = set
        self.dialect = dialect
    }

    /// A person's rows: the key's columns, then the fields'.
    ///
    /// - Parameters:
    ///   - subject: the person.
    ///   - key: the last one seen; nil from the beginning.
    ///   - limit: how many.
    /// - Returns: the query.
    package func records(of subject: SubjectID, after key: RecordKey?, limit: Int) -> SQLQuery {
        var query = select(keys + set.fields.map { own($0.column) })
        from(&query)
        whose(subject, &query)
        after(key, &query)
        page(limit, &query)
        return query
    }

    /// The fields of all of a person's rows, in whatever order the database has them.
    package func values(of subject: SubjectID) -> SQLQuery {
        var query = select(set.fields.map { own($0.column) })
        from(&query)
        whose(subject, &query)
        return query
    }

    /// A person's rows with what their retention counts from: the key's columns, the person, the date.
    package func dated(of subject: SubjectID, after key: RecordKey?, limit: Int) -> SQLQuery {
        var query = select(keys)
        query.add(", ")
        query.bind(.text(subject.rawValue))
        query.add(dialect == .postgres ? "::text" : "")
        addDate(&query)
        from(&query)
        whose(subject, &query)
        after(key, &query)
        page(limit, &query)
        return query
    }

    /// Rows dated on or before a date that still hold something to erase: the key's columns, the person, the date.
    package func dated(upTo date: LocalDate, of column: RecordDate, after key: RecordKey?, limit: Int) -> SQLQuery {
        var query = SQLQuery(dialect)
        query.add("SELECT \(keys.joined(separator: ", ")), \(subjectColumn)")
        addDate(&query)
        from(&query)
        conditions(&query)
        query.add(" AND ")
        // Read in the order of the keys, one pass over the table for all pages: an index on the date would be read, and
        // sorted, anew for each. The sign keeps SQLite from it.
        isDated(upTo: date, column, dialect == .sqlite && column.link.isDirect ? "+" : "", &query)
        erasable(&query)
        after(key, &query)
        page(limit, &query)
        return query
    }

    /// How many of a person's rows hold something to erase.
    package func countToErase(of subject: SubjectID) -> SQLQuery {
        var query = select(["count(*)"])
        from(&query)
        whose(subject, &query)
        erasable(&query)
        return query
    }

    /// A row of a person's that holds something to erase, where there is one.
    package func leftover(of subject: SubjectID) -> SQLQuery {
        var query = select(["1"])
        from(&query)
        whose(subject, &query)
        erasable(&query)
        query.add(" LIMIT 1")
        return query
    }

    /// Rows that hold something to erase and lead on through a row of another data set, one query for each place where a
    /// link does.
    package func leading(through key: RecordKey, of other: DataSet) -> [SQLQuery] {
        ([set.subject] + (set.date.map { [$0.link] } ?? [])).flatMap { link in
            link.steps.indices.filter { link.steps[$0].table == other.table }.map { index in
                var query = select(["1"])
                from(&query)
                conditions(&query)
                query.add(" AND ")
                let way = SubjectLink(steps: Array(link.steps[...index]), column: "")
                matching(way, &query) { query, _ in
                    for (place, (column, value)) in zip(other.key, key.values).enumerated() {
                        if place > 0 { query.add(" AND ") }
                        query.add("t\(index + 1).\(SQLDialect.quoted(column)) = ")
                        query.bind(value)
                    }
                }
                erasable(&query)
                query.add(" LIMIT 1")
                return query
            }
        }
    }

    /// Rows that lead to nobody: nothing finds them when their person asks or goes.
    package var orphans: SQLQuery {
        var query = SQLQuery(dialect)
        query.add("SELECT count(*)")
        from(&query)
        query.add(" WHERE ")
        filter(&query)
        erasable(&query)
        // A row without a key can't be named, whomever it leads to.
        query.add(" AND (\((keys + [subjectColumn]).map { "\($0) IS NULL" }.joined(separator: " OR ")))")
        return query
    }

    /// How many rows each date has, for a plan: the date, the number of rows that hold something to erase.
    package var datesWithCounts: SQLQuery? {
        guard let date = set.date else { return nil }
        var query = SQLQuery(dialect)
        query.add("SELECT \(group(date)), count(*) FROM (SELECT 1 AS one")
        addDate(&query, as: "moment")
        from(&query)
        query.add(" WHERE ")
        filter(&query)
        erasable(&query)
        query.add(") AS dated GROUP BY 1")
        return query
    }

    /// What moments of one day have in common, so that there are no more groups than days, or quarters of an hour: no
    /// zone's day begins within one.
    private func group(_ date: RecordDate) -> String {
        let size: Int
        switch date.form {
        case .day: return dialect == .sqlite ? "substr(moment, 1, 10)" : "left(CAST(moment AS text), 10)"
        case .seconds: size = 900
        case .milliseconds: size = 900_000
        }
        guard dialect == .sqlite else {
            let whole = "CAST(floor(moment) AS bigint)"
            return "CASE WHEN moment >= 0 THEN \(whole) - \(whole) % \(size) ELSE \(whole) END"
        }
        return "CASE WHEN typeof(moment) IN ('integer', 'real') AND moment >= 0 THEN moment - moment % \(size) "
            + "ELSE moment END"
    }

    /// Whom a row leads to.
    package func subject(of key: RecordKey) -> SQLQuery {
        var query = SQLQuery(dialect)
        query.add("SELECT \(subjectColumn)")
        from(&query)
        query.add(" WHERE ")
        at(key, &query)
        query.add(" AND ")
        filter(&query)
        query.add(" LIMIT 2")
        return query
    }

    /// Erases one row.
    ///
    /// - Parameters:
    ///   - key: which.
    ///   - pseudonym: the made-up name that it leaves behind where the data set says so.
    ///   - subject: whose it must be; nil for whosever it is.
    ///   - date: the last date that it may have; nil for any.
    /// - Returns: the statement; nil where nothing is to be done.
    package func erase(
        _ key: RecordKey,
        leaving pseudonym: String,
        of subject: SubjectID? = nil,
        upTo date: LocalDate? = nil
    ) -> SQLQuery? {
        var query = SQLQuery(dialect)
        let changes = set.changesWhenErased
        if set.erasing == .row {
            query.add("DELETE FROM \(SQLDialect.table(set.table)) AS t0")
        } else {
            guard !changes.isEmpty else { return nil }
            query.add("UPDATE \(SQLDialect.table(set.table)) AS t0 SET ")
            for (index, change) in changes.enumerated() {
                if index > 0 { query.add(", ") }
                query.add("\(SQLDialect.quoted(change.column)) = ")
                switch change.erasing {
                case .replace(let text): query.bind(.text(text))
                case .pseudonym: query.bind(.text(pseudonym))
                case .null, .keep: query.add("NULL")
                }
            }
        }
        query.add(" WHERE ")
        at(key, &query)
        query.add(" AND ")
        filter(&query)
        erasable(&query)
        if let subject {
            query.add(" AND ")
            isOf(subject, &query)
        }
        if let date, let column = set.date {
            query.add(" AND ")
            isDated(upTo: date, column, "", &query)
        }
        // So that both tell how many rows there were.
        if dialect == .postgres { query.add(" RETURNING 1") }
        return query
    }

    // MARK: Parts

    private var keys: [String] { self.set.key.map(own) }

    private func own(_ column: String) -> String { "t0.\(SQLDialect.quoted(column))" }

    private func select(_ columns: [String]) -> SQLQuery {
        var query = SQLQuery(dialect)
        query.add("SELECT \(columns.joined(separator: ", "))")
        return query
    }

    private func from(_ query: inout SQLQuery) { query.add(" FROM \(SQLDialect.table(set.table)) AS t0") }

    private func addDate(_ query: inout SQLQuery, as name: String? = nil) {
        guard let date = set.date else { return }
        query.add(", \(value(of: date.link) { "max(\($0))" })")
        if let name { query.add(" AS \(name)") }
    }

    /// The person whom a row leads to.
    ///
    /// Null where it leads to several, since one of them can't speak for the others.
    private var subjectColumn: String {
        value(of: self.set.subject) { column in
            // Not every type has a least value, a text has; names that a collation takes for equal are several.
            let one = dialect == .postgres ? "CAST(\(column) AS text) COLLATE \"C\"" : "\(column) COLLATE BINARY"
            return "CASE WHEN count(DISTINCT \(one)) = 1 THEN min(\(one)) END"
        }
    }

    /// The value that a link leads to, chosen where it leads to several.
    private func value(of link: SubjectLink, choosing choice: (String) -> String) -> String {
        guard let first = link.steps.first else { return own(link.column) }
        var text = " FROM \(SQLDialect.table(first.table)) AS t1"
        for (index, step) in link.steps.enumerated().dropFirst() {
            let equal = step.pairs.map { pair in
                // The column that refers stands first, whose collation counts, as it does before IN.
                "t\(index).\(SQLDialect.quoted(pair.from)) = t\(index + 1).\(SQLDialect.quoted(pair.to))"
            }
            text += " JOIN \(SQLDialect.table(step.table)) AS t\(index + 1) ON \(equal.joined(separator: " AND "))"
        }
        let equal = first.pairs.map { "\(own($0.from)) = t1.\(SQLDialect.quoted($0.to))" }
        let last = "t\(link.steps.count).\(SQLDialect.quoted(link.column))"
        return "(SELECT \(choice(last))\(text) WHERE \(equal.joined(separator: " AND ")))"
    }

    /// The rows whose link leads to a place that a condition holds of; from the inside out, so that indexes serve.
    private func matching(
        _ link: SubjectLink,
        _ query: inout SQLQuery,
        _ condition: (inout SQLQuery, String) -> Void
    ) {
        for (index, step) in link.steps.enumerated() {
            let from = step.pairs.map { "t\(index).\(SQLDialect.quoted($0.from))" }.joined(separator: ", ")
            let to = step.pairs.map { "t\(index + 1).\(SQLDialect.quoted($0.to))" }.joined(separator: ", ")
            query.add(step.pairs.count == 1 ? from : "(\(from))")
            query.add(" IN (SELECT \(to) FROM \(SQLDialect.table(step.table)) AS t\(index + 1) WHERE ")
        }
        condition(&query, "t\(link.steps.count).\(SQLDialect.quoted(link.column))")
        query.add(String(repeating: ")", count: link.steps.count))
    }

    /// That a row has a key.
    private func at(_ key: RecordKey, _ query: inout SQLQuery) {
        for (index, (column, value)) in zip(keys, key.values).enumerated() {
            if index > 0 { query.add(" AND ") }
            query.add("\(column) \(value == .null ? "IS NULL" : "= ")")
            if value != .null { query.bind(value) }
        }
    }

    /// That a row is dated on a date or before.
    private func isDated(upTo date: LocalDate, _ column: RecordDate, _ sign: String, _ query: inout SQLQuery) {
        matching(column.link, &query) { query, place in
            query.add("\(place) IS NOT NULL AND \(sign)\(place) < ")
            query.bind(column.bound(after: date))
        }
        guard !column.link.isDirect else { return }
        // Of several dates the latest counts, so none may be later; null where the other table has nulls is no hit.
        query.add(" AND NOT coalesce(")
        matching(column.link, &query) { query, place in
            query.add("\(place) >= ")
            query.bind(column.bound(after: date))
        }
        query.add(dialect == .sqlite ? ", 0)" : ", false)")
    }

    private func whose(_ subject: SubjectID, _ query: inout SQLQuery) {
        conditions(&query)
        query.add(" AND ")
        isOf(subject, &query)
    }

    /// That a row leads to a person, and to nobody else.
    private func isOf(_ subject: SubjectID, _ query: inout SQLQuery) {
        matching(set.subject, &query) { query, place in
            query.add("\(place) = ")
            query.bind(.text(subject.rawValue))
            // A collation may take another person's name for equal, which differs in case or accents only.
            switch dialect {
            case .sqlite:
                query.add(" AND \(place) = ")
                query.bind(.text(subject.rawValue))
                query.add(" COLLATE BINARY")
            case .postgres:
                query.add(
                    " AND (CAST(pg_typeof(\(place)) AS text) IN ('smallint', 'integer', 'bigint', 'numeric', 'real', "
                        + "'double precision', 'oid', 'uuid') OR CAST(\(place) AS text) COLLATE \"C\" = CAST(")
                query.bind(.text(subject.rawValue))
                query.add(" AS text))")
            }
        }
        // A row that leads to several people leads to nobody: one of them can't speak for the others.
        if !set.subject.isDirect { query.add(" AND \(subjectColumn) IS NOT NULL") }
    }

    /// A row without a key can't be named, so it is left alone; paging would end at it.
    private func conditions(_ query: inout SQLQuery) {
        query.add(" WHERE ")
        for key in keys { query.add("\(key) IS NOT NULL AND ") }
        filter(&query)
    }

    private func filter(_ query: inout SQLQuery) { query.meeting(set.rows) }

    private func after(_ key: RecordKey?, _ query: inout SQLQuery) {
        guard let key else { return }
        let columns = keys.joined(separator: ", ")
        query.add(key.values.count == 1 ? " AND \(columns) > " : " AND (\(columns)) > (")
        query.list(key.values)
        if key.values.count != 1 { query.add(")") }
    }

    private func page(_ limit: Int, _ query: inout SQLQuery) {
        query.add(" ORDER BY \(keys.joined(separator: ", ")) LIMIT \(max(0, limit))")
    }

    /// Rows in which erasing would still change something.
    private func erasable(_ query: inout SQLQuery) {
        guard set.erasing == .fields else { return }
        let changes = set.changesWhenErased
        guard !changes.isEmpty else { return query.add(dialect == .sqlite ? " AND 0" : " AND false") }
        query.add(" AND (")
        for (index, change) in changes.enumerated() {
            if index > 0 { query.add(" OR ") }
            let column = own(change.column)
            switch change.erasing {
            case .null, .keep: query.add("\(column) IS NOT NULL")
            case .replace(let text):
                query.add("\(column) \(dialect.different) ")
                query.bind(.text(text))
            case .pseudonym:
                // An empty column names nobody, and a made-up name is none that leads to anybody.
                let size = Field.pseudonymPrefix.utf8.count
                let start =
                    dialect == .postgres
                    ? "left(CAST(\(column) AS text), \(size)) COLLATE \"C\""
                    : "substr(\(column), 1, \(size)) COLLATE BINARY"
                query.add("(\(column) IS NOT NULL AND \(start) <> ")
                query.bind(.text(Field.pseudonymPrefix))
                query.add(")")
            }
        }
        query.add(")")
    }
}
