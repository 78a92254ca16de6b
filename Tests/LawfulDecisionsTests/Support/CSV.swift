// SPDX-License-Identifier: Apache-2.0

/// Comma-separated text whose first line names the columns (RFC 4180): fields in double quotes may hold commas, line
/// ends and doubled quotes.
struct CSV {
    struct Malformed: Error, CustomStringConvertible {
        let description: String
    }

    /// One line, by the names of its columns.
    struct Record {
        let fields: [String: String]

        func field(_ column: String) throws -> String {
            guard let field = fields[column] else { throw Malformed(description: "no column \(column)") }
            return field
        }
    }

    let records: [Record]

    /// Reads the text; other columns than those named, or lines of another length, are refused.
    init(_ text: String, columns: [String]) throws {
        var lines = try Self.lines(of: text)
        guard !lines.isEmpty else { throw Malformed(description: "the text is empty") }
        let header = lines.removeFirst()
        guard header == columns else { throw Malformed(description: "columns \(header) are not \(columns)") }
        records = try lines.map { line in
            guard line.count == header.count else {
                throw Malformed(description: "\(line.first ?? "") has \(line.count) fields, not \(header.count)")
            }
            return Record(fields: Dictionary(uniqueKeysWithValues: zip(header, line)))
        }
    }

    private static func lines(of text: String) throws -> [[String]] {
        var lines: [[String]] = []
        var line: [String] = []
        var field = ""
        var isQuoted = false
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "\"" where isQuoted && rest.first == "\"":
                field.append("\"")
                rest.removeFirst()
            case "\"": isQuoted.toggle()
            case "," where !isQuoted:
                line.append(field)
                field = ""
            case _ where character.isNewline && !isQuoted:
                if !line.isEmpty || !field.isEmpty { lines.append(line + [field]) }
                (line, field) = ([], "")
            default: field.append(character)
            }
        }
        guard !isQuoted else { throw Malformed(description: "a quote is not closed") }
        if !line.isEmpty || !field.isEmpty { lines.append(line + [field]) }
        return lines
    }
}
