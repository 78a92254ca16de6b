// SPDX-License-Identifier: Apache-2.0

/// The form of a value in a register's text.
///
/// One description serves three: a text is read by it, so that every fault is found; the published schema is written
/// from it; and the changes between two registers are weighed by it. Tests hold it against what the types write.
indirect enum Form: Sendable {
    /// Any text.
    case text
    /// The stable name of something.
    case name
    /// A date, `yyyy-MM-dd`; whether it is one is checked with the register.
    case date
    /// A country by its two letters, or an organisation that the adequacy table knows.
    case country
    /// A text of a form of its own.
    case parsed(ParsedForm)
    /// A truth value.
    case truth
    /// One of some words.
    case choice([String])
    /// A list.
    case list(Form)
    /// Keys with values.
    case object(ObjectForm)
    /// One of several shapes: a bare word, or one key with what belongs to it.
    case tagged(TaggedForm)

    /// One of the words of an enumeration.
    static func choice<Choice: CaseIterable & RawRepresentable<String>>(_ type: Choice.Type) -> Form {
        .choice(type.allCases.map(\.rawValue))
    }
}

/// A text of a form of its own, such as a period.
struct ParsedForm: Sendable {
    /// The form's name in the schema.
    let name: String
    /// What it is called in a message, such as `a period such as P4W`.
    let noun: String
    /// The form as a regular expression of ECMA 262, for the schema.
    let pattern: String
    /// A text of the form.
    let example: String
    /// Whether a text has the form.
    let matches: @Sendable (String) -> Bool
}

/// Keys with values: one of the register's parts.
struct ObjectForm: Sendable {
    /// The part's name in the schema.
    let name: String
    /// What it is, in a sentence.
    let summary: String
    /// By which key, or keys, its elements in a list are told apart; empty where only their order does.
    let identity: [String]
    /// Its keys.
    let fields: [FormField]

    init(_ name: String, _ summary: String, by identity: String..., fields: [FormField]) {
        self.name = name
        self.summary = summary
        self.identity = identity
        self.fields = fields
    }

    func field(_ key: String) -> FormField? { fields.first { $0.key == key } }
}

/// One of several shapes.
struct TaggedForm: Sendable {
    /// A shape: the bare word, or the word as a key with what belongs to it.
    struct Shape: Sendable {
        let word: String
        let summary: String
        let content: Form?

        init(_ word: String, _ summary: String, _ content: Form? = nil) {
            self.word = word
            self.summary = summary
            self.content = content
        }
    }

    /// The form's name in the schema.
    let name: String
    /// What it is, in a sentence.
    let summary: String
    /// The shapes, the usual one first.
    let shapes: [Shape]
}

/// A key of a part, with its value's form.
struct FormField: Sendable {
    /// Whether the key must be there.
    enum Presence: Sendable {
        /// It must.
        case required
        /// It may be left out, or be null, and then means nothing or everything, as its summary says.
        case optional
        /// It may be left out, and then has a value.
        case otherwise(TextNode.Value)
        /// It may be left out, and then has the value of another key.
        case like(String)
    }

    let key: String
    let form: Form
    let presence: Presence
    /// What it says, in a sentence.
    let summary: String
    /// How much a change of it weighs.
    let weight: ChangeWeight

    private init(_ key: String, _ form: Form, _ presence: Presence, _ summary: String, _ weight: ChangeWeight) {
        self.key = key
        self.form = form
        self.presence = presence
        self.summary = summary
        self.weight = weight
    }

    /// A key that must be there.
    static func must(_ key: String, _ form: Form, _ summary: String, _ weight: ChangeWeight) -> FormField {
        .init(key, form, .required, summary, weight)
    }

    /// A key that may be left out.
    static func may(_ key: String, _ form: Form, _ summary: String, _ weight: ChangeWeight) -> FormField {
        .init(key, form, .optional, summary, weight)
    }

    /// A key that has a value where it is left out.
    static func usual(
        _ key: String,
        _ form: Form,
        _ value: TextNode.Value,
        _ summary: String,
        _ weight: ChangeWeight
    ) -> FormField {
        .init(key, form, .otherwise(value), summary, weight)
    }

    /// A key that has the value of another one where it is left out.
    static func like(
        _ other: String,
        _ key: String,
        _ form: Form,
        _ summary: String,
        _ weight: ChangeWeight
    ) -> FormField {
        .init(key, form, .like(other), summary, weight)
    }
}
