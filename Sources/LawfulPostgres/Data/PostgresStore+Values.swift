// SPDX-License-Identifier: Apache-2.0

#if Postgres
import Foundation
import LawfulData
import LawfulModel

extension Statement {
    /// A query for the service's tables.
    init(_ query: SQLQuery, before text: String = "") {
        self.init(text + query.text, query.values.map { .untyped($0.serverText) })
    }

    /// The tables whose rows would go or change along with a row: they were never decided about.
    static func cascades(of set: DataSet) -> Statement {
        Statement(
            """
            SELECT DISTINCT CAST(conrelid AS regclass) FROM pg_constraint AS f
            WHERE contype = 'f' AND confrelid = to_regclass($1) AND CASE WHEN $2 = 'row'
                THEN confdeltype IN ('c', 'n', 'd')
                ELSE confupdtype IN ('c', 'n', 'd') AND EXISTS (SELECT 1 FROM pg_attribute AS a
                    WHERE a.attrelid = f.confrelid AND a.attnum = ANY(f.confkey) AND a.attname = ANY($3)) END
            """,
            [
                .text(SQLDialect.table(set.table)), .text(set.erasing == .row ? "row" : "fields"),
                .texts(set.changesWhenErased.map(\.column)),
            ])
    }
}

extension DataValue {
    /// The value as the server reads it.
    fileprivate var serverText: String? {
        switch self {
        case .null: nil
        case .integer(let value): String(value)
        case .real(let value): String(value)
        case .text(let value): value
        case .bytes(let value): "\\x" + value.map { String(format: "%02x", $0) }.joined()
        }
    }
}

extension ResultSet {
    /// A column of a row as the map sees it; what has no form of its own comes as the server's text.
    func value(_ row: Int, _ column: Int) -> DataValue {
        let column = Int32(column)
        guard let text = text(row, column) else { return .null }
        return switch type(column) {
        case 20, 21, 23, 26: Int64(text).map(DataValue.integer) ?? .text(text)
        case 700, 701: Double(text).map(DataValue.real) ?? .text(text)
        case 16: .integer(text == "t" ? 1 : 0)
        case 17: bytes(row, column).map { .bytes(Data($0)) } ?? .text(text)
        default: .text(text)
        }
    }

    func key(_ row: Int, _ set: DataSet) -> RecordKey { RecordKey(set.key.indices.map { value(row, $0) }) }

    func dated(_ row: Int, _ set: DataSet) -> DatedRecord {
        let subject = value(row, set.key.count)
        return DatedRecord(
            key: key(row, set), subject: SubjectID(rawValue: subject == .null ? "" : subject.text),
            date: set.date.flatMap { $0.day(value(row, set.key.count + 1)) })
    }
}
#endif
