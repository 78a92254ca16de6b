// SPDX-License-Identifier: Apache-2.0

#if YAML
import Foundation
import LawfulModel
import LawfulTesting
import LawfulTime
import LawfulYAML
import Testing

@Suite("The register as YAML")
struct RegisterYAMLTests {
    static let sound = """
        # A register in YAML.
        controller:
          id: controller
          name: Acme A/S
          contact: privacy@acme.example
          country: NO
        officer:
          notRequired: {because: small}
        notices:
          - version: 1.0
            from: 2026-01-01
            url: ~
            describes:
        categories:
          - id: email
          - id: health
            kind: {special: health}
            isFreeText: true
        subjects: [{id: reader, title: "yes", isContractParty: false}]
        activities:
          - purpose: newsletter
            title: >-
              Our letter,
              each month
            categories: [email]
            subjects: [reader]
            grounds:
              - basis: a
                consent: {text: 1}
            retention:
              - period: P2Y
                trigger: {event: lastContact}
            impactAssessment: {done: {on: 2026-01-31}}
        """

    @Test("words mean what their keys want: Norway is a country, a version is a text, true is a truth value")
    func words() throws {
        let read = try Register(yaml: Self.sound)
        var declared = try Register(controller: "Acme A/S", contact: "privacy@acme.example") {
            DataProtectionOfficer.notRequired(because: "small")
            Notice(version: "1.0", from: "2026-01-01")
            CategoryDeclaration("email")
            CategoryDeclaration("health", kind: .special(.health), freeText: true)
            SubjectCategory("reader", "yes", contractParty: false)
            Activity("newsletter", "Our letter, each month", covering: ["email"]) {
                About("reader")
                Consent(text: "1")
                Keep(for: .years(2), after: .lastContact)
                Assessed(.done(on: "2026-01-31"))
            }
        }
        declared.controller = LegalEntity(
            "controller", name: "Acme A/S", contact: "privacy@acme.example", country: "NO")
        #expect(read == declared)
    }

    @Test("JSON is YAML: what Swift writes comes back equal")
    func json() throws {
        let register = try Register(yaml: Self.sound)
        let json = try register.json()
        #expect(try Register(yaml: String(decoding: json, as: UTF8.self)) == register)
        #expect(try Register(json: json) == register)
    }

    /// A register with something of everything, in format 1.
    private func full() throws -> Data {
        let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        return try Data(contentsOf: tests.appending(path: "LawfulModelTests/Resources/register-1.json"))
    }

    @Test("a register with something of everything is read from YAML of any style as from JSON")
    func styles() throws {
        let json = try full()
        let register = try Register(json: json)
        #expect(try Register(yaml: String(decoding: json, as: UTF8.self)) == register)
        let value = try JSONSerialization.jsonObject(with: json)
        for seed in 0..<UInt64(RandomSize.cases(or: 2_000) / 100) {
            #expect(try Register(yaml: RandomYAML(value, seed: seed).text) == register, "seed \(seed)")
        }
    }

    @Test("spoilt values are the faults, each on its line, and nothing else is")
    func spoilt() throws {
        let value = try JSONSerialization.jsonObject(with: full())
        for seed in 0..<UInt64(RandomSize.cases(or: 2_000) / 40) {
            var random = SeededGenerator(seed: seed)
            let leaves = Set((0..<4).map { _ in Int.random(in: 1...900, using: &random) })
            let yaml = RandomYAML(value, seed: seed, spoiling: leaves)
            let error =
                yaml.spoilt.isEmpty ? nil : #expect(throws: RegisterError.self) { try Register(yaml: yaml.text) }
            #expect((error?.faults ?? []).compactMap(\.line) == yaml.spoilt, "seed \(seed)")
            #expect((error?.faults ?? []).allSatisfy { $0.code == .malformed }, "seed \(seed)")
        }
    }

    @Test("the documentation's register is one")
    func documented() throws {
        let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent()
        let page = try String(contentsOf: root.appending(path: "Documentation/Registers.md"), encoding: .utf8)
        let yaml = try #require(page.split(separator: "```yaml\n").last?.split(separator: "```").first)
        let register = try Register(yaml: String(yaml))
        #expect(register.activity("newsletter")?.grounds.map(\.consent?.text) == ["newsletter-v1"])
        #expect(register.notices.map(\.version) == ["1"])
    }

    @Test("anchors stand for what they name")
    func anchors() throws {
        let text = Self.sound.replacing(
            "categories: [email]",
            with: "categories: &all [email]\n    limits:\n"
                + "      - {operation: use, categories: *all}")
        #expect(try Register(yaml: text).activities.first?.limits.map(\.categories) == [["email"]])
    }

    @Test("faults stand on their lines, those of the form and those of the structure together")
    func faults() throws {
        let text = Self.sound
            .replacing("country: NO", with: "country: norway")
            .replacing("version: 1.0", with: "version: {}")
            .replacing("isFreeText: true", with: "isFreeText: yes")
            .replacing("subjects: [reader]", with: "subjects:\n      - reader\n      - ghost")
            .replacing("basis: a", with: "basis: A")
            .replacing("period: P2Y", with: "period: 2 years\n        perid: P2Y")
            .replacing("on: 2026-01-31", with: "on: 2026-02-30")
        let error = #expect(throws: RegisterError.self) { try Register(yaml: text, named: "acme.yaml") }
        #expect(
            error?.faults.map { "\($0.line ?? 0) \($0.code) \($0.path)" } == [
                "6 malformed controller.country", "10 malformed notices[0].version",
                "18 malformed categories[1].isFreeText", "28 unknown activities[newsletter].subjects",
                "30 malformed activities[0].grounds[0].basis", "33 malformed activities[0].retention[0].period",
                "34 unknown activities[0].retention[0].perid",
                "36 malformed activities[newsletter].impactAssessment.done.on",
            ])
        #expect(error?.faults.first?.description.hasPrefix("acme.yaml:6: controller.country: ") == true)
    }

    @Test(
        "what is no register at all is refused with its line",
        arguments: [
            ("", 1, "is empty; write a key named controller, and others"),
            ("# nothing\n", 1, "is empty; write a key named controller, and others"),
            ("- a\n- b", 1, "is not an object; write a key named controller, and others"),
            ("a: 1\nb: [1\nc: 2", 3, nil), ("a: 1\n\tb: 2", 2, nil), ("a: *b", 1, nil), ("a: 1\nb: 2\na: 3", 1, nil),
            ("a: 1\n---\nb: 2", 2, nil), ("a: 1\n? [b]\n: 2", 2, "a key isn't a text; write a word"),
            ("a: \u{1}", 1, nil),
        ])
    func unreadable(_ text: String, _ line: Int, _ message: String?) {
        let error = #expect(throws: RegisterError.self) { try Register(yaml: text) }
        #expect(error?.faults.map(\.code) == [.unreadable] && error?.faults.first?.path == "register")
        #expect(error?.faults.first?.line == line)
        if let message {
            #expect(error?.faults.first?.message == message)
        } else {
            #expect(error?.faults.first?.message.hasPrefix("is not YAML: ") == true)
        }
    }

    @Test("texts that multiply themselves, or nest without end, are refused")
    func hostile() {
        var lines = ["a0: &a0 [x, x, x, x, x, x, x, x, x, x]"]
        for level in 1...9 {
            let aliases = Array(repeating: "*a\(level - 1)", count: 10).joined(separator: ", ")
            lines.append("a\(level): &a\(level) [\(aliases)]")
        }
        for (text, problem) in [
            (lines.joined(separator: "\n"), "aliases multiply"),
            ("a: " + String(repeating: "[", count: 300) + String(repeating: "]", count: 300), "nested too deeply"),
            (String(repeating: "[", count: 100_000), "is not YAML"),
        ] {
            let error = #expect(throws: RegisterError.self) { try Register(yaml: text) }
            #expect(error?.faults.first?.message.contains(problem) == true)
        }
    }

    @Test("faults don't repeat what stands in the text's values")
    func discreet() {
        let secret = "Jan de Vries, 0612345678"
        for text in ["controller: [\(secret)", "controller:\n  name: {\(secret): 1}", "a: 1\n\"\(secret)\": 1\na: 2"] {
            let error = #expect(throws: RegisterError.self) { try Register(yaml: text) }
            #expect(error.map { "\($0)".contains("0612") } == false)
        }
    }
}
#endif
