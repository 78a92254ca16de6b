// SPDX-License-Identifier: Apache-2.0

/// One of several shapes in a text: a bare word such as `"criminal"`, or one word with what belongs to it, such as
/// `{ "special": "health" }`.
struct Tagged {
    /// The word.
    let word: String
    private let contents: KeyedDecodingContainer<Tag>?
    private let codingPath: [any CodingKey]

    init(from decoder: any Decoder) throws {
        codingPath = decoder.codingPath
        if let word = try? decoder.singleValueContainer().decode(String.self) {
            self.word = word
            contents = nil
            return
        }
        let contents = try decoder.container(keyedBy: Tag.self)
        guard let tag = contents.allKeys.first, contents.allKeys.count == 1 else {
            throw DecodingError.dataCorrupted(.init(codingPath: codingPath, debugDescription: "not just one key"))
        }
        word = tag.stringValue
        self.contents = contents
    }

    /// What belongs to the word.
    func content<Value: Decodable>(_ type: Value.Type) throws -> Value {
        guard let contents else { throw unknown() }
        return try contents.decode(type, forKey: Tag(stringValue: word))
    }

    /// One of several things that belong to the word, by its name.
    func content<Value: Decodable>(_ name: Tag, _ type: Value.Type) throws -> Value {
        guard let contents else { throw unknown() }
        return try contents.nestedContainer(keyedBy: Tag.self, forKey: Tag(stringValue: word))
            .decode(type, forKey: name)
    }

    /// One of several things that belong to the word, where it is there.
    func contentIfPresent<Value: Decodable>(_ name: Tag, _ type: Value.Type) throws -> Value? {
        guard let contents else { throw unknown() }
        return try contents.nestedContainer(keyedBy: Tag.self, forKey: Tag(stringValue: word))
            .decodeIfPresent(type, forKey: name)
    }

    /// The error where the word is none of those known, or lacks what belongs to it.
    func unknown() -> DecodingError {
        .dataCorrupted(.init(codingPath: codingPath, debugDescription: "not one of the shapes known"))
    }
}

/// A key of any name.
struct Tag: CodingKey, ExpressibleByStringLiteral {
    let stringValue: String
    var intValue: Int? { nil }

    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
    init(stringLiteral value: String) { stringValue = value }
}

extension Encoder {
    /// Writes a bare word.
    func encode(word: String) throws {
        var container = singleValueContainer()
        try container.encode(word)
    }

    /// Writes a word with what belongs to it.
    func encode(_ word: Tag, _ content: some Encodable) throws {
        var container = container(keyedBy: Tag.self)
        try container.encode(content, forKey: word)
    }

    /// Writes a word with several things that belong to it.
    func encode(_ word: Tag, with contents: (inout KeyedEncodingContainer<Tag>) throws -> Void) throws {
        var container = container(keyedBy: Tag.self)
        var nested = container.nestedContainer(keyedBy: Tag.self, forKey: word)
        try contents(&nested)
    }
}
