// SPDX-License-Identifier: Apache-2.0

import LawfulTesting

/// JSON made by chance.
struct RandomJSON {
    private var random: SeededGenerator

    init(_ random: SeededGenerator) { self.random = random }

    private mutating func pick(_ texts: [String]) -> String { texts.randomElement(using: &random) ?? "" }

    private mutating func blank() -> String { pick(["", "", " ", "\n", "\n  ", "\t", "\n\n"]) }

    mutating func value(depth: Int) -> String {
        switch Int.random(in: 0..<(depth > 0 ? 9 : 5), using: &random) {
        case 0: return pick(["null", "true", "false"])
        case 1: return pick(["0", "-0", "7", "-12", "3.25", "1e3", "-2.5E-2", "1.0e+2", "123456789012"])
        case 2...4: return text()
        case 5, 6:
            let elements = (0..<Int.random(in: 0...4, using: &random)).map { _ in blank() + value(depth: depth - 1) }
            return "[" + elements.joined(separator: "," + blank()) + blank() + "]"
        default:
            let members = (0..<Int.random(in: 0...4, using: &random)).map { index in
                "\(blank())\"key\(index)\"\(blank()):\(blank())" + value(depth: depth - 1)
            }
            return "{" + members.joined(separator: "," + blank()) + blank() + "}"
        }
    }

    private mutating func text() -> String {
        let parts = (0..<Int.random(in: 0...4, using: &random)).map { _ in
            pick([
                "a", "word", "é", "\u{1F600}", "\\n", "\\\"", "\\\\", "\\u0041", "\\ud83d\\ude00", "/", " ", "{", "]",
            ])
        }
        return "\"" + parts.joined() + "\""
    }

    /// The text with one character taken out, put in, or replaced.
    mutating func spoilt(_ text: String) -> String {
        var characters = Array(text)
        let place = Int.random(in: 0...characters.count, using: &random)
        let new = Character(pick(["\"", "\\", "{", "}", "[", "]", ",", ":", "x", "0", "-", ".", "\n", "\u{1}", "e"]))
        switch Int.random(in: 0..<3, using: &random) {
        case 0 where place < characters.count: characters.remove(at: place)
        case 1 where place < characters.count: characters[place] = new
        default: characters.insert(new, at: place)
        }
        return String(characters)
    }
}
