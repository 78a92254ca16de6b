// SPDX-License-Identifier: Apache-2.0

import LawfulData
import LawfulModel
import LawfulTesting
import LawfulTime
import Testing

@Suite("Rows in memory without a subject")
struct UnnamedSubjectTests {
    @Test("a row whose subject is missing or null names nobody")
    func nobody() async throws {
        let store = InMemoryStore()
        store.insert(
            ["id": .integer(1), "owner": .null, "text": .text("of nobody"), "day": .text("2020-01-01")], into: "notes")
        store.insert(["id": .integer(2), "text": .text("of nobody"), "day": .text("2020-01-01")], into: "notes")
        let set = DataSet("notes", of: "owner", for: "notes", dated: "day") { Field("text", "text") }
        let due = try await store.datedRecords(in: set, upTo: try LocalDate("2020-01-01"), after: nil, limit: 10)
        #expect(due.map(\.subject.rawValue) == ["", ""])
    }
}
