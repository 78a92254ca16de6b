// SPDX-License-Identifier: Apache-2.0

#if SQLite
import GRDB
import LawfulData

/// Writes the SQL for a data set: names quoted, values bound.
struct Statement {
    private let set: DataSet
    private var columns: [String] = []
    private var conditions: [String] = []
    private var values: [DataValue] = []

    init(_ set: DataSet) { self.set = set }

    var arguments: StatementArguments { StatementArguments(values.map(Self.bound)) }

    func columns(_ names: [String]) -> Statement {
        var copy = self
        copy.columns = names
        return copy
    }

    /// Key, subject, and date where there is one.
    func dated() -> Statement { columns(set.key + [set.subject] + (set.date.map { [$0] } ?? [])) }

    func matching(_ column: String, _ value: DataValue) -> Statement { condition("\(quoted(column)) = ?", [value]) }

    func before(_ column: String, _ text: String) -> Statement {
        condition("\(quoted(column)) IS NOT NULL AND \(quoted(column)) < ?", [.text(text)])
    }

    func after(_ key: RecordKey?) -> Statement {
        // A row without a key can't be named, so it is left alone; paging would end at it.
        let named = set.key.reduce(self) { $0.condition("\(quoted($1)) IS NOT NULL", []) }
        guard let key else { return named }
        let columns = set.key.map(quoted).joined(separator: ", ")
        let marks = key.values.map { _ in "?" }.joined(separator: ", ")
        return named.condition("(\(columns)) > (\(marks))", key.values)
    }

    /// Rows in which erasing would still change something.
    func erasable() -> Statement {
        guard set.erasing == .fields else { return self }
        var copy = self
        var tests: [String] = []
        for field in set.fields {
            switch field.erasing {
            case .null: tests.append("\(quoted(field.column)) IS NOT NULL")
            case .replace(let text):
                tests.append("\(quoted(field.column)) IS NOT ?")
                copy.values.append(.text(text))
            case .keep: break
            }
        }
        copy.conditions.append(tests.isEmpty ? "0" : "(" + tests.joined(separator: " OR ") + ")")
        return copy
    }

    func sql(limit: Int?) -> String {
        let order = set.key.map(quoted).joined(separator: ", ")
        var sql = "SELECT \(columns.map(quoted).joined(separator: ", ")) FROM \(quoted(set.table))"
        if !conditions.isEmpty { sql += " WHERE " + conditions.joined(separator: " AND ") }
        sql += " ORDER BY \(order)"
        if let limit { sql += " LIMIT \(max(0, limit))" }
        return sql
    }

    /// The statement that erases one row.
    func erasing(_ key: RecordKey) -> (sql: String, arguments: StatementArguments) {
        let place = set.key.map { "\(quoted($0)) IS ?" }.joined(separator: " AND ")
        guard set.erasing == .fields else {
            return (
                "DELETE FROM \(quoted(set.table)) WHERE \(place)", StatementArguments(key.values.map(Self.bound))
            )
        }
        var assignments: [String] = []
        var values: [DataValue] = []
        for field in set.fields {
            switch field.erasing {
            case .null: assignments.append("\(quoted(field.column)) = NULL")
            case .replace(let text):
                assignments.append("\(quoted(field.column)) = ?")
                values.append(.text(text))
            case .keep: break
            }
        }
        guard !assignments.isEmpty else {
            return ("UPDATE \(quoted(set.table)) SET \(quoted(set.subject)) = \(quoted(set.subject)) WHERE 0", [])
        }
        let guarded = Statement(set).erasable()
        let sql =
            "UPDATE \(quoted(set.table)) SET \(assignments.joined(separator: ", ")) WHERE \(place) AND "
            + guarded.conditions.joined(separator: " AND ")
        return (sql, StatementArguments((values + key.values + guarded.values).map(Self.bound)))
    }

    private func condition(_ text: String, _ bound: [DataValue]) -> Statement {
        var copy = self
        copy.conditions.append(text)
        copy.values += bound
        return copy
    }

    private func quoted(_ name: String) -> String { "\"\(name.replacing("\"", with: "\"\""))\"" }

    private static func bound(_ value: DataValue) -> (any DatabaseValueConvertible)? {
        switch value {
        case .null: nil
        case .integer(let value): value
        case .real(let value): value
        case .text(let value): value
        case .bytes(let value): value
        }
    }
}
#endif
