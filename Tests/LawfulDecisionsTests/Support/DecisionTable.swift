// SPDX-License-Identifier: Apache-2.0

import Foundation
import Testing

/// One row of `Resources/decisions.csv`.
struct DecisionRow: Sendable, CustomTestStringConvertible {
    let id: String
    let basis: String
    let operation: String
    let context: String
    let expected: String
    let reason: String
    let article: String

    var testDescription: String { id }
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
                context: try record.field("context"), expected: try record.field("expect"),
                reason: try record.field("reason"), article: try record.field("article"))
        }
    }
}
