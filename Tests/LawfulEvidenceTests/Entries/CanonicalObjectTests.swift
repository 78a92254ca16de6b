// SPDX-License-Identifier: Apache-2.0

#if Evidence
import Foundation
import LawfulEvidence
import LawfulTesting
import Testing

@Suite("Canonical objects")
struct CanonicalObjectTests {
    @Test(
        "what is written in canonical form is read",
        arguments: [
            "{}", #"{"a":0}"#, #"{"a":-1,"b":"x"}"#, #"{"a":9007199254740991}"#, #"{"a":-9007199254740991}"#,
            #"{"a":"\"\\\b\f\n\r\t\u0000\u001f/é€😀"}"#, "{\"a\":\"\u{7F}\u{2028}\"}", #"{"a":"e","a1":"","a_b":1}"#,
        ])
    func accepted(text: String) throws {
        let object = try CanonicalObject(Array(text.utf8))
        #expect(object.bytes == Array(text.utf8))
    }

    @Test(
        "what isn't is refused",
        arguments: [
            "", " ", "{", "}", "[]", "1", "null", "{} ", " {}", "{ }", "{}\n", "{}{}", #"{"a"}"#, #"{"a":}"#,
            #"{"a":1,}"#,
            #"{,"a":1}"#, #"{"a":1 }"#, #"{"a": 1}"#, #"{"a":01}"#, #"{"a":-0}"#, #"{"a":+1}"#, #"{"a":1.0}"#,
            #"{"a":1e3}"#,
            #"{"a":9007199254740992}"#, #"{"a":-9007199254740992}"#, #"{"a":99999999999999999999}"#, #"{"a":true}"#,
            #"{"a":null}"#, #"{"a":[]}"#, #"{"a":{}}"#, #"{"b":1,"a":1}"#, #"{"a":1,"a":1}"#, #"{"A":1}"#, #"{"":1}"#,
            #"{"é":1}"#, #"{"a":"\/"}"#, #"{"a":"\u0041"}"#, #"{"a":"\u000a"}"#, #"{"a":"\u001F"}"#, #"{"a":"\u00"}"#,
            #"{"a":"\ud83d\ude00"}"#, #"{"a":"\x"}"#, #"{"a":"\"#, #"{"a":"x}"#, "{\"a\":\"\n\"}", "{\"a\":\"\u{0}\"}",
            #"{"\u0061":1}"#, "\u{FEFF}{}", #"{"a":-}"#, #"{'a':1}"#,
            #"{"abcdefghijklmnopqrstuvwxyz0123456":1}"#,
        ])
    func refused(text: String) {
        #expect(throws: EvidenceError(.entry, "")) { try CanonicalObject(Array(text.utf8)) }
    }

    @Test("bytes that aren't UTF-8 are refused, and what is too long")
    func bytes() throws {
        for byte in [0x80, 0xC0, 0xFF] as [UInt8] {
            let text = Array(#"{"a":""#.utf8) + [byte] + Array(#""}"#.utf8)
            #expect(throws: EvidenceError(.entry, "")) { try CanonicalObject(text) }
        }
        let longest = String(repeating: "x", count: 8_192 - 8)
        #expect(try CanonicalObject(["a": .text(longest)]).bytes.count == 8_192)
        #expect(throws: EvidenceError(.entry, "")) { try CanonicalObject(["a": .text(longest + "x")]) }
        let tooLong = Array(#"{"a":"\#(longest)x"}"#.utf8)
        #expect(throws: EvidenceError(.entry, "")) { try CanonicalObject(tooLong) }
        for members in [["A": .number(1)], ["a": .number(1 << 53)], ["a": .number(.min)]]
            as [[String: CanonicalObject.Value]]
        {
            #expect(throws: EvidenceError(.entry, "")) { try CanonicalObject(members) }
        }
    }

    @Test("random objects are read back as they are, by another reader too")
    func random() throws {
        var random = SeededGenerator(seed: RandomRun.seed)
        let scalars: [Unicode.Scalar] = [
            "\"", "\\", "\n", "\u{0}", "\u{1F}", "a", "é", "\u{301}", "€", "😀", "/", "\u{7F}",
        ]
        for _ in 0..<RandomRun.cases {
            var members: [String: CanonicalObject.Value] = [:]
            for _ in 0..<Int.random(in: 0...6, using: &random) {
                var text = String.UnicodeScalarView()
                for _ in 0..<Int.random(in: 0...5, using: &random) {
                    text.append(scalars.randomElement(using: &random) ?? "a")
                }
                let key = "k\(Int.random(in: 0...20, using: &random))"
                members[key] =
                    Bool.random(using: &random)
                    ? .text(String(text))
                    : .number(
                        .random(in: -CanonicalObject.maximumNumber...CanonicalObject.maximumNumber, using: &random))
            }
            let object = try CanonicalObject(members)
            #expect(try CanonicalObject(object.bytes).members == members)
            let other = try JSONDecoder().decode([String: TextOrNumber].self, from: Data(object.bytes))
            #expect(other.mapValues(\.value) == members)
        }
    }

    private struct TextOrNumber: Decodable {
        let value: CanonicalObject.Value

        init(from decoder: any Decoder) throws {
            let container = try decoder.singleValueContainer()
            if let number = try? container.decode(Int64.self) {
                value = .number(number)
            } else {
                value = .text(try container.decode(String.self))
            }
        }
    }
}
#endif
