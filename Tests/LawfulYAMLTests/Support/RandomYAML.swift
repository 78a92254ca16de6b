// SPDX-License-Identifier: Apache-2.0

import Foundation
import LawfulTesting

/// Writes JSON's values as YAML in styles chosen by chance, and spoils some of them.
struct RandomYAML {
    private var random: SeededGenerator
    private(set) var lines: [String] = []
    /// The lines, counted from 1, on which a value was spoilt.
    private(set) var spoilt: [Int] = []
    private var toSpoil: Set<Int>
    private var leaves = 0

    /// Writes a value; the leaves with the given numbers are replaced by what no leaf can be.
    init(_ value: Any, seed: UInt64, spoiling toSpoil: Set<Int> = []) {
        random = SeededGenerator(seed: seed)
        self.toSpoil = toSpoil
        write(value, indent: "", first: "")
    }

    var text: String { lines.joined(separator: "\n") }

    /// Writes a value at an indentation; `first` stands before its first line, as `- ` or `key: ` do.
    private mutating func write(_ value: Any, indent: String, first: String) {
        if Int.random(in: 0..<8, using: &random) == 0, !first.isEmpty { lines.append("\(indent)# a remark") }
        if let object = value as? [String: Any], !object.isEmpty {
            if !first.isEmpty { lines.append(indent + first.trimmingCharacters(in: .whitespaces)) }
            let inner = first.isEmpty ? indent : indent + "  "
            for key in object.keys.sorted().shuffled(using: &random) {
                if let value = object[key] { write(value, indent: inner, first: "\(key): ") }
            }
        } else if let list = value as? [Any], !list.isEmpty {
            if !first.isEmpty { lines.append(indent + first.trimmingCharacters(in: .whitespaces)) }
            for element in list { writeElement(element, indent: indent + "  ") }
        } else {
            lines.append(indent + first + leaf(value))
        }
    }

    private mutating func writeElement(_ element: Any, indent: String) {
        let isNested = (element as? [String: Any])?.isEmpty == false || (element as? [Any])?.isEmpty == false
        guard isNested else {
            lines.append(indent + "- " + leaf(element))
            return
        }
        lines.append(indent + "-")
        write(element, indent: indent + "  ", first: "")
    }

    private mutating func leaf(_ value: Any) -> String {
        leaves += 1
        if value is [Any] { return "[]" }
        if value is [String: Any] { return "{}" }
        if toSpoil.contains(leaves) {
            spoilt.append(lines.count + 1)
            return "[[]]"
        }
        guard let text = value as? String else { return (value as? Bool) == true ? "true" : "false" }
        let isPlain = text.wholeMatch(of: #/[A-Za-z0-9][A-Za-z0-9 .\-]*[A-Za-z0-9]|[A-Za-z0-9]/#) != nil
        if isPlain, Bool.random(using: &random) { return text }
        if Bool.random(using: &random) { return "'" + text.replacing("'", with: "''") + "'" }
        return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
    }
}
