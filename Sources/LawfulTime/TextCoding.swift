// SPDX-License-Identifier: Apache-2.0

extension Decoder {
    /// Decodes one text and parses it, turning a ``TimeError`` into a `DecodingError` that knows the coding path.
    func decodeText<Value>(_ parse: (String) throws -> Value) throws -> Value {
        let container = try singleValueContainer()
        let text = try container.decode(String.self)
        do {
            return try parse(text)
        } catch {
            throw DecodingError.dataCorrupted(
                DecodingError.Context(
                    codingPath: codingPath, debugDescription: String(describing: error), underlyingError: error))
        }
    }
}

extension Encoder {
    /// Encodes one text.
    func encodeText(_ text: String) throws {
        var container = singleValueContainer()
        try container.encode(text)
    }
}
