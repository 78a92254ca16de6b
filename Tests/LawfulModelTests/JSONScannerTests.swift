// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTesting
import Testing

@testable import LawfulModel

@Suite("Reading JSON with its lines")
struct JSONScannerTests {
    @Test("random texts are read as Foundation reads them, whole or spoilt")
    func asFoundation() throws {
        var refused = 0
        for index in 0..<RandomRun.cases {
            let seed = RandomRun.seed &+ UInt64(index)
            var random = RandomJSON(SeededGenerator(seed: seed))
            let text = index.isMultiple(of: 2) ? random.value(depth: 4) : random.spoilt(random.value(depth: 4))
            let expected = try? JSONSerialization.jsonObject(with: Data(text.utf8), options: .fragmentsAllowed)
            let read = try? JSONScanner.read(Array(text.utf8))
            if read == nil { refused += 1 }
            // What Foundation refuses must be refused, but for numbers beyond its reach.
            if expected == nil, read.map(Self.isFinite) ?? true { #expect(read == nil, "seed \(seed): \(text)") }
            if index.isMultiple(of: 2) { #expect(read != nil, "seed \(seed): \(text)") }
            guard let read, let expected else { continue }
            #expect(Self.agree(read, expected), "seed \(seed): \(text)")
        }
        guard RandomRun.cases >= 500 else { return }
        #expect(refused > RandomRun.cases / 10, "some are spoilt")
    }

    @Test("every value and key knows its line, whatever ends a line", arguments: ["\n", "\r\n", "\r"])
    func lines(_ end: String) throws {
        for index in 0..<RandomRun.cases / 10 {
            let seed = RandomRun.seed &+ UInt64(index)
            var random = RandomJSON(SeededGenerator(seed: seed))
            let text = random.value(depth: 4).replacing("\n", with: end)
            let node = try JSONScanner.read(Array(text.utf8))
            let lines = text.split(separator: end.first ?? "\n", omittingEmptySubsequences: false).map(String.init)
            Self.check(node, lines, seed)
        }
    }

    /// What a line must hold where a value stands, or a key.
    private static func check(_ node: TextNode, _ lines: [String], _ seed: UInt64) {
        guard let line = node.line, lines.indices.contains(line - 1) else {
            Issue.record("seed \(seed): a value has no line")
            return
        }
        let token: String? =
            switch node.value {
            case .null: "null"
            case .truth(let truth): "\(truth)"
            case .number(let text): text
            case .text(let text): text.allSatisfy { ("a"..."z").contains($0) } ? "\"\(text)\"" : nil
            case .plain: "a plain word is no JSON"
            case .list: "["
            case .object: "{"
            }
        if let token { #expect(lines[line - 1].contains(token), "seed \(seed), line \(line)") }
        for element in node.elements ?? [] { check(element, lines, seed) }
        for member in node.members ?? [] {
            #expect(lines[(member.line ?? 0) - 1].contains("\"\(member.key)\""), "seed \(seed), key \(member.key)")
            check(member.node, lines, seed)
        }
    }

    private static func isFinite(_ node: TextNode) -> Bool {
        if case .number(let text) = node.value { return Double(text)?.isFinite == true }
        return (node.elements ?? []).allSatisfy(isFinite) && (node.members ?? []).allSatisfy { isFinite($0.node) }
    }

    private static func agree(_ node: TextNode, _ value: Any) -> Bool {
        switch node.value {
        case .null: return value is NSNull
        case .truth(let truth): return (value as? Bool) == truth
        case .number(let text): return (value as? NSNumber)?.doubleValue == Double(text)
        case .text(let text): return (value as? String) == text
        case .plain: return false
        case .list(let elements):
            guard let values = value as? [Any], values.count == elements.count else { return false }
            return zip(elements, values).allSatisfy { agree($0, $1) }
        case .object(let members):
            // Foundation keeps one of two equal keys; the form refuses both.
            guard Set(members.map(\.key)).count == members.count else { return true }
            guard let values = value as? [String: Any], values.count == members.count else { return false }
            return members.allSatisfy { member in values[member.key].map { agree(member.node, $0) } ?? false }
        }
    }

    @Test(
        "what is no JSON is refused with its line and what was wrong there",
        arguments: [
            ("", 1, "it ends where a value should stand"), ("\n\n{", 3, "a key in quotation marks should stand here"),
            ("{\"a\" 1}", 1, "a colon should follow the key"),
            ("{\"a\": 1\n\"b\": 2}", 2, "a comma or } should stand here"),
            ("[1,\n2\n\n3]", 4, "a comma or ] should stand here"), ("[1,\n]", 2, "a value should stand here"),
            ("{\"a\": 1,\n}", 2, "a key in quotation marks should stand here"),
            ("[] []", 1, "something follows its end"),
            ("\"a\nb\"", 1, "a text has a control character; write it as an escape"), ("[\"a", 1, "a text has no end"),
            ("\"\\x\"", 1, "there is no such escape"), ("\"\\u12\"", 1, "an escape lacks its four digits"),
            ("\"\\ud800\"", 1, "an escape names no character"),
            ("\"\\ud800\\u0041\"", 1, "an escape names no character"),
            ("\"\\udc00\"", 1, "an escape names no character"), ("\"\\", 1, "a text has no end"),
            ("-", 1, "a digit should stand here"), ("1.", 1, "a digit should stand here"),
            ("1e+", 1, "a digit should stand here"), ("01", 1, "something follows its end"),
            ("tru", 1, "a value should stand here"), ("nul", 1, "a value should stand here"),
            ("'a'", 1, "a value should stand here"), ("// a\n1", 1, "a value should stand here"),
        ])
    func refused(_ text: String, _ line: Int, _ problem: String) {
        #expect(throws: JSONScanner.Failure(line: line, problem: problem)) {
            try JSONScanner.read(Array(text.utf8))
        }
    }

    @Test("bytes that are no UTF-8 are refused; a byte order mark is not")
    func encoding() throws {
        let bytes = Array("\"a\"".utf8)
        #expect(throws: JSONScanner.Failure(line: 1, problem: "it is not UTF-8")) {
            try JSONScanner.read([bytes[0], 0xFF, bytes[2]])
        }
        #expect(throws: JSONScanner.Failure(line: 1, problem: "it is not UTF-8")) {
            try JSONScanner.read([bytes[0], UInt8(ascii: "\\"), UInt8(ascii: "n"), 0xC3, bytes[2]])
        }
        #expect(try JSONScanner.read([0xEF, 0xBB, 0xBF] + bytes).text == "a")
    }

    @Test("escapes are what they stand for")
    func escapes() throws {
        let text = #""\"\\\/\b\f\n\r\t\u00e9\uD83D\uDE00\u0000é""#
        #expect(try JSONScanner.read(Array(text.utf8)).text == "\"\\/\u{8}\u{C}\n\r\t\u{E9}\u{1F600}\u{0}é")
    }

    @Test("nesting has a limit, so that no text exhausts the stack")
    func deep() throws {
        let deepest = String(repeating: "[", count: 201) + String(repeating: "]", count: 201)
        #expect(throws: Never.self) { try JSONScanner.read(Array(deepest.utf8)) }
        for text in ["[\(deepest)]", String(repeating: "[", count: 1_000_000)] {
            #expect(throws: JSONScanner.Failure(line: 1, problem: "it is nested too deeply")) {
                try JSONScanner.read(Array(text.utf8))
            }
        }
    }
}
