// SPDX-License-Identifier: Apache-2.0

public import Foundation
import LawfulData
import LawfulDecisions
import LawfulLedger
import LawfulModel
public import LawfulRights

extension PortabilityPackage {
    /// The package as JSON: each table's rows as objects by column, keys sorted; ``schema()`` describes it (Art. 20(1)).
    ///
    /// - Throws: what `JSONEncoder` throws; a package encodes.
    public func json() throws -> Data {
        let tables = Dictionary(
            data.map { table in
                (
                    name(of: table),
                    table.rows.map { row in
                        Dictionary(
                            zip(table.columns.map(\.name), row), uniquingKeysWith: { first, _ in first })
                    }
                )
            }, uniquingKeysWith: +)
        let form = JSONForm(request: request.rawValue, preparedAt: preparedAt, controller: controller, data: tables)
        return try Self.encoder.encode(form)
    }

    /// A JSON Schema (draft 2020-12) of ``json()``: the tables with their columns, what each holds and how it came about.
    ///
    /// - Throws: what `JSONEncoder` throws; a schema encodes.
    public func schema() throws -> Data {
        let tables = Dictionary(
            data.map { table in
                (
                    name(of: table),
                    SchemaNode(
                        type: "array", title: "\(table.table) (\(table.activity))",
                        items: [
                            SchemaNode(
                                type: "object",
                                properties: Dictionary(
                                    table.columns.enumerated().map { place, column in
                                        (column.name, Self.node(column, table.rows.map { $0[place] }))
                                    }, uniquingKeysWith: { first, _ in first }))
                        ])
                )
            }, uniquingKeysWith: { first, _ in first })
        let root = SchemaNode(
            schema: "https://json-schema.org/draft/2020-12/schema", type: "object",
            properties: [
                "request": SchemaNode(type: "string"), "preparedAt": SchemaNode(type: "string", format: "date-time"),
                "controller": SchemaNode(type: "string"),
                "data": SchemaNode(type: "object", properties: tables),
            ])
        return try Self.encoder.encode(root)
    }

    /// The package as CSV files by name (RFC 4180), with `metadata.json` as their schema (CSV on the Web).
    ///
    /// - Throws: what `JSONEncoder` throws; the metadata encode.
    public func csv() throws -> [String: Data] {
        var files: [String: Data] = [:]
        var described: [CSVMetadata.Table] = []
        for table in data {
            let lines = [table.columns.map(\.name)] + table.rows.map { $0.map(Self.cell) }
            let text = lines.map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
            let name = "\(name(of: table)).csv"
            files[name] = Data(text.utf8)
            described.append(
                .init(
                    url: name,
                    tableSchema: .init(
                        columns: table.columns.enumerated().map { place, column in
                            .init(
                                name: column.name, titles: column.name,
                                datatype: Self.type(table.rows.map { $0[place] }) ?? "string",
                                description: Self.told(column))
                        })))
        }
        files["metadata.json"] = try Self.encoder.encode(CSVMetadata(tables: described))
        return files
    }

    /// Tables of one name in several activities are told apart.
    private func name(of table: Table) -> String {
        data.count { $0.table == table.table } > 1 ? "\(table.table)-\(table.activity)" : table.table
    }

    private static func told(_ column: Column) -> String {
        "\(column.category), \(column.obtained == .observed ? "observed from your use" : "provided by you")"
    }

    private static func node(_ column: Column, _ values: [DataValue]) -> SchemaNode {
        SchemaNode(
            type: type(values), description: told(column),
            contentEncoding: values.contains { if case .bytes = $0 { true } else { false } } ? "base64" : nil)
    }

    /// The type that all values of a column have; nil where they differ.
    private static func type(_ values: [DataValue]) -> String? {
        let types = Set(
            values.compactMap { value in
                switch value {
                case .null: nil as String?
                case .integer: "integer"
                case .real: "number"
                case .text, .bytes: "string"
                }
            })
        return types.count == 1 && !values.contains(.null) ? types.first : nil
    }

    private static func cell(_ value: DataValue) -> String {
        switch value {
        case .null: ""
        case .bytes(let bytes): bytes.base64EncodedString()
        default: value.text
        }
    }

    private static func quoted(_ text: String) -> String {
        let needsQuotes = text.unicodeScalars.contains { $0 == "\"" || $0 == "," || $0 == "\n" || $0 == "\r" }
        return needsQuotes ? "\"\(text.replacing("\"", with: "\"\""))\"" : text
    }

    private static var encoder: JSONEncoder {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
        return encoder
    }
}

private struct JSONForm: Encodable {
    let request: String
    let preparedAt: String
    let controller: String
    let data: [String: [[String: DataValue]]]
}

private struct SchemaNode: Encodable {
    var schema: String?
    var type: String?
    var title: String?
    var description: String?
    var format: String?
    var contentEncoding: String?
    var properties: [String: SchemaNode]?
    /// One node; a list, since a struct can't hold itself.
    var items: [SchemaNode]?

    private enum Keys: String, CodingKey {
        case schema = "$schema"
        case type, title, description, format, contentEncoding, properties, items
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encodeIfPresent(schema, forKey: .schema)
        try container.encodeIfPresent(type, forKey: .type)
        try container.encodeIfPresent(title, forKey: .title)
        try container.encodeIfPresent(description, forKey: .description)
        try container.encodeIfPresent(format, forKey: .format)
        try container.encodeIfPresent(contentEncoding, forKey: .contentEncoding)
        try container.encodeIfPresent(properties, forKey: .properties)
        try container.encodeIfPresent(items?.first, forKey: .items)
    }
}

private struct CSVMetadata: Encodable {
    struct Table: Encodable {
        struct Schema: Encodable {
            struct Column: Encodable {
                let name: String
                let titles: String
                let datatype: String
                let description: String
            }

            let columns: [Column]
        }

        let url: String
        let tableSchema: Schema
    }

    let tables: [Table]

    private enum Keys: String, CodingKey {
        case context = "@context"
        case tables
    }

    func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: Keys.self)
        try container.encode("http://www.w3.org/ns/csvw", forKey: .context)
        try container.encode(tables, forKey: .tables)
    }
}
