// SPDX-License-Identifier: Apache-2.0

extension TextNode {
    /// The value in words, for people to read.
    var words: String {
        switch value {
        case .null: ""
        case .truth(let truth): truth ? "true" : "false"
        case .number(let text), .text(let text), .plain(let text): text
        case .list(let elements): elements.map(\.words).joined(separator: ", ")
        case .object(let members): members.map { "\($0.key): \($0.node.nested)" }.joined(separator: ", ")
        }
    }

    private var nested: String {
        switch value {
        case .list: "[\(words)]"
        case .object: "{\(words)}"
        case .null, .truth, .number, .text, .plain: words
        }
    }

    /// The value so that two are equal just when their values are.
    var exactly: String {
        switch value {
        case .null: "-"
        case .truth(let truth): truth ? "+" : "!"
        case .number(let text): "#\(text.utf8.count):\(text)"
        case .text(let text), .plain(let text): "\(text.utf8.count):\(text)"
        case .list(let elements): "[\(elements.map(\.exactly).joined())]"
        case .object(let members): "{\(members.map { "\($0.key.utf8.count):\($0.key)\($0.node.exactly)" }.joined())}"
        }
    }
}
