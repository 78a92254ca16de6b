// SPDX-License-Identifier: Apache-2.0

/// Holds a text against its form: lists every fault, fills in what may be left out, and puts a stand-in where a value
/// can't be read, so that all the rest can still be checked.
struct FormCheck {
    private(set) var faults: [RegisterError.Fault] = []
    /// The places where a stand-in stands.
    private(set) var spoilt: Set<[Place.Step]> = []
    private let file: String?

    init(file: String? = nil) { self.file = file }

    /// The node as its form has it.
    mutating func mend(_ node: TextNode, _ form: Form, at place: Place) -> TextNode {
        switch form {
        case .text, .name, .date, .country:
            guard let text = node.text else { return spoil(node, form, place, "is not a text; write \"…\"") }
            return TextNode(.text(text), line: node.line)
        case .parsed(let parsed):
            guard let text = node.text, parsed.matches(text) else {
                return spoil(node, form, place, "is not of its form; write \(parsed.noun)")
            }
            return TextNode(.text(text), line: node.line)
        case .truth:
            guard let truth = Self.truth(node) else {
                return spoil(node, form, place, "is no truth value; write true or false")
            }
            return TextNode(.truth(truth), line: node.line)
        case .choice(let words):
            guard let text = node.text, words.contains(text) else {
                return spoil(node, form, place, "is not one of those allowed; write \(Self.listed(words))")
            }
            return TextNode(.text(text), line: node.line)
        case .list(let element):
            guard let elements = node.elements else { return spoil(node, form, place, "is not a list; write [ … ]") }
            let mended = elements.enumerated().map { mend($1, element, at: place[$0]) }
            return TextNode(.list(mended), line: node.line)
        case .object(let object):
            guard let members = node.members else {
                return spoil(node, form, place, "is not an object; write { … }")
            }
            return mend(members, node.line, object, at: place)
        case .tagged(let tagged): return mend(node, tagged, at: place)
        }
    }

    private mutating func mend(
        _ members: [TextNode.Member],
        _ line: Int?,
        _ object: ObjectForm,
        at place: Place
    ) -> TextNode {
        var mended: [TextNode.Member] = []
        var known = 0
        for field in object.fields {
            let node: TextNode
            if let member = members.first(where: { $0.key == field.key }) {
                known += 1
                if member.node.isNull, case .optional = field.presence { continue }
                node = mend(member.node, field.form, at: .key(place, field.key))
            } else {
                switch field.presence {
                case .optional: continue
                case .required:
                    let absent = TextNode(.null, line: line)
                    node = spoil(absent, field.form, .key(place, field.key), "is missing; add it")
                case .otherwise(let value): node = mend(TextNode(value), field.form, at: .key(place, field.key))
                case .like(let other): node = mended.first { $0.key == other }?.node ?? Self.standIn(field.form)
                }
            }
            mended.append(.init(field.key, node))
        }
        if known < members.count { refuse(members, object, at: place) }
        return TextNode(.object(mended), line: line)
    }

    /// Lists the keys that nothing reads, since a misspelt declaration must not vanish.
    private mutating func refuse(_ members: [TextNode.Member], _ object: ObjectForm, at place: Place) {
        var seen: Set<String> = []
        for member in members {
            let here = Place.key(place, member.key)
            if object.field(member.key) == nil {
                note(.unknown, here, member.line, "no such key; it would be ignored, so mend its spelling or drop it")
            } else if !seen.insert(member.key).inserted {
                note(.duplicate, here, member.line, "the key is written twice; keep one")
            }
        }
    }

    private mutating func mend(_ node: TextNode, _ tagged: TaggedForm, at place: Place) -> TextNode {
        let form = Form.tagged(tagged)
        let words = Self.listed(tagged.shapes.map { $0.content == nil ? $0.word : "{ \"\($0.word)\": … }" })
        if let word = node.text {
            guard tagged.shapes.contains(where: { $0.word == word && $0.content == nil }) else {
                return spoil(node, form, place, "is not one of those allowed; write \(words)")
            }
            return TextNode(.text(word), line: node.line)
        }
        guard let members = node.members, let member = members.first, members.count == 1,
            let shape = tagged.shapes.first(where: { $0.word == member.key }), let content = shape.content
        else { return spoil(node, form, place, "is not of one of the shapes allowed; write \(words)") }
        let mended = mend(member.node, content, at: .key(place, member.key))
        return TextNode(.object([.init(member.key, mended)]), line: node.line)
    }

    private static func truth(_ node: TextNode) -> Bool? {
        switch node.value {
        case .truth(let truth): truth
        case .plain("true"): true
        case .plain("false"): false
        case .null, .number, .text, .plain, .list, .object: nil
        }
    }

    private static func listed(_ words: [String]) -> String {
        guard let last = words.last, words.count > 1 else { return words.joined() }
        return words.dropLast().joined(separator: ", ") + " or " + last
    }
}

extension FormCheck {
    private mutating func note(
        _ code: RegisterError.Fault.Code,
        _ place: Place,
        _ line: Int?,
        _ message: String
    ) {
        faults.append(.init(code: code, path: place.path, message: message, line: line, file: file))
    }

    /// Notes a value that can't be read, and gives what stands in for it.
    private mutating func spoil(_ node: TextNode, _ form: Form, _ place: Place, _ message: String) -> TextNode {
        note(.malformed, place, node.line, message)
        spoilt.insert(place.steps)
        return Self.standIn(form)
    }

    /// A value of a form, for checks to go on with.
    private static func standIn(_ form: Form) -> TextNode {
        switch form {
        case .text, .name, .date, .country: return TextNode("")
        case .parsed(let parsed): return TextNode(.text(parsed.example))
        case .truth: return TextNode(false)
        case .choice(let words): return TextNode(.text(words.first ?? ""))
        case .list: return TextNode([])
        case .object:
            var unheard = FormCheck()
            return unheard.mend(TextNode(.object([])), form, at: .root)
        case .tagged(let tagged):
            guard let shape = tagged.shapes.first else { return TextNode(.null) }
            guard let content = shape.content else { return TextNode(.text(shape.word)) }
            return TextNode(.object([.init(shape.word, standIn(content))]))
        }
    }
}
