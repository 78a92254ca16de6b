// SPDX-License-Identifier: Apache-2.0

extension RegisterForm {
    /// The form as a JSON Schema (draft 2020-12), by which editors complete and check a register while it is written.
    ///
    /// A text that it refuses is refused by the reader, too; names that nothing declares only the reader can find.
    package static var jsonSchema: String {
        var schema = RegisterSchema()
        let root = schema.object(
            root,
            with: [
                .init("$schema", TextNode("https://json-schema.org/draft/2020-12/schema")),
                .init("$id", TextNode("urn:lawful:register:1")),
                .init("title", TextNode("Lawful register, format 1")),
            ])
        let parts = schema.parts.map { TextNode.Member($0.name, $0.node) }
        return TextNode(.object(root + [.init("$defs", TextNode(.object(parts)))])).json()
    }
}

/// Writes the form as a JSON Schema, each part once.
private struct RegisterSchema {
    private(set) var parts: [(name: String, node: TextNode)] = []
    private var known: Set<String> = []

    /// An object's schema.
    mutating func object(_ object: ObjectForm, with head: [TextNode.Member] = []) -> [TextNode.Member] {
        let fields = object.fields.map { TextNode.Member($0.key, field($0)) }
        let required = object.fields.filter { if case .required = $0.presence { true } else { false } }
        return head + [
            .init("description", TextNode(.text(object.summary))), .init("type", TextNode("object")),
            .init("properties", TextNode(.object(fields))),
            .init("required", TextNode(.list(required.map { TextNode(.text($0.key)) }))),
            .init("additionalProperties", TextNode(false)),
        ]
    }

    private mutating func field(_ field: FormField) -> TextNode {
        let form = schema(field.form)
        let summary = TextNode.Member("description", TextNode(.text(field.summary)))
        switch field.presence {
        case .required, .like: return TextNode(.object([summary] + form))
        case .otherwise(let value):
            return TextNode(.object([summary] + form + [.init("default", TextNode(value))]))
        case .optional:
            let nothing = TextNode(.object([.init("type", TextNode("null"))]))
            return TextNode(
                .object([summary, .init("anyOf", TextNode(.list([TextNode(.object(form)), nothing])))]))
        }
    }

    /// The schema of a value.
    private mutating func schema(_ form: Form) -> [TextNode.Member] {
        switch form {
        case .text: return [.init("type", TextNode("string"))]
        case .truth: return [.init("type", TextNode("boolean"))]
        case .choice(let words): return [.init("enum", TextNode(.list(words.map { TextNode(.text($0)) })))]
        case .list(let element):
            return [
                .init("type", TextNode("array")), .init("items", TextNode(.object(schema(element)))),
            ]
        case .name:
            return text(
                "name", "A stable name: no control characters, no blanks at its ends.",
                "^[^ \\u0000-\\u001F\\u007F]([^\\u0000-\\u001F\\u007F]*[^ \\u0000-\\u001F\\u007F])?$")
        case .date: return text("date", "A date, such as 2026-01-31.", "^[0-9]{4}-[0-9]{2}-[0-9]{2}$")
        case .country:
            let organisations = AdequacyTable.organisations.map(\.rawValue).sorted().joined(separator: "|")
            return text(
                "country", "An ISO 3166-1 code of two capitals, or an organisation with an adequacy decision.",
                "^([A-Z]{2}|\(organisations))$")
        case .parsed(let parsed): return text(parsed.name, "A text: \(parsed.noun).", parsed.pattern)
        case .object(let object):
            return part(object.name) { $0.object(object) }
        case .tagged(let tagged):
            return part(tagged.name) { schema in
                let shapes = tagged.shapes.map { schema.shape($0) }
                return [
                    .init("description", TextNode(.text(tagged.summary))), .init("oneOf", TextNode(.list(shapes))),
                ]
            }
        }
    }

    private mutating func shape(_ shape: TaggedForm.Shape) -> TextNode {
        let summary = TextNode.Member("description", TextNode(.text(shape.summary)))
        guard let content = shape.content else {
            return TextNode(.object([summary, .init("const", TextNode(.text(shape.word)))]))
        }
        let properties = TextNode.Member(shape.word, TextNode(.object(schema(content))))
        return TextNode(
            .object([
                summary, .init("type", TextNode("object")),
                .init("properties", TextNode(.object([properties]))),
                .init("required", TextNode(.list([TextNode(.text(shape.word))]))),
                .init("additionalProperties", TextNode(false)),
            ]))
    }

    private mutating func text(_ name: String, _ summary: String, _ pattern: String) -> [TextNode.Member] {
        part(name) { _ in
            [
                .init("description", TextNode(.text(summary))), .init("type", TextNode("string")),
                .init("pattern", TextNode(.text(pattern))),
            ]
        }
    }

    /// A reference to a part that is written once.
    private mutating func part(
        _ name: String,
        _ make: (inout RegisterSchema) -> [TextNode.Member]
    ) -> [TextNode.Member] {
        if known.insert(name).inserted {
            let index = parts.count
            parts.append((name, TextNode(.null)))
            parts[index].node = TextNode(.object(make(&self)))
        }
        return [.init("$ref", TextNode(.text("#/$defs/\(name)")))]
    }
}
