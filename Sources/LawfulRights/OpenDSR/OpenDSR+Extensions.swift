// SPDX-License-Identifier: Apache-2.0

import LawfulModel

extension OpenDSR {
    /// A value of JSON within an extension; it may name a person, so nothing shows it.
    public indirect enum Value: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// Nothing.
        case null
        /// A truth value.
        case truth(Bool)
        /// A number, as it is written.
        case number(String)
        /// A text.
        case text(String)
        /// A list.
        case list([Value])
        /// Keys with their values.
        case object([String: Value])

        /// Says only that a value stands here.
        public var description: String { "(a value)" }
        /// Says only that a value stands here.
        public var debugDescription: String { description }
        /// An empty mirror, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }
    }

    /// What is said beyond the protocol, by the domain of the processor for whom or by whom it is said.
    public struct Extensions: Hashable, Sendable, CustomStringConvertible, CustomDebugStringConvertible,
        CustomReflectable
    {
        /// The extensions by domain.
        public var domains: [String: [String: Value]]

        /// Makes extensions; none by default.
        public init(_ domains: [String: [String: Value]] = [:]) { self.domains = domains }

        /// Whether nothing is said.
        public var isEmpty: Bool { domains.values.allSatisfy(\.isEmpty) }

        /// How many domains there are; extensions may name a person.
        public var description: String { "(extensions of \(domains.count) domains)" }
        /// How many domains there are.
        public var debugDescription: String { description }
        /// An empty mirror, so that `dump` shows nothing.
        public var customMirror: Mirror { Mirror(self, children: []) }

        var value: Value { .object(domains.mapValues { .object($0) }) }
    }
}

extension OpenDSR.Value {
    /// The value of a node; nil where an object in it has a key twice.
    init?(_ node: TextNode) {
        switch node.value {
        case .null: self = .null
        case .truth(let truth): self = .truth(truth)
        case .number(let number): self = .number(number)
        case .text(let text), .plain(let text): self = .text(text)
        case .list(let elements):
            let values = elements.compactMap(Self.init)
            guard values.count == elements.count else { return nil }
            self = .list(values)
        case .object(let members):
            var values: [String: OpenDSR.Value] = [:]
            for member in members {
                guard let value = Self(member.node), values.updateValue(value, forKey: member.key) == nil else {
                    return nil
                }
            }
            self = .object(values)
        }
    }

    /// The value as JSON in one line, keys in order: the same value gives the same bytes.
    var bytes: [UInt8] {
        var text = ""
        write(to: &text)
        return Array(text.utf8)
    }

    private func write(to text: inout String) {
        switch self {
        case .null: text += "null"
        case .truth(let truth): text += truth ? "true" : "false"
        case .number(let number): text += number
        case .text(let content): Self.quote(content, to: &text)
        case .list(let values):
            text += "["
            for (place, value) in values.enumerated() {
                if place > 0 { text += "," }
                value.write(to: &text)
            }
            text += "]"
        case .object(let members):
            text += "{"
            for (place, member) in members.sorted(by: { $0.key < $1.key }).enumerated() {
                if place > 0 { text += "," }
                Self.quote(member.key, to: &text)
                text += ":"
                member.value.write(to: &text)
            }
            text += "}"
        }
    }

    private static func quote(_ content: String, to text: inout String) {
        text += "\""
        for scalar in content.unicodeScalars {
            switch scalar {
            case "\"": text += "\\\""
            case "\\": text += "\\\\"
            case "\u{0}"..<" ", "\u{7F}":
                text += "\\u00" + CollectionOfOne(UInt8(truncatingIfNeeded: scalar.value)).hexadecimal
            default: text.unicodeScalars.append(scalar)
            }
        }
        text += "\""
    }
}
