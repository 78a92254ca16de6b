// SPDX-License-Identifier: Apache-2.0

/// A value of a register's text, whatever notation it is written in, with the line on which it stands.
package struct TextNode: Sendable {
    /// The value.
    package var value: Value
    /// The line, counted from 1; nil where the value was made by no text.
    package let line: Int?

    /// A value of a text.
    package enum Value: Sendable {
        /// Nothing.
        case null
        /// A truth value.
        case truth(Bool)
        /// A number, as it is written.
        case number(String)
        /// A text.
        case text(String)
        /// Words without quotation marks, as YAML has them: a text, or the truth value or number that they read as,
        /// whichever is wanted.
        case plain(String)
        /// A list.
        case list([TextNode])
        /// Keys with their values, in the order of the text.
        case object([Member])
    }

    /// A key with its value.
    package struct Member: Sendable {
        /// The key.
        package let key: String
        /// The line of the key.
        package let line: Int?
        /// The value.
        package var node: TextNode

        /// Makes a member.
        package init(_ key: String, line: Int? = nil, _ node: TextNode) {
            self.key = key
            self.line = line
            self.node = node
        }
    }

    /// Makes a node.
    package init(_ value: Value, line: Int? = nil) {
        self.value = value
        self.line = line
    }

    /// The members of an object; nil when it is none.
    package var members: [Member]? { if case .object(let members) = value { members } else { nil } }

    /// The elements of a list; nil when it is none.
    package var elements: [TextNode]? { if case .list(let elements) = value { elements } else { nil } }

    /// The text, quoted or not; nil when it is none.
    package var text: String? {
        switch value {
        case .text(let text), .plain(let text): text
        case .null, .truth, .number, .list, .object: nil
        }
    }

    /// Whether it stands for nothing.
    package var isNull: Bool { if case .null = value { true } else { false } }

    /// The value of a key; nil when it isn't there.
    package subscript(key: String) -> TextNode? { members?.first { $0.key == key }?.node }
}

extension TextNode.Value: ExpressibleByStringLiteral, ExpressibleByBooleanLiteral, ExpressibleByArrayLiteral {
    /// A text.
    package init(stringLiteral value: String) { self = .text(value) }

    /// A truth value.
    package init(booleanLiteral value: Bool) { self = .truth(value) }

    /// A list.
    package init(arrayLiteral elements: TextNode.Value...) { self = .list(elements.map { TextNode($0) }) }
}
