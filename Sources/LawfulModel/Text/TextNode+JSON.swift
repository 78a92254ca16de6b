// SPDX-License-Identifier: Apache-2.0

extension TextNode {
    /// The node as JSON, keys in their order, two blanks to a level.
    func json(indented indent: String = "") -> String {
        let inner = indent + "  "
        switch value {
        case .null: return "null"
        case .truth(let truth): return truth ? "true" : "false"
        case .number(let text): return text
        case .text(let text), .plain(let text): return Self.quoted(text)
        case .list(let elements):
            guard !elements.isEmpty else { return "[]" }
            let isFlat = elements.allSatisfy { $0.elements == nil && $0.members == nil }
            let written = elements.map { $0.json(indented: inner) }
            return isFlat
                ? "[\(written.joined(separator: ", "))]"
                : "[\n\(inner)\(written.joined(separator: ",\n" + inner))\n\(indent)]"
        case .object(let members):
            guard !members.isEmpty else { return "{}" }
            let written = members.map { "\(Self.quoted($0.key)): \($0.node.json(indented: inner))" }
            return "{\n\(inner)\(written.joined(separator: ",\n" + inner))\n\(indent)}"
        }
    }

    private static func quoted(_ text: String) -> String {
        var quoted = "\""
        for scalar in text.unicodeScalars {
            switch scalar {
            case "\"", "\\": quoted += "\\\(scalar)"
            case "\n": quoted += "\\n"
            case "\u{0}"..<" ":
                let digits = String(scalar.value, radix: 16)
                quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            default: quoted.unicodeScalars.append(scalar)
            }
        }
        return quoted + "\""
    }
}
