// SPDX-License-Identifier: Apache-2.0

import LawfulTesting

@testable import LawfulModel

/// Spoils one place of a register's text.
struct RandomSpoiler {
    private var random: SeededGenerator

    init(_ random: SeededGenerator) { self.random = random }

    /// The text with one value of another kind, a key too many, a key too few, or a null or a strange word for a value.
    mutating func spoil(_ node: TextNode) -> TextNode {
        var steps = 0
        count(node, &steps)
        var left = Int.random(in: 0..<steps, using: &random)
        return visit(node, &left)
    }

    private func count(_ node: TextNode, _ steps: inout Int) {
        steps += 1
        for element in node.elements ?? [] { count(element, &steps) }
        for member in node.members ?? [] { count(member.node, &steps) }
    }

    private mutating func visit(_ node: TextNode, _ left: inout Int) -> TextNode {
        if left == 0 {
            left -= 1
            return changed(node)
        }
        left -= 1
        switch node.value {
        case .list(let elements):
            var elements = elements
            for index in elements.indices where left >= 0 { elements[index] = visit(elements[index], &left) }
            return TextNode(.list(elements))
        case .object(var members):
            for index in members.indices where left >= 0 { members[index].node = visit(members[index].node, &left) }
            return TextNode(.object(members))
        case .null, .truth, .number, .text, .plain: return node
        }
    }

    private mutating func changed(_ node: TextNode) -> TextNode {
        let strange: [TextNode.Value] = [
            .null, .truth(true), .number("7"), "strange", [], .object([.init("x", TextNode(.null))]),
        ]
        if case .object(var members) = node.value, Bool.random(using: &random) {
            if Bool.random(using: &random), !members.isEmpty {
                members.remove(at: Int.random(in: members.indices, using: &random))
            } else {
                members.append(.init("titel", TextNode("een titel")))
            }
            return TextNode(.object(members))
        }
        return TextNode(strange.randomElement(using: &random) ?? .null)
    }
}
