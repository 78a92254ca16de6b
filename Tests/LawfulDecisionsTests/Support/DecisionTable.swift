// SPDX-License-Identifier: Apache-2.0

import DecisionModel
import Foundation
import Testing

/// One row of `Resources/decisions.csv`.
struct DecisionRow: Sendable, CustomTestStringConvertible {
    let id: String
    let basis: String
    let operation: String
    let text: String
    let expected: String
    let reason: String
    let article: String

    struct Unreadable: Error, CustomStringConvertible {
        let description: String
    }

    var testDescription: String { id }

    /// The case that the row is; an unknown key or value is refused, with the row's id.
    var context: CaseContext {
        get throws {
            do {
                return try CaseContext(basis: basis, operation: operation, text: text)
            } catch {
                throw Unreadable(description: "\(id): \(error)")
            }
        }
    }
}

/// The decision table, read from the folder beside the tests.
enum DecisionTable {
    static let columns = ["id", "basis", "op", "context", "expect", "reason", "article", "note"]
    static let loaded = Result<[DecisionRow], any Error> { try load() }

    /// The rows as test arguments; a table that can't be read is reported by the table's own test.
    static var rows: [DecisionRow] { (try? loaded.get()) ?? [] }

    static func load() throws -> [DecisionRow] {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Resources/decisions.csv")
        return try CSV(String(contentsOf: file, encoding: .utf8), columns: columns).records.map { record in
            DecisionRow(
                id: try record.field("id"), basis: try record.field("basis"), operation: try record.field("op"),
                text: try record.field("context"), expected: try record.field("expect"),
                reason: try record.field("reason"), article: try record.field("article"))
        }
    }
}
