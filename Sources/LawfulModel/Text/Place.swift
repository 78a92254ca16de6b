// SPDX-License-Identifier: Apache-2.0

/// A place in a register, such as `activities[newsletter].disclosures[0].recipient`; kept as a chain, since it is read
/// only where something is wrong.
@dynamicMemberLookup
package indirect enum Place: Sendable {
    /// The register.
    case root
    /// The value of a key.
    case key(Place, String)
    /// An element of a list, with the name by which people know it.
    case element(Place, Int, named: String?)

    /// One step of the way to a place.
    package enum Step: Hashable, Sendable {
        /// To the value of a key.
        case key(String)
        /// To an element.
        case index(Int)
    }

    package subscript(dynamicMember key: String) -> Place { .key(self, key) }

    package subscript(index: Int) -> Place { .element(self, index, named: nil) }

    package subscript(index: Int, name: some Identifier) -> Place {
        .element(self, index, named: name.rawValue)
    }

    /// The place as people read it.
    package var path: String {
        switch self {
        case .root: ""
        case .key(.root, let key): key
        case .key(let place, let key): "\(place.path).\(key)"
        case .element(let place, let index, let name): "\(place.path)[\(name ?? String(index))]"
        }
    }

    /// The steps from the register to the place.
    package var steps: [Step] {
        switch self {
        case .root: []
        case .key(let place, let key): place.steps + [.key(key)]
        case .element(let place, let index, _): place.steps + [.index(index)]
        }
    }

    /// The steps as a decoder has them.
    var codingPath: [any CodingKey] {
        steps.map { step in
            switch step {
            case .key(let key): Tag(stringValue: key)
            case .index(let index): Tag(stringValue: "\(index)")
            }
        }
    }
}

extension TextNode {
    /// The line of a place, or of what holds it where it isn't there.
    func line(of place: Place) -> Int? {
        var node = self
        for step in place.steps {
            switch step {
            case .key(let key):
                guard let next = node[key] else { return node.line }
                node = next
            case .index(let index):
                guard let elements = node.elements, elements.indices.contains(index) else { return node.line }
                node = elements[index]
            }
        }
        return node.line
    }
}
