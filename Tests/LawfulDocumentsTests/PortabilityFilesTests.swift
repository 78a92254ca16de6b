// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulData
import LawfulDecisions
import LawfulDocuments
import LawfulLedger
import LawfulModel
import LawfulRights
import LawfulTesting
import Testing

@Suite("The portability package as files")
struct PortabilityFilesTests {
    private func package() async throws -> PortabilityPackage {
        let office = try Office()
        office.add("Anna Smit", to: "news")
        try await office.tell(.consentGiven("news", text: "news-1"), secondsAgo: 9)
        let decided = try await office.decide(.requestPortability)
        let columns = [
            PortabilityPackage.Column("name", "name", obtained: .provided),
            .init("opened", "usage", obtained: .observed), .init("score", "score", obtained: .inferred),
            .init("photo", "photo", obtained: .provided),
        ]
        let rows: [[DataValue]] = [
            [.text("Smit, \"Anna\"\nB."), .integer(3), .real(0.5), .bytes(Data("x".utf8))],
            [.null, .integer(4), .null, .null],
        ]
        return try PortabilityPackage(
            decided, [.init("news", of: "news", columns, rows)], controller: "Acme B.V.", preparedAt: Office.now)
    }

    private func object(_ data: Data?) throws -> [String: Any] {
        let data = try #require(data)
        return try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    }

    @Test("JSON has rows by column, and nothing that was inferred; its schema says what each column is")
    func json() async throws {
        let package = try await package()
        let root = try object(try package.json())
        let rows = try #require((root["data"] as? [String: Any])?["news"] as? [[String: Any]])
        #expect(rows.count == 2 && rows[0]["name"] as? String == "Smit, \"Anna\"\nB." && rows[1]["name"] is NSNull)
        #expect(rows[0]["opened"] as? Int == 3 && rows[0]["photo"] as? String == "eA==")
        #expect(Set(rows[0].keys) == ["name", "opened", "photo"] && root["controller"] as? String == "Acme B.V.")
        let schema = try object(try package.schema())
        #expect(schema["$schema"] as? String == "https://json-schema.org/draft/2020-12/schema")
        let data = (schema["properties"] as? [String: Any])?["data"] as? [String: Any]
        let news = (data?["properties"] as? [String: Any])?["news"] as? [String: Any]
        let columns = try #require((news?["items"] as? [String: Any])?["properties"] as? [String: [String: Any]])
        #expect(columns["opened"]?["type"] as? String == "integer")
        #expect(columns["opened"]?["description"] as? String == "usage, observed from your use")
        #expect(columns["name"]?["type"] == nil, "it has values of several types")
        #expect(columns["photo"]?["contentEncoding"] as? String == "base64" && columns["score"] == nil)
    }

    @Test("CSV is quoted as RFC 4180 has it, and described by its metadata")
    func csv() async throws {
        let files = try await package().csv()
        #expect(Set(files.keys) == ["news.csv", "metadata.json"])
        let file = try #require(files["news.csv"])
        let text = String(decoding: file, as: UTF8.self)
        #expect(text == "name,opened,photo\r\n\"Smit, \"\"Anna\"\"\nB.\",3,eA==\r\n,4,\r\n")
        let metadata = try object(files["metadata.json"])
        #expect(metadata["@context"] as? String == "http://www.w3.org/ns/csvw")
        let table = try #require((metadata["tables"] as? [[String: Any]])?.first)
        let columns = (table["tableSchema"] as? [String: Any])?["columns"] as? [[String: Any]]
        #expect(columns?.map { $0["datatype"] as? String } == ["string", "integer", "string"])
        #expect(table["url"] as? String == "news.csv")
    }
}
