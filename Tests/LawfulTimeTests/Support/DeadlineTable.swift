// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

/// One row of `Resources/deadlines.csv`.
struct DeadlineRow: Sendable, CustomTestStringConvertible {
    let id: String
    let start: String
    let zone: String
    let rule: String
    let parameter: String
    let holidays: String
    let lastDay: String
    let end: String

    var testDescription: String { id }
}

/// The deadline table, read from the folder beside the tests.
enum DeadlineTable {
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    static let columns = ["id", "start", "tz", "rule", "param", "holidays", "last_day", "end_utc", "why"]

    static let loaded = Result<[DeadlineRow], any Error> { try load() }

    /// The rows as test arguments; a table that cannot be read is reported by the table's own test.
    static var rows: [DeadlineRow] { (try? loaded.get()) ?? [] }

    static func load() throws -> [DeadlineRow] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Resources/deadlines.csv")
        return try parse(String(contentsOf: file, encoding: .utf8))
    }

    static func parse(_ text: String) throws -> [DeadlineRow] {
        let lines = text.split(whereSeparator: \.isNewline).map { fields(of: $0) }
        guard let header = lines.first else { throw Malformed(description: "the table is empty") }
        guard header.sorted() == columns.sorted() else {
            throw Malformed(description: "columns \(header) are not \(columns)")
        }
        return try lines.dropFirst().map { line in
            guard line.count == header.count else {
                throw Malformed(description: "row \(line.first ?? "") has \(line.count) fields, not \(header.count)")
            }
            let cells = Dictionary(uniqueKeysWithValues: zip(header, line))
            func cell(_ name: String) -> String { cells[name] ?? "" }
            return DeadlineRow(
                id: cell("id"), start: cell("start"), zone: cell("tz"), rule: cell("rule"),
                parameter: cell("param"), holidays: cell("holidays"), lastDay: cell("last_day"), end: cell("end_utc"))
        }
    }

    /// Comma-separated fields; a field in double quotes may hold commas and doubled quotes.
    private static func fields(of line: Substring) -> [String] {
        var fields = [""]
        var quoted = false
        for character in line {
            if character == "\"" {
                if !quoted, let last = fields.last, !last.isEmpty { fields[fields.count - 1].append(character) }
                quoted.toggle()
            } else if character == ",", !quoted {
                fields.append("")
            } else {
                fields[fields.count - 1].append(character)
            }
        }
        return fields
    }
}
