// SPDX-License-Identifier: Apache-2.0

/// In what the databases' SQL differs.
package enum SQLDialect: Sendable {
    case sqlite
    case postgres

    /// The place where a value is bound.
    func place(_ number: Int) -> String { self == .sqlite ? "?" : "$\(number)" }

    /// Inequality that holds between a null and a value, too.
    var different: String { self == .sqlite ? "IS NOT" : "IS DISTINCT FROM" }

    /// A name in quotes, which says the same whatever it contains.
    package static func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    /// A table, in its schema where it names one.
    package static func table(_ name: String) -> String {
        name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map { quoted(String($0)) }
            .joined(separator: ".")
    }
}

/// A statement with the values that are bound to it; no value ever becomes part of the text.
package struct SQLQuery: Sendable {
    /// The text.
    package private(set) var text = ""
    /// The values, in the order of their places.
    package private(set) var values: [DataValue] = []
    private let dialect: SQLDialect

    init(_ dialect: SQLDialect) { self.dialect = dialect }

    mutating func add(_ text: String) { self.text += text }

    mutating func bind(_ value: DataValue) {
        values.append(value)
        text += dialect.place(values.count)
    }

    /// That a row meets all these conditions.
    mutating func meeting(_ rows: [RowCondition]) {
        guard !rows.isEmpty else { return add(dialect == .sqlite ? "1" : "true") }
        for (index, row) in rows.enumerated() {
            if index > 0 { add(" AND ") }
            add("t0.\(SQLDialect.quoted(row.column)) \(row.value == .null ? "IS NULL" : "= ")")
            if row.value != .null { bind(row.value) }
        }
    }

    /// How many rows of a table meet all conditions of none of these lists.
    package static func count(_ table: String, outside lists: [[RowCondition]], _ dialect: SQLDialect) -> SQLQuery {
        var query = SQLQuery(dialect)
        query.add("SELECT count(*) FROM \(SQLDialect.table(table)) AS t0")
        for (index, list) in lists.enumerated() {
            // A comparison with null is neither true nor false, and such a row is outside, too.
            query.add(index == 0 ? " WHERE NOT coalesce(" : " AND NOT coalesce(")
            query.meeting(list)
            query.add(dialect == .sqlite ? ", 0)" : ", false)")
        }
        return query
    }

    /// The same with nobody in the place of a person: what fails with it fails whoever is asked about.
    package func naming(nobodyFor subject: String) -> SQLQuery {
        var copy = self
        copy.values = values.map { $0 == .text(subject) ? .null : $0 }
        return copy
    }

    /// The same with something behind it.
    package func followed(by text: String) -> SQLQuery {
        var copy = self
        copy.text += text
        return copy
    }

    mutating func list(_ values: [DataValue]) {
        for (index, value) in values.enumerated() {
            if index > 0 { text += ", " }
            bind(value)
        }
    }
}
