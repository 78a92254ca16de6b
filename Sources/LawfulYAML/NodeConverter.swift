// SPDX-License-Identifier: Apache-2.0

#if YAML
import LawfulModel
import Yams

/// Turns YAML's nodes into those that the register's reader takes.
struct NodeConverter {
    /// Deeper nesting is refused; no register nests nearly as deep.
    private static let deepest = 200

    private let file: String
    /// How many nodes may still come: a text holds no more of them than bytes, unless its aliases multiply them.
    private var left: Int

    init(limit: Int, file: String) {
        left = 1_000 + limit
        self.file = file
    }

    mutating func convert(_ node: Node, depth: Int = 0) throws -> TextNode {
        let line = node.mark?.line
        left -= 1
        guard left > 0 else { throw unreadable("its aliases multiply it; write it out", line) }
        guard depth <= Self.deepest else { throw unreadable("it is nested too deeply; make it flatter", line) }
        switch node {
        case .scalar(let scalar): return TextNode(Self.value(scalar), line: line)
        case .sequence(let sequence):
            return TextNode(.list(try sequence.map { try convert($0, depth: depth + 1) }), line: line)
        case .mapping(let mapping):
            var members: [TextNode.Member] = []
            for (key, value) in mapping {
                guard case .scalar(let scalar) = key else {
                    throw unreadable("a key isn't a text; write a word", key.mark?.line)
                }
                members.append(.init(scalar.string, line: key.mark?.line, try convert(value, depth: depth + 1)))
            }
            return TextNode(.object(members), line: line)
        case .alias: throw unreadable("an alias names nothing; write the value out", line)
        }
    }

    private static func value(_ scalar: Node.Scalar) -> TextNode.Value {
        switch scalar.style {
        case .any, .plain:
            ["", "~", "null", "Null", "NULL"].contains(scalar.string) ? .null : .plain(scalar.string)
        case .singleQuoted, .doubleQuoted, .literal, .folded: .text(scalar.string)
        }
    }

    private func unreadable(_ message: String, _ line: Int?) -> RegisterError {
        RegisterReader.unreadable(message, line, file)
    }
}
#endif
