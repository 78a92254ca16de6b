// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTesting
import Testing

@testable import LawfulModel

@Suite("The published schema")
struct RegisterSchemaTests {
    private static var text: String {
        get throws {
            try Fixture("Documentation/register.schema.json", in: Fixture.package)
                .text(otherwise: Data(RegisterForm.jsonSchema.utf8))
        }
    }

    @Test("the published schema is the form's")
    func published() throws {
        let text = try Self.text
        #expect(text == RegisterForm.jsonSchema, "write it anew with LAWFUL_REWRITE=1")
        #expect(throws: Never.self) { try JSONSerialization.jsonObject(with: Data(text.utf8)) }
    }

    @Test("its properties are the keys that full registers write, both ways")
    func keys() throws {
        let schema = try JSONSerialization.jsonObject(with: Data(Self.text.utf8))
        var described: Set<String> = []
        Self.properties(schema, &described)
        var written: Set<String> = []
        for full in [
            try SampleRegister.make(), try SampleRegister.makeOther(),
        ] {
            Self.keys(try JSONSerialization.jsonObject(with: full.json()), &written)
        }
        #expect(written.subtracting(described) == [])
        #expect(described.subtracting(written) == ["$schema"])
    }

    private static func properties(_ value: Any, _ names: inout Set<String>) {
        if let object = value as? [String: Any] {
            if let properties = object["properties"] as? [String: Any] { names.formUnion(properties.keys) }
            for value in object.values { properties(value, &names) }
        }
        for element in value as? [Any] ?? [] { properties(element, &names) }
    }

    private static func keys(_ value: Any, _ names: inout Set<String>) {
        for (key, value) in value as? [String: Any] ?? [:] {
            names.insert(key)
            keys(value, &names)
        }
        for element in value as? [Any] ?? [] { keys(element, &names) }
    }

    @Test("every object allows its own keys only, and every key is described")
    func closed() throws {
        func visit(_ value: Any) {
            if let object = value as? [String: Any] {
                if let properties = object["properties"] as? [String: [String: Any]] {
                    #expect(object["additionalProperties"] as? Bool == false)
                    let isShape = properties.count == 1 && object["required"] as? [String] == Array(properties.keys)
                    #expect(isShape || properties.values.allSatisfy { $0["description"] is String })
                }
                for value in object.values { visit(value) }
            }
            for element in value as? [Any] ?? [] { visit(element) }
        }
        visit(try JSONSerialization.jsonObject(with: Data(RegisterForm.jsonSchema.utf8)))
    }

    @Test("another implementation validates every register that Swift writes, and refuses what the reader can't read")
    func validation() throws {
        var texts: [String] = [try SampleRegister.make().json().oneLine]
        var isReadable = [true]
        // What the schema may refuse, because of the register's structure.
        var isSound = [true]
        texts.append(
            "{\"$schema\": \"register.schema.json\", " + RegisterText.sound.replacing("\n", with: "").dropFirst())
        isReadable.append(true)
        isSound.append(true)
        for index in 0..<min(RandomRun.cases, 2_000) / 4 {
            let seed = RandomRun.seed &+ UInt64(index)
            let parts = RandomParts(SeededGenerator(seed: seed))
            guard NaiveStructure.faults(of: parts).isEmpty else { continue }
            let json = try parts.register().json()
            texts.append(json.oneLine)
            isReadable.append(true)
            isSound.append(true)
            var spoiler = RandomSpoiler(SeededGenerator(seed: seed))
            for _ in 0..<3 {
                let spoilt = spoiler.spoil(try JSONScanner.read(Array(json)))
                var check = FormCheck()
                _ = check.mend(spoilt, .object(RegisterForm.root), at: .root)
                texts.append(Data(spoilt.json().utf8).oneLine)
                isReadable.append(check.faults.isEmpty)
                isSound.append((try? Register(json: Data(spoilt.json().utf8))) != nil)
            }
        }
        let answers = try SchemaValidator.validate(texts)
        try #require(answers.count == texts.count)
        for (index, isValid) in answers.enumerated() {
            if isSound[index] { #expect(isValid, "sound, and refused: \(texts[index])") }
            if !isReadable[index] { #expect(!isValid, "unreadable, and accepted: \(texts[index])") }
        }
        #expect(isReadable.count { !$0 } > 50 || RandomRun.cases < 500)
    }
}

extension Data {
    /// JSON without its line breaks, none of which stands within a text.
    fileprivate var oneLine: String { String(decoding: self, as: UTF8.self).replacing("\n", with: "") }
}
