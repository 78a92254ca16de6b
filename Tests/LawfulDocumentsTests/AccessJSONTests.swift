// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulDocuments
import LawfulModel
import LawfulRights
import LawfulTesting
import LawfulTime
import Testing

@Suite("The access package as JSON")
struct AccessJSONTests {
    @Test("parses, and has the parts of Art. 15(1)(a) to (h), (2) and (3)")
    func parts() async throws {
        let office = try Office()
        office.add("Anna <Smit>", to: "credit")
        office.add("Others", to: "credit", of: "bert")
        let data = try await office.package().json()
        let root = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let processing = try #require((root["processing"] as? [[String: Any]])?.first)
        #expect(processing["purpose"] as? String == "Credit checks", "(a)")
        #expect(processing["categories"] as? [String] == ["name"], "(b)")
        let recipient = try #require((processing["recipients"] as? [[String: Any]])?.first)
        #expect(recipient["name"] as? String == "Mailer Inc." && recipient["country"] as? String == "IN", "(c)")
        let retention = try #require((processing["retention"] as? [[String: Any]])?.first)
        #expect((retention["trigger"] as? [String: Any])?["event"] as? String == "lastContact", "(d)")
        #expect(root["rights"] as? [String] == ["16", "17", "18", "21"], "(e)")
        #expect((root["authority"] as? [String: Any])?["name"] as? String == "Autoriteit Persoonsgegevens", "(f)")
        let source = try #require((processing["sources"] as? [[String: Any]])?.first)
        #expect((source["title"] as? String)?.contains("Trade registry") == true, "(g)")
        #expect(processing["automatedDecisions"] as? String == "A score over 600 is accepted.", "(h)")
        #expect(recipient["safeguard"] as? String == "scc", "(2)")
        let table = try #require((root["data"] as? [[String: Any]])?.first)
        #expect(table["rows"] as? [[String]] == [["Anna <Smit>"]], "(3)")
        #expect((root["log"] as? [[String: Any]])?.count == 3)
        #expect(root["controller"] as? String == "Acme & Sons B.V.")
        #expect(root["request"] as? String == "2026-017")
        #expect(root["preparedAt"] as? String == Office.now.description)
    }

    @Test("comes back as the package that it was, and equal packages give equal bytes")
    func roundTrip() async throws {
        let office = try Office()
        office.add("Anna Smit", to: "credit")
        let package = try await office.package()
        let data = try package.json()
        let back = try JSONDecoder().decode(AccessPackage.self, from: data)
        #expect(try back.json() == data)
        #expect(back.data == package.data)
        #expect(back.processing == package.processing)
    }

    @Test("holds nothing of other people")
    func others() async throws {
        let office = try Office()
        office.add("Anna Smit", to: "credit")
        office.add("Bert Bos", to: "credit", of: "bert")
        let text = String(decoding: try await office.package().json(), as: UTF8.self)
        #expect(text.contains("Anna Smit"))
        #expect(!text.contains("Bert Bos"))
        #expect(!text.contains("J. de Vries"), "who decided is no data of hers to give")
    }
}
