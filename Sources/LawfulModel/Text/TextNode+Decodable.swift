// SPDX-License-Identifier: Apache-2.0

extension TextNode: Decodable {
    /// Reads a value of any kind from any decoder; lines are known only where it reads nodes.
    package init(from decoder: any Decoder) throws {
        if let decoder = decoder as? NodeDecoder {
            self = decoder.node
        } else if let text = try? decoder.singleValueContainer().decode(String.self) {
            self.init(.text(text))
        } else if let members = try? decoder.container(keyedBy: Tag.self) {
            let keys = members.allKeys.sorted { $0.stringValue < $1.stringValue }
            self.init(.object(try keys.map { .init($0.stringValue, try members.decode(TextNode.self, forKey: $0)) }))
        } else if var list = try? decoder.unkeyedContainer() {
            var elements: [TextNode] = []
            while !list.isAtEnd { elements.append(try list.decode(TextNode.self)) }
            self.init(.list(elements))
        } else {
            self.init(try Self.scalar(decoder.singleValueContainer()))
        }
    }

    private static func scalar(_ container: any SingleValueDecodingContainer) throws -> Value {
        if container.decodeNil() { return .null }
        if let truth = try? container.decode(Bool.self) { return .truth(truth) }
        if let whole = try? container.decode(Int.self) { return .number("\(whole)") }
        return .number("\(try container.decode(Double.self))")
    }
}
