// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import Testing

@Suite("Faults in a register's text")
struct RegisterReadingTests {
    @Test("the text that the others spoil is sound")
    func sound() throws {
        #expect(try caught(json: RegisterText.sound) == [])
    }

    @Test("one fault", arguments: FaultyText.all)
    func one(_ faulty: FaultyText) throws {
        let text = try #require(RegisterText((faulty.old, faulty.new)).changed)
        let faults = try faults { try Register(json: Data(text.utf8)) }
        #expect(faults.map { CaughtFault($0.code, $0.path) } == [faulty.fault])
        #expect(faults.allSatisfy { $0.message.contains(";") }, "says what to do")
    }

    @Test("what is no register at all", arguments: ["", "{", "controller: Acme", "{\"controller\": }", "\u{FFFD}"])
    func notJSON(_ text: String) throws {
        let faults = try faults { try Register(json: Data(text.utf8)) }
        #expect(faults.map(\.code) == [.unreadable] && faults.map(\.path) == ["register"])
        #expect(faults.first?.message.hasPrefix("is not JSON: ") == true && faults.first?.line == 1)
    }

    @Test("JSON that is no object", arguments: ["[]", "[{}]"])
    func notObject(_ text: String) throws {
        let faults = try faults { try Register(json: Data(text.utf8)) }
        #expect(faults.map(\.code) == [.unreadable] && faults.map(\.path) == ["register"])
        #expect(faults.first?.message == "is not an object; write a key named controller, and others")
    }

    @Test("an empty object lacks a controller, and nothing else")
    func empty() throws {
        #expect(try caught(json: "{}") == [CaughtFault(.malformed, "controller")])
    }

    @Test("every list may be wrong at once")
    func lists() throws {
        let lists = [
            "entities", "notices", "categories", "subjects", "sources", "recipients", "roles", "collectionPoints",
            "promises", "activities", "translations", "arrangements", "securityMeasures", "contacts", "consentTexts",
            "generalClauses",
        ]
        let pairs = lists.map { "\"\($0)\": {}" }.joined(separator: ", ")
        #expect(
            try caught(json: "{\(pairs), \"controller\": 1}").sorted()
                == (lists + ["controller"]).map { CaughtFault(.malformed, $0) }.sorted())
        let elements = lists.map { "\"\($0)\": [7, []]" }.joined(separator: ", ")
        #expect(
            try caught(json: "{\(elements), \"controller\": 1}").sorted()
                == (lists.flatMap { ["\($0)[0]", "\($0)[1]"] } + ["controller"])
                .map { CaughtFault(.malformed, $0) }.sorted())
    }

    @Test("faults of every kind are listed together")
    func several() throws {
        let text = try #require(
            RegisterText(
                ("\"Acme B.V.\",", "7,"), ("\"bond\": \"secrecy\"", "\"bond\": \"rope\""),
                ("\"title\": \"readers\"", "\"title\": \"readers\", \"titel\": \"lezers\""),
                ("{\"recipient\": \"printer\"}", "{\"recipient\": \"ghost\"}"),
                ("\"zone\":", "\"zoen\":"), ("\"1\", \"from\": \"2026-01-01\"", "\"1\", \"from\": \"2026-01-32\""),
                ("\"purpose\": \"newsletter\", \"notice\": \"1\"", "\"notice\": \"1\""),
                (
                    "{\"name\": \"counter\", \"purpose\": \"newsletter\"}",
                    "{\"name\": \"c\", \"purpose\": \"ghost\", \"x\": 1}"
                )
            ).changed)
        #expect(
            try caught(json: text).map(\.description).sorted() == [
                "malformed collectionPoints[0].purpose", "malformed controller.name", "malformed notices[1].from",
                "malformed roles[0].bond", "unknown activities[newsletter].disclosures[0].recipient",
                "unknown collectionPoints[1].purpose", "unknown collectionPoints[1].x", "unknown subjects[0].titel",
                "unknown zoen",
            ])
    }

    /// An element that can't be read is declared all the same: references to it are no faults.
    @Test(
        "an element that can't be read draws no faults behind it",
        arguments: [
            ("\"body\": \"public\"", "\"body\": \"secret\"", "entities[0].body"),
            ("{\"version\": \"1\", \"from\": \"2026-01-01\"}", "{\"version\": \"1\"}", "notices[0].from"),
            ("\"ordinary\"", "{}", "categories[0].kind"),
            ("\"title\": \"readers\", ", "", "subjects[0].title"),
            ("\"kind\": \"public\"", "\"kind\": \"private\"", "sources[0].kind"),
            ("\"assessment\": \"done\"", "\"assessment\": 1", "recipients[0].transfer.assessment"),
            ("\"P2Y\"", "\"P2Y6M\"", "activities[0].retention[0].period"),
        ])
    func noCascade(_ old: String, _ new: String, _ path: String) throws {
        let text = try #require(RegisterText((old, new)).changed)
        #expect(try caught(json: text) == [CaughtFault(.malformed, path)])
    }

    @Test("a fault's place counts the elements that can't be read")
    func place() throws {
        let text = try #require(
            RegisterText(
                ("{\"name\": \"form\", \"purpose\": \"newsletter\", \"notice\": \"1\"}", "7"),
                (
                    "\"counter\", \"purpose\": \"newsletter\"",
                    "\"counter\", \"purpose\": \"newsletter\", \"notice\": \"9\""
                )
            ).changed)
        #expect(
            try caught(json: text).map(\.description)
                == ["malformed collectionPoints[0]", "unknown collectionPoints[1].notice"])
    }

    @Test("faults don't repeat what stands in the text's values")
    func discreet() throws {
        let secret = "Jan de Vries, 0612345678"
        let text = try #require(
            RegisterText(
                (
                    "\"Acme B.V.\", \"contact\": \"privacy@acme.example\"",
                    "{\"\(secret)\": 1}, \"contact\": \"\(secret)\""
                ),
                ("\"title\": \"readers\"", "\"title\": [\"\(secret)\"]"),
                ("\"body\": \"public\"", "\"body\": \"\(secret)\""), ("\"P4W\"", "\"\(secret)\""),
                ("\"title\": \"newspapers\"", "\"title\": \"\(secret)\", \"owner\": \"\(secret)\"")
            ).changed)
        let faults = try faults { try Register(json: Data(text.utf8)) }
        #expect(faults.count == 5)
        #expect(!faults.contains { $0.description.contains("Vries") || $0.description.contains("0612") })
    }
}
