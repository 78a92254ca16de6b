// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulModel
import LawfulTesting
import Testing

@Suite("Faults with their lines")
struct RegisterLineTests {
    @Test("every fault stands on its line, those of the form and those of the structure together")
    func lines() throws {
        let text = """
            {
              "controller": {
                "id": "controller", "name": "Acme B.V.",
                "contcat": "privacy@acme.example"
              },
              "zone": "Mars/Olympus",
              "categories": [
                {"id": "email",
                 "kind": {"special": "taste"}},
                {"id": "name"},
                {"id": "name"}
              ],
              "recipients": [
                {"id": "printer", "name": "a printer", "isVague": "no",
                 "country": "nl",
                 "agreement": {"isInWriting": true, "clauses": [
                    "a",
                    "z"
                   ], "from": "2026-02-30"}}
              ],
              "activities": [
                {"purpose": "mail",
                 "categories": ["email",
                   "ghost"],
                 "grounds": [
                   {"basis": "b"},
                   {"basis": "g",
                    "contract": "sale"}
                 ],
                 "retention": [{"period": "P2Y6M",
                   "minimum": "P7Y", "trigger": {}}],
                 "disclosures": [{"recipient": "printer"}, {"recipient":
                   "gohst"}],
                 "risks": "many"
                }
              ]
            }
            """
        let faults = try faults { try Register(json: Data(text.utf8), named: "acme.json") }
        #expect(
            faults.map { "\($0.line ?? 0) \($0.code) \($0.path)" } == [
                "2 malformed controller.contact", "4 unknown controller.contcat", "6 malformed zone",
                "9 malformed categories[0].kind.special", "11 duplicate categories",
                "14 malformed recipients[0].isVague", "15 malformed recipients[printer].country",
                "18 malformed recipients[0].agreement.clauses[1]", "19 malformed recipients[printer].agreement.from",
                "24 unknown activities[mail].categories", "26 malformed activities[mail].grounds[0]",
                "27 malformed activities[0].grounds[1].basis", "30 malformed activities[0].retention[0].period",
                "31 malformed activities[0].retention[0].trigger.event",
                "33 unknown activities[mail].disclosures[1].recipient", "34 malformed activities[0].risks",
            ])
        #expect(
            faults[2].description
                == "acme.json:6: zone: 'Mars/Olympus' is no IANA time zone; write one such as Europe/Amsterdam")
    }

    @Test("an error is written as compilers write theirs")
    func description() throws {
        let error = #expect(throws: RegisterError.self) {
            try Register(json: Data("{\n\"zone\": 1,\n\"roles\": {}}".utf8))
        }
        #expect(
            error?.description == """
                The register has 3 structural faults:
                  - register.json:1: controller: is missing; add it
                  - register.json:2: zone: is not a text; write "…"
                  - register.json:3: roles: is not a list; write [ … ]
                """)
        let broken = #expect(throws: RegisterError.self) { try Register(json: Data("{\n\"zone\": 1\n\"a\"}".utf8)) }
        #expect(
            broken?.description == """
                The register has 1 structural fault:
                  - register.json:3: register: is not JSON: a comma or } should stand here; check it with any JSON tool
                """)
    }

    @Test("any values of a sound register, spoilt, are the faults, each on its line, and nothing else is")
    func spoilt() throws {
        var most = 0
        for index in 0..<RandomRun.cases / 2 {
            let seed = RandomRun.seed &+ UInt64(index)
            let parts = RandomParts(SeededGenerator(seed: seed))
            guard NaiveStructure.faults(of: parts).isEmpty else { continue }
            var random = SeededGenerator(seed: seed)
            let json = String(decoding: try parts.register().json(), as: UTF8.self)
            var lines = json.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
            var spoilt: Set<Int> = []
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let line = Int.random(in: lines.indices, using: &random)
                guard let changed = Self.spoilt(lines[line]) else { continue }
                lines[line] = changed
                spoilt.insert(line + 1)
            }
            most = max(most, spoilt.count)
            let text = lines.joined(separator: "\n")
            let faults = try faults { try Register(json: Data(text.utf8)) }
            #expect(faults.compactMap(\.line) == spoilt.sorted(), "seed \(seed)\n\(text)\n\(faults)")
            #expect(faults.allSatisfy { $0.code == .malformed }, "seed \(seed)")
        }
        guard RandomRun.cases >= 500 else { return }
        #expect(most > 2, "some have several")
    }

    /// The line with its value replaced by one that no value can be; nil where the line holds no whole value.
    private static func spoilt(_ line: String) -> String? {
        let pattern = #/(?<key>\ *("[^"]*"\ :\ )?)("[^"]*"|true|false)(?<comma>,?)/#
        guard let match = line.wholeMatch(of: pattern) else { return nil }
        return "\(match.key)[[]]\(match.comma)"
    }

    @Test("any decoder meets the same checks")
    func decoders() throws {
        let register = try SampleRegister.make()
        #expect(try JSONDecoder().decode(Register.self, from: register.json()) == register)
        let list = try PropertyListEncoder().encode(register)
        #expect(try PropertyListDecoder().decode(Register.self, from: list) == register)
        let text = try #require(
            RegisterText(
                ("\"recipient\": \"printer\"", "\"recipient\": \"ghost\""), ("\"bond\":", "\"bnod\": 7.5, \"bond\":"),
                ("\"isContractParty\": false", "\"isContractParty\": null"), ("\"title\": \"readers\"", "\"title\": 1")
            ).changed)
        let faults = try faults { try JSONDecoder().decode(Register.self, from: Data(text.utf8)) }
        #expect(
            faults.map { "\($0.code) \($0.path)" }.sorted() == [
                "malformed subjects[0].isContractParty", "malformed subjects[0].title",
                "unknown activities[newsletter].disclosures[0].recipient", "unknown roles[0].bnod",
            ])
        #expect(faults.allSatisfy { $0.line == nil })
        let activated = try SampleRegister.make().activate(.asDeclared)
        let json = try JSONEncoder().encode(activated)
        #expect(try JSONDecoder().decode(ActivatedRegister.self, from: json) == activated)
    }
}
