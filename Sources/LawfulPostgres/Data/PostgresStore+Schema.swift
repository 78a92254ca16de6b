// SPDX-License-Identifier: Apache-2.0

#if Postgres
public import LawfulData

extension PostgresStore {
    /// The tables and views of its schemas as they are; partitions stand under their table.
    ///
    /// - Throws: `DataError` when it couldn't be read.
    public func schema() async throws -> StoreSchema? {
        let schemas = schemas
        return try await Self.mapping("pg_class") {
            try await pool.retrying { link in
                let results = try link.run([
                    Statement(Self.tables, [.texts(schemas)]), Statement(Self.columns, [.texts(schemas)]),
                    Statement(Self.keys, [.texts(schemas)]), Statement(Self.references, [.texts(schemas)]),
                ])
                let columns = Self.grouped(results[1]) { results[1].column($0) }
                let keys = Self.grouped(results[2]) { Set(Self.names(results[2].text($0, 1))) }
                let references = Self.grouped(results[3]) { row in
                    StoreSchema.Reference(
                        Self.names(results[3].text(row, 1)), to: results[3].text(row, 2) ?? "")
                }
                return StoreSchema(
                    (0..<results[0].count).map { row in
                        let name = results[0].text(row, 0) ?? ""
                        return StoreSchema.Table(
                            name, columns: columns[name] ?? [], keys: keys[name] ?? [],
                            references: references[name] ?? [],
                            isView: results[0].text(row, 1) == "v")
                    })
            }
        }
    }

    private static func grouped<Value>(_ rows: ResultSet, _ value: (Int) -> Value) -> [String: [Value]] {
        (0..<rows.count).reduce(into: [:]) { $0[rows.text($1, 0) ?? "", default: []].append(value($1)) }
    }

    /// Names come with a character between them that no name contains.
    private static func names(_ text: String?) -> [String] { (text ?? "").split(separator: "\u{1F}").map(String.init) }

    /// A table's name as data sets write it: without its schema where that is the first.
    private static func name(_ table: String, _ schema: String) -> String {
        "CASE WHEN \(schema).nspname = ($1::text[])[1] THEN \(table).relname "
            + "ELSE \(schema).nspname || '.' || \(table).relname END"
    }

    private static let own = """
        FROM pg_class AS c JOIN pg_namespace AS n ON n.oid = c.relnamespace
        """
    private static let among = """
        n.nspname = ANY($1) AND c.relkind IN ('r', 'p', 'v', 'm', 'f') AND NOT c.relispartition
        """

    private static let tables = "SELECT \(name("c", "n")), c.relkind \(own) WHERE \(among) ORDER BY 1"

    private static let columns = """
        SELECT \(name("c", "n")), a.attname, a.attnotnull \(own) JOIN pg_attribute AS a ON a.attrelid = c.oid
        WHERE \(among) AND a.attnum > 0 AND NOT a.attisdropped ORDER BY c.oid, a.attnum
        """

    private static let keys = """
        SELECT \(name("c", "n")), (SELECT string_agg(a.attname, chr(31)) FROM pg_attribute AS a
            WHERE a.attrelid = c.oid AND a.attnum = ANY(i.indkey::int2[]))
        \(own) JOIN pg_index AS i ON i.indrelid = c.oid
        WHERE \(among) AND i.indisunique AND i.indpred IS NULL AND i.indexprs IS NULL AND i.indisvalid
        """

    private static let references = """
        SELECT \(name("c", "n")), (SELECT string_agg(a.attname, chr(31) ORDER BY k.place)
            FROM unnest(f.conkey) WITH ORDINALITY AS k(number, place)
            JOIN pg_attribute AS a ON a.attrelid = c.oid AND a.attnum = k.number), \(name("o", "m"))
        \(own) JOIN pg_constraint AS f ON f.conrelid = c.oid AND f.contype = 'f'
        JOIN pg_class AS o ON o.oid = f.confrelid JOIN pg_namespace AS m ON m.oid = o.relnamespace
        WHERE \(among) ORDER BY f.conname
        """
}

extension ResultSet {
    fileprivate func column(_ row: Int) -> StoreSchema.Column {
        StoreSchema.Column(text(row, 1) ?? "", isNullable: text(row, 2) != "t")
    }
}
#endif
