// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulData
import LawfulDocuments
import LawfulModel
import LawfulRights
import LawfulTesting
import Testing

@Suite("A copy of bytes and of nothing (Art. 15(3))")
struct FaithfulCopyTests {
    private func office() throws -> Office {
        let office = try Office()
        for (id, value) in [("1", DataValue.bytes(Data("hello".utf8))), ("2", .null), ("3", .integer(5))] {
            office.store.insert(
                ["id": .text(id), "person": .text("anna-4711"), "name": value, "on": .text("2025-06-01")],
                into: "credit")
        }
        return office
    }

    @Test("is base64 and null in JSON")
    func json() async throws {
        let data = try await office().package().json()
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let table = try #require((root["data"] as? [[String: Any]])?.first)
        let rows = try #require(table["rows"] as? [[Any]])
        #expect(rows.map(\.count) == [1, 1, 1])
        #expect(rows.first?.first as? String == "aGVsbG8=")
        #expect(rows.dropFirst().first?.first is NSNull)
        #expect(rows.last?.first as? Int == 5)
    }

    @Test("is the number of bytes on the page", arguments: Language.allCases)
    func page(_ language: Language) async throws {
        let page = try await office().package().html(in: language)
        #expect(page.contains("<td>(5 bytes)</td>"))
        #expect(page.contains("<td>–</td>"))
        #expect(!page.contains("aGVsbG8"))
    }
}
