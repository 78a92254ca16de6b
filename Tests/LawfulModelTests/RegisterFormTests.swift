// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTime
import Testing

@testable import LawfulModel

/// The description of the form is held against what the types write and what Swift leaves out.
@Suite("The register's form")
struct RegisterFormTests {
    @Test("the keys that a full register writes are the keys of the form, both ways")
    func keys() throws {
        var seen: Set<String> = []
        // A register has one officer, or a reason for none.
        let other = try SampleRegister.makeOther()
        for full in [try SampleRegister.make(), other] {
            let node = try JSONScanner.read(Array(full.json()))
            Self.collect(node, .object(RegisterForm.root), "register", &seen)
        }
        #expect(seen.subtracting(Self.described) == [], "written and not described")
        #expect(Self.described.subtracting(seen) == ["register.$schema"], "described and not written")
    }

    /// What a text holds, as `part.key`, `part.key=word` or `part.word`.
    private static func collect(_ node: TextNode, _ form: Form, _ part: String, _ seen: inout Set<String>) {
        switch form {
        case .object(let object):
            guard let members = node.members else {
                Issue.record("\(part) is no object")
                return
            }
            for member in members {
                seen.insert("\(object.name).\(member.key)")
                guard let field = object.field(member.key) else { continue }
                collect(member.node, field.form, "\(object.name).\(member.key)", &seen)
            }
        case .tagged(let tagged):
            let word = node.text ?? node.members?.first?.key ?? ""
            seen.insert("\(tagged.name).\(word)")
            if let content = tagged.shapes.first(where: { $0.word == word })?.content, let member = node.members?.first
            {
                collect(member.node, content, "\(tagged.name).\(word)", &seen)
            }
        case .list(let element):
            if node.elements == nil { Issue.record("\(part) is no list") }
            for node in node.elements ?? [] { collect(node, element, part, &seen) }
        case .text, .name, .date, .country, .parsed, .choice:
            if node.text == nil { Issue.record("\(part) is no text") }
        case .truth:
            if case .truth = node.value { return }
            Issue.record("\(part) is no truth value")
        }
    }

    /// Everything that the form describes.
    private static let described: Set<String> = {
        var names: Set<String> = []
        func visit(_ form: Form) {
            switch form {
            case .object(let object):
                for field in object.fields {
                    names.insert("\(object.name).\(field.key)")
                    visit(field.form)
                }
            case .tagged(let tagged):
                for shape in tagged.shapes {
                    names.insert("\(tagged.name).\(shape.word)")
                    if let content = shape.content { visit(content) }
                }
            case .list(let element): visit(element)
            case .text, .name, .date, .country, .parsed, .truth, .choice: break
            }
        }
        visit(.object(RegisterForm.root))
        return names
    }()

    @Test("what a text leaves out is what Swift leaves out")
    func defaults() throws {
        let text = """
            {"controller": {"id": "controller", "name": "Acme B.V.", "contact": "privacy@acme.example"},
             "rights": {},
             "contacts": [{"kind": "email", "address": "a@acme.example", "desk": "desk"}],
             "consentTexts": [{"id": "1", "language": "en"}],
             "categories": [{"id": "name"}],
             "entities": [{"id": "tenant", "name": "One", "contact": "one@acme.example"}],
             "securityMeasures": [{"id": "vault", "title": "a vault", "kind": "encryption", "owner": "operations"}],
             "notices": [{"version": "1", "from": "2026-01-01"}],
             "recipients": [{"id": "printer", "name": "a printer", "part": "processor",
               "guarantees": {"evidence": "ISO 27001", "verifiedOn": "2026-01-01"}, "transfer": {"kind": "scc"}}],
             "activities": [{"purpose": "mail", "categories": ["name"],
               "grounds": [{"basis": "a", "consent": {"text": "1"}},
                           {"basis": "c", "law": {"citation": "AWR 52(4)", "origin": "ms"}}],
               "retention": [{"period": "P2Y", "trigger": {"event": "lastContact"}}],
               "requirements": [{"category": "name", "necessity": "contractual"}],
               "automatedDecisions": {"isSignificant": false, "logic": "by age"}}]}
            """
        let declared = try register {
            RightsProcedure()
            ContactChannel(.email, "a@acme.example", desk: "desk")
            ConsentText("1", in: .en, nil, withdrawal: nil)
            CategoryDeclaration("name")
            LegalEntity("tenant", name: "One", contact: "one@acme.example")
            SecurityMeasure("vault", "a vault", .encryption, owner: "operations")
            Notice(version: "1", from: "2026-01-01")
            Recipient(
                "printer", "a printer", part: .processor,
                guarantees: Guarantees("ISO 27001", verifiedOn: "2026-01-01"),
                transfer: TransferTool(.standardClauses))
            Activity("mail", covering: ["name"]) {
                Consent(text: "1")
                LegalObligation(LawReference("AWR 52(4)"))
                Keep(for: .years(2), after: .lastContact)
                Requires("name")
                DecidesAutomatically(significant: false, logic: "by age")
            }
        }
        #expect(try Register(json: Data(text.utf8)) == declared)
    }

    @Test("each part is described once, in sentences")
    func summaries() {
        var parts: [String: [String]] = [:]
        func visit(_ form: Form) {
            switch form {
            case .object(let object):
                let keys = object.fields.map(\.key)
                #expect(parts[object.name] == nil || parts[object.name] == keys, "\(object.name) has two forms")
                guard parts.updateValue(keys, forKey: object.name) == nil else { return }
                #expect(Set(keys).count == keys.count && object.summary.hasSuffix("."), "\(object.name)")
                for field in object.fields {
                    #expect(field.summary.hasSuffix("."), "\(object.name).\(field.key)")
                    visit(field.form)
                }
                #expect(object.identity.allSatisfy { object.field($0) != nil }, "\(object.name)")
            case .tagged(let tagged):
                #expect(tagged.summary.hasSuffix(".") && tagged.shapes.allSatisfy { $0.summary.hasSuffix(".") })
                for content in tagged.shapes.compactMap(\.content) { visit(content) }
            case .list(let element): visit(element)
            case .parsed(let parsed):
                #expect(parsed.matches(parsed.example))
                #expect((try? Regex(parsed.pattern).wholeMatch(in: parsed.example)) != nil)
            case .text, .name, .date, .country, .truth, .choice: break
            }
        }
        visit(.object(RegisterForm.root))
        #expect(parts.count > 30)
    }
}
